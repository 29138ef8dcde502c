"""Neighbouring stretches of a song change places."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.edit.commands import (
    AddGeneration,
    AddNotes,
    SetChords,
    SetControls,
    SetMarkers,
    SetMasks,
    SetTempo,
)
from composer.edit.document import Document
from composer.edit.rearranging import ExchangeTime, exchange_time
from composer.model.chord_symbol import ChordSymbol
from composer.model.control import Control, ControlKind
from composer.model.generation import GenerationRecord
from composer.model.mask import Mask
from composer.model.note import Note
from composer.model.score import Marker
from composer.model.time import Tempo, TempoMap

PEDAL = (ControlKind.CONTROLLER, 64)
ticks = st.integers(0, 3000)


@st.composite
def songs(draw):
    document = Document()
    voice = document.score.voices[0].id
    placed = draw(st.lists(st.tuples(st.integers(40, 80), ticks, st.integers(1, 900)), max_size=8))
    document.apply(AddNotes(tuple(Note(document.new_id(), voice, *place) for place in placed)))
    changes = sorted({0, *draw(st.lists(ticks, max_size=4))})
    document.apply(SetTempo(TempoMap(tuple(Tempo(t, 400_000 + t) for t in changes))))
    turned = draw(st.lists(ticks, max_size=4, unique=True))
    document.apply(SetControls(tuple(Control(voice, t, *PEDAL, t % 128) for t in turned)))
    document.apply(SetMarkers(tuple(Marker(t, str(t)) for t in draw(st.lists(ticks, max_size=3)))))
    symbols = draw(st.dictionaries(ticks, st.sampled_from(("C", "F#m7", "N.C.")), max_size=3))
    document.apply(SetChords(tuple(ChordSymbol(t, symbols[t]) for t in symbols)))
    masked = draw(st.lists(st.tuples(ticks, st.integers(1, 1500)), max_size=2))
    document.apply(SetMasks(tuple(Mask(voice, t, t + n) for t, n in masked)))
    return document


def state(score, tick):
    pedal = [control.value for control in score.controls if control.tick <= tick]
    chords = [chord.text for chord in score.chords if chord.tick <= tick]
    return (
        pedal[-1] if pedal else None,
        chords[-1] if chords else None,
        score.tempo.at(tick).quarter_us,
        sorted((n.id, n.duration) for n in score.notes.values() if n.onset == tick),
        sorted(m.text for m in score.markers if m.tick == tick),
        sum(mask.start <= tick < mask.end for mask in score.masks),
    )


@given(songs(), st.lists(ticks, min_size=3, max_size=3, unique=True), st.data())
@settings(max_examples=80, deadline=None)
def test_every_place_is_as_it_was_where_it_lies_now_and_undo_restores(document, bounds, data):
    start, middle, end = sorted(bounds)
    command = ExchangeTime(start, middle, end)
    asked = [0, start, middle, end, *data.draw(st.lists(ticks, max_size=6))]
    asked += [note.onset for note in document.score.notes.values()]
    before, steps = document.score.copy(), document.history.position
    exchange_time(document, start, middle, end)
    document.score.check()
    for tick in asked:
        was, now = state(before, tick), state(document.score, command.moved(tick))
        # A controller that nobody has turned yet is not turned back, and so is a chord.
        for held, holds in zip(was[:2], now[:2], strict=True):
            assert held is None or held == holds
        assert now[2:] == was[2:]
    if document.history.position > steps:
        document.undo()
    for name in (
        "notes",
        "tempo",
        "meter",
        "key",
        "controls",
        "markers",
        "chords",
        "masks",
        "lyrics",
    ):
        assert getattr(document.score, name) == getattr(before, name)


def test_the_cells_of_a_run_go_with_what_it_made():
    document = Document()
    voice = document.score.voices[0].id
    cells = (Mask(voice, 480, 960), Mask(voice, 2000, 2400))
    record = GenerationRecord(document.new_id(), "repaint", "p", "0", 1, masks=cells)
    document.apply(AddNotes((Note(document.new_id(), voice, 60, 480, 480),)))
    document.apply(AddGeneration(record))
    exchange_time(document, 480, 960, 1920)
    (note,) = document.score.notes.values()
    assert document.score.generations[record.id].masks == (
        Mask(voice, note.onset, note.end), cells[1]
    )  # fmt: skip
    document.undo()
    assert document.score.generations[record.id] == record


def test_what_are_no_two_stretches_is_refused():
    document = Document()
    for bounds in ((480, 480, 960), (-1, 480, 960), (0, 960, 480)):
        with pytest.raises(ValueError, match="stretches"):
            exchange_time(document, *bounds)
    assert not document.can_undo
