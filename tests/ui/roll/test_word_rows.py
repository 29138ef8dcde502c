"""The rows of words: kept up to date word by word, they are as looked at anew."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from composer.app.singing import Singing
from composer.edit.commands import AddNotes, RemoveNotes, SetVoices
from composer.edit.document import Document
from composer.model.note import Note
from composer.model.score import empty_score
from composer.model.voice import Role, Voice
from composer.ui.roll.lanes.word_rows import WordRow, WordRows
from composer.ui.roll.view import RollView


@pytest.fixture
def roll(qtbot):
    document = Document(empty_score())
    one = document.score.voices[0]
    other = Voice(document.new_id(), "Alto", Role.ALTO, channel=1)
    document.apply(SetVoices((one, other)))
    notes = [
        Note(document.new_id(), voice.id, pitch, 480 * i, 480)
        for voice, pitch in ((one, 72), (one, 67), (other, 60))
        for i in range(5)
    ]
    document.apply(AddNotes(tuple(notes)))
    roll = RollView(document)
    qtbot.addWidget(roll)
    return roll, document.score.copy()


def state(rows: WordRows, voices):
    return (
        rows.shown(),
        rows.unlaid,
        rows.most,
        {
            voice: [
                (rows.melody(voice).id.tolist(), rows.worded(rows.melody(voice), places, row))
                for row in range(4)
                for places in [range(len(rows.melody(voice)))]
            ]
            for voice in voices
        },
    )


def plain(found):
    shown, unlaid, most, melodies = found
    melodies = {v: [(ids, mask.tolist()) for ids, mask in each] for v, each in melodies.items()}
    return [WordRow(row.voice, row.row) for row in shown], unlaid, most, melodies


def edit(draw, document: Document, singing: Singing) -> None:
    notes = sorted(document.score.notes)
    note = draw(st.sampled_from(notes))
    kind = draw(st.integers(0, 6))
    if kind == 0:
        singing.write(draw(st.sampled_from(["", "oh my\n", "oh my love\n\nso far away\n"])))
    elif kind == 1:
        singing.lay(draw(st.sets(st.sampled_from(notes), min_size=1, max_size=5)))
    elif kind == 2:
        singing.clear_notes({note})
    elif kind == 3 and len(notes) > 2:
        document.apply(RemoveNotes((note,)))
    elif kind == 4:
        document.undo()
    else:
        singing.write_under(note, draw(st.sampled_from(["la", "da-da"])), draw(st.integers(0, 2)))


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.data())
def test_rows_that_are_kept_up_to_date_are_as_looked_at_anew(roll, data):
    view, score = roll
    document, rows = view.stage.document, view.syllables.rows
    document.replace(score.copy())
    singing, voices = rows.singing, [voice.id for voice in document.score.voices]
    for _ in range(data.draw(st.integers(1, 5))):
        edit(data.draw, document, singing)
        kept = plain(state(rows, voices))
        rows.words_changed()
        assert kept == plain(state(rows, voices))
