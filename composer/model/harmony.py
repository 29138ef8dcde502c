"""Which chord sounds in each beat or bar: the simplest one that holds what sounds.

A chord is a root (a pitch class, 0 for C) and one of ten :data:`KINDS`.  Each of the 120 is worth
the share of what sounds that belongs to it, less for tones of it that do not sound and for rarer
kinds, more where its root is the bass: template matching as in Pardo and Birmingham, "Algorithms
for chordal analysis" (Computer Music Journal 26:2, 2002), with the weights below.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from composer.model.note import Note


@dataclass(frozen=True, slots=True)
class ChordKind:
    """``ending``: what stands behind the root's name.  ``steps``: semitones over the root."""

    ending: str
    steps: tuple[int, ...]


KINDS: tuple[ChordKind, ...] = (
    ChordKind("", (0, 4, 7)),
    ChordKind("m", (0, 3, 7)),
    ChordKind("7", (0, 4, 7, 10)),
    ChordKind("dim", (0, 3, 6)),
    ChordKind("m7", (0, 3, 7, 10)),
    ChordKind("maj7", (0, 4, 7, 11)),
    ChordKind("m7b5", (0, 3, 6, 10)),
    ChordKind("dim7", (0, 3, 6, 9)),
    ChordKind("sus4", (0, 5, 7)),
    ChordKind("aug", (0, 4, 8)),
)
"""The likelier ones first."""

RARER = 0.02  # of what sounds: what a kind loses against the one before it in the list
MISSING = 0.12  # of what sounds: what a chord loses for each of its tones that does not sound
ON_BASS = 0.08  # what it gains when its root is the lowest note
ENOUGH = 0.7  # of what sounds must be in the chord
THERE = 0.1 / 3  # of what sounds: more than this and a tone is there
_FEWEST = 3  # tones that must be there
_SILENT = 1000  # higher than any pitch: no note is the lowest
# Of each chord how rare its kind is, its root, kind and tones.
_TEMPLATES = [
    (rank, root, kind, tuple((root + step) % 12 for step in kind.steps))
    for rank, kind in enumerate(KINDS)
    for root in range(12)
]


@dataclass(frozen=True, slots=True)
class ChordSpan:
    """Ticks ``start`` to ``end`` (exclusive) with one chord.  ``bass``: the pitch class of the
    lowest note, or the root where that passes through."""

    start: int
    end: int
    root: int
    kind: ChordKind
    bass: int

    @property
    def inverted(self) -> bool:
        """Whether another tone of the chord than its root is the bass."""
        return self.bass != self.root


def sound_together(notes: Iterable[Note]) -> bool:
    """Whether any two of them do; a lone melody has no chords, they are its player's to choose."""
    in_turn = sorted(notes, key=lambda note: note.onset)
    return any(later.onset < earlier.end for earlier, later in pairwise(in_turn))


def chord_spans(
    notes: Iterable[Note], beats: Sequence[int], bars: Sequence[int]
) -> list[ChordSpan]:
    """The chords of ``notes`` from beat to beat; a beat that has none (of broken chords, of a
    melody) has its bar's.

    ``beats``, ``bars``: ticks, rising, the last one the end; every bar line is a beat too.  A
    chord that goes on over the same bass is one span; where too little sounds or nothing fits
    there is none.
    """
    notes = list(notes)
    if len(beats) < 2 or not notes:
        return []
    of_beats = _chords(notes, beats)
    of_bars = _chords(notes, bars)
    spans: list[ChordSpan] = []
    for beat, found in enumerate(of_beats):
        start, end = beats[beat], beats[beat + 1]
        bar = bisect_right(bars, start) - 1
        chord = found
        if chord is None and 0 <= bar < len(of_bars):
            chord = of_bars[bar]
        if chord is None:
            continue
        root, kind, bass = chord
        last = spans[-1] if spans else None
        goes_on = last is not None and (last.end, last.root, last.kind) == (start, root, kind)
        # A bar's chord, and one over a passing tone, keeps the bass that it began with.
        passing = (bass - root) % 12 not in kind.steps
        if last is not None and goes_on and (found is None or passing or last.bass == bass):
            spans[-1] = ChordSpan(last.start, end, root, kind, last.bass)
            continue
        spans.append(ChordSpan(start, end, root, kind, root if passing else bass))
    return spans


_Chord = tuple[int, ChordKind, int]


def _chords(notes: list[Note], edges: Sequence[int]) -> list[_Chord | None]:
    """Of each slot between the edges the chord that fits: root, kind and bass."""
    slots = len(edges) - 1
    weights = [[0] * 12 for _ in range(slots)]
    lowest = [_SILENT] * slots
    for note in notes:
        first = max(0, bisect_right(edges, note.onset) - 1)
        last = min(slots, bisect_left(edges, note.end))
        for slot in range(first, last):
            length = min(note.end, edges[slot + 1]) - max(note.onset, edges[slot])
            if length > 0:
                weights[slot][note.pitch % 12] += length
                lowest[slot] = min(lowest[slot], note.pitch)
    return [_best(heard, low % 12) for heard, low in zip(weights, lowest, strict=True)]


def _best(weights: list[int], bass: int) -> _Chord | None:
    total = sum(weights)
    there = [weight > THERE * total for weight in weights]
    if sum(there) < _FEWEST:
        return None
    best, most = _TEMPLATES[0], -math.inf
    for template in _TEMPLATES:
        rank, root, _, tones = template
        inside = missing = 0
        for tone in tones:
            inside += weights[tone]
            missing += not there[tone]
        value = inside / total - MISSING * missing - rank * RARER + ON_BASS * (root == bass)
        if value > most:
            best, most = template, value
    _, root, kind, tones = best
    fits = sum(weights[tone] for tone in tones) >= ENOUGH * total
    enough = sum(there[tone] for tone in tones) >= _FEWEST
    return (root, kind, bass) if fits and enough else None
