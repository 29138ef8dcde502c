"""A voice as it is written: staves, layers of chords and rests, bar by bar.

A layer is what shares a stem: one chord or rest at a time.  Notes that overlap are in several
layers of the same staff.  Times are exact ticks.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

from composer.model.bars import Bar
from composer.model.note import Note
from composer.model.quantising import Placed, Window, quantised
from composer.model.reading import as_read
from composer.model.rhythm import VALUES, Accents, NoteValue, accents, divided, value_of
from composer.model.time import TICKS_PER_QUARTER

MIDDLE_C = 60


@dataclass(frozen=True, slots=True)
class Tuplet:
    """``actual`` notes of value ``unit`` in the time of ``normal``; ``opens``, ``closes``: whether
    the symbol is its first, its last."""

    actual: int
    normal: int
    unit: str
    opens: bool
    closes: bool


@dataclass(frozen=True, slots=True)
class Symbol:
    """A chord or a rest, from ``start`` (from the beginning of the bar) for ``length``.

    ``value``: ``None`` where no note value is so long.  ``notes``: ids, the highest first; none is
    a rest.  ``tied_before``, ``tied_after``: whether the notes go on from the symbol before, into
    the next.  ``whole_bar``: a rest for the bar, whatever its meter.  ``gap``: a rest that need
    not be seen, since another layer has something there.
    """

    start: Fraction
    length: Fraction
    value: NoteValue | None
    notes: tuple[int, ...] = ()
    tied_before: bool = False
    tied_after: bool = False
    tuplet: Tuplet | None = None
    whole_bar: bool = False
    gap: bool = False


@dataclass(slots=True)
class Layer:
    """``staff``: from 1.  ``bars``: the symbols of each bar by its number; a bar that is not there
    is empty (in the first layer of a staff: rests)."""

    staff: int
    bars: dict[int, list[Symbol]] = field(default_factory=dict)


@dataclass(slots=True)
class WrittenVoice:
    """``layers``: in order of staff; each staff has one at least.  ``places``: where each note
    (by id) begins and ends on the page, in exact ticks from the start of the score.  ``moved`` and
    ``furthest``: see :class:`~composer.model.quantising.Quantised`."""

    staves: int
    layers: list[Layer]
    places: dict[int, Placed]
    moved: int
    furthest: int

    def followers(self) -> dict[int, int | None]:
        """For each note (by id) the one that comes next in its layer; ``None`` where there is none,
        or one of the two is in a chord."""
        found: dict[int, int | None] = {}
        for layer in self.layers:
            line = [
                symbol.notes
                for _, symbols in sorted(layer.bars.items())
                for symbol in symbols
                if symbol.notes and not symbol.tied_before
            ]
            for place, notes in enumerate(line):
                after = line[place + 1] if place + 1 < len(line) else ()
                alone = len(notes) == 1 and len(after) == 1
                found |= dict.fromkeys(notes, after[0] if alone else None)
        return found


def written(
    notes: Iterable[Note], bars: Sequence[Bar], simple: bool = False, struck: bool = False
) -> WrittenVoice:
    """The notation of the notes of one voice; ``bars`` reach to the end of the last of them.

    ``simple``: easy to read before exact, as :mod:`composer.model.reading` has notes, and
    ``struck``: as it has those of drums.
    """
    notes = list(notes)
    found = quantised(as_read(notes, bars, struck) if simple else notes, bars, simple)
    if simple:
        pairs = zip(found.placed, notes, strict=True)
        found.placed = [replace(shown, note=note) for shown, note in pairs]
    staves = 2 if _needs_two_staves(notes) else 1
    by_staff: list[list[Placed]] = [[] for _ in range(staves)]
    for place in found.placed:
        by_staff[staves == 2 and place.note.pitch < MIDDLE_C].append(place)
    starts = [bar.start for bar in bars]
    bar_accents: dict[tuple[int, int, int, int], Accents] = {}
    layers = []
    for staff, placed in enumerate(by_staff, start=1):
        for number, chords in enumerate(_layers(placed)):
            layer = Layer(staff)
            for bar, pieces in _by_bar(chords, bars, starts).items():
                meter, length, skipped = bars[bar].meter, bars[bar].length, bars[bar].skipped
                key = (meter.beats, meter.unit, length, skipped)
                if key not in bar_accents:
                    bar_accents[key] = accents(meter, length, skipped)
                windows = _windows_in(bars[bar], found.tuplets)
                layer.bars[bar] = _symbols(pieces, windows, bar_accents[key], number > 0)
            layers.append(layer)
    return WrittenVoice(
        staves,
        layers,
        {place.note.id: place for place in found.placed},
        found.moved,
        found.furthest,
    )


def whole_bar_rest(bar: Bar) -> Symbol:
    """What stands in an empty bar."""
    return Symbol(Fraction(0), Fraction(bar.length), None, whole_bar=True)


def _needs_two_staves(notes: list[Note]) -> bool:
    """Whether two hands play: well below and well above middle C, and at the same time."""
    pitches = sorted(note.pitch for note in notes)
    if not pitches:
        return False
    low, high = pitches[len(pitches) // 8], pitches[-1 - len(pitches) // 8]
    if low > MIDDLE_C - 8 or high < MIDDLE_C + 3 or high - low < 17:
        return False
    end = together = 0
    for note in sorted(notes, key=lambda note: (note.onset, -note.pitch)):
        together += note.onset < end
        end = max(end, note.end)
    return together * 4 > len(notes)


@dataclass(slots=True)
class _Chord:
    start: Fraction
    end: Fraction
    notes: list[Note]


def _layers(placed: list[Placed]) -> list[list[_Chord]]:
    """Chords in as few layers as can be; one layer at least, the higher notes in the first."""
    chords: dict[tuple[Fraction, Fraction, int], _Chord] = {}
    copies: dict[tuple[Fraction, Fraction, int], int] = {}
    for place in sorted(placed, key=lambda p: (p.start, -p.note.pitch, p.note.id)):
        # The same pitch twice in one chord would be one note for every reader.
        same = (place.start, place.end, place.note.pitch)
        copy = copies.get(same, 0)
        copies[same] = copy + 1
        chord = chords.setdefault(
            (place.start, place.end, copy), _Chord(place.start, place.end, [])
        )
        chord.notes.append(place.note)
    layers: list[list[_Chord]] = []
    for chord in sorted(chords.values(), key=lambda c: (c.start, -c.notes[0].pitch, -c.end)):
        for layer in layers:
            if layer[-1].end <= chord.start:
                layer.append(chord)
                break
        else:
            layers.append([chord])
    return layers or [[]]


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part of a chord, or of a rest, in one bar."""

    start: Fraction
    end: Fraction
    notes: tuple[int, ...] = ()
    before: bool = False
    after: bool = False


def _by_bar(
    chords: list[_Chord], bars: Sequence[Bar], starts: list[int]
) -> dict[int, list[_Piece]]:
    found: dict[int, list[_Piece]] = {}
    for chord in chords:
        ids = tuple(note.id for note in chord.notes)
        number = bisect_right(starts, int(chord.start)) - 1
        while number < len(bars) and bars[number].start < chord.end:
            bar = bars[number]
            found.setdefault(number, []).append(
                _Piece(
                    max(chord.start, Fraction(bar.start)) - bar.start,
                    min(chord.end, Fraction(bar.end)) - bar.start,
                    ids,
                    chord.start < bar.start,
                    chord.end > bar.end,
                )
            )
            number += 1
    return found


def _windows_in(bar: Bar, tuplets: list[Window]) -> list[Window]:
    first = bisect_right(tuplets, bar.start - 1, key=lambda window: window.start)
    found = []
    while first < len(tuplets) and tuplets[first].start < bar.end:
        window = tuplets[first]
        found.append(Window(window.start - bar.start, window.length, window.parts))
        first += 1
    return found


def _symbols(
    pieces: list[_Piece], windows: list[Window], bar: Accents, may_hide: bool
) -> list[Symbol]:
    """The symbols of one bar of one layer: its pieces with rests between, each divided."""
    whole: list[_Piece] = []
    now = Fraction(0)
    for piece in pieces:
        if piece.start > now:
            whole.append(_Piece(now, piece.start))
        whole.append(piece)
        now = piece.end
    length = Fraction(bar.end - bar.begin)
    if now < length:
        whole.append(_Piece(now, length))
    edges = {edge for piece in whole for edge in (piece.start, piece.end)}
    inside = [window for window in windows if _is_tuplet_here(window, edges)]
    symbols: list[Symbol] = []
    for piece in whole:
        symbols += _cut(piece, inside, bar, may_hide)
    return symbols


def _is_tuplet_here(window: Window, edges: set[Fraction]) -> bool:
    """Whether this layer has something in the window that a plain value cannot begin or end."""
    end = window.start + window.length
    step = Fraction(TICKS_PER_QUARTER, 32)
    return any(window.start < edge < end and (edge - window.start) % step for edge in edges)


def _cut(piece: _Piece, tuplets: list[Window], bar: Accents, may_hide: bool) -> list[Symbol]:
    found: list[Symbol] = []
    now = piece.start
    places: list[tuple[Fraction, Fraction, Window | None]] = []
    for window in tuplets:
        start, end = Fraction(window.start), Fraction(window.start + window.length)
        if end <= now or start >= piece.end:
            continue
        if start > now:
            places.append((now, start, None))
            now = start
        places.append((now, min(end, piece.end), window))
        now = min(end, piece.end)
    if now < piece.end:
        places.append((now, piece.end, None))
    rest = not piece.notes
    for start, end, inside in places:
        if inside is not None:
            values = _in_tuplet(start, end, inside)
        elif rest and may_hide:
            values = [(start, end, None, None)]
        else:
            values = [(a, b, value, None) for a, b, value in divided(start, end, bar, rest)]
        for a, b, value, tuplet in values:
            before = not rest and (a > piece.start or piece.before)
            after = not rest and (b < piece.end or piece.after)
            hidden = rest and may_hide and inside is None
            found.append(Symbol(a, b - a, value, piece.notes, before, after, tuplet, gap=hidden))
    return found


_InTuplet = tuple[Fraction, Fraction, NoteValue | None, Tuplet | None]


def _in_tuplet(start: Fraction, end: Fraction, window: Window) -> list[_InTuplet]:
    """A stretch inside of a tuplet, in the values that it is written with."""
    part = Fraction(window.length, window.parts)
    unit = window.length // window.normal
    close = window.start + window.length
    found: list[_InTuplet] = []
    now = start
    while now < end:
        left = int((end - now) / part)
        count = next((n for n in range(left, 0, -1) if value_of(n * unit) is not None), 0)
        after = now + count * part if count else end
        tuplet = Tuplet(
            window.parts, window.normal, VALUES[unit], now == window.start, after == close
        )
        found.append((now, after, value_of(count * unit), tuplet))
        now = after
    return found
