"""Proposed words become the song's, whatever became of the song meanwhile."""

from __future__ import annotations

from composer.app.singing import Singing
from composer.edit.commands import AddNotes, RemoveNotes
from composer.edit.document import Document
from composer.model.note import Note
from composer.prosody.text import text_of
from composer.ui.lyrics.draft import Draft
from composer.ui.lyrics.editor import LyricsEditor
from composer.ui.lyrics.page_sync import PageSync
from composer.ui.lyrics.taking import take_words


def test_words_made_for_notes_that_are_gone_are_taken_without_them(qtbot) -> None:
    document = Document()
    voice = document.score.voices[0].id
    notes = [Note(document.new_id(), voice, 60 + n, 480 * n, 480) for n in range(3)]
    document.apply(AddNotes(tuple(notes)), "Draw")
    editor = LyricsEditor()
    qtbot.addWidget(editor)
    sync = PageSync(editor, document, Singing(document))
    draft = Draft(0, 0, "near the sun", groups=(tuple((note.id,) for note in notes),))
    document.apply(RemoveNotes((notes[1].id,)), "Erase")
    take_words(document, sync, "", draft, None)
    sync.close()
    assert text_of(document.score.lyrics) == "near the sun"
    laid = [syllable.notes for syllable in document.score.lyrics.syllables()]
    assert laid == [(notes[0].id,), (), (notes[2].id,)]
