"""What other words for a stretch of a text are to be like."""

from __future__ import annotations

from composer.app.line_fit import laid_as
from composer.app.stretch_form import StretchForm, form_of_whole_line, form_of_word
from composer.app.wishes import Wishes
from composer.model.note import Note
from composer.model.score import empty_score
from composer.prosody.text import lyrics_from_text

SONG = "over the hill\nand away"
SECOND = SONG.index("and")


def song(sung):
    """Two lines; the first has four notes, under which it is laid if ``sung``."""
    score = empty_score()
    notes = [Note(score.new_id(), score.voices[0].id, 60, i * 480, 480) for i in range(4)]
    score.notes.update((note.id, note) for note in notes)
    score.lyrics = lyrics_from_text(SONG)
    if sung:
        score.lyrics = laid_as(score.lyrics, 0, 0, tuple((note.id,) for note in notes))
    return score, tuple((note.id,) for note in notes)


def test_a_line_that_is_sung_keeps_its_notes_and_one_that_is_not_is_as_wished():
    score, groups = song(sung=True)
    wishes = Wishes(syllables=(7,), rhyme="AA")
    form = form_of_whole_line(score, SONG, 0, wishes, notes=0)
    assert (form.syllables, form.groups, form.rhymes_with) == (4, (groups,), "")
    assert len(form.stresses) == 4
    form = form_of_whole_line(score, SONG, SECOND, wishes, notes=0)
    assert form == StretchForm(7, rhymes_with="over the hill")


def test_as_many_syllables_as_notes_are_selected_go_before_what_was_sung():
    score, _ = song(sung=True)
    wishes = Wishes(as_notes=True)
    assert form_of_whole_line(score, SONG, 0, wishes, notes=3) == StretchForm(3)


def test_a_word_keeps_its_syllables_where_it_is_sung_and_several_words_are_free():
    score, _ = song(sung=True)
    assert form_of_word(score, SONG, 0, 4) == StretchForm(2)
    assert form_of_word(score, SONG, 0, 8) == StretchForm()
    assert form_of_word(song(sung=False)[0], SONG, 0, 4) == StretchForm()
