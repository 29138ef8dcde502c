"""What sounds while a model plays along, beside the song or ahead of its being loaded again.

A song that is edited while it plays is loaded into the player anew; what was only sent to the
player would be lost there.  Times are ticks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace

from composer.midi.player import PlayerClient
from composer.midi.song import Song, SongNote

# While a model plays along the song goes on after its last note, for longer than anybody listens.
_OPEN_END = 480 * 4 * 1_000_000


class LiveNotes:
    """Notes for the player that are not, or not yet, in the document.

    ``open``: the song has no end.  ``told``: what is being written into the document has been sent
    to the player already, so that it needs no other song for it.
    """

    def __init__(self, player: PlayerClient) -> None:
        self._player = player
        self._notes: list[SongNote] = []
        self.open = False
        self.told = False

    def sound(self, notes: Iterable[SongNote], keep: bool = True) -> None:
        """Sends notes to the player.  ``keep``: they are in no document, but stay all the same."""
        notes = tuple(notes)
        if keep:
            self._notes.extend(notes)
        if notes:
            self._player.append(notes)

    def forget(self, notes: Iterable[SongNote] | None = None) -> None:
        """Lets go of notes that are in the document by now, or (``None``) of all; the next song
        that is loaded is without them."""
        if notes is None:
            self._notes.clear()
            return
        gone = set(notes)
        self._notes = [note for note in self._notes if note not in gone]

    def into(self, song: Song) -> Song:
        """The song with them in it."""
        if self._notes:
            song = song.with_notes(self._notes)
        return replace(song, end=_OPEN_END) if self.open else song

    @contextmanager
    def telling(self) -> Iterator[None]:
        """Around a change of the document that the player has heard of."""
        self.told = True
        try:
            yield
        finally:
            self.told = False
