"""The index of what stands under each note: kept up to date, it is as one that is made anew."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.app.singing import Singing
from composer.app.words_under_notes import WordsUnderNotes
from composer.edit.commands import AddNotes, RemoveNotes, SetLyrics
from composer.edit.document import Document
from composer.model.lyric_changes import changed_words
from composer.model.lyrics import Line, Lyrics, Place, Syllable, Verse, Word
from composer.model.note import Note
from composer.model.score import empty_score

NOTES = tuple(range(10, 22))
SYLLABLES = st.builds(
    Syllable,
    st.sampled_from(["la", "di", "te-", "_", "…"]),
    st.lists(st.sampled_from(NOTES), unique=True, max_size=3).map(lambda ids: tuple(sorted(ids))),
)
WORDS = st.lists(SYLLABLES, min_size=1, max_size=3).map(lambda found: Word(tuple(found)))
LINES = st.lists(WORDS, max_size=3).map(lambda found: Line(tuple(found)))
VERSES = st.lists(LINES, max_size=3).map(lambda found: Verse(tuple(found)))
LYRICS = st.lists(VERSES, max_size=4).map(lambda found: Lyrics(tuple(found)))


@st.composite
def edits(draw: st.DrawFn, lyrics: Lyrics) -> Lyrics:
    """The same with something of it exchanged, put in or taken out."""
    verses = list(lyrics.verses)
    if not verses or draw(st.integers(0, 9)) == 0:
        verses.insert(draw(st.integers(0, len(verses))), draw(VERSES))
        return Lyrics(tuple(verses))
    v = draw(st.integers(0, len(verses) - 1))
    lines = list(verses[v].lines)
    if not lines or draw(st.integers(0, 5)) == 0:
        lines.insert(draw(st.integers(0, len(lines))), draw(LINES))
    else:
        n = draw(st.integers(0, len(lines) - 1))
        words = list(lines[n].words)
        w = draw(st.integers(0, len(words)))
        words[w : w + draw(st.integers(0, 1))] = draw(st.lists(WORDS, max_size=1))
        lines[n] = replace(lines[n], words=tuple(words))
    verses[v] = replace(verses[v], lines=tuple(lines))
    return Lyrics(tuple(verses))


@settings(max_examples=150, deadline=None)
@given(st.data(), LYRICS, LYRICS)
def test_an_index_that_is_kept_up_to_date_is_as_one_made_anew(data, first, other):
    index = WordsUnderNotes(first)
    lyrics = first
    for _ in range(data.draw(st.integers(1, 6))):
        before, version = {note: index.at(note) for note in NOTES}, index.version
        rows = list(index.row_of)
        lyrics = data.draw(st.one_of(edits(lyrics), st.just(other)))
        index.update(lyrics)
        fresh = WordsUnderNotes(lyrics)
        assert (index.row_of, index.rows) == (fresh.row_of, fresh.rows)
        now = {note: index.at(note) for note in NOTES}
        assert now == {note: fresh.at(note) for note in NOTES}
        told = index.changed_since(version)
        if rows == index.row_of and told is not None:
            assert {note for note in NOTES if now[note] != before[note]} <= told


@settings(max_examples=60, deadline=None)
@given(LYRICS, LYRICS)
def test_the_words_that_changed_lead_from_one_text_to_the_other(before, after):
    def words(lyrics: Lyrics) -> dict[tuple[int, int, int], Word]:
        return {
            (v, n, w): word
            for v, verse in enumerate(lyrics.verses)
            for n, line in enumerate(verse.lines)
            for w, word in enumerate(line.words)
        }

    found = words(before)
    for change in changed_words(before, after):
        assert found.pop(change[:3], None) == change.before
        if change.after is not None:
            found[change[:3]] = change.after
    assert found == words(after)
    assert list(changed_words(after, after)) == []


def test_more_changes_than_are_remembered_are_any():
    lyrics = Lyrics((Verse((Line((Word((Syllable("la", (10,)),)),)),)),))
    index = WordsUnderNotes(lyrics)
    version = index.version
    for number in range(100):
        lyrics = lyrics.laid({Place(0): (10 + number % 5,)})
        index.update(lyrics)
    assert index.changed_since(version) is None
    assert index.changed_since(index.version) == frozenset()


def test_words_on_a_note_that_is_not_there_are_refused_wherever_they_stand():
    document = Document(empty_score())
    voice = document.score.voices[0].id
    note = Note(document.new_id(), voice, 60, 0, 480)
    document.apply(AddNotes((note,)))
    laid = Lyrics((Verse((Line((Word((Syllable("la", (note.id,)),)),)),)),))
    document.apply(SetLyrics(laid))
    wrong = laid.laid({Place(0): (note.id, 999)})
    with pytest.raises(ValueError, match="missing note"):
        document.apply(SetLyrics(wrong))
    document.apply(RemoveNotes((note.id,)))
    with pytest.raises(ValueError, match="missing note"):
        document.apply(SetLyrics(laid))


def test_a_melody_is_looked_for_anew_only_after_notes_change():
    document = Document(empty_score())
    voice = document.score.voices[0].id
    notes = tuple(Note(document.new_id(), voice, 60, 480 * i, 480) for i in range(3))
    document.apply(AddNotes(notes))
    singing = Singing(document)
    first = singing.melody(notes[0].id)
    singing.write_under(notes[0].id, "la")
    assert singing.melody(notes[0].id) is first
    document.apply(RemoveNotes((notes[2].id,)))
    assert singing.melody(notes[0].id) == first[:2]
