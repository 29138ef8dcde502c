"""Knobs and buttons of a controller, bound to what the studio can be turned by."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.app.control_learn import (
    MODES,
    Binding,
    ControlLearn,
    Kind,
    Mode,
    Target,
    restored,
    stored,
)

KNOB = "Desk Knobs"


class Thing:
    """Something with a value that can be turned or pressed."""

    def __init__(self, name: str, kind: Kind, value: float | None = 0.0) -> None:
        self.value = value
        self.presses = 0
        self.target = Target(name, name.title(), kind, lambda: self.value, self._set)

    def _set(self, value: float) -> None:
        self.value = value
        self.presses += 1


def cc(number: int, value: int, channel: int = 0) -> bytes:
    return bytes((0xB0 | channel, number, value))


@pytest.fixture
def temperature() -> Thing:
    return Thing("temperature", Kind.RANGE, 0.5)


@pytest.fixture
def loop() -> Thing:
    return Thing("loop", Kind.SWITCH)


@pytest.fixture
def play() -> Thing:
    return Thing("play", Kind.PRESS)


@pytest.fixture
def learn(temperature, loop, play) -> ControlLearn:
    learn = ControlLearn()
    for thing in (temperature, loop, play):
        learn.register(thing.target)
    return learn


def test_a_knob_that_is_moved_while_a_target_waits_works_it_from_then_on(learn, temperature):
    told = []
    learn.learn("temperature", lambda *what: told.append(what))
    assert learn.hear(KNOB, cc(21, 64, 3))
    binding = Binding(KNOB, 3, 21, "temperature", Mode.ABSOLUTE)
    assert told == [(binding, ())]
    assert learn.learning is None
    learn.hear(KNOB, cc(21, 127, 3))
    assert temperature.value == 1
    learn.hear(KNOB, cc(21, 0, 3))
    assert temperature.value == 0


def test_notes_other_controllers_channels_and_inputs_work_nothing(learn, temperature):
    learn.bind(Binding(KNOB, 0, 21, "temperature", Mode.ABSOLUTE))
    for source, data in (
        (KNOB, bytes((0x90, 21, 127))),
        (KNOB, cc(22, 127)),
        (KNOB, cc(21, 127, 1)),
        ("Other Knobs", cc(21, 127)),
        (KNOB, b""),
        (KNOB, bytes((0xF8,))),
    ):
        assert not learn.hear(source, data)
    assert temperature.presses == 0


def test_a_binding_may_hear_any_input(learn, temperature):
    learn.bind(Binding(None, 0, 21, "temperature", Mode.ABSOLUTE))
    assert learn.hear("Whatever", cc(21, 127))
    assert temperature.value == 1


def test_what_belongs_to_a_change_of_program_is_not_learned(learn):
    learn.learn("temperature")
    assert not learn.hear(KNOB, cc(0, 1))
    assert not learn.hear(KNOB, cc(32, 1))
    assert learn.learning == "temperature"
    assert learn.bindings == ()


def test_a_control_works_one_target_and_what_it_worked_before_is_told(learn, temperature, loop):
    told = []
    learn.bind(Binding(KNOB, 0, 21, "temperature", Mode.ABSOLUTE))
    learn.learn("loop", lambda binding, displaced: told.extend(displaced))
    learn.hear(KNOB, cc(21, 127))
    assert [b.target for b in told] == ["temperature"]
    assert [b.target for b in learn.bindings] == ["loop"]


def test_a_target_that_learns_another_control_forgets_the_first(learn, temperature):
    for number in (21, 22):
        learn.learn("temperature")
        learn.hear(KNOB, cc(number, 10))
    assert [b.controller for b in learn.bindings] == [22]


def test_the_button_that_was_pressed_to_be_learned_sets_nothing_off(learn, play):
    learn.learn("play")
    learn.hear(KNOB, cc(40, 127))
    learn.hear(KNOB, cc(40, 0))
    assert play.presses == 0
    learn.hear(KNOB, cc(40, 127))
    assert play.presses == 1


def test_a_button_is_pressed_when_it_goes_down_also_if_it_never_says_up(learn, play):
    learn.bind(Binding(KNOB, 0, 40, "play", Mode.PRESS))
    for value in (127, 0, 127, 127, 30, 90, 95, 100):
        learn.hear(KNOB, cc(40, value))
    assert play.presses == 4


def test_a_press_changes_a_switch_and_a_lever_sets_it(learn, loop):
    binding = Binding(KNOB, 0, 41, "loop", Mode.PRESS)
    learn.bind(binding)
    for value in (127, 0, 127):
        learn.hear(KNOB, cc(41, value))
    assert loop.value == 0
    learn.change(binding, mode=Mode.STATE)
    learn.hear(KNOB, cc(41, 127))
    assert loop.value == 1
    learn.hear(KNOB, cc(41, 0))
    assert loop.value == 0


@pytest.mark.parametrize(
    ("mode", "right", "left"),
    [
        (Mode.TWOS_COMPLEMENT, 1, 127),
        (Mode.OFFSET, 65, 63),
        (Mode.SIGN_MAGNITUDE, 1, 65),
    ],
)
def test_an_endless_knob_turns_from_where_the_value_is(learn, temperature, mode, right, left):
    learn.bind(Binding(KNOB, 0, 21, "temperature", mode))
    for _ in range(10):
        learn.hear(KNOB, cc(21, right))
    assert temperature.value == pytest.approx(0.5 + 10 / 127)
    for _ in range(20):
        learn.hear(KNOB, cc(21, left))
    assert temperature.value == pytest.approx(0.5 - 10 / 127)


def test_an_endless_knob_gets_along_with_a_value_that_is_rounded(learn):
    coarse = Thing("coarse", Kind.RANGE, 0.0)
    learn.register(
        Target("coarse", "Coarse", Kind.RANGE, lambda: round((coarse.value or 0) * 100) / 100,
               coarse._set)
    )  # fmt: skip
    learn.bind(Binding(KNOB, 0, 9, "coarse", Mode.OFFSET))
    for _ in range(127):
        learn.hear(KNOB, cc(9, 65))
    assert coarse.value == pytest.approx(1, abs=0.03)


def test_with_pickup_a_knob_takes_over_where_it_meets_the_value(learn, temperature):
    learn.pickup = True
    learn.bind(Binding(KNOB, 0, 21, "temperature", Mode.ABSOLUTE))
    for value in (10, 30, 50):
        learn.hear(KNOB, cc(21, value))
    assert temperature.presses == 0
    learn.hear(KNOB, cc(21, 70))  # past 0.5
    assert temperature.value == pytest.approx(70 / 127)
    learn.hear(KNOB, cc(21, 20))
    assert temperature.value == pytest.approx(20 / 127)
    temperature.value = 0.9  # by hand
    learn.hear(KNOB, cc(21, 25))
    assert temperature.value == 0.9


def test_a_target_that_is_not_there_is_passed_over_and_its_binding_stays(learn, temperature):
    learn.bind(Binding(KNOB, 0, 21, "temperature", Mode.ABSOLUTE))
    learn.unregister("temperature")
    assert learn.hear(KNOB, cc(21, 127))
    assert temperature.presses == 0
    learn.register(temperature.target)
    learn.hear(KNOB, cc(21, 127))
    assert temperature.value == 1


def test_a_target_that_cannot_be_set_now_is_left_alone(learn, temperature, play):
    temperature.value = None
    learn.bind(Binding(KNOB, 0, 21, "temperature", Mode.ABSOLUTE))
    learn.hear(KNOB, cc(21, 127))
    assert temperature.presses == 0


def test_learning_something_that_is_not_there_is_an_error(learn):
    with pytest.raises(KeyError):
        learn.learn("nothing")


def test_whoever_keeps_the_bindings_is_told_of_every_change(learn):
    told = []
    learn.changed = lambda: told.append(learn.bindings)
    binding = Binding(KNOB, 0, 21, "temperature", Mode.ABSOLUTE)
    learn.bind(binding)
    other = learn.change(binding, source=None)
    learn.unbind(other)
    learn.unbind(other)
    assert told == [(binding,), (other,), ()]


sources = st.none() | st.sampled_from(["A", "B"])
bindings = st.builds(
    Binding,
    sources,
    st.integers(0, 1),
    st.integers(0, 3),
    st.sampled_from(["temperature", "tempo", "loop", "play"]),
    st.sampled_from(Mode),
)


@given(st.lists(bindings, max_size=12))
def test_no_movement_works_two_targets_and_no_target_has_two_controls(made):
    learn = ControlLearn()
    for binding in made:
        learn.bind(binding)
    kept = learn.bindings
    for one in kept:
        assert [other for other in kept if other.clashes_with(one)] == [one]
    if made:
        assert kept[-1] == made[-1]
    assert restored(stored(kept)) == kept


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=4)
            | st.dictionaries(
                st.sampled_from(["source", "channel", "controller", "target", "mode"]), inner
            )
        ),
    )
)
def test_whatever_is_in_the_settings_bindings_come_out(values):
    for binding in restored(values):
        assert 0 <= binding.channel <= 15
        assert 0 <= binding.controller < 120


def test_every_kind_of_target_has_a_way_to_be_worked():
    assert {kind for kind in Kind if MODES[kind]} == set(Kind)
