"""How regular the MIDI clock is that the player sends."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from composer.midi.benchmark.figures import lateness, since_the_last
from composer.midi.benchmark.jack_client import HeardMessage
from composer.midi.benchmark.note_times import sixteenths
from composer.midi.benchmark.playing import LISTENER, Missing, playing_to_a_listener
from composer.midi.messages import Position
from composer.midi.timing import SentMessage, read_timing

CLOCK = 0xF8
START, STOP = 0xFA, 0xFC
_MORE_SECONDS = 5.0
_EARLY_SECONDS = 0.002  # a fifth of the time between two ticks


@dataclass(frozen=True, slots=True)
class ClockJitter:
    """Milliseconds that each tick of the clock was late: ``sent``, when it was handed to the
    output; ``heard``, when JACK delivered it.  ``untimely``, ``missed``: see
    :class:`~.playing.Heard`.  ``period``: JACK's, milliseconds."""

    sent: list[float]
    heard: list[float]
    untimely: int
    missed: int
    period: float


def measure_clock(seconds: float) -> ClockJitter:
    """Plays for so long at 240 quarters a minute, with notes beside the clock; raises
    :class:`~.playing.Missing` when there is no clock."""
    with tempfile.TemporaryDirectory() as folder:
        with playing_to_a_listener(Path(folder)) as playing:
            player, listener = playing.player, playing.listener
            player.set_clock(send_to=(f"{LISTENER}:in (JACK)",))
            player.load(sixteenths(seconds + _MORE_SECONDS))
            listener.hear()
            player.play(0)
            playing.wait_for("that it plays", lambda e: isinstance(e, Position) and e.playing)
            time.sleep(seconds)
            player.stop()
            playing.wait_for("that it stands", lambda e: isinstance(e, Position) and not e.playing)
            hearing = playing.hear()
            period = playing.period
        sent = _while_playing(read_timing(Path(folder) / "timing"))
    heard = _while_playing(hearing.messages)
    if not sent or not heard:
        raise Missing("The player sent no clock.")
    due = [message.due for message in sent]
    return ClockJitter(
        lateness(due, [message.sent for message in sent]),
        since_the_last(due, [message.seconds for message in heard], _EARLY_SECONDS),
        hearing.untimely,
        hearing.missed,
        period,
    )


_Message = TypeVar("_Message", HeardMessage, SentMessage)


def _while_playing(messages: Iterable[_Message]) -> list[_Message]:
    """The ticks between start and stop."""
    ticks: list[_Message] = []
    playing = False
    for message in messages:
        if message.data[0] in (START, STOP):
            playing = message.data[0] == START
        elif playing and message.data[0] == CLOCK:
            ticks.append(message)
    return ticks
