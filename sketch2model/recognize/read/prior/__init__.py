"""What lines of a diagram say, before anybody has looked at their ink."""

from sketch2model.recognize.read.prior.letter_case import Case
from sketch2model.recognize.read.prior.prior import LinePrior, PagePrior, State, load_tables
from sketch2model.recognize.read.prior.slots import Slot

__all__ = ["Case", "LinePrior", "PagePrior", "Slot", "State", "load_tables"]
