"""Performed notes as events: what the event networks read and write.

An event is one note: the time since the note before, its pitch, its velocity, how long it sounds,
each as the index of a class.  Everything here is in seconds; there is no bar and no beat.  No
torch.

:class:`ExpressiveEvents` has logarithmic classes, since a tenth more or less is about equally
audible in short and long times.  :class:`PublishedEvents` is the older and coarser alphabet of
note, velocity and time, kept so that the published system can be measured as it was.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from composer.model.control import ControlKind
from composer.model.note import Note
from composer.model.score import Score
from composer.model.time import TICKS_PER_QUARTER
from composer.model.voice import DRUM_CHANNEL, Role, Voice

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

LOWEST, HIGHEST = 21, 108  # the keys of a piano
SUSTAIN = 64  # controller of the right pedal
PEDAL_DOWN = 64  # from this value on


@dataclass(frozen=True)
class TimedNotes:
    """Notes in seconds, in order of onset and then pitch; four arrays of one length.

    ``onset``: from the start; ``duration``: above 0; ``pitch``: MIDI 0 to 127; ``velocity``: 1 to
    127.  Raises ``ValueError`` on another order, length or range.
    """

    onset: Floats
    duration: Floats
    pitch: Integers
    velocity: Integers

    def __post_init__(self) -> None:
        if len({len(self.onset), len(self.duration), len(self.pitch), len(self.velocity)}) != 1:
            raise ValueError("the notes' arrays differ in length")
        if not len(self.onset):
            return
        if not (np.isfinite(self.onset).all() and np.isfinite(self.duration).all()):
            raise ValueError("a note's time is no number")
        if (np.diff(self.onset) < 0).any() or self.onset[0] < 0:
            raise ValueError("the notes are not in order of onset")
        if (self.duration <= 0).any():
            raise ValueError("a note must last")
        if self.pitch.min() < 0 or self.pitch.max() > 127:
            raise ValueError("a pitch is outside 0 to 127")
        if self.velocity.min() < 1 or self.velocity.max() > 127:
            raise ValueError("a velocity is outside 1 to 127")

    def __len__(self) -> int:
        return len(self.onset)

    @staticmethod
    def of(onset: Floats, duration: Floats, pitch: Integers, velocity: Integers) -> TimedNotes:
        """Brings the notes into order."""
        onset = np.asarray(onset, dtype=np.float64)
        order = np.lexsort((pitch, onset))
        return TimedNotes(
            onset[order],
            np.asarray(duration, dtype=np.float64)[order],
            np.asarray(pitch, dtype=np.int64)[order],
            np.asarray(velocity, dtype=np.int64)[order],
        )

    def part(self, first: int, last: int) -> TimedNotes:
        """The notes from the ``first`` up to the ``last`` (exclusive); times stay."""
        return TimedNotes(
            self.onset[first:last],
            self.duration[first:last],
            self.pitch[first:last],
            self.velocity[first:last],
        )

    def varied(self, semitones: int = 0, slower: float = 1.0, louder: int = 0) -> TimedNotes:
        """Transposed, with all times multiplied by ``slower``, and ``louder`` added to velocity.

        Velocities stay within 1 to 127; pitches that leave 0 to 127 raise ``ValueError``.
        """
        return replace(
            self,
            onset=self.onset * slower,
            duration=self.duration * slower,
            pitch=self.pitch + semitones,
            velocity=np.clip(self.velocity + louder, 1, 127),
        )


def notes_of_score(score: Score, pedal: bool = True) -> TimedNotes:
    """A score's notes by its tempo map, drums left out.

    ``pedal``: a note whose key is let go while its channel's sustain pedal is down sounds until
    the pedal comes up or its pitch is struck again.  Of notes of one pitch that begin together
    the longest is kept, with the greatest velocity.
    """
    channels = {voice.id: voice.channel for voice in score.voices}
    notes = [note for note in score.notes.values() if channels[note.voice] != DRUM_CHANNEL]
    if not notes:
        none = np.zeros(0)
        return TimedNotes(none, none, none.astype(np.int64), none.astype(np.int64))
    ticks = sorted({tick for note in notes for tick in (note.onset, note.end)})
    seconds = dict(zip(ticks, map(score.tempo.seconds, ticks), strict=True))
    order = sorted(notes, key=lambda note: (note.onset, note.pitch))
    onset = np.array([seconds[note.onset] for note in order])
    end = np.array([seconds[note.end] for note in order])
    pitch = np.array([note.pitch for note in order], dtype=np.int64)
    velocity = np.array([note.velocity for note in order], dtype=np.int64)
    if pedal:
        last = float(end.max())
        channel = np.array([channels[note.voice] for note in order])
        for number in np.unique(channel):
            theirs = channel == number
            end[theirs] = _sustained(end[theirs], _pedal_spans(score, int(number), last))
    kept = _one_at_a_time(onset, end, pitch, velocity)
    return TimedNotes.of(onset[kept], (end - onset)[kept], pitch[kept], velocity[kept])


def _pedal_spans(score: Score, channel: int, last: float) -> list[tuple[float, float]]:
    """When the channel's pedal is down, seconds; ``last``: when all ends."""
    voices = {voice.id for voice in score.voices if voice.channel == channel}
    spans: list[tuple[float, float]] = []
    down: float | None = None
    for control in score.controls:
        if control.kind is not ControlKind.CONTROLLER or control.number != SUSTAIN:
            continue
        if control.voice not in voices:
            continue
        now = score.tempo.seconds(control.tick)
        if control.value >= PEDAL_DOWN and down is None:
            down = now
        elif control.value < PEDAL_DOWN and down is not None:
            spans.append((down, now))
            down = None
    if down is not None:
        spans.append((down, max(last, down)))
    return spans


def _sustained(end: Floats, spans: list[tuple[float, float]]) -> Floats:
    """The ends of notes, those within a span moved to the span's end."""
    if not spans:
        return end
    begins, ups = np.array(spans).T
    place = np.searchsorted(begins, end, side="right") - 1
    within = (place >= 0) & (end < ups[place])
    return np.where(within, ups[place], end)


def _one_at_a_time(onset: Floats, end: Floats, pitch: Integers, velocity: Integers) -> Integers:
    """Cuts (in place) every note where its pitch is struck again; the notes to keep."""
    kept = np.ones(len(onset), dtype=bool)
    for key in np.unique(pitch):
        place = np.flatnonzero(pitch == key)
        for before, after in pairwise(place):
            if onset[after] <= onset[before]:
                kept[before] = False
                end[after] = max(end[after], end[before])
                velocity[after] = max(velocity[after], velocity[before])
            else:
                end[before] = min(end[before], onset[after])
    return np.flatnonzero(kept)


def score_of_notes(notes: TimedNotes, title: str = "", program: int = 0) -> Score:
    """A score of one voice at 120 quarters a minute (960 ticks a second).

    Notes are cut where their pitch is struck again.
    """
    score = Score(title=title)
    voice = Voice(score.new_id(), "Piano", Role.FREE, program=program)
    score.voices = (voice,)
    onset, end = notes.onset.copy(), notes.onset + notes.duration
    pitch, velocity = notes.pitch.copy(), notes.velocity.copy()
    for i in _one_at_a_time(onset, end, pitch, velocity):
        first = round(onset[i] * 2 * TICKS_PER_QUARTER)
        last = max(first + 1, round(end[i] * 2 * TICKS_PER_QUARTER))
        note = Note(score.new_id(), voice.id, int(pitch[i]), first, last - first, int(velocity[i]))
        score.notes[note.id] = note
    return score


@dataclass(frozen=True)
class ExpressiveEvents:
    """Events of four fields: time, pitch, velocity, duration, in this order.

    *time* (82 classes), since the onset before: 0 is "together", less than 5 ms; class ``1 + k``
    is about 10 ms x 2^(k/8), up to 10.24 s.  A class is 9 % wide, so a time is at most 4.5 %
    off; twice as slow is 8 classes more, whatever the time.  Notes that begin together are in
    order of pitch, the lowest first.  *pitch* (88): MIDI 21 to 108; others are brought in by
    octaves.  *velocity* (32): 4 MIDI steps each.  *duration* (41): about 20 ms x 2^(k/4), up to
    20.48 s, at most 9 % off.  Times beyond the ends get the last class at that end.  The first
    note's time is 0.
    """

    name = "expressive"
    fields = ("time", "pitch", "velocity", "duration")
    sizes = (82, HIGHEST - LOWEST + 1, 32, 41)
    together = 0.005  # seconds
    shortest_time, times_an_octave = 0.010, 8
    shortest_duration, durations_an_octave = 0.020, 4

    def encode(self, notes: TimedNotes) -> Integers:
        """int [notes, 4], a row a note."""
        if not len(notes):
            return np.zeros((0, 4), dtype=np.int64)
        begins = np.diff(notes.onset, prepend=-np.inf) >= self.together
        chord = np.cumsum(begins)
        order = self.sources(notes)
        begins_at = notes.onset[begins]
        gaps = np.where(begins, np.diff(begins_at, prepend=begins_at[0])[chord - 1], 0.0)
        return np.stack(
            [
                self._time(gaps),
                _onto_the_keys(notes.pitch[order]) - LOWEST,
                notes.velocity[order] // 4,
                _logarithmic(
                    notes.duration[order],
                    self.shortest_duration,
                    self.durations_an_octave,
                    self.sizes[3],
                ),
            ],
            axis=1,
        )

    def sources(self, notes: TimedNotes) -> Integers:
        """For each event of :meth:`encode` the number of its note."""
        if not len(notes):
            return np.zeros(0, dtype=np.int64)
        chord = np.cumsum(np.diff(notes.onset, prepend=-np.inf) >= self.together)
        return np.lexsort((notes.pitch, chord))

    def _time(self, gaps: Floats) -> Integers:
        steps = _logarithmic(gaps, self.shortest_time, self.times_an_octave, self.sizes[0] - 1)
        return np.where(gaps < self.together, 0, 1 + steps)

    def decode(self, events: Integers, start: float = 0.0) -> TimedNotes:
        """The notes, each value in the middle of its class.

        ``start``: what the first event's time is added to, seconds; a stream of events is decoded
        piece by piece with the onset before as its start.
        """
        time, pitch, velocity, duration = np.asarray(events, dtype=np.int64).reshape(-1, 4).T
        gaps = self.shortest_time * 2.0 ** ((time - 1) / self.times_an_octave)
        gaps = np.where(time == 0, 0.0, gaps)
        return TimedNotes.of(
            start + np.cumsum(gaps),
            self.shortest_duration * 2.0 ** (duration / self.durations_an_octave),
            pitch + LOWEST,
            np.maximum(1, velocity * 4 + 2),
        )

    def to_dict(self) -> dict[str, object]:
        """What a pack's card says of the alphabet."""
        return {"name": self.name}


@dataclass(frozen=True)
class PublishedEvents:
    """The alphabet of the published system: messages "note on" of note, velocity and time.

    *note* (89): MIDI 24 to 112, others are brought in by octaves; *velocity* (128): 0 where a key
    is let go; *time* (12), since the message before: 0 is "together", then ten equal parts from
    the shortest to the longest time of the piece (``least``, and ``width`` of a part, seconds).
    A message counts as "together" below half a millisecond.
    """

    least: float
    width: float

    name = "published"
    fields = ("note", "velocity", "time")
    sizes = (89, 128, 12)
    lowest = 24
    together = 0.0005

    @staticmethod
    def of(notes: TimedNotes) -> PublishedEvents:
        """The alphabet whose times are those of a piece."""
        gaps = np.diff(_messages(notes)[0])
        gaps = gaps[gaps >= PublishedEvents.together]
        if not len(gaps):
            raise ValueError("all notes of the piece begin and end together")
        return PublishedEvents(float(gaps.min()), float(max(gaps.max() - gaps.min(), 1e-3) / 10))

    def encode(self, notes: TimedNotes) -> Integers:
        """int [two for each note, 3]: the notes' beginnings and ends."""
        when, pitch, velocity = _messages(notes)
        gaps = np.diff(when, prepend=when[:1])
        part = 1 + np.floor((gaps - self.least) / self.width + 1e-9).astype(np.int64)
        time = np.where(gaps < self.together, 0, np.clip(part, 1, 11))
        note = _onto_the_keys(pitch, self.lowest, self.lowest + 88) - self.lowest
        return np.stack([note, velocity, time], axis=1)

    def sources(self, notes: TimedNotes) -> Integers:
        """For each event of :meth:`encode` the number of its note."""
        return _message_order(notes) % max(1, len(notes))

    def decode(self, events: Integers, start: float = 0.0) -> TimedNotes:
        """The notes; one that is never let go ends with the last message."""
        note, velocity, time = np.asarray(events, dtype=np.int64).reshape(-1, 3).T
        gaps = np.where(time == 0, 0.0, self.least + (time - 0.5) * self.width)
        when = start + np.cumsum(gaps)
        held: dict[int, tuple[float, int]] = {}
        rows: list[tuple[float, float, int, int]] = []

        def let_go(key: int, now: float) -> None:
            begun, loud = held.pop(key, (now, 0))
            if loud:
                rows.append((begun, max(0.01, now - begun), key + self.lowest, loud))

        for key, loud, now in zip(note.tolist(), velocity.tolist(), when.tolist(), strict=True):
            let_go(key, now)
            if loud:
                held[key] = (now, loud)
        for key in list(held):
            let_go(key, float(when[-1]))
        columns = np.array(rows, dtype=np.float64).reshape(-1, 4).T
        return TimedNotes.of(*columns[:2], *columns[2:].astype(np.int64))

    def to_dict(self) -> dict[str, object]:
        """What a pack's card says of the alphabet."""
        return {"name": self.name, "least": self.least, "width": self.width}


Events = ExpressiveEvents | PublishedEvents


def alphabet_from_dict(fields: object) -> Events:
    """The inverse of ``to_dict``, off a card; raises ``ValueError``."""
    if isinstance(fields, dict) and fields == {"name": "expressive"}:
        return ExpressiveEvents()
    if isinstance(fields, dict) and set(fields) == {"name", "least", "width"}:
        least, width = fields["least"], fields["width"]
        if fields["name"] == "published" and all(
            isinstance(value, float) and 0 < value < 3600 for value in (least, width)
        ):
            return PublishedEvents(least, width)
    raise ValueError("the alphabet of events on the card is unknown")


def _logarithmic(seconds: Floats, shortest: float, an_octave: int, count: int) -> Integers:
    """The nearest of ``count`` classes, ``an_octave`` to a doubling, from ``shortest`` on."""
    octaves = np.log2(np.maximum(seconds, shortest / 4) / shortest)
    classes: Integers = np.clip(np.rint(octaves * an_octave), 0, count - 1).astype(np.int64)
    return classes


def _onto_the_keys(pitch: Integers, lowest: int = LOWEST, highest: int = HIGHEST) -> Integers:
    """Pitches out of range moved into it by octaves."""
    up = np.maximum(0, -(-(lowest - pitch) // 12)) * 12
    down = np.maximum(0, -(-(pitch - highest) // 12)) * 12
    moved: Integers = pitch + up - down
    return moved


def _messages(notes: TimedNotes) -> tuple[Floats, Integers, Integers]:
    """Time, pitch and velocity of all beginnings and ends; ends first, then from low to high."""
    when = np.concatenate([notes.onset + notes.duration, notes.onset])
    pitch = np.concatenate([notes.pitch, notes.pitch])
    velocity = np.concatenate([np.zeros(len(notes), dtype=np.int64), notes.velocity])
    order = _message_order(notes)
    return when[order], pitch[order], velocity[order]


def _message_order(notes: TimedNotes) -> Integers:
    """Where the messages stand among all ends, followed by all beginnings."""
    when = np.concatenate([notes.onset + notes.duration, notes.onset])
    begins = np.arange(2 * len(notes)) >= len(notes)
    # To the nearest 0.1 ms, so that ends and beginnings at one time are together.
    return np.lexsort((np.tile(notes.pitch, 2), begins, np.rint(when * 1e4)))
