"""How the prior over writing is made: words counted in open sources, and how lines of a diagram are put together."""
