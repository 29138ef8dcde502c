"""Keys of commands: given, taken, given back, remembered."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.ui.shortcuts.choices import KeyChoices

USUAL = {"play": ("Space",), "redo": ("Ctrl+Shift+Z", "Ctrl+Y"), "cut": ("Ctrl+X",), "sound": ()}


def test_a_key_that_is_given_is_taken_from_where_it_was_and_comes_back():
    choices = KeyChoices(USUAL)
    choices.choose("sound", ["Ctrl+Y"])
    assert choices.keys("redo") == ("Ctrl+Shift+Z",)
    assert choices.holder("Ctrl+Y") == "sound"
    assert choices.is_chosen("redo")
    choices.reset("sound")
    assert choices.keys("redo") == USUAL["redo"]
    assert choices.stored() == {}


def test_usual_keys_are_taken_back_from_who_has_them():
    choices = KeyChoices(USUAL)
    choices.choose("play", ["Ctrl+X", "P"])
    choices.reset("cut")
    assert choices.keys("cut") == ("Ctrl+X",)
    assert choices.keys("play") == ("P",)
    choices.reset_all()
    assert all(choices.keys(name) == USUAL[name] for name in USUAL)


def test_a_usual_key_that_nobody_has_is_free():
    choices = KeyChoices(USUAL)
    choices.choose("play", [])
    assert choices.free() == {"Space"}
    choices.choose("sound", ["Space"])
    assert choices.free() == frozenset()


def test_what_is_stored_of_commands_that_are_not_there_is_kept():
    choices = KeyChoices(USUAL)
    choices.restore({"later": ["F13"], "cut": ["Ctrl+Del"]})
    assert choices.keys("cut") == ("Ctrl+Del",)
    assert choices.stored() == {"later": ["F13"], "cut": ["Ctrl+Del"]}


@pytest.mark.parametrize(
    "stored", [None, [], {"cut": "Ctrl+X"}, {"cut": [1]}, {"cut": None}, {1: ["A"]}]
)
def test_what_cannot_be_understood_is_left_out(stored):
    choices = KeyChoices(USUAL)
    choices.restore(stored)
    assert all(choices.keys(name) == USUAL[name] for name in USUAL)


keys = st.sampled_from(["Space", "Ctrl+X", "Ctrl+Y", "Ctrl+Shift+Z", "P", "F13"])
steps = st.lists(
    st.tuples(st.sampled_from(list(USUAL)), st.none() | st.lists(keys, max_size=3)), max_size=12
)


@given(steps)
def test_whatever_is_chosen_no_key_belongs_to_two_and_all_is_remembered(done):
    choices = KeyChoices(USUAL)
    for name, wanted in done:
        if wanted is None:
            choices.reset(name)
            assert choices.keys(name) == USUAL[name]
        else:
            choices.choose(name, wanted)
            assert choices.keys(name) == tuple(dict.fromkeys(wanted))
        held = [key for each in USUAL for key in choices.keys(each)]
        assert len(held) == len(set(held))
        again = KeyChoices(USUAL)
        again.restore(choices.stored())
        assert all(again.keys(each) == choices.keys(each) for each in USUAL)
