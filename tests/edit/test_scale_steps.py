"""Moving and mirroring notes in their key."""

from hypothesis import given
from hypothesis import strategies as st

from composer.edit.commands import AddNotes, SetKey
from composer.edit.document import Document
from composer.edit.scale_steps import invert_in_key, move_by_steps, pitch_of, step_of
from composer.model.key import MODES, Key, KeyMap
from composer.model.note import Note

KEYS = st.builds(Key, st.just(0), st.integers(-7, 7), st.sampled_from(sorted(MODES)))


def song(pitches, *keys):
    made = Document()
    voice = made.score.voices[0].id
    made.apply(SetKey(KeyMap(keys)))
    notes = [Note(made.new_id(), voice, p, 480 * i, 480) for i, p in enumerate(pitches)]
    made.apply(AddNotes(tuple(notes)), "Draw")
    return made


def pitches(document):
    return [n.pitch for n in sorted(document.score.notes.values(), key=lambda n: n.onset)]


def everything(document):
    return frozenset(document.score.notes)


def test_a_step_up_in_d_major_stays_in_d_major():
    document = song([62, 64, 66, 67], Key(0, 2))
    move_by_steps(document, everything(document), 1)
    assert pitches(document) == [64, 66, 67, 69]
    assert document.undo_name == "Transpose in Key"


def test_without_a_key_it_is_c_major():
    document = song([60, 64, 71])
    move_by_steps(document, everything(document), -1)
    assert pitches(document) == [59, 62, 69]


def test_an_accidental_stays_one():
    document = song([61, 66])
    move_by_steps(document, everything(document), 1)
    assert pitches(document) == [63, 68]


def test_each_note_goes_by_the_key_at_its_place():
    document = song([66, 66], Key(0, 2), Key(480, 0))
    move_by_steps(document, everything(document), 1)
    assert pitches(document) == [67, 68]


def test_presses_on_the_same_notes_are_one_step_and_what_does_not_fit_stays():
    document = song([120, 124])
    for _ in range(5):
        move_by_steps(document, everything(document), 1)
    assert pitches(document) == [124, 127]
    assert document.history.names[-2:] == ("Draw", "Transpose in Key")


@given(st.integers(0, 127), KEYS)
def test_a_pitch_is_its_step_and_what_it_is_raised(pitch, key):
    step, raised = step_of(pitch, key)
    assert pitch_of(step, key) + raised == pitch
    assert 0 <= raised <= 2
    assert (raised == 0) == (pitch % 12 in key.pitch_classes)


@given(st.lists(st.integers(30, 90), min_size=1, max_size=9), KEYS, st.integers(-9, 9))
def test_steps_there_and_back_leave_a_tune_of_the_scale_as_it_was(chosen, key, steps):
    in_scale = [p for p in chosen if p % 12 in key.pitch_classes]
    document = song(in_scale, key)
    move_by_steps(document, everything(document), steps)
    assert all(p % 12 in key.pitch_classes for p in pitches(document))
    move_by_steps(document, everything(document), -steps)
    assert pitches(document) == in_scale


def test_inverted_in_c_a_rising_third_falls_within_the_key():
    document = song([60, 62, 64, 67])
    invert_in_key(document, everything(document))
    assert pitches(document) == [67, 65, 64, 60]
    assert document.undo_name == "Invert in Key"


@given(st.lists(st.integers(0, 127), max_size=9), KEYS)
def test_inverting_in_key_stays_on_the_roll_and_is_taken_back(chosen, key):
    document = song(chosen, key)
    before = dict(document.score.notes)
    invert_in_key(document, everything(document))
    if all(p % 12 in key.pitch_classes for p in chosen):
        assert all(p % 12 in key.pitch_classes for p in pitches(document))
        invert_in_key(document, everything(document))
        assert pitches(document) == chosen
    while document.undo_name == "Invert in Key":
        document.undo()
    assert document.score.notes == before
