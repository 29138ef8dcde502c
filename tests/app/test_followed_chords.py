"""Four-part writing that leans to the song's own chord symbols."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.app.again import AskingAgain
from composer.app.asked import HarmonizeOptions
from composer.app.asking import Asking
from composer.app.followed_chords import chords_between
from composer.app.melody import find_melody
from composer.edit.commands import AddGeneration, ReplaceNotes, SetChords
from composer.edit.document import Document
from composer.edit.masking import paint_masks
from composer.engine.messages import MAX_CHORDS, RepaintRequest, Steering
from composer.engine.packs import PackRegistry
from composer.model.chord_symbol import ChordSymbol
from composer.model.generation import GenerationRecord
from composer.model.mask import MaskKind
from composer.model.score import Score
from composer.model.voice import Role
from tests.fixtures.sitting import Sitting
from tests.fixtures.tiny_models import chorale

BAR = 1920
FOLLOWED = ((0, "C"), (BAR, "F#m7"), (2 * BAR, "N.C."))


def with_chords(*symbols: tuple[int, str]) -> Score:
    score = chorale()
    score.chords = tuple(ChordSymbol(tick, text) for tick, text in symbols)
    return score


@pytest.fixture
def document() -> Document:
    return Document(with_chords((0, "C"), (BAR, "F#m7"), (2 * BAR, "G7/B")))


def asking(document: Document) -> Asking:
    return Asking(document, lambda: 1, lambda family: [])


def asked_in_every_way(document: Document, options: HarmonizeOptions) -> list[Any]:
    """Harmonize, Repaint of marked cells and of notes, New Pitches: of both bars."""
    score = document.score
    alto = score.voice_with_role(Role.ALTO)
    assert alto is not None
    paint_masks(document, [(alto.id, 0, 2 * BAR)], MaskKind.REWRITE)
    ids = [note.id for note in score.notes_in_order(alto.id)]
    ask = asking(document)
    return [
        ask.harmony(find_melody(score, score.voices[0].id), options).request,
        ask.marked(options).request,
        ask.notes(ids, options, held=False).request,
        ask.notes(ids, options, held=True).request,
    ]


def test_whatever_asks_for_four_parts_follows_the_chords_of_the_song(document):
    for request in asked_in_every_way(document, HarmonizeOptions()):
        assert request.steering == Steering(chords=FOLLOWED)


def test_nothing_is_followed_where_that_is_switched_off_or_the_song_has_no_chords(document):
    off = HarmonizeOptions(follow_chords=False)
    for request in asked_in_every_way(document, off):
        assert request.steering == Steering()
    for symbols in ((), (ChordSymbol(0, "N.C."),), (ChordSymbol(2 * BAR, "C"),)):
        document.apply(SetChords(symbols))
        for request in asked_in_every_way(document, HarmonizeOptions()):
            assert request.steering == Steering()


def test_a_passage_begins_with_the_chord_in_force_and_its_last_one_ends_with_it():
    score = with_chords((0, "C"), (BAR, "F"), (2 * BAR, "N.C."), (3 * BAR, "G7"), (4 * BAR, "Am"))
    assert chords_between(score, 480, 960) == ((480, "C"), (960, "N.C."))
    assert chords_between(score, 480, 3 * BAR) == ((480, "C"), (BAR, "F"), (2 * BAR, "N.C."))
    assert chords_between(score, BAR, BAR + 480) == ((BAR, "F"), (BAR + 480, "N.C."))
    assert chords_between(score, 9 * BAR, 10 * BAR) == ((9 * BAR, "Am"), (10 * BAR, "N.C."))


def test_before_the_first_chord_as_in_an_upbeat_none_is_in_force():
    score = with_chords((480, "D"))
    assert chords_between(score, 0, BAR) == ((480, "D"), (BAR, "N.C."))
    assert chords_between(score, 0, 480) == ()


def test_of_several_chords_within_a_sixteenth_the_last_one_counts():
    score = with_chords((1, "C"), (60, "D"), (120, "E"), (121, "F"))
    assert chords_between(score, 0, BAR) == ((120, "E"), (121, "F"), (BAR, "N.C."))


def test_more_chords_than_can_be_asked_for_are_left_out():
    score = with_chords(*((120 * i, "CF"[i % 2]) for i in range(MAX_CHORDS + 5)))
    chords = chords_between(score, 0, 120 * (MAX_CHORDS + 5))
    assert len(chords) == MAX_CHORDS
    assert chords[-2:] == ((120 * (MAX_CHORDS - 2), "C"), (120 * (MAX_CHORDS - 1), "N.C."))
    assert Steering(chords=chords).chords == chords


ENDINGS = ("", "m", "maj7", "ø", "°7", "m7b5", "7(b9)", "6/9", "sus4", "+", "-7", "Δ", "13", "add9")


@settings(deadline=None, max_examples=60)
@given(
    symbols=st.lists(
        st.sampled_from(["N.C.", "NC"])
        | st.builds(
            str.__add__,
            st.sampled_from(["C", "F#", "Bb", "E♭", "G♯", "Abb"]),
            st.builds(str.__add__, st.sampled_from(ENDINGS), st.sampled_from(["", "/B", "/E♭"])),
        ),
        min_size=1,
        max_size=5,
    )
)
def test_every_symbol_that_a_song_may_have_is_taken_and_comes_back_from_the_record(symbols):
    score = with_chords(*((480 * i, text) for i, text in enumerate(symbols)))
    steering = Steering(chords=chords_between(score, 0, BAR * 2))
    assert Steering.from_parameters(steering.parameters()) == steering
    assert [text for _, text in steering.chords][: len(symbols)] == symbols


def test_again_like_this_repeats_the_chords_of_then(document, all_tiny_packs):
    registry = PackRegistry([all_tiny_packs])
    ask = Asking(document, lambda: 1, registry.of_family)
    again = AskingAgain(document, ask, lambda: 2, registry.of_family, lambda: "cpu")
    soprano = document.score.voices[0]
    made = GenerationRecord(
        document.new_id(), "repaint", "tiny", "0" * 64, 9,
        (("chords", "0:Bb 960:N.C."), ("held", True), ("parallel_cost", 3.0)),
    )  # fmt: skip
    document.apply(AddGeneration(made))
    note = document.score.notes_in_order(soprano.id)[0]
    document.apply(ReplaceNotes((replace(note, origin=made.id),)))
    request = again.asked(made, same_seed=True).request
    assert isinstance(request, RepaintRequest)
    assert request.steering == Steering(chords=((0, "Bb"), (960, "N.C.")), parallel_cost=3.0)


def share_on(tones: set[int], spans: Sequence[tuple[int, int, int]]) -> float:
    """The share of the sounding time that is on these pitch classes."""
    return sum(s[2] for s in spans if s[0] % 12 in tones) / sum(s[2] for s in spans)


def test_a_harmony_leans_to_the_chords_and_its_record_tells_of_them(started: Sitting) -> None:
    started.draw_melody()
    document = started.session.document
    document.apply(SetChords((ChordSymbol(0, "Eb"),)))
    shares = []
    for follow in (True, False):
        assert started.harmonise(seed=4, steps=24, follow_chords=follow) == "finished"
        ghosts = [ghost[:3] for ghost in started.session.generating.ghosts(0)]
        shares.append(share_on({3, 7, 10}, ghosts))
    # Strong as the lean is, single cells may be elsewhere; without it a quarter of them is there.
    assert shares[0] > 0.7 > 0.5 > shares[1]
    assert started.harmonise(seed=4, steps=2) == "finished"
    started.session.generating.accept(0)
    record = next(iter(document.score.generations.values()))
    assert dict(record.parameters)["chords"] == f"0:Eb {2 * BAR}:N.C."
