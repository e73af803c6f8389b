"""Fine-tune the recogniser: seeded, resumable, on a GPU if there is one.

python -m training.reader.train STOCK.onnx --lines FOLDER=SHARE [...] --state STATE.pt --steps 6000
"""

from __future__ import annotations

import argparse
import copy
import itertools
import math
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional
from torch.utils.data import DataLoader, IterableDataset, get_worker_info

from sketch2model.recognize.read.lines import HEIGHT, STRIDE
from training.progress import blend, rate_share, resume, save, shares
from training.reader.augment import augmented
from training.reader.crops import Crop, read_crops
from training.reader.network import as_module, characters_of, cut, freeze

WARM_UP = 100
FLUSH = 180.0
"""Seconds between two checkpoints."""
POOL = 16
"""So many batches are drawn at once and sorted by width, so that little is padded."""
FULLEST = {"word": 1.6, "line": 0.85}
"""Letters a step, before dense writing is made wider; a fuller line is two taken for one, a fuller word unreadable."""
RARITY = 0.5
"""A word that is there n times is drawn as often as one that is there n ** (1 - RARITY) times; signs as they come."""
WORD = 3
"""Letters from which on a text is a word and no sign."""
SILENCE = 0.02
"""Share of pictures without writing, so that the network learns to say nothing. Single strokes are not among them:
whether one is a 1 or dirt, only its place can tell."""
WIDEST_MARK = 1.5
"""Heights; wider ink may be words that the truth leaves out."""

Line = tuple[NDArray[np.uint8], list[int]]


class Source:
    """Pictures of one folder, and how often each is drawn."""

    def __init__(self, folder: Path, code: dict[str, int]) -> None:
        crops = [c for c in read_crops(folder) if set(c.text) <= set(code) and _fits(c)]
        crops = [crop for crop in crops if crop.text or is_mark(crop.picture)]
        counts = Counter((crop.text, crop.kind) for crop in crops)
        weights = np.array([1.0 if len(c.text) < WORD else counts[c.text, c.kind] ** -RARITY for c in crops])
        silent = np.array([not crop.text for crop in crops])
        weights[silent] *= SILENCE * weights[~silent].sum() / max(1e-9, weights[silent].sum())
        self.pictures = [crop.picture for crop in crops]
        self.labels = [[code[c] for c in crop.text] for crop in crops]
        self.chances = np.cumsum(weights / weights.sum())

    def draw(self, rng: np.random.Generator) -> Line:
        """One of them."""
        index = min(int(np.searchsorted(self.chances, rng.random())), len(self.pictures) - 1)
        return self.pictures[index], self.labels[index]


def is_mark(picture: NDArray[np.uint8]) -> bool:
    """Whether ink of which nothing is told is no writing for sure: too narrow for a word, and more than one stroke."""
    dark = np.pad(picture < (int(picture.min()) + 255) / 2, 1)
    level, upright = (dark[:, 1:] & ~dark[:, :-1]).sum(axis=1), (dark[1:] & ~dark[:-1]).sum(axis=0)
    return picture.shape[1] <= WIDEST_MARK * picture.shape[0] and max(int(level.max()), int(upright.max())) > 1


def _fits(crop: Crop) -> bool:
    height, width = crop.picture.shape
    steps = max(HEIGHT, width * HEIGHT / height) / STRIDE
    return room(crop.text) <= FULLEST[crop.kind] * steps


def room(label: Sequence[object]) -> int:
    """Steps that a text needs at least: one for each letter, and one between two that are the same."""
    return max(1, len(label) + sum(a == b for a, b in itertools.pairwise(label)))


class Batches(IterableDataset):
    """Endless batches of augmented lines of similar width."""

    def __init__(self, folders: dict[Path, float], characters: Sequence[str], area: int, seed: int) -> None:
        self.folders, self.area, self.seed = folders, area, seed
        self.code = {character: index for index, character in enumerate(characters) if character}

    def __iter__(self) -> Iterator[tuple[Tensor, Tensor, Tensor, Tensor]]:
        worker = get_worker_info()
        rng = np.random.default_rng([self.seed, worker.id if worker else 0])
        sources = [Source(folder, self.code) for folder in self.folders]
        shares = np.array(list(self.folders.values()))
        while True:
            pool: list[Line] = []
            area = 0
            while area < POOL * self.area:
                picture, label = sources[int(rng.choice(len(sources), p=shares / shares.sum()))].draw(rng)
                line = augmented(picture, rng)
                if room(label) <= line.shape[1] // STRIDE:
                    pool.append((line, label))
                    area += line.size
            pool.sort(key=lambda one: one[0].shape[1])
            batches = list(self._cut(pool))
            for index in rng.permutation(len(batches)):
                yield _as_tensors(batches[index])

    def _cut(self, pool: list[Line]) -> Iterator[list[Line]]:
        batch: list[Line] = []
        for line in pool:
            if batch and (len(batch) + 1) * line[0].size > self.area:
                yield batch
                batch = []
            batch.append(line)
        yield batch


def _as_tensors(batch: Sequence[Line]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    width = max(line.shape[1] for line, _ in batch)
    pictures = np.full((len(batch), 1, HEIGHT, width), 255, np.uint8)
    for row, (line, _) in zip(pictures, batch, strict=True):
        row[0, :, : line.shape[1]] = line
    steps = torch.tensor([math.ceil(line.shape[1] / STRIDE) for line, _ in batch])
    labels = torch.tensor([index for _, label in batch for index in label], dtype=torch.long)
    return torch.from_numpy(pictures), steps, labels, torch.tensor([len(label) for _, label in batch])


def train(
    stock: Path,
    folders: dict[Path, float],
    state: Path,
    *,
    steps: int,
    area: int,
    rate: float,
    decay: int,
    seed: int,
    workers: int,
    frozen: int = 0,
) -> None:
    """Train up to a number of steps, from where the state file left off.

    Args:
        stock: PP-OCRv6 rec_small as ONNX.
        folders: Folders of crops and how often each is drawn from.
        state: Checkpoint, read if it is there, written every few minutes and at the end.
        steps: Steps in all, those of earlier runs counted.
        area: Pixels a batch.
        rate: Learning rate.
        decay: Over so many last steps the rate falls to a hundredth.
        seed: Of what is left to chance.
        workers: Processes that prepare lines.
        frozen: So many of the first convolutions are left as they are.
    """
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    torch.manual_seed(seed)
    slim = cut(onnx.load(stock))
    network = as_module(slim).to(device, memory_format=torch.channels_last)
    average = copy.deepcopy(network)
    freeze(network, frozen)
    optimizer = torch.optim.AdamW(network.parameters(), rate, weight_decay=1e-3)
    step = resume(state, network, average, optimizer, device)
    loader = DataLoader(Batches(folders, characters_of(slim), area, seed + step), batch_size=None, num_workers=workers)
    begun = written = time.monotonic()
    seen, lines = 0.0, 0
    for pictures, widths, labels, lengths in loader:
        if step >= steps:
            break
        for group in optimizer.param_groups:
            group["lr"] = rate * rate_share(step, steps, WARM_UP, decay)
        inputs = (pictures.to(device).float() / 127.5 - 1).repeat(1, 3, 1, 1)
        logits = network(inputs.contiguous(memory_format=torch.channels_last))
        chances = functional.log_softmax(logits.float(), -1).transpose(0, 1)
        widths = torch.clamp(widths, max=chances.shape[0])
        losses = functional.ctc_loss(chances, labels.to(device), widths, lengths, reduction="none", zero_infinity=True)
        loss = (losses / lengths.clamp(min=1).to(device) ** 0.5).mean()
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(network.parameters(), 5.0)
        optimizer.step()
        step += 1
        blend(average, network, step)
        seen = 0.98 * seen + 0.02 * float(loss.detach()) if seen else float(loss.detach())
        lines += len(pictures)
        if step % 50 == 0:
            now = time.monotonic()
            speed = f"{(now - begun) / 50:.2f} s and {lines / 50:.1f} lines a step"
            print(f"{step}  {speed}  loss {seen:.3f}", flush=True)
            begun, lines = now, 0
        if time.monotonic() - written > FLUSH:
            save(state, network, average, optimizer, step)
            written = time.monotonic()
    save(state, network, average, optimizer, step)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stock", type=Path, help="PP-OCRv6_rec_small.onnx, as in RapidOCR's wheel")
    parser.add_argument("--lines", nargs="+", required=True, help="folders of crops, each as FOLDER or FOLDER=SHARE")
    parser.add_argument("--state", type=Path, required=True, help="checkpoint to go on from and to write")
    parser.add_argument("--steps", type=int, default=6000)
    parser.add_argument("--area", type=int, default=32 * 48 * 160, help="pixels a batch")
    parser.add_argument("--rate", type=float, default=3e-4)
    parser.add_argument("--decay", type=int, default=2000, help="last steps over which the rate falls")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--frozen", type=int, default=0, help="first convolutions that are left as they are")
    parser.add_argument("--threads", type=int, default=0, help="0 for all cores")
    options = parser.parse_args()
    if options.threads:
        torch.set_num_threads(options.threads)
    train(
        options.stock,
        shares(options.lines),
        options.state,
        steps=options.steps,
        area=options.area,
        rate=options.rate,
        decay=options.decay,
        seed=options.seed,
        workers=options.workers,
        frozen=options.frozen,
    )


if __name__ == "__main__":
    main()
