"""Words and notes together on a document: each edit one named undo step.

Observers of the document hear of it as a change of ``lyrics``.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from composer.app.laying_report import Report
from composer.app.sung_melodies import SungMelodies
from composer.app.words_under_notes import Sung, WordsUnderNotes
from composer.edit.commands import AddNotes, RemoveNotes, ReplaceNotes, SetLyrics
from composer.edit.document import Document
from composer.model.lyrics import Line, Lyrics, Place
from composer.model.note import Note
from composer.prosody import laying
from composer.prosody.division import divided, exception_from
from composer.prosody.following import sung_places_from
from composer.prosody.laying import Extent, LineCount, Moved
from composer.prosody.rewording import divided_again
from composer.prosody.setting import Setting, setting_of
from composer.prosody.singability import Finding, Limits, findings
from composer.prosody.text import lyrics_from_text, text_of
from composer.prosody.words import words_of_line

__all__ = ["Singing", "Sung"]

_SUNG_PITCH = 67


class Singing:
    """The words of ``document``; ``exceptions``: how the person divides words.

    Places that are not (any more) in the words raise ``IndexError``; notes that are not in the
    score ``KeyError``.
    """

    def __init__(self, document: Document, exceptions: Mapping[str, str] | None = None) -> None:
        self.exceptions: dict[str, str] = dict(exceptions or {})
        self._document = document
        self._index: WordsUnderNotes | None = None
        self._melodies = SungMelodies(document)
        self._counted: dict[int, tuple[Line, tuple[int, int, int]]] = {}

    # The text

    @property
    def lyrics(self) -> Lyrics:
        """The document's."""
        return self._document.score.lyrics

    @property
    def text(self) -> str:
        """As the pane shows it."""
        return text_of(self.lyrics)

    def write(self, text: str, name: str = "Edit Words", coalesce: str | None = "words") -> bool:
        """Makes ``text`` the words; what did not change keeps its notes.  Whether anything did.

        Steps with the same ``coalesce`` that follow each other are one undo step.
        """
        return self._set(lyrics_from_text(text, self.lyrics, self.divide), name, coalesce)

    def divide(self, word: str) -> tuple[str, ...]:
        """The syllables of a written word, by the person's exceptions first."""
        return divided(word, self.exceptions)

    def divide_again(self, words: Iterable[str]) -> bool:
        """“Divide Words”: divides words (as they are spelled, any case) anew, after an exception
        was edited; their notes stay on them.  Whether anything changed."""
        wanted = {word.casefold().replace("’", "'") for word in words}

        def is_wanted(text: str) -> bool:
            plain = text.casefold().replace("’", "'")
            return any(part in wanted for part in (plain, *words_of_line(plain)))

        lyrics = divided_again(self.lyrics, is_wanted, self.divide)
        return self._set(lyrics, "Divide Words")

    def add_exception(self, text: str) -> str:
        """Takes over how the person divides a word, typed as ``fi-re``; returns the word.

        The words of the document are divided so at once.  Raises ``ValueError`` with a reason for
        the person.  Who calls it keeps :attr:`exceptions` in the settings.
        """
        word, entry = exception_from(text)
        self.exceptions[word] = entry
        self.divide_again([word])
        return word

    def remove_exception(self, word: str) -> None:
        """Divides a word by the rules again."""
        if self.exceptions.pop(word.casefold(), None) is not None:
            self.divide_again([word])

    # Laying

    def lay(
        self, notes: Collection[int], start: Place | None = None, extent: Extent = "song"
    ) -> Report:
        """“Lay Under Notes”: the syllables from ``start`` on under the notes selected.

        Of several voices the melody is taken: a soprano or a melody by its role, else the highest.
        """
        moved = laying.lay(self.lyrics, self._melodies.leading(notes), start, extent)
        return self._done(moved, "Lay Under Notes")

    def lay_verses(self, notes: Collection[int], kind: str = "verse") -> Report:
        """“Lay All Verses”: each verse under the same notes, one below the other."""
        moved = laying.lay_verses(self.lyrics, self._melodies.leading(notes), kind)
        return self._done(moved, "Lay All Verses")

    def notes_for_words(
        self,
        voice: int,
        start: int = 0,
        lines: Sequence[tuple[int, int]] | None = None,
        pitch: int | None = None,
    ) -> Setting:
        """“Notes for Words”: a rhythm for lines (section and line each; ``None``: all) from a tick
        on, its notes drawn in ``voice`` at one pitch and the words laid under them.

        ``pitch``: ``None`` for the G above middle C, or what is nearest to it in the voice's
        range.  A model writes the pitches: the masks of what is returned say where.  Notes that are
        there already stay.
        """
        of = self._document.score.voice(voice)
        low, high = of.range
        setting = setting_of(self.lyrics, lines, self._document.score.meter, start)
        height = min(max(_SUNG_PITCH, low), high) if pitch is None else pitch
        notes: list[Note] = []
        laid: dict[Place, tuple[int, ...]] = {}
        for each in setting.notes:
            note_id = self._document.new_id()
            notes.append(Note(note_id, voice, height, each.onset, each.duration))
            laid[each.place] = (*laid.get(each.place, ()), note_id)
        if notes:
            with self._document.transaction("Notes for Words"):
                self._document.apply(AddNotes(tuple(notes)))
                self._document.apply(SetLyrics(self.lyrics.laid(laid)))
        return setting

    def shift(self, place: Place, by: int = 1) -> Report:
        """“Move Syllables Later” or “... Earlier” by so many notes, with what follows."""
        name = "Move Syllables Later" if by > 0 else "Move Syllables Earlier"
        return self._edit(name, laying.shift, place, by)

    def split(self, place: Place, parts: tuple[str, ...] = ()) -> Report:
        """“Split Syllable”; raises ``ValueError`` where it cannot be."""
        return self._edit("Split Syllable", laying.split, place, parts)

    def join(self, place: Place, elide: bool = False) -> Report:
        """“Join Syllables” with the next; ``elide``: of two words, on one note.

        Raises ``ValueError`` at the end of a line.
        """
        return self._edit("Join Syllables", laying.join, place, elide)

    def skip(self, place: Place, melisma: bool = False) -> Report:
        """“Skip Note”: left without words, or given to the syllable before."""
        return self._edit("Skip Note", laying.skip, place, melisma)

    def extend(self, place: Place) -> Report:
        """“Extend Syllable” by one note."""
        return self._edit("Extend Syllable", laying.extend, place)

    def shorten(self, place: Place) -> Report:
        """“Shorten Syllable” by one note."""
        return self._edit("Shorten Syllable", laying.shorten, place)

    def clear(self, places: Collection[Place]) -> Report:
        """“Take Words off Notes”."""
        return self._done(laying.clear(self.lyrics, places), "Take Words off Notes")

    def clear_notes(self, notes: Collection[int], row: int | None = None) -> Report:
        """The same, for all (or one row) that is under these notes."""
        index, gone = self._words_under(), set(notes)
        changed = {}
        for place, syllable in self.lyrics.places():
            if gone.intersection(syllable.notes) and row in (None, index.row_of[place.verse]):
                changed[place] = tuple(note for note in syllable.notes if note not in gone)
        fallen = tuple(place for place, left in changed.items() if not left)
        moved = Moved(self.lyrics.laid(changed), fallen=fallen, place=min(changed, default=None))
        return self._done(moved, "Take Words off Notes")

    # Editing in place

    def set_text(self, place: Place, text: str) -> Report:
        """“Edit Syllable”: a blank in the text makes two words, a hyphen two syllables."""
        lyrics = self.lyrics
        notes = lyrics.at(place).notes
        with self._document.transaction("Edit Syllable"):
            # What is drawn as one, tied, is edited as one.
            while notes and (after := self.next_place(place)) is not None:
                if after[:2] != place[:2] or notes[0] not in self.lyrics.at(after).notes:
                    break
                melody = self._melody_of(place)
                tied = laying.join(self.lyrics, melody, place, True, follow=False)
                self._document.apply(SetLyrics(tied.lyrics))
            return self._edit("Edit Syllable", laying.set_text, place, text)

    def write_under(self, note: int, text: str, row: int = 0, same_word: bool = False) -> Report:
        """“Edit Syllable” under a note that has none in that row: a new one, after what is sung
        before it (``same_word``: in the same word)."""
        melody = self._melodies.of_note(note)
        there = next((sung for sung in self.syllables_at(note) if sung.row == row), None)
        if there is not None and not there.held:
            return self.set_text(there.place, text)
        section = self._section(note, row)
        beside = self._beside(note, section)
        moved = laying.insert(self.lyrics, melody, note, text, section, same_word, beside)
        return self._done(moved, "Edit Syllable")

    # Looking

    def syllables_at(self, note: int) -> tuple[Sung, ...]:
        """What is under a note, row by row; quick, from an index that is kept up to date."""
        return self._words_under().at(note)

    @property
    def index(self) -> WordsUnderNotes:
        """What stands under each note, for the words as they are."""
        return self._words_under()

    @property
    def rows(self) -> int:
        """How many lines of words stand below each other."""
        return self._words_under().rows

    def row_of(self, verse: int) -> int | None:
        """The row of a section; ``None`` where nothing of it is laid."""
        rows = self._words_under().row_of
        return rows[verse] if 0 <= verse < len(rows) else None

    def melody(self, note: int) -> tuple[int, ...]:
        """The notes that words are laid under in a note's voice, in order of time."""
        return self._melodies.of_note(note)

    def meant(self, notes: Collection[int]) -> frozenset[int]:
        """The notes that a selection stands for where words are to come under notes.

        One note alone is a place: it stands for itself and what follows in its voice, and the last
        one, which is selected after drawing, for the whole voice.
        """
        if len(notes) != 1:
            return frozenset(notes)
        (note,) = notes
        melody = self.melody(note)
        if note not in melody or note == melody[-1]:
            return frozenset(melody)
        return frozenset(melody[melody.index(note) :])

    def next_note(self, note: int, back: bool = False) -> int | None:
        """The next note of the melody of that note's voice, or the one before it."""
        melody = self.melody(note)
        at = self._melodies.place(note)
        at += -1 if back else 1
        return melody[at] if 0 <= at < len(melody) else None

    def next_place(self, place: Place, word: bool = False, back: bool = False) -> Place | None:
        """The next syllable that is sung (or the first of the next word), or the one before."""
        chosen: Place | None = None
        for other in sung_places_from(self.lyrics, place, back):
            if word and other[:3] == place[:3]:
                continue
            if chosen is not None and (not (word and back) or other[:3] != chosen[:3]):
                break
            chosen = other
            if not (word and back):
                break
        return chosen

    def counts(self) -> tuple[LineCount, ...]:
        """Syllables of each line, for a margin beside the text."""
        return laying.count_lines(self.lyrics, self._counted)

    def notes_to_lay(self, notes: Collection[int]) -> int:
        """How many syllables the notes selected can take."""
        return self._melodies.leading_count(notes)

    # Looking for what is hard to sing

    def findings(self, limits: Limits | None = None) -> tuple[Finding, ...]:
        """What will trouble a singer, in order of time."""
        return findings(self._document.score, limits)

    def mend(self, finding: Finding) -> Report:
        """Does what a finding offers, as one step with the fix's name.

        Nothing is done without a fix.  Raises ``IndexError``, ``KeyError`` or ``ValueError`` where
        the words or the notes are others by now, with nothing changed.
        """
        fix = finding.fix
        if fix is None:
            return Report(place=finding.place)
        before = self._document.score
        if any(note.id not in before.notes for note in fix.notes):
            raise KeyError(finding.notes[0])
        revision = self._document.revision
        with self._document.transaction(fix.name):
            self._document.apply(ReplaceNotes(fix.notes))
            if fix.removed:
                self._document.apply(RemoveNotes(fix.removed))
            if fix.edit is not None and fix.place is not None:
                name, more = fix.edit
                self._edit(fix.name, getattr(laying, name), fix.place, *more)
        return Report(place=finding.place, changed=self._document.revision != revision)

    # Inside

    def _set(self, lyrics: Lyrics, name: str, coalesce: str | None = None) -> bool:
        if lyrics == self.lyrics:
            return False
        with self._document.transaction(name, coalesce=coalesce):
            self._document.apply(SetLyrics(lyrics))
        return True

    def _edit(self, name: str, edit: Callable[..., Moved], place: Place, *more: object) -> Report:
        return self._done(edit(self.lyrics, self._melody_of(place), place, *more), name)

    def _done(self, moved: Moved, name: str) -> Report:
        changed = self._set(moved.lyrics, name)
        return Report.of(moved, changed)

    def _words_under(self) -> WordsUnderNotes:
        lyrics = self.lyrics
        if self._index is None:
            self._index = WordsUnderNotes(lyrics)
        elif self._index.lyrics is not lyrics:
            self._index.update(lyrics)
        return self._index

    def _melody_of(self, place: Place) -> tuple[int, ...]:
        """That of the syllable's voice, or of the one laid nearest to it in the words."""
        notes = self.lyrics.at(place).notes
        if not notes:
            laid = [(p, s.notes) for p, s in self.lyrics.places() if s.notes]
            before = [entry for entry in laid if entry[0] < place]
            if not laid:
                return ()
            notes = (before[-1] if before else laid[0])[1]
        return self._melodies.of_note(notes[0])

    def _section(self, note: int, row: int) -> int:
        """The section to write in under a note: that of the row that is sung nearest before it,
        else after it; a new one where the row has none."""
        if row in self._words_under().row_of:
            for step in (-1, 1):
                for other in self._melodies.along(note, step):
                    for sung in self.syllables_at(other):
                        if sung.row == row:
                            return sung.place.verse
        # Words that lie under no note yet are not gone on with by accident.
        verses = enumerate(self.lyrics.verses)
        empty = [v for v, verse in verses if not any(line.words for line in verse.lines)]
        return empty[0] if empty else len(self.lyrics.verses)

    def _beside(self, note: int, section: int) -> tuple[Place | None, Place | None]:
        """The syllable of a section that is sung nearest before a note, else the one after it."""
        rows = self._words_under().row_of
        if section >= len(rows) or rows[section] is None:
            return None, None
        index = self._words_under()

        def nearest(step: int) -> list[Place]:
            for other in self._melodies.along(note, step):
                places = [place for place in index.places(other) if place.verse == section]
                if places:
                    return places
            return []

        before = max(nearest(-1), default=None)
        # What comes after is asked for only where nothing comes before; it may be far away.
        return before, min(nearest(1), default=None) if before is None else None
