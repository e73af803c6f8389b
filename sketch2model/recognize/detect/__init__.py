"""Detectors: they find shapes, connectors and writing in the ink of a page."""
