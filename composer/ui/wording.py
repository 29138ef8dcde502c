"""The Lyrics menu as far as it is about the text, and the lyrics pane, with what they do."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QMimeData, QObject

from composer.app.session import Session
from composer.app.session_events import EngineChanged, PacksChanged, SessionEvent
from composer.app.singing import Singing
from composer.app.wishes import Wishes
from composer.engine.packs import Pack
from composer.model.lyrics import Place
from composer.model.note import Note
from composer.prosody.division import divided, is_sung, words_in
from composer.prosody.text import line_at, place_at
from composer.ui.actions import ActionSet
from composer.ui.lyrics.dividing import ask_division, word_at
from composer.ui.lyrics.manner import LyricsPack
from composer.ui.lyrics.page_sync import PageSync
from composer.ui.lyrics.pane import LyricsPane
from composer.ui.lyrics.proposing import LINE, TEXT, Proposing
from composer.ui.lyrics.reading_aids import ReadingAids
from composer.ui.lyrics.reading_bar import BY_CHARACTER, BY_WORD, NOTHING, UNIT
from composer.ui.lyrics.stretches import heading_at, line_around
from composer.ui.message_bar import MessageBar
from composer.ui.roll.view import RollView

_MODES = {
    "read_nothing": NOTHING,
    "read_characters": BY_CHARACTER,
    "read_words": BY_WORD,
    "read_unit": UNIT,
}
_OF_DRAFT = ("words_accept", "words_accept_to_cursor", "words_toggle_line")


class Wording(QObject):
    """``lay``: lays words under notes from a syllable on, ``None`` for where they go on.

    ``runs()`` and ``checked_runs()`` are what its actions do, by name.
    """

    def __init__(
        self,
        session: Session,
        roll: RollView,
        messages: MessageBar,
        lay: Callable[[Place | None], object],
    ):
        self.pane = LyricsPane(self._syllables)
        super().__init__(self.pane)
        self._session, self._roll, self._messages = session, roll, messages
        self._singing: Singing = roll.syllables.singing
        self._singing.exceptions.update(session.settings.divisions)
        self._lay = lay
        self._actions: ActionSet | None = None
        self._counted: dict[str, int] = {}
        self._counts: dict[tuple[int, int], int] = {}
        editor, manner = self.pane.editor, self.pane.manner
        self.sync = PageSync(editor, session.document, self._singing)
        self.reading = ReadingAids(session, self.pane, messages)
        self.proposing = Proposing(
            session,
            self.pane,
            self.sync,
            messages,
            notes=self._notes,
            syllables=self.syllables_of,
            copied=self.reading.copied,
        )
        self._show_packs()
        stored = session.settings.wishes
        manner.set_wishes(Wishes.from_stored(stored))
        manner.fold.setChecked(stored.get("more") is True)
        manner.changed.connect(self._remember)
        self.pane.write_asked.connect(self.proposing.write)
        self.pane.rewrite_asked.connect(self.proposing.rewrite)
        self.pane.lay_asked.connect(self.lay_from_cursor)
        self.pane.reading.closed.connect(lambda: self._read(NOTHING))
        self.proposing.changed.connect(self._show)
        self.sync.words_changed.connect(self._words_changed)
        editor.too_long.connect(self._say_too_long)
        roll.selection_changed.connect(self._show_notes)
        self._words_changed()

    def close(self) -> None:
        """Listens no more."""
        for part in (self.sync, self.reading, self.proposing):
            part.close()

    def runs(self) -> dict[str, Callable[[], object]]:
        """What each action does that is not checked."""
        return {
            "words_write": self.proposing.write,
            "words_for_melody": lambda: self.proposing.write_for_melody(self._melody()),
            "words_rewrite": self.proposing.rewrite,
            "words_stop": self.proposing.stop,
            "words_accept": self.proposing.accept,
            "words_accept_to_cursor": self.proposing.accept_to_cursor,
            "words_toggle_line": self.proposing.toggle,
            "words_reject": self.proposing.reject,
            "proposal_previous": lambda: self.proposing.step(-1),
            "proposal_next": lambda: self.proposing.step(1),
            "words_divide": self.divide_word,
            "section_verse": lambda: self.insert_section(self.tr("Verse")),
            "section_chorus": lambda: self.insert_section(self.tr("Chorus")),
            "section_bridge": lambda: self.insert_section(self.tr("Bridge")),
            **{
                name: lambda mode=mode: self._read(mode)  # type: ignore[misc]
                for name, mode in _MODES.items()
            },
        }

    def use(self, actions: ActionSet) -> None:
        """Switches these actions from now on, and offers them in the pane."""
        self._actions = actions
        names = ["section_verse", "section_chorus", "section_bridge", "words_divide", "", *_MODES]
        self.pane.use_menu([actions[name] if name else None for name in names])
        actions["read_nothing"].setChecked(True)
        for button, name in (
            (self.pane.write, "words_write"),
            (self.pane.rewrite, "words_rewrite"),
            (self.pane.lay, "lyrics_lay"),
        ):
            button.setToolTip(actions[name].toolTip())
        self._show()

    def take(self, event: SessionEvent) -> None:
        """Shows what the event says."""
        if isinstance(event, EngineChanged):
            self.reading.look()
        elif isinstance(event, PacksChanged) and event.family == "lyrics":
            self._show_packs()
            self.reading.packs_changed()
            self._show()

    # What can be asked for

    def choose_artist(self, pack: str, artist: str | None) -> None:
        """Writes with that pack and as that artist from now on."""
        manner = self.pane.manner
        manner.set_wishes(replace(manner.wishes(), pack=pack, artist=artist, second_artist=None))
        self._remember()

    def insert_section(self, name: str) -> None:
        """Begins a section at the cursor, or heads the one that begins in its line."""
        if self.pane.editor.draft is not None:
            return
        editor = self.pane.editor
        song, place = editor.song, editor.place()
        start, end = line_around(song, place)
        if song[start:end].strip() and place > start:
            start = min(len(song), end + 1)
        above = song[:start].rstrip("\n")
        number = len(re.findall(rf"(?m)^\[{re.escape(name)}\b", song))
        heading = f"[{name} {number + 1}]" if number else f"[{name}]"
        gap = "\n\n" if above else ""
        below = song[start:].lstrip("\n")
        self.sync.write(f"{above}{gap}{heading}\n{below}", self.tr("Insert Section"))
        editor.go_to(len(above) + len(gap) + len(heading) + 1)
        editor.setFocus()

    def lay_from_cursor(self) -> None:
        """Lays the words under the notes, from the cursor's on.

        From a line's end its first word is meant, and from the text's end the whole text.
        """
        editor = self.pane.editor
        if self.proposing.mode is not None:
            self._messages.note(self.tr("Accept or reject the proposed words first."))
            return
        song, place = editor.song, editor.chosen()[0]
        if not song.strip():
            self._messages.note(self.tr("There are no words yet to lay under notes."))
            return
        heading = heading_at(song, place)
        if heading is not None:
            place = heading + 1
        elif not song[place:].strip():
            place = 0
        elif place == line_around(song, place)[1]:
            place = line_around(song, place)[0]
        lyrics = self._session.document.score.lyrics
        while place < len(song) and song[place].isspace():
            place += 1
        start = place_at(lyrics, place) if song[:place].strip() else None
        self._lay(start)

    def divide_word(self) -> None:
        """Asks how the cursor's word is divided; remembered for every song."""
        word = word_at(self.pane.editor.page, self.pane.editor.place())
        if not word:
            self._messages.note(self.tr("Put the cursor into a word of the text to divide it."))
            return
        ask_division(
            self.pane,
            self._singing,
            word,
            self._divided,
            lambda reason: self._messages.problem(
                self.tr("The word is divided as before: {reason}.").format(reason=reason)
            ),
        )

    def lay(self) -> None:
        """From the cursor while the words have the focus, else from where they go on."""
        if self.pane.editor.hasFocus():
            self.lay_from_cursor()
        else:
            self._lay(None)

    def syllables_of(self, line: str) -> int:
        """How many syllables a line of text is sung with."""
        known = self._counted.get(line)
        if known is None:
            known = sum(
                is_sung(syllable)
                for token in line.split()
                for word in words_in(token)
                for syllable in divided(word, self._singing.exceptions)
            )
            if len(self._counted) > 2000:
                self._counted.clear()
            self._counted[line] = known
        return known

    # Within

    def _syllables(self, row: int) -> int | None:
        """Of a row of the page: as the song has them, or as they would be."""
        editor = self.pane.editor
        if editor.draft is None:
            place = line_at(self._session.document.score.lyrics, row)
            return self._counts.get(place) if place is not None else None
        text = editor.document().findBlockByNumber(row).text()
        if not text.strip() or heading_at(text, 0) is not None:
            return None
        return self.syllables_of(text) or None

    def _melody(self) -> list[Note]:
        """The selected notes of one voice, or all of the one that is written in."""
        notes = self._session.document.score.notes
        selection = [note for note in self._roll.selection if note in notes]
        chosen = [notes[note] for note in self._singing.meant(selection)]
        voices = [note.voice for note in chosen]
        voice = max(set(voices), key=voices.count) if voices else self._roll.stage.writing_voice()
        return [note for note in chosen or notes.values() if note.voice == voice]

    def _notes(self) -> int:
        selection = self._roll.selection
        return self._singing.notes_to_lay(selection) if selection else 0

    def _words_changed(self) -> None:
        counts = self._singing.counts()
        self._counts = {(count.verse, count.line): count.notes for count in counts}
        self.pane.margin.update()

    def _show_notes(self) -> None:
        self.pane.margin.set_notes(self._notes())

    def _show_packs(self) -> None:
        packs = self._session.packs("lyrics")
        self.pane.manner.set_packs(tuple(self._pack(pack) for pack in packs))

    def _pack(self, pack: Pack) -> LyricsPack:
        artists = pack.extra.get("artists", [])
        names = tuple(str(name) for name in artists) if isinstance(artists, list) else ()
        return LyricsPack(pack.name, pack.title or pack.name, names)

    def _remember(self) -> None:
        stored: dict[str, Any] = self.pane.manner.wishes().stored()
        stored["more"] = self.pane.manner.fold.isChecked()
        self._session.remember(wishes=stored)

    def _divided(self) -> None:
        self._counted.clear()
        self._session.remember(divisions=dict(self._singing.exceptions))
        self._words_changed()

    def _read(self, mode: str) -> None:
        if self._actions is not None:
            name = next(name for name, each in _MODES.items() if each == mode)
            self._actions[name].setChecked(True)
        self.reading.set_mode(mode)

    def take_text(self, text: str) -> None:
        """Types a text at the cursor, as if it were pasted."""
        if self.pane.editor.draft is not None:
            self._messages.problem(
                self.tr("Take or reject the words that are proposed before you add others.")
            )
            return
        data = QMimeData()
        data.setText(text)
        self.pane.editor.insertFromMimeData(data)
        self.pane.editor.setFocus()

    def _say_too_long(self) -> None:
        self._messages.problem(
            self.tr("That is too long for the words of one song; nothing was pasted.")
        )

    def _show(self) -> None:
        busy, mode = self.proposing.busy, self.proposing.mode
        can = bool(self._session.packs("lyrics"))
        self.pane.write.setEnabled(can and not busy)
        self.pane.rewrite.setEnabled(can and not busy)
        self.pane.lay.setEnabled(mode is None)
        if self._actions is None:
            return
        reason = self.tr("Words are being written")
        if not can:
            reason = self.tr("No model that writes lyrics is installed")
        for name in ("words_write", "words_for_melody", "words_rewrite"):
            self._actions.enable(name, can and not busy, reason)
        self._actions.enable("words_stop", busy, self.tr("No words are being written"))
        reason = self.tr("No words are proposed")
        self._actions.enable("words_reject", mode is not None, reason)
        for name in _OF_DRAFT:
            taken = mode is not None if name == "words_accept" else mode == TEXT
            self._actions.enable(name, taken and not (busy and mode == TEXT), reason)
        for name in ("proposal_previous", "proposal_next"):
            self._actions.enable(name, mode == LINE, reason)
