"""Random edits of a document, of every kind that a person makes."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

from composer.edit.commands import (
    AddNotes,
    RemoveNotes,
    ReplaceNotes,
    SetChords,
    SetControls,
    SetLyrics,
    SetMarkers,
    SetTempo,
    SetTitle,
    SetVoices,
)
from composer.edit.document import Document
from composer.edit.transform import transpose
from composer.model.chord_symbol import ChordSymbol
from composer.model.control import Control, ControlKind
from composer.model.lyrics import Line, Lyrics, Syllable, Verse, Word
from composer.model.note import Note
from composer.model.score import Marker
from composer.model.time import Tempo
from composer.model.voice import Voice


class RandomEdits:
    """``edit()`` does one thing to ``document``: a command, a part of a gesture, undo or redo."""

    def __init__(self, document: Document, chance: random.Random) -> None:
        self.document = document
        self.random = chance
        self._kinds: tuple[tuple[Callable[[], object], int], ...] = (
            (self._add, 10),
            (self._remove, 4),
            (self._move, 5),
            (self._transpose, 3),
            (self._words, 3),
            (self._fields, 3),
            (self._voices, 1),
            (self._gesture, 4),
            (self._undo, 4),
            (self._redo, 2),
        )

    def edit(self) -> None:
        """Makes one edit; a gesture that is open goes on or ends."""
        kinds, weights = zip(*self._kinds, strict=True)
        if self.document.in_transaction:
            kinds, weights = (self._move, self._add, self._end), (4, 2, 3)
        self.random.choices(kinds, weights)[0]()

    def _some(self, most: int = 8) -> list[Note]:
        notes = list(self.document.score.notes.values())
        return self.random.sample(notes, min(len(notes), self.random.randint(1, most)))

    def _add(self) -> None:
        voices = [voice.id for voice in self.document.score.voices]
        notes = tuple(
            Note(
                self.document.new_id(),
                self.random.choice(voices),
                self.random.randint(20, 100),
                self.random.randint(0, 200) * 120,
                self.random.randint(1, 16) * 120,
                self.random.randint(1, 127),
            )
            for _ in range(self.random.randint(1, 5))
        )
        self.document.apply(AddNotes(notes), "Draw")

    def _remove(self) -> None:
        if notes := self._some():
            self.document.apply(RemoveNotes(tuple(note.id for note in notes)), "Erase")

    def _move(self) -> None:
        moved = tuple(replace(note, onset=note.onset + 120) for note in self._some())
        if moved:
            self.document.apply(ReplaceNotes(moved), "Move")

    def _transpose(self) -> None:
        ids = {note.id for note in self._some(50)}
        transpose(self.document, ids, self.random.choice((-12, -1, 1, 12)))

    def _words(self) -> None:
        laid = {n for s in self.document.score.lyrics.syllables() for n in s.notes}
        free = [note.id for note in self._some() if note.id not in laid]
        word = Word((Syllable("la"), Syllable("歌é🎵", tuple(free[:1]))))
        verses = self.document.score.lyrics.verses
        self.document.apply(SetLyrics(Lyrics((*verses[-5:], Verse((Line((word,)),))))), "Words")

    def _fields(self) -> None:
        score, tick = self.document.score, self.random.randint(0, 9999)
        self.document.apply(
            self.random.choice(
                (
                    SetTitle(f"Lied {tick}"),
                    SetMarkers((Marker(tick, "A"),)),
                    SetChords((ChordSymbol(tick, "F#m7"),)),
                    SetTempo(score.tempo.with_entry(Tempo(tick, 400_000 + tick))),
                    SetControls(
                        (Control(score.voices[0].id, tick, ControlKind.CONTROLLER, 64, 127),)
                    ),
                )
            ),
            "Change",
        )

    def _voices(self) -> None:
        voices = self.document.score.voices
        if len(voices) < 6:
            voice = Voice(self.document.new_id(), f"Voice {len(voices) + 1}")
            self.document.apply(SetVoices((*voices, voice)), "Add Voice")

    def _gesture(self) -> None:
        self.document.begin("Drag")
        self._move()

    def _end(self) -> None:
        if self.random.random() < 0.3:
            self.document.abort()
        else:
            self.document.commit()

    def _undo(self) -> None:
        for _ in range(self.random.randint(1, 4)):
            self.document.undo()

    def _redo(self) -> None:
        self.document.redo()
