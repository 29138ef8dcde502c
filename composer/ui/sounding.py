"""How the built-in sound and the metronome sound: chosen, heard at once, remembered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer

from composer.app.session import Session
from composer.app.session_events import SessionEvent
from composer.midi.player import BUILT_IN, Outputs
from composer.midi.soundfont import ENDINGS, SoundfontError, check_soundfont
from composer.ui.actions import ActionSet
from composer.ui.prompts import Prompts
from composer.ui.sound_dialog import SoundDialog
from composer.ui.translations.telling import told

# A slider moves often; the settings are written when it rests.
_REST_MS = 400
COUNT_INS = {"count_in_0": 0, "count_in_1": 1, "count_in_2": 2, "count_in_4": 4}
"""Bars that are counted before playing, by action."""


class Sounding(QObject):
    """Runs Transport > Sound, Metronome and Count-in."""

    def __init__(self, session: Session, prompts: Prompts):
        super().__init__(prompts)
        self._session = session
        self._prompts = prompts
        self._actions: ActionSet | None = None
        self._outputs: tuple[str, ...] = (BUILT_IN,)
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.setInterval(_REST_MS)
        self._resting.timeout.connect(self._session.remember)
        self.dialog: SoundDialog | None = None

    def runs(self) -> dict[str, Callable[[], object]]:
        """What the actions run."""
        counts = {
            name: lambda bars=bars: self.set_count_in(bars) for name, bars in COUNT_INS.items()
        }
        return {"sound": self.show, **counts}

    def checked_runs(self) -> dict[str, Callable[[bool], object]]:
        """What the actions run that are on or off."""
        return {"metronome": self.set_metronome}

    def use(self, actions: ActionSet) -> None:
        """Shows in these actions what is set."""
        self._actions = actions
        self._show()

    def begin(self) -> None:
        """Takes up what was set the last time; call it once the player was started."""
        self._tell_metronome()

    def close(self) -> None:
        """Writes what was set last."""
        if self._resting.isActive():
            self._resting.stop()
            self._session.remember()

    def take(self, event: SessionEvent) -> None:
        """Shows what the event says."""
        if isinstance(event, Outputs):
            self._outputs = tuple(event.names)
            self._show()

    def show(self) -> None:
        """Opens the dialog, or brings it to the front."""
        if self.dialog is None:
            dialog = SoundDialog(self._prompts.window)
            dialog.soundfont_asked.connect(self._ask_soundfont)
            dialog.shipped_asked.connect(lambda: self.use_soundfont(None))
            dialog.reverb_chosen.connect(lambda reverb: self._set_sound(reverb=reverb))
            dialog.gain_chosen.connect(lambda gain: self._set_sound(gain=gain))
            dialog.click_chosen.connect(self._set_click)
            dialog.click_port_chosen.connect(self._set_click_port)
            self.dialog = dialog
        self.dialog.say(_problem_of(self._session.settings.soundfont))
        self._show()
        self.dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()

    def use_soundfont(self, path: Path | None) -> None:
        """Sounds with another soundfont; ``None``: the shipped one.  One that is none is said."""
        problem = _problem_of(None if path is None else str(path))
        if problem:
            if self.dialog is not None:
                words = self.tr("Nothing was changed; choose an .sf2 or .sf3 file.")
                self.dialog.say(f"{problem} {words}")
            return
        if self.dialog is not None:
            self.dialog.say("")
        self._set_sound(soundfont=None if path is None else str(path.absolute()))

    def set_metronome(self, on: bool) -> None:
        """Clicks while playing, or does not."""
        self._session.remember(metronome=on)
        self._tell_metronome()
        self._show()

    def set_count_in(self, bars: int) -> None:
        """Counts so many bars before playing."""
        self._session.remember(count_in=bars)
        self._show()

    def _ask_soundfont(self) -> None:
        now = self._session.settings.soundfont
        folder = str(Path(now).parent) if now else self._session.settings.folder
        path = self._prompts.file_to_open(
            folder, ENDINGS, self.tr("Choose a Soundfont"), self.tr("Soundfonts")
        )
        if path is not None:
            self.use_soundfont(path)

    def _set_sound(self, **sound: Any) -> None:
        self._set(**sound)
        self._session.player.set_sound(self._session.settings.sound)

    def _set_click(self, volume: int) -> None:
        self._set(click=volume)
        self._tell_metronome()

    def _set_click_port(self, name: str) -> None:
        self._session.remember(click_port=name)
        self._tell_metronome()

    def _set(self, **settings: Any) -> None:
        self._session.settings = replace(self._session.settings, **settings)
        self._resting.start()
        self._show()

    def _tell_metronome(self) -> None:
        settings = self._session.settings
        self._session.player.set_metronome(settings.metronome, settings.click, settings.click_port)

    def _show(self) -> None:
        settings = self._session.settings
        if self.dialog is not None:
            self.dialog.show_sound(
                settings.soundfont, settings.reverb, settings.gain, settings.click
            )
            self.dialog.show_click_port(settings.click_port, self._outputs)
        if self._actions is not None:
            self._actions["metronome"].setChecked(settings.metronome)
            for name, bars in COUNT_INS.items():
                if bars == settings.count_in:
                    self._actions[name].setChecked(True)


def _problem_of(soundfont: str | None) -> str:
    """What is wrong with a soundfont, in a sentence; ``""``: nothing."""
    try:
        if soundfont is not None:
            check_soundfont(Path(soundfont))
    except SoundfontError as error:
        return told(str(error))
    return ""
