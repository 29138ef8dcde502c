"""Writing words note by note: what Tab, Space, a hyphen and the rest do.  No Qt.

The syllables of one word, as far as they are written one after the other, are one undo step.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import count

from composer.app.singing import Singing, Sung
from composer.edit.commands import SetLyrics
from composer.edit.document import Document
from composer.model.lyrics import Line, Lyrics, Place, Word

_numbers = count()


class WordEntry:
    """The syllable at ``note`` in ``row`` is being written; it moves from note to note.

    Each way of going on takes the text as it is now and returns whether there was a note to go to;
    without one it stays where it is.  What is written is kept in either case.
    """

    def __init__(self, document: Document, singing: Singing, note: int, row: int):
        self._document = document
        self._singing = singing
        self.note = note
        self.row = row
        self._same_word = False
        self._new_line = False
        self._held = False  # the melisma before has just been made longer
        self._word = next(_numbers)

    @property
    def text(self) -> str:
        """What stands there."""
        sung = self._sung(self.note)
        return "" if sung is None or sung.held else sung.text

    def write(self, text: str) -> None:
        """Puts ``text`` there; none takes the syllable out of the words."""
        if self._is(text):
            return
        text = " ".join(text.split())
        sung = self._sung(self.note)
        with self._step():
            if sung is not None and not sung.held:
                self._singing.set_text(sung.place, text)
            else:
                if sung is not None:
                    self._end_melisma_before(sung.place)
                self._singing.write_under(self.note, text, self.row, self._same_word)
            new = self._sung(self.note)
            if self._new_line and new is not None and new.place.word:
                last = new.place._replace(word=new.place.word - 1)
                self._document.apply(SetLyrics(line_ended_after(self._singing.lyrics, last)))
        self._same_word = self._new_line = False

    def next(self, text: str) -> bool:
        """On to the next note with a syllable of its own or none; words stay divided as they are.

        So it is with Tab.
        """
        self.write(text)
        return self._go(self._following(self.note))

    def back(self, text: str) -> bool:
        """To the note before."""
        self.write(text)
        return self._go(self._following(self.note, back=True))

    def next_word(self, text: str) -> bool:
        """Ends the word, and on to where the next one begins or may begin.

        A syllable that was not touched is left as it is: then the rest of its word is passed over.
        """
        untouched = self._is(text)
        if untouched and self._held:
            # After a melisma a blank only says that the word is over, as in "ri_ver_ bed".
            self._end_word()
            return True
        self.write(text)
        sung = self._sung(self.note)
        if sung is None or not self._goes_on(sung.place):
            return self._go(self._following(self.note))
        if untouched:
            note: int | None = self.note
            while note is not None:
                note = self._following(note)
                there = None if note is None else self._sung(note)
                if there is None or there.place[:3] != sung.place[:3]:
                    break
            return self._go(note)
        with self._step():
            self._document.apply(SetLyrics(divided_after(self._singing.lyrics, sung.place)))
        return self._go(self._following(self.note))

    def next_line(self, text: str) -> bool:
        """Ends the word and the line of words; what is written next begins another."""
        went = self.next_word(text)
        before = None if not went else self._before_in_words(self.note)
        there = self._sung(self.note) if went else None
        if before is not None and there is not None:
            if there.place[:2] == before.place[:2]:
                with self._step():
                    lyrics = line_ended_after(self._singing.lyrics, before.place)
                    self._document.apply(SetLyrics(lyrics))
        elif went:
            self._new_line = True
        return went

    def hyphen(self, text: str) -> bool:
        """Ends the syllable; the word goes on at the next note."""
        if self._held and self._is(text):
            before = self._before(self.note)
            self._held, self._same_word = False, self._is_free(self.note)
            if before is not None:
                self._join(before, self.note)
            return True
        self.write(text)
        sung = self._sung(self.note)
        following = self._following(self.note)
        if sung is None or following is None:
            return self._go(following)
        self._join(sung, following)
        return self._go(following, same_word=self._is_free(following))

    def melisma(self, text: str) -> bool:
        """One more note for the syllable, or for the one before where there is none yet.

        Pressed again, for the same one again.
        """
        note, longer = self.note, self._held and self._is(text)
        self.write(text)
        sung = None if longer else self._sung(note)
        sung = sung or self._before(note)
        if sung is None:
            return self._go(self._following(note))
        with self._step():
            self._singing.extend(sung.place)
        notes = self._singing.lyrics.at(sung.place).notes
        following = self._singing.next_note(notes[-1]) if notes else None
        went = self._go(following, same_word=self._same_word and self._is_free(following))
        self._held = went
        return went

    def verse(self, text: str, by: int) -> bool:
        """To the verse below (above with -1) on the same note; below the last a new one begins."""
        self.write(text)
        row = self.row + by
        if not 0 <= row <= self._singing.rows or (by > 0 and not self._verse_has_words()):
            return False
        self.row = row
        self._end_word()
        return True

    # Within

    def _sung(self, note: int) -> Sung | None:
        found = (s for s in self._singing.syllables_at(note) if s.row == self.row)
        return next(found, None)

    def _is(self, text: str) -> bool:
        """Whether it is what stands there."""
        return " ".join(text.split()) == self.text

    def _before(self, note: int) -> Sung | None:
        """What is sung on the note before."""
        before = self._singing.next_note(note, back=True)
        return None if before is None else self._sung(before)

    def _before_in_words(self, note: int) -> Sung | None:
        """What is sung last before a note."""
        before = self._following(note, back=True)
        return None if before is None else self._sung(before)

    def _join(self, sung: Sung, following: int) -> None:
        """Makes one word of a syllable's and of the next, if that is what stands there."""
        there = self._sung(following)
        if there is not None and there.word_start and there.place == word_after(sung.place):
            with self._step():
                self._singing.join(sung.place)

    def _is_free(self, note: int | None) -> bool:
        return note is not None and self._sung(note) is None

    def _following(self, note: int, back: bool = False) -> int | None:
        """The next note that is not one of a melisma."""
        other = self._singing.next_note(note, back=back)
        while other is not None:
            sung = self._sung(other)
            if sung is None or not sung.held:
                return other
            other = self._singing.next_note(other, back=back)
        return None

    def _go(self, note: int | None, same_word: bool = False) -> bool:
        if not same_word:
            before = self._sung(self.note)
            there = None if note is None else self._sung(note)
            together = before and there and before.place[:3] == there.place[:3]
            if not together:
                self._end_word()
        if note is None:
            return False
        self.note, self._same_word, self._held = note, same_word, False
        return True

    def _end_word(self) -> None:
        self._word = next(_numbers)
        self._same_word = self._held = False

    def _goes_on(self, place: Place) -> bool:
        """Whether the word has a syllable after this one."""
        word = self._singing.lyrics.verses[place.verse].lines[place.line].words[place.word]
        return place.syllable + 1 < len(word.syllables)

    def _verse_has_words(self) -> bool:
        """Whether there are words in this row: an empty verse needs no further one below it."""
        return self.row < self._singing.rows

    def _end_melisma_before(self, place: Place) -> None:
        """Takes the note, and those behind it, off the syllable that is held on it."""
        lyrics = self._singing.lyrics
        notes = lyrics.at(place).notes
        kept = notes[: notes.index(self.note)]
        self._document.apply(SetLyrics(lyrics.laid({place: kept})))

    @contextmanager
    def _step(self) -> Iterator[None]:
        with self._document.transaction("Write Words", coalesce=f"write words {self._word}"):
            yield


def word_after(place: Place) -> Place:
    """Where the next word of the line begins."""
    return Place(place.verse, place.line, place.word + 1, 0)


def divided_after(lyrics: Lyrics, place: Place) -> Lyrics:
    """The same lyrics, in which a word ends with the syllable at ``place``."""
    line = lyrics.verses[place.verse].lines[place.line]
    word = line.words[place.word]
    cut = place.syllable + 1
    parts = (replace(word, syllables=word.syllables[:cut]), Word(word.syllables[cut:]))
    words = (*line.words[: place.word], *parts, *line.words[place.word + 1 :])
    return _with_lines(lyrics, place, (replace(line, words=words),))


def line_ended_after(lyrics: Lyrics, place: Place) -> Lyrics:
    """The same lyrics, in which a line ends with the word at ``place``."""
    line = lyrics.verses[place.verse].lines[place.line]
    first, rest = line.words[: place.word + 1], line.words[place.word + 1 :]
    if not rest:
        return lyrics
    rest = (replace(rest[0], blank=None), *rest[1:])
    return _with_lines(lyrics, place, (Line(first), replace(line, words=rest)))


def _with_lines(lyrics: Lyrics, place: Place, lines: tuple[Line, ...]) -> Lyrics:
    """The same lyrics with other lines in the place of one."""
    verse = lyrics.verses[place.verse]
    every = (*verse.lines[: place.line], *lines, *verse.lines[place.line + 1 :])
    verses = list(lyrics.verses)
    verses[place.verse] = replace(verse, lines=every)
    return Lyrics(tuple(verses))
