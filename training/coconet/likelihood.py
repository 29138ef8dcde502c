"""Framewise negative log-likelihood, by the protocol of Huang et al. (ISMIR 2017), section 5.

Frames come in random (or chronological) order, the true earlier frames are shown; inside a frame
the voices come in random order, each given the model's own argmax of the voices before it; a
frame's value is the sum of its four log-likelihoods of the truth.  Orderings are averaged in
probability space per frame.  Silent cells are left out of the sum.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import torch
from torch import Tensor, nn

from composer.engine.gibbs import one_hot
from training.coconet.corpus import Piece, cut


def _frame_terms(
    net: nn.Module,
    truth: Tensor,
    shown: Tensor,
    frame: Tensor,
    pitches: int,
    random: torch.Generator,
) -> Tensor:
    """Log-likelihood of one frame of each crop, float64 [batch].

    ``truth`` int [batch, 4, steps], row of the roll or -1; ``shown`` bool [batch, steps];
    ``frame`` int [batch].
    """
    batch, voices, steps = truth.shape
    device = truth.device
    rows = torch.arange(batch, device=device)
    hidden = (~shown)[:, None].expand(batch, voices, steps).clone()
    score = truth.clone()
    total = torch.zeros(batch, dtype=torch.float64, device=device)
    order = torch.rand(batch, voices, generator=random).argsort(1).to(device)
    for turn in range(voices):
        voice = order[:, turn]
        logits = net(one_hot(score, pitches), hidden)[rows, voice, frame].double()
        target = truth[rows, voice, frame]
        logp = torch.log_softmax(logits, -1).gather(1, target.clamp(min=0)[:, None])[:, 0]
        sounds = target >= 0
        total += torch.where(sounds, logp, torch.zeros_like(logp))
        guess = logits.argmax(-1)
        score[rows, voice, frame] = torch.where(sounds, guess, score[rows, voice, frame])
        hidden[rows, voice, frame] = False
    return total


def _rows(windows: list[Piece], lowest: int, device: str) -> Tensor:
    """Windows of one length as rows of the roll, int64 [batch, 4, steps], -1 where silent."""
    voices = np.stack(windows).transpose(0, 2, 1).astype(np.int64)
    return torch.from_numpy(np.where(voices >= 0, voices - lowest, -1)).to(device)


@torch.inference_mode()
def quick_estimate(
    net: nn.Module,
    pieces: list[Piece],
    lowest: int,
    pitches: int,
    crop: int = 64,
    draws: int = 2,
    seed: int = 0,
    device: str = "cpu",
) -> float:
    """An unbiased estimate of the one-ordering figure, nats per frame.

    For each full window, ``draws`` times: a uniformly drawn number of frames is shown, and one
    of the others is scored.
    """
    windows = [w for w in cut(pieces, crop) if len(w) == crop]
    truth = _rows(windows, lowest, device)
    random = torch.Generator().manual_seed(seed)
    values = []
    for _ in range(draws):
        order = torch.rand(len(truth), crop, generator=random).argsort(1)
        known = torch.randint(crop, (len(truth),), generator=random)
        shown = torch.zeros(len(truth), crop, dtype=torch.bool)
        shown.scatter_(1, order, torch.arange(crop)[None] < known[:, None])
        frame = order.gather(1, known[:, None])[:, 0]
        for part in torch.arange(len(truth)).split(64):
            shown_part, frame_part = shown[part].to(device), frame[part].to(device)
            values.append(_frame_terms(net, truth[part], shown_part, frame_part, pitches, random))
    return -float(torch.cat(values).mean())


@torch.inference_mode()
def framewise_nll(
    net: nn.Module,
    pieces: list[Piece],
    lowest: int,
    pitches: int,
    crop: int = 64,
    orderings: int = 5,
    chronological: bool = False,
    seed: int = 0,
    batch: int = 64,
    device: str = "cpu",
    report: Callable[[float], None] | None = None,
) -> float:
    """The published figure, nats per frame, over all frames of ``pieces``.

    ``report`` is called with the done fraction.  Cost: ``crop * 4 * orderings`` passes a window.
    """
    windows = sorted(cut(pieces, crop), key=len)
    random = torch.Generator().manual_seed(seed)
    total, frames, done = 0.0, 0, 0
    groups: dict[int, list[Piece]] = {}
    for window in windows:
        groups.setdefault(len(window), []).append(window)
    for steps, group in groups.items():
        for first in range(0, len(group), batch):
            truth = _rows(group[first : first + batch], lowest, device)
            rows = torch.arange(len(truth), device=device)
            terms = torch.empty(orderings, len(truth), steps, dtype=torch.float64, device=device)
            for which in range(orderings):
                if chronological:
                    order = torch.arange(steps).expand(len(truth), steps)
                else:
                    order = torch.rand(len(truth), steps, generator=random).argsort(1)
                order = order.to(device)
                shown = torch.zeros(len(truth), steps, dtype=torch.bool, device=device)
                for at in range(steps):
                    frame = order[:, at]
                    value = _frame_terms(net, truth, shown, frame, pitches, random)
                    terms[which, rows, frame] = value
                    shown[rows, frame] = True
            averaged = torch.logsumexp(terms, 0) - float(np.log(orderings))
            total -= float(averaged.sum())
            frames += averaged.numel()
            done += len(truth)
            if report is not None:
                report(done / len(windows))
    return total / frames
