"""Several outputs at once over JACK: each voice on its port, ports that come and go, latency."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator

import pytest

from composer.midi.channels import program_messages
from composer.midi.messages import (
    BUILT_IN,
    CountingIn,
    Notice,
    Position,
    Problem,
    Stopped,
    Waiting,
)
from composer.midi.song import Song, SongNote, song_of_notes

from .conftest import Listener, wait_for

pytestmark = pytest.mark.needs("jackd", "libasound.so.2")

SIXTEENTH = 120


@pytest.fixture
def organ(jack_server: str) -> Iterator[Listener]:
    """A second synth beside the desk's."""
    listener = Listener("Organ")
    listener.open()
    yield listener
    listener.close()


def duet(organ: str, notes: int = 8) -> Song:
    """Two voices on the first channel of two ports, in turns, a sixteenth each."""
    return song_of_notes(
        [
            SongNote(i * SIXTEENTH, (i + 1) * SIXTEENTH, 16 * (i % 2), 60 + i, 90, 1 + i % 2)
            for i in range(notes)
        ],
        setup=[*program_messages(0, 0, 52), *program_messages(0, 0, 19)],
        setup_ports=[0, 0, 0, 1, 1, 1],
        channels={1: 0, 2: 16},
        ports=("", organ),
    )


def held_duet(organ: str) -> Song:
    """One note on each port that lasts minutes."""
    return song_of_notes(
        [SongNote(0, 480 * 480, 0, 60, 90, 1), SongNote(0, 480 * 480, 16, 64, 90, 2)],
        channels={1: 0, 2: 16},
        ports=("", organ),
    )


def test_two_ports_play_at_once_each_its_own_voice(start_player, desk_synth, organ):
    ear = start_player(output=desk_synth.output)
    ear.player.load(duet(organ.output))
    ear.player.play()
    ear.wait_for(Stopped)
    wait_for("the last of both", lambda: len(desk_synth.ons()) == len(organ.ons()) == 4)
    wait_for("silence", lambda: not desk_synth.sounding() and not organ.sounding())
    assert desk_synth.ons() == [60, 62, 64, 66]
    assert organ.ons() == [61, 63, 65, 67]
    assert (0xC0, 52) in [m for _, m in desk_synth.heard]
    assert (0xC0, 19) in [m for _, m in organ.heard]
    assert not ear.said(Problem)


def test_stop_and_the_end_of_the_player_release_both(start_player, desk_synth, organ):
    ear = start_player(output=desk_synth.output)
    ear.player.load(held_duet(organ.output))
    for end in (ear.player.stop, ear.player.close):
        ear.player.play(0)
        wait_for("both", lambda: desk_synth.sounding() and organ.sounding())
        end()
        wait_for("silence", lambda: not desk_synth.sounding() and not organ.sounding())


def test_a_missing_port_is_said_once_and_its_voice_plays_on_the_default(start_player, desk_synth):
    ear = start_player(output=desk_synth.output)
    song = duet("Nobody's Synth")
    for _ in range(3):
        ear.player.load(song)
    ear.player.play()
    ear.wait_for(Stopped)
    wait_for("all notes", lambda: len(desk_synth.ons()) == 8)
    channels = {m[1]: m[0] & 15 for _, m in desk_synth.heard if m[0] & 0xF0 == 0x90}
    assert channels[60] != channels[61]
    said = [e.sentence for e in ear.listen() if isinstance(e, Problem)]
    assert len(said) == 1
    assert "Nobody's Synth" in said[0]
    assert desk_synth.output in said[0]


def test_a_voices_port_that_goes_away_is_replaced_and_taken_up_again(
    start_player, desk_synth, organ
):
    ear = start_player(output=desk_synth.output)
    ear.player.load(duet(organ.output))
    ear.player.set_loop((0, 8 * SIXTEENTH))
    ear.player.play()
    wait_for("the organ", lambda: organ.ons())
    organ.close()
    ear.wait_for(Problem, lambda e: organ.output in e.sentence)
    wait_for("its voice on the desk", lambda: 61 in desk_synth.ons())
    # Another one of the same name, which knows nothing of before.
    back = Listener("Organ")
    back.open()
    try:
        ear.wait_for(Notice, lambda e: organ.output in e.sentence)
        wait_for("the organ again", lambda: back.ons())
        ear.player.stop()
        wait_for("silence", lambda: not desk_synth.sounding() and not back.sounding())
    finally:
        back.close()


def test_the_built_in_sound_beside_a_port_does_no_harm_where_there_is_none(
    start_player, desk_synth
):
    ear = start_player(output=desk_synth.output)
    ear.player.load(duet(BUILT_IN))
    ear.player.play()
    ear.wait_for(Stopped)
    assert set(desk_synth.ons()) >= {60, 62, 64, 66}


def test_a_slow_output_is_waited_for(start_player, desk_synth, organ):
    ear = start_player(output=desk_synth.output)
    ear.player.set_latency(organ.output, 0.4)
    ear.player.load(
        song_of_notes(
            [SongNote(0, 480, 0, 60, 90, 1), SongNote(0, 480, 16, 64, 90, 2)],
            ports=("", organ.output),
        )
    )
    ear.player.play()
    wait_for("the slow one", lambda: organ.ons())
    # What it is sent now is heard 0.4 s later, and the fast one is sent it then.
    assert not desk_synth.ons()
    ear.wait_for(Stopped)
    # Playing is over when all has been heard, so nothing is cut off.
    assert desk_synth.ons()
    wait_for("silence", lambda: not desk_synth.sounding() and not organ.sounding())


def test_the_first_note_is_heard_when_the_output_is_switched_and_play_pressed_at_once(
    start_player, desk_synth
):
    ear = start_player(output=None)
    ear.player.load(song_of_notes([SongNote(0, 60, 0, 60, 90, 1)]))
    for round_ in range(1, 7):
        ear.player.set_output(desk_synth.output)
        ear.player.play(0)
        wait_for(f"note {round_}", lambda n=round_: len(desk_synth.ons()) == n)
        ear.player.set_output(None)
    wait_for("silence", lambda: not desk_synth.sounding())


def test_the_metronome_clicks_on_a_port_of_its_own_after_a_count_in(
    start_player, desk_synth, organ
):
    ear = start_player(output=desk_synth.output)
    ear.player.set_metronome(True, 100, organ.output)
    ear.player.set_tempo_scale(4)
    ear.player.load(song_of_notes([SongNote(0, 1920, 0, 60, 90, 1)]))
    ear.player.play(0, count_in=1)
    ear.wait_for(Stopped)
    wait_for("eight clicks", lambda: len(organ.ons()) == 8)
    assert organ.ons() == [76, 77, 77, 77] * 2
    assert {m[0] for _, m in organ.heard if m[0] & 0xF0 == 0x90} == {0x99}
    assert desk_synth.ons() == [60]
    counted = [e for e in ear.events if isinstance(e, CountingIn)]
    # On a busy machine one may be passed over, but their order holds.
    assert counted == sorted(counted, key=lambda e: e.beat)
    assert {e.beats for e in counted} == {4}
    wait_for("silence", lambda: not organ.sounding())


def test_the_player_says_that_it_waits_and_goes_on_when_there_is_more(start_player, desk_synth):
    ear = start_player(output=desk_synth.output)
    ear.player.load(song_of_notes([SongNote(0, 480, 0, 60, 90, 1)]))
    ear.player.set_tempo_scale(4)
    ear.player.set_frontier(1920, 1920)
    ear.player.play()
    ear.wait_for(Waiting, lambda e: e.waiting)
    wait_for("the bar again", lambda: len(desk_synth.ons()) > 2)
    ear.player.append([SongNote(1920, 2400, 0, 72, 90, 1)])
    ear.player.set_frontier(None)
    ear.wait_for(Stopped)
    ear.wait_for(Waiting, lambda e: not e.waiting)
    wait_for("the new note", lambda: desk_synth.ons()[-1] == 72)
    assert desk_synth.ons().count(72) == 1


def test_a_player_that_is_started_again_has_everything_that_was_set(
    start_player, desk_synth, organ
):
    ear = start_player(output=desk_synth.output)
    ear.player.set_metronome(True, 80, organ.output)
    ear.player.set_latency(organ.output, 0.05)
    ear.player.set_frontier(3840, 1920)
    ear.player.load(song_of_notes([SongNote(0, 480, 0, 60, 90, 1)]))
    ear.player.append([SongNote(480, 960, 0, 62, 90, 1)])
    ear.player.set_tempo_scale(4)
    ear.wait_for(Position)
    os.kill(ear.player.process_id, signal.SIGKILL)
    ear.wait_for(Problem, lambda e: "started again" in e.sentence)
    ear.player.play(0)
    ear.wait_for(Waiting, lambda e: e.waiting)
    wait_for("both notes", lambda: desk_synth.ons()[:2] == [60, 62])
    assert [m[2] for _, m in organ.heard if m[0] == 0x99 and m[2]][:4] == [80, 56, 56, 56]


def test_a_port_that_no_voice_names_any_more_is_given_back(start_player, desk_synth, organ):
    import rtmidi

    lister = rtmidi.MidiIn(rtmidi.API_UNIX_JACK, "Lister")
    try:
        ear = start_player(output=desk_synth.output)
        ear.wait_for_output(desk_synth.output)

        def ours() -> int:
            return sum("Descant" in name for name in lister.get_ports())

        wait_for("one output", lambda: ours() == 1)
        ear.player.load(duet(organ.output))
        wait_for("two outputs", lambda: ours() == 2)
        ear.player.load(duet(""))
        wait_for("one output again", lambda: ours() == 1)
    finally:
        lister.close_port()
        lister.delete()
