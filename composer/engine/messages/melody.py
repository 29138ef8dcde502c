"""The request to give notes pitches from the first to the last, as a melody is sung."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from composer.engine.messages.bounds import (
    DEFAULT_TEMPERATURE,
    MAX_NOTES,
    MAX_SIXTEENTHS,
    ROLES,
    check_cuts,
    check_generation,
    check_voices,
    check_whole,
)
from composer.engine.messages.harmony import VoiceNotes
from composer.model.key import Key
from composer.model.mask import Mask
from composer.model.note import Note
from composer.model.time import SIXTEENTH, TempoMap


@dataclass(frozen=True, slots=True)
class PitchesRequest:
    """Give notes of one voice pitches, by a model that goes through time.

    ``voices``: as in :class:`RepaintRequest`.  ``cells``: role, first tick and end (exclusive) of
    each note that gets a pitch, all of one voice, none over another.  ``others``: what else
    sounds, of no part, drums left out.  ``begin``: the tick from which the song is what the model
    goes on from, at the first cell at the latest.  ``pack``: a roll or an event pack, ``None`` for
    the best roll pack.  ``key``: only its pitches are written (in minor with the raised sixth and
    seventh), and a roll pack takes the song to be in it; ``None`` for any.  ``lowest``,
    ``highest``: MIDI pitches, 0 to 127.  ``tempo``: the song's.  ``masks``: what the generation
    record keeps.  ``top_k``, ``top_p``: as in :class:`ContinueRequest`.  The others as in
    :class:`HarmonizeRequest`.

    The answer is a :class:`Candidate` for each, whose ``nats`` are a mean over the steps (roll) or
    the notes (event) that were written.
    """

    id: int
    revision: int
    voices: tuple[VoiceNotes, ...]
    cells: tuple[tuple[str, int, int], ...]
    others: tuple[Note, ...] = ()
    begin: int = 0
    pack: str | None = None
    candidates: int = 1
    temperature: float = DEFAULT_TEMPERATURE
    seed: int | None = None
    device: str = "auto"
    key: Key | None = None
    lowest: int = 0
    highest: int = 127
    tempo: TempoMap = field(default_factory=TempoMap)
    masks: tuple[Mask, ...] = ()
    top_k: int | None = None
    top_p: float | None = None

    def __post_init__(self) -> None:
        check_generation(self)
        check_voices(self.voices)
        if not self.cells:
            raise ValueError("there is no note to give a pitch")
        if len({role for role, _, _ in self.cells}) > 1:
            raise ValueError("this model writes one voice at a time; select notes of one voice")
        for role, start, end in self.cells:
            if role not in ROLES:
                raise ValueError(f"a voice must be one of {', '.join(ROLES)}")
            check_whole("the first tick", start, 0, None)
            check_whole("the end", end, start + 1, MAX_SIXTEENTHS * SIXTEENTH)
        for (_, _, end), (_, start, _) in pairwise(self.cells):
            if start < end:
                raise ValueError("the notes must follow each other")
        if not isinstance(self.others, tuple) or not all(isinstance(n, Note) for n in self.others):
            raise ValueError("the other notes must be a tuple of notes")
        if len(self.others) + sum(len(notes) for _, notes in self.voices) > MAX_NOTES:
            raise ValueError(f"the song has more than {MAX_NOTES} notes")
        check_whole("the beginning", self.begin, 0, self.start)
        check_whole("the lowest pitch", self.lowest, 0, 127)
        check_whole("the highest pitch", self.highest, self.lowest, 127)
        if self.key is not None and not isinstance(self.key, Key):
            raise ValueError("the key must be a key")
        if not isinstance(self.tempo, TempoMap):
            raise ValueError("the tempo must be a tempo map")
        if not isinstance(self.masks, tuple) or not all(isinstance(m, Mask) for m in self.masks):
            raise ValueError("the masks must be a tuple of masks")
        check_cuts(self.top_k, self.top_p)
        if not self.pitches:
            raise ValueError(
                f"no pitch of the key lies within {self.lowest} to {self.highest}; widen the range"
            )

    @property
    def role(self) -> str:
        """The voice that is written."""
        return self.cells[0][0]

    @property
    def start(self) -> int:
        """First tick of the cells."""
        return self.cells[0][1]

    @property
    def end(self) -> int:
        """End (exclusive) of the cells."""
        return self.cells[-1][2]

    @property
    def pitches(self) -> frozenset[int]:
        """The MIDI pitches that may be written."""
        within = range(self.lowest, self.highest + 1)
        key = self.key
        return frozenset(p for p in within if key is None or p % 12 in key.tonal_classes)

    @property
    def given(self) -> tuple[Note, ...]:
        """All notes that sound and keep their pitches, in order of onset and pitch."""
        open_at = {start for _, start, _ in self.cells}
        notes = list(self.others)
        for role, line in self.voices:
            if role != self.role:
                notes += line
            else:
                notes += [
                    note
                    for note in line
                    if note.onset not in open_at
                    and not any(a < note.end and note.onset < b for _, a, b in self.cells)
                ]
        return tuple(sorted(notes, key=lambda note: (note.onset, note.pitch)))
