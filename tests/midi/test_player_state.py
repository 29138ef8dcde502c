"""What was told to a player, for the one that comes after it."""

from __future__ import annotations

from composer.midi.messages import Load, SetLatency, SetLoop, SetMetronome, SetTempoScale
from composer.midi.player_state import PlayerState
from composer.midi.song import Song, SongNote


def note(onset: int, pitch: int, voice: int) -> SongNote:
    return SongNote(onset, onset + 480, 0, pitch, 80, voice)


def song(*notes: SongNote) -> Song:
    return Song(end=1920).with_notes(notes).with_audible({1, 2})


def test_a_new_player_is_told_nothing_that_it_does_by_itself():
    assert PlayerState().commands() == []


def test_a_new_player_is_told_the_song_and_what_was_set_last():
    state = PlayerState()
    state.load(song(note(0, 60, 1)))
    state.loop, state.scale, state.metronome = (0, 960), 0.5, SetMetronome(True, 70)
    state.latencies["Desk Synth"] = 0.1
    assert state.commands() == [
        Load(state.song),
        SetLoop((0, 960)),
        SetTempoScale(0.5),
        SetMetronome(True, 70),
        SetLatency("Desk Synth", 0.1),
    ]


def test_what_was_appended_is_muted_with_the_song():
    state = PlayerState()
    state.load(song(note(0, 60, 1)))
    state.appended.append(note(480, 62, 2))
    state.set_audible({1})
    assert state.appended == []
    assert [state.song.note(i).pitch for i in range(len(state.song))] == [60, 62]
    assert state.song.audible == {1}


def test_keys_that_may_sound_on_are_those_of_the_song_the_mouse_and_the_keyboard():
    state = PlayerState()
    state.load(song(note(0, 60, 1)))
    state.clicked.add((3, 72))
    assert state.keys_left() == {(0, 60), (3, 72)}
    state.played_through.add(5)
    assert {(5, 0), (5, 127)} <= state.keys_left()
