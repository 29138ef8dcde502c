"""The devices on the desk: what was chosen for them is in force at once and is remembered."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.app.control_learn import Kind, Target
from composer.app.devices import DeviceChoices
from composer.app.session import Session
from composer.midi.messages import BUILT_IN, Heard, Inputs, Outputs, Problem
from composer.midi.player import PlayerClient
from tests.fixtures.keyboard import Keyboard

PATIENCE = 30.0


def wait_for(session: Session, what: str, condition: Callable[[], object]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < deadline, f"waited in vain for {what}"
        time.sleep(0.005)
        for event in session.player.poll():
            session._player_said(event)


@pytest.fixture
def make_session(tmp_path: Path) -> Iterator[Callable[..., Session]]:
    """A sitting without an engine; ``running``: with a player, without sound."""
    made: list[Session] = []

    def make(running: bool = False) -> Session:
        session = Session(
            settings_path=tmp_path / "settings.json",
            pack_folders=(tmp_path,),
            player=PlayerClient(output=None),
        )
        made.append(session)
        if running:
            session.player.start()
        session.devices.begin()
        return session

    yield make
    for session in made:
        session.close()


@pytest.mark.needs("jackd", "libasound.so.2")
def test_a_keyboard_that_is_plugged_in_is_listened_to_until_it_is_switched_off(
    make_session, keyboard: Keyboard
):
    session = make_session(running=True)
    heard: list[Any] = []
    session.observe(lambda event: heard.append(event) if isinstance(event, Heard) else None)

    def pressed() -> list[Any]:
        keyboard.press(60)
        return heard

    wait_for(session, "the key", pressed)
    assert next(s for s in session.devices.inputs if s.name == keyboard.input).heard
    session.devices.listen_to(keyboard.input, False)
    assert keyboard.input not in session.devices._listening
    stored = json.loads(session.settings_path.read_text())["devices"]
    assert stored["heard"] == {keyboard.input: False}


@pytest.mark.needs("jackd", "libasound.so.2")
def test_a_knob_on_the_desk_works_what_it_was_learned_for_also_at_the_next_start(
    make_session, keyboard: Keyboard
):
    values: list[float] = []
    target = Target("temperature", "Temperature", Kind.RANGE, lambda: 0.5, values.append)
    session = make_session(running=True)
    session.controls.register(target)
    session.controls.learn("temperature")

    def turned(value: int) -> None:
        keyboard.send(0xB2, 21, value)

    wait_for(session, "the knob", lambda: [turned(10), session.controls.bindings][1])
    assert session.controls.in_use == {(keyboard.input, 2, 21)}
    session.controls.set_any_input(True)
    assert session.controls.in_use == {(None, 2, 21)}
    session.close()
    again = make_session(running=True)
    again.controls.register(target)
    wait_for(again, "the knob", lambda: [turned(127), 1.0 in values][1])


@pytest.mark.needs("jackd", "libasound.so.2")
def test_what_is_played_sounds_on_the_voice_that_is_active(make_session, keyboard: Keyboard):
    session = make_session(running=True)
    voice = session.document.score.voices[0]
    session.playback.play_on(voice.id)
    wait_for(session, "the channel", lambda: [session.poll(), session.devices._thru == 0][1])
    session.devices.set_thru(False)
    assert session.devices._thru is None
    session.devices.set_thru(True)
    assert session.devices._thru == 0


def test_without_any_midi_system_there_are_no_ports_and_nothing_is_wrong(
    make_session, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("JACK_DEFAULT_SERVER", "descant-no-such-server")
    session = make_session(running=True)
    problems: list[Any] = []
    session.observe(lambda event: problems.append(event) if isinstance(event, Problem) else None)
    wait_for(session, "the player", lambda: session.devices.looked)
    assert problems == []
    if not session.devices.any_ports:
        assert session.devices.inputs == ()
        assert [each.name for each in session.devices.outputs(BUILT_IN)] == [BUILT_IN]


def test_what_was_chosen_for_a_device_that_is_not_there_is_kept(make_session):
    session = make_session()
    session.devices.send_clock_to("Drum Machine", True)
    session.devices.follow("Master")
    session.devices.set_latency("Old Synth", 0.025)
    session.close()
    again = make_session()
    again.devices.take(Outputs((BUILT_IN, "Old Synth")))
    again.devices.take(Inputs(("Keys",)))
    outputs = {each.name: each for each in again.devices.outputs(BUILT_IN)}
    assert outputs["Drum Machine"].clock
    assert not outputs["Drum Machine"].there
    assert outputs["Old Synth"].latency == 0.025
    assert outputs["Old Synth"].there
    assert outputs[BUILT_IN].default
    inputs = {each.name: each for each in again.devices.inputs}
    assert inputs["Master"].follow
    assert not inputs["Master"].there
    assert inputs["Keys"].heard


def test_a_port_that_leads_back_is_not_listened_to_unasked(make_session):
    session = make_session()
    session.devices.take(Inputs(("Midi Through Port-0", "Descant (virtual port)", "Keys")))
    assert session.devices._listening == ("Keys",)
    session.devices.listen_to("Midi Through Port-0", True)
    assert "Midi Through Port-0" in session.devices._listening


def test_a_keyboard_that_goes_away_stays_wanted(make_session):
    session = make_session()
    session.devices.take(Inputs(("Keys",)))
    session.devices.take(Inputs(()))
    assert session.devices._listening == ("Keys",)


def test_how_late_an_input_is_is_remembered_and_told_to_recording(make_session):
    session = make_session()
    session.devices.set_lateness("Keys", 0.012)
    session.recording.begin(session.document.score.voices[0].id, 0)
    for event in (Heard(1.0, 480.0 + 0.012 * 960, b"\x90\x3c\x50", "Keys", True),):
        session._player_said(event)
    session.recording.finish()
    assert [note.onset for note in session.document.score.notes.values()] == [480]
    assert make_session().devices.choices.lateness == {"Keys": 0.012}
    with pytest.raises(ValueError, match="latency"):
        session.devices.set_lateness("Keys", 2)


def test_a_latency_beyond_a_second_is_refused(make_session):
    session = make_session()
    for seconds in (-0.001, 1.001):
        with pytest.raises(ValueError, match="latency"):
            session.devices.set_latency(BUILT_IN, seconds)


names = st.text(min_size=1, max_size=8)
choices = st.builds(
    DeviceChoices,
    heard=st.dictionaries(names, st.booleans(), max_size=3),
    thru=st.booleans(),
    follow=st.none() | names,
    clock_to=st.lists(names, max_size=3, unique=True).map(tuple),
    latencies=st.dictionaries(names, st.floats(0, 1), max_size=3),
    lateness=st.dictionaries(names, st.floats(0, 1), max_size=3),
    pickup=st.booleans(),
    any_input=st.booleans(),
)


@given(choices)
def test_choices_come_back_from_the_settings_as_they_were(chosen):
    assert DeviceChoices.restored(json.loads(json.dumps(chosen.stored()))) == chosen


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=4),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["heard", "thru", "follow", "clock_to", "latencies", "pickup"]), inner
        )
    ),
)


@given(anything)
def test_whatever_is_in_the_settings_choices_come_out(values):
    chosen = DeviceChoices.restored(values)
    assert all(0 <= seconds <= 1 for seconds in chosen.latencies.values())
    assert all(isinstance(on, bool) for on in chosen.heard.values())
    assert DeviceChoices.restored(chosen.stored()) == chosen
