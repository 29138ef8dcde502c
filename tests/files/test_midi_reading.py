"""What the MIDI reader makes of files written byte by byte."""

from __future__ import annotations

import os
import struct
from itertools import pairwise
from pathlib import Path

import pytest

from composer.files.errors import FileError
from composer.files.limits import MAX_EVENTS, MAX_TICK
from composer.files.midi_file import read_midi
from composer.files.midi_read import midi_score
from composer.model.control import Control, ControlKind
from composer.model.key import Key
from composer.model.score import Score
from composer.model.time import Meter, Tempo
from composer.model.voice import Role

END = b"\x00\xff\x2f\x00"


def length(value: int) -> bytes:
    """A number of variable length."""
    groups = [value & 127]
    while value := value >> 7:
        groups.append(value & 127 | 128)
    return bytes(reversed(groups))


def chunk(name: bytes, body: bytes) -> bytes:
    return name + struct.pack(">I", len(body)) + body


def midi(*tracks: bytes, kind: int = 1, division: int = 480, end: bytes = END) -> bytes:
    header = chunk(b"MThd", struct.pack(">HHH", kind, len(tracks), division))
    return header + b"".join(chunk(b"MTrk", track + end) for track in tracks)


def text(kind: int, data: bytes, delta: int = 0) -> bytes:
    return length(delta) + bytes([0xFF, kind]) + length(len(data)) + data


def on(delta: int, pitch: int, velocity: int = 64, channel: int = 0) -> bytes:
    return length(delta) + bytes([0x90 | channel, pitch, velocity])


def off(delta: int, pitch: int, channel: int = 0) -> bytes:
    return length(delta) + bytes([0x80 | channel, pitch, 64])


def controller(delta: int, number: int, value: int, channel: int = 0) -> bytes:
    return length(delta) + bytes([0xB0 | channel, number, value])


SCALE = b"".join(on(0, pitch) + off(480, pitch) for pitch in (60, 62, 64))


def spans(score: Score) -> list[tuple[int, int, int]]:
    """Pitch, onset and end of every note, in order."""
    return [(note.pitch, note.onset, note.end) for note in score.notes_in_order()]


SCALE_SPANS = [(60, 0, 480), (62, 480, 960), (64, 960, 1440)]


@pytest.mark.parametrize("division", [1, 24, 96, 100, 120, 384, 480, 1000, 1024, 32767])
def test_any_division_is_rounded_to_480_and_adjoining_notes_stay_adjoining(division: int) -> None:
    steps = [1, 2, 3, 5, 7, 11, 1, 1]
    track = b"".join(on(0, 60) + off(step, 60) for step in steps)
    notes = midi_score(midi(track, division=division)).score.notes_in_order()
    start = 0
    for note, step in zip(notes, steps, strict=True):
        assert abs(note.onset * division - start * 480) * 2 <= division
        assert note.duration >= 1
        start += step
    for before, after in pairwise(notes):
        assert before.end == after.onset or before.duration == 1


@pytest.mark.parametrize(
    ("frames", "parts", "half_second"), [(24, 4, 48), (25, 40, 500), (29, 80, 1199), (30, 10, 150)]
)
def test_smpte_time_keeps_its_seconds(frames: int, parts: int, half_second: int) -> None:
    track = b"".join(on(0, pitch) + off(half_second, pitch) for pitch in (60, 62, 64))
    division = (256 - frames) << 8 | parts
    assert spans(midi_score(midi(track, division=division)).score) == SCALE_SPANS


def test_smpte_time_keeps_its_seconds_through_tempo_changes() -> None:
    # 25 frames of 40 parts: a tick is a millisecond.  Half a second in, the tempo is doubled.
    tempi = text(0x51, (500_000).to_bytes(3, "big")) + text(0x51, (250_000).to_bytes(3, "big"), 500)
    score = midi_score(midi(tempi, SCALE, division=(256 - 25) << 8 | 40)).score
    assert score.tempo.entries == (Tempo(0, 500_000), Tempo(480, 250_000))
    ends = [score.tempo.seconds(note.end) for note in score.notes_in_order()]
    assert ends == pytest.approx([0.48, 0.96, 1.44], abs=0.001)


def test_zero_length_notes_last_one_tick() -> None:
    track = on(0, 60) + off(0, 60) + on(480, 62, 64) + on(0, 62, 0)
    assert spans(midi_score(midi(track)).score) == [(60, 0, 1), (62, 480, 481)]


def test_the_first_note_off_ends_the_note_that_began_first() -> None:
    track = on(0, 60, 10) + on(240, 60, 20) + off(240, 60) + off(240, 60)
    notes = midi_score(midi(track)).score.notes_in_order()
    assert [(n.onset, n.end, n.velocity) for n in notes] == [(0, 480, 10), (240, 720, 20)]


def test_the_same_pitch_on_two_channels_is_two_notes_of_two_voices() -> None:
    track = on(0, 60) + on(0, 60, 64, 1) + off(240, 60, 1) + off(240, 60)
    score = midi_score(midi(track)).score
    assert spans(score) == [(60, 0, 480), (60, 0, 240)]
    assert [voice.channel for voice in score.voices] == [0, 1]


def test_a_note_without_its_note_off_lasts_to_the_end_of_its_track() -> None:
    track = on(0, 60) + on(0, 64) + off(480, 64) + text(1, b"", 480)
    assert spans(midi_score(midi(track)).score) == [(60, 0, 960), (64, 0, 480)]


def test_a_lost_note_off_does_not_shift_the_lengths_of_the_notes_after_it() -> None:
    track = on(0, 60) + SCALE + on(0, 60) + off(480, 60)
    # The first 60 has no end of its own: the next 60 begins at the same tick.
    assert spans(midi_score(midi(track)).score) == [
        (60, 0, 1),
        (60, 0, 480),
        (62, 480, 960),
        (64, 960, 1440),
        (60, 1440, 1920),
    ]


def test_all_notes_off_ends_a_note_that_nothing_else_ends() -> None:
    track = on(0, 60) + controller(480, 123, 0) + text(1, b"", 4800)
    assert spans(midi_score(midi(track)).score) == [(60, 0, 480)]


def test_a_note_off_without_a_note_on_is_passed_over() -> None:
    assert spans(midi_score(midi(off(0, 60) + SCALE)).score) == SCALE_SPANS


def test_running_status_goes_on_across_meta_events() -> None:
    track = on(0, 60) + text(1, b"x", 480) + b"\x00\x3c\x00" + b"\x00\x3e\x40" + off(480, 62)
    assert spans(midi_score(midi(track)).score) == [(60, 0, 480), (62, 480, 960)]


def test_a_track_without_its_end_is_whole() -> None:
    read = midi_score(midi(SCALE, end=b""))
    assert spans(read.score) == SCALE_SPANS
    assert read.notes_to_person == []


def test_unknown_chunks_and_bytes_after_the_last_track_are_passed_over() -> None:
    data = midi(SCALE)
    data = data[:14] + chunk(b"XFIH", b"alien MTrk?") + data[14:] + chunk(b"XFKM", b"..") + b"*"
    read = midi_score(data)
    assert spans(read.score) == SCALE_SPANS
    assert read.notes_to_person == []


def test_a_riff_file_is_read_whatever_lies_before_its_data() -> None:
    inside = midi(SCALE)
    riff = b"RMID" + b"INFO" + struct.pack("<I", 3) + b"abc\0"
    riff += b"data" + struct.pack("<I", len(inside)) + inside
    assert spans(midi_score(b"RIFF" + struct.pack("<I", len(riff)) + riff).score) == SCALE_SPANS


def test_escaped_and_continued_system_exclusive_messages_are_passed_over_and_named() -> None:
    track = b"\x00\xf0\x03\x43\x12\x00" + b"\x10\xf7\x02\x43\xf7" + b"\x00\xf7\x02\xf3\x01" + SCALE
    read = midi_score(midi(track))
    assert [note.onset for note in read.score.notes_in_order()] == [16, 496, 976]
    assert read.notes_to_person == ["3 system exclusive messages of the file are not kept."]


def test_a_longer_header_is_skipped() -> None:
    data = midi(SCALE)
    data = data[:4] + struct.pack(">I", 10) + data[8:14] + b"\0\0\0\0" + data[14:]
    assert spans(midi_score(data).score) == SCALE_SPANS


def test_a_wrong_track_length_loses_neither_this_track_nor_the_next() -> None:
    for wrong in (5, 70_000):
        data = midi(SCALE, SCALE)
        data = data[:18] + struct.pack(">I", wrong) + data[22:]
        read = midi_score(data)
        assert len(read.score.notes) == 6
        assert read.notes_to_person == ["The file is damaged; a part of it was passed over."]


def test_the_sequences_of_format_2_follow_one_another_each_with_its_own_tempo() -> None:
    first = text(0x51, (250_000).to_bytes(3, "big")) + text(0x58, b"\x03\x02\x18\x08") + SCALE
    read = midi_score(midi(first, SCALE, kind=2))
    later = [(pitch, onset + 1440, end + 1440) for pitch, onset, end in SCALE_SPANS]
    assert spans(read.score) == SCALE_SPANS + later
    assert read.score.tempo.entries == (Tempo(0, 250_000), Tempo(1440, 500_000))
    assert read.score.meter.entries == (Meter(0, 3, 4), Meter(1440, 4, 4))
    assert read.notes_to_person == ["The file holds 2 separate sequences; they follow one another."]


def test_tempo_meter_key_and_markers_of_any_track_hold_for_the_score() -> None:
    maps = (
        text(0x51, b"\x06\x1a\x80", 480)
        + text(0x58, b"\x06\x03\x18\x08")
        + text(0x59, b"\xfd\x01")
        + text(6, b"Chorus")
    )
    score = midi_score(midi(SCALE, maps)).score
    assert score.tempo.entries == (Tempo(0, 500_000), Tempo(480, 400_000))
    assert score.meter.entries == (Meter(0, 4, 4), Meter(480, 6, 8))
    assert score.key.entries == (Key(480, -3, "minor"),)
    assert [(marker.tick, marker.text) for marker in score.markers] == [(480, "Chorus")]


def test_of_two_tempi_at_a_tick_the_last_counts() -> None:
    tempi = text(0x51, b"\x01\x00\x00") + text(0x51, b"\x02\x00\x00")
    assert midi_score(midi(tempi, SCALE)).score.tempo.entries == (Tempo(0, 0x20000),)


def test_invalid_tempi_meters_and_keys_are_left_out_and_named() -> None:
    invalid = (
        text(0x51, b"\0\0\0")
        + text(0x51, b"\1")
        + text(0x58, b"\0\2\x18\x08")
        + text(0x58, b"\4\xff\x18\x08")
        + text(0x59, b"\x01\xff")
    )
    read = midi_score(midi(invalid, SCALE))
    assert read.score.tempo.entries == (Tempo(0, 500_000),)
    assert read.score.meter.entries == (Meter(0, 4, 4),)
    assert read.score.key.entries == ()
    assert read.notes_to_person == ["5 invalid tempi, meters or keys of the file are not kept."]


def test_what_a_channel_is_set_to_before_it_sounds_belongs_to_the_voice() -> None:
    track = (
        controller(0, 0, 1)
        + controller(0, 32, 2)
        + b"\x00\xc0\x05"
        + controller(0, 7, 90)
        + controller(0, 10, 20)
        + controller(0, 64, 127)
        + SCALE
        + controller(0, 7, 50)
        + b"\x00\xc0\x06"
    )
    score = midi_score(midi(track)).score
    (voice,) = score.voices
    assert (voice.program, voice.bank, voice.volume, voice.pan) == (5, 130, 90, 20)
    assert score.controls == (
        Control(voice.id, 0, ControlKind.CONTROLLER, 64, 127),
        Control(voice.id, 1440, ControlKind.CONTROLLER, 7, 50),
        Control(voice.id, 1440, ControlKind.PROGRAM, 0, 6),
    )


def test_bends_and_pressures_are_kept() -> None:
    track = b"\x00\xe0\x00\x00" + b"\x00\xd0\x07" + b"\x00\xa0\x3c\x08" + SCALE
    kinds = [(c.kind, c.number, c.value) for c in midi_score(midi(track)).score.controls]
    assert kinds == [
        (ControlKind.PITCH_BEND, 0, -8192),
        (ControlKind.CHANNEL_PRESSURE, 0, 7),
        (ControlKind.KEY_PRESSURE, 60, 8),
    ]


def test_a_track_that_only_prepares_a_channel_gives_its_program_to_the_notes_elsewhere() -> None:
    score = midi_score(midi(b"\x00\xc3\x28" + controller(0, 7, 77, 3), on(0, 60, 64, 3))).score
    assert [(v.channel, v.program, v.volume) for v in score.voices] == [(3, 40, 77)]


def test_voices_are_named_by_track_channel_prefix_or_place() -> None:
    prefixed = text(0x20, b"\x01") + text(3, b"Oboe") + on(0, 60) + on(0, 60, 64, 1)
    score = midi_score(
        midi(text(3, b"My song"), prefixed, on(0, 36, 64, 9), text(4, b"Lute"))
    ).score
    assert score.title == "My song"
    assert [voice.name for voice in score.voices] == ["Channel 1", "Oboe", "Drums"]


def test_voices_are_one_for_each_track_and_channel() -> None:
    score = midi_score(midi(on(0, 60) + on(0, 61, 64, 4), on(0, 62) + on(0, 63, 64, 4))).score
    assert [voice.channel for voice in score.voices] == [0, 4, 0, 4]
    assert len({note.voice for note in score.notes.values()}) == 4


@pytest.mark.parametrize(
    ("name", "role"),
    [
        (b"Soprano", Role.SOPRANO),
        (b"alto 1", Role.ALTO),
        (b"TENOR", Role.TENOR),
        (b"Basso", Role.BASS),
        (b"Lead vocals", Role.MELODY),
        (b"Guitar chords", Role.FREE),
        (b"Chords", Role.CHORDS),
        (b"Tenor Sax", Role.MELODY),
        (b"", Role.MELODY),
    ],
)
def test_roles_are_guessed_from_names_and_a_lone_tune_is_the_melody(
    name: bytes, role: Role
) -> None:
    score = midi_score(midi(text(3, name) + SCALE)).score
    if name == b"Guitar chords":
        score = midi_score(midi(text(3, name) + SCALE, SCALE)).score
    assert score.voices[0].role is role


def test_voices_called_by_their_initials_are_a_choir() -> None:
    tracks = [text(3, initial) + SCALE for initial in (b"S", b"A", b"T", b"B")]
    roles = [voice.role for voice in midi_score(midi(*tracks)).score.voices]
    assert roles == [Role.SOPRANO, Role.ALTO, Role.TENOR, Role.BASS]


def test_a_lone_track_of_chords_or_drums_is_no_melody() -> None:
    chords = b"".join(on(0, pitch) for pitch in (60, 64, 67)) * 4
    assert midi_score(midi(chords)).score.voices[0].role is Role.FREE
    assert midi_score(midi(on(0, 36, 64, 9))).score.voices[0].role is Role.FREE


def test_karaoke_texts_in_a_track_of_their_own_lie_on_the_notes(tmp_path: Path) -> None:
    words = (
        text(3, b"Words")
        + text(1, b"@LENGL")
        + text(1, b"@TOh Song")
        + text(1, b"\\Won")
        + text(1, b"der ", 480)
        + text(1, b"/all", 500)
    )
    for name in ("song.mid", "song.kar"):
        path = tmp_path / name
        path.write_bytes(midi(text(3, b"Soft Karaoke"), words, SCALE))
        score = read_midi(path).score
        assert score.title == "Oh Song"
        assert score.lyrics.text() == "Wonder\nall"
        sung = [score.notes[s.notes[0]].pitch for s in score.lyrics.syllables()]
        assert sung == [60, 62, 64]


def test_plain_texts_are_words_only_where_something_says_so(tmp_path: Path) -> None:
    data = midi(text(1, b"la ") + on(0, 60) + text(1, b"li ", 480) + off(0, 60))
    for name, words in (("a.mid", ""), ("a.KAR", "la li")):
        (tmp_path / name).write_bytes(data)
        assert read_midi(tmp_path / name).score.lyrics.text() == words


def test_what_lies_beyond_the_longest_score_is_left_out() -> None:
    far = b"\xff\xff\xff\x7f"
    read = midi_score(midi(SCALE + far + on(0, 70)[1:] + off(480, 70)))
    assert spans(read.score) == SCALE_SPANS
    assert read.score.end <= MAX_TICK
    assert len(read.notes_to_person) == 1


def test_more_events_than_the_bound_are_refused_before_they_take_memory() -> None:
    track = on(0, 60) + b"\x00\x3c\x00" * (MAX_EVENTS + 10)
    with pytest.raises(FileError, match="more than 1,000,000 events"):
        midi_score(midi(track))


def test_more_tracks_than_the_bound_are_refused() -> None:
    with pytest.raises(FileError, match="tracks"):
        midi_score(midi(*[SCALE] * 5000))


def test_more_voices_than_the_bound_are_refused() -> None:
    track = b"".join(on(0, 60, 64, channel) for channel in range(16))
    with pytest.raises(FileError, match="voices"):
        midi_score(midi(*[track] * 100))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"MThd",
        b"RIFF\x10\0\0\0RMIDdata\0\0\0\0",
        b"<html>",
        midi(SCALE, division=0),
        midi(SCALE, division=0xE700),
        midi(SCALE, kind=3),
        midi(),
        midi(b"\x00\x40\x40\x40"),
    ],
)
def test_what_is_no_midi_file_is_refused_in_one_sentence(data: bytes) -> None:
    with pytest.raises(FileError) as refused:
        midi_score(data)
    sentence = str(refused.value)
    assert sentence.endswith(".")
    assert "\n" not in sentence


def test_folders_devices_and_missing_files_are_refused_by_name(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none.mid", Path("/dev/null"), tmp_path / ("x" * 300)):
        with pytest.raises(FileError, match=path.name[:20]):
            read_midi(path)
    with pytest.raises(FileError):
        read_midi("a\0b.mid")


def test_a_refused_file_is_named_even_when_its_name_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"caf\xe9.mid")
    path.write_bytes(b"no music")
    with pytest.raises(FileError) as refused:
        read_midi(path)
    sentence = "“caf?.mid” could not be opened: this is no MIDI file."
    assert str(refused.value) == sentence
