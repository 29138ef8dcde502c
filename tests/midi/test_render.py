"""Rendering: the file has the right pitches at the right times, or it is not there."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import soundfile

from composer.midi.channels import program_messages
from composer.midi.render import RenderCancelled, RenderError, RenderOptions, render
from composer.midi.song import Song, SongNote, song_of_notes
from composer.midi.sound import CHURCH_ORGAN
from composer.midi.sound_options import SoundOptions
from composer.midi.soundfont import shipped_soundfont

pytestmark = pytest.mark.needs("libfluidsynth.so.3")

SCALE = [60, 62, 64, 65, 67, 69, 71, 73]
SECONDS_A_NOTE = 0.5


def organ_scale() -> Song:
    return song_of_notes(
        [SongNote(i * 480, i * 480 + 480, 0, pitch, 100, 1) for i, pitch in enumerate(SCALE)],
        setup=program_messages(0, 0, CHURCH_ORGAN),
    )


def chord() -> Song:
    """Four loud voices with the choir for two seconds."""
    return song_of_notes(
        [SongNote(0, 1920, v, p, 127, v) for v, p in enumerate((48, 60, 67, 76))],
        setup=[m for c in range(4) for m in program_messages(c, 0, 52)],
    )


def samples(path: Path) -> tuple[np.ndarray, int]:
    """The mean of left and right, -1 to 1, shape (frames,); frames a second."""
    data, rate = soundfile.read(path, always_2d=True)
    assert data.shape[1] == 2
    return data.mean(axis=1), rate


def share_at(sound: np.ndarray, rate: int, pitch: int) -> float:
    """Share of the spectrum's energy within a third of a semitone of the pitch and its partials."""
    spectrum = np.abs(np.fft.rfft(sound * np.hanning(len(sound)), 4 * rate)) ** 2
    frequencies = np.fft.rfftfreq(4 * rate, 1 / rate)
    fundamental = 440 * 2 ** ((pitch - 69) / 12)
    near = np.zeros(len(spectrum), bool)
    for partial in (0.5, 1, 2, 4):
        near |= np.abs(frequencies - partial * fundamental) < partial * fundamental * 0.02
    return spectrum[near].sum() / spectrum.sum()


@pytest.mark.parametrize(("ending", "kind"), [("wav", "WAV"), ("flac", "FLAC"), ("OGG", "OGG")])
def test_a_scale_is_heard_with_the_right_pitches_at_the_right_times(tmp_path, ending, kind):
    path = tmp_path / f"scale.{ending}"
    rendered = render(organ_scale(), path)
    assert rendered.files == (path,)
    assert soundfile.info(path).format == kind
    sound, rate = samples(path)
    assert rendered.seconds == pytest.approx(len(sound) / rate)
    assert rendered.seconds > 8 * SECONDS_A_NOTE
    for i, pitch in enumerate(SCALE):
        begin = int((i * SECONDS_A_NOTE + 0.15) * rate)
        heard = sound[begin : begin + int(0.3 * rate)]
        assert np.sqrt((heard**2).mean()) > 0.005
        shares = {p: share_at(heard, rate, p) for p in SCALE}
        assert max(shares, key=shares.get) == pitch
        assert shares[pitch] > 0.5


def test_a_note_begins_where_it_should(tmp_path):
    late = song_of_notes([SongNote(960, 1440, 0, 69, 127, 1)])
    render(late, tmp_path / "late.wav")
    sound, rate = samples(tmp_path / "late.wav")
    first = int(np.argmax(np.abs(sound) > 0.01)) / rate
    assert first == pytest.approx(1.0, abs=0.02)


def test_muted_voices_are_not_in_the_file(tmp_path):
    render(organ_scale().with_audible(()), tmp_path / "muted.wav")
    sound, _ = samples(tmp_path / "muted.wav")
    assert np.abs(sound).max() < 0.001


def test_four_loud_voices_do_not_clip(tmp_path):
    rendered = render(chord(), tmp_path / "chord.wav")
    sound, _ = soundfile.read(tmp_path / "chord.wav")
    assert np.abs(sound).max() < 0.98
    assert rendered.reduced == 1.0
    assert rendered.peak == pytest.approx(np.abs(sound).max(), abs=1e-4)


@pytest.mark.parametrize("ending", ["wav", "flac", "ogg"])
def test_what_would_clip_is_held_one_decibel_below_full_scale(tmp_path, ending):
    path = tmp_path / f"loud.{ending}"
    rendered = render(chord(), path, RenderOptions(SoundOptions(gain=12)))
    assert rendered.peak > 1.5
    assert rendered.reduced < 0.6
    sound, _ = soundfile.read(path)
    # A lossy format comes near the samples, not to them.
    assert np.abs(sound).max() < (0.98 if ending == "ogg" else 0.8915)
    assert np.abs(sound).max() > 0.8


def test_normalising_brings_the_loudest_moment_to_one_decibel_below_full_scale(tmp_path):
    told = []
    rendered = render(
        *(organ_scale(), tmp_path / "scale.flac", RenderOptions(normalise=True, bits=24)),
        on_progress=lambda *p: told.append(p),
    )
    assert soundfile.info(tmp_path / "scale.flac").subtype == "PCM_24"
    sound, _ = soundfile.read(tmp_path / "scale.flac")
    assert 20 * np.log10(np.abs(sound).max()) == pytest.approx(-1, abs=0.01)
    assert rendered.reduced > 0.999
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert told[-1] == (8.0, 8.0)


@pytest.mark.parametrize("bits", [16, 24])
def test_wav_and_flac_have_the_same_samples(tmp_path, bits):
    heard = []
    for ending in ("wav", "flac"):
        render(organ_scale(), tmp_path / f"scale.{ending}", RenderOptions(bits=bits))
        heard.append(soundfile.read(tmp_path / f"scale.{ending}", dtype="int32")[0])
    assert (heard[0] == heard[1]).all()
    assert np.abs(heard[0]).max() > 2**27


def test_silence_cannot_be_made_louder(tmp_path):
    render(song_of_notes([]), tmp_path / "none.wav", RenderOptions(normalise=True))
    sound, _ = soundfile.read(tmp_path / "none.wav")
    assert np.abs(sound).max(initial=0) < 0.001


def test_stems_together_sound_as_the_whole(tmp_path):
    stems = tuple((voice, tmp_path / f"{voice}.wav") for voice in range(4))
    dry = RenderOptions(SoundOptions(reverb=0.4), bits=24)
    whole = render(chord(), tmp_path / "whole.wav", dry)
    rendered = render(chord(), tmp_path / "none.wav", dry, stems=stems)
    assert rendered.files == tuple(file for _, file in stems)
    assert not (tmp_path / "none.wav").exists()
    length = min(44_100, round(whole.seconds * 44_100))
    parts = [soundfile.read(file)[0][:length] for _, file in stems]
    assert all(np.abs(part).max() > 0.01 for part in parts)
    together, _ = soundfile.read(tmp_path / "whole.wav")
    assert np.abs(sum(parts) - together[:length]).max() < 0.002


def test_rendering_twice_gives_the_same_samples(tmp_path):
    for name in ("one.wav", "two.wav"):
        render(organ_scale(), tmp_path / name)
    assert (tmp_path / "one.wav").read_bytes() == (tmp_path / "two.wav").read_bytes()


def test_reverb_rings_on_and_can_be_switched_off(tmp_path):
    staccato = song_of_notes([SongNote(0, 60, 0, 72, 127, 1)])
    for name, reverb in (("dry", 0.0), ("wet", 1.0)):
        render(staccato, tmp_path / f"{name}.wav", RenderOptions(SoundOptions(reverb=reverb)))
    dry, rate = samples(tmp_path / "dry.wav")
    wet, _ = samples(tmp_path / "wet.wav")
    energy = [(sound[int(0.6 * rate) : int(1.2 * rate)] ** 2).sum() for sound in (dry, wet)]
    assert energy[1] > 4 * energy[0]


def test_gain_is_in_decibels(tmp_path):
    loudness = []
    for gain in (0.0, -12.0):
        render(organ_scale(), tmp_path / "scale.wav", RenderOptions(SoundOptions(gain=gain)))
        sound, rate = samples(tmp_path / "scale.wav")
        loudness.append(10 * np.log10((sound[: 4 * rate] ** 2).mean()))
    assert loudness[0] - loudness[1] == pytest.approx(12, abs=0.2)


def test_the_file_ends_when_the_sound_has_died_away(tmp_path):
    render(organ_scale(), tmp_path / "scale.wav")
    sound, rate = samples(tmp_path / "scale.wav")
    assert np.abs(sound[-int(0.05 * rate) :]).max() < 0.001
    assert len(sound) / rate < 8 * SECONDS_A_NOTE + 6.2


def test_progress_rises_to_the_whole_length(tmp_path):
    told = []
    render(organ_scale(), tmp_path / "scale.wav", on_progress=lambda *p: told.append(p))
    done = [d for d, _ in told]
    assert done == sorted(done)
    assert told[-1] == (4.0, 4.0)
    assert len(told) > 10


def test_the_sample_rate_can_be_chosen(tmp_path):
    render(organ_scale(), tmp_path / "scale.wav", RenderOptions(sample_rate=48_000))
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
        render(organ_scale(), tmp_path / "scale.wav", cancelled=cancelled)
    assert list(tmp_path.iterdir()) == []


def test_an_unwritable_place_is_said_in_a_sentence(tmp_path):
    with pytest.raises(RenderError, match="could not be written"):
        render(organ_scale(), tmp_path / "no such folder" / "scale.wav")


def test_a_full_disk_is_said_and_leaves_nothing(tmp_path):
    # In a process of its own: the limit on the size of files holds for all of it.
    code = (
        "import resource, sys\n"
        "from pathlib import Path\n"
        "from composer.midi.render import RenderError, render\n"
        "from composer.midi.song import SongNote, song_of_notes\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (15_000, 15_000))\n"
        "song = song_of_notes([SongNote(0, 4800, 0, 60, 100, 1)])\n"
        "for ending in ('wav', 'flac', 'ogg'):\n"
        "    try:\n"
        "        render(song, Path(sys.argv[1]) / f'song.{ending}')\n"
        "    except RenderError as error:\n"
        "        print(error)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, tmp_path], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("could not be written: File too large") == 3
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"RIFF\0\0\0\0nothing", "is no soundfont"),
        (b"RIFF\xff\xff\0\0sfbk", "cut off"),
        (b"RIFF\x08\0\0\0sfbkLIST", "damaged"),
        (None, "not there any more"),
    ],
)
def test_an_unusable_soundfont_is_said_and_the_shipped_one_sounds(tmp_path, capfd, content, words):
    wrong = tmp_path / "wrong.sf2"
    if content is not None:
        wrong.write_bytes(content)
    options = RenderOptions(SoundOptions(str(wrong)))
    rendered = render(organ_scale(), tmp_path / "scale.wav", options)
    assert words in rendered.remark
    assert str(wrong) in rendered.remark
    assert "comes with Descant" in rendered.remark
    sound, rate = samples(tmp_path / "scale.wav")
    assert share_at(sound[int(0.15 * rate) : int(0.45 * rate)], rate, 60) > 0.5
    assert capfd.readouterr() == ("", "")


def test_a_link_is_followed_and_a_replaced_file_keeps_its_permissions(tmp_path):
    target = tmp_path / "real.flac"
    target.write_bytes(b"old")
    target.chmod(0o640)
    (tmp_path / "link.flac").symlink_to(target)
    render(organ_scale(), tmp_path / "link.flac")
    assert (tmp_path / "link.flac").is_symlink()
    assert soundfile.info(target).format == "FLAC"
    assert target.stat().st_mode & 0o777 == 0o640


def test_too_long_a_song_is_refused_before_any_work(tmp_path):
    endless = song_of_notes([SongNote(0, 7 * 3600 * 960, 0, 60, 100, 1)])
    with pytest.raises(RenderError, match="six hours"):
        render(endless, tmp_path / "song.flac")
    long = song_of_notes([SongNote(0, 5 * 3600 * 960, 0, 60, 100, 1)])
    with pytest.raises(RenderError, match="choose FLAC or OGG"):
        render(long, tmp_path / "song.wav", RenderOptions(sample_rate=96_000, bits=24))
    assert list(tmp_path.iterdir()) == []


def test_an_older_file_stays_when_a_new_one_cannot_be_made(tmp_path):
    target = tmp_path / "scale.wav"
    target.write_bytes(b"precious")
    with pytest.raises(RenderCancelled):
        render(organ_scale(), target, cancelled=lambda: True)
    assert target.read_bytes() == b"precious"


def test_a_soundfont_is_there_without_anything_chosen():
    assert shipped_soundfont() is not None
