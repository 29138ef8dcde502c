"""Notes for these words: a rhythm in which lines are sung, for a model to fill with pitches.

Each line takes whole bars.  Of all ways to put its syllables on the places of the bars the one is
taken that costs least: stressed syllables want strong beats and some length, unstressed ones the
rest; steady notes of a beat are the usual, and the line rests on a longer one at its end.  An
upbeat goes into the bars before.  Times are ticks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from composer.model.lyrics import Lyrics, Place
from composer.model.mask import Mask
from composer.model.time import SIXTEENTH, MeterMap
from composer.prosody.division import is_sung, stresses_of
from composer.prosody.following import notes_needed
from composer.prosody.patterns import beat_weight
from composer.prosody.words import stress_pattern

_MOST_BARS = 16  # of a line, where its syllables need no more
_LONGEST, _PART = 32, 16  # syllables of a line that is set whole, and of the parts of a longer one

# What a place that weighs so much (3 the bar's start ... -1 between the halves of beats) costs.
_STRESSED = {3: 0.0, 2: 0.05, 1: 0.7, 0: 1.7, -1: 2.6}
_LIGHT = {3: 0.9, 2: 0.6, 1: 0.1, 0: 0.0, -1: 0.5}
_UNSTRESSED = {3: 2.0, 2: 1.2, 1: 0.1, 0: 0.0, -1: 0.5}
_LAST = {3: 0.1, 2: 0.0, 1: 0.3, 0: 1.2, -1: 2.0}  # of a line, if it is a light word
_HELD = {3: 0.2, 2: 0.1, 1: 0.0, 0: 0.0, -1: 0.3}  # a further note of a melisma
_LATE = 0.35  # a beat of rest at a line's beginning
_UPBEAT = 0.15
_FIRST_UPBEAT = 0.3  # that a song begins with one
_BAR = 0.55  # a bar more
_SHORT_END = 1.6  # a last note that is no longer than a beat


@dataclass(frozen=True, slots=True)
class SetNote:
    """One note: of the syllable at ``place``, 0 its first or which further one (``part``).

    ``strong``: the syllable is stressed.
    """

    place: Place
    part: int
    onset: int
    duration: int
    strong: bool

    @property
    def end(self) -> int:
        """The tick at which it is over."""
        return self.onset + self.duration


@dataclass(frozen=True, slots=True)
class Setting:
    """``notes`` in order, none over another; ``start`` and ``end``: the whole bars that they are
    in."""

    notes: tuple[SetNote, ...]
    start: int
    end: int

    def cells(self) -> dict[Place, tuple[tuple[int, int], ...]]:
        """For each syllable the spans that its notes fill: what a model gives one pitch each."""
        groups: dict[Place, list[tuple[int, int]]] = {}
        for note in self.notes:
            groups.setdefault(note.place, []).append((note.onset, note.end))
        return {place: tuple(spans) for place, spans in groups.items()}

    def masks(self, voice: int) -> tuple[Mask, ...]:
        """What a model may write: a mask for each note."""
        return tuple(Mask(voice, note.onset, note.end) for note in self.notes)


@dataclass(frozen=True, slots=True)
class _Syllable:
    place: Place
    part: int
    costs: dict[int, float]
    strong: bool


def setting_of(
    lyrics: Lyrics,
    lines: Sequence[tuple[int, int]] | None = None,
    meter: MeterMap | None = None,
    start: int = 0,
) -> Setting:
    """The rhythm of ``lines`` (section and line each; all that are sung) from ``start`` on.

    The first line begins in the first whole bar from ``start`` on, or in an upbeat to the second.
    A line of more than 32 syllables is set as several.  Notes are sixteenths at the shortest.
    """
    meter = meter or MeterMap()
    bar, into = meter.position(start)
    bar += bool(into)
    begin = meter.bar_start(bar)
    chosen = _all(lyrics) if lines is None else lines
    wanted = [part for line in chosen for part in _parts(_syllables(lyrics, *line))]
    notes: list[SetNote] = []
    free = begin  # from where on nothing is yet
    for syllables in wanted:
        cost, bars, onsets = _in_bars(syllables, meter, bar, free)
        if not notes:
            upbeat = _in_bars(syllables, meter, bar + 1, free)
            if upbeat[0] + _FIRST_UPBEAT < cost and upbeat[2][0] < meter.bar_start(bar + 1):
                bar += 1
                _, bars, onsets = upbeat
        notes = _cut(notes, onsets[0])
        notes += _with_lengths(syllables, onsets, meter, meter.bar_start(bar + bars))
        bar += bars
        free = notes[-1].onset + meter.at(notes[-1].onset).beat_ticks
    return Setting(tuple(notes), begin, meter.bar_start(bar))


def _in_bars(
    syllables: Sequence[_Syllable], meter: MeterMap, bar: int, free: int
) -> tuple[float, int, list[int]]:
    """What a line costs that begins in ``bar`` or, from ``free`` on, before it; how many bars it
    takes, and its onsets."""
    begin = meter.bar_start(bar)
    best: tuple[float, int, list[int]] | None = None
    most = max(_MOST_BARS, -(-len(syllables) * SIXTEENTH * 2 // meter.at(begin).bar_ticks))
    for bars in range(1, most + 1):
        last = meter.bar_start(bar + bars)
        step = meter.at(begin).beat_ticks // (3 if meter.at(begin).compound else 2)
        for grid in (step, SIXTEENTH):
            found = _placed(syllables, meter, free, begin, last, grid)
            if found is not None:
                break
        else:
            continue
        cost = found[0] + _BAR * (bars - 1) + (0.5 if bars > 2 and bars % 2 else 0.0)
        if grid != step:
            cost += 2.0
        if best is None or cost < best[0]:
            best = (cost, bars, found[1])
        elif bars > best[1] + 2:
            break  # more room only makes it emptier
    assert best is not None
    return best


def _all(lyrics: Lyrics) -> list[tuple[int, int]]:
    return [(v, n) for v, verse in enumerate(lyrics.verses) for n, _ in enumerate(verse.lines)]


def _syllables(lyrics: Lyrics, v: int, n: int) -> list[_Syllable]:
    found: list[_Syllable] = []
    for w, word in enumerate(lyrics.verses[v].lines[n].words):
        texts = tuple(syllable.text for syllable in word.syllables)
        stresses = stresses_of(texts)
        light = len(texts) == 1 and stress_pattern(word.text) == "x"
        for s, (text, stress) in enumerate(zip(texts, stresses, strict=True)):
            if not is_sung(text):
                continue
            strong = stress == 1 and not light
            costs = _STRESSED if strong else _LIGHT if light or stress else _UNSTRESSED
            found.append(_Syllable(Place(v, n, w, s), 0, costs, strong))
            for part in range(1, notes_needed(word, s)):
                found.append(_Syllable(Place(v, n, w, s), part, _HELD, False))
    if found and found[-1].costs is _LIGHT and not found[-1].place.syllable:
        found[-1] = replace(found[-1], costs=_LAST)
    if len(found) == 1:  # alone it is strong, whatever it is
        found = [_Syllable(found[0].place, 0, _STRESSED, True)]
    return found


def _parts(syllables: list[_Syllable]) -> list[list[_Syllable]]:
    """A line, cut between words where it is too long to be sung in one."""
    if len(syllables) <= _LONGEST:
        return [syllables] if syllables else []
    parts: list[list[_Syllable]] = [[]]
    for syllable in syllables:
        new_word = not syllable.place.syllable and not syllable.part
        if len(parts[-1]) >= (_PART if new_word else _LONGEST):
            parts.append([])
        parts[-1].append(syllable)
    return parts


def _placed(
    syllables: Sequence[_Syllable],
    meter: MeterMap,
    free: int,
    first: int,
    last: int,
    grid: int,
) -> tuple[float, list[int]] | None:
    """Cost and onsets of a line in the bars from ``first`` to ``last``; ``None``: too narrow.

    It may begin up to half a bar before them, from ``free`` on.
    """
    beat, compound = meter.at(first).beat_ticks, meter.at(first).compound
    early = min(first - free, meter.at(first).bar_ticks // 2) // grid * grid
    places = list(range(first - max(0, early), last, grid))
    weights = [beat_weight(place, meter) for place in places]
    count, size = len(syllables), len(places)
    if count > size:
        return None
    reach = max(1, 2 * meter.at(first).bar_ticks // grid)
    cost = [
        syllables[0].costs[weights[at]]
        + (_UPBEAT * (first - place) / beat if place < first else _LATE * (place - first) / beat)
        for at, place in enumerate(places)
    ]
    came: list[list[int]] = []
    for here in range(1, count):
        before, now = syllables[here - 1], syllables[here]
        lengths = [0.0]
        lengths += [_length_cost(n * grid, beat, before, compound) for n in range(1, reach + 1)]
        following = [float("inf")] * size
        back = [-1] * size
        for at in range(here, size):
            for step in range(1, min(reach, at) + 1):
                value = cost[at - step] + lengths[step]
                if value < following[at]:
                    following[at], back[at] = value, at - step
            following[at] += now.costs[weights[at]]
        came.append(back)
        cost = following
    for at, place in enumerate(places):
        left = last - place
        cost[at] += _SHORT_END if left <= beat else 0.35 * max(0, left - 3 * beat) / beat
        cost[at] += 1.0 if left < beat else 0.0
    at = min(range(size), key=lambda place: cost[place])
    total = cost[at]
    if total == float("inf"):
        return None
    onsets = [places[at]]
    for back in reversed(came):
        at = back[at]
        onsets.append(places[at])
    return total, onsets[::-1]


def _length_cost(ticks: int, beat: int, syllable: _Syllable, compound: bool) -> float:
    """What a syllable costs that lasts so long: a beat is usual, half of one (or thirds, where
    beats have three) is well."""
    beats = ticks / beat
    if beats < 0.3:
        cost = 0.8
    elif beats < 1:
        cost = 0.05 if compound else 0.2
    elif beats == 1:
        cost = 0.0
    else:
        cost = 0.25 + 0.45 * (beats - 1)
    if beats > 1:
        cost += -0.1 if syllable.strong else 0.4
    elif beats < 1 and syllable.strong:
        cost += 0.1
    return cost


def _with_lengths(
    syllables: Sequence[_Syllable], onsets: Sequence[int], meter: MeterMap, end: int
) -> list[SetNote]:
    """Each until the next; the last until the line's end, with a rest to breathe if it is long."""
    beat = meter.at(onsets[-1]).beat_ticks
    last = min(end, onsets[-1] + meter.at(onsets[-1]).bar_ticks)
    if last - onsets[-1] > beat:
        last -= beat // 2
    ends = [*onsets[1:], last]
    return [
        SetNote(syllable.place, syllable.part, onset, stop - onset, syllable.strong)
        for syllable, onset, stop in zip(syllables, onsets, ends, strict=True)
    ]


def _cut(notes: list[SetNote], tick: int) -> list[SetNote]:
    """Before an upbeat the line before it ends."""
    if notes and notes[-1].end > tick:
        note = notes[-1]
        cut = SetNote(note.place, note.part, note.onset, tick - note.onset, note.strong)
        return [*notes[:-1], cut]
    return notes
