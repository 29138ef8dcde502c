"""Comparing pieces by the states that a network was in over them: neighbours, and a map.

States are float64 [pieces, units].  All networks' states have much in common, so that the mean of
the compared ones is taken off first; the cosine of what is left is the likeness.  No torch.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

FEW = 10  # below so many pieces their mean says little, and the states stay as they are


def likeness(states: Floats, one: int) -> Floats:
    """How alike each piece is to the ``one``: cosines, -1 to 1, float64 [pieces]."""
    shifted = _centred(states) if len(states) >= FEW else states
    lengths = np.maximum(np.linalg.norm(shifted, axis=1), 1e-12)
    found: Floats = np.clip(shifted @ shifted[one] / (lengths * lengths[one]), -1.0, 1.0)
    return found


def nearest(states: Floats, one: int, count: int) -> list[tuple[int, float]]:
    """The pieces most alike to the ``one``, itself left out: number and likeness, in order."""
    alike = likeness(states, one)
    order = [int(i) for i in np.argsort(-alike, kind="stable") if i != one]
    return [(i, float(alike[i])) for i in order[:count]]


def plane(states: Floats) -> Floats:
    """Where each piece lies on a map: its first two principal components, float64 [pieces, 2].

    The larger of the two spreads fills -1 to 1; a component's sign is such that its largest weight
    is positive, so that the map is the same again.
    """
    centred = _centred(states)
    found = np.zeros((len(states), 2))
    if len(states) < 2:
        return found
    _, _, axes = np.linalg.svd(centred, full_matrices=False)
    for place, axis in enumerate(axes[:2]):
        sign = 1.0 if axis[np.abs(axis).argmax()] >= 0 else -1.0
        found[:, place] = sign * (centred @ axis)
    largest = np.abs(found).max()
    return found / largest if largest > 1e-12 else np.zeros_like(found)


def _centred(states: Floats) -> Floats:
    centred: Floats = states - states.mean(axis=0)
    return centred
