"""How far the network's answers are from the targets."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

from training.detector.network import CONTAINER, MASKS, OUTPUTS, split

WEIGHTS = {
    "shape_heat": 1.0,
    "shape_sides": 1.0,
    "shape_kind": 0.5,
    "end_heat": 1.0,
    "end_kind": 0.5,
    "direction": 0.5,
    "style": 0.3,
    "reach": 0.6,
    "connector": 1.5,
    "divider": 1.0,
    "text": 0.5,
    "inside": 0.5,
    "inner": 2.0,
    "outer": 2.0,
}
"""How much each part counts."""

RARE = (3.0, 4.0, 1.0)
"""Weight of the pixels that belong to a mask, against those that do not."""


def losses(outputs: tuple[Tensor, Tensor, Tensor], truth: dict[str, Tensor]) -> dict[str, Tensor]:
    """Every part of the loss, unweighted.

    Args:
        outputs: Of `SketchNet`, float32.
        truth: Batched targets of `targets_of`.
    """
    maps, masks, containers = outputs
    parts = split(maps, OUTPUTS)
    found: dict[str, Tensor] = {}
    found["shape_heat"] = _focal(parts["shape_heat"][:, 0], truth["shape_heat"], truth["shape_count"])
    middle = truth["shape_weight"] > 0
    weight = truth["shape_weight"][middle]
    off = functional.smooth_l1_loss(
        _at(parts["shape_sides"], middle), _at(truth["shape_sides"], middle), reduction="none", beta=0.1
    )
    found["shape_sides"] = _mean(off.mean(1), weight)
    found["shape_kind"] = _mean(_any_of(_at(parts["shape_kind"], middle), truth["shape_kind"][middle]), weight)
    found["end_heat"] = _focal(parts["end_heat"], truth["end_heat"], truth["end_count"])
    kinds = []
    for plane in (0, 1):
        known = truth["end_kind"][:, plane] > 0
        kinds.append(_any_of(_at(parts["end_kind"], known), truth["end_kind"][:, plane][known]))
    found["end_kind"] = sum(_mean(part, torch.ones_like(part)) for part in kinds) / 2
    line = truth["line"] > 0
    every = torch.ones(int(line.sum()), device=maps.device)
    found["direction"] = _mean((_at(parts["direction"], line) - _at(truth["direction"], line)).pow(2).sum(1), every)
    found["style"] = _mean(_any_of(_at(parts["style"], line), truth["style"][line]), every)
    apart = _reach(_at(parts["reach"], line), _at(truth["reach"], line), truth["directed"][line].bool())
    found["reach"] = _mean(apart, every)
    for index, name in enumerate(MASKS):
        found[name] = _mask(masks[:, index], truth["masks"][:, index].float(), RARE[index])
    found |= _container_losses(containers, truth)
    return found


def total(found: dict[str, Tensor]) -> Tensor:
    """The weighted sum."""
    return torch.stack([WEIGHTS[name] * part for name, part in found.items()]).sum()


def container_boxes(logits: Tensor) -> Tensor:
    """(batch, 4, h, w) logarithms of distances in units of 64 pixels to boxes (x0, y0, x1, y1) in pixels."""
    h, w = logits.shape[2:]
    ys = (torch.arange(h, device=logits.device) * 16.0 + 8)[:, None].expand(h, w)
    xs = (torch.arange(w, device=logits.device) * 16.0 + 8)[None, :].expand(h, w)
    left, top, right, bottom = (64 * logits.clamp(-4, 4).exp()).unbind(1)
    return torch.stack([xs - left, ys - top, xs + right, ys + bottom], dim=1)


def _container_losses(logits: Tensor, truth: dict[str, Tensor]) -> dict[str, Tensor]:
    parts = split(logits, CONTAINER)
    inside = truth["inside"].float()
    found = {"inside": functional.binary_cross_entropy_with_logits(parts["inside"][:, 0], inside)}
    for name in ("inner", "outer"):
        found[name] = _mean(1 - _iou(container_boxes(parts[name]), truth[name]), inside)
    return found


def _iou(a: Tensor, b: Tensor) -> Tensor:
    """Generalised intersection over union of boxes along dimension 1 (Rezatofighi et al. 2019)."""
    low, high = torch.maximum(a[:, :2], b[:, :2]), torch.minimum(a[:, 2:], b[:, 2:])
    both = (high - low).clamp(min=0).prod(1)
    either = (a[:, 2:] - a[:, :2]).prod(1) + (b[:, 2:] - b[:, :2]).clamp(min=0).prod(1) - both
    hull = (torch.maximum(a[:, 2:], b[:, 2:]) - torch.minimum(a[:, :2], b[:, :2])).prod(1)
    return both / either.clamp(min=1) - (hull - either) / hull.clamp(min=1)


def _focal(logits: Tensor, heat: Tensor, count: Tensor) -> Tensor:
    """Focal loss with soft spots (Law and Deng 2018), divided by the number of spots."""
    chance = logits.sigmoid().clamp(1e-4, 1 - 1e-4)
    peak = (heat > 0.99).float()
    found = -peak * (1 - chance).pow(2) * chance.log()
    empty = -(1 - peak) * (1 - heat).pow(4) * chance.pow(2) * (1 - chance).log()
    return ((found + empty) * count).sum() / peak.sum().clamp(min=8)


def _at(planes: Tensor, where: Tensor) -> Tensor:
    """(batch, channels, h, w) at the true places of (batch, h, w): (n, channels)."""
    return planes.permute(0, 2, 3, 1)[where]


def _any_of(logits: Tensor, allowed: Tensor) -> Tensor:
    """Cross entropy where several classes are right at once: minus the logarithm of their joint chance.

    Args:
        logits: (n, classes).
        allowed: (n,) bit sets of the right classes.
    """
    order = torch.arange(logits.shape[1], device=logits.device)[None]
    right = (allowed[:, None] >> order) & 1
    return -(logits.softmax(1) * right).sum(1).clamp(min=1e-5).log()


def _reach(found: Tensor, truth: Tensor, directed: Tensor) -> Tensor:
    """(n,) error of the way to both ends, relative to the way; where neither is the first, the better order counts."""

    def apart(a: Tensor, b: Tensor) -> Tensor:
        error = (a - b).pow(2).sum(1).add(1e-6).sqrt()
        return (error / (0.2 + 0.2 * b.pow(2).sum(1).add(1e-6).sqrt())).clamp(max=8)

    straight = apart(found[:, :2], truth[:, :2]) + apart(found[:, 2:], truth[:, 2:])
    swapped = apart(found[:, :2], truth[:, 2:]) + apart(found[:, 2:], truth[:, :2])
    return torch.where(directed, straight, torch.minimum(straight, swapped)) / 2


def _mask(logits: Tensor, mask: Tensor, rare: float) -> Tensor:
    """Cross entropy and Dice loss (Milletari et al. 2016)."""
    entropy = functional.binary_cross_entropy_with_logits(
        logits, mask, pos_weight=torch.tensor(rare, device=logits.device)
    )
    chance = logits.sigmoid()
    dice = 1 - (2 * (chance * mask).sum() + 100) / (chance.sum() + mask.sum() + 100)
    return 4 * entropy + dice


def _mean(values: Tensor, weight: Tensor) -> Tensor:
    return (values * weight).sum() / weight.sum().clamp(min=1)
