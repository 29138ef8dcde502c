"""Which chord is sounding or written in each beat or bar, and which key a song without one is in.

Read off the notes, for the eye, as :mod:`composer.model.harmony` reads them, on whole columns at
once.  No Qt.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

import numpy as np
from numpy.typing import NDArray

from composer.model.chord_symbol import ChordSymbol
from composer.model.harmony import ENOUGH, KINDS, MISSING, ON_BASS, RARER, THERE
from composer.model.key import MODES, Key, KeyMap, spell
from composer.ui.roll.song_lane.typed import shown_chord
from composer.ui.roll.store import NoteStore, Rows

Weights = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Span:
    """Ticks ``start`` to ``end`` (exclusive) with one chord: its root, tones and name's ending.

    ``written``: the name as the song writes it; ``""`` where it was read off the notes.
    """

    start: int
    end: int
    root: int
    tones: frozenset[int]
    kind: str
    written: str = ""

    def name(self, key: Key | None) -> str:
        """Such as ``"F♯m7"``, spelled in a key, or as the song writes it."""
        if self.written:
            return self.written
        return spell(self.root, key).rstrip("-0123456789") + self.kind


def chord_spans(
    store: NoteStore, rows: Rows, beats: NDArray[np.int64], bars: NDArray[np.int64]
) -> list[Span]:
    """The chords of the notes ``rows`` of the store, from beat to beat; a beat that has none
    (of broken chords, of a melody) has its bar's.

    ``beats``, ``bars``: ticks, rising, the last one the end; every bar line is a beat too.  A
    chord that goes on is one span; where too little sounds or nothing fits there is none.
    """
    if len(beats) < 2 or not len(rows):
        return []
    of_beats, of_bars = (_chords(store, rows, edges) for edges in (beats, bars))
    bar_of = np.searchsorted(bars, beats[:-1], "right") - 1
    spans: list[Span] = []
    for beat, found in enumerate(of_beats):
        bar = int(bar_of[beat])
        chord = of_bars[bar] if found is None and 0 <= bar < len(of_bars) else found
        if chord is None:
            continue
        kind, root = divmod(chord, 12)
        name, steps = KINDS[kind].ending, KINDS[kind].steps
        start, end = int(beats[beat]), int(beats[beat + 1])
        last = spans[-1] if spans else None
        if last is not None and (last.end, last.root, last.kind) == (start, root, name):
            start = spans.pop().start
        spans.append(Span(start, end, root, frozenset((root + s) % 12 for s in steps), name))
    return spans


def written_spans(chords: Sequence[ChordSymbol], start: int, end: int) -> list[Span]:
    """The chords from ``start`` to ``end`` that the song itself writes, each until the next.

    ``chords``: in order of tick.  Where it says that there is none, there is no span.
    """
    first = max(0, bisect_right(chords, start, key=_tick) - 1)
    seen = chords[first : bisect_left(chords, end, key=_tick)]
    spans: list[Span] = []
    for symbol, following in zip_longest(seen, seen[1:]):
        chord = symbol.chord
        until = end if following is None else following.tick
        if chord is not None and until > start:
            written = shown_chord(symbol)
            begin = max(start, symbol.tick)
            spans.append(Span(begin, until, chord.root, chord.pitch_classes, "", written))
    return spans


def _tick(symbol: ChordSymbol) -> int:
    return symbol.tick


def _chords(store: NoteStore, rows: Rows, edges: NDArray[np.int64]) -> list[int | None]:
    """Of each slot between the edges: the chord's kind times 12 and its root, if one fits."""
    slots = len(edges) - 1
    weights, bass = _weights(store, rows, edges)
    total = weights.sum(axis=1)
    tones, penalties = _templates()
    inside = weights @ tones.T
    there = weights > THERE * total[:, None]
    missing = tones.sum(axis=1)[None, :] - there.astype(float) @ tones.T
    share = np.where(total > 0, total, 1.0)[:, None]
    value = inside / share - MISSING * missing - penalties
    roots = np.tile(np.arange(12), len(KINDS))
    value += ON_BASS * (roots[None, :] == bass[:, None])
    best = value.argmax(axis=1)
    fits = inside[np.arange(slots), best] >= ENOUGH * share[:, 0]
    tones_there = (there * tones[best].astype(bool)).sum(axis=1)
    fits &= (total > 0) & (tones_there >= 3)
    return [int(b) if fit else None for b, fit in zip(best.tolist(), fits.tolist(), strict=True)]


def key_spans(keys: KeyMap, guess: Key | None, start: float, end: float) -> list[tuple[float, Key]]:
    """The keys in force from ``start`` to ``end`` (ticks), each with where it begins.

    ``guess``: the key where the song states none yet.
    """
    stated = [(float(key.tick), key) for key in keys.entries]
    if guess is not None and (not stated or stated[0][0] > 0):
        stated.insert(0, (0.0, guess))
    spans = []
    for place, (tick, key) in enumerate(stated):
        following = stated[place + 1][0] if place + 1 < len(stated) else np.inf
        if following > start and tick < end:
            spans.append((max(start, tick), key))
    return spans


def likeliest_key(store: NoteStore) -> Key | None:
    """The key that most of the notes belong to, the longer the more; ``None`` without notes."""
    rows = store.alive.nonzero()[0]
    if not len(rows):
        return None
    lengths = (store.end[rows] - store.onset[rows]).astype(float)
    weight = np.bincount(store.pitch[rows] % 12, lengths, 12)
    last = rows[store.end[rows] == store.end[rows].max()]
    ending = int(store.pitch[last].min()) % 12
    best: tuple[float, Key] | None = None
    for mode in ("major", "minor"):
        for fifths in range(-5, 7):
            key = Key(0, fifths, mode)
            classes = [(key.tonic + step) % 12 for step in MODES[mode]]
            value = weight[classes].sum() + 0.2 * weight[key.tonic]
            value += 0.1 * weight[(key.tonic + 7) % 12]
            value += 0.03 * weight.sum() * (ending == key.tonic)
            if best is None or value > best[0]:
                best = (float(value), key)
    assert best is not None
    return best[1]


def _weights(
    store: NoteStore, rows: Rows, edges: NDArray[np.int64]
) -> tuple[Weights, NDArray[np.int64]]:
    """(slots, 12): how long each pitch class sounds in each slot; and the lowest class of each."""
    slots = len(edges) - 1
    onset, end = store.onset[rows], store.end[rows]
    first = np.clip(np.searchsorted(edges, onset, "right") - 1, 0, slots - 1)
    last = np.clip(np.searchsorted(edges, end, "left") - 1, 0, slots - 1)
    count = np.maximum(last - first + 1, 1)
    note = np.repeat(np.arange(len(rows)), count)
    slot = np.arange(len(note)) - np.repeat(np.cumsum(count) - count, count) + first[note]
    length = np.minimum(end[note], edges[slot + 1]) - np.maximum(onset[note], edges[slot])
    here = length > 0
    note, slot, length = note[here], slot[here], length[here]
    pitch = store.pitch[rows][note]
    weights = np.bincount(slot * 12 + pitch % 12, length.astype(float), slots * 12)
    lowest = np.full(slots, 1000, np.int64)
    np.minimum.at(lowest, slot, pitch)
    return weights.reshape(slots, 12), lowest % 12


def _templates() -> tuple[Weights, Weights]:
    """(chords, 12) of 0 and 1, kind by kind and root by root; and what each loses for rarity."""
    tones = np.zeros((len(KINDS) * 12, 12))
    for place, kind in enumerate(KINDS):
        for root in range(12):
            tones[place * 12 + root, [(root + step) % 12 for step in kind.steps]] = 1
    return tones, np.repeat(np.arange(len(KINDS)) * RARER, 12)
