"""Chasing: what a synth has to be sent so that it is set as if everything had been played."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from composer.midi.channels import (
    RESET_CONTROLLERS,
    SUSTAIN,
    ChannelSettings,
    controller,
    pitch_bend,
    program_messages,
)

numbers = st.sampled_from([0, 1, 6, 7, 10, 11, 32, 38, 64, 98, 99, 100, 101, 121])
values = st.sampled_from([0, 1, 2, 64, 127])
messages = st.one_of(
    st.builds(controller, st.integers(0, 1), numbers, values),
    st.builds(lambda c, p: bytes((0xC0 | c, p)), st.integers(0, 1), values),
    st.builds(pitch_bend, st.integers(0, 1), st.integers(-8192, 8191)),
    st.builds(lambda c, p: bytes((0xD0 | c, p)), st.integers(0, 1), values),
)


@given(st.lists(messages, max_size=20), st.lists(messages, max_size=20))
def test_what_is_sent_brings_any_setting_to_any_other(before, wanted):
    goal = ChannelSettings(wanted)
    synth = ChannelSettings(before)
    for message in synth.copy().messages_to(goal):
        synth.hear(message)
    assert synth.messages_to(goal) == []


@given(st.lists(messages, max_size=20))
def test_nothing_is_sent_to_a_synth_that_is_already_set(heard):
    settings = ChannelSettings(heard)
    assert settings.messages_to(ChannelSettings(heard)) == []


def test_bank_and_program_are_sent_together_and_in_order():
    wanted = ChannelSettings(program_messages(2, 129, 40))
    assert ChannelSettings().messages_to(wanted) == [
        controller(2, 0, 1),
        controller(2, 32, 1),
        bytes((0xC2, 40)),
    ]


def test_the_bend_range_is_chased_as_a_parameter_not_as_loose_controllers():
    heard = [
        controller(0, 101, 0),
        controller(0, 100, 0),
        controller(0, 6, 12),
        controller(0, 101, 127),
        controller(0, 100, 127),
    ]
    sent = ChannelSettings().messages_to(ChannelSettings(heard))
    assert sent == heard


def test_a_pedal_that_is_not_wanted_is_lifted():
    held = ChannelSettings([controller(0, SUSTAIN, 127)])
    assert held.pedals_down() == [(0, SUSTAIN)]
    assert held.messages_to(ChannelSettings()) == [controller(0, SUSTAIN, 0)]


def test_a_bend_that_is_not_wanted_is_centred():
    bent = ChannelSettings([pitch_bend(1, 2000)])
    assert bent.messages_to(ChannelSettings()) == [pitch_bend(1, 0)]


def test_a_reset_forgets_the_pedal_but_not_the_volume():
    settings = ChannelSettings(
        [controller(0, SUSTAIN, 127), controller(0, 7, 50), controller(0, RESET_CONTROLLERS, 0)]
    )
    assert settings.pedals_down() == []
    assert ChannelSettings().messages_to(settings) == [controller(0, 7, 50)]
