"""The Voice menu as far as it is about the voices' order, ranges and notes."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QDialog, QMenu, QWidget

from composer.app.session import Session
from composer.edit import transform, voicing
from composer.edit.document import Change
from composer.model.voice import Voice
from composer.ui.actions import ActionSet
from composer.ui.message_bar import MessageBar
from composer.ui.roll.range_marks import RangeMarks, beyond
from composer.ui.roll.view import RollView
from composer.ui.voice_editing import VoiceEditing
from composer.ui.voices.merge_dialog import MergeDialog
from composer.ui.voices.settings_dialog import VoiceSettingsDialog
from composer.ui.voices.split_dialog import SplitDialog
from composer.ui.voices_panel import VoicesPanel

_OF_SELECTED = ("notes_to_voice_above", "notes_to_voice_below")
_OF_SEVERAL = (*_OF_SELECTED, "voice_up", "voice_down", "merge_voices")


class VoiceArranging(QObject):
    """``show_panel``: brings the voices panel into sight.  Dialogs stand over ``window``."""

    def __init__(
        self,
        session: Session,
        voices: VoiceEditing,
        panel: VoicesPanel,
        roll: RollView,
        messages: MessageBar,
        window: QWidget,
        show_panel: Callable[[], object],
    ):
        super().__init__(window)
        self._session = session
        self._document = session.document
        self._voices = voices
        self._panel = panel
        self._roll = roll
        self._messages = messages
        self._window = window
        self._show_panel = show_panel
        self._actions: ActionSet | None = None
        self._settings: VoiceSettingsDialog | None = None
        self.marks = RangeMarks()
        self.marks.on = session.settings.range_marks
        roll.scene.above.append(self.marks.paint)
        panel.voice_moved.connect(self._move_to)
        panel.menu_asked.connect(self._show_menu)
        panel.settings_asked.connect(self.show_settings)
        voices.activated.connect(self._look)
        roll.selection_changed.connect(self._look)
        unsubscribe = self._document.observe(self._document_changed)
        self.destroyed.connect(lambda *_: unsubscribe())

    def runs(self) -> dict[str, Callable[[], object]]:
        """What the actions run."""
        return {
            "voice_settings": self.show_settings,
            "voice_rename": self.rename,
            "voice_up": lambda: self.move(-1),
            "voice_down": lambda: self.move(1),
            "notes_to_voice_above": lambda: self.give(-1),
            "notes_to_voice_below": lambda: self.give(1),
            "voice_duplicate": self.duplicate,
            "select_voice": self.select_voice,
            "split_chords": self.split_chords,
            "merge_voices": self.merge,
            "select_beyond": self.select_beyond,
        }

    def checked_runs(self) -> dict[str, Callable[[bool], object]]:
        """What the checkable action runs."""
        return {"range_marks": self.show_marks}

    def use(self, actions: ActionSet) -> None:
        """Switches these actions on and off from now on."""
        self._actions = actions
        actions.destroyed.connect(self._forget_actions)
        actions["range_marks"].setChecked(self.marks.on)
        menu = actions.menu("notes_to_voice")
        menu.aboutToShow.connect(lambda: self._fill(menu))
        self._look()

    # The menu

    def show_settings(self) -> None:
        """Opens the settings of the active voice, or brings them to the front."""
        if self._settings is None:
            self._settings = VoiceSettingsDialog(self._panel.role_names, self._window)
            self._settings.edited.connect(self._voices.change)
            self._settings.select_asked.connect(self.select_beyond)
        self._settings.show()
        self._show_voice()
        self._settings.raise_()
        self._settings.activateWindow()

    def rename(self) -> None:
        """Lets the name of the active voice be written in the panel."""
        self._show_panel()
        self._panel.rename(self._voices.active)

    def move(self, by: int) -> None:
        """Moves the active voice ``by`` places down among the voices, if it can go there."""
        voices, voice = self._document.score.voices, self._voices.voice
        if voice is not None and 0 <= voices.index(voice) + by < len(voices):
            self._move_to(voice.id, voices.index(voice) + by)

    def duplicate(self) -> None:
        """Puts a voice like the active one below it, and makes that the active one."""
        if self._voices.active is not None:
            self._voices.activate(voicing.duplicate_voice(self._document, self._voices.active))

    def select_voice(self) -> None:
        """Selects all notes of the active voice."""
        store = self._roll.stage.store
        rows = store.alive & (store.voice == self._voices.active)
        self._roll.set_selection(store.id[rows].tolist())

    def give(self, by: int) -> None:
        """Gives the selected notes to the voice ``by`` places below their own."""
        ids = self._roll.selection
        if ids and not voicing.give_to_neighbours(self._document, ids, by):
            if by < 0:
                self._messages.note(self.tr("There is no voice above that of the selected notes."))
            else:
                self._messages.note(self.tr("There is no voice below that of the selected notes."))

    def split_chords(self) -> None:
        """Asks into how many voices the chords of a voice go, and splits them.

        The voice is that of the selected notes, if it is one, else the active one.
        """
        score = self._document.score
        ids: frozenset[int] | None = self._roll.selection or None
        of_selected = {score.notes[note].voice for note in ids or ()}
        if len(of_selected) == 1:
            voice = score.voice(of_selected.pop())
        elif self._voices.voice is not None:
            voice, ids = self._voices.voice, None
        else:
            return
        needed = voicing.voices_needed(score, voice.id, ids)
        if needed < 2:
            words = self.tr("No notes of {name} sound together: there are no chords to split.")
            self._messages.note(words.format(name=voice.name))
            return
        dialog = SplitDialog(voice.name, needed, ids is not None, self._window)
        dialog.accepted.connect(lambda: self._split(voice, dialog.count.value(), ids))
        _open(dialog)

    def merge(self) -> None:
        """Asks which voices become one, and merges them."""
        dialog = MergeDialog(self._document.score.voices, self._voices.active, self._window)
        dialog.accepted.connect(lambda: self._merge(dialog.target(), dialog.chosen()))
        _open(dialog)

    def select_beyond(self) -> None:
        """Selects the notes of the active voice that lie beyond its range."""
        ids = self._beyond()
        self._roll.set_selection(ids)
        voice = self._voices.voice
        if voice is not None and not ids:
            words = self.tr("All notes of {name} lie in its range.")
            self._messages.note(words.format(name=voice.name))
        elif ids:
            notes = self._document.score.notes
            self._roll.reveal(min(ids, key=lambda i: (notes[i].onset, i)))

    def show_marks(self, on: bool) -> None:
        """Whether notes beyond the range of their voice are marked; remembered."""
        self.marks.on = on
        self._session.remember(range_marks=on)
        self._roll.update()

    # Within

    def _move_to(self, voice: int, place: int) -> None:
        voicing.move_voice(self._document, voice, place)

    def _split(self, voice: Voice, count: int, ids: frozenset[int] | None) -> None:
        score = self._document.score
        if all(other.id != voice.id for other in score.voices):
            return  # it went while the dialog stood there
        there = None if ids is None else ids & score.notes.keys()
        voicing.split_chords(self._document, voice.id, count, there)

    def _merge(self, into: int | None, chosen: tuple[int, ...]) -> None:
        there = {voice.id for voice in self._document.score.voices}
        if into is None or into not in there:
            return
        self._voices.activate(into)
        came = voicing.merge_voices(self._document, into, there.intersection(chosen) - {into})
        if came:
            self._roll.set_selection(came)

    def _beyond(self) -> frozenset[int]:
        store, voice = self._roll.stage.store, self._voices.voice
        if voice is None:
            return frozenset()
        rows = np.flatnonzero(store.alive & (store.voice == voice.id))
        low, high = beyond(store, self._document.score.voices, rows)
        return frozenset(store.id[np.concatenate((low, high))].tolist())

    def _fill(self, menu: QMenu) -> None:
        """Lists the voices that the selected notes can go to, with the keys for the nearest."""
        assert self._actions is not None
        menu.clear()
        for name in ("voice_assign", *_OF_SELECTED):
            menu.addAction(self._actions[name])
        menu.addSeparator()
        for number, voice in enumerate(self._document.score.voices, start=1):
            name = voice.name.replace("&", "&&")
            action = menu.addAction(f"&{number} {name}" if number < 10 else name)
            action.setEnabled(bool(self._roll.selection))
            action.triggered.connect(lambda _=False, to=voice.id: self._give_to(to))

    def _give_to(self, voice: int) -> None:
        transform.assign_voice(self._document, self._roll.selection, voice)

    def _show_menu(self, place: QPoint) -> None:
        if self._actions is not None:
            self._actions.menu("voice").popup(place)

    def _document_changed(self, change: Change) -> None:
        if change.everything or "voices" in change.fields:
            self._look()
        elif change.added or change.removed:
            self._show_voice()

    def _look(self) -> None:
        self._show_voice()
        if self._actions is None:
            return
        voices, voice = self._document.score.voices, self._voices.voice
        some = bool(self._roll.selection)
        one = self.tr("There is only one voice")
        for name in _OF_SEVERAL:
            self._actions.enable(name, len(voices) > 1, one)
        if len(voices) > 1:
            for name in _OF_SELECTED:
                self._actions.enable(name, some, self.tr("No note is selected"))
            first = voice is not None and voices[0] == voice
            last = voice is not None and voices[-1] == voice
            self._actions.enable("voice_up", not first, self.tr("It is the first voice"))
            self._actions.enable("voice_down", not last, self.tr("It is the last voice"))

    def _show_voice(self) -> None:
        dialog, voice = self._settings, self._voices.voice
        if dialog is None or voice is None or not dialog.isVisible():
            return
        store = self._roll.stage.store
        pitches = store.pitch[store.alive & (store.voice == voice.id)]
        notes = (int(pitches.min()), int(pitches.max())) if len(pitches) else None
        dialog.show_voice(voice, notes, len(self._beyond()))

    def _forget_actions(self) -> None:
        self._actions = None


def _open(dialog: QDialog) -> None:
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
