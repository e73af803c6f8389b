"""PP-OCRv6 rec_small as a torch module with a head cut to the characters of sketches, and back to ONNX.

The stock network (Apache-2.0) is in RapidOCR's wheel. onnx2torch needs three repairs: it imports torchvision, which is
not there; it knows no `SAME_UPPER` padding, which becomes a padding of its own; weights that it keeps as buffers become
parameters so that they are trained.
"""

from __future__ import annotations

import sys
import types

import numpy as np
import onnx
from onnx import helper, numpy_helper
from torch import nn

from sketch2model.recognize.read.alphabet import plain_text

LOWEST = float(np.finfo(np.float32).min)
HEAD = ("linear_8.w_0", "linear_8.b_0")
"""Weights (features, classes) and biases of the last layer."""


def cut(stock: onnx.ModelProto) -> onnx.ModelProto:
    """The network with the blank, Latin letters, digits and signs as its only classes; the space is the last."""
    listed = {entry.key: entry.value for entry in stock.metadata_props}["character"].splitlines()
    kept = [index for index, character in enumerate(listed) if plain_text(character) == character]
    classes = [0, *(index + 1 for index in kept), len(listed) + 1]
    slim = onnx.ModelProto()
    slim.CopyFrom(stock)
    for tensor in slim.graph.initializer:
        if tensor.name in HEAD:
            values = numpy_helper.to_array(tensor)
            tensor.CopyFrom(numpy_helper.from_array(np.ascontiguousarray(values[..., classes]), tensor.name))
    for entry in slim.metadata_props:
        if entry.key == "character":
            entry.value = "\n".join(listed[index] for index in kept)
    for output in slim.graph.output:
        output.type.tensor_type.shape.dim[-1].dim_value = len(classes)
    del slim.graph.value_info[:]
    return slim


def characters_of(network: onnx.ModelProto) -> list[str]:
    """What the classes of a network stand for; the blank, an empty string, is the first."""
    return ["", *{entry.key: entry.value for entry in network.metadata_props}["character"].splitlines(), " "]


def as_module(network: onnx.ModelProto) -> nn.Module:
    """A torch module that gives logits (batch, steps, classes) for pictures (batch, 3, 48, width).

    Its parameters are named by the weights of the ONNX file that they come from, with `/` for `.`.
    """
    _stand_in_for_torchvision()
    from onnx2torch import convert

    plain = _without_same_padding(network)
    _end_before_softmax(plain)
    module = convert(plain)
    _make_trainable(module)
    return module.eval()


def _stand_in_for_torchvision() -> None:
    for name in ("torchvision", "torchvision.ops"):
        sys.modules.setdefault(name, types.ModuleType(name))
    sys.modules["torchvision"].ops = sys.modules["torchvision.ops"]
    for name in ("nms", "roi_align"):
        setattr(sys.modules["torchvision.ops"], name, None)


def _without_same_padding(network: onnx.ModelProto) -> onnx.ModelProto:
    """`SAME_UPPER` for a window of 2 by 2 and steps of 1 is one row below and one column at the right."""
    plain = onnx.ModelProto()
    plain.CopyFrom(network)
    nodes = []
    for node in plain.graph.node:
        padded = next((a for a in node.attribute if a.name == "auto_pad" and a.s == b"SAME_UPPER"), None)
        if padded:
            node.attribute.remove(padded)
            name = f"{node.output[0]}.padded"
            pads = numpy_helper.from_array(np.array([0, 0, 0, 0, 0, 0, 1, 1], np.int64), f"{name}.pads")
            value = numpy_helper.from_array(
                np.array(LOWEST if node.op_type == "MaxPool" else 0.0, np.float32), f"{name}.value"
            )
            plain.graph.initializer.extend([pads, value])
            nodes.append(helper.make_node("Pad", [node.input[0], pads.name, value.name], [name], name=name))
            node.input[0] = name
        nodes.append(node)
    del plain.graph.node[:]
    plain.graph.node.extend(nodes)
    return plain


def _end_before_softmax(network: onnx.ModelProto) -> None:
    last = network.graph.node[-1]
    if last.op_type != "Softmax":
        raise ValueError(f"the network ends in {last.op_type}, not in Softmax")
    network.graph.output[0].name = last.input[0]
    del network.graph.node[-1]


def _make_trainable(module: nn.Module) -> None:
    for part in module.modules():
        for name, buffer in list(part.named_buffers(recurse=False)):
            if buffer.is_floating_point() and "running" not in name and buffer.numel() > 1:
                del part._buffers[name]
                part.register_parameter(name, nn.Parameter(buffer.detach().clone()))
        if isinstance(part, nn.BatchNorm2d):
            part.eval()


def freeze(module: nn.Module, convolutions: int) -> None:
    """Keep what comes before so many convolutions as it is: strokes look the same everywhere, and it is slow to learn.

    Args:
        module: What `as_module` gave.
        convolutions: How many of the first ones, with all between them, are not trained.
    """
    left = convolutions
    for node in module.graph.nodes:
        if node.op not in ("call_module", "get_attr"):
            continue
        part = module
        for name in str(node.target).split("."):
            part = getattr(part, name)
        if isinstance(part, nn.Conv2d):
            left -= 1
            if left < 0:
                return
        for value in [part] if isinstance(part, nn.Parameter) else getattr(part, "parameters", list)():
            value.requires_grad_(False)
