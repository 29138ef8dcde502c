"""A/B at the loop's turn: which song waits for it, and that it was taken."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from composer.midi.player import PlayerClient, PlayerEvent, SongTaken
from composer.midi.song import Song
from composer.model.voice import Voice


@dataclass(frozen=True, slots=True)
class Awaited:
    """``index``: of the candidate in ``song``, ``None`` for the song without one.  ``voices``,
    ``revision``: of the document then."""

    index: int | None
    song: Song
    voices: tuple[Voice, ...]
    revision: int


class AtTurn:
    """``taken(awaited)`` is called once what was awaited is what plays."""

    def __init__(self, player: PlayerClient, taken: Callable[[Awaited], None]) -> None:
        self._player, self._taken = player, taken
        self._number = 0
        self.awaited: Awaited | None = None

    @property
    def comes(self) -> bool:
        """Whether something is repeated; of a playhead beyond the loop the player itself knows."""
        return self._player.loop is not None and self._player.position.playing

    def load(self, awaited: Awaited) -> None:
        """Plays it from the turn on, in place of what is awaited already."""
        self.awaited, self._number = awaited, self._player.load_at_turn(awaited.song)

    def forget(self) -> bool:
        """Another song was loaded; returns whether one was awaited."""
        awaited, self.awaited = self.awaited, None
        return awaited is not None

    def take(self, event: PlayerEvent) -> None:
        """What the player says."""
        if isinstance(event, SongTaken) and event.number == self._number:
            awaited, self.awaited = self.awaited, None
            if awaited is not None:
                self._taken(awaited)
