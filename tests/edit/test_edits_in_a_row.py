"""Edits of notes and voices one after another: the song stays whole and everything comes back."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from composer.edit import overlaps, scale_steps, shapes, transform, voicing
from composer.edit.commands import AddNotes, SetControls, SetLyrics, SetMasks, SetVoices
from composer.edit.cutting import chop, glue
from composer.edit.document import Document
from composer.edit.humanise import Humanising, humanise
from composer.edit.quantise import Quantising, quantise
from composer.edit.trial import Trial
from composer.model.control import Control, ControlKind
from composer.model.lyrics import Line, Lyrics, Syllable, Verse, Word
from composer.model.mask import Mask, MaskKind
from composer.model.note import Note
from composer.model.voice import Voice


def song():
    """Two voices; the first has a melody with words on it and chords under it."""
    document = Document()
    first = document.score.voices[0]
    second = Voice(document.new_id(), "Second", channel=1)
    document.apply(SetVoices((first, second)))
    tune = [Note(document.new_id(), first.id, 70 + i, 480 * i, 480) for i in range(6)]
    chords = [
        Note(document.new_id(), voice, pitch, 960 * i, 960)
        for i in range(3)
        for voice, pitch in ((first.id, 60), (first.id, 64), (second.id, 48))
    ]
    document.apply(AddNotes((*tune, *chords)))
    ids = [note.id for note in tune]
    laid = (("a", ids[:1]), ("b", ids[1:3]), ("c", []), ("d", ids[3:4]), ("e", ids[4:6]))
    words = tuple(Word((Syllable(text, tuple(notes)),)) for text, notes in laid)
    document.apply(SetLyrics(Lyrics((Verse((Line(words),)), Verse((Line(words[:2]),))))))
    document.apply(SetControls((Control(first.id, 10, ControlKind.CONTROLLER, 64, 127),)))
    document.apply(SetMasks((Mask(second.id, 0, 960, MaskKind.LOCK),)), "Song")
    return document


def first_voice(document):
    return document.score.voices[0].id


EDITS = {
    "quantise": lambda d, ids: quantise(d, ids, Quantising(320, 0.7, 0.6, ends=True)),
    "humanise": lambda d, ids: humanise(d, ids, Humanising(30, 10, 5)),
    "legato": transform.legato,
    "steps": lambda d, ids: scale_steps.move_by_steps(d, ids, 3),
    "invert": shapes.invert,
    "invert in key": scale_steps.invert_in_key,
    "retrograde": shapes.retrograde,
    "stretch": lambda d, ids: shapes.stretch(d, ids, Fraction(2, 3)),
    "length": lambda d, ids: shapes.set_length(d, ids, 700),
    "overlaps": overlaps.remove_overlaps,
    "duplicates": overlaps.remove_duplicates,
    "trim": overlaps.trim_to_next,
    "join": transform.merge,
    "glue": glue,
    "split": lambda d, ids: transform.split(d, ids, 1000),
    "chop": lambda d, ids: chop(d, ids, 500),
    "voice below": lambda d, ids: voicing.give_to_neighbours(d, ids, 1),
    "split chords": lambda d, ids: voicing.split_chords(d, first_voice(d), 2, ids),
    "merge": lambda d, ids: voicing.merge_voices(d, first_voice(d), [d.score.voices[-1].id]),
    "order": lambda d, ids: voicing.move_voice(d, first_voice(d), 1),
    "undo": lambda d, ids: d.undo() if d.undo_name != "Song" else None,
}


@given(st.lists(st.tuples(st.sampled_from(sorted(EDITS)), st.sets(st.integers(0, 20))), max_size=8))
def test_any_row_of_edits_keeps_the_words_and_is_taken_back_exactly(edits):
    document = song()
    before = document.score.copy()
    for name, places in edits:
        notes = sorted(document.score.notes)
        EDITS[name](document, frozenset(notes[place] for place in places if place < len(notes)))
        score = document.score
        score.check()
        assert [s.text for s in score.lyrics.syllables()] == list("abcdeab")
        for syllable in score.lyrics.syllables():
            sung = [score.notes[note] for note in syllable.notes]
            assert len({note.voice for note in sung}) <= 1
            assert [n.onset for n in sung] == sorted(n.onset for n in sung)
    while document.undo_name != "Song":
        document.undo()
    for name in ("notes", "voices", "lyrics", "controls", "masks"):
        assert getattr(document.score, name) == getattr(before, name)


@given(st.lists(st.sampled_from([0.0, 0.4, 1.0, None]), max_size=5))
def test_a_trial_is_one_step_or_none(strengths):
    document = song()
    ids = sorted(document.score.notes)
    before = dict(document.score.notes)
    trial = Trial(document, before.values(), "Quantise")
    for strength in strengths:
        if strength is None:
            trial.back()
            assert document.score.notes == before
        else:
            how = Quantising(700, strength)
            shaped = [
                Note(
                    n.id,
                    n.voice,
                    n.pitch,
                    how.line_near(document.score.meter, n.onset) if strength else n.onset,
                    n.duration,
                )
                for n in before.values()
            ]
            trial.show(shaped)
        position = document.history.position
        assert position - song().history.position in (0, 1)
        assert (document.undo_name == "Quantise") == (document.score.notes != before)
    trial.back()
    assert document.score.notes == before
    assert sorted(document.score.notes) == ids
    assert document.undo_name == "Song"
