"""Rendering: the file has the right pitches at the right times, or it is not there."""

from __future__ import annotations

import wave
from pathlib import Path

import numpy as np
import pytest

from composer.midi.channels import program_messages
from composer.midi.render import RenderCancelled, RenderError, render_wav
from composer.midi.song import Song, SongNote, song_of_notes
from composer.midi.sound import CHURCH_ORGAN, shipped_soundfont

pytestmark = pytest.mark.needs("libfluidsynth.so.3")

SCALE = [60, 62, 64, 65, 67, 69, 71, 73]
SECONDS_A_NOTE = 0.5


def organ_scale() -> Song:
    return song_of_notes(
        [SongNote(i * 480, i * 480 + 480, 0, pitch, 100, 1) for i, pitch in enumerate(SCALE)],
        setup=program_messages(0, 0, CHURCH_ORGAN),
    )


def samples(path: Path) -> tuple[np.ndarray, int]:
    """Left and right added up, -1 to 1, shape (frames,); frames a second."""
    with wave.open(str(path)) as file:
        assert file.getnchannels() == 2
        assert file.getsampwidth() == 2
        data = np.frombuffer(file.readframes(file.getnframes()), "<i2").reshape(-1, 2)
        return data.mean(axis=1) / 32768, file.getframerate()


def share_at(sound: np.ndarray, rate: int, pitch: int) -> float:
    """Share of the spectrum's energy within a third of a semitone of the pitch and its partials."""
    spectrum = np.abs(np.fft.rfft(sound * np.hanning(len(sound)), 4 * rate)) ** 2
    frequencies = np.fft.rfftfreq(4 * rate, 1 / rate)
    fundamental = 440 * 2 ** ((pitch - 69) / 12)
    near = np.zeros(len(spectrum), bool)
    for partial in (0.5, 1, 2, 4):
        near |= np.abs(frequencies - partial * fundamental) < partial * fundamental * 0.02
    return spectrum[near].sum() / spectrum.sum()


def test_a_scale_is_heard_with_the_right_pitches_at_the_right_times(tmp_path):
    seconds = render_wav(organ_scale(), tmp_path / "scale.wav")
    sound, rate = samples(tmp_path / "scale.wav")
    assert seconds == pytest.approx(len(sound) / rate)
    assert seconds > 8 * SECONDS_A_NOTE
    for i, pitch in enumerate(SCALE):
        begin = int((i * SECONDS_A_NOTE + 0.15) * rate)
        heard = sound[begin : begin + int(0.3 * rate)]
        assert np.sqrt((heard**2).mean()) > 0.005
        shares = {p: share_at(heard, rate, p) for p in SCALE}
        assert max(shares, key=shares.get) == pitch
        assert shares[pitch] > 0.5


def test_a_note_begins_where_it_should(tmp_path):
    late = song_of_notes([SongNote(960, 1440, 0, 69, 127, 1)])
    render_wav(late, tmp_path / "late.wav")
    sound, rate = samples(tmp_path / "late.wav")
    first = int(np.argmax(np.abs(sound) > 0.01)) / rate
    assert first == pytest.approx(1.0, abs=0.02)


def test_muted_voices_are_not_in_the_file(tmp_path):
    render_wav(organ_scale().with_audible(()), tmp_path / "muted.wav")
    sound, _ = samples(tmp_path / "muted.wav")
    assert np.abs(sound).max() < 0.001


def test_four_loud_voices_do_not_clip(tmp_path):
    chord = song_of_notes(
        [SongNote(0, 1920, v, p, 127, v) for v, p in enumerate((48, 60, 67, 76))],
        setup=[m for c in range(4) for m in program_messages(c, 0, 52)],
    )
    render_wav(chord, tmp_path / "chord.wav")
    sound, _ = samples(tmp_path / "chord.wav")
    assert np.abs(sound).max() < 0.98


def test_the_file_ends_when_the_sound_has_died_away(tmp_path):
    render_wav(organ_scale(), tmp_path / "scale.wav")
    sound, rate = samples(tmp_path / "scale.wav")
    assert np.abs(sound[-int(0.05 * rate) :]).max() < 0.001
    assert len(sound) / rate < 8 * SECONDS_A_NOTE + 6.2


def test_progress_rises_to_the_whole_length(tmp_path):
    told = []
    render_wav(organ_scale(), tmp_path / "scale.wav", on_progress=lambda *p: told.append(p))
    done = [d for d, _ in told]
    assert done == sorted(done)
    assert told[-1] == (4.0, 4.0)
    assert len(told) > 10


def test_the_sample_rate_can_be_chosen(tmp_path):
    render_wav(organ_scale(), tmp_path / "scale.wav", sample_rate=48_000)
    sound, rate = samples(tmp_path / "scale.wav")
    assert rate == 48_000
    heard = sound[int(0.15 * rate) : int(0.45 * rate)]
    assert share_at(heard, rate, 60) > 0.5


def test_cancelling_leaves_no_file(tmp_path):
    asked = []

    def cancelled() -> bool:
        asked.append(True)
        return len(asked) > 3

    with pytest.raises(RenderCancelled):
        render_wav(organ_scale(), tmp_path / "scale.wav", cancelled=cancelled)
    assert list(tmp_path.iterdir()) == []


def test_an_unwritable_place_is_said_in_a_sentence(tmp_path):
    with pytest.raises(RenderError, match="could not be written"):
        render_wav(organ_scale(), tmp_path / "no such folder" / "scale.wav")


def test_a_file_that_is_no_soundfont_is_said_in_a_sentence(tmp_path, capfd):
    wrong = tmp_path / "wrong.sf2"
    wrong.write_bytes(b"RIFF\0\0\0\0nothing")
    with pytest.raises(RenderError, match="soundfont"):
        render_wav(organ_scale(), tmp_path / "scale.wav", soundfont=wrong)
    assert not (tmp_path / "scale.wav").exists()
    assert capfd.readouterr() == ("", "")


def test_an_older_file_stays_when_a_new_one_cannot_be_made(tmp_path):
    target = tmp_path / "scale.wav"
    target.write_bytes(b"precious")
    with pytest.raises(RenderCancelled):
        render_wav(organ_scale(), target, cancelled=lambda: True)
    assert target.read_bytes() == b"precious"


def test_a_soundfont_is_there_without_anything_chosen():
    assert shipped_soundfont() is not None
