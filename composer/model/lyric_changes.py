"""What is another word in some lyrics than in those before: for whoever keeps something of each.

Lyrics are frozen, and an edit makes new ones of the old parts; what is the same object is the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple, TypeVar

from composer.model.lyrics import Lyrics, Word

Part = TypeVar("Part")


class WordChange(NamedTuple):
    """The word at a place, before and after; ``None`` where there is none."""

    verse: int
    line: int
    word: int
    before: Word | None
    after: Word | None


def changed_words(before: Lyrics, after: Lyrics) -> Iterator[WordChange]:
    """Every place where another word stands.

    Costs what there is in the sections and lines that are others, not what there is.  After a part
    that was put in or taken out all that follows it in the same whole has another place.
    """
    for v, old_verse, new_verse in _others(before.verses, after.verses):
        old_lines = old_verse.lines if old_verse is not None else ()
        new_lines = new_verse.lines if new_verse is not None else ()
        for n, old_line, new_line in _others(old_lines, new_lines):
            old_words = old_line.words if old_line is not None else ()
            new_words = new_line.words if new_line is not None else ()
            for w, old, new in _others(old_words, new_words):
                yield WordChange(v, n, w, old, new)


def _others(
    before: Sequence[Part], after: Sequence[Part]
) -> Iterator[tuple[int, Part | None, Part | None]]:
    for place, (old, new) in enumerate(zip_longest(before, after)):
        if old is not new:
            yield place, old, new
