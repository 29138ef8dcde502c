"""A note: one pitch of one voice, with its place in time."""

from __future__ import annotations

from dataclasses import dataclass

MIN_PITCH, MAX_PITCH = 0, 127
MIN_VELOCITY, MAX_VELOCITY = 1, 127


@dataclass(frozen=True, slots=True)
class Note:
    """``id`` is unique within a score and never used again; ``voice`` is a voice's id.

    ``pitch``: MIDI number, 0 to 127 (60 is middle C).  ``onset``: ticks from the start, 0 or
    more.  ``duration``: ticks, 1 or more.  ``velocity``: 1 to 127.  ``origin``: id of the
    :class:`~composer.model.generation.GenerationRecord` that made the note, ``None`` for a
    person's own.  Raises ``ValueError`` when a field is out of range.
    """

    id: int
    voice: int
    pitch: int
    onset: int
    duration: int
    velocity: int = 80
    origin: int | None = None

    def __post_init__(self) -> None:
        if not MIN_PITCH <= self.pitch <= MAX_PITCH:
            raise ValueError(f"pitch {self.pitch} is outside 0 to 127")
        if self.onset < 0:
            raise ValueError("a note cannot begin before the start")
        if self.duration < 1:
            raise ValueError("a note must last at least one tick")
        if not MIN_VELOCITY <= self.velocity <= MAX_VELOCITY:
            raise ValueError(f"velocity {self.velocity} is outside 1 to 127")

    def __eq__(self, other: object) -> bool:
        # Asked thousands of times while notes are dragged: what moves differs first.
        if other.__class__ is not Note:
            return NotImplemented
        assert isinstance(other, Note)
        return (
            self.onset == other.onset
            and self.pitch == other.pitch
            and self.duration == other.duration
            and self.velocity == other.velocity
            and self.id == other.id
            and self.voice == other.voice
            and self.origin == other.origin
        )

    @property
    def end(self) -> int:
        """The tick at which the note is over (exclusive)."""
        return self.onset + self.duration

    def moved(self, ticks: int, semitones: int = 0) -> Note:
        """The note somewhere else; several times faster than ``dataclasses.replace``."""
        return Note(
            self.id,
            self.voice,
            self.pitch + semitones,
            self.onset + ticks,
            self.duration,
            self.velocity,
            self.origin,
        )

    def but(
        self,
        *,
        voice: int | None = None,
        pitch: int | None = None,
        onset: int | None = None,
        duration: int | None = None,
        velocity: int | None = None,
    ) -> Note:
        """The same note with other values; for many at once, quicker than ``dataclasses.replace``.

        Raises ``ValueError`` when a field is out of range.
        """
        return Note(
            self.id,
            self.voice if voice is None else voice,
            self.pitch if pitch is None else pitch,
            self.onset if onset is None else onset,
            self.duration if duration is None else duration,
            self.velocity if velocity is None else velocity,
            self.origin,
        )


def time_order(note: Note) -> tuple[int, int, int, int]:
    """Sort key: by onset, then voice, pitch and id."""
    return (note.onset, note.voice, note.pitch, note.id)
