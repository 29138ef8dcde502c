"""The Voice menu and the voices panel: which voice is active, and what becomes of the voices."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from composer.app.session import Session
from composer.edit import transform
from composer.edit.commands import RemoveVoice, SetVoices
from composer.model.voice import DRUM_CHANNEL, SATB, Role, Voice
from composer.ui.actions import ActionSet
from composer.ui.roll.view import RollView
from composer.ui.voices_panel import VoicesPanel

_CHANNELS = tuple(channel for channel in range(16) if channel != DRUM_CHANNEL)


class VoiceEditing(QObject):
    """``active`` is the id of the voice that is drawn in; ``None`` in a song without voices."""

    activated = Signal(int)

    def __init__(self, session: Session, panel: VoicesPanel, roll: RollView):
        super().__init__(panel)
        self._session = session
        self._panel = panel
        self._roll = roll
        self._actions: ActionSet | None = None
        self.active: int | None = None
        panel.voice_edited.connect(self.change)
        panel.voice_activated.connect(self.activate)
        panel.add_asked.connect(self.add)
        panel.remove_asked.connect(self.remove)
        self.song_changed()

    def use(self, actions: ActionSet) -> None:
        """Shows the active voice in these actions from now on."""
        self._actions = actions
        self._show()

    @property
    def voice(self) -> Voice | None:
        """The active voice."""
        voices = self._session.document.score.voices
        return next((voice for voice in voices if voice.id == self.active), None)

    def activate(self, voice_id: int) -> None:
        """Makes a voice the active one."""
        if voice_id != self.active:
            self.active = voice_id
            self._roll.set_active_voice(voice_id)
            self.activated.emit(voice_id)
        self._show()

    def step(self, by: int) -> None:
        """Makes the voice ``by`` places further down the active one, around the ends."""
        ids = [voice.id for voice in self._session.document.score.voices]
        if ids:
            place = ids.index(self.active) if self.active in ids else -1
            self.activate(ids[(place + by) % len(ids)])

    def change(self, wanted: Voice, words: str, coalesce: str = "") -> None:
        """Puts ``wanted`` in the place of the voice of its id.

        Changes with the same ``coalesce`` that follow each other are one step.
        """
        document = self._session.document
        voices = tuple(
            wanted if voice.id == wanted.id else voice for voice in document.score.voices
        )
        if voices != document.score.voices:
            with document.transaction(words, coalesce or None):
                document.apply(SetVoices(voices))

    def add(self) -> None:
        """Adds a voice: the next of the four that is missing, else a free one."""
        document = self._session.document
        voices = document.score.voices
        taken = {voice.channel for voice in voices}
        channel = next((c for c in _CHANNELS if c not in taken), 0)
        roles = {voice.role for voice in voices}
        role = next((role for role in SATB if role not in roles), Role.FREE)
        program = voices[-1].program if voices else 0
        name = self._role_name(role) if role is not Role.FREE else self._free_name(voices)
        added = Voice(document.new_id(), name, role, channel=channel, program=program)
        document.apply(SetVoices((*voices, added)), self.tr("Add Voice"))
        self.activate(added.id)

    def remove(self) -> None:
        """Removes the active voice and its notes; the last voice stays."""
        voice, voices = self.voice, self._session.document.score.voices
        if voice is None or len(voices) <= 1:
            return
        place = voices.index(voice)
        neighbour = voices[place + 1] if place + 1 < len(voices) else voices[place - 1]
        self.activate(neighbour.id)
        self._session.document.apply(RemoveVoice(voice.id), self.tr("Remove Voice"))

    def mute(self, on: bool) -> None:
        """Silences the active voice, or lets it sound again."""
        if self.voice is not None:
            self.change(replace(self.voice, muted=on), self.tr("Mute Voice"))

    def solo(self, on: bool) -> None:
        """Solos the active voice, or ends that."""
        if self.voice is not None:
            self.change(replace(self.voice, solo=on), self.tr("Solo Voice"))

    def take_selected(self) -> None:
        """Gives the selected notes to the active voice."""
        if self.voice is not None:
            transform.assign_voice(self._session.document, self._roll.selection, self.voice.id)

    def song_changed(self) -> None:
        """The voices are other ones: shows them, and keeps an active one."""
        voices = self._session.document.score.voices
        if self.voice is None:
            self.active = voices[0].id if voices else None
            self._roll.set_active_voice(self.active)
            if self.active is not None:
                self.activated.emit(self.active)
        self._show()

    def _show(self) -> None:
        voices = self._session.document.score.voices
        self._panel.show_voices(voices, self.active)
        if self._actions is None:
            return
        voice = self.voice
        self._actions["voice_mute"].setChecked(voice is not None and voice.muted)
        self._actions["voice_solo"].setChecked(voice is not None and voice.solo)
        self._actions.enable(
            "voice_remove", len(voices) > 1, self.tr("A song keeps at least one voice")
        )

    def _role_name(self, role: Role) -> str:
        return {
            Role.SOPRANO: self.tr("Soprano"),
            Role.ALTO: self.tr("Alto"),
            Role.TENOR: self.tr("Tenor"),
            Role.BASS: self.tr("Bass"),
        }[role]

    def _free_name(self, voices: tuple[Voice, ...]) -> str:
        names = {voice.name for voice in voices}
        number = len(voices) + 1
        while self.tr("Voice {number}").format(number=number) in names:
            number += 1
        return self.tr("Voice {number}").format(number=number)
