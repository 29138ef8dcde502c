"""Writing a song on: where the new notes lie, the key, the tempo, seeds, what is refused."""

from dataclasses import replace

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.engine.continuing import LoadedRoll, continue_score, load_event, load_roll, to_home
from composer.engine.messages import ContinueRequest, OperationCancelled, OperationRefused
from composer.engine.packs import PackError, read_card, write_pack
from composer.model.key import MODES, Key, KeyMap
from composer.model.note import Note
from composer.model.score import Score
from composer.model.time import Tempo, TempoMap
from composer.model.voice import Voice

BAR = 1920
STEERING = ("tonic", "mode", "lowest", "highest", "density", "prime_bars", "top_k", "top_p")


@pytest.fixture(scope="module", params=["roll", "event"])
def model(request, continuing_pack_folder):
    load = load_roll if request.param == "roll" else load_event
    return load(read_card(continuing_pack_folder / f"tiny-{request.param}"))


def song(channel=0):
    score = Score()
    voice = Voice(score.new_id(), "Tune", channel=channel)
    score.voices = (voice,)
    for i, pitch in enumerate((60, 64, 67, 72, 67, 64, 60, 60)):
        note = Note(score.new_id(), voice.id, pitch, 480 * i, 480, 70)
        score.notes[note.id] = note
    return score


def request_for(score=None, **changes):
    made = ContinueRequest(1, 0, score or song(), 2 * BAR, 4 * BAR, seed=4)
    return replace(made, **changes)


def final(model, request):
    told = []
    with torch.inference_mode():
        continue_score(model, request, emit=told.append)
    return [one for one in told if one.final]


def test_the_new_notes_lie_in_the_bars_that_were_asked_for_and_none_overlaps_its_own_pitch(model):
    (found,) = final(model, request_for())
    assert found.notes
    ends = {}
    for note in found.notes:
        assert 2 * BAR <= note.onset < note.onset + note.duration <= 4 * BAR
        assert ends.get(note.pitch, 0) <= note.onset
        ends[note.pitch] = note.onset + note.duration
    assert found.nats > 0


def test_the_same_seed_writes_the_same_and_candidates_differ(model):
    three = final(model, request_for(candidates=3))
    assert [c.notes for c in three] == [c.notes for c in final(model, request_for(candidates=3))]
    assert len({c.notes for c in three}) == 3


def test_a_performance_goes_by_the_tempo_map_of_the_song(continuing_pack_folder):
    model = load_event(read_card(continuing_pack_folder / "tiny-event"))
    quick, slow = song(), song()
    slow.tempo = TempoMap((Tempo(0, 500_000), Tempo(2 * BAR, 2_000_000)))
    (fast,) = final(model, request_for(quick))
    (late,) = final(model, request_for(slow))
    # Four times as long a quarter: about four times as many notes in it.
    assert len(late.notes) > 2 * len(fast.notes)


def test_a_roll_is_written_in_the_key_of_its_corpus_and_moved_back(continuing_pack_folder):
    model = load_roll(read_card(continuing_pack_folder / "tiny-roll"))
    plain, high = song(), song()
    high.key = KeyMap((Key(0, 3),))  # A major
    high.notes = {i: replace(note, pitch=note.pitch - 3) for i, note in high.notes.items()}
    (home,) = final(model, request_for(plain))
    (away,) = final(model, request_for(high))
    assert [n._replace(pitch=n.pitch - 3) for n in home.notes] == list(away.notes)


@pytest.mark.parametrize("mode", ["major", "minor", "dorian"])
def test_every_key_is_moved_to_c_the_shorter_way(mode):
    # The corpora have major and minor pieces alike on C.
    for fifths in range(-7, 8):
        score = song()
        score.key = KeyMap((Key(0, fifths, mode),))
        shift = to_home(score)
        assert -6 <= shift <= 5
        assert (Key(0, fifths, mode).tonic + shift) % 12 == 0


def test_cancelling_ends_it_between_two_steps(model):
    asked = iter([False] * 3 + [True])
    with pytest.raises(OperationCancelled):
        continue_score(
            model, request_for(), emit=lambda message: None, cancelled=lambda: next(asked)
        )


def test_drums_alone_are_nothing_to_go_on_from(model):
    with pytest.raises(OperationRefused, match="drums"):
        final(model, request_for(song(channel=9)))


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"start": BAR}, "start"),
        ({"end": 2 * BAR}, "end"),
        ({"end": 2 * BAR + 10_000_000}, "end"),
        ({"score": Score()}, "no note"),
        ({"candidates": 0}, "candidates"),
        ({"tonic": "H"}, "no note name"),
        ({"tonic": 3}, "texts"),
        ({"tonic": "C", "mode": "blue"}, "unknown mode"),
        ({"mode": "minor"}, "needs a tonic"),
        ({"lowest": 60, "highest": 59}, "highest pitch"),
        ({"tonic": "C", "lowest": 61, "highest": 61}, "widen the range"),
        ({"density": 1.1}, "density"),
        ({"prime_bars": 0}, "bars to go on from"),
        ({"top_k": 0}, "top-k"),
        ({"top_p": 0.0}, "top-p"),
    ],
)
def test_a_request_out_of_range_is_refused_by_name(change, reason):
    with pytest.raises(ValueError, match=reason):
        request_for(**change)


def test_a_card_without_a_step_or_an_alphabet_is_refused(continuing_pack_folder, tmp_path):
    for name, load, missing in (
        ("tiny-roll", load_roll, "step"),
        ("tiny-event", load_event, "alphabet"),
    ):
        pack = read_card(continuing_pack_folder / name)
        card = {
            "family": pack.family,
            "network": pack.network,
            **dict.fromkeys(("corpus", "licence", "command"), "none"),
            "figures": [],
        }
        with pytest.raises(PackError, match=missing):
            load(write_pack(tmp_path / name, card, pack.tensors()))


@settings(max_examples=25)
@given(
    tonic=st.sampled_from(["C", "F#", "Bb", "E"]),
    mode=st.sampled_from(sorted(MODES)),
    lowest=st.integers(21, 96),
    density=st.floats(-1, 1),
    temperature=st.sampled_from([0.0, 0.4, 1.0, 4.0]),
    prime_bars=st.sampled_from([None, 1, 2, 99]),
    top_k=st.sampled_from([None, 1, 3]),
    top_p=st.sampled_from([None, 0.001, 0.9]),
)
def test_no_note_leaves_the_scale_or_the_range_whatever_else_is_asked_for(
    model, tonic, mode, lowest, density, temperature, prime_bars, top_k, top_p
):
    asked = request_for(
        tonic=tonic,
        mode=mode,
        lowest=lowest,
        highest=lowest + 12,
        density=density,
        temperature=temperature,
        prime_bars=prime_bars,
        top_k=top_k,
        top_p=top_p,
        end=3 * BAR,
        candidates=2,
    )
    for found in final(model, asked):
        assert {note.pitch for note in found.notes} <= asked.pitches
        told = dict(found.parameters)
        steered = {name: told[name] for name in STEERING}
        again = request_for(end=3 * BAR, temperature=temperature, candidates=2, **steered)
        assert again == asked
    assert [c.notes for c in final(model, asked)] == [c.notes for c in final(model, again)]


def test_a_candidate_is_the_same_whatever_stands_beside_it(model):
    (alone,) = final(model, request_for())
    assert final(model, request_for(candidates=3))[0].notes == alone.notes


def test_more_density_writes_more_notes(model):
    counts = [
        sum(len(c.notes) for c in final(model, request_for(density=d, candidates=8)))
        for d in (-1, 0, 1)
    ]
    assert counts[0] < counts[1] < counts[2]


def test_the_likeliest_song_goes_on_in_every_bar(model):
    (found,) = final(model, request_for(temperature=0, end=10 * BAR))
    sounding = {
        bar
        for n in found.notes
        for bar in range(n.onset // BAR, (n.onset + n.duration - 1) // BAR + 1)
    }
    begun = {note.onset // BAR for note in found.notes}
    if isinstance(model, LoadedRoll):
        assert all({bar, bar + 1} & begun for bar in range(2, 9))
    assert len(found.notes) < 10_000
    assert sounding


def test_what_lies_before_the_prime_is_not_heard(model):
    other = song()
    first = min(other.notes.values(), key=lambda note: note.onset)
    other.notes[first.id] = replace(first, pitch=61)
    (one,), (two,) = (final(model, request_for(s, prime_bars=1)) for s in (song(), other))
    assert one.notes == two.notes
    assert one.nats == two.nats


def test_a_range_that_the_model_does_not_reach_is_refused(model):
    with pytest.raises(OperationRefused, match="widen the range"):
        final(model, request_for(lowest=120))
