"""Whatever is typed into words under notes: no note is lost, and undo leads all the way back."""

from __future__ import annotations

import hypothesis.strategies as st
from hypothesis import given, settings

from composer.app.singing import Singing
from composer.edit.commands import AddNotes, SetLyrics
from composer.edit.document import Document
from composer.model.note import Note
from composer.model.score import empty_score
from composer.prosody.text import lyrics_from_text
from composer.ui.roll.lanes.word_entry import WordEntry

WAYS = ("next", "back", "next_word", "next_line", "hyphen", "melisma", "down", "up", "write")
TEXTS = st.sampled_from(("", "a", "la", "don't", "wo", "é", "你", "🎵", "the‿end", "x\u2010y"))
# `None`: what stands there is not touched.
PRESSES = st.lists(st.tuples(st.sampled_from(WAYS), st.none() | TEXTS), max_size=25)


def song(words, onsets):
    """A melody with words laid under its first notes."""
    document = Document(empty_score())
    voice = document.score.voices[0].id
    notes = [Note(document.new_id(), voice, 60 + i % 7, onset, 120) for i, onset in onsets]
    document.apply(AddNotes(tuple(notes)), "Write")
    if words:
        document.apply(SetLyrics(lyrics_from_text(words)), "Words")
        Singing(document).lay([note.id for note in notes[: max(1, len(notes) // 2)]])
    return document


@settings(max_examples=150)
@given(
    words=st.sampled_from(("", "Morning light", "one two\nthree\n\nfour", "a b c d e f g h")),
    onsets=st.lists(st.integers(0, 20), min_size=1, max_size=12, unique=True),
    first=st.integers(0, 11),
    presses=PRESSES,
)
def test_any_typing_keeps_every_note_and_is_undone_step_by_step(words, onsets, first, presses):
    document = song(words, enumerate(120 * onset for onset in sorted(onsets)))
    before, position = document.score.copy(), document.history.position
    ids = [note.id for note in document.score.notes_in_order()]
    entry = WordEntry(document, Singing(document), ids[first % len(ids)], 0)
    for way, text in presses:
        text = entry.text if text is None else text
        written = entry.note, entry.row
        if way in ("up", "down"):
            entry.verse(text, 1 if way == "down" else -1)
        else:
            getattr(entry, way)(text)
        document.score.check()
        assert document.score.notes == before.notes
        assert entry.note in before.notes
        sung = [s for s in Singing(document).syllables_at(written[0]) if s.row == written[1]]
        if way in ("write", "next", "back") and text and sung:
            assert text in sung[0].text
    after = document.score.lyrics
    while document.history.position > position:
        document.undo()
    assert document.score.lyrics == before.lyrics
    while document.can_redo:
        document.redo()
    assert document.score.lyrics == after


def typed(document, *presses):
    ids = [note.id for note in document.score.notes_in_order()]
    entry = WordEntry(document, Singing(document), ids[0], 0)
    for way, text in presses:
        getattr(entry, way)(text)
    return [
        [[syllable.text for syllable in word.syllables] for word in line.words]
        for verse in document.score.lyrics.verses
        for line in verse.lines
        if line.words
    ]


def test_words_syllables_and_lines_are_what_was_typed():
    document = song("", [(i, 120 * i) for i in range(8)])
    assert typed(
        document,
        ("hyphen", "A"),
        ("next_word", "men"),
        ("next_line", "so"),
        ("melisma", "it"),
        ("next_word", "is"),
    ) == [[["A", "men"], ["so"]], [["it"], ["is"]]]
