"""Pieces end to end in an ``.npz``: the layout of chorales and rolls.

``<split>_<what>`` holds the steps of all pieces, ``<split>_lengths`` int32 [pieces] says where to
cut.  Chorales are ``voices`` int16 [steps, 4], rolls are ``rolls`` uint8 [steps, 11] (88 keys as
bits, key 0 is MIDI pitch 21).
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from composer.files.atomic import write_atomically
from composer.files.errors import FileError

KEYS = 88

Splits = Mapping[str, Sequence[NDArray[np.generic]]]


def write_chorales(path: Path, splits: Splits) -> None:
    """Writes pieces int16 [steps, 4] of each split; raises ``ValueError`` when it cannot."""
    _write(path, {
        split: ("voices", [piece.astype(np.int16) for piece in pieces])
        for split, pieces in splits.items()
    })  # fmt: skip


def write_rolls(path: Path, splits: Splits) -> None:
    """Writes pieces bool [steps, 88] of each split; raises ``ValueError`` when it cannot."""
    _write(path, {
        split: ("rolls", [np.packbits(piece.astype(bool), axis=1) for piece in pieces])
        for split, pieces in splits.items()
    })  # fmt: skip


def _write(path: Path, splits: Mapping[str, tuple[str, list[NDArray[np.generic]]]]) -> None:
    arrays: dict[str, NDArray[np.generic]] = {}
    for split, (what, pieces) in splits.items():
        arrays[f"{split}_{what}"] = np.concatenate(pieces)
        arrays[f"{split}_lengths"] = np.array([len(piece) for piece in pieces], dtype=np.int32)
    stream = io.BytesIO()
    np.savez_compressed(stream, **arrays)  # type: ignore[arg-type]
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        write_atomically(path, stream.getvalue())
    except FileError as error:
        raise ValueError(str(error)) from error
