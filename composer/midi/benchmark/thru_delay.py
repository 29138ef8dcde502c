"""How long a key that is played on an input takes to sound at the output."""

from __future__ import annotations

import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from composer.midi.benchmark.figures import lateness
from composer.midi.benchmark.playing import LISTENER, PATIENCE, Missing, playing_to_a_listener
from composer.midi.channels import NOTE_OFF, NOTE_ON
from composer.midi.song import Song

# Not a multiple of any period, so that keys fall everywhere in one.
APART_SECONDS = 0.0373
_LAST_PERIODS_SECONDS = 0.5
_INPUT = f"{LISTENER}:keys (JACK)"
_WAKING_SECONDS = 1.0
_CALM_SECONDS = 1.0
_LOWEST = 16  # pitch of the keys that count


@dataclass(frozen=True, slots=True)
class ThruDelay:
    """Milliseconds from the frame of each key to the frame at which it was heard; ``lost``: keys
    that were not.  ``untimely``, ``missed``: see :class:`~.playing.Heard`.  ``period``: JACK's,
    milliseconds."""

    delays: list[float]
    lost: int
    untimely: int
    missed: int
    period: float


def measure_thru(seconds: float) -> ThruDelay:
    """Plays keys for so long; raises :class:`~.playing.Missing` when it does not work."""
    with tempfile.TemporaryDirectory() as folder, playing_to_a_listener(Path(folder)) as playing:
        player, listener = playing.player, playing.listener
        player.set_inputs((_INPUT,))
        player.load(Song())
        player.set_thru(0)
        keys = [(_LOWEST + place % 96, 1 + place // 96 % 100) for place in range(_keys(seconds))]
        # The input is taken up a moment after it is asked for.
        deadline = time.monotonic() + PATIENCE
        while not listener.hear().messages:
            if time.monotonic() > deadline:
                raise Missing("The player did not play through what came from its input.")
            listener.play([bytes((NOTE_ON, 1, 1)), bytes((NOTE_OFF, 1, 0))], APART_SECONDS)
            time.sleep(_WAKING_SECONDS)
        # While clients come and go, JACK drops a period now and then.
        time.sleep(_CALM_SECONDS)
        listener.hear()
        listener.play(
            [
                message
                for pitch, velocity in keys
                for message in (
                    bytes((NOTE_ON, pitch, velocity)),
                    bytes((NOTE_OFF, pitch, 0)),
                )
            ],
            APART_SECONDS / 2,
        )
        time.sleep(len(keys) * APART_SECONDS + _LAST_PERIODS_SECONDS)
        played = {
            bytes(message.data): message.seconds
            for message in listener.played()
            if message.data[0] == NOTE_ON and message.data[1] >= _LOWEST
        }
        hearing = playing.hear()
        heard = {
            message.data: message.seconds
            for message in hearing.messages
            if message.data[0] == NOTE_ON
        }
        both = [data for data in played if data in heard]
        return ThruDelay(
            lateness([played[data] for data in both], [heard[data] for data in both]),
            max(0, len(played) - len(both) - hearing.untimely),
            hearing.untimely,
            hearing.missed,
            playing.period,
        )


def _keys(seconds: float) -> int:
    """So many that none is played twice alike."""
    return min(96 * 100, round(seconds / APART_SECONDS))
