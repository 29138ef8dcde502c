"""A software synth in a process of its own, played through JACK: what comes out of it, measured.

Its sound is recorded by the independent JACK client.  Pitches are told by the energy at their
frequencies, times by the frames; the organ is used, since its notes begin and end at once.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from itertools import pairwise

import numpy as np
import pytest

from composer.midi.benchmark.jack_client import JackListener
from composer.midi.channels import program_messages
from composer.midi.messages import Stopped
from composer.midi.song import Song, SongNote, song_of_notes
from composer.midi.sound import CHURCH_ORGAN
from composer.model.time import Tempo, TempoMap
from tests.fixtures.external_synth import ExternalSynth

from .conftest import wait_for

pytestmark = pytest.mark.needs("jackd", "libasound.so.2", "libfluidsynth.so.3")

PIANO = 0
ORGAN = program_messages(0, 0, CHURCH_ORGAN)
QUARTER = 0.5  # seconds, at 120 a minute
STEP = 0.01  # seconds between two looks at the sound
WINDOW = 0.06  # seconds of sound that one look takes
HEARD = 0.01  # amplitude above which something sounds


class Recording:
    """What an audio input of the ear has heard.  ``samples``: amplitudes, one a frame."""

    def __init__(self, samples: np.ndarray, rate: int) -> None:
        self.samples = samples
        self.rate = rate

    def loudness(self) -> np.ndarray:
        """Root mean square of each step."""
        frames = int(STEP * self.rate)
        whole = self.samples[: len(self.samples) // frames * frames].reshape(-1, frames)
        return np.sqrt((whole**2).mean(axis=1))

    def pitches(self, among: list[int]) -> list[int | None]:
        """The pitch of ``among`` that sounds at each step, ``None`` for silence.

        Each has its fundamental's energy, by a Fourier transform at that frequency alone.
        """
        size, step = int(WINDOW * self.rate), int(STEP * self.rate)
        frequencies = 440 * 2 ** ((np.array(among) - 69) / 12)
        seconds = np.arange(size) / self.rate
        waves = np.exp(-2j * np.pi * np.outer(frequencies, seconds)) * np.hanning(size)
        found: list[int | None] = []
        for first in range(0, len(self.samples) - size, step):
            part = self.samples[first : first + size]
            if np.sqrt((part**2).mean()) < HEARD:
                found.append(None)
            else:
                found.append(among[int(np.abs(waves @ part).argmax())])
        return found

    def notes(self, among: list[int]) -> list[tuple[int, float]]:
        """``(pitch, seconds)`` of each note: what sounds for longer than a look takes."""
        runs: list[tuple[int | None, int, int]] = []
        for place, pitch in enumerate(self.pitches(among)):
            if runs and runs[-1][0] == pitch:
                runs[-1] = (pitch, runs[-1][1], place)
            else:
                runs.append((pitch, place, place))
        return [
            (pitch, first * STEP)
            for pitch, first, last in runs
            if pitch is not None and last - first >= 3
        ]


class Studio:
    """One or two synths on the desk, and an ear that records each."""

    def __init__(self, ear: JackListener, synths: list[ExternalSynth]) -> None:
        self.ear = ear
        self.synths = synths

    def record_while(self, ear, song: Song) -> list[Recording]:
        """What each synth sounds while the song is played to its end."""
        ear.player.load(song)
        self.ear.record()
        before = len(ear.events)
        ear.player.play(0)
        wait_for("the end", lambda: any(isinstance(e, Stopped) for e in ear.listen()[before:]))
        time.sleep(0.2)
        return self.recorded()

    def recorded(self) -> list[Recording]:
        """What each synth has sounded since it was asked last."""
        return [
            Recording(np.frombuffer(sound, "<f4"), self.ear.rate) for sound in self.ear.record()
        ]


@pytest.fixture(scope="module")
def studio(jack_server: str) -> Iterator[Studio]:
    names = ("Desk Organ", "Desk Choir")
    with JackListener("Sound Ear", (), names) as ear:
        with ExternalSynth(names[0]) as first, ExternalSynth(names[1]) as second:
            for synth in (first, second):
                wait_for(
                    "the synth's sound",
                    lambda s=synth: ear.connect(s.sound, f"Sound Ear:{s.name}"),
                )
            yield Studio(ear, [first, second])


def line(*pitches: int, length: int = 480, **options) -> Song:
    """Notes one after the other, on the organ."""
    return song_of_notes(
        [
            SongNote(place * length, (place + 1) * length, 0, pitch, 100, 1)
            for place, pitch in enumerate(pitches)
        ],
        setup=ORGAN,
        **options,
    )


def steps_between(notes: list[tuple[int, float]]) -> list[float]:
    return [later - earlier for (_, earlier), (_, later) in pairwise(notes)]


def test_the_right_pitches_sound_at_the_right_times_and_nothing_afterwards(studio, start_player):
    ear = start_player(output=studio.synths[0].output)
    ear.wait_for_output(studio.synths[0].output)
    tempo = TempoMap((Tempo(0, 500_000), Tempo(960, 250_000)))
    melody = [60, 67, 64, 70]
    recording, other = studio.record_while(ear, line(*melody, tempo=tempo))
    notes = recording.notes([60, 62, 64, 65, 67, 69, 70])
    assert [pitch for pitch, _ in notes] == melody
    # Two quarters at 120, then at 240.
    assert steps_between(notes) == pytest.approx([QUARTER, QUARTER, QUARTER / 2], abs=0.05)
    assert recording.loudness()[-3:].max() < 0.3 * recording.loudness().max()
    assert np.abs(other.samples).max() < HEARD


def test_voices_with_ports_of_their_own_play_on_synths_of_their_own(studio, start_player):
    first, second = studio.synths
    ear = start_player(output=first.output)
    ear.wait_for_output(first.output)
    song = song_of_notes(
        [SongNote(0, 720, 0, 60, 100, 1), SongNote(480, 960, 16, 67, 100, 2)],
        setup=[*ORGAN, *ORGAN],
        setup_ports=[0] * len(ORGAN) + [1] * len(ORGAN),
        ports=("", second.output),
    )
    low, high = studio.record_while(ear, song)
    (low_note,), (high_note,) = low.notes([60, 67]), high.notes([60, 67])
    assert (low_note[0], high_note[0]) == (60, 67)
    # They are recorded together, so the times can be compared.
    assert high_note[1] - low_note[1] == pytest.approx(QUARTER, abs=0.05)


def test_a_program_change_on_the_way_is_heard(studio, start_player):
    """A piano's note dies away, an organ's does not."""
    ear = start_player(output=studio.synths[0].output)
    ear.wait_for_output(studio.synths[0].output)
    song = song_of_notes(
        [SongNote(0, 950, 0, 72, 100, 1), SongNote(960, 1910, 0, 72, 100, 1)],
        setup=program_messages(0, 0, PIANO),
        controls=[(955, message) for message in ORGAN],
    )
    recording, _ = studio.record_while(ear, song)
    loud = recording.loudness()
    start = int(np.argmax(loud > HEARD))
    quarter = int(QUARTER / STEP)

    def late_to_early(first: int) -> float:
        early = loud[first + 10 : first + 20].mean()
        return float(loud[first + 2 * quarter - 25 : first + 2 * quarter - 15].mean() / early)

    assert late_to_early(start) < 0.6
    assert late_to_early(start + 2 * quarter) > 0.8


def test_a_loop_is_repeated_without_a_gap(studio, start_player):
    ear = start_player(output=studio.synths[0].output)
    ear.wait_for_output(studio.synths[0].output)
    ear.player.load(line(60, 67, 64, length=240))
    ear.player.set_loop((0, 480))
    studio.ear.record()
    ear.player.play(0)
    time.sleep(9 * QUARTER / 2)
    ear.player.stop()
    ear.wait_for(Stopped)
    recording, _ = studio.recorded()
    notes = recording.notes([60, 64, 67])
    assert len(notes) >= 8
    assert [pitch for pitch, _ in notes[:8]] == [60, 67] * 4
    assert steps_between(notes[:8]) == pytest.approx([QUARTER / 2] * 7, abs=0.05)
    steps = [round(seconds / STEP) for _, seconds in notes]
    middle = recording.loudness()[steps[0] + 5 : steps[7]]
    assert middle.min() > 0.15 * np.median(middle)
