"""Tempo, meter, key and markers over time: put in, moved, taken out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.edit import conducting, markers
from composer.edit.commands import AddNotes
from composer.edit.document import Document
from composer.model.key import Key
from composer.model.note import Note
from composer.model.score import Marker
from composer.model.time import Meter, Tempo

BAR = 1920


@pytest.fixture
def document():
    return Document()


@pytest.mark.parametrize(
    ("change", "name"),
    [(Tempo(960, 400_000), "Tempo"), (Meter(960, 3, 4), "Meter"), (Key(960, -3), "Key")],
)
def test_a_change_is_put_in_moved_and_removed_each_in_a_step(document, change, name):
    def there():
        return getattr(document.score, name.lower()).entries

    before = there()
    conducting.put(document, change)
    assert change in there()
    now = conducting.move(document, change, BAR)
    assert [entry for entry in there() if entry.tick] == [now]
    assert now.tick == BAR
    conducting.remove(document, now)
    assert there() == before
    assert document.history.names == (f"Change {name}", f"Move {name}", f"Remove {name}")


def test_the_tempo_and_the_meter_of_the_beginning_stay(document):
    for change in (*document.score.tempo.entries, *document.score.meter.entries):
        with pytest.raises(ValueError, match="begins"):
            conducting.remove(document, change)
        with pytest.raises(ValueError, match="begins"):
            conducting.move(document, change, 480)
    assert not document.can_undo


def test_a_change_that_is_moved_onto_another_takes_its_place(document):
    conducting.put(document, Tempo(480, 400_000))
    conducting.put(document, Tempo(960, 300_000))
    conducting.move(document, Tempo(480, 400_000), 960)
    assert document.score.tempo.entries[1:] == (Tempo(960, 400_000),)


@given(st.integers(0, 5000), st.integers(1, 200_000), st.floats(10, 400), st.floats(10, 400))
def test_a_ramp_leads_evenly_from_one_tempo_to_another(start, length, first, last):
    document = Document()
    conducting.put(document, Tempo(start + length // 2, 123_456))
    conducting.ramp(document, start, start + length, first, last)
    tempo = document.score.tempo
    made = [entry.bpm for entry in tempo.entries if start <= entry.tick]
    assert made == sorted(made, reverse=first > last) or len(made) < 3
    assert tempo.at(start).bpm == pytest.approx(first, rel=1e-3)
    assert tempo.at(start + length).bpm == pytest.approx(last, rel=1e-3)
    assert len(made) <= conducting.MOST_STEPS + 1
    document.undo()
    assert document.score.tempo.at(start + length).quarter_us == 123_456 or length == 1


def test_a_steady_tempo_takes_a_ramp_out_and_leaves_what_is_behind_it(document):
    conducting.ramp(document, BAR, 2 * BAR, 120, 60)
    conducting.put(document, Tempo(3 * BAR, 300_000))
    conducting.steady(document, BAR + 480, 2 * BAR)
    tempo = document.score.tempo
    assert tempo.at(2 * BAR - 1) == tempo.at(BAR + 480)
    assert tempo.at(2 * BAR).bpm == pytest.approx(60)
    assert tempo.at(3 * BAR).quarter_us == 300_000
    conducting.steady(document)
    assert document.score.tempo.entries == (Tempo(0, 500_000),)
    assert document.history.names[-2:] == ("Steady Tempo", "Steady Tempo")
    with pytest.raises(ValueError, match="time"):
        conducting.steady(document, 480, 480)


def test_sections_last_until_the_next_marker_and_the_last_until_the_song_ends(document):
    voice = document.score.voices[0].id
    document.apply(AddNotes((Note(document.new_id(), voice, 60, 0, 5 * BAR - 5),)))
    verse, chorus = markers.add(document, 0, "Verse"), markers.add(document, 2 * BAR, "Chorus")
    spans = [(s.marker, s.start, s.end) for s in markers.sections(document.score)]
    assert spans == [(verse, 0, 2 * BAR), (chorus, 2 * BAR, 5 * BAR)]
    assert markers.section_at(document.score, 2 * BAR).marker == chorus
    assert markers.next_marker(document.score, 0) == chorus
    assert markers.next_marker(document.score, 2 * BAR) is None
    assert markers.previous_marker(document.score, 2 * BAR) == verse
    assert markers.marker_at(document.score, 2 * BAR - 1) == verse


def test_a_marker_is_renamed_moved_and_removed_each_in_a_step(document):
    marker = markers.add(document, 0, " Verse \n 1 ")
    assert marker == Marker(0, "Verse 1")
    marker = markers.rename(document, marker, "Intro")
    marker = markers.move(document, marker, 480)
    assert document.score.markers == (Marker(480, "Intro"),)
    markers.remove(document, marker)
    assert document.score.markers == ()
    assert document.history.names == ("Add Marker", "Rename Marker", "Move Marker", "Remove Marker")


def test_a_marker_without_a_name_or_before_the_start_is_refused(document):
    with pytest.raises(ValueError, match="name"):
        markers.add(document, 0, "  ")
    with pytest.raises(ValueError, match="name"):
        markers.add(document, 0, "a" * 201)
    with pytest.raises(ValueError, match="start"):
        markers.add(document, -1, "A")
    assert not document.can_undo


def test_new_markers_are_named_like_rehearsal_marks(document):
    for number in range(27):
        markers.add(document, number * BAR, markers.new_name(document.score))
    assert [m.text for m in document.score.markers][-2:] == ["Z", "AA"]
