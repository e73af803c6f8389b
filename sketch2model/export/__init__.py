"""From concepts to files: pure functions, one format each."""
