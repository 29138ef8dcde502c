"""Listening to keyboards over JACK: several at a time, plugged in and pulled out."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from composer.midi.inputs import Inputs
from composer.midi.messages import Notice, PlayerEvent, Problem
from composer.midi.ports import VIRTUAL, PortError, Ports
from tests.fixtures.keyboard import Keyboard, insisting

from .conftest import wait_for

pytestmark = pytest.mark.needs("jackd", "libasound.so.2")


class Room:
    """Inputs over real ports, and all that came of them."""

    def __init__(self) -> None:
        self.ports = Ports()
        self.heard: list[tuple[float, str, bytes]] = []
        self.told: list[PlayerEvent] = []
        self.lost: list[str] = []
        self.inputs = Inputs(self.ports, self._hear, self.told.append, self.lost.append)
        self.look()

    def _hear(self, seconds: float, source: str, messages: list[bytes]) -> None:
        self.heard += [(seconds, source, message) for message in messages]

    def look(self) -> None:
        """As the player does once a second."""
        self.ports.refresh(time.perf_counter())
        self.inputs.watch()

    def messages(self) -> list[bytes]:
        return [message for *_, message in self.heard]

    def sees(self, name: str) -> bool:
        self.look()
        return name in self.ports.input_names

    def listens_to(self, name: str) -> bool:
        self.look()
        return name in self.inputs.names


@pytest.fixture
def room(jack_server: str) -> Iterator[Room]:
    room = Room()
    yield room
    room.inputs.close()
    room.ports.close()


def test_what_is_played_is_heard_in_order_with_its_time(room, keyboard):
    wait_for("the keyboard", lambda: room.sees(keyboard.input))
    room.inputs.choose((keyboard.input,))
    before = time.perf_counter()

    def play() -> None:
        room.heard.clear()
        for pitch in range(60, 70):
            keyboard.press(pitch)
            keyboard.lift(pitch)

    wait_for("all of it", insisting(play, lambda: len(room.heard) == 20))
    after = time.perf_counter()
    assert [m[1] for m in room.messages() if m[0] == 0x90] == list(range(60, 70))
    assert {source for _, source, _ in room.heard} == {keyboard.input}
    times = [seconds for seconds, *_ in room.heard]
    assert times == sorted(times)
    assert before <= times[0]
    assert times[-1] <= after


def test_two_keyboards_are_heard_at_a_time(room, keyboard):
    other = Keyboard("Other Keys")
    other.open()
    try:
        wait_for("both", lambda: room.sees(keyboard.input) and room.sees(other.input))
        room.inputs.choose((keyboard.input, other.input))

        def notes() -> set[tuple[str, int]]:
            return {(source, message[1]) for _, source, message in room.heard}

        for keys, pitch in ((keyboard, 60), (other, 72)):
            pressed = insisting(
                lambda k=keys, p=pitch: k.press(p),
                lambda k=keys, p=pitch: (k.input, p) in notes(),
            )
            wait_for("a note", pressed)
        assert notes() == {(keyboard.input, 60), (other.input, 72)}
    finally:
        other.close()


def test_clock_is_heard_and_active_sensing_and_system_exclusive_are_not(room, keyboard):
    wait_for("the keyboard", lambda: room.sees(keyboard.input))
    room.inputs.choose((keyboard.input,))

    def play() -> None:
        room.heard.clear()
        for message in ((0xF8,), (0xFE,), (0xF0, 1, 2, 0xF7), (0xFA,), (0x90, 60, 1)):
            keyboard.send(*message)

    wait_for("the messages", insisting(play, lambda: len(room.heard) >= 3))
    assert room.messages() == [b"\xf8", b"\xfa", b"\x90\x3c\x01"]


def test_a_keyboard_that_is_pulled_out_is_said_and_taken_up_again_when_it_is_back(room, keyboard):
    wait_for("the keyboard", lambda: room.sees(keyboard.input))
    room.inputs.choose((keyboard.input,))
    wait_for("a note", insisting(lambda: keyboard.press(60), lambda: room.heard))
    keyboard.close()
    wait_for("its end", lambda: not room.listens_to(keyboard.input))
    assert [type(event) for event in room.told] == [Problem]
    assert "Test Keys" in room.told[0].sentence
    assert room.lost == [keyboard.input]
    keyboard.open()
    wait_for("its return", lambda: room.listens_to(keyboard.input))
    assert isinstance(room.told[-1], Notice)
    again = insisting(lambda: keyboard.press(64), lambda: b"\x90\x40\x5a" in room.messages())
    wait_for("another note", again)


def test_a_keyboard_that_is_not_there_yet_is_taken_up_when_it_comes(room, jack_server):
    keys = Keyboard("Late Keys")
    room.inputs.choose((keys.input,))
    assert room.inputs.names == ()
    keys.open()
    try:
        wait_for("the keyboard", lambda: room.listens_to(keys.input))
        assert room.told == []
    finally:
        keys.close()


def test_an_input_that_is_chosen_no_more_is_not_heard_and_is_let_go_of(room, keyboard):
    wait_for("the keyboard", lambda: room.sees(keyboard.input))
    room.inputs.choose((keyboard.input,))
    room.inputs.choose(())
    assert room.lost == [keyboard.input]
    assert room.inputs.names == ()
    keyboard.press(60)
    room.inputs.choose((keyboard.input,))
    wait_for("a note", insisting(lambda: keyboard.press(62), lambda: room.heard))
    assert [m[1] for m in room.messages()][-1] == 62


def test_other_programs_can_play_into_the_virtual_port(room, jack_server):
    assert VIRTUAL in room.ports.input_names
    room.inputs.choose((VIRTUAL,))
    keys = Keyboard("Sequencer")
    keys.connect_to("Descant in:in")
    try:
        wait_for("a note", insisting(lambda: keys.press(67), lambda: room.heard))
        assert room.heard[0][1] == VIRTUAL
    finally:
        keys.close()


def test_our_own_ports_are_not_listed(room, keyboard):
    wait_for("the keyboard", lambda: room.sees(keyboard.input))
    room.inputs.choose((keyboard.input, VIRTUAL))
    room.look()
    own = [n for n in room.ports.input_names if "Descant" in n]
    assert own == [VIRTUAL]


def test_an_input_that_does_not_exist_is_refused_in_a_sentence(room):
    with pytest.raises(PortError, match="No Such Keys"):
        room.ports.open_input("No Such Keys")
