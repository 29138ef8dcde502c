"""Pieces that stand in two splits: whole, or for the most part; in any key, in any spelling."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from training.passages import Piece

ALIKE = 0.5  # share of the shorter piece's passages that makes two pieces alike
_PLACES = 64  # pieces that one passage is followed to; a commoner one says nothing


@dataclass(frozen=True, order=True)
class Pair:
    """``first`` and ``second``: the pieces' numbers in their splits.  ``share``: of the shorter
    one's passages that both have, 1.0 for pieces that are the same throughout."""

    first: int
    second: int
    share: float


def alike(first: Sequence[Piece], second: Sequence[Piece], least: float = ALIKE) -> list[Pair]:
    """For each piece of ``second`` the piece of ``first`` that it has most in common with, where
    that is at least ``least``; pieces too short for a passage are compared as a whole."""
    own = [np.unique(piece.passages().hashes) for piece in first]
    whole = {piece.sequence.tokens.tobytes(): number for number, piece in enumerate(first)}
    hashes = np.concatenate([np.zeros(0, np.uint64), *own])
    holder = np.repeat(np.arange(len(own)), [len(each) for each in own])
    order = np.argsort(hashes, kind="stable")
    hashes, holder = hashes[order], holder[order]
    found = []
    for number, piece in enumerate(second):
        tokens = piece.sequence.tokens
        if len(tokens) and tokens.tobytes() in whole:
            found.append(Pair(whole[tokens.tobytes()], number, 1.0))
            continue
        theirs = np.unique(piece.passages().hashes)
        low = np.searchsorted(hashes, theirs, "left")
        high = np.minimum(np.searchsorted(hashes, theirs, "right"), low + _PLACES)
        places = [holder[a:b] for a, b in zip(low, high, strict=True) if b > a]
        if not places:
            continue
        common = np.bincount(np.concatenate(places), minlength=len(own))
        shares = common / np.maximum(1, np.minimum([len(each) for each in own], len(theirs)))
        best = int(shares.argmax())
        # One passage in common, of a piece that has few, is chance.
        if shares[best] >= least and common[best] >= 2:
            found.append(Pair(best, number, round(float(shares[best]), 3)))
    return found
