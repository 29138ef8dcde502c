"""What the person no longer wants to be asked about when a song is written for other programs."""

from __future__ import annotations

import re
from collections.abc import Sequence

MOST = 100


def asked_about(lost: Sequence[str], agreed: Sequence[str]) -> bool:
    """Whether one of the sentences ``lost`` is none of those ``agreed`` to, its numbers aside."""
    return not {_kind(sentence) for sentence in lost} <= set(agreed)


def agreeing(lost: Sequence[str], agreed: Sequence[str]) -> tuple[str, ...]:
    """``agreed`` with ``lost``, the latest first, at most 100."""
    new = [_kind(sentence) for sentence in lost]
    return tuple(dict.fromkeys([*new, *agreed]))[:MOST]


def disagreeing(lost: Sequence[str], agreed: Sequence[str]) -> tuple[str, ...]:
    """``agreed`` without ``lost``."""
    gone = {_kind(sentence) for sentence in lost}
    return tuple(each for each in agreed if each not in gone)


def _kind(sentence: str) -> str:
    """What the sentence says of any song."""
    return re.sub(r"\d[\d,.]*", "0", sentence)
