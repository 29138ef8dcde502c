"""Local thru: what is played sounds at once, and no key can be left sounding."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from composer.midi.thru import Passed, Thru

ON, OFF, CC = 0x90, 0x80, 0xB0


def playing_on(channel: int | None) -> Thru:
    thru = Thru()
    thru.choose(channel)
    return thru


def test_a_key_sounds_on_the_chosen_channel_whatever_channel_it_came_on():
    thru = playing_on(17)
    assert thru.hear("A", bytes((ON | 3, 60, 99))) == [Passed(17, bytes((ON, 60, 99)))]
    assert thru.hear("A", bytes((OFF | 3, 60, 40))) == [Passed(17, bytes((OFF, 60, 0)))]


def test_a_note_on_without_velocity_is_a_note_off():
    thru = playing_on(0)
    thru.hear("A", bytes((ON, 60, 99)))
    assert thru.hear("A", bytes((ON, 60, 0))) == [Passed(0, bytes((OFF, 60, 0)))]


def test_without_a_channel_nothing_sounds():
    thru = playing_on(None)
    assert thru.hear("A", bytes((ON, 60, 99))) == []
    assert thru.hear("A", bytes((CC, 64, 127))) == []


def test_a_key_that_is_held_while_another_voice_is_chosen_ends_where_it_began():
    thru = playing_on(1)
    thru.hear("A", bytes((ON, 60, 99)))
    assert thru.choose(2) == []
    assert thru.hear("A", bytes((OFF, 60, 0))) == [Passed(1, bytes((OFF, 60, 0)))]


def test_a_pedal_that_is_held_while_another_voice_is_chosen_goes_up():
    thru = playing_on(1)
    thru.hear("A", bytes((CC, 64, 127)))
    assert thru.choose(2) == [Passed(1, bytes((CC, 64, 0)))]
    assert thru.hear("A", bytes((CC, 64, 0))) == []


def test_keys_and_pedals_of_an_input_that_has_gone_are_let_go_of():
    thru = playing_on(1)
    thru.hear("A", bytes((ON, 60, 99)))
    thru.hear("A", bytes((CC, 64, 127)))
    thru.hear("B", bytes((ON, 62, 99)))
    assert thru.lost("A") == [Passed(1, bytes((OFF, 60, 0))), Passed(1, bytes((CC, 64, 0)))]
    assert thru.held == {(1, 62)}


def test_a_note_that_two_keyboards_hold_ends_with_the_second():
    thru = playing_on(0)
    thru.hear("A", bytes((ON, 60, 99)))
    thru.hear("B", bytes((ON, 60, 99)))
    assert thru.hear("A", bytes((OFF, 60, 0))) == []
    assert thru.hear("B", bytes((OFF, 60, 0))) == [Passed(0, bytes((OFF, 60, 0)))]


def test_bends_and_controllers_go_through_and_the_choice_of_an_instrument_does_not():
    thru = playing_on(4)
    assert thru.hear("A", bytes((0xE2, 1, 2))) == [Passed(4, bytes((0xE0, 1, 2)))]
    assert thru.hear("A", bytes((CC | 2, 1, 9))) == [Passed(4, bytes((CC, 1, 9)))]
    assert thru.hear("A", bytes((0xC2, 9))) == []
    assert thru.hear("A", bytes((CC | 2, 32, 9))) == []
    assert thru.hear("A", bytes((0xF8,))) == []


def test_all_notes_off_lets_go_of_what_that_channel_of_the_input_holds():
    thru = playing_on(4)
    thru.hear("A", bytes((ON, 60, 99)))
    thru.hear("A", bytes((ON | 1, 64, 99)))
    assert thru.hear("A", bytes((CC, 123, 0))) == [Passed(4, bytes((OFF, 60, 0)))]
    assert thru.held == {(4, 64)}


played = st.one_of(
    st.tuples(st.sampled_from((ON, ON | 1, OFF)), st.integers(60, 63), st.integers(0, 127)),
    st.tuples(st.just(CC), st.sampled_from((1, 64, 66, 120, 123)), st.sampled_from((0, 127))),
    st.tuples(st.sampled_from((0xC0, 0xD0)), st.integers(0, 127)),
    st.tuples(st.integers(0xF0, 0xFF)),
).map(bytes)
steps = st.lists(
    st.one_of(
        st.tuples(st.just("hear"), st.sampled_from("AB"), played),
        st.tuples(st.just("choose"), st.sampled_from((None, 0, 1, 16))),
        st.tuples(st.just("lost"), st.sampled_from("AB")),
    ),
    max_size=60,
)


@given(steps)
def test_whatever_is_played_and_chosen_nothing_is_left_sounding(steps):
    thru, sounding, pedals = Thru(), set(), set()
    for name, *rest in [*steps, ("lost", "A"), ("lost", "B")]:
        for channel, data in getattr(thru, name)(*rest):
            key = (channel, data[1])
            if data[0] == ON:
                sounding.add(key)
            elif data[0] == OFF:
                assert key in sounding
                sounding.discard(key)
            elif data[0] == CC and data[1] in (64, 66):
                pedals.add(key) if data[2] else pedals.discard(key)
        assert thru.held == sounding
    assert not sounding
    assert not pedals
    assert thru.release() == []


def test_a_controller_that_works_something_else_is_not_passed_on():
    thru = playing_on(3)
    assert thru.hear("A", bytes((0xB0, 21, 64)))
    thru.leave_out(frozenset({("A", 0, 21), (None, 1, 22)}))
    assert thru.hear("A", bytes((0xB0, 21, 64))) == []
    assert thru.hear("B", bytes((0xB0, 21, 64)))
    assert thru.hear("B", bytes((0xB1, 22, 64))) == []


def test_a_pedal_that_gets_other_work_while_it_is_down_goes_up():
    thru = playing_on(3)
    thru.hear("A", bytes((0xB0, 64, 127)))
    assert thru.leave_out(frozenset({("A", 0, 64)})) == [Passed(3, bytes((0xB0, 64, 0)))]
    assert thru.hear("A", bytes((0xB0, 64, 0))) == []
