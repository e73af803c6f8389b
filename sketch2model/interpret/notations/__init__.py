"""The notations, one module each: what speaks for it, what its shapes, its lines and its writing mean."""

from sketch2model.interpret.notations.attribute_list import ATTRIBUTE_LIST
from sketch2model.interpret.notations.behaviour import CONCLUDED_STEREOTYPES
from sketch2model.interpret.notations.chen import CHEN
from sketch2model.interpret.notations.class_diagram import CLASS_DIAGRAM
from sketch2model.interpret.notations.crows_feet import CROWS_FOOT
from sketch2model.interpret.notations.drawn import Drawn
from sketch2model.interpret.notations.flowchart import FLOWCHART
from sketch2model.interpret.notations.generic import GENERIC
from sketch2model.interpret.notations.notation import Notation
from sketch2model.interpret.notations.process import PROCESS
from sketch2model.interpret.notations.state_machine import STATE_MACHINE

NOTATIONS = (CLASS_DIAGRAM, CHEN, CROWS_FOOT, PROCESS, FLOWCHART, STATE_MACHINE, ATTRIBUTE_LIST, GENERIC)
"""All of them; of two with the same evidence the first one wins."""

__all__ = ["CONCLUDED_STEREOTYPES", "NOTATIONS", "Drawn", "Notation"]
