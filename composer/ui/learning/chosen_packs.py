"""Which packs the window's panels are set to, of those that a person can make."""

from __future__ import annotations

from dataclasses import replace

from composer.app.learning import LYRICS
from composer.ui.along_panel import AlongPanel
from composer.ui.wording import Wording


class ChosenPacks:
    """The pack that is chosen in the lyrics pane, and the one to play along with."""

    def __init__(self, wording: Wording, along: AlongPanel):
        self._wording = wording
        self._along = along

    def of(self, family: str) -> str | None:
        """The name of the chosen pack of that family."""
        if family == LYRICS:
            return self._wording.pane.manner.wishes().pack
        return self._along.settings().pack

    def choose(self, family: str, pack: str, artist: str | None) -> None:
        """Chooses another; ``artist``: in whose manner, where the family has artists."""
        if family == LYRICS:
            self._wording.choose_artist(pack, artist)
        else:
            self._along.set_settings(replace(self._along.settings(), pack=pack))
