"""What a melody asks of its words: lines of so many syllables, strong beats and weak ones.

A line of words is a phrase of the melody.  Phrases part where there is a rest, where a note is
long beside its neighbours, and where a new group of bars begins; of all ways to part a melody the
one is taken in which these places weigh most and the phrases have the length of lines
(local boundaries after Cambouropoulos, "The Local Boundary Detection Model", 2001, weighed
against phrase lengths by dynamic programming).

A syllable is strong when its note begins on a beat that weighs more than those of the notes beside
it, or on a strong beat of the bar.  Signs: ``/`` strong, ``x`` weak.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from composer.model.note import Note
from composer.model.time import Meter, MeterMap
from composer.prosody.words import stress_pattern, stresses, words_of_line

WEAK, STRONG = "x", "/"
LONGEST = 16  # syllables of a line, unless a phrase mark or a rest says so
_USUAL = (4, 10)  # syllables of a line for which nothing speaks against it
_BOUNDARY = 1.0  # what parting a melody anywhere costs
_OFF_LENGTH = 0.25  # that a line is a syllable shorter or longer than usual, and more for more
_GROUP = 0.5  # that a new group of bars begins
_RESTS = 3.0  # most that a rest weighs
_LONG = 2.5  # most that a long note weighs
_PLAY = 40  # ticks that a note may be early or late on its beat


@dataclass(frozen=True, slots=True)
class LinePattern:
    """One line: ``notes``, the ids of those on which its syllables begin, in order; ``stresses``,
    a sign for each."""

    notes: tuple[int, ...]
    stresses: str

    @property
    def syllables(self) -> int:
        """How many the line has."""
        return len(self.notes)


def patterns_of(
    notes: Iterable[Note],
    meter: MeterMap,
    breaks: Collection[int] = (),
    held: Collection[int] = (),
) -> tuple[LinePattern, ...]:
    """The lines that a voice's notes ask for.

    ``notes``: of one voice, one after the other; of several with one onset the highest counts.
    ``breaks``: ticks at which a new line begins whatever else (phrase marks).  ``held``: ids of
    notes on which the syllable before goes on (melismas).  No notes: no lines.
    """
    top: dict[int, Note] = {}
    for note in sorted(notes, key=lambda note: note.pitch):
        top[note.onset] = note
    line = [top[onset] for onset in sorted(top)]
    sung: list[tuple[Note, int]] = []  # with the tick at which the syllable's last note ends
    for note in line:
        if note.id in held and sung:
            sung[-1] = (sung[-1][0], note.end)
        else:
            sung.append((note, note.end))
    if not sung:
        return ()
    weights = [beat_weight(note.onset, meter) for note, _ in sung]
    phrases = _phrases(sung, meter, sorted(breaks))
    return tuple(
        LinePattern(
            tuple(note.id for note, _ in sung[first:last]),
            "".join(
                STRONG if _is_strong(weights, place, first, last) else WEAK
                for place in range(first, last)
            ),
        )
        for first, last in phrases
    )


def beat_weight(tick: int, meter: MeterMap) -> int:
    """How much a place in the bar weighs: 3 its start, 2 its other strong beat, 1 a beat, 0 the
    middle of a beat (a third of it in 6/8 and the like), -1 anything else.

    A note may be early or late by a twelfth of a quarter.
    """
    _, into = meter.position(tick)
    entry = meter.at(tick)
    parts = 3 if entry.compound else 2
    part = entry.beat_ticks / parts
    number = round(into / part)
    if abs(into - number * part) > _PLAY:
        return -1
    if number * part > entry.bar_ticks - _PLAY:
        return 3  # early on the next bar
    beat, between = divmod(number, parts)
    if between:
        return 0
    return 3 if not beat else 2 if beat in _strong_beats(entry) else 1


def _strong_beats(meter: Meter) -> tuple[int, ...]:
    """The beats besides the first on which a bar leans, counted from 0."""
    beats = meter.beats // 3 if meter.compound else meter.beats
    if beats in (4, 6, 8):
        return (beats // 2,)
    if beats in (5, 7):
        return (beats // 2 + 1,)
    return (3, 6) if beats == 9 else ()


def _is_strong(weights: Sequence[int], place: int, first: int, last: int) -> bool:
    here = weights[place]
    if here >= 2:
        return True
    before = weights[place - 1] if place > first else None
    after = weights[place + 1] if place + 1 < last else None
    lower_before = before is None or before < here
    lower_after = after is None or after < here
    if before is None:
        return lower_after and after is not None  # a first note is weak before an equal one
    return lower_before and (lower_after or after == here)


def _phrases(
    sung: Sequence[tuple[Note, int]], meter: MeterMap, breaks: Sequence[int]
) -> list[tuple[int, int]]:
    """First and last (exclusive) syllable of each phrase."""
    count = len(sung)
    gains, forced = _boundaries(sung, meter, breaks)
    best = [0.0] + [float("-inf")] * count
    came_from = [0] * (count + 1)
    for end in range(1, count + 1):
        for start in range(end - 1, -1, -1):
            if end - start > LONGEST and any(
                best[k] > float("-inf") for k in range(start + 1, end)
            ):
                break
            gain = best[start] + _length_gain(end - start)
            if end < count:
                gain += gains[end]
            if gain > best[end]:
                best[end], came_from[end] = gain, start
            if start in forced:
                break
    phrases = []
    end = count
    while end:
        phrases.append((came_from[end], end))
        end = came_from[end]
    return phrases[::-1]


def _length_gain(length: int) -> float:
    short, long = max(0, _USUAL[0] - length), max(0, length - _USUAL[1])
    # A line of one syllable is hardly one.
    return -_OFF_LENGTH * (2 * short**2 + long * (1 + long / 4))


def _boundaries(
    sung: Sequence[tuple[Note, int]], meter: MeterMap, breaks: Sequence[int]
) -> tuple[list[float], set[int]]:
    """What is gained by parting before each syllable, and where the melody parts in any case."""
    count = len(sung)
    steps = [sung[i + 1][0].onset - sung[i][0].onset for i in range(count - 1)]
    usual = median(steps) if steps else 1
    gains, forced = [0.0] * (count + 1), {0}
    group = _bars_of_a_group(sung, meter)
    first_bar, start = meter.position(sung[0][0].onset)
    for i in range(1, count):
        (_, end), (note, _) = sung[i - 1], sung[i]
        beat = meter.at(note.onset).beat_ticks
        rest = max(0, note.onset - end) / beat
        around = [*steps[max(0, i - 3) : i - 1], *steps[i : i + 2]]
        longer = steps[i - 1] / max(1, median(around) if around else usual, usual / 2)
        gain = min(_RESTS, 2 * rest if rest >= 0.2 else 0.0) + min(_LONG, max(0.0, longer - 1))
        bar, into = meter.position(note.onset)
        # As far into a later group of bars as the melody's first note, its upbeat, is into its.
        if abs(into - start) <= _PLAY and (bar - first_bar) % group == 0:
            gain += _GROUP
        gains[i] = gain - _BOUNDARY
        broken = any(sung[i - 1][0].onset < tick <= note.onset for tick in breaks)
        if broken or rest >= 4:
            forced.add(i)
    return gains, forced


def _bars_of_a_group(sung: Sequence[tuple[Note, int]], meter: MeterMap) -> int:
    """So many bars as have about eight syllables: 1, 2 or 4."""
    bars = meter.position(sung[-1][0].onset)[0] - meter.position(sung[0][0].onset)[0] + 1
    each = len(sung) / bars
    return 1 if each > 7 else 2 if each > 2.5 else 4


def stress_agreement(line: str, stresses_of_notes: str) -> float:
    """The share of a line's stressed syllables that are on strong beats, 0 to 1; 1 without any.

    Light words of one syllable (*the*, *of*, *I*) count as unstressed.  Syllables beyond the notes
    are on weak beats.
    """
    stressed = [place for place, weight in enumerate(_spoken(line)) if weight > 0.5]
    if not stressed:
        return 1.0
    strong = sum(stresses_of_notes[place : place + 1] == STRONG for place in stressed)
    return strong / len(stressed)


def stress_fit(line: str, stresses_of_notes: str) -> float:
    """How well a line is sung to such notes, 0 to 1; finer than :func:`stress_agreement`.

    Worst is a stressed syllable of a longer word on a weak beat while one without stress is on a
    strong one; words of one syllable bend either way.
    """
    weights = _spoken(line)
    if not weights:
        return 0.0
    lost = 0.0
    for place, weight in enumerate(weights):
        strong = stresses_of_notes[place : place + 1] == STRONG
        lost += (1 - weight) if strong else weight
    return 1 - lost / len(weights)


def _spoken(line: str) -> list[float]:
    """How much each syllable of a line is stressed, 0 to 1."""
    weights: list[float] = []
    for word in words_of_line(line):
        found = stresses(word)
        if len(found) == 1:
            weights.append(0.3 if stress_pattern(word) == WEAK else 0.7)
        else:
            weights += [{0: 0.0, 1: 1.0, 2: 0.6}[stress] for stress in found]
    return weights
