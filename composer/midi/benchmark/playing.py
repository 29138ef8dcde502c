"""A player process and an independent listener, connected, for something to be measured."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from composer.midi.benchmark.jack_client import HeardMessage, JackListener
from composer.midi.messages import OutputInUse, PlayerEvent
from composer.midi.player import PlayerClient

LISTENER = "Benchmark listener"
"""Not beginning with the studio's name: ports of its own are not offered as outputs."""
PATIENCE = 60.0
_POLL_SECONDS = 0.1


class Missing(RuntimeError):
    """What should have come did not; ``str`` is a sentence."""


@dataclass(frozen=True, slots=True)
class Heard:
    """``messages``: heard in periods that JACK called at their time.  ``untimely``: how many came
    in others, whose frames say little: the server itself was held up.  ``missed``: periods in
    which the listener did not run at all."""

    messages: list[HeardMessage]
    untimely: int
    missed: int


@dataclass
class Playing:
    """``player`` plays to ``listener``, which hears every message with its frame."""

    player: PlayerClient
    listener: JackListener

    def wait_for(
        self, what: str, there: Callable[[PlayerEvent], bool], seconds: float = PATIENCE
    ) -> PlayerEvent:
        """The first event that fits; raises :class:`Missing` when there is none in time."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            for event in self.player.poll():
                if there(event):
                    return event
            # Seldom, since the window looks seldom as well.
            time.sleep(_POLL_SECONDS)
        raise Missing(f"The player did not say what it should have: {what}.")

    def hear(self) -> Heard:
        """What the listener has heard since it was asked last."""
        hearing = self.listener.hear()
        bound = self.listener.period / self.listener.rate
        trusted = [m for m in hearing.messages if abs(m.held_up) <= bound]
        return Heard(trusted, len(hearing.messages) - len(trusted), hearing.missed)

    @property
    def period(self) -> float:
        """JACK's, milliseconds."""
        return 1000 * self.listener.period / self.listener.rate


@contextmanager
def playing_to_a_listener(folder: Path) -> Iterator[Playing]:
    """A player with an independent listener as its output; files go to ``folder``."""
    with JackListener(LISTENER) as listener:
        output = f"{LISTENER}:in (JACK)"
        player = PlayerClient(output=output, log=folder / "player.log", timing=folder / "timing")
        playing = Playing(player, listener)
        player.start()
        try:
            playing.wait_for(
                "that it plays to the listener",
                lambda event: isinstance(event, OutputInUse) and event.name == output,
            )
            yield playing
        finally:
            player.close()
