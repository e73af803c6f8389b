"""What every training does: a rate that rises and falls, a running average of weights, a checkpoint to go on from."""

from __future__ import annotations

import math
from collections.abc import Iterable
from pathlib import Path

import torch
from torch import nn

AVERAGING = 0.998
"""Share of the old weights in the running average that is exported (Polyak averaging)."""


def shares(entries: Iterable[str]) -> dict[Path, float]:
    """Folders with how often each is drawn from, of entries such as `FOLDER` and `FOLDER=0.5`."""
    return {Path(name): float(share or 1) for name, _, share in (entry.partition("=") for entry in entries)}


def rate_share(step: int, steps: int, warm_up: int, decay: int) -> float:
    """Share of the learning rate at a step: it rises over the first ones and falls to a hundredth over the last."""
    warm = min(1.0, (step + 1) / warm_up)
    left = (steps - step) / max(1, decay)
    return warm * (1.0 if left >= 1 else 0.01 + 0.99 * 0.5 * (1 - math.cos(math.pi * max(0.0, left))))


@torch.no_grad()
def blend(average: nn.Module, network: nn.Module, step: int) -> None:
    """Move the running average towards the network; faster in the first steps."""
    keep = min(AVERAGING, step / (step + 10))
    for slow, fast in zip(average.state_dict().values(), network.state_dict().values(), strict=True):
        if slow.is_floating_point():
            slow.lerp_(fast, 1 - keep)
        else:
            slow.copy_(fast)


def resume(
    state: Path, network: nn.Module, average: nn.Module, optimizer: torch.optim.Optimizer, device: torch.device
) -> int:
    """Load a checkpoint if it is there; gives the step to go on from."""
    if not state.exists():
        return 0
    saved = torch.load(state, map_location=device, weights_only=True)
    network.load_state_dict(saved["network"])
    average.load_state_dict(saved["average"])
    optimizer.load_state_dict(saved["optimizer"])
    return int(saved["step"])


def save(state: Path, network: nn.Module, average: nn.Module, optimizer: torch.optim.Optimizer, step: int) -> None:
    """Write a checkpoint; the file is never half written."""
    parts = {
        "network": network.state_dict(),
        "average": average.state_dict(),
        "optimizer": optimizer.state_dict(),
        "step": step,
    }
    fresh = state.with_suffix(".new")
    torch.save(parts, fresh)
    fresh.replace(state)
