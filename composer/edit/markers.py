"""Markers: named places, each the beginning of a section that lasts until the next.

Each function that changes a document is one undo step.  Times are ticks.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from string import ascii_uppercase

from composer.edit.commands import SetMarkers
from composer.edit.document import Document
from composer.model.score import Marker, Score

MOST_CHARACTERS = 200
MOVED, COPIED = "Move Marker", "Copy Marker"
"""Names of the steps."""


@dataclass(frozen=True, slots=True)
class Section:
    """From ``start`` to ``end`` (exclusive): what ``marker`` begins."""

    marker: Marker
    start: int
    end: int


def sections(score: Score) -> list[Section]:
    """All sections, in order; the last one ends with the last bar of the song."""
    markers = score.markers
    if not markers:
        return []
    end = score.end
    last = markers[-1].tick
    closes = score.meter.bar_end(max(last, end - 1))
    ends = [*(marker.tick for marker in markers[1:]), closes]
    # Of several at one place the last one counts.
    return [Section(m, m.tick, e) for m, e in zip(markers, ends, strict=True) if e > m.tick]


def section_at(score: Score, tick: int) -> Section | None:
    """The section that ``tick`` lies in, or the last one when it lies behind the song."""
    found = [section for section in sections(score) if section.start <= tick]
    return found[-1] if found else None


def marker_at(score: Score, tick: int) -> Marker | None:
    """The last marker at or before ``tick``."""
    place = bisect_right(score.markers, tick, key=lambda marker: marker.tick)
    return score.markers[place - 1] if place else None


def next_marker(score: Score, tick: int) -> Marker | None:
    """The first marker after ``tick``."""
    place = bisect_right(score.markers, tick, key=lambda marker: marker.tick)
    return score.markers[place] if place < len(score.markers) else None


def previous_marker(score: Score, tick: int) -> Marker | None:
    """The last marker before ``tick``."""
    place = bisect_left(score.markers, tick, key=lambda marker: marker.tick)
    return score.markers[place - 1] if place else None


def new_name(score: Score) -> str:
    """A rehearsal letter that no marker has: A to Z, then AA and on."""
    taken = {marker.text for marker in score.markers}
    number = 0
    while True:
        letter = ascii_uppercase[number % 26] * (number // 26 + 1)
        if letter not in taken:
            return letter
        number += 1


def add(document: Document, tick: int, text: str) -> Marker:
    """Puts a marker at ``tick``, in place of one that is there.

    Raises ``ValueError`` on a text that is empty or too long, or a place before the start.
    """
    marker = Marker(_place(tick), _name(text))
    kept = (m for m in document.score.markers if m.tick != tick)
    document.apply(SetMarkers((*kept, marker)), "Add Marker")
    return marker


def rename(document: Document, marker: Marker, text: str) -> Marker:
    """Gives a marker another text; raises ``ValueError`` as :func:`add`, or if it is not there."""
    return _exchange(document, marker, replace(marker, text=_name(text)), "Rename Marker")


def move(document: Document, marker: Marker, tick: int, coalesce: str | None = None) -> Marker:
    """Puts a marker elsewhere, in place of one that is there; raises ``ValueError`` as above."""
    return _exchange(document, marker, replace(marker, tick=_place(tick)), MOVED, coalesce)


def remove(document: Document, marker: Marker) -> None:
    """Takes a marker away; raises ``ValueError`` when it is not there."""
    document.apply(SetMarkers(tuple(_others(document.score, marker))), "Remove Marker")


def moved(score: Score, marker: Marker, tick: int) -> SetMarkers:
    """The command that puts a marker elsewhere, in place of one that is there."""
    now = replace(marker, tick=_place(tick))
    kept = (m for m in _others(score, marker) if m.tick != now.tick)
    return SetMarkers((*kept, now))


def copied(score: Score, marker: Marker) -> SetMarkers:
    """The command that puts a marker beside those that are there, in place of one at its tick."""
    return SetMarkers((*(m for m in score.markers if m.tick != marker.tick), marker))


def _exchange(
    document: Document, marker: Marker, wanted: Marker, name: str, coalesce: str | None = None
) -> Marker:
    kept = _others(document.score, marker)
    if wanted.tick != marker.tick:
        kept = [m for m in kept if m.tick != wanted.tick]
    with document.transaction(name, coalesce):
        document.apply(SetMarkers((*kept, wanted)))
    return wanted


def _others(score: Score, marker: Marker) -> list[Marker]:
    others = list(score.markers)
    others.remove(marker)  # raises ValueError
    return others


def _name(text: str) -> str:
    name = " ".join(text.split())
    if not name or len(name) > MOST_CHARACTERS:
        raise ValueError("a marker has a name of at most 200 characters")
    return name


def _place(tick: int) -> int:
    if tick < 0:
        raise ValueError("a marker cannot lie before the start")
    return tick
