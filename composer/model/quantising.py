"""Ticks to places that notation has: each beat divided into equal parts, also into 3, 5, 6, 7 ….

What lies on such a division already stays where it is; the rest (a played take) goes to the
nearest one that is simple.  Only what is shown or written down is quantised, never the score.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

from composer.model.bars import Bar
from composer.model.note import Note
from composer.model.rhythm import SHORTEST
from composer.model.time import SIXTEENTH, TICKS_PER_QUARTER

# Numbers of parts that a beat is tried with, in this order.
_PARTS = (1, 2, 4, 3, 8, 6, 5, 7, 16, 12, 10, 9, 32, 24)
_PLAIN = (1, 2, 4, 3)
# What many programs write is a tick or two beside one of these.
_COMMON = (1, 2, 4, 3, 8, 6, 5, 7)
_BESIDE = 3
# Divisions that notes must begin on; that one ends there is a matter of touch.
_ODD = (5, 7, 9, 10)
_END_WEIGHT = 0.3
# For what was played: how far (in ticks, on average) a simpler division may be off to be preferred.
_RELUCTANCE = {1: 0, 2: 3, 4: 6, 3: 12, 8: 18, 6: 20}
# For pages that are simple to read: how many notes must begin inside of a beat for such a division.
_FEWEST_IN_RUN = {8: 1, 6: 2, 5: 3, 7: 4, 9: 5, 10: 5, 12: 5, 16: 5, 24: 8, 32: 8}
_FEWEST_PLAYED = {3: 2, 6: 4, 8: 5}
_RUN = 5
_FINEST_OF_FEW = TICKS_PER_QUARTER // 8
_FINEST_PLAYED = TICKS_PER_QUARTER // 8
# Share of a voice's beats that lie on no division from which on the voice was played freely.
_PLAYED_SHARE = 0.1


@dataclass(frozen=True, slots=True)
class Window:
    """``length`` ticks from ``start`` on, in ``parts`` equal parts."""

    start: int
    length: int
    parts: int

    @property
    def binary(self) -> bool:
        """Whether the parts are plain note values, without a tuplet."""
        return self.parts & (self.parts - 1) == 0

    @property
    def normal(self) -> int:
        """How many plain values fill the window in whose place ``parts`` stand."""
        return _normal(self.parts)


@dataclass(frozen=True, slots=True)
class Placed:
    """A note's place on the page, in exact ticks from the start of the score."""

    note: Note
    start: Fraction
    end: Fraction


@dataclass(slots=True)
class Quantised:
    """``placed``: in the order of the notes given.  ``tuplets``: the windows that are not binary,
    in order.  ``moved``: how many notes begin or end elsewhere than in the score; ``furthest``:
    by how many ticks at most."""

    placed: list[Placed] = field(default_factory=list)
    tuplets: list[Window] = field(default_factory=list)
    moved: int = 0
    furthest: int = 0


def quantised(notes: Iterable[Note], bars: Sequence[Bar], simple: bool = False) -> Quantised:
    """The notes of one voice on the page; ``bars`` reach to the end of the last of them.

    ``simple``: fine divisions are for runs of many notes; what few notes would have, moves.
    """
    notes = list(notes)
    grid = _Grid(bars, {note.onset for note in notes}, {note.end for note in notes}, simple)
    last = Fraction(bars[-1].end)
    placed = []
    for note in notes:
        start, end = grid.place(note.onset), grid.place(note.end)
        if start >= last:  # it began just before the last bar line
            start = last - grid.step(last - Fraction(1, 2))
        if end <= start:
            end = min(last, start + grid.step(start))
        placed.append(Placed(note, start, end))
    if grid.played:
        placed = _tidied(placed)
    found = Quantised(placed, grid.tuplets())
    for place in placed:
        off = max(
            abs(round(place.start) - place.note.onset), abs(round(place.end) - place.note.end)
        )
        found.moved += off > 0
        found.furthest = max(found.furthest, off)
    return found


class _Grid:
    def __init__(self, bars: Sequence[Bar], onsets: set[int], ends: set[int], simple: bool) -> None:
        self._bars = bars
        self._simple = simple
        self._starts = [bar.start for bar in bars]
        self._windows: dict[int, Window] = {}  # by start
        self.played = False
        self._divide(onsets, ends)
        self._window_starts = sorted(self._windows)

    def place(self, tick: int) -> Fraction:
        """Where on the page ``tick`` is."""
        window = self._window(tick)
        if window is None:
            return Fraction(tick)
        step = Fraction(window.length, window.parts)
        nearest = (2 * (tick - window.start) * window.parts + window.length) // (2 * window.length)
        return window.start + nearest * step

    def step(self, place: Fraction) -> Fraction:
        """A short length on the page from ``place`` on."""
        window = self._window(place)
        if window is None:
            return Fraction(SIXTEENTH)
        part = Fraction(window.length, window.parts)
        return min(part, Fraction(SIXTEENTH)) if window.binary else part

    def tuplets(self) -> list[Window]:
        return [w for _, w in sorted(self._windows.items()) if not w.binary]

    def _window(self, at: Fraction | int) -> Window | None:
        place = bisect_right(self._window_starts, int(at)) - 1
        if place < 0:
            return None
        window = self._windows[self._window_starts[place]]
        return window if at < window.start + window.length else None

    def _origin(self, bar: int) -> int:
        """Where the bar would begin if nothing of it were left out."""
        return self._starts[bar] - self._bars[bar].skipped

    def _divide(self, onsets: set[int], ends: set[int]) -> None:
        beats: dict[tuple[int, int], list[int]] = {}  # (bar, beat) -> ticks into the beat
        begun: dict[tuple[int, int], set[int]] = {}  # those of them at which notes begin
        for tick in sorted(onsets | ends):
            bar = bisect_right(self._starts, tick) - 1
            size = _beat(self._bars[bar])
            beat, into = divmod(tick - self._origin(bar), size)
            if tick < self._bars[bar].end:
                beats.setdefault((bar, beat), []).append(into)
                if tick in onsets:
                    begun.setdefault((bar, beat), set()).add(into)
        free: list[tuple[int, int, list[int], set[int]]] = []
        fitting: list[tuple[list[Window], list[int], set[int]]] = []
        wide = self._wide(beats)
        for (bar, beat), points in beats.items():
            if (bar, beat) in wide:
                continue
            size = _beat(self._bars[bar])
            start = self._origin(bar) + beat * size
            cut_off = start < self._bars[bar].start or start + size > self._bars[bar].end
            if cut_off or points == [0]:
                continue
            length = size
            first = begun.get((bar, beat), set())
            windows = _fitting(start, length, points, first, self._simple)
            if windows is None:
                free.append((start, length, points, first))
            else:
                fitting.append((windows, points, first))
        self.played = len(free) > max(4, _PLAYED_SHARE * (len(fitting) + len(free)))
        for windows, points, first in fitting:
            plain = len(windows) == 1 and windows[0].parts in _PLAIN
            if self.played and not plain:
                start = windows[0].start
                length = windows[-1].start + windows[-1].length - start
                free.append((start, length, points, first))
            else:
                self._windows |= {window.start: window for window in windows}
        for start, length, points, first in free:
            self._windows[start] = Window(
                start, length, _simplest(length, points, first, self._simple)
            )

    def _wide(self, beats: dict[tuple[int, int], list[int]]) -> set[tuple[int, int]]:
        """Three notes in the time of two or four quarters; returns the beats that they take."""
        taken: set[tuple[int, int]] = set()
        third = TICKS_PER_QUARTER // 3
        # Ticks into the quarters, of which each third is two thirds of a half or a whole note.
        patterns = {
            4: {1: [third], 2: [2 * third]},
            2: {0: [2 * third], 1: [third]},
        }
        for bar, beat in beats:
            if _beat(self._bars[bar]) != TICKS_PER_QUARTER:
                continue
            for size in (4, 2):
                first = beat - beat % size
                start = self._origin(bar) + first * TICKS_PER_QUARTER
                end = start + size * TICKS_PER_QUARTER
                cut_off = start < self._bars[bar].start or end > self._bars[bar].end
                if cut_off or (bar, beat) in taken:
                    continue
                inside = {
                    n: [p for p in beats.get((bar, first + n), []) if p or n] for n in range(size)
                }
                if {n: points for n, points in inside.items() if points} == patterns[size]:
                    self._windows[start] = Window(start, size * TICKS_PER_QUARTER, 3)
                    taken |= {(bar, first + n) for n in range(size)}
        return taken


def _beat(bar: Bar) -> int:
    """How long the stretches of a bar are that are divided, in ticks."""
    return min(TICKS_PER_QUARTER, int(bar.meter.unit_ticks))


def _normal(parts: int) -> int:
    return 1 << (parts.bit_length() - 1)


def _possible(length: int, parts: int, finest: int = SHORTEST) -> bool:
    normal = _normal(parts)
    return length % normal == 0 and length // normal >= finest


def _fitting(
    start: int, length: int, points: list[int], begun: set[int], simple: bool
) -> list[Window] | None:
    """Windows on whose divisions all points lie, the simplest found; ``begun``: those of the
    points at which notes begin."""
    inner = len(begun - {0})
    for slack, tried, enough in ((0, _PARTS, 1), (_BESIDE, _COMMON, 2)):
        allowed = tuple(
            parts
            for parts in tried
            if (parts not in _ODD or inner >= enough)
            and (not simple or inner >= _FEWEST_IN_RUN.get(parts, 0))
        )
        finest = _FINEST_OF_FEW if simple and inner < _RUN else SHORTEST
        found = _divisions(start, length, points, slack, allowed, finest)
        if found is not None:
            return found
    return None


def _divisions(
    start: int, length: int, points: list[int], slack: int, tried: tuple[int, ...], finest: int
) -> list[Window] | None:
    for parts in tried:
        if _possible(length, parts, finest) and all(
            _beside(p, length, parts) <= slack for p in points
        ):
            return [Window(start, length, parts)]
    half = length // 2
    if length % 2 or half < SIXTEENTH:
        return None
    found: list[Window] = []
    for side in (0, half):
        inside = [point - side for point in points if side <= point < side + half]
        windows = _divisions(start + side, half, inside, slack, tried, finest)
        if windows is None:
            return None
        found += windows
    return found


def _beside(point: int, length: int, parts: int) -> int:
    """How many ticks a point lies beside a division, with divisions rounded to ticks."""
    nearest = (2 * point * parts + length) // (2 * length)
    return abs((2 * nearest * length + parts) // (2 * parts) - point)


def _simplest(length: int, points: list[int], begun: set[int], simple: bool) -> int:
    weights = {point: 1 if point in begun else _END_WEIGHT for point in points}

    def burden(parts: int) -> float:
        step = length / parts
        off = sum(w * abs(point - round(point / step) * step) for point, w in weights.items())
        return off / sum(weights.values()) * max(weights.values()) + _RELUCTANCE[parts]

    possible = [parts for parts in _RELUCTANCE if length / _normal(parts) >= _FINEST_PLAYED]
    if simple:
        possible = [parts for parts in possible if len(begun) >= _FEWEST_PLAYED.get(parts, 0)]
    return min(possible or [1], key=burden)


def _tidied(placed: list[Placed]) -> list[Placed]:
    """Played notes without the small gaps and overlaps that no one would write down."""
    onsets = sorted({place.start for place in placed})
    found = []
    for place in placed:
        after = bisect_right(onsets, place.start)
        if after < len(onsets):
            # The beginning that lies nearest to the end.
            nearest = bisect_right(onsets, place.end)
            near = [onsets[i] for i in (nearest - 1, nearest) if after <= i < len(onsets)]
            for onset in near:
                if abs(onset - place.end) <= min(
                    Fraction(SIXTEENTH), (place.end - place.start) / 2
                ):
                    place = replace(place, end=onset)
                    break
        found.append(place)
    return found
