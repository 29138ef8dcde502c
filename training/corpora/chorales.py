"""The JSON of the JSB chorales data set: ``{"train": [[[s, a, t, b], ...], ...], ...}``.

A step is a sixteenth note (``Jsb16thSeparated.json``); a silent voice is ``NaN``, ``null`` or -1.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

SPLITS = ("train", "valid", "test")
LARGEST_FILE = 256 * 2**20  # bytes; the published one has 2 MB


def read_chorale_json(path: Path, say: Callable[[str], None]) -> dict[str, list[NDArray[np.int16]]]:
    """The pieces of each split, int16 [steps, 4]; those that are damaged are named and skipped.

    Raises ``ValueError`` when the file is none of this kind, or training or validation is empty.
    """
    if path.stat().st_size > LARGEST_FILE:
        raise ValueError(f"{path} is too large for the chorales")
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (ValueError, RecursionError) as error:
        raise ValueError(f"{path} is no JSON: {error}") from error
    if not isinstance(content, dict):
        raise ValueError(f"{path} has no splits train and valid")
    found: dict[str, list[NDArray[np.int16]]] = {}
    for split in SPLITS:
        found[split] = []
        entries = content.get(split, [])
        for number, entry in enumerate(entries if isinstance(entries, list) else []):
            try:
                found[split].append(_piece(entry))
            except ValueError as reason:
                say(f"{path.name}: skipped piece {number} of {split}: {reason}")
    for split in ("train", "valid"):
        if not found[split]:
            raise ValueError(f"{path} holds no usable piece for {split!r}")
    return {split: pieces for split, pieces in found.items() if pieces}


def _piece(entry: Any) -> NDArray[np.int16]:
    try:
        steps = [[np.nan if pitch is None else pitch for pitch in step] for step in entry]
        values = np.array(steps, dtype=np.float64)
    except (TypeError, ValueError) as error:
        raise ValueError("it is no table of pitches") from error
    if values.ndim != 2 or values.shape[1] != 4 or not len(values):
        raise ValueError("it has not four voices")
    values = np.where(np.isnan(values), -1.0, values)
    if (values != np.round(values)).any() or values.min() < -1 or values.max() > 127:
        raise ValueError("it holds what is no MIDI pitch")
    if values.max() < 0:
        raise ValueError("it is silent")
    return values.astype(np.int16)
