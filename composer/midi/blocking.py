"""Playing from the command line: the same player process, with calls that wait.

Everything that the window's player can say comes through as well; nothing is printed here.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from composer.midi.messages import BUILT_IN, Inputs, OutputInUse, Outputs, PlayerEvent, Stopped
from composer.midi.player import PlayerClient
from composer.midi.song import Song
from composer.midi.sound_options import SoundOptions

START_SECONDS = 15.0
_POLL_SECONDS = 0.02
_RING_OUT_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class MachinePorts:
    """``outputs``: the built-in sound first.  ``inputs``: what can be listened to."""

    outputs: tuple[str, ...]
    inputs: tuple[str, ...]


def list_ports(log: Path | None = None) -> MachinePorts:
    """The ports of this machine; just the built-in sound when nothing answers."""
    player = PlayerClient(output=None, log=log)
    player.start()
    outputs: tuple[str, ...] | None = None
    inputs: tuple[str, ...] | None = None
    try:
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline and (outputs is None or inputs is None):
            for event in player.poll():
                if isinstance(event, Outputs):
                    outputs = event.names
                elif isinstance(event, Inputs):
                    inputs = event.names
            time.sleep(_POLL_SECONDS)
    finally:
        player.close()
    return MachinePorts(outputs or (BUILT_IN,), inputs or ())


def list_outputs(log: Path | None = None) -> tuple[str, ...]:
    """The outputs of this machine, the built-in sound first; just that when nothing answers."""
    return list_ports(log).outputs


def play_to_the_end(
    song: Song,
    output: str | None = BUILT_IN,
    sound: SoundOptions | None = None,
    log: Path | None = None,
    on_event: Callable[[PlayerEvent], None] | None = None,
    clock_to: Iterable[str] = (),
) -> bool:
    """Plays ``song`` once and waits for its end; whether it was played to the end.

    ``on_event`` is told everything the player says.  ``False`` when nothing can make it sound or
    the player died: the reason was a :class:`~composer.midi.messages.Problem`.  An output that
    is not there is a problem too, and the built-in sound plays.  ``clock_to``: outputs that get
    MIDI clock and start.  ``KeyboardInterrupt`` ends the player with note-offs and passes on.
    """
    player = PlayerClient(output=output, sound=sound, log=log)
    player.start()
    process = player.process_id
    try:
        player.load(song)
        player.set_clock(clock_to)
        began = False
        deadline = time.monotonic() + START_SECONDS
        while began or time.monotonic() < deadline:
            events = player.poll()
            for event in events:
                if on_event is not None:
                    on_event(event)
            if player.process_id != process:
                return False
            for event in events:
                if isinstance(event, OutputInUse) and not began:
                    if event.name is None and output is not None:
                        return False
                    began = True
                    player.play(0)
                elif isinstance(event, Stopped):
                    if player.output_in_use == BUILT_IN:
                        time.sleep(_RING_OUT_SECONDS)
                    return True
            time.sleep(_POLL_SECONDS)
        return False
    finally:
        player.close()
