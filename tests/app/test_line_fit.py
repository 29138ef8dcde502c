"""A line of words and its notes: what other words in its place have to fit."""

from __future__ import annotations

from composer.app.line_fit import laid_as, patterns_with_groups, sung_line, sung_syllables
from composer.model.lyrics import Lyrics
from composer.model.note import Note
from composer.model.score import empty_score
from composer.prosody.text import lyrics_from_text


def score_with(text, count, length=480):
    score = empty_score()
    voice = score.voices[0].id
    for place in range(count):
        note = Note(score.new_id(), voice, 60 + place % 5, place * length, length)
        score.notes[note.id] = note
    score.lyrics = lyrics_from_text(text)
    return score, list(score.notes)


def test_a_line_that_is_laid_whole_tells_its_notes_and_its_beats():
    score, ids = score_with("over the hill\nand away", 4)
    score.lyrics = laid_as(score.lyrics, 0, 0, tuple((note,) for note in ids))
    line = sung_line(score, 0, 0)
    assert line.groups == tuple((note,) for note in ids)
    assert len(line.stresses) == 4
    assert line.stresses[0] == "/"


def test_a_line_with_a_syllable_without_a_note_is_not_sung():
    score, ids = score_with("over the hill", 4)
    assert sung_line(score, 0, 0) is None
    score.lyrics = laid_as(score.lyrics, 0, 0, ((ids[0],), (ids[1],), (ids[2],), ()))
    assert sung_line(score, 0, 0) is None


def test_words_of_another_number_of_syllables_are_left_as_they_are():
    lyrics = lyrics_from_text("over the hill")
    assert laid_as(lyrics, 0, 0, ((1,), (2,))) == lyrics
    laid = laid_as(lyrics, 0, 0, ((1,), (2, 3), (4,), (5,)))
    assert [s.notes for s in laid.syllables()] == [(1,), (2, 3), (4,), (5,)]


def test_a_word_tells_on_how_many_syllables_it_is_sung():
    lyrics = lyrics_from_text("over the hill")
    assert sung_syllables(lyrics, 1) is None
    lyrics = laid_as(lyrics, 0, 0, ((1,), (2,), (3,), ()))
    assert sung_syllables(lyrics, 1) == 2
    assert sung_syllables(lyrics, len("over the h")) is None
    assert sung_syllables(Lyrics(), 0) is None


def test_signs_that_are_not_sung_take_no_note():
    lyrics = lyrics_from_text("oh — well")
    laid = laid_as(lyrics, 0, 0, ((1,), (2,)))
    assert [s.notes for s in laid.syllables() if s.notes] == [(1,), (2,)]


def test_every_note_of_a_melody_belongs_to_one_syllable_of_one_line():
    score, ids = score_with("", 16)
    patterns, groups = patterns_with_groups(score, score.notes.values())
    assert [len(line) for line in groups] == [len(signs) for signs in patterns]
    assert [note for line in groups for group in line for note in group] == ids
    assert patterns_with_groups(score, []) == ((), ())


def test_of_notes_together_the_highest_is_sung():
    score, ids = score_with("", 4)
    low = Note(score.new_id(), score.voices[0].id, 40, 0, 480)
    score.notes[low.id] = low
    _, groups = patterns_with_groups(score, score.notes.values())
    assert [note for line in groups for group in line for note in group] == ids


def test_no_words_are_no_line():
    assert laid_as(lyrics_from_text("a"), 0, 0, ()) == lyrics_from_text("a")
    assert Lyrics() == lyrics_from_text("")
