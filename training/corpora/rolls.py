"""The ``.mat`` files of the polyphonic data sets: piano rolls of Boulanger-Lewandowski et al.

A file has ``traindata``, ``validdata`` and ``testdata``, each a cell array of one roll a piece,
[steps, 88] of 0 and 1; key 0 is MIDI pitch 21.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from training.corpora.arrays import KEYS

SPLITS = {"train": "traindata", "valid": "validdata", "test": "testdata"}


def read_mat_rolls(path: Path, say: Callable[[str], None]) -> dict[str, list[NDArray[np.bool_]]]:
    """The pieces of each split, bool [steps, 88]; those that are damaged are named and skipped.

    Raises ``ValueError`` when the file is none of this kind, training or validation is empty, or
    the package scipy is missing.
    """
    try:
        from scipy.io import loadmat
    except ImportError as error:
        raise ValueError("the package scipy, which reads .mat files, is missing") from error
    with path.open("rb"):  # what cannot be opened is told by its own error
        pass
    try:
        content: dict[str, Any] = loadmat(path, variable_names=list(SPLITS.values()))
    except Exception as error:  # the reader raises whatever a damaged file leads it to
        raise ValueError(f"{path} is no .mat file that can be read: {error}") from error
    found: dict[str, list[NDArray[np.bool_]]] = {}
    for split, field in SPLITS.items():
        found[split] = []
        cells = np.asarray(content.get(field, ()), dtype=object).ravel()
        for number, cell in enumerate(cells):
            try:
                found[split].append(_piece(cell))
            except ValueError as reason:
                say(f"{path.name}: skipped piece {number} of {split}: {reason}")
    for split in ("train", "valid"):
        if not found[split]:
            raise ValueError(f"{path} holds no usable piece for {split!r}")
    return {split: pieces for split, pieces in found.items() if pieces}


def _piece(cell: Any) -> NDArray[np.bool_]:
    values = np.asarray(cell)
    if values.ndim != 2 or values.shape[1] != KEYS or not len(values):
        raise ValueError(f"it is not [steps, {KEYS}]")
    if not np.issubdtype(values.dtype, np.number) and values.dtype != bool:
        raise ValueError("it holds what is no number")
    if not np.isin(values, (0, 1)).all():
        raise ValueError("it holds what is neither 0 nor 1")
    return values.astype(bool)
