"""Which rows of words the lane shows, and what stands in them.  No Qt.

A row is one line of words under the notes of one voice; verses of the same melody stand in rows
below each other.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest

import numpy as np
from numpy.typing import NDArray

from composer.app.singing import Singing, Sung
from composer.model.lyrics import Line, Lyrics
from composer.prosody.division import is_sung
from composer.ui.roll.lanes.melody import Melody, melody_of
from composer.ui.roll.stage import Stage

_NOTHING = np.empty(0, np.int64)
_HELD = "\N{EN DASH}"
# A line of words, the notes it is laid on, and how many of its syllables have none.
_ReadLine = tuple[Line, NDArray[np.int64], int]
_FEW = 256  # notes with other words that are looked at one by one
MOST_ROWS = 62  # more verses below each other than that are not shown


@dataclass(frozen=True, slots=True)
class WordRow:
    """``voice``: id of the voice under whose notes it stands; ``row``: 0 for its first verse."""

    voice: int
    row: int


class WordRows:
    """Looks at the words of ``singing`` anew after :meth:`words_changed`.

    ``of_all``: whether the words of all voices are shown, not of the active one alone.
    """

    def __init__(self, stage: Stage, singing: Singing):
        self.stage = stage
        self.singing = singing
        self.of_all = False
        self._melodies: dict[int, Melody] = {}
        self._depths: dict[int, int] = {}
        self._revision = -1
        self._stale = True
        self._ids: NDArray[np.int64] = _NOTHING
        self._masks: NDArray[np.int64] = _NOTHING
        self._unlaid: tuple[tuple[int, int], ...] = ()
        self._lines: dict[int, _ReadLine] = {}
        self._read_of: tuple[Lyrics, int, list[int | None]] | None = None

    def words_changed(self, voices: bool = True) -> None:
        """The words are others, or on other notes; ``voices``: or notes went to another voice."""
        self._stale = True
        if voices:
            self._read_of = None
            self._revision = -1

    # What is shown

    def shown(self, extra: WordRow | None = None) -> list[WordRow]:
        """The rows from above; ``extra``: one more that is to be there, such as a new verse.

        The active voice has at least one.  Where it has no words those of the others are shown, so
        that words are not out of sight for want of the right voice.
        """
        self._look()
        own = self.stage.writing_voice()
        depths = dict(self._depths)
        if extra is not None:
            depths[extra.voice] = max(depths.get(extra.voice, 0), extra.row + 1)
        others = self.of_all or not depths.get(own or -1)
        rows = []
        for voice in self.stage.document.score.voices:
            depth = depths.get(voice.id, 0)
            if voice.id == own:
                depth = max(1, depth)
            elif not others and (extra is None or extra.voice != voice.id):
                depth = 0
            rows += [WordRow(voice.id, row) for row in range(depth)]
        return rows

    @property
    def most(self) -> int:
        """The largest number of rows that one voice has; at least 1."""
        self._look()
        return max(1, *self._depths.values()) if self._depths else 1

    def has_words(self, voice: int) -> bool:
        """Whether a word stands under a note of that voice."""
        self._look()
        return voice in self._depths

    @property
    def any_laid(self) -> bool:
        """Whether a word stands under a note."""
        self._look()
        return bool(len(self._ids))

    @property
    def unlaid(self) -> tuple[tuple[int, int], ...]:
        """Of each section that has syllables without notes: its number from 0, and how many."""
        self._look()
        return self._unlaid

    def melody(self, voice: int) -> Melody:
        """The notes of a voice."""
        self._look()
        if voice not in self._melodies:
            self._melodies[voice] = melody_of(self.stage.store, voice, self._ids)
        return self._melodies[voice]

    def sung(self, note: int, row: int) -> Sung | None:
        """What stands under a note in a row."""
        if not self.any_laid:
            return None
        for sung in self.singing.syllables_at(note):
            if sung.row == row:
                return sung
        return None

    def text_at(self, note: int) -> str:
        """The syllable of the first row, a hyphen behind it where its word goes on; a dash on the
        notes on which it is held."""
        sung = self.sung(note, 0)
        if sung is None:
            return ""
        return _HELD if sung.held else sung.text + ("-" if sung.hyphen_after else "")

    def worded(self, melody: Melody, places: range, row: int) -> NDArray[np.bool_]:
        """Which of these notes have words in that row."""
        if not len(self._ids) or not len(places):
            return np.zeros(len(places), bool)
        ids = melody.id[places.start : places.stop]
        spot = np.minimum(np.searchsorted(self._ids, ids), len(self._ids) - 1)
        return (self._ids[spot] == ids) & (self._masks[spot] >> row & 1).astype(bool)

    # Within

    def _look(self) -> None:
        document = self.stage.document
        if self._stale:
            self._stale = False
            self._read()
        if self._revision != document.notes_revision:
            self._revision = document.notes_revision
            self._melodies = {}

    def _read(self) -> None:
        """Looks at what is other in the words, or at all of them."""
        index = self.singing.index
        before, self._read_of = self._read_of, (index.lyrics, index.version, list(index.row_of))
        if before is None or before[2] != index.row_of:
            self._read_all()
            return
        changed = index.changed_since(before[1])
        if changed is None or len(changed) > _FEW:
            self._read_all()
            return
        self._count_unlaid(before[0], index.lyrics)
        for note in sorted(changed):
            self._read_note(note)

    def _read_note(self, note: int) -> None:
        """What stands under one note now."""
        mask = 0
        for sung in self.singing.syllables_at(note):
            mask |= 1 << sung.row if sung.row < MOST_ROWS else 0
        spot = int(np.searchsorted(self._ids, note))
        there = spot < len(self._ids) and self._ids[spot] == note
        was = int(self._masks[spot]) if there else 0
        if mask == was:
            return
        if not mask:
            self._ids, self._masks = np.delete(self._ids, spot), np.delete(self._masks, spot)
        elif there:
            self._masks[spot] = mask
        else:
            self._ids = np.insert(self._ids, spot, note)
            self._masks = np.insert(self._masks, spot, mask)
        if was & ~mask:
            self._depths = self._measured()
        if note not in self.stage.document.score.notes:
            return
        voice = self.stage.document.score.notes[note].voice
        if mask:
            self._depths[voice] = max(self._depths.get(voice, 0), mask.bit_length())
        melody = self._melodies.get(voice)
        if melody is not None and melody.is_of_chord(note):
            del self._melodies[voice]  # words bring in a lower note, or let it go

    def _count_unlaid(self, before: Lyrics, now: Lyrics) -> None:
        """Of the sections that are others."""
        loose = dict(self._unlaid)
        for number, (old, new) in enumerate(zip_longest(before.verses, now.verses)):
            if old is not new:
                loose.pop(number, None)
                lines = new.lines if new is not None else ()
                kept = {id(line) for line in lines}
                for line in old.lines if old is not None else ():
                    if id(line) not in kept:
                        self._lines.pop(id(line), None)
                count = sum(self._line(line)[2] for line in lines)
                if count:
                    loose[number] = count
        self._unlaid = tuple(sorted(loose.items()))

    def _line(self, line: Line) -> _ReadLine:
        found = self._lines.get(id(line))
        if found is None:
            found = self._lines[id(line)] = _read_line(line)
        return found

    def _read_all(self) -> None:
        """Looks at the lines of words; one that is the same as before is not read again."""
        self._melodies = {}
        known, self._lines = self._lines, {}
        loose: dict[int, int] = {}
        ids, masks = [_NOTHING], [_NOTHING]
        for number, verse in enumerate(self.singing.lyrics.verses):
            row = self.singing.row_of(number)
            bit = 0 if row is None or row >= MOST_ROWS else 1 << row
            for line in verse.lines:
                found = known.get(id(line)) or _read_line(line)
                self._lines[id(line)] = found
                _, notes, without = found
                if without:
                    loose[number] = loose.get(number, 0) + without
                if len(notes):
                    ids.append(notes)
                    masks.append(np.full(len(notes), bit, np.int64))
        self._unlaid = tuple(loose.items())
        self._ids, which = np.unique(np.concatenate(ids), return_inverse=True)
        self._masks = np.zeros(len(self._ids), np.int64)
        np.bitwise_or.at(self._masks, which, np.concatenate(masks))
        self._depths = self._measured()

    def _measured(self) -> dict[int, int]:
        """How many rows of words each voice has."""
        store = self.stage.store
        rows = np.flatnonzero(store.alive)
        rows = rows[np.isin(store.id[rows], self._ids)]
        masks = self._masks[np.searchsorted(self._ids, store.id[rows])]
        voices = store.voice[rows]
        return {
            int(voice): int(np.bitwise_or.reduce(masks[voices == voice])).bit_length()
            for voice in np.unique(voices)
        }


def _read_line(line: Line) -> _ReadLine:
    """Keeps the line itself, so that its identity is not given to another."""
    syllables = [syllable for word in line.words for syllable in word.syllables]
    notes = [note for syllable in syllables for note in syllable.notes]
    loose = sum(not s.notes and is_sung(s.text) for s in syllables)
    return line, np.array(notes, np.int64), loose
