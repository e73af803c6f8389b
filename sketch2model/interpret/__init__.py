"""From the graph of what is drawn to what it means."""

from sketch2model.interpret.interpretation import interpret
from sketch2model.interpret.schema import draft_schema
from sketch2model.interpret.uml import uml_diagram

__all__ = ["draft_schema", "interpret", "uml_diagram"]
