"""From photo to graph: load, rectify, detect, read, assemble. The steps do not know each other."""
