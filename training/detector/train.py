"""Train the network: seeded, resumable, on a GPU if there is one.

python -m training.detector.train --examples FOLDER [FOLDER ...] --state STATE.pt --steps 20000
"""

from __future__ import annotations

import argparse
import copy
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.utils.data import DataLoader, IterableDataset, get_worker_info

from training.detector.augment import window
from training.detector.example import Example, stems
from training.detector.losses import losses, total
from training.detector.network import SketchNet
from training.detector.targets import targets_of
from training.progress import blend, rate_share, resume, save, shares

WARM_UP = 200
"""Over so many first steps the rate rises from nothing."""
RELISTED = 400
"""After so many windows the folders are listed again, so that examples may still be added."""
FLUSH = 240.0
"""Seconds between two checkpoints."""


class Windows(IterableDataset):
    """Endless random windows; each folder is drawn from with its own weight.

    Args:
        folders: Folders of examples with how often each is drawn from.
        seed: Of everything that is left to chance.
    """

    def __init__(self, folders: dict[Path, float], seed: int) -> None:
        self.folders, self.seed = folders, seed

    def __iter__(self) -> Iterator[dict[str, np.ndarray]]:
        worker = get_worker_info()
        rng = np.random.default_rng([self.seed, worker.id if worker else 0])
        while True:
            pages = [stems([folder]) for folder in self.folders]
            chances = np.array([share * bool(found) for share, found in zip(self.folders.values(), pages, strict=True)])
            for which in rng.choice(len(pages), RELISTED, p=chances / chances.sum()):
                stem = pages[which][int(rng.integers(len(pages[which])))]
                example = window(Example.read(stem), rng)
                yield {"ink": 1 - example.ink[None].astype(np.float32) / 255, **targets_of(example)}


def train(
    folders: dict[Path, float], state: Path, *, steps: int, batch: int, rate: float, decay: int, seed: int, workers: int
) -> None:
    """Train up to a number of steps, from where the state file left off.

    Args:
        folders: Folders of examples and how often each is drawn from.
        state: Checkpoint, read if it is there, written every few minutes and at the end.
        steps: Steps in all, those of earlier runs counted.
        batch: Windows a step.
        rate: Learning rate.
        decay: Over so many last steps the rate falls to a hundredth.
        seed: Of the first weights and, with the step, of the windows.
        workers: Processes that prepare windows.
    """
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    torch.manual_seed(seed)
    network = SketchNet().to(device, memory_format=torch.channels_last)
    average = copy.deepcopy(network).eval()
    optimizer = torch.optim.AdamW(network.parameters(), rate, weight_decay=1e-4)
    step = resume(state, network, average, optimizer, device)
    loader = DataLoader(
        Windows(folders, seed + step), batch, num_workers=workers, prefetch_factor=4 if workers else None
    )
    begun, written, seen = time.monotonic(), time.monotonic(), dict[str, float]()
    network.train()
    for truth in loader:
        if step >= steps:
            break
        for group in optimizer.param_groups:
            group["lr"] = rate * rate_share(step, steps, WARM_UP, decay)
        truth = {name: value.to(device) for name, value in truth.items()}
        found = _step(network, optimizer, truth, device)
        step += 1
        blend(average, network, step)
        for name, value in found.items():
            seen[name] = 0.98 * seen.get(name, value) + 0.02 * value
        if step % 50 == 0:
            speed = (time.monotonic() - begun) / 50
            begun = time.monotonic()
            print(f"{step} {speed:.2f} s a step  " + "  ".join(f"{n} {v:.3f}" for n, v in seen.items()), flush=True)
        if time.monotonic() - written > FLUSH:
            save(state, network, average, optimizer, step)
            written = time.monotonic()
    save(state, network, average, optimizer, step)


def _step(
    network: nn.Module, optimizer: torch.optim.Optimizer, truth: dict[str, Tensor], device: torch.device
) -> dict[str, float]:
    with torch.autocast(device.type, torch.bfloat16):
        outputs = network(truth["ink"].contiguous(memory_format=torch.channels_last))
    found = losses(tuple(part.float() for part in outputs), truth)
    optimizer.zero_grad(set_to_none=True)
    total(found).backward()
    nn.utils.clip_grad_norm_(network.parameters(), 5.0)
    optimizer.step()
    return {name: float(part.detach()) for name, part in found.items()}


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--examples", nargs="+", required=True, help="folders, each as FOLDER or FOLDER=WEIGHT")
    parser.add_argument("--state", type=Path, required=True, help="checkpoint to go on from and to write")
    parser.add_argument("--steps", type=int, default=20000)
    parser.add_argument("--batch", type=int, default=4)
    parser.add_argument("--rate", type=float, default=1e-3)
    parser.add_argument("--decay", type=int, default=2000, help="last steps over which the rate falls")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--threads", type=int, default=0, help="0 for all cores")
    options = parser.parse_args()
    if options.threads:
        torch.set_num_threads(options.threads)
    train(
        shares(options.examples),
        options.state,
        steps=options.steps,
        batch=options.batch,
        rate=options.rate,
        decay=options.decay,
        seed=options.seed,
        workers=options.workers,
    )


if __name__ == "__main__":
    main()
