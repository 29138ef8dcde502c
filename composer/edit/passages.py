"""Controllers that go with notes when a passage is copied, cut or repeated.

They go where a passage of a voice is taken whole: where all its notes that begin between the first
onset and the last end of the taken ones are among these.  A note that is taken out of a chord
leaves the pedal to the others.  Times are ticks.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from composer.edit.controlling import Line, lines_of, points, rewrite, value_before
from composer.edit.document import Document
from composer.model.control_type import ControlType
from composer.model.score import Score


@dataclass(frozen=True, slots=True)
class Passage:
    """What the controllers of ``voice`` do from ``start`` on, for ``length`` ticks.

    ``lines``: of each controller that has a point there, the points with their ticks counted from
    ``start``; the first is what it is at when the passage begins.
    """

    voice: int
    start: int
    length: int
    lines: tuple[tuple[ControlType, tuple[tuple[int, int], ...]], ...]


def passages(score: Score, ids: Collection[int]) -> tuple[Passage, ...]:
    """The passages that are taken whole with these notes and have controllers.

    Raises ``KeyError`` on an id that the score does not have.
    """
    if not score.controls:
        return ()
    spans: dict[int, tuple[int, int]] = {}
    for note in (score.notes[note_id] for note_id in ids):
        start, end = spans.get(note.voice, (note.onset, note.end))
        spans[note.voice] = (min(start, note.onset), max(end, note.end))
    chosen = ids if isinstance(ids, (set, frozenset)) else set(ids)
    for note in score.notes.values():
        span = spans.get(note.voice)
        if span is not None and span[0] <= note.onset < span[1] and note.id not in chosen:
            del spans[note.voice]
    found = (_passage(score, voice, *span) for voice, span in sorted(spans.items()))
    return tuple(passage for passage in found if passage.lines)


def lay(document: Document, passage: Passage, start: int, voice: int) -> None:
    """Puts a passage at ``start`` of ``voice``, in the place of what these controllers did there.

    What is heard behind it stays as it was.  Inside a transaction of the caller's.
    """
    for type_, there in passage.lines:
        new = {start + tick: value for tick, value in there}
        rewrite(document, Line(voice, type_), start, start + passage.length, new)


def take_out(document: Document, passage: Passage) -> None:
    """Takes a passage's points away; what is heard behind it stays.

    Inside a transaction of the caller's.
    """
    end = passage.start + passage.length
    for type_, _ in passage.lines:
        rewrite(document, Line(passage.voice, type_), passage.start, end, {})


def _passage(score: Score, voice: int, start: int, end: int) -> Passage:
    inside = [c for c in score.controls if c.voice == voice and start <= c.tick < end]
    lines = []
    for line in lines_of(inside):
        there = points(score, line, start, end)
        first = there.get(start, value_before(score, line, start))
        begun = {start: first} | there
        lines.append((line.type, tuple((tick - start, value) for tick, value in begun.items())))
    return Passage(voice, start, end - start, tuple(lines))
