"""Photos go to worker processes, and what happens to them goes to whoever watches.

Nothing is re-exported: a worker process imports `tasks` alone, without database and server.
"""
