"""Write the trained network as ONNX, its numbers stored in 16 bits, with its checksum beside it.

python -m training.detector.export STATE.pt OUT.onnx
"""

from __future__ import annotations

import argparse
import hashlib
import io
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from training.detector.network import SketchNet

OPSET = 17
"""Version of ONNX's operators."""

LARGE = 64
"""Tensors with more values than this are stored in 16 bits; onnxruntime widens them once, when it loads."""


def export(state: Path, out: Path) -> str:
    """Write the averaged weights of a checkpoint; returns the SHA-256 of the file."""
    network = SketchNet()
    network.load_state_dict(torch.load(state, map_location="cpu", weights_only=True)["average"])
    network.eval()
    buffer = io.BytesIO()
    torch.onnx.export(
        network,
        torch.zeros(1, 1, 64, 96),
        buffer,
        dynamo=False,
        opset_version=OPSET,
        input_names=["ink"],
        output_names=["fine", "masks", "coarse"],
        dynamic_axes={name: {2: f"{name}_height", 3: f"{name}_width"} for name in ("ink", "fine", "masks", "coarse")},
    )
    graph = onnx.load_from_string(buffer.getvalue())
    _halve(graph)
    onnx.checker.check_model(graph)
    content = graph.SerializeToString(deterministic=True)
    digest = hashlib.sha256(content).hexdigest()
    out.write_bytes(content)
    out.with_name(out.name + ".sha256").write_text(f"{digest}  {out.name}\n", encoding="ascii")
    return digest


def _halve(graph: onnx.ModelProto) -> None:
    """Store large tensors in 16 bits, each followed by a cast back to 32."""
    casts = []
    for tensor in graph.graph.initializer:
        if tensor.data_type != TensorProto.FLOAT or np.prod(tensor.dims) <= LARGE:
            continue
        name = tensor.name
        half = numpy_helper.to_array(tensor).astype(np.float16)
        tensor.CopyFrom(numpy_helper.from_array(half, f"{name}.half"))
        casts.append(helper.make_node("Cast", [f"{name}.half"], [name], to=TensorProto.FLOAT))
    nodes = [*casts, *graph.graph.node]
    del graph.graph.node[:]
    graph.graph.node.extend(nodes)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("state", type=Path)
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    print(export(options.state, options.out))


if __name__ == "__main__":
    main()
