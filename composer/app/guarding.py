"""Holding words and notes against what the models learned from: which passages stand there.

A passage counts from eight words on, and from two bars on in any transposition.  The indexes lie
beside the packs and hold hashes alone; they are read at the first question.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from composer.app.headless import without_headings
from composer.engine.copy_guard import (
    INDEX_FOLDER,
    WORDS_KIND,
    CopyIndex,
    bars_of,
    read_indexes,
)
from composer.model.note import Note
from composer.model.score import Score
from composer.model.time import MeterMap
from composer.model.voice import DRUM_CHANNEL

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class CopiedWords:
    """From ``start`` up to ``end`` (characters) there are ``words`` words that also stand in
    ``corpus``, which the index ``index`` is of."""

    start: int
    end: int
    words: int
    index: str
    corpus: str


@dataclass(frozen=True, slots=True)
class CopiedNotes:
    """In the line called ``line`` the bars ``first`` to ``last`` (from 1) have ``notes`` notes that
    also stand, in some transposition, in ``corpus``, which the index ``index`` is of.  ``piece``:
    the title of the piece, ``""`` where only the corpus is known."""

    line: str
    first: int
    last: int
    notes: int
    index: str
    corpus: str
    piece: str = ""


class _Guard:
    """``folders``: of packs."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = [folder / INDEX_FOLDER for folder in folders]
        self._indexes: list[CopyIndex] | None = None

    def forget(self) -> None:
        """Reads the indexes again at the next question: another one may have come."""
        self._indexes = None

    def _read(self, words: bool) -> list[CopyIndex]:
        if self._indexes is None:
            found, problems = read_indexes(self._folders)
            for problem in problems:
                _log.warning("copy guard: %s", problem)
            self._indexes = [index for index in found if (index.kind == WORDS_KIND) == words]
        return self._indexes


class NotesGuard(_Guard):
    """Asks for notes."""

    def copied(self, lines: Mapping[str, Iterable[Note]], meter: MeterMap) -> list[CopiedNotes]:
        """The passages of each line, in order of bars; none without an index.  Takes some
        milliseconds for a chorale."""
        found = []
        indexes = self._read(words=False)
        for name, notes in lines.items():
            line = list(notes)
            for index in indexes:
                try:
                    passages = index.copied_notes(line, meter)
                except ValueError:  # longer than the guard looks
                    continue
                for copied in passages:
                    first, last = bars_of(copied, meter)
                    found.append(
                        CopiedNotes(
                            name,
                            first + 1,
                            last + 1,
                            copied.size,
                            index.name,
                            index.corpus,
                            copied.piece,
                        )
                    )
        return sorted(found, key=lambda passage: (passage.first, passage.last, passage.line))

    def copied_anew(self, before: Score, after: Score) -> list[CopiedNotes]:
        """The passages in ``after`` with a note in them that ``before`` does not have."""
        lines, fresh = {}, {}
        for voice in after.voices:
            notes = after.notes_in_order(voice.id)
            new = [note for note in notes if before.notes.get(note.id) != note]
            if new and voice.channel != DRUM_CHANNEL:
                lines[voice.name], fresh[voice.name] = notes, new
        found = []
        for passage in self.copied(lines, after.meter):
            start, end = (
                after.meter.bar_start(passage.first - 1),
                after.meter.bar_start(passage.last),
            )
            if any(start <= note.onset < end for note in fresh[passage.line]):
                found.append(passage)
        return found


class WordsGuard(_Guard):
    """Asks for words."""

    def copied(self, text: str) -> list[CopiedWords]:
        """The passages of a song's text, headings left out, in order; none without an index."""
        indexes = self._read(words=True)
        if not indexes or not text.strip():
            return []
        bare = without_headings(text)
        passages = [
            CopiedWords(
                bare.places[copied.start],
                bare.places[copied.end - 1] + 1,
                copied.size,
                index.name,
                index.corpus,
            )
            for index in indexes
            for copied in index.copied_text(bare.text)
        ]
        return sorted(passages, key=lambda passage: (passage.start, passage.end))
