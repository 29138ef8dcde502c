"""Notes as an eye reads them: what a hand does between the notes is no rhythm.

Chords that are struck one finger after another begin at once; a note that is held a little into
the next, or let go a little before it, ends with it; one that is struck short is as long as the
notes beside it.  Only what is shown is made so, never the score.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from composer.model.bars import Bar
from composer.model.note import Note
from composer.model.time import SIXTEENTH, TICKS_PER_QUARTER

# Ticks: what begins no further apart is a chord, if it is not on the grid; how wide one can be.
_STRUCK, _SPREAD = 25, 45
_EIGHTH, _TRIPLET = TICKS_PER_QUARTER // 2, TICKS_PER_QUARTER // 6
_FURTHEST = 240  # a gap before the next note that is no rest, at most


def as_read(notes: Iterable[Note], bars: Sequence[Bar], struck: bool = False) -> list[Note]:
    """The notes of one voice, in the order given, with onsets and durations as they are read.

    ``bars`` reach to the end of the last of them.  ``struck``: of drums, whose length is none: up
    to the next stroke, or to the end of the quarter or bar.
    """
    notes = list(notes)
    starts = [*(bar.start for bar in bars), bars[-1].end]
    onsets = _together(notes, starts)
    begun = sorted(set(onsets.values()))
    ends = {}
    for note in notes:
        start = onsets[note.id]
        if struck:
            after = bisect_right(begun, start)
            bar_line = starts[bisect_right(starts, start) :][:1]
            quarter = _beat(start, starts) + TICKS_PER_QUARTER
            ends[note.id] = min([quarter, *bar_line, *begun[after : after + 1]])
        else:
            ends[note.id] = _end(note.end, start, begun, starts)
    if not struck:
        ends |= _chords(notes, onsets, ends, starts)
    return [
        replace(
            note,
            onset=onsets[note.id],
            duration=max(1, min(ends[note.id], starts[-1]) - onsets[note.id]),
        )
        for note in notes
    ]


def _into(tick: int, starts: Sequence[int]) -> int:
    """Ticks since the beginning of its bar."""
    return tick - starts[max(0, bisect_right(starts, tick) - 1)]


def _is_plain(tick: int, starts: Sequence[int]) -> bool:
    """Whether it is at a sixteenth, where nobody ends a note by chance."""
    return _into(tick, starts) % SIXTEENTH == 0


def _together(notes: list[Note], starts: Sequence[int]) -> dict[int, int]:
    """Where each note (by id) begins: those of a chord where most of them do."""
    chords: list[list[Note]] = []
    for note in sorted(notes, key=lambda note: note.onset):
        chord = chords[-1] if chords else []
        near = bool(chord) and (
            note.onset - chord[-1].onset <= _STRUCK and note.onset - chord[0].onset <= _SPREAD
        )
        written = note.onset != chord[-1].onset if near else False
        written = written and _is_plain(note.onset, starts) and _is_plain(chord[0].onset, starts)
        if near and not written:
            chord.append(note)
        else:
            chords.append([note])
    found: dict[int, int] = {}
    for chord in chords:
        places = [note.onset for note in chord]
        plain = [place for place in places if _is_plain(place, starts)]
        at = plain[0] if plain else places[len(places) // 2]
        found |= {note.id: at for note in chord}
    return found


def _end(end: int, start: int, begun: list[int], starts: Sequence[int]) -> int:
    """Where a note from ``start`` to ``end`` ends on the page; ``begun``: where notes begin."""
    length = end - start
    after = bisect_right(begun, start)
    following = begun[after] if after < len(begun) else None
    near = bisect_left(begun, end)
    if near < len(begun) and begun[near] == end and end > start:
        return end
    triplets = _has_triplets(end, begun, starts)
    if length >= SIXTEENTH and _is_plain(end, starts):
        return end
    if triplets and length >= _TRIPLET and _into(end, starts) % _TRIPLET == 0:
        return end
    # The beginning that is nearest, if a hand may have missed it.
    beside = [tick for tick in begun[max(after, near - 1) : near + 1] if tick > start]
    if following is None:  # the last one: the bar line
        line = bisect_left(starts, end)
        beside += [tick for tick in starts[max(0, line - 1) : line + 1] if tick > start]
    room = max(min(SIXTEENTH, length / 2), min(length / 4, _FURTHEST))
    close = min(beside, key=lambda tick: abs(tick - end), default=None)
    if close is not None and abs(close - end) <= room:
        return close
    shortest = _shortest(start, begun, starts)
    if length < shortest:
        end = start + shortest
    else:
        step = _TRIPLET * 2 if triplets else _EIGHTH if length > 3 * SIXTEENTH else SIXTEENTH
        into = _into(end, starts)
        end += round(into / step) * step - into
        end = max(end, start + min(shortest, SIXTEENTH))
    if following is not None and start < following < end and length <= following - start:
        return following
    return end


def _beat(tick: int, starts: Sequence[int]) -> int:
    """Where its quarter begins."""
    return tick - _into(tick, starts) % TICKS_PER_QUARTER


def _in_beat(tick: int, begun: list[int], starts: Sequence[int]) -> list[int]:
    """How far into the quarter of ``tick`` notes begin in it."""
    beat = _beat(tick, starts)
    inside = begun[bisect_left(begun, beat) : bisect_left(begun, beat + TICKS_PER_QUARTER)]
    return [place - beat for place in inside]


def _has_triplets(tick: int, begun: list[int], starts: Sequence[int]) -> bool:
    """Whether notes begin at thirds of the quarter that ends with or has ``tick``."""
    return any(
        place % _TRIPLET == 0 and place % SIXTEENTH
        for place in _in_beat(max(0, tick - 1), begun, starts)
    )


def _shortest(start: int, begun: list[int], starts: Sequence[int]) -> int:
    """As what a note is read that is struck short: as the notes of its quarter follow another."""
    inside = _in_beat(start, begun, starts)
    if any(place % _TRIPLET == 0 and place % SIXTEENTH for place in inside):
        return _TRIPLET if any(place % (2 * _TRIPLET) for place in inside) else 2 * _TRIPLET
    if all(place % _EIGHTH == 0 for place in inside):
        return _EIGHTH
    return SIXTEENTH


def _chords(
    notes: list[Note], onsets: dict[int, int], ends: dict[int, int], starts: Sequence[int]
) -> dict[int, int]:
    """Another end for those notes of chords that are let go just before or after the rest."""
    chords: dict[int, list[Note]] = {}
    for note in notes:
        chords.setdefault(onsets[note.id], []).append(note)
    found: dict[int, int] = {}
    for onset, chord in chords.items():
        loose = [note for note in chord if not _is_plain(note.end, starts)]
        if len(chord) < 2 or not loose:
            continue
        longest = max(ends[note.id] for note in chord)
        for note in loose:
            if longest - ends[note.id] <= max(SIXTEENTH, (longest - onset) // 3):
                found[note.id] = longest
    return found
