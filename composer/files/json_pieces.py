"""JSON written in pieces, so that other threads have their turn while a long song is packed."""

from __future__ import annotations

import json
from typing import Any

_PIECE = 1000


def dumped(value: Any) -> str:
    """What ``json.dumps`` gives with no blanks; long lists, also within objects, piece by piece.

    Raises ``ValueError`` on a number that JSON lacks.
    """
    if isinstance(value, dict) and all(isinstance(key, str) for key in value):
        return "{" + ",".join(f"{_plain(key)}:{dumped(v)}" for key, v in value.items()) + "}"
    if isinstance(value, list) and len(value) > _PIECE:
        pieces = (value[n : n + _PIECE] for n in range(0, len(value), _PIECE))
        return "[" + ",".join(_plain(piece)[1:-1] for piece in pieces) + "]"
    return _plain(value)


def _plain(value: Any) -> str:
    return json.dumps(value, separators=(",", ":"), allow_nan=False)
