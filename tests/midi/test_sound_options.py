"""The built-in sound's options, changed while it sounds."""

from __future__ import annotations

import shutil

import numpy as np
import pytest

from composer.midi.limiter import Samples
from composer.midi.sound import CHURCH_ORGAN, SoundError, Synth
from composer.midi.sound_options import SoundOptions
from composer.midi.soundfont import shipped_soundfont

pytestmark = pytest.mark.needs("libfluidsynth.so.3")


@pytest.fixture
def synth():
    """An organ that holds a note, without reverb."""
    synth = Synth(SoundOptions(reverb=0), ports=2)
    play(synth)
    yield synth
    synth.close()


def play(synth: Synth) -> None:
    synth.send(bytes((0xC0, CHURCH_ORGAN)), port=1)
    synth.send(bytes((0x90, 60, 100)), port=1)


def sound(synth: Synth, seconds: float = 0.5) -> Samples:
    samples = np.zeros((int(seconds * synth.sample_rate), 2), np.float32)
    synth.render(samples)
    return samples


def decibels(samples: Samples) -> float:
    return float(10 * np.log10((samples**2).mean() + 1e-12))


def test_gain_changes_what_sounds_already(synth):
    sound(synth)
    before = decibels(sound(synth))
    synth.set_gain(-12)
    sound(synth)
    assert decibels(sound(synth)) == pytest.approx(before - 12, abs=1.5)


def test_reverb_that_is_switched_on_rings_on_after_the_note(synth):
    synth.set_reverb(1.0)
    sound(synth)
    synth.send(bytes((0x80, 60, 0)), port=1)
    sound(synth, 0.3)
    wet = decibels(sound(synth, 0.2))
    synth.set_reverb(0)
    assert wet > decibels(sound(synth, 0.2)) + 10


def test_another_soundfont_keeps_the_programs_of_the_channels(synth, tmp_path):
    before = sound(synth)
    own = tmp_path / "own.sf2"
    shutil.copy(shipped_soundfont(), own)
    synth.set_soundfont(str(own))
    sound(synth, 2)
    play(synth)
    assert decibels(sound(synth)) == pytest.approx(decibels(before), abs=1.5)


def test_a_soundfont_that_cannot_be_used_changes_nothing(synth, tmp_path):
    before = decibels(sound(synth))
    wrong = tmp_path / "wrong.sf2"
    wrong.write_bytes(b"RIFF\x08\0\0\0sfbkLIST")
    for name in (wrong, tmp_path / "gone.sf2"):
        with pytest.raises(SoundError, match=name.name):
            synth.set_soundfont(str(name))
    assert decibels(sound(synth)) == pytest.approx(before, abs=1.5)


def test_every_ports_tenth_channel_is_for_drums():
    heard = []
    for port, channel in ((0, 9), (1, 9), (1, 8)):
        synth = Synth(SoundOptions(reverb=0), ports=2)
        synth.send(bytes((0x90 | channel, 38, 120)), port)
        heard.append(sound(synth, 0.3))
        synth.close()
    drum, other_ports_drum, piano = heard
    assert decibels(drum) > -60
    assert np.abs(drum - other_ports_drum).max() < 1e-4
    assert np.abs(drum - piano).max() > 0.01


@pytest.mark.parametrize("wrong", [{"reverb": -0.1}, {"reverb": 1.1}, {"gain": 13}, {"gain": -25}])
def test_options_out_of_range_are_refused(wrong):
    with pytest.raises(ValueError, match="outside"):
        SoundOptions(**wrong)
