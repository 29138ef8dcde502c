"""Coconet: a convolutional network that fills in the missing cells of a four-voice score.

Method: Huang, Cooijmans, Roberts, Courville, Eck, "Counterpoint by Convolution" (ISMIR 2017).
The network sees a stack of piano rolls with some cells hidden, and gives for every voice and
time step a distribution over pitches.  Three bodies share that contract:

* ``residual``: the paper's stack of dense 3x3 convolutions with a skip over every two layers;
* ``separable``: the browser version's depthwise-separable, dilated variant;
* either of them with ``fold`` above 1: a few convolutions on the sixteenth-note grid, then the
  trunk on a coarser one (``fold`` consecutive steps side by side as channels), then the fine grid
  again with a skip from before.  The trunk costs ``fold`` times less and reaches ``fold`` times
  further; with ``fold=4`` its positions are quarter notes, and it knows where the beat falls.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import asdict, dataclass

import torch
from torch import Tensor, nn
from torch.nn.utils.fusion import fuse_conv_bn_eval

VOICES = 4


@dataclass(frozen=True)
class CoconetShape:
    """Hyperparameters, as they stand on a pack's card.

    ``pitches``: number of pitches (rows of the roll); ``lowest``: MIDI pitch of row 0;
    ``layers``: convolutions in the trunk (even, at least 2); ``channels``: width of the trunk;
    ``body``: ``"residual"`` or ``"separable"``; ``fold``: time steps per position (a power of 2
    from 1 to 16); ``dilations``: dilation along the pitch axis, cycled over the residual blocks;
    ``edge``: width of the convolutions on the fine grid, with ``fold`` above 1.
    """

    pitches: int = 46
    lowest: int = 36
    layers: int = 64
    channels: int = 128
    body: str = "residual"
    fold: int = 1
    dilations: tuple[int, ...] = (1,)
    edge: int = 32

    def __post_init__(self) -> None:
        if self.body not in ("residual", "separable"):
            raise ValueError(f"unknown coconet body {self.body!r}")
        if self.layers < 2 or self.layers % 2:
            raise ValueError("coconet layers must be an even number of at least 2")
        if self.fold not in (1, 2, 4, 8, 16):
            raise ValueError("coconet fold must be 1, 2, 4, 8 or 16")
        if not 1 <= self.pitches <= 128 or not 0 <= self.lowest <= 128 - self.pitches:
            raise ValueError("coconet pitches do not fit the MIDI range")
        if self.channels < 1 or self.edge < 1 or not self.dilations or min(self.dilations) < 1:
            raise ValueError("coconet channels and dilations must be positive")
        # What a card may ask for before its weights are looked at: 16 times the published network.
        if self.layers > 1024 or max(self.channels, self.edge) > 2048 or max(self.dilations) > 128:
            raise ValueError("the coconet network is too large")

    def to_dict(self) -> dict[str, object]:
        """The fields as JSON types."""
        fields = asdict(self)
        fields["dilations"] = list(self.dilations)
        return fields

    @staticmethod
    def from_dict(fields: dict[str, object]) -> CoconetShape:
        """The inverse of :meth:`to_dict`; raises ``ValueError`` on unknown fields or values."""
        known = CoconetShape.__dataclass_fields__
        unknown = sorted(set(fields) - set(known))
        if unknown:
            raise ValueError(f"unknown coconet field {unknown[0]!r}")
        values = dict(fields)
        if "dilations" in values:
            values["dilations"] = tuple(values["dilations"])  # type: ignore[arg-type]
        return CoconetShape(**values)  # type: ignore[arg-type]


def _convolution(channels: int, body: str, dilation: int) -> nn.Module:
    if body == "separable":
        return nn.Sequential(
            nn.Conv2d(
                channels,
                channels,
                3,
                padding=(dilation, 1),
                dilation=(dilation, 1),
                groups=channels,
                bias=False,
            ),
            nn.Conv2d(channels, channels, 1, bias=False),
        )
    return nn.Conv2d(
        channels, channels, 3, padding=(dilation, 1), dilation=(dilation, 1), bias=False
    )


class _Block(nn.Module):
    """Two convolutions with batch norm, and a skip around both."""

    def __init__(self, channels: int, body: str, dilation: int, dropout: float) -> None:
        super().__init__()
        self.first = _convolution(channels, body, dilation)
        self.first_norm = nn.BatchNorm2d(channels)
        self.second = _convolution(channels, body, 1)
        self.second_norm = nn.BatchNorm2d(channels)
        self.dropout = nn.Dropout2d(dropout)
        nn.init.zeros_(self.second_norm.weight)

    def forward(self, x: Tensor) -> Tensor:
        y = torch.relu(self.first_norm(self.first(x)))
        return torch.relu(x + self.second_norm(self.second(self.dropout(y))))


class Coconet(nn.Module):
    """Masked rolls in, unnormalised log-probabilities of the pitches out."""

    def __init__(self, shape: CoconetShape, dropout: float = 0.0) -> None:
        """``dropout``: share of channels dropped inside each block, in training only."""
        super().__init__()
        self.shape = shape
        fine = shape.channels if shape.fold == 1 else shape.edge
        self.stem = nn.Conv2d(2 * VOICES + 2, fine, 3, padding=1, bias=False)
        self.stem_norm = nn.BatchNorm2d(fine)
        self.blocks = nn.Sequential(
            *(
                _Block(
                    shape.channels,
                    shape.body,
                    shape.dilations[i % len(shape.dilations)],
                    dropout,
                )
                for i in range(shape.layers // 2 - 1)
            )
        )
        if shape.fold > 1:
            self.before = _Block(fine, shape.body, 1, dropout)
            self.down = nn.Conv2d(fine * shape.fold, shape.channels, 1, bias=False)
            self.down_norm = nn.BatchNorm2d(shape.channels)
            self.up = nn.Conv2d(shape.channels, fine * shape.fold, 1, bias=False)
            self.up_norm = nn.BatchNorm2d(fine * shape.fold)
            self.after = nn.Sequential(
                _Block(fine, shape.body, 1, dropout),
                _Block(fine, shape.body, 1, dropout),
            )
        self.head = nn.Conv2d(fine, VOICES, 3, padding=1)

    def forward(self, rolls: Tensor, hidden: Tensor) -> Tensor:
        """Logits for every cell.

        ``rolls``: float [batch, 4, steps, pitches], one-hot, all zero where the voice is silent;
        ``hidden``: float or bool [batch, 4, steps], 1 where the network must not look (what
        ``rolls`` holds there is ignored).  ``steps`` may be any number.  Returns
        float [batch, 4, steps, pitches]; a softmax over the last axis gives the distribution.
        """
        batch, voices, steps, pitches = rolls.shape
        if voices != VOICES or pitches != self.shape.pitches:
            raise ValueError(
                f"expected [batch, {VOICES}, steps, {self.shape.pitches}], got {tuple(rolls.shape)}"
            )
        pad = -steps % self.shape.fold
        masked = hidden.to(rolls.dtype)
        seen = rolls * (1 - masked)[..., None]
        inside = torch.ones(batch, 1, steps, 1, dtype=rolls.dtype, device=rolls.device)
        if pad:
            seen = nn.functional.pad(seen, (0, 0, 0, pad))
            masked = nn.functional.pad(masked, (0, pad))
            inside = nn.functional.pad(inside, (0, 0, 0, pad))
        # Where the score is, and the height within the range: convolution alone cannot tell them.
        height = torch.linspace(-1, 1, pitches, dtype=rolls.dtype, device=rolls.device)
        planes = [
            seen,
            masked[..., None].expand(-1, -1, -1, pitches),
            inside.expand(-1, -1, -1, pitches),
            height.expand(batch, 1, steps + pad, pitches),
        ]
        x = torch.cat(planes, dim=1).transpose(2, 3)  # [batch, plane, pitch, step]
        x = x.contiguous(memory_format=torch.channels_last)
        x = torch.relu(self.stem_norm(self.stem(x)))
        if self.shape.fold == 1:
            x = self.blocks(x)
        else:
            x = self.before(x)
            coarse = torch.relu(self.down_norm(self.down(_fold(x, self.shape.fold))))
            coarse = self.up_norm(self.up(self.blocks(coarse)))
            x = self.after(torch.relu(x + _unfold(coarse, self.shape.fold)))
        return self.head(x).transpose(2, 3)[:, :, :steps]


def _fold(x: Tensor, fold: int) -> Tensor:
    """[batch, channel, pitch, step] -> [batch, fold * channel, pitch, step // fold]."""
    batch, channels, pitches, steps = x.shape
    # In channels-last memory the steps of a position already lie side by side.
    x = x.permute(0, 2, 3, 1).reshape(batch, pitches, steps // fold, fold * channels)
    return x.permute(0, 3, 1, 2)


def _unfold(x: Tensor, fold: int) -> Tensor:
    """The inverse of :func:`_fold`."""
    batch, channels, pitches, positions = x.shape
    x = x.permute(0, 2, 3, 1).reshape(batch, pitches, positions * fold, channels // fold)
    return x.permute(0, 3, 1, 2)


def fused(network: Coconet) -> Coconet:
    """A copy for inference: batch norms folded into the convolutions before them.

    The copy computes the same function as ``network.eval()`` up to rounding.
    """
    copy = deepcopy(network).eval()
    for module in copy.modules():
        for name in [n for n, _ in module.named_children() if n.endswith("_norm")]:
            before = getattr(module, name.removesuffix("_norm"))
            norm = getattr(module, name)
            if isinstance(before, nn.Sequential):
                before[-1] = fuse_conv_bn_eval(before[-1], norm)
            else:
                setattr(module, name.removesuffix("_norm"), fuse_conv_bn_eval(before, norm))
            setattr(module, name, nn.Identity())
    return copy.to(memory_format=torch.channels_last)
