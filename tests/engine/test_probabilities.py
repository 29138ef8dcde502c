"""How likely every pitch is along a stretch of a song, held against what is told of one place."""

from __future__ import annotations

import numpy as np
import pytest

from composer.engine.inspection.explaining import explain_place
from composer.engine.inspection.probabilities import pitch_probabilities
from composer.engine.inspection.scoring import score_piece
from composer.engine.messages import (
    ExplainRequest,
    OperationCancelled,
    OperationRefused,
    PitchProbabilities,
    ProbabilitiesRequest,
    ScoreRequest,
    Surprises,
)
from composer.model.note import Note
from tests.fixtures.tiny_models import chorale

WHOLE = {"start": 0, "end": 100_000}


def told(model, piece, **more) -> list[PitchProbabilities]:
    found = []
    request = ProbabilitiesRequest(1, 0, piece, **{**WHOLE, **more})
    pitch_probabilities(model, request, emit=lambda message: found.extend(message.places))
    return found


def by_pitch(place: PitchProbabilities) -> dict[int, float]:
    values = np.frombuffer(place.probabilities, np.float32)
    return dict(enumerate(values.tolist(), place.lowest))


def nats(model, piece) -> dict[int, float]:
    messages: list = []
    score_piece(model, ScoreRequest(1, 0, piece), emit=messages.append)
    return {
        place.place: place.nats
        for message in messages
        if isinstance(message, Surprises) and message.unit == "note"
        for place in message.places
    }


def explained(model, piece, place, **more) -> dict[int, float]:
    messages: list = []
    explain_place(
        model, ExplainRequest(1, 0, piece, place, count=100, **more), emit=messages.append
    )
    (found,) = (d for d in messages[0].distributions if d.what in ("pitch", "note"))
    return {one.value: one.probability for one in found.likeliest}


def test_each_note_has_the_pitches_and_the_surprise_that_it_has_alone(coconet_model):
    score = chorale()
    found = {place.note: place for place in told(coconet_model, score, rests=False)}
    assert found.keys() == score.notes.keys()
    surprises = nats(coconet_model, score)
    assert {note: place.nats for note, place in found.items()} == pytest.approx(surprises, abs=1e-4)
    roles = {voice.id: voice.role.value for voice in score.voices}
    for note in list(score.notes.values())[::7]:
        place = found[note.id]
        assert (place.start, place.end, place.role) == (note.onset, note.end, roles[note.voice])
        alone = explained(coconet_model, score, note.onset, role=place.role)
        assert by_pitch(place) == pytest.approx(alone, abs=1e-5)


def test_only_what_begins_in_the_stretch_in_these_voices_is_told(coconet_model):
    score = chorale()
    found = told(coconet_model, score, start=600, end=1440, roles=("alto",))
    assert [(place.start, place.role) for place in found] == [(960, "alto")]


def test_asking_in_pieces_or_again_after_an_edit_gives_what_asking_at_once_gives(coconet_model):
    score = chorale(40)
    at_once = {place.note: place for place in told(coconet_model, score)}
    for start in range(0, score.end, 1920):
        for place in told(coconet_model, score, start=start, end=start + 1920):
            assert by_pitch(place) == pytest.approx(by_pitch(at_once[place.note]), abs=1e-5)
    note = score.notes_in_order(score.voices[1].id)[20]
    far, near = (score.notes_in_order(score.voices[2].id)[n] for n in (0, 21))
    score.notes[note.id] = Note(note.id, note.voice, note.pitch + 1, note.onset, note.duration)
    after = {place.note: place for place in told(coconet_model, score)}
    assert by_pitch(after[note.id]) == pytest.approx(by_pitch(at_once[note.id]), abs=1e-5)
    assert by_pitch(after[far.id]) == pytest.approx(by_pitch(at_once[far.id]), abs=1e-5)
    assert by_pitch(after[near.id]) != pytest.approx(by_pitch(at_once[near.id]), abs=1e-5)


def test_rests_and_voices_without_notes_have_pitches_cell_by_cell(coconet_model):
    score = chorale()
    alto, bass = score.voices[1].id, score.voices[3].id
    score.notes = {
        i: n
        for i, n in score.notes.items()
        if n.voice != bass and (n.voice, n.onset) != (alto, 480)
    }
    found = told(coconet_model, score)
    rests = [(p.role, p.start, p.end) for p in found if not p.note]
    assert [r for r in rests if r[0] == "alto"] == [
        ("alto", tick, tick + 120) for tick in range(480, 960, 120)
    ]
    assert len([r for r in rests if r[0] == "bass"]) == score.end // 120
    for place in found:
        total = sum(by_pitch(place).values())
        assert 0.5 < total <= 1 + 1e-4 if place.note else total == pytest.approx(1, abs=1e-4)
    for place in (p for p in found if p.role == "bass" and p.start == 960):
        alone = explained(coconet_model, score, 960, role="bass")
        assert by_pitch(place) == pytest.approx(alone, abs=1e-5)


def test_a_roll_model_tells_steps_and_the_notes_that_begin_in_them(roll_model):
    score = chorale()
    found = told(roll_model, score, transposition=2)
    request = ScoreRequest(1, 0, score, transposition=2)
    messages: list = []
    score_piece(roll_model, request, emit=messages.append)
    surprises = {
        place.place: place.nats
        for message in messages
        if isinstance(message, Surprises) and message.unit == "note"
        for place in message.places
    }
    notes = {place.note: place for place in found if place.note}
    assert {note: place.nats for note, place in notes.items()} == pytest.approx(surprises, abs=1e-4)
    for place in notes.values():
        pitch = score.notes[place.note].pitch
        assert -np.log(by_pitch(place)[pitch]) == pytest.approx(place.nats, abs=1e-4)
    steps = [place.start for place in found if not place.note]
    assert steps == list(range(0, score.end, 240))
    few = told(roll_model, score, transposition=2, start=960, end=1440)
    assert few == [place for place in found if 960 <= place.start < 1440]


def test_an_event_model_tells_notes(event_model):
    score = chorale()
    found = told(event_model, score, start=480, end=1500)
    heard = [n.id for n in score.notes.values() if 480 <= n.onset < 1500]
    assert sorted(place.note for place in found) == sorted(heard)
    first = min((n for n in score.notes.values() if n.onset == 480), key=lambda n: n.pitch)
    (place,) = (p for p in found if p.note == first.id)
    alone = explained(event_model, score, 480)
    assert {p: v for p, v in by_pitch(place).items() if v} == pytest.approx(alone, abs=1e-5)
    assert place.nats == pytest.approx(-np.log(alone[first.pitch]), abs=1e-4)


def test_it_stops_between_two_passes_and_refuses_what_is_no_song(coconet_model, lyrics_model):
    asked = iter([False, False, True])
    with pytest.raises(OperationCancelled):
        pitch_probabilities(
            coconet_model,
            ProbabilitiesRequest(1, 0, chorale(64), **WHOLE),
            emit=lambda message: None,
            cancelled=lambda: next(asked),
        )
    with pytest.raises(OperationRefused):
        told(lyrics_model, chorale())


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"piece": "la"}, "must be a score"),
        ({"start": -1}, "start must be 0"),
        ({"start": 10, "end": 10}, "end must be 11 or more"),
        ({"roles": ("kazoo",)}, "must be some of soprano"),
        ({"rests": 1}, "yes or no"),
        ({"transposition": 13}, "transposition must be"),
        ({"device": "tpu"}, "device must be"),
        ({"pack": ""}, "pack must be a name"),
    ],
)
def test_a_request_out_of_range_is_refused(fields, sentence):
    with pytest.raises(ValueError, match=sentence):
        ProbabilitiesRequest(**{"id": 1, "revision": 0, "piece": chorale(), **WHOLE, **fields})


def test_a_place_holds_whole_probabilities():
    for bad in (b"", b"123", bytes(4 * 129)):
        with pytest.raises(ValueError, match="probabilities"):
            PitchProbabilities(0, "", 0, 1, 0, bad, None)
