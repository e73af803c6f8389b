"""The network behind the `trained` detector: its pictures, targets, training, export and evaluation."""
