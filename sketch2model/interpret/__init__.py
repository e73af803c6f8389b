"""From the graph of what is drawn to what it means."""

from sketch2model.interpret.alternatives import AlternativeValue, alternatives_of
from sketch2model.interpret.interpretation import interpret, interpret_parts
from sketch2model.interpret.schema import draft_schema
from sketch2model.interpret.uml import uml_diagram

__all__ = ["AlternativeValue", "alternatives_of", "draft_schema", "interpret", "interpret_parts", "uml_diagram"]
