"""Which rows of words the lane shows, and what stands in them.  No Qt.

A row is one line of words under the notes of one voice; verses of the same melody stand in rows
below each other.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from composer.app.singing import Singing, Sung
from composer.prosody.division import is_sung
from composer.ui.roll.lanes.melody import Melody, melody_of
from composer.ui.roll.stage import Stage

_NOTHING = np.empty(0, np.int64)
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

    def words_changed(self) -> None:
        """The words are others, or on other notes, or notes went to another voice."""
        self._stale = True
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
        """The syllable under a note in its first row, with a hyphen where its word goes on."""
        sung = self.sung(note, 0)
        if sung is None or sung.held:
            return ""
        return sung.text + ("-" if sung.hyphen_after else "")

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
        if self._revision != document.revision:
            self._revision = document.revision
            self._melodies = {}

    def _read(self) -> None:
        masks: dict[int, int] = {}
        unlaid: dict[int, int] = {}
        for place, syllable in self.singing.lyrics.places():
            if not syllable.notes and is_sung(syllable.text):
                unlaid[place.verse] = unlaid.get(place.verse, 0) + 1
            for note in syllable.notes:
                if note not in masks:
                    rows = (sung.row for sung in self.singing.syllables_at(note))
                    masks[note] = sum(1 << row for row in rows if row < MOST_ROWS)
        self._unlaid = tuple(unlaid.items())
        ids = np.fromiter(masks, np.int64, len(masks))
        order = np.argsort(ids)
        self._ids = ids[order]
        self._masks = np.fromiter(masks.values(), np.int64, len(masks))[order]
        store = self.stage.store
        self._depths = {}
        for note, mask in masks.items():
            row = store.row_of(note)
            if row is not None:
                voice = int(store.voice[row])
                self._depths[voice] = max(self._depths.get(voice, 0), mask.bit_length())
