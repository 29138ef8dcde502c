"""Asking again as a generation record tells, without a window and without the engine."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from composer.app.again import AskingAgain, record_of
from composer.app.asked import Harmony, Repitching
from composer.app.asking import Asking
from composer.app.session_events import SessionError
from composer.edit.commands import AddGeneration, RemoveNotes, RemoveVoice, ReplaceNotes
from composer.edit.document import Document
from composer.edit.masking import paint_masks
from composer.edit.structure import insert_time
from composer.engine.messages import HarmonizeRequest, PitchesRequest, RepaintRequest
from composer.engine.packs import PackRegistry
from composer.model.generation import GenerationRecord
from composer.model.mask import Mask, MaskKind
from composer.model.voice import Role
from tests.fixtures.tiny_models import chorale

COMMON = (("candidates", 3), ("device", "cuda"), ("steps", 7), ("temperature", 0.8))
CELLS = ("cells", "alto 0-480, alto 960-1920")


class Bench:
    """A chorale whose alto was made by a model."""

    def __init__(self, folder: Any) -> None:
        self.document = Document(chorale())
        registry = PackRegistry([folder])
        asking = Asking(self.document, lambda: 5, registry.of_family)
        self.again = AskingAgain(
            self.document, asking, lambda: 6, registry.of_family, lambda: "cpu"
        )
        alto = self.document.score.voice_with_role(Role.ALTO)
        assert alto is not None
        self.alto = alto.id

    def record(self, operation: str = "repaint", pack: str = "tiny", *parameters: Any) -> Any:
        made = GenerationRecord(
            self.document.new_id(), operation, pack, "0" * 64, 99,
            tuple(sorted((*COMMON, *parameters))),
            tuple(Mask(self.alto, start, end) for start, end in ((0, 480), (960, 1920))),
        )  # fmt: skip
        self.document.apply(AddGeneration(made))
        return made

    def mark(self, record: GenerationRecord, count: int) -> list[int]:
        """The first notes of the alto were made so."""
        notes = self.document.score.notes_in_order(self.alto)[:count]
        self.document.apply(ReplaceNotes(tuple(replace(n, origin=record.id) for n in notes)))
        return [note.id for note in notes]


@pytest.fixture
def bench(all_tiny_packs):
    return Bench(all_tiny_packs)


def test_the_same_cells_are_asked_for_with_the_same_parameters_and_another_seed(bench):
    request = bench.again.asked(bench.record("repaint", "tiny", CELLS), same_seed=False).request
    assert isinstance(request, RepaintRequest)
    assert request.cells == (("alto", 0, 480), ("alto", 960, 1920))
    assert (request.pack, request.candidates, request.steps) == ("tiny", 3, 7)
    assert (request.temperature, request.device) == (0.8, "cpu")
    assert request.seed != 99
    assert Mask(bench.alto, 0, 480) in request.masks
    assert request.revision == bench.document.revision


def test_exactly_as_it_was_is_with_the_seed_of_then(bench):
    asked = bench.again.asked(bench.record("repaint", "tiny", CELLS), same_seed=True)
    assert asked.request.seed == 99


def test_what_is_locked_by_now_is_left_out(bench):
    paint_masks(bench.document, [(bench.alto, 0, 720)], MaskKind.LOCK)
    asked = bench.again.asked(bench.record("repaint", "tiny", CELLS), same_seed=False)
    assert asked.request.cells == (("alto", 960, 1920),)
    paint_masks(bench.document, [(bench.alto, 0, 1920)], MaskKind.LOCK)
    with pytest.raises(SessionError, match="locked"):
        bench.again.asked(bench.record("repaint", "tiny", CELLS), same_seed=False)


def test_cells_go_with_time_that_is_put_in_and_are_gone_with_their_voice(bench):
    record = bench.record("repaint", "tiny", CELLS)
    insert_time(bench.document, 0, 1920)
    record = bench.document.score.generations[record.id]
    asked = bench.again.asked(record, same_seed=False)
    assert asked.request.cells == (("alto", 1920, 2400), ("alto", 2880, 3840))
    bench.document.apply(RemoveVoice(bench.alto))
    with pytest.raises(SessionError, match="no longer there"):
        bench.again.asked(record, same_seed=False)


def test_a_harmony_is_asked_for_around_the_melody_as_it_is_now(bench):
    record = bench.record("harmonize", "tiny", ("given_role", "soprano"))
    asked = bench.again.asked(record, same_seed=True)
    assert isinstance(asked, Harmony)
    assert isinstance(asked.request, HarmonizeRequest)
    soprano = bench.document.score.voices[0]
    assert asked.melody_voice == soprano.id
    assert [n.id for n in asked.request.notes] == [
        n.id for n in bench.document.score.notes_in_order(soprano.id)
    ]
    assert (asked.request.steps, asked.request.seed) == (7, 99)


@pytest.mark.parametrize("pack", ["tiny", "tiny-roll"])
def test_other_pitches_are_asked_for_the_notes_that_are_left(bench, pack):
    held = (("held", True),) if pack == "tiny" else ()
    record = bench.record("repaint", pack, CELLS, *held)
    ids = bench.mark(record, 3)
    bench.document.apply(RemoveNotes([ids[1]]))
    asked = bench.again.asked(record, same_seed=True)
    assert isinstance(asked, Repitching)
    assert isinstance(asked.request, RepaintRequest if held else PitchesRequest)
    assert asked.ids == (ids[0], ids[2])
    assert (asked.request.temperature, asked.request.seed) == (0.8, 99)


@pytest.mark.parametrize(
    ("operation", "pack", "sentence"),
    [
        ("repaint", "long gone", "“long gone” is no longer installed"),
        ("continue", "tiny-roll", "Only what was harmonised or repainted"),
    ],
)
def test_what_cannot_be_asked_again_is_said_in_one_sentence(bench, operation, pack, sentence):
    with pytest.raises(SessionError, match=sentence):
        bench.again.asked(bench.record(operation, pack), same_seed=False)


def test_of_several_origins_that_of_most_notes_counts_then_the_latest(bench):
    score = bench.document.score
    assert record_of(score, score.notes) is None
    first, second = bench.record(), bench.record()
    ids = bench.mark(first, 3)
    assert record_of(score, ids) is first
    bench.mark(second, 1)
    assert record_of(score, ids) is first
    assert record_of(score, ids[:2]) is second
    assert record_of(score, [*ids[1:], 10**6]) is first
    assert record_of(score, [score.notes_in_order(bench.alto)[5].id]) is None
