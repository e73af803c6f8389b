"""The detector that was trained: one look of a network at the whole page, then geometry."""

from sketch2model.recognize.detect.trained.detector import TrainedDetector

__all__ = ["TrainedDetector"]
