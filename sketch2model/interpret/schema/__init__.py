"""A draft database schema from what a diagram means."""

from sketch2model.interpret.schema.drafting import draft_schema

__all__ = ["draft_schema"]
