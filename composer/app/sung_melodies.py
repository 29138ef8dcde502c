"""The melodies of a document's voices, on which words are laid; kept until a note changes."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator

from composer.edit.document import Document
from composer.model.note import Note
from composer.model.voice import DRUM_CHANNEL, Role
from composer.prosody import laying


class SungMelodies:
    """A melody is the ids of a voice's notes in order of time, one for each onset."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._revision = -1  # of the notes that they are of
        self._melodies: dict[int, tuple[int, ...]] = {}
        self._steps: dict[int, dict[int, int]] = {}

    def of_voice(self, voice: int) -> tuple[int, ...]:
        """That of the voice with that id."""
        if self._revision != self._document.notes_revision:
            self._revision = self._document.notes_revision
            self._melodies, self._steps = {}, {}
        if voice not in self._melodies:
            notes = self._document.score.notes.values()
            self._melodies[voice] = laying.melody(note for note in notes if note.voice == voice)
        return self._melodies[voice]

    def of_note(self, note: int) -> tuple[int, ...]:
        """That of a note's voice; raises ``KeyError`` where there is no such note."""
        return self.of_voice(self._document.score.notes[note].voice)

    def leading(self, ids: Collection[int]) -> tuple[int, ...]:
        """The melody among notes, those of one voice: of a soprano or a melody by its role, else of
        the highest; of drums last."""
        return laying.melody(self._of_one_voice(ids))

    def leading_count(self, ids: Collection[int]) -> int:
        """How many notes that melody has."""
        return len({note.onset for note in self._of_one_voice(ids)})

    def _of_one_voice(self, ids: Collection[int]) -> list[Note]:
        score = self._document.score
        notes = list(map(score.notes.__getitem__, ids))
        voices = dict.fromkeys([note.voice for note in notes])
        by_voice = {voice: [note for note in notes if note.voice == voice] for voice in voices}
        if not by_voice:
            return []

        def rank(voice: int) -> tuple[bool, bool, float]:
            notes = by_voice[voice]
            of = score.voice(voice)
            leading = of.role in (Role.SOPRANO, Role.MELODY)
            return (
                of.channel == DRUM_CHANNEL,
                not leading,
                -sum([n.pitch for n in notes]) / len(notes),
            )

        return by_voice[min(by_voice, key=rank)]

    def place(self, note: int) -> int:
        """A note's index in it; for a lower note of a chord that of the next onset."""
        score = self._document.score
        voice, onset = score.notes[note].voice, score.notes[note].onset
        melody = self.of_voice(voice)
        if voice not in self._steps:
            self._steps[voice] = {other: at for at, other in enumerate(melody)}
        at = self._steps[voice].get(note)
        if at is None:
            at = bisect_left(melody, onset, key=lambda other: score.notes[other].onset)
        return at

    def along(self, note: int, step: int) -> Iterator[int]:
        """The notes before a note (-1) or after it (1), the nearest first."""
        melody, at = self.of_note(note), self.place(note)
        if step < 0:
            return (melody[place] for place in range(min(at, len(melody)) - 1, -1, -1))
        there = at < len(melody) and melody[at] == note
        return (melody[place] for place in range(at + there, len(melody)))
