"""Several outputs at once under a fake clock: ways, latencies, outputs that come and go."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.midi.channels import program_messages
from composer.midi.messages import BUILT_IN
from composer.midi.outlet import Outlet, Place
from composer.midi.ports import PortError
from composer.midi.routes import delays, routes
from composer.midi.schedule import Scheduler
from composer.midi.sending import THRU, Sending
from composer.midi.song import Song, SongNote, song_of_notes
from composer.midi.timed import TimedMessage


class Desk:
    """Outputs that write down what they are sent, and when by the fake clock."""

    def __init__(self, song: Song, chosen: str | None = "Desk") -> None:
        self.now = 0.0
        self.heard: dict[str, list[tuple[float, int, bytes]]] = {}
        self.scheduler = Scheduler()
        self.sending = Sending(self.scheduler, chosen)
        self.sending.adopt(0.0, song)

    def plug_in(self, name: str, banks: int = 1) -> None:
        heard = self.heard.setdefault(name, [])
        outlet = Outlet(name, lambda data, bank: heard.append((self.now, bank, data)), banks=banks)
        self.sending.add(outlet)
        self.sending.find_ways(self.now)

    def unplug(self, name: str) -> None:
        if self.sending.is_open(name):
            self.sending.take_out(self.now, name)
            self.sending.find_ways(self.now)

    def do(self, name: str, *values: object) -> None:
        self.sending.send(getattr(self.scheduler, name)(self.now, *values))

    def run_to(self, wall: float) -> None:
        """As the deadline thread does, but exactly on time."""
        while True:
            due = [
                t
                for t in (self.scheduler.next_time(), self.sending.next_time())
                if t is not None and t < wall
            ]
            if not due:
                break
            self.now = max(self.now, min(due))
            self.sending.send(self.scheduler.advance(self.now + 1e-9))
            self.sending.send_due(self.now)
        self.now = wall

    def ons(self, name: str) -> list[tuple[float, int, int]]:
        """Time, channel (with its bank) and pitch."""
        return [
            (round(t, 6), 16 * bank + (d[0] & 15), d[1])
            for t, bank, d in self.heard[name]
            if d[0] & 0xF0 == 0x90 and d[2]
        ]

    def down(self, name: str) -> set[tuple[int, int, int]]:
        down: set[tuple[int, int, int]] = set()
        for _, bank, data in self.heard[name]:
            key = (bank, data[0] & 15, data[1])
            if data[0] & 0xF0 == 0x90:
                assert key not in down
                down.add(key)
            elif data[0] & 0xF0 == 0x80:
                assert key in down
                down.remove(key)
        return down


def duet(ports: tuple[str, ...] = ("", "Organ"), channels: tuple[int, int] = (0, 16)) -> Song:
    first, second = channels
    return song_of_notes(
        [SongNote(0, 960, first, 60, 80, 1), SongNote(480, 1440, second, 64, 80, 2)],
        setup=program_messages(first % 16, 0, 52) + program_messages(second % 16, 0, 19),
        setup_ports=[first // 16] * 3 + [second // 16] * 3,
        channels={1: first, 2: second},
        ports=ports,
    )


def test_each_voice_plays_on_its_port():
    desk = Desk(duet())
    desk.plug_in("Desk")
    desk.plug_in("Organ")
    desk.do("play", 0)
    desk.run_to(3.0)
    assert desk.ons("Desk") == [(0.0, 0, 60)]
    assert desk.ons("Organ") == [(0.5, 0, 64)]
    assert [d for _, _, d in desk.heard["Organ"]][:3] == program_messages(0, 0, 19)


def test_a_voice_whose_port_is_missing_plays_on_the_default_on_a_channel_of_its_own():
    desk = Desk(duet())
    desk.plug_in("Desk")
    desk.do("play", 0)
    desk.run_to(3.0)
    assert desk.ons("Desk") == [(0.0, 0, 60), (0.5, 1, 64)]
    programs = [d for _, _, d in desk.heard["Desk"] if d[0] & 0xF0 == 0xC0]
    assert programs == [bytes((0xC0, 52)), bytes((0xC1, 19))]


def test_the_built_in_sound_has_sixteen_channels_for_each_port():
    desk = Desk(duet(), chosen=BUILT_IN)
    desk.plug_in(BUILT_IN, banks=16)
    desk.do("play", 0)
    desk.run_to(3.0)
    assert desk.ons(BUILT_IN) == [(0.0, 0, 60), (0.5, 16, 64)]


def test_the_built_in_sound_plays_beside_a_port_where_a_voice_asks_for_it():
    desk = Desk(duet(("", BUILT_IN)))
    desk.plug_in("Desk")
    desk.plug_in(BUILT_IN, banks=16)
    desk.do("play", 0)
    desk.run_to(3.0)
    assert desk.ons("Desk") == [(0.0, 0, 60)]
    assert desk.ons(BUILT_IN) == [(0.5, 0, 64)]


def test_voices_that_agree_share_a_channel_where_their_ports_are_one():
    song = song_of_notes(
        [SongNote(0, 480, 0, 60, 80, 1), SongNote(0, 480, 16, 64, 80, 2)],
        setup=program_messages(0, 0, 52) * 2,
        setup_ports=[0, 0, 0, 1, 1, 1],
        ports=("", "Desk"),
    )
    assert [r.places[0] for r in routes(song, "Desk", {"Desk": 1})] == [Place(0, 0)] * 2


def test_two_voices_in_unison_on_one_synth_are_let_go_of_with_the_longer():
    song = song_of_notes(
        [SongNote(0, 480, 0, 60, 80, 1), SongNote(0, 960, 16, 60, 80, 2)], ports=("", "Desk")
    )
    desk = Desk(song)
    desk.plug_in("Desk")
    desk.do("play", 0)
    desk.run_to(0.7)
    assert desk.down("Desk") == {(0, 0, 60)}
    desk.run_to(1.1)
    assert desk.down("Desk") == set()


def test_a_port_that_goes_away_in_a_note_is_let_go_of_and_the_note_sounds_on_elsewhere():
    desk = Desk(duet())
    desk.plug_in("Desk")
    desk.plug_in("Organ")
    desk.do("play", 0)
    desk.run_to(0.75)
    desk.unplug("Organ")
    assert desk.down("Organ") == set()
    assert desk.ons("Desk")[-1] == (0.75, 1, 64)
    desk.plug_in("Organ")
    assert desk.down("Desk") == {(0, 0, 60)}
    assert desk.ons("Organ")[-1] == (0.75, 0, 64)
    desk.run_to(3.0)
    assert desk.down("Desk") | desk.down("Organ") == set()


def test_an_output_that_fails_while_sending_harms_nothing_else():
    desk = Desk(duet())
    desk.plug_in("Desk")

    def refuse(data: bytes, bank: int) -> None:
        raise PortError("gone")

    desk.sending.add(Outlet("Organ", refuse))
    desk.sending.find_ways(0.0)
    desk.do("play", 0)
    desk.run_to(0.6)
    assert desk.sending.failed
    desk.unplug("Organ")
    assert not desk.sending.failed
    desk.run_to(3.0)
    assert [on[2] for on in desk.ons("Desk")] == [60, 64]


def test_faster_outputs_wait_for_the_slowest():
    assert delays({"Organ": 0.3, "Desk": 0.1, "Away": 0.9}, ["Desk", "Organ", "Piano"]) == (
        pytest.approx({"Desk": 0.2, "Organ": 0.0, "Piano": 0.3})
    )
    desk = Desk(duet())
    desk.plug_in("Desk")
    desk.plug_in("Organ")
    desk.sending.time_output(0.0, "Organ", 0.3)
    assert desk.sending.latency == 0.3
    desk.do("play", 0)
    desk.run_to(5.0)
    # Sent so that both sound 0.3 after their time.
    assert desk.ons("Desk") == [(0.3, 0, 60)]
    assert desk.ons("Organ") == [(0.5, 0, 64)]
    assert desk.down("Desk") == desk.down("Organ") == set()


def test_a_latency_of_an_output_that_is_not_used_delays_nothing():
    desk = Desk(duet())
    desk.plug_in("Desk")
    desk.sending.time_output(0.0, "Organ", 0.3)
    assert desk.sending.latency == 0


def test_notes_that_wait_for_a_slower_output_are_dropped_when_playing_stops():
    desk = Desk(duet())
    desk.plug_in("Desk")
    desk.plug_in("Organ")
    desk.sending.time_output(0.0, "Organ", 0.3)
    desk.do("play", 0)
    desk.run_to(0.1)
    desk.do("stop")
    desk.sending.cut()
    desk.run_to(2.0)
    assert desk.ons("Desk") == []


def test_a_key_that_is_clicked_does_not_wait():
    desk = Desk(duet())
    desk.plug_in("Desk")
    desk.plug_in("Organ")
    desk.sending.time_output(0.0, "Organ", 0.3)
    desk.run_to(1.0)
    desk.sending.send_now(desk.scheduler.audition_on(1.0, 0, 72, 90))
    assert desk.ons("Desk") == [(1.0, 0, 72)]


def test_the_metronome_may_click_on_another_output():
    desk = Desk(duet())
    desk.plug_in("Desk")
    desk.plug_in("Drums")
    desk.sending.click_on(0.0, "Drums")
    desk.do("set_metronome", True)
    desk.do("play", 0)
    desk.run_to(1.2)
    assert [on[:2] for on in desk.ons("Drums")] == [(0.0, 9), (0.5, 9), (1.0, 9)]
    desk.unplug("Drums")
    assert desk.down("Drums") == set()
    desk.run_to(1.4)
    assert [on for on in desk.ons("Desk") if on[1] == 9] == []


def test_more_channels_than_a_synth_has_are_shared_rather_than_lost():
    # Twenty instruments on two ports, and only one synth.
    made = [
        SongNote(0, 480, channel, 40 + channel, 80, channel)
        for channel in range(30)
        if channel not in (9, 25)
    ]
    song = song_of_notes(
        made,
        setup=[bytes((0xC0 | n.channel % 16, n.channel)) for n in made],
        setup_ports=[n.channel // 16 for n in made],
        ports=("", "Organ"),
    )
    desk = Desk(song)
    desk.plug_in("Desk")
    desk.do("play", 0)
    desk.run_to(2.0)
    assert len(desk.ons("Desk")) == 28
    assert desk.down("Desk") == set()


names = st.sampled_from(["Desk", "Organ", "Drums", BUILT_IN])
songs = st.builds(
    lambda given, ports: song_of_notes(
        [n._replace(channel=n.channel % (16 * len(ports))) for n in given],
        setup=[bytes((0xC0, port)) for port in range(len(ports))],
        setup_ports=range(len(ports)),
        ports=ports,
    ),
    st.lists(
        st.builds(
            lambda onset, length, channel, pitch, voice: SongNote(
                onset, onset + length, channel, pitch, 80, voice
            ),
            st.integers(0, 1500),
            st.integers(1, 900),
            st.sampled_from([0, 1, 9, 16, 17, 32]),
            st.integers(60, 61),
            st.integers(1, 2),
        ),
        max_size=10,
    ),
    st.sampled_from([("",), ("", "Organ"), ("", BUILT_IN, "Desk"), ("", "Organ", "Drums")]),
)
steps = st.one_of(
    st.tuples(st.just("plug_in"), names),
    st.tuples(st.just("unplug"), names),
    st.tuples(st.just("latency"), names, st.sampled_from([0.0, 0.05, 0.4, 1.0])),
    st.tuples(st.just("choose"), st.none() | names),
    st.tuples(st.just("click_on"), st.just("") | names),
    st.tuples(st.just("adopt"), songs),
    st.tuples(st.just("key"), st.booleans(), st.sampled_from([0, 16, 40]), st.integers(60, 61)),
    st.tuples(st.just("thru"), st.booleans(), st.sampled_from([0, 1]), st.integers(60, 61)),
    st.tuples(st.just("cut")),
    st.tuples(st.just("do"), st.just("play"), st.integers(0, 1500), st.sampled_from([0, 1])),
    st.tuples(st.just("do"), st.just("stop")),
    st.tuples(st.just("do"), st.just("seek"), st.integers(0, 1500)),
    st.tuples(st.just("do"), st.just("set_loop"), st.none() | st.just((0, 960))),
    st.tuples(st.just("do"), st.just("set_metronome"), st.booleans()),
    st.tuples(st.just("do"), st.just("set_frontier"), st.none() | st.just(960), st.just(480)),
    st.tuples(st.just("do"), st.just("set_audible"), st.sets(st.integers(1, 2))),
)


@given(songs, st.lists(st.tuples(steps, st.floats(0, 0.6)), max_size=25))
def test_whatever_is_plugged_and_played_no_output_is_left_sounding(song, script):
    desk = Desk(song)
    for name in ("Desk", "Organ"):
        desk.plug_in(name)
    for (what, *values), wait in script:
        sending, now = desk.sending, desk.now
        if what == "plug_in":
            if not sending.is_open(values[0]):
                desk.plug_in(values[0], 16 if values[0] == BUILT_IN else 1)
        elif what == "unplug":
            desk.unplug(values[0])
            assert not desk.heard.get(values[0]) or not desk.down(values[0])
        elif what == "latency":
            sending.time_output(now, *values)
        elif what == "choose":
            sending.choose(values[0])
            sending.find_ways(now)
        elif what == "click_on":
            sending.click_on(now, values[0])
        elif what == "adopt":
            sending.adopt(now, values[0])
        elif what == "key":
            down, channel, pitch = values
            sending.send(desk.scheduler.advance(now))
            audition = desk.scheduler.audition_on if down else desk.scheduler.audition_off
            sending.send_now(audition(now, channel, pitch, *([80] if down else [])))
        elif what == "thru":
            down, channel, pitch = values
            data = bytes(((0x90 if down else 0x80) | channel, pitch, 80))
            sending.send_now([TimedMessage(now, data)], THRU)
        elif what == "cut":
            sending.cut()
        else:
            desk.do(*values)
        desk.run_to(desk.now + wait)
        for heard in desk.heard.values():
            assert [t for t, _, _ in heard] == sorted(t for t, _, _ in heard)
    desk.sending.release(desk.now)
    for name in desk.heard:
        assert desk.down(name) == set()


@given(songs, st.dictionaries(names, st.sampled_from([0.0, 0.05, 0.4, 1.0])))
def test_with_any_latencies_every_note_sounds_when_it_would_without(song, latencies):
    def sound(latency: dict[str, float]) -> tuple[float, list[tuple[float, str, int, int]]]:
        desk = Desk(song)
        for name in ("Desk", "Organ", BUILT_IN):
            desk.plug_in(name, 16 if name == BUILT_IN else 1)
        for name, seconds in latency.items():
            desk.sending.time_output(0.0, name, seconds)
        desk.do("play", 0)
        desk.run_to(30.0)
        sounding = [
            (t + latency.get(name, 0.0), name, channel, pitch)
            for name in desk.heard
            for t, channel, pitch in desk.ons(name)
        ]
        return desk.sending.latency, sorted(sounding, key=lambda each: (each[1:], each[0]))

    (_, plain), (latency, late) = sound({}), sound(latencies)
    assert [each[1:] for each in late] == [each[1:] for each in plain]
    assert [each[0] - latency for each in late] == pytest.approx(
        [each[0] for each in plain], abs=1e-5
    )
