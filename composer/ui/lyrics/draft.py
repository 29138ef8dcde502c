"""Proposed words that stand in the page but not in the song yet: which of their lines are kept.

Offsets count the characters of the song's text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from composer.app.line_fit import Groups
from composer.ui.lyrics.stretches import heading_at

_GAPS = re.compile(r"\n{3,}")


@dataclass
class Draft:
    """``text`` is proposed in place of the song's text from ``start`` to ``end``.

    ``dropped``: lines of it (from 0) that are not to be taken.  A first line that goes on from
    words before it in their line counts as a line.  ``by_line``: its lines can be ticked.
    ``groups``: for each line the notes of each of its syllables, empty where it has none.
    """

    start: int
    end: int
    text: str = ""
    dropped: set[int] = field(default_factory=set)
    by_line: bool = True
    groups: tuple[Groups, ...] = ()

    @property
    def lines(self) -> list[str]:
        """The proposed lines."""
        return self.text.split("\n")

    def begin(self, text: str, song: str) -> None:
        """Takes words over as they stand at their place: no third line break, a line of their own
        by a heading, and before words that are laid line by line."""
        before = song[: self.start]
        if any(self.groups) and before and not before.endswith("\n"):
            text = "\n" + text
        elif not before or before.endswith("\n\n"):
            text = text.lstrip("\n")
        elif heading_at(before, len(before)) is not None:
            text = "\n" + text.lstrip("\n")
        self.text = text

    def finish(self, cut_off: bool) -> None:
        """All words are there.  ``cut_off``: they ended with the length that was asked for."""
        cut = cut_off and not self.groups and not self.text.endswith("\n")
        self.text = self.text.rstrip("\n ") if self.text.strip() else ""
        if cut and self.count()[1] > 1:
            # A line that the length cut off is seldom wanted.
            self.dropped.add(len(self.lines) - 1)

    def toggle(self, line: int) -> None:
        """Drops a line or keeps it after all; an empty one is left alone."""
        lines = self.lines
        if 0 <= line < len(lines) and lines[line].strip():
            self.dropped ^= {line}

    def shown(self, song: str) -> str:
        """What stands in the page for it: a rest of the line after it begins a line of its own."""
        return self.text + self._break(song)

    def applied(self, song: str, up_to: int | None = None) -> str:
        """The song's text with the kept lines in it; ``up_to``: with none after that line."""
        before, after = song[: self.start], song[self.end :]
        lines = self.lines
        last = len(lines) - 1 if up_to is None else up_to
        kept = [n for n in range(len(lines)) if n <= last and n not in self.dropped]
        if not any(lines[n].strip() for n in kept):
            return song
        words = "\n".join(lines[n] for n in kept)
        if 0 not in kept and before and not before.endswith("\n"):
            words = "\n" + words.lstrip("\n")
        words = _GAPS.sub("\n\n", words)
        if self.start == self.end:
            words = words.rstrip("\n")
            if before.endswith("\n\n") or not before:
                words = words.lstrip("\n")
        return before + words + self._break(song) + after

    def _break(self, song: str) -> str:
        rest = song[self.end :].partition("\n")[0]
        return "\n" if self.start == self.end and "\n" in self.text and rest.strip() else ""

    def count(self) -> tuple[int, int]:
        """How many lines with words are kept, and how many there are."""
        worded = [n for n, line in enumerate(self.lines) if line.strip()]
        return len([n for n in worded if n not in self.dropped]), len(worded)
