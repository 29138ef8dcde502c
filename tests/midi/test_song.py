"""From a score to what a player plays."""

from __future__ import annotations

import pickle
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.midi.channels import ChannelSettings, controller, pitch_bend, program_messages
from composer.midi.song import Song, SongNote, song_from_score, song_of_notes
from composer.model.control import Control, ControlKind
from composer.model.note import Note
from composer.model.score import Score
from composer.model.time import Meter, MeterMap, Tempo, TempoMap
from composer.model.voice import Role, Voice

notes = st.builds(
    lambda onset, length, channel, voice: SongNote(onset, onset + length, channel, 60, 80, voice),
    st.integers(0, 100),
    st.integers(1, 100),
    st.integers(0, 255),
    st.integers(1, 3),
)


def score() -> Score:
    made = Score(tempo=TempoMap((Tempo(0, 400_000),)))
    made.voices = (
        Voice(1, "Soprano", Role.SOPRANO, channel=0, program=52, volume=90, pan=40),
        Voice(2, "Bass", Role.BASS, channel=1, program=19, bank=128),
    )
    made.notes = {
        10: Note(10, 1, 72, 480, 480, 70),
        11: Note(11, 2, 48, 0, 960, 60),
        12: Note(12, 1, 74, 960, 240, 80),
    }
    made.controls = (
        Control(1, 100, ControlKind.CONTROLLER, 64, 127),
        Control(2, 200, ControlKind.PITCH_BEND, 0, -100),
        Control(2, 300, ControlKind.PROGRAM, 0, 20),
        Control(2, 400, ControlKind.CHANNEL_PRESSURE, 0, 5),
        Control(2, 500, ControlKind.KEY_PRESSURE, 48, 6),
    )
    made.next_id = 13
    made.check()
    return made


def test_a_song_has_every_note_of_the_score_in_order_of_onset():
    song = song_from_score(score())
    assert list(song.notes()) == [
        SongNote(0, 960, 1, 48, 60, 2),
        SongNote(480, 960, 0, 72, 70, 1),
        SongNote(960, 1200, 0, 74, 80, 1),
    ]
    assert song.end == 1200
    assert song.tempo.seconds(480) == 0.4


def test_the_voices_instruments_volumes_and_pans_are_set_first():
    song = song_from_score(score())
    assert song.setup == (
        *program_messages(0, 0, 52),
        controller(0, 7, 90),
        controller(0, 10, 40),
        *program_messages(1, 128, 19),
        controller(1, 7, 100),
        controller(1, 10, 64),
    )


def test_control_events_become_messages_on_their_voices_channel():
    song = song_from_score(score())
    assert list(song.control_ticks) == [100, 200, 300, 400, 500]
    assert song.control_messages == (
        controller(0, 64, 127),
        pitch_bend(1, -100),
        bytes((0xC1, 20)),
        bytes((0xD1, 5)),
        bytes((0xA1, 48, 6)),
    )


def test_muted_voices_are_in_the_song_but_not_audible():
    made = score()
    made.voices = (replace(made.voices[0], muted=True), made.voices[1])
    song = song_from_score(made)
    assert len(song) == 3
    assert song.audible == {2}
    made.voices = (replace(made.voices[0], muted=False, solo=True), made.voices[1])
    assert song_from_score(made).audible == {1}


def test_voices_that_want_different_instruments_on_one_channel_are_given_two():
    made = score()
    made.voices = tuple(replace(voice, channel=0) for voice in made.voices)
    song = song_from_score(made)
    assert song.channels[1] == 0
    assert song.channels[2] not in (0, 9)
    assert {n.channel for n in song.notes()} == set(song.channels.values())


def test_voices_that_agree_share_their_channel():
    made = score()
    made.voices = tuple(
        replace(voice, channel=3, program=19, bank=0, volume=100, pan=64) for voice in made.voices
    )
    assert set(song_from_score(made).channels.values()) == {3}


def test_drums_stay_on_their_channel():
    made = score()
    made.voices = tuple(replace(voice, channel=9) for voice in made.voices)
    assert set(song_from_score(made).channels.values()) == {9}


def test_a_song_survives_pickling():
    song = song_from_score(score())
    again = pickle.loads(pickle.dumps(song))
    assert list(again.notes()) == list(song.notes())
    assert again.setup == song.setup
    assert again.tempo == song.tempo
    assert again.audible == song.audible


def test_sounding_finds_a_long_note_among_many_short_ones():
    song = song_of_notes(
        [SongNote(0, 10_000, 0, 40, 80, 1)]
        + [SongNote(i * 10, i * 10 + 10, 0, 60, 80, 1) for i in range(500)]
    )
    assert {n.pitch for n in song.sounding(2505)} == {40, 60}


def test_added_notes_lengthen_the_song_and_new_voices_sound():
    song = song_from_score(score()).with_notes([SongNote(1200, 2400, 5, 60, 80, 99)])
    assert song.end == 2400
    assert 99 in song.audible
    assert len(song) == 4


@given(st.lists(st.lists(notes, max_size=4), max_size=6), st.lists(notes, max_size=4))
def test_a_song_that_grew_is_the_song_with_those_notes(pieces, first):
    grown = plain = song_of_notes(first)
    for piece in pieces:
        grown, plain = grown.grown(piece), plain.with_notes(piece)
        assert list(grown.notes()) == list(plain.notes())
        assert (grown.end, grown.audible, grown.known) == (plain.end, plain.audible, plain.known)
        for tick in (0, 50, 100, 150):
            assert grown.sounding(tick) == plain.sounding(tick)
    whole = song_of_notes([*first, *(n for piece in pieces for n in piece)])
    assert list(plain.notes()) == list(whole.notes())


def test_a_song_from_which_another_grew_at_first_is_as_it_was():
    song = song_of_notes([SongNote(0, 10, 0, 60, 80, 1)])
    song.grown([SongNote(5, 15, 0, 61, 80, 1)]).grown([SongNote(9, 19, 0, 62, 80, 1)])
    assert len(song) == 1
    assert song.end == 10


def test_a_note_without_length_is_refused():
    with pytest.raises(ValueError, match="end after"):
        song_of_notes([SongNote(5, 5, 0, 60, 80, 1)])


def test_an_empty_score_is_an_empty_song():
    song = song_from_score(Score())
    assert len(song) == 0
    assert song.end == 0
    assert isinstance(song, Song)


def test_voices_on_different_ports_may_have_the_same_channel():
    made = score()
    made.voices = tuple(
        replace(voice, channel=0, port=port)
        for voice, port in zip(made.voices, ("", "Organ"), strict=True)
    )
    song = song_from_score(made)
    assert song.ports == ("", "Organ")
    assert song.channels == {1: 0, 2: 16}
    assert list(song.setup_ports) == [0] * 5 + [1] * 5
    assert list(song.control_ports) == [0, 1, 1, 1, 1]
    assert {m[0] & 15 for m in song.setup} == {0}


def test_clashes_are_resolved_on_each_port_by_itself():
    made = Score()
    made.voices = (
        Voice(1, "A", channel=0, program=1),
        Voice(2, "B", channel=0, program=2, port="Organ"),
        Voice(3, "C", channel=0, program=3, port="Organ"),
        Voice(4, "D", channel=0, program=4),
    )
    channels = song_from_score(made).channels
    assert (channels[1], channels[2]) == (0, 16)
    assert channels[3] // 16 == 1
    assert channels[3] not in (16, 25)
    assert channels[4] // 16 == 0
    assert channels[4] not in (0, 9)


def test_a_seventeenth_port_is_the_default():
    made = Score()
    made.voices = tuple(Voice(i, str(i), port=f"Port {i}") for i in range(1, 18))
    song = song_from_score(made)
    assert len(song.ports) == 16
    assert max(song.channels.values()) < 256
    assert song.channels[17] < 16


def test_the_meter_is_in_the_song():
    made = score()
    made.meter = MeterMap((Meter(0, 6, 8),))
    assert song_from_score(made).meter.at(0).compound


def test_in_a_song_of_many_controls_they_hold_as_in_a_short_one():
    many = [(tick, controller(0, 7, tick % 128)) for tick in range(10_000)]
    song = song_of_notes((), controls=many, setup=program_messages(0, 0, 19))
    song.prepare()
    for tick in (0, 1, 2047, 2048, 2049, 9_999, 20_000):
        plain = song_of_notes((), controls=many[:tick], setup=program_messages(0, 0, 19))
        wanted = ChannelSettings([*plain.setup, *plain.control_messages])
        assert song.settings_at(tick)[0].messages_to(wanted) == []
        assert wanted.messages_to(song.settings_at(tick)[0]) == []
    # Asking changes nothing.
    song.settings_at(0)[0].hear(bytes((0xC0, 99)))
    assert song.settings_at(0)[0].messages_to(ChannelSettings(program_messages(0, 0, 19))) == []
