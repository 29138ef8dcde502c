"""Stretches of a text: its lines, its headings, and what is written anew at once.

Offsets count characters.
"""

from __future__ import annotations

import re

_HEADING = re.compile(r"[ \t]*\[[^\]\n]*\][ \t]*")


def line_around(text: str, place: int) -> tuple[int, int]:
    """The line that holds a place: its start and its end, without the line break."""
    start = text.rfind("\n", 0, place) + 1
    end = text.find("\n", place)
    return start, len(text) if end < 0 else end


def heading_at(text: str, place: int) -> int | None:
    """The end of the heading whose line holds the place; ``None`` where there is none."""
    start, end = line_around(text, place)
    return end if _HEADING.fullmatch(text, start, end) else None


def stretch_to_rewrite(text: str, start: int, end: int) -> tuple[int, int]:
    """What the selection from ``start`` to ``end`` means: a line, the rest of one, or a word.

    Nothing selected: the line.  Within one word: that word.  More: from the first word on to the
    line's end, since what follows hangs on it.
    """
    first, last = line_around(text, start)
    end = min(end, last)
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start == end:
        return first, last
    while start > first and not text[start - 1].isspace():
        start -= 1
    while end < last and not text[end].isspace():
        end += 1
    if any(character.isspace() for character in text[start:end]):
        end = last
    return start, end
