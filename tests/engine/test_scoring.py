"""Scores of pieces, place by place, against the plain networks in float64."""

from __future__ import annotations

import math

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.engine.abc import Tune
from composer.engine.gibbs import one_hot
from composer.engine.inspection import characters
from composer.engine.inspection.frames import frames_of
from composer.engine.inspection.scoring import UNKNOWN_NATS, score_piece
from composer.engine.messages import (
    OperationCancelled,
    OperationRefused,
    Scored,
    ScoreRequest,
    Surprise,
    Surprises,
)
from composer.engine.networks.loading import load
from composer.model.note import Note
from composer.model.score import Score
from composer.model.time import Tempo, TempoMap
from composer.model.voice import Role, Voice
from tests.fixtures.tiny_models import LONG_TUNE, TUNE, chorale
from training.coconet.corpus import Piece
from training.event.likelihood import likelihood_of_pieces
from training.lyrics.corpus import Song
from training.lyrics.corpus import Vocabulary as LyricsVocabulary
from training.lyrics.likelihood import song_bits
from training.roll.corpus import Recollected
from training.roll.likelihood import piece_nats
from training.tune.likelihood import tune_bits
from training.tune.vocabulary import Vocabulary as TuneVocabulary

CLOSE = 1e-4  # nats a place: single precision beside double


def scored(model, piece, **more) -> tuple[dict[str, list[Surprise]], Scored]:
    """The surprises by unit, and the end."""
    told: list = []
    score_piece(model, ScoreRequest(1, 0, piece, **more), emit=told.append)
    assert isinstance(told[-1], Scored)
    found: dict[str, list[Surprise]] = {"note": [], "step": [], "character": []}
    for message in told[:-1]:
        assert isinstance(message, Surprises)
        found[message.unit] += message.places
    return found, told[-1]


def cells_of(score: Score) -> Piece:
    return np.stack(
        [np.repeat([n.pitch for n in score.notes_in_order(voice.id)], 4) for voice in score.voices]
    ).astype(np.int16)


def test_a_note_of_a_chorale_costs_what_the_plain_network_says_of_it_all_others_given(
    coconet_model,
):
    score = chorale()
    found, end = scored(coconet_model, score)
    plain = load(coconet_model.pack).double()
    shape = plain.shape
    rows = torch.from_numpy(cells_of(score).astype(np.int64) - shape.lowest)
    total = 0.0
    for voice in range(4):
        for beat in range(8):
            hidden = torch.zeros(1, 4, 32, dtype=torch.bool)
            hidden[0, voice, 4 * beat : 4 * beat + 4] = True
            with torch.no_grad():
                logits = plain(one_hot(rows[None], shape.pitches).double(), hidden)
            logp = torch.log_softmax(logits, -1)[0, voice, 4 * beat : 4 * beat + 4]
            total -= float(logp[:, rows[voice, 4 * beat]].mean())
    assert end.unit == "note"
    assert end.count == len(score.notes)
    assert end.total == pytest.approx(total, abs=CLOSE * end.count)
    assert sum(place.nats for place in found["note"]) == pytest.approx(end.total)
    assert {place.place for place in found["note"]} == set(score.notes)


def test_a_part_without_notes_is_imagined_and_a_melody_alone_is_the_soprano(coconet_model):
    melody = chorale()
    soprano = melody.voices[0]
    melody.voices = (Voice(soprano.id, "Tune", Role.MELODY),)
    melody.notes = {n: note for n, note in melody.notes.items() if note.voice == soprano.id}
    _, end = scored(coconet_model, melody)
    assert end.count == 8
    two = Score(voices=(Voice(1, "one"), Voice(2, "two", channel=1)), next_id=5)
    two.notes = {3: Note(3, 1, 60, 0, 480), 4: Note(4, 2, 64, 0, 480)}
    with pytest.raises(OperationRefused, match="soprano, alto, tenor or bass"):
        scored(coconet_model, two)


def test_steps_of_a_roll_cost_what_the_training_tree_says(roll_model):
    score = chorale()
    found, end = scored(roll_model, score, transposition=0)
    frames = frames_of(score, 240, 0)
    (nats,) = piece_nats(
        load(roll_model.pack).double(), Recollected([frames.keys], roll_model.network.shape), [0]
    )
    assert end.unit == "step"
    assert end.count == 15
    assert end.total == pytest.approx(float(nats.sum()), abs=CLOSE * 15)
    assert [place.place for place in found["step"]] == list(range(16))
    # What the notes cost is what the steps cost, but for the choices of no more keys.
    notes = sum(place.nats for place in found["note"])
    assert 0 < notes < sum(place.nats for place in found["step"])
    assert sorted(place.place for place in found["note"]) == sorted(score.notes)


def test_a_roll_hears_a_song_where_it_is_likeliest_unless_it_is_told(roll_model):
    score = chorale()
    _, free = scored(roll_model, score)
    totals = {}
    for shift in range(-6, 6):
        found, end = scored(roll_model, score, transposition=shift)
        assert dict(end.parameters)["transposition"] == shift
        totals[shift] = sum(place.nats for place in found["step"])
    best = min(totals, key=totals.__getitem__)
    assert dict(free.parameters)["transposition"] == best


def test_performed_notes_cost_what_the_training_tree_says(event_model):
    score = chorale()
    score.tempo = TempoMap((Tempo(0, 400_000), Tempo(1000, 700_000)))
    found, end = scored(event_model, score)
    from composer.engine.events import notes_of_score

    events = event_model.alphabet.encode(notes_of_score(score))
    truth = likelihood_of_pieces(load(event_model.pack).double(), [events])
    assert end.count == len(score.notes)
    assert end.nats == pytest.approx(truth.total, abs=CLOSE)
    for place in found["note"]:
        assert place.nats == pytest.approx(sum(nats for _, nats in place.parts))
        assert dict(place.parts)["pitch"] == pytest.approx(-math.log(place.probability))
    assert {place.place for place in found["note"]} == set(score.notes)


def test_an_event_is_told_of_the_note_that_it_is(event_model):
    score = chorale()
    found, _ = scored(event_model, score)
    order = [score.notes[place.place] for place in found["note"]]
    assert order == sorted(order, key=lambda note: (note.onset, note.pitch))


@pytest.mark.parametrize("artist", [None, "Ben Late"])
def test_characters_of_lyrics_cost_what_the_training_tree_says(lyrics_model, artist):
    text = "a rose is a rose,\nand so? it is"
    found, end = scored(lyrics_model, text, artist=artist)
    vocabulary = LyricsVocabulary(lyrics_model.characters)
    song = Song(artist or "nobody", "", text)
    network = load(lyrics_model.pack).double()
    ((bits, count),) = song_bits(network, vocabulary, list(lyrics_model.artists), [song])
    assert end.count == count == len(text) + 1
    assert end.total == pytest.approx(bits * math.log(2), abs=CLOSE * count)
    places = found["character"]
    assert [place.place for place in places] == list(range(count))
    assert places[text.index("?")].nats > UNKNOWN_NATS


def test_a_text_is_read_in_the_manner_that_it_is_written_in(lyrics_model):
    text = "a rose is a rose,\nand so it is"

    def total(artist=None, **manner):
        return scored(lyrics_model, text, artist=artist, **manner)[1].total

    ann, ben, nobody = total("Ann Early"), total("Ben Late"), total()
    assert total("Ann Early", second_artist="Ben Late", blend=0.0) == pytest.approx(ann)
    assert total("Ann Early", second_artist="Ben Late", blend=1.0) == pytest.approx(ben)
    assert total("Ann Early", strength=0.0) == pytest.approx(nobody)
    both = total("Ann Early", second_artist="Ben Late", blend=0.5)
    assert both not in (ann, ben, nobody)
    # The logits are added, as in writing.
    indices = characters.lyrics_indices(lyrics_model, text)
    rows = [characters.lyrics_conditions(lyrics_model, name) for name in ("Ann Early", "Ben Late")]
    logps = [[p for _, p in characters.passes(lyrics_model.network, indices, row)] for row in rows]
    mixed = [(a + b).div(2).log_softmax(-1) for a, b in zip(*logps, strict=True)]
    wanted = -sum(
        float(row[index])
        for row, index in zip(torch.cat(mixed), [*indices, characters.MARK], strict=True)
    )
    unknown = sum(index == characters.UNKNOWN for index in indices)
    assert both == pytest.approx(wanted + unknown * UNKNOWN_NATS, abs=1e-3)


def test_characters_of_a_tune_cost_what_the_training_tree_says(tune_model):
    # The pack's own values of the conditions, since the training tree has more.
    plain = Tune("9/8", "C", "minor", TUNE.body)
    _, end = scored(tune_model, plain)
    network = load(tune_model.pack).double()
    ((bits, count),) = tune_bits(network, TuneVocabulary(tune_model.characters), [plain], ())
    assert end.count == count
    assert end.total == pytest.approx(bits * math.log(2), abs=CLOSE * count)
    assert scored(tune_model, TUNE)[1].total != pytest.approx(end.total)  # it is told the meter


@pytest.mark.parametrize(
    "family", ["coconet_model", "roll_model", "event_model", "lyrics_model", "tune_model"]
)
def test_scoring_stops_between_two_passes(family, request):
    model = request.getfixturevalue(family)
    piece = {"lyrics_model": "la " * 40, "tune_model": LONG_TUNE}.get(family, chorale(40))
    calls = 0

    def cancelled() -> bool:
        nonlocal calls
        calls += 1
        return calls > 1

    told: list = []
    with pytest.raises(OperationCancelled):
        score_piece(model, ScoreRequest(1, 0, piece), emit=told.append, cancelled=cancelled)
    assert not any(isinstance(message, Scored) for message in told)


@pytest.mark.parametrize(
    "family", ["coconet_model", "roll_model", "event_model", "lyrics_model", "tune_model"]
)
def test_a_piece_of_another_kind_is_refused(family, request):
    model = request.getfixturevalue(family)
    piece = "words" if family not in ("lyrics_model",) else chorale()
    with pytest.raises(OperationRefused):
        scored(model, piece)


@settings(max_examples=15)
@given(
    st.lists(
        st.tuples(
            st.integers(0, 3), st.integers(0, 127), st.integers(0, 4000), st.integers(1, 900)
        ),
        min_size=1,
        max_size=12,
    )
)
def test_any_song_is_scored_in_finite_nats_and_each_note_at_most_once(
    coconet_model, roll_model, event_model, drawn
):
    score = chorale(0)
    for voice, pitch, onset, duration in drawn:
        note = Note(score.new_id(), score.voices[voice].id, pitch, onset, duration)
        score.notes[note.id] = note
    for model in (coconet_model, roll_model, event_model):
        try:
            found, end = scored(model, score)
        except OperationRefused:  # all beyond the keys, or a single step
            continue
        assert math.isfinite(end.total)
        assert end.total > 0
        ids = [place.place for place in found["note"]]
        assert len(ids) == len(set(ids))
        assert set(ids) <= set(score.notes)
        for place in found["note"]:
            assert 0 < place.probability <= 1
            assert all(one.probability > place.probability for one in place.likelier)
