"""The pages of `samples/`."""

from training.sketches.scenes.classes import INHERITANCE, LIBRARY, SCHOOL, SHOP
from training.sketches.scenes.data import CONTACTS, ORDERS_ER
from training.sketches.scenes.flows import BOXES, CHECKOUT, CLAIM
from training.sketches.scenes.scene import Scene

SCENES = (LIBRARY, INHERITANCE, SHOP, SCHOOL, ORDERS_ER, CONTACTS, CHECKOUT, CLAIM, BOXES)

__all__ = ["SCENES", "Scene"]
