"""How far note-ons are from where they are due: where they are sent, and where they are heard."""

from __future__ import annotations

import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from composer.midi.benchmark.figures import lateness
from composer.midi.benchmark.playing import PATIENCE, Missing, playing_to_a_listener
from composer.midi.channels import NOTE_ON
from composer.midi.messages import Stopped
from composer.midi.song import Song, SongNote, song_of_notes
from composer.midi.timing import read_timing
from composer.model.time import TICKS_PER_QUARTER, Tempo, TempoMap

QUARTER_MICROSECONDS = 250_000  # 240 a minute
SIXTEENTH_TICKS = TICKS_PER_QUARTER // 4
SIXTEENTH_SECONDS = QUARTER_MICROSECONDS / 4e6
_LAST_PERIODS_SECONDS = 0.3
# The place of each note is told by its pitch and velocity, so that none can be mistaken.
_PITCHES, _VELOCITIES = 96, 100


@dataclass(frozen=True, slots=True)
class NoteTimes:
    """Milliseconds that each note was late, from its ideal time: when it was handed to the output,
    and when JACK delivered it.  ``lost``: notes that were not heard.  ``untimely``, ``missed``: see
    :class:`~.playing.Heard`.  ``period``: JACK's, milliseconds."""

    sent: list[float]
    heard: list[float]
    lost: int
    untimely: int
    missed: int
    period: float


def sixteenths(seconds: float) -> Song:
    """Sixteenths at 240 a minute, one after the other, for so long."""
    return song_of_notes(
        [
            SongNote(
                place * SIXTEENTH_TICKS,
                place * SIXTEENTH_TICKS + SIXTEENTH_TICKS // 2,
                0,
                *_key(place),
                1,
            )
            for place in range(round(seconds / SIXTEENTH_SECONDS))
        ],
        tempo=TempoMap((Tempo(0, QUARTER_MICROSECONDS),)),
    )


def measure_note_times(seconds: float) -> NoteTimes:
    """Plays sixteenths for so long; raises :class:`~.playing.Missing` when it does not work."""
    with tempfile.TemporaryDirectory() as folder:
        with playing_to_a_listener(Path(folder)) as playing:
            song = sixteenths(seconds)
            playing.player.load(song)
            playing.listener.hear()
            playing.player.play(0)
            playing.wait_for(
                "that it has stopped",
                lambda event: isinstance(event, Stopped),
                seconds + PATIENCE,
            )
            time.sleep(_LAST_PERIODS_SECONDS)
            hearing = playing.hear()
            period = playing.period
        sent = [m for m in read_timing(Path(folder) / "timing") if m.data[0] == NOTE_ON]
    if len(sent) != len(song):
        raise Missing(f"The player sent {len(sent)} of {len(song)} notes.")
    # The first is due when playing begins; all others follow from it, whatever was sent when.
    ideal = [sent[0].due + place * SIXTEENTH_SECONDS for place in range(len(song))]
    heard: dict[int, float] = {}
    place = 0
    for message in hearing.messages:
        if message.data[0] != NOTE_ON:
            continue
        while place < len(song) and tuple(message.data[1:]) != _key(place):
            place += 1
        if place < len(song):
            heard[place] = message.seconds
            place += 1
    return NoteTimes(
        lateness(ideal, [message.sent for message in sent]),
        lateness([ideal[place] for place in heard], list(heard.values())),
        max(0, len(song) - len(heard) - hearing.untimely),
        hearing.untimely,
        hearing.missed,
        period,
    )


def _key(place: int) -> tuple[int, int]:
    """Pitch and velocity of the note at that place."""
    return 16 + place % _PITCHES, 1 + place // _PITCHES % _VELOCITIES
