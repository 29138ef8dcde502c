"""A tune in canonical ABC notation as it is played: its order, its bars, its notes, its score.

Durations are :class:`~fractions.Fraction` in units of an eighth note, as in
:mod:`composer.engine.abc`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from composer.engine.abc import Measure, Tune, bar_length, measures
from composer.model.key import KeyMap
from composer.model.note import Note
from composer.model.score import Score, empty_score
from composer.model.time import TICKS_PER_QUARTER, Meter, MeterMap
from composer.model.voice import Role

EIGHTH = TICKS_PER_QUARTER // 2
"""Ticks."""

Passage = tuple[tuple[int | None, Fraction], ...]


def played(written: Sequence[Measure]) -> list[int]:
    """The numbers of the measures in the order of playing, repeats and endings followed.

    A repeat without a beginning goes back to the last one's end.  Every measure is played at most
    twice.
    """
    order: list[int] = []
    start, place, second = 0, 0, False
    turned: set[int] = set()
    while place < len(written):
        measure = written[place]
        if measure.before in ("|:", ":||:") and start != place:
            start, second = place, False
        if measure.ending == 1 and second:
            # The second time: on to the second ending, or past the repeat where there is none.
            skip = place
            while skip < len(written) and written[skip].after not in (":|", ":||:"):
                skip += 1
            place, second = skip + 1, False
            start = place
            continue
        order.append(place)
        if measure.after in (":|", ":||:") and place not in turned:
            turned.add(place)
            place, second = start, True
            continue
        if measure.after in (":|", ":||:"):
            start, second = place + 1, False
        place += 1
    return order


@dataclass(frozen=True, slots=True)
class Bars:
    """How many bars are as long as the meter says, shorter, or longer."""

    exact: int = 0
    short: int = 0
    long: int = 0

    @property
    def all(self) -> int:
        return self.exact + self.short + self.long

    def __add__(self, other: Bars) -> Bars:
        return Bars(self.exact + other.exact, self.short + other.short, self.long + other.long)


def count_bars(tune: Tune) -> Bars:
    """The bars, as they are played, against the meter.

    Where the tune is cut other than by a plain ``|`` (a repeat, an ending, a double bar), the two
    parts that meet in playing are one bar if each is shorter than one and they make exactly one.
    A pickup at the very beginning and a shorter bar at the very end are not counted.
    """
    full = bar_length(tune.meter)
    written = measures(tune)
    order = played(written)
    lengths: list[tuple[Fraction, bool]] = []  # and whether a plain bar line follows
    for here, there in zip(order, [*order[1:], None], strict=True):
        plain = written[here].after == "|" and there == here + 1 and not written[there].ending
        lengths.append((written[here].duration, plain))
    if lengths and lengths[0][0] < full:
        del lengths[0]
    if lengths and lengths[-1][0] < full:
        del lengths[-1]
    counts = {"exact": 0, "short": 0, "long": 0}
    place = 0
    while place < len(lengths):
        length, plain = lengths[place]
        place += 1
        if length < full and not plain and place < len(lengths):
            rest = lengths[place][0]
            if rest < full and length + rest == full:
                length = full
                place += 1
        counts["exact" if length == full else "short" if length < full else "long"] += 1
    return Bars(**counts)


def count_measures(tune: Tune) -> Bars:
    """The measures as written, every one counted, with no allowance for pickups and repeats."""
    full = bar_length(tune.meter)
    lengths = [measure.duration for measure in measures(tune)]
    return Bars(
        sum(length == full for length in lengths),
        sum(length < full for length in lengths),
        sum(length > full for length in lengths),
    )


def notes(tune: Tune, repeats: bool = True) -> list[tuple[int, Fraction, Fraction]]:
    """The tune's notes as (MIDI pitch, onset, duration) in eighths, ties joined."""
    written = measures(tune)
    order = played(written) if repeats else range(len(written))
    found: list[tuple[int, Fraction, Fraction]] = []
    now = Fraction(0)
    held = False
    for place in order:
        for tone in written[place].tones:
            pitch = tone.pitch
            if pitch is not None:
                last = found[-1] if found else None
                if held and last and last[0] == pitch and last[1] + last[2] == now:
                    found[-1] = (pitch, last[1], last[2] + tone.duration)
                else:
                    found.append((pitch, now, tone.duration))
            held = tone.tie
            now += tone.duration
    return found


def to_score(tune: Tune, title: str = "") -> Score:
    """The tune as it is played, on one melody voice; a pickup is at the end of the first bar."""
    score = empty_score(Role.MELODY)
    (voice,) = score.voices
    full, written = bar_length(tune.meter), measures(tune)
    late = full - written[0].duration if written and written[0].duration < full else Fraction(0)
    for pitch, onset, duration in notes(tune):
        # Both ends are rounded, so that triplets stay without gaps.
        start, end = round((late + onset) * EIGHTH), round((late + onset + duration) * EIGHTH)
        note = Note(score.new_id(), voice.id, pitch, start, max(1, end - start))
        score.notes[note.id] = note
    beats, unit = map(int, tune.meter.split("/"))
    score.title = title
    score.meter = MeterMap((Meter(0, beats, unit),))
    score.key = KeyMap((tune.key,))
    return score


def passages(tune: Tune, bars: int = 2) -> list[Passage]:
    """Every run of full bars as written, transposition-free: (semitones above its first note or
    ``None`` for a rest, duration in eighths), ties joined.  A passage has at least four notes.
    """
    full = bar_length(tune.meter)
    written = measures(tune)
    found: list[Passage] = []
    for place in range(len(written) - bars + 1):
        run = written[place : place + bars]
        if any(measure.duration != full for measure in run):
            continue
        joined: list[tuple[int | None, Fraction]] = []
        held = False
        for tone in (tone for measure in run for tone in measure.tones):
            if held and joined and joined[-1][0] == tone.pitch:
                joined[-1] = (tone.pitch, joined[-1][1] + tone.duration)
            else:
                joined.append((tone.pitch, tone.duration))
            held = tone.tie
        sounding = [pitch for pitch, _ in joined if pitch is not None]
        if len(sounding) >= 4:
            first = sounding[0]
            found.append(
                tuple((None if pitch is None else pitch - first, d) for pitch, d in joined)
            )
    return found
