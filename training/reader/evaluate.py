"""How well a network reads crops, by kind, without any knowledge of words.

python -m training.reader.evaluate reader.onnx build/lines/dev [FOLDER ...]
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
from numpy.typing import NDArray

from sketch2model.interpret.edit_distance import edit_distance
from sketch2model.recognize.read.lines import HEIGHT, at_line_height
from training.reader.crops import Crop, read_crops
from training.reader.network import characters_of

BATCH = 16


def greedy(probabilities: NDArray[np.float32], characters: list[str]) -> str:
    """The text along the most probable path.

    Args:
        probabilities: (steps, characters).
        characters: What each column stands for, the blank first.
    """
    path = probabilities.argmax(axis=1)
    kept = path[np.concatenate([[True], path[1:] != path[:-1]])]
    return "".join(characters[index] for index in kept)


def read_all(network: Path, crops: list[Crop]) -> list[str]:
    """What the network reads in each crop."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(network, options, providers=["CPUExecutionProvider"])
    name, characters = session.get_inputs()[0].name, characters_of(onnx.load(network))
    lines = [at_line_height(crop.picture) for crop in crops]
    order = sorted(range(len(lines)), key=lambda index: lines[index].shape[1])
    texts = [""] * len(lines)
    for first in range(0, len(order), BATCH):
        members = order[first : first + BATCH]
        width = lines[members[-1]].shape[1]
        batch = np.ones((len(members), 3, HEIGHT, width), np.float32)
        for row, index in zip(batch, members, strict=True):
            row[:, :, : lines[index].shape[1]] = lines[index] / np.float32(127.5) - 1
        (answers,) = session.run(None, {name: batch})
        for index, answer in zip(members, answers, strict=True):
            texts[index] = greedy(answer, characters).strip()
    return texts


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("network", type=Path)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--most", type=int, help="crops of each folder, spread evenly")
    options = parser.parse_args()
    for folder in options.folders:
        crops = list(read_crops(folder))
        crops = crops[:: max(1, len(crops) // options.most)] if options.most else crops
        texts = read_all(options.network, crops)
        totals: dict[str, list[float]] = defaultdict(lambda: [0, 0, 0, 0])
        for crop, text in zip(crops, texts, strict=True):
            total = totals[crop.kind if crop.text else f"{crop.kind} without writing"]
            total[0] += 1
            total[1] += text == crop.text
            total[2] += min(edit_distance(crop.text, text), max(1, len(crop.text)))
            total[3] += len(crop.text)
        for kind, (count, exact, wrong, letters) in sorted(totals.items()):
            print(f"{folder}  {kind}: {count:.0f}, exact {exact / count:.3f}, CER {wrong / max(1, letters):.3f}")


if __name__ == "__main__":
    main()
