"""Writing a candidate into the document."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.edit.accept import accept_candidate
from composer.edit.commands import AddNotes, SetLyrics, SetMasks, SetVoices
from composer.edit.document import Document
from composer.model.generation import GenerationRecord
from composer.model.lyrics import Line, Lyrics, Syllable, Verse, Word
from composer.model.mask import Mask, MaskKind
from composer.model.note import Note
from composer.model.voice import CHORALE_RANGES, Role, Voice


@pytest.fixture
def document():
    made = Document()
    voice = made.score.voices[0].id
    notes = tuple(Note(made.new_id(), voice, 72, 480 * i, 480, 70) for i in range(4))
    made.apply(AddNotes(notes), "Draw")
    return made


def record(document):
    return GenerationRecord(document.new_id(), "harmonize", "pack", "0" * 64, 1)


def with_alto(document, *notes):
    alto = Voice(document.new_id(), "Alto", Role.ALTO, channel=1)
    document.apply(SetVoices((*document.score.voices, alto)))
    document.apply(
        AddNotes(tuple(Note(document.new_id(), alto.id, *note) for note in notes)), "Draw"
    )
    return alto.id


def alto_notes(document):
    alto = document.score.voice_with_role(Role.ALTO)
    return [(n.pitch, n.onset, n.end) for n in document.score.notes_in_order(alto.id)]


def test_missing_voices_are_made_in_their_order_with_their_ranges(document):
    melody = dict(document.score.notes)
    made = record(document)
    voices = {
        Role.BASS: [(48, 0, 1920)],
        Role.ALTO: [(65, 0, 960), (64, 960, 960)],
        Role.TENOR: [(57, 0, 1920)],
    }
    accept_candidate(document, voices, made, "Harmonize")
    score = document.score
    assert [v.name for v in score.voices] == ["Soprano", "Alto", "Tenor", "Bass"]
    assert len({v.channel for v in score.voices}) == 4
    assert all(v.range == CHORALE_RANGES[v.role] for v in score.voices[1:])
    assert {i: score.notes[i] for i in melody} == melody
    new = [n for i, n in score.notes.items() if i not in melody]
    assert {n.origin for n in new} == {made.id}
    assert {n.velocity for n in new} == {70}
    assert score.generations == {made.id: made}
    score.check()


@pytest.mark.parametrize(("melody", "others"), [(52, 52), (19, 19), (73, 73), (0, 52)])
def test_new_voices_have_the_instrument_of_the_melody_but_no_piano(document, melody, others):
    voice = replace(document.score.voices[0], program=melody)
    document.apply(SetVoices((voice,)), "Instrument")
    accept_candidate(document, {Role.BASS: [(48, 0, 1920)]}, record(document), "Harmonize")
    assert [v.program for v in document.score.voices] == [melody, others]


def test_it_is_one_step_back(document):
    before = document.score.copy()
    accept_candidate(document, {Role.ALTO: [(65, 0, 960)]}, record(document), "Harmonize")
    assert document.undo_name == "Harmonize"
    document.undo()
    before.next_id = document.score.next_id
    assert document.score == before


def test_what_was_in_the_rewritten_cells_goes_and_what_reaches_in_is_cut(document):
    with_alto(document, (60, 0, 600), (61, 600, 300), (62, 900, 900), (63, 100, 1800))
    accept_candidate(document, {Role.ALTO: [(65, 480, 720)]}, record(document), "Harmonize")
    assert alto_notes(document) == [
        (60, 0, 480),
        (63, 100, 480),
        (65, 480, 1200),
        (62, 1200, 1800),
        (63, 1200, 1900),
    ]


def test_nothing_under_a_lock_changes(document):
    alto = with_alto(document, (60, 480, 480))
    document.apply(SetMasks((Mask(alto, 480, 960, MaskKind.LOCK),)))
    accept_candidate(document, {Role.ALTO: [(65, 0, 1920)]}, record(document), "Harmonize")
    assert alto_notes(document) == [(65, 0, 480), (60, 480, 960), (65, 960, 1920)]


def test_the_words_of_other_voices_survive(document):
    first = min(document.score.notes)
    words = Lyrics((Verse((Line((Word((Syllable("la", (first,)),)),)),)),))
    document.apply(SetLyrics(words))
    accept_candidate(document, {Role.ALTO: [(65, 0, 960)]}, record(document), "Harmonize")
    assert document.score.lyrics == words


def laid(document, *ids):
    """Words with one syllable on each of the notes."""
    syllables = tuple(Syllable("la", (note_id,)) for note_id in ids)
    document.apply(SetLyrics(Lyrics((Verse((Line((Word(syllables),)),)),))))


def sung_on(document):
    """Pitch and onset of the note under each syllable, ``None`` where there is none."""
    return [
        next(
            ((document.score.notes[i].pitch, document.score.notes[i].onset) for i in s.notes), None
        )
        for s in document.score.lyrics.syllables()
    ]


def test_words_go_to_the_new_notes_that_begin_where_theirs_did(document):
    alto = with_alto(document, (60, 0, 480), (62, 480, 480), (64, 960, 960))
    laid(document, *(n.id for n in document.score.notes_in_order(alto)))
    before = document.score.lyrics
    accept_candidate(
        document, {Role.ALTO: [(65, 0, 960), (67, 960, 480)]}, record(document), "Harmonize"
    )
    assert alto_notes(document) == [(65, 0, 960), (67, 960, 1440), (64, 1440, 1920)]
    assert sung_on(document) == [(65, 0), None, (67, 960)]
    document.undo()
    assert document.score.lyrics == before


def test_words_stay_on_what_is_left_of_their_note_where_no_new_one_begins(document):
    alto = with_alto(document, (60, 480, 960))
    laid(document, document.score.notes_in_order(alto)[0].id)
    accept_candidate(document, {Role.ALTO: [(65, 0, 960)]}, record(document), "Harmonize")
    assert sung_on(document) == [(60, 960)]


def test_where_the_record_names_cells_only_those_are_rewritten(document):
    alto = with_alto(document, (60, 0, 1920))
    made = replace(record(document), masks=(Mask(alto, 480, 960), Mask(alto, 720, 1200)))
    voices = {Role.ALTO: [(65, 0, 1920)], Role.BASS: [(48, 0, 1920)]}
    accept_candidate(document, voices, made, "Repaint")
    assert alto_notes(document) == [(60, 0, 480), (65, 480, 1200), (60, 1200, 1920)]
    bass = document.score.voice_with_role(Role.BASS)
    assert document.score.notes_in_order(bass.id) == []


def test_a_note_that_cannot_be_leaves_the_document_as_it_was(document):
    before, names = document.score.copy(), document.history.names
    with pytest.raises(ValueError, match="pitch"):
        accept_candidate(document, {Role.ALTO: [(200, 0, 960)]}, record(document), "Harmonize")
    before.next_id = document.score.next_id
    assert document.score == before
    assert document.history.names == names


spans = st.tuples(st.integers(0, 40), st.integers(1, 12)).map(lambda s: (s[0], s[0] + s[1]))


@given(st.lists(spans, max_size=6), st.lists(spans, max_size=3), spans)
def test_cell_by_cell_only_what_may_change_does(notes, locks, written):
    document = Document()
    alto = with_alto(document, *((60 + i, a, b - a) for i, (a, b) in enumerate(notes)))
    document.apply(SetMasks(tuple(Mask(alto, a, b, MaskKind.LOCK) for a, b in locks)))

    def cells():
        return [
            sorted(n.pitch for n in document.score.notes.values() if n.onset <= tick < n.end)
            for tick in range(60)
        ]

    before = cells()
    start, end = written
    accept_candidate(
        document, {Role.ALTO: [(100, start, end - start)]}, record(document), "Harmonize"
    )
    after = cells()
    for tick in range(60):
        locked = any(a <= tick < b for a, b in locks)
        assert after[tick] == ([100] if start <= tick < end and not locked else before[tick])
    document.score.check()
