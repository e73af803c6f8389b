"""Write the trained weights back into the ONNX file that they came from, with their checksum beside it.

python -m training.reader.export STOCK.onnx STATE.pt [STATE.pt ...] reader.onnx
"""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from training.reader.network import as_module, cut


def export(stock: Path, states: Sequence[Path], out: Path) -> None:
    """Put the mean of the running averages of checkpoints into a copy of the stock network with the head cut.

    Checkpoints of one run from which the rate has fallen lie near each other, and their mean is no worse than the best
    (P. Izmailov et al., Averaging weights leads to wider optima and better generalization, 2018).

    Args:
        stock: PP-OCRv6 rec_small as ONNX.
        states: Checkpoints of `training.reader.train`.
        out: ONNX file to write; its SHA-256 is written beside it.

    Raises:
        ValueError: If a trained tensor has no place in the file, or more than one.
    """
    slim = cut(onnx.load(stock))
    before = dict(as_module(slim).named_parameters())
    averages = [torch.load(state, map_location="cpu", weights_only=True)["average"] for state in states]
    after = {name: torch.stack([average[name] for average in averages]).mean(dim=0) for name in before}
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
    parser.add_argument("states", type=Path, nargs="+")
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    export(options.stock, options.states, options.out)


if __name__ == "__main__":
    main()
