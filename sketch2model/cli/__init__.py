"""The command line."""

from sketch2model.cli.app import app, main

__all__ = ["app", "main"]
