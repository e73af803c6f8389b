"""What lines of a diagram say, before anybody has looked at their ink."""

from sketch2model.recognize.read.prior.prior import LinePrior, PagePrior, State, load_tables

__all__ = ["LinePrior", "PagePrior", "State", "load_tables"]
