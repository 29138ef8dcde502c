"""Voice > Mixer, and the instruments for all voices at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from composer.app.session import Session
from composer.app.session_events import SessionEvent
from composer.edit.commands import SetVoices
from composer.midi.messages import BUILT_IN
from composer.midi.player import Outputs
from composer.midi.sound import CHURCH_ORGAN
from composer.model.voice import CHOIR_AAHS, DRUM_CHANNEL
from composer.ui.mixer.dialog import MixerDialog

ENSEMBLES = {
    "ensemble_choir": CHOIR_AAHS,
    "ensemble_organ": CHURCH_ORGAN,
    "ensemble_strings": 48,
    "ensemble_piano": 0,
}
"""General MIDI programs, by the action that gives them to all voices."""


class Mixing(QObject):
    """Shows the voices in the mixer while it is open, and does what is asked for there.

    ``change(voice, words, coalesce)`` writes a voice into the song.
    """

    def __init__(
        self, session: Session, change: Callable[[object, str, str], object], window: QWidget
    ):
        super().__init__(window)
        self._session = session
        self._window = window
        self._change = change
        self._outputs: tuple[str, ...] = (BUILT_IN,)
        self.dialog: MixerDialog | None = None

    def runs(self) -> dict[str, Callable[[], object]]:
        """What the actions run."""
        asked = {name: lambda name=name: self.play_by(name) for name in ENSEMBLES}
        return {"mixer": self.show, **asked}

    def show(self) -> None:
        """Opens the mixer, or brings it to the front."""
        if self.dialog is None:
            self.dialog = MixerDialog(self._window)
            self.dialog.voice_edited.connect(self._change)
            self.dialog.ensemble_asked.connect(self.play_by)
        self.voices_changed()
        self.dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()

    def play_by(self, ensemble: str) -> None:
        """Gives all voices but the drums an instrument, as one step."""
        document, program = self._session.document, ENSEMBLES[ensemble]
        voices = tuple(
            voice if voice.channel == DRUM_CHANNEL else replace(voice, program=program, bank=0)
            for voice in document.score.voices
        )
        if voices != document.score.voices:
            document.apply(SetVoices(voices), self.tr("Instrument of All Voices"))

    def take(self, event: SessionEvent) -> None:
        """Shows what the event says."""
        if isinstance(event, Outputs):
            self._outputs = tuple(event.names)
            self.voices_changed()

    def voices_changed(self) -> None:
        """The voices are other ones."""
        if self.dialog is not None:
            self.dialog.show_voices(self._session.document.score.voices, self._outputs)
