"""The network: one fully convolutional pass over the evened ink of a page."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

CHANNELS = (20, 40, 80, 144, 192)
"""At strides 2, 4, 8, 16 and 32."""

DETAIL = 48
"""Channels of the finest maps, at stride 4."""

OUTPUTS = {
    "shape_heat": 1,
    "shape_kind": 11,
    "shape_sides": 4,
    "end_heat": 2,
    "end_kind": 11,
    "direction": 2,
    "style": 3,
    "reach": 4,
}
"""Maps at stride 4 and their channels."""

MASKS = ("connector", "divider", "text")
"""Maps at stride 2."""

CONTAINER = {"inside": 1, "inner": 4, "outer": 4}
"""Maps at stride 16 and their channels."""


def convolution(inputs: int, outputs: int, *, stride: int = 1, dilation: int = 1) -> nn.Sequential:
    """3x3 convolution, batch normalisation, ReLU."""
    return nn.Sequential(
        nn.Conv2d(inputs, outputs, 3, stride, dilation, dilation, bias=False),
        nn.BatchNorm2d(outputs),
        nn.ReLU(inplace=True),
    )


class Residual(nn.Module):
    """Two convolutions beside a shortcut (He et al. 2016)."""

    def __init__(self, channels: int, dilation: int = 1) -> None:
        super().__init__()
        self.first = convolution(channels, channels, dilation=dilation)
        self.second = nn.Conv2d(channels, channels, 3, 1, dilation, dilation, bias=False)
        self.norm = nn.BatchNorm2d(channels)

    def forward(self, x: Tensor) -> Tensor:
        """(batch, channels, height, width) to the same."""
        return functional.relu(x + self.norm(self.second(self.first(x))))


class Strips(nn.Module):
    """Every place learns what lies in its row and its column (strip pooling, Hou et al. 2020)."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.rows = nn.Conv2d(channels, channels, 1)
        self.columns = nn.Conv2d(channels, channels, 1)
        self.mix = nn.Conv2d(channels, channels, 1)

    def forward(self, x: Tensor) -> Tensor:
        """(batch, channels, height, width) to the same."""
        seen = functional.relu(self.rows(x.mean(3, keepdim=True)) + self.columns(x.mean(2, keepdim=True)))
        return x + self.mix(seen)


class SketchNet(nn.Module):
    """A U-shaped network over one channel of ink (0 paper to 1 ink)."""

    def __init__(self) -> None:
        super().__init__()
        c2, c4, c8, c16, c32 = CHANNELS
        self.down4 = nn.Sequential(convolution(1, c2, stride=2), convolution(c2, c4, stride=2), Residual(c4))
        self.down8 = nn.Sequential(convolution(c4, c8, stride=2), Residual(c8), Residual(c8))
        self.down16 = nn.Sequential(convolution(c8, c16, stride=2), *(Residual(c16) for _ in range(3)))
        self.down32 = nn.Sequential(
            convolution(c16, c32, stride=2),
            *(Residual(c32, dilation) for dilation in (1, 2, 4, 8)),
            Strips(c32),
        )
        self.narrow16, self.up16 = nn.Conv2d(c32, c16, 1), convolution(c16, c16)
        self.narrow8, self.up8 = nn.Conv2d(c16, c8, 1), convolution(c8, c8)
        self.narrow4, self.lift4, self.up4 = (
            nn.Conv2d(c8, DETAIL, 1),
            nn.Conv2d(c4, DETAIL, 1),
            convolution(DETAIL, DETAIL),
        )
        self.shape_neck, self.line_neck = convolution(DETAIL, DETAIL), convolution(DETAIL, DETAIL)
        shapes = sum(OUTPUTS[name] for name in OUTPUTS if name.startswith("shape"))
        self.shape_head = nn.Conv2d(DETAIL, shapes, 1)
        self.line_head = nn.Conv2d(DETAIL, sum(OUTPUTS.values()) - shapes, 1)
        self.mask_head = nn.Conv2d(DETAIL, 4 * len(MASKS), 1)
        self.container_neck = convolution(c16, c8)
        self.container_head = nn.Conv2d(c8, sum(CONTAINER.values()), 1)
        with torch.no_grad():
            self.shape_head.bias[0] = -4.0
            self.line_head.bias[:2] = -4.0
            self.mask_head.bias[:] = -2.0

    def forward(self, ink: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Everything about the pages.

        Args:
            ink: (batch, 1, height, width), sides multiples of 32.

        Returns:
            Maps in the order of `OUTPUTS` (batch, 37, height / 4, width / 4), of `MASKS`
            (batch, 3, height / 2, width / 2) and of `CONTAINER` (batch, 9, height / 16, width / 16), as logits.
        """
        x4 = self.down4(ink)
        x8 = self.down8(x4)
        x16 = self.down16(x8)
        y16 = self.up16(x16 + _doubled(self.narrow16(self.down32(x16))))
        y8 = self.up8(x8 + _doubled(self.narrow8(y16)))
        y4 = self.up4(self.lift4(x4) + _doubled(self.narrow4(y8)))
        lines = self.line_neck(y4)
        maps = torch.cat([self.shape_head(self.shape_neck(y4)), self.line_head(lines)], dim=1)
        masks = functional.pixel_shuffle(self.mask_head(lines), 2)
        return maps, masks, self.container_head(self.container_neck(y16))


def _doubled(x: Tensor) -> Tensor:
    return functional.interpolate(x, scale_factor=2.0, mode="nearest")


def split(maps: Tensor, parts: dict[str, int]) -> dict[str, Tensor]:
    """Channels of one output by name."""
    return dict(zip(parts, torch.split(maps, list(parts.values()), dim=1), strict=True))
