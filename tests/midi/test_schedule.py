"""The scheduler under a fake clock: each command of the transport, and what sounds then."""

from __future__ import annotations

import pytest

from composer.midi.channels import SUSTAIN, controller, program_messages
from composer.midi.schedule import Scheduler
from composer.midi.song import Song, SongNote, song_of_notes
from composer.model.time import Tempo, TempoMap
from tests.fixtures.scheduling import note, offs, ons, others

SCALE = song_of_notes([note(i * 480, i * 480 + 480, 60 + i) for i in range(4)])


def test_at_one_tick_notes_end_before_others_begin():
    sent = Scheduler(SCALE).play(0.0)
    scheduler = Scheduler(SCALE)
    scheduler.play(0.0)
    sent = scheduler.advance(0.6)
    assert [m.data for m in sent] == [
        bytes((0x90, 60, 80)),
        bytes((0x80, 60, 0)),
        bytes((0x90, 61, 80)),
    ]


def test_playing_from_the_middle_begins_with_the_note_that_goes_on_there():
    scheduler = Scheduler(SCALE)
    scheduler.play(5.0, 700)
    assert ons(scheduler.advance(100.0)) == [
        (5.0, 61),
        (round(5 + 260 / 960, 6), 62),
        (round(5 + 740 / 960, 6), 63),
    ]


def test_a_pause_releases_what_sounds_and_play_goes_on_from_there():
    scheduler = Scheduler(SCALE)
    scheduler.play(0.0)
    scheduler.advance(0.25)
    assert offs(scheduler.pause(0.25)) == [(0.25, 60)]
    assert scheduler.position(99.0) == pytest.approx(240)
    scheduler.play(100.0)
    assert ons(scheduler.advance(100.3)) == [(100.0, 60), (100.25, 61)]


def test_stopping_returns_to_where_playing_began_and_then_to_the_start():
    scheduler = Scheduler(SCALE)
    scheduler.play(0.0, 480)
    scheduler.advance(0.7)
    assert offs(scheduler.stop(0.7)) == [(0.7, 62)]
    assert scheduler.position(0.7) == 480
    scheduler.stop(0.8)
    assert scheduler.position(0.8) == 0


def test_at_the_end_the_song_stops_by_itself_and_play_begins_it_again():
    scheduler = Scheduler(SCALE)
    scheduler.play(0.0)
    sent = scheduler.advance(3.0)
    assert not scheduler.playing
    assert sent[-1].time == pytest.approx(2.0)
    scheduler.play(4.0)
    assert ons(scheduler.advance(4.1)) == [(4.0, 60)]
    scheduler.seek(4.1, 1920)
    scheduler.pause(4.1)
    scheduler.play(5.0)
    assert ons(scheduler.advance(5.1)) == [(5.0, 60)]


def test_an_empty_song_is_over_at_once():
    scheduler = Scheduler()
    scheduler.play(0.0)
    assert scheduler.advance(0.1) == []
    assert not scheduler.playing


def test_seeking_while_playing_releases_and_goes_on_there():
    scheduler = Scheduler(SCALE)
    scheduler.play(0.0)
    scheduler.advance(0.2)
    assert offs(scheduler.seek(0.2, 1440)) == [(0.2, 60)]
    assert ons(scheduler.advance(0.3)) == [(0.2, 63)]


def test_a_loop_set_behind_the_playhead_does_not_pull_it_back():
    scheduler = Scheduler(SCALE)
    scheduler.play(0.0, 960)
    scheduler.set_loop(0.1, (0, 480))
    assert [pitch for _, pitch in ons(scheduler.advance(10.0))] == [63]
    assert not scheduler.playing


def test_a_loop_may_lie_beyond_the_last_note():
    scheduler = Scheduler(SCALE)
    scheduler.set_loop(0.0, (1440, 2400))
    scheduler.play(0.0, 1440)
    assert ons(scheduler.advance(2.5)) == [(0.0, 63), (1.0, 63), (2.0, 63)]
    assert scheduler.position(2.25) == pytest.approx(1680)


def test_the_playhead_wraps_with_the_loop_even_before_the_next_look_ahead():
    scheduler = Scheduler(SCALE)
    scheduler.set_loop(0.0, (0, 960))
    scheduler.play(0.0)
    assert scheduler.position(3.25) == pytest.approx(240)


def test_a_loop_too_short_to_hear_is_played_through_once():
    scheduler = Scheduler(SCALE)
    scheduler.set_loop(0.0, (100, 101))
    scheduler.play(0.0)
    assert len(ons(scheduler.advance(5.0))) == 4


def test_an_empty_loop_is_refused():
    with pytest.raises(ValueError, match="loop"):
        Scheduler(SCALE).set_loop(0.0, (480, 480))


def test_a_held_note_that_an_edit_removes_is_released_and_one_that_it_lengthens_is_held():
    before = song_of_notes([note(0, 960, 60), note(0, 960, 64)])
    after = song_of_notes([note(0, 1440, 64), note(960, 1440, 67)])
    scheduler = Scheduler(before)
    scheduler.play(0.0)
    scheduler.advance(0.5)
    assert offs(scheduler.load(0.5, after)) == [(0.5, 60)]
    rest = scheduler.advance(10.0)
    assert ons(rest) == [(1.0, 67)]
    assert sorted(offs(rest)) == [(1.5, 64), (1.5, 67)]


def test_a_held_note_that_an_edit_shortens_past_the_playhead_is_released_at_once():
    scheduler = Scheduler(song_of_notes([note(0, 960), note(960, 1000, 70)]))
    scheduler.play(0.0)
    scheduler.advance(0.5)
    shorter = song_of_notes([note(0, 240), note(960, 1000, 70)])
    assert offs(scheduler.load(0.5, shorter)) == [(0.5, 60)]


def test_notes_edited_behind_the_playhead_are_heard_on_the_next_pass():
    scheduler = Scheduler(SCALE)
    scheduler.set_loop(0.0, (0, 1920))
    scheduler.play(0.0)
    scheduler.advance(1.1)
    edited = song_of_notes([note(0, 240, 72), *SCALE.notes()])
    assert scheduler.load(1.1, edited) == []
    assert (2.0, 72) in ons(scheduler.advance(3.0))


def test_a_new_tempo_while_playing_takes_effect_at_the_playhead():
    scheduler = Scheduler(SCALE)
    scheduler.play(0.0)
    scheduler.advance(0.25)
    twice = song_of_notes(SCALE.notes(), tempo=TempoMap((Tempo(0, 250_000),)))
    scheduler.load(0.25, twice)
    assert ons(scheduler.advance(0.5)) == [(0.375, 61)]


def test_two_voices_in_unison_on_one_channel_are_struck_once_and_held_by_the_longer():
    song = song_of_notes([SongNote(0, 480, 0, 60, 80, 1), SongNote(0, 960, 0, 60, 70, 2)])
    scheduler = Scheduler(song)
    scheduler.play(0.0)
    sent = scheduler.advance(5.0)
    assert ons(sent) == [(0.0, 60)]
    assert offs(sent) == [(1.0, 60)]


def test_muting_a_voice_silences_its_note_at_once_and_unmuting_lets_it_sound_again():
    song = song_of_notes([note(0, 960, 60, 1), note(0, 960, 64, 2), note(960, 1440, 65, 2)])
    scheduler = Scheduler(song)
    scheduler.play(0.0)
    scheduler.advance(0.5)
    assert offs(scheduler.set_audible(0.5, {1})) == [(0.5, 64)]
    assert ons(scheduler.set_audible(0.6, {1, 2})) == [(0.6, 64)]
    assert ons(scheduler.advance(1.1)) == [(1.0, 65)]


def test_an_auditioned_key_sounds_on_while_the_transport_stops():
    scheduler = Scheduler(SCALE)
    scheduler.play(0.0)
    scheduler.advance(0.1)
    assert ons(scheduler.audition_on(0.1, 0, 72, 90)) == [(0.1, 72)]
    assert offs(scheduler.stop(0.2)) == [(0.2, 60)]
    assert offs(scheduler.audition_off(0.3, 0, 72)) == [(0.3, 72)]
    assert scheduler.audition_off(0.4, 0, 72) == []


def test_appended_notes_are_heard_when_the_playhead_reaches_them():
    scheduler = Scheduler(SCALE)
    scheduler.play(0.0)
    scheduler.advance(0.2)
    scheduler.append(0.2, [note(1920, 2400, 72), note(0, 100, 50)])
    assert [pitch for _, pitch in ons(scheduler.advance(5.0))] == [61, 62, 63, 72]


def song_with_settings() -> Song:
    return song_of_notes(
        [note(0, 1920, 60)],
        setup=program_messages(0, 0, 52),
        controls=[
            (0, controller(0, 7, 90)),
            (480, bytes((0xC0, 19))),
            (480, controller(0, SUSTAIN, 127)),
            (960, controller(0, SUSTAIN, 0)),
            (960, controller(0, 7, 40)),
        ],
    )


def test_the_voices_programs_are_set_when_a_song_is_loaded():
    scheduler = Scheduler()
    sent = scheduler.load(0.0, song_with_settings())
    assert others(sent) == program_messages(0, 0, 52)


def test_playing_from_the_middle_first_sets_programs_and_controllers_as_they_are_there():
    scheduler = Scheduler(song_with_settings())
    sent = scheduler.play(0.0, 700)
    assert bytes((0xC0, 19)) in others(sent)
    assert bytes((0xC0, 52)) not in others(sent)
    assert controller(0, SUSTAIN, 127) in others(sent)
    assert controller(0, 7, 90) in others(sent)


def test_while_nothing_plays_no_pedal_is_down_wherever_the_playhead_goes():
    """What is played on a keyboard meanwhile would never end."""
    pedalled = song_of_notes(
        [SongNote(0, 960, 0, 60, 90, 1)], controls=[(120, controller(0, 64, 127))]
    )
    down, up = controller(0, 64, 127), controller(0, 64, 0)
    scheduler = Scheduler()
    given = scheduler.load(0.0, pedalled)
    given += scheduler.seek(1.0, 480)
    given += scheduler.new_output(2.0)
    given += scheduler.load(3.0, pedalled)
    assert down not in [message.data for message in given]
    given = scheduler.play(4.0)
    assert down in [message.data for message in given]
    given = scheduler.pause(4.1)
    assert [m.data for m in given if m.data in (down, up)] == [up]


def test_stopping_lifts_the_pedal():
    scheduler = Scheduler(song_with_settings())
    scheduler.play(0.0, 700)
    assert controller(0, SUSTAIN, 0) in others(scheduler.stop(0.1))


def test_a_loop_that_jumps_back_restores_what_has_changed_since_its_beginning():
    scheduler = Scheduler(song_with_settings())
    scheduler.set_loop(0.0, (0, 1920))
    scheduler.play(0.0)
    scheduler.advance(1.9)
    again = others(scheduler.advance(2.1))
    assert bytes((0xC0, 52)) in again
    assert controller(0, 7, 90) in again


def test_another_output_is_set_up_from_nothing():
    scheduler = Scheduler(song_with_settings())
    scheduler.play(0.0, 700)
    scheduler.release(0.1)
    assert bytes((0xC0, 19)) in others(scheduler.new_output(0.1))


def test_after_lost_time_the_music_goes_on_instead_of_catching_up():
    scheduler = Scheduler(SCALE)
    scheduler.play(0.0)
    scheduler.advance(0.25)
    scheduler.wait_until(60.25)
    assert scheduler.position(60.25) == pytest.approx(240)
    assert ons(scheduler.advance(60.9)) == [(60.5, 61)]


def test_music_begins_a_little_later_where_synths_have_to_be_set_up_first():
    plain, ready = Scheduler(song_with_settings()), Scheduler(song_with_settings(), settle=True)
    ready.play(1.0)
    assert ready.position(1.005) == 0
    first = min(m.time for m in ready.advance(1.2) if m.data[0] & 0xF0 == 0x90)
    # A program of three messages over a MIDI cable and what a synth needs to load it.
    assert 1.01 < first < 1.02
    # The second time the program is there already, and one controller is a millisecond.
    ready.stop(1.2)
    ready.play(3.0)
    assert ons(ready.advance(3.1))[0][0] == pytest.approx(3.00096)
    plain.play(1.0)
    assert ons(plain.advance(1.1)) == [(1.0, 60)]


def test_a_song_that_is_loaded_long_before_begins_at_once():
    scheduler = Scheduler(settle=True)
    scheduler.load(0.0, song_with_settings())
    scheduler.play(1.0)
    assert ons(scheduler.advance(1.1)) == [(1.0, 60)]


def test_another_output_in_the_middle_of_a_note_sounds_it_there():
    scheduler = Scheduler(SCALE)
    scheduler.play(0.0)
    scheduler.advance(0.7)
    assert offs(scheduler.leave(0.7, [0])) == [(0.7, 61)]
    assert ons(scheduler.new_output(0.7, [0])) == [(0.7, 61)]
    assert ons(scheduler.advance(5.0)) == [(1.0, 62), (1.5, 63)]


def test_notes_of_each_port_are_marked_with_it():
    song = song_of_notes(
        [SongNote(0, 480, 3, 60, 80, 1), SongNote(0, 480, 16 + 5, 61, 80, 2)], ports=("", "Organ")
    )
    sent = Scheduler(song).play(0.0)
    scheduler = Scheduler(song)
    scheduler.play(0.0)
    sent = scheduler.advance(1.0)
    assert [(m.port, m.data[0], m.data[1]) for m in sent] == [
        (0, 0x93, 60),
        (1, 0x95, 61),
        (0, 0x83, 60),
        (1, 0x85, 61),
    ]


def test_what_sounds_on_a_port_that_another_song_does_not_have_is_let_go_of_there():
    before = song_of_notes([SongNote(0, 960, 16, 60, 80, 1)], ports=("", "Organ"))
    scheduler = Scheduler(before)
    scheduler.play(0.0)
    scheduler.advance(0.1)
    sent = scheduler.load(0.2, SCALE)
    assert [(m.port, m.data[0]) for m in sent] == [(1, 0x80)]


def test_drums_and_what_is_nearly_over_do_not_sound_from_their_middle():
    song = song_of_notes(
        [SongNote(0, 960, 9, 36, 80, 1), note(0, 500, 60), note(0, 960, 62), note(960, 970, 64)]
    )
    scheduler = Scheduler(song)
    scheduler.play(0.0, 460)
    assert ons(scheduler.advance(0.1)) == [(0.0, 62)]


def test_the_place_before_the_last_turn_of_a_loop_is_still_known():
    scheduler = Scheduler(SCALE)
    scheduler.set_loop(0.0, (0, 960))
    scheduler.play(0.0)
    scheduler.advance(1.1)
    assert scheduler.position(0.9) == pytest.approx(864)
    assert scheduler.position(1.1) == pytest.approx(96)
