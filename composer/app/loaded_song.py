"""The song as the player has it, and when it is to be given another one.  Times are ticks."""

from __future__ import annotations

import time
from collections.abc import Callable

from composer.app.at_turn import Awaited
from composer.app.live_notes import LiveNotes
from composer.edit.document import Change, Document
from composer.midi.player import PlayerClient
from composer.midi.song import Song
from composer.model.score import Score
from composer.model.voice import Voice, audible, sound_alike

_RELOAD_SECONDS = 0.15  # how often at most the player gets the edited song while it plays


class LoadedSong:
    """See the module.

    ``song``: what is to be played of a score; ``play_on(channel)``: says on which channel the MIDI
    inputs sound, ``None`` for none.  ``stale``: the player has another song than the document is
    by now.  ``played_voice``: id of the one whose instrument the MIDI inputs sound with.
    """

    def __init__(
        self,
        document: Document,
        player: PlayerClient,
        live: LiveNotes,
        song: Callable[[Score], Song],
        play_on: Callable[[int | None], None],
    ) -> None:
        self._document, self._player, self._live = document, player, live
        self._song, self._play_on = song, play_on
        self.stale = True
        self._loaded_at = 0.0
        self._channels: dict[int, int] = {}
        self._voices: tuple[Voice, ...] | None = None
        self.played_voice: int | None = None

    @property
    def song(self) -> Song:
        """What is to be played of the document as it is now."""
        return self._live.into(self._song(self._document.score))

    @property
    def lacks_voices(self) -> bool:
        """Whether the voices are others than those that were loaded."""
        return self._voices != self._document.score.voices

    def channel(self, voice_id: int) -> int | None:
        """The song channel of a voice in what was loaded."""
        return self._channels.get(voice_id)

    def due(self, heard: bool) -> bool:
        """Whether it is time to load the song again; ``heard``: it plays, or may at any time."""
        wanted = (heard and self.stale) or (self.played_voice is not None and self.lacks_voices)
        return wanted and time.monotonic() - self._loaded_at >= _RELOAD_SECONDS

    def load(self) -> None:
        """Gives the player the song as it is now."""
        song = self.song
        self._player.load(song)
        self._is(song, self._document.score.voices)
        self.stale = False

    def taken(self, awaited: Awaited) -> None:
        """The player has taken the song that waited for the loop's turn."""
        self._is(awaited.song, awaited.voices)
        self.stale = awaited.revision != self._document.revision

    def play_on(self, voice_id: int | None) -> None:
        """The MIDI inputs sound with this voice's instrument from now on."""
        self.played_voice = voice_id
        self._show_played_voice()

    def changed(self, change: Change, alone: bool) -> None:
        """The document is another one; ``alone``: no other song is heard or waits to be."""
        if self._live.told and not self.stale:
            return
        if change.fields == {"masks"} and not (change.added or change.removed):
            return  # not heard
        voices = self._document.score.voices
        if (
            change.fields == {"voices"}
            and not self.stale
            and alone
            and self._voices is not None
            and sound_alike(self._voices, voices)
        ):
            # Mute and solo need no other song, so a long one is not held up by them.
            self._player.set_audible(audible(voices))
            self._voices = voices
            return
        self.stale = True

    def _is(self, song: Song, voices: tuple[Voice, ...]) -> None:
        self._channels, self._voices = song.channels, voices
        self._loaded_at = time.monotonic()
        self._show_played_voice()

    def _show_played_voice(self) -> None:
        voice = self.played_voice
        self._play_on(self._channels.get(voice) if voice is not None else None)
