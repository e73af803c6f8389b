"""Write the trained weights back into the ONNX file that they came from, with their checksum beside it.

python -m training.reader.export STOCK.onnx STATE.pt reader.onnx
"""

from __future__ import annotations

import argparse
import hashlib
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from training.reader.network import as_module, cut


def export(stock: Path, state: Path, out: Path) -> None:
    """Put the running average of a checkpoint into a copy of the stock network with the head cut.

    Args:
        stock: PP-OCRv6 rec_small as ONNX.
        state: Checkpoint of `training.reader.train`.
        out: ONNX file to write; its SHA-256 is written beside it.

    Raises:
        ValueError: If a trained tensor has no place in the file, or more than one.
    """
    slim = cut(onnx.load(stock))
    before = dict(as_module(slim).named_parameters())
    after = torch.load(state, map_location="cpu", weights_only=True)["average"]
    places = {tensor.name: numpy_helper.to_array(tensor) for tensor in slim.graph.initializer}
    changed: dict[str, np.ndarray] = {}
    for name, old in before.items():
        place, turned = _place_of(old.detach().numpy(), places)
        new = after[name].numpy()
        changed[place] = (new.T if turned else new).reshape(places[place].shape)
    for tensor in slim.graph.initializer:
        if tensor.name in changed:
            tensor.CopyFrom(numpy_helper.from_array(np.ascontiguousarray(changed[tensor.name]), tensor.name))
    onnx.save(slim, out)
    digest = hashlib.sha256(out.read_bytes()).hexdigest()
    Path(f"{out}.sha256").write_text(f"{digest}  {out.name}\n", encoding="ascii")


def _place_of(values: np.ndarray, places: dict[str, np.ndarray]) -> tuple[str, bool]:
    """The name of the tensor with these values, and whether its rows are the columns there."""
    found = [
        (name, turned)
        for name, other in places.items()
        for turned in (False, True)
        if other.size == values.size
        and (not turned or values.ndim == 2)
        and np.array_equal(other.ravel(), (values.T if turned else values).ravel())
    ]
    names = {name for name, _ in found}
    if len(names) != 1:
        raise ValueError(f"{len(names)} tensors have the values of a trained one")
    return found[0]


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stock", type=Path)
    parser.add_argument("state", type=Path)
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    export(options.stock, options.state, options.out)


if __name__ == "__main__":
    main()
