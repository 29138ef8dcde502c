"""Messages check themselves: what is wrong is told in a sentence before it travels."""

from __future__ import annotations

import pickle
from typing import Any

import pytest

from composer.engine.messages import Candidate, HarmonizeRequest, Progress, Span
from composer.model.note import Note

NOTES = (Note(1, 1, 72, 0, 480), Note(2, 1, 74, 480, 470))


def request(**fields: Any) -> HarmonizeRequest:
    return HarmonizeRequest(**{"id": 1, "revision": 0, "notes": NOTES, **fields})


def test_a_request_survives_the_pipe() -> None:
    sent = request(seed=3, steps=5)
    assert pickle.loads(pickle.dumps(sent)) == sent


def test_the_written_cells_reach_to_the_sixteenth_around_the_melody() -> None:
    notes = (Note(1, 1, 72, 130, 100), Note(2, 1, 74, 480, 470))
    assert (request(notes=notes).start, request(notes=notes).end) == (120, 960)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"id": 0}, "id must be 1 or more"),
        ({"id": True}, "whole number"),
        ({"revision": -1}, "revision must be 0 or more"),
        ({"notes": ()}, "no note in the melody"),
        ({"notes": list(NOTES)}, "tuple of notes"),
        ({"notes": (1, 2)}, "tuple of notes"),
        ({"notes": (NOTES[0], Note(3, 1, 60, 479, 10))}, "must follow each other"),
        ({"notes": (Note(1, 1, 60, 10**9, 10),)}, "longer than 512 bars"),
        ({"pack": ""}, "pack must be a name"),
        ({"given_role": "melody"}, "must be one of soprano, alto, tenor, bass"),
        ({"candidates": 0}, "candidates must be 1 to 16"),
        ({"candidates": 2.0}, "whole number"),
        ({"steps": 0}, "steps must be 1 to"),
        ({"temperature": -0.1}, "temperature must be 0 to 10"),
        ({"temperature": float("nan")}, "temperature must be 0 to 10"),
        ({"temperature": "warm"}, "temperature must be 0 to 10"),
        ({"seed": -1}, "seed must be 0 to"),
        ({"seed": 2**63}, "seed must be 0 to"),
        ({"device": "tpu"}, "device must be one of auto, cpu, cuda"),
        ({"masks": (1,)}, "tuple of masks"),
    ],
)
def test_a_request_out_of_range_is_refused(fields: dict[str, Any], sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        request(**fields)


def test_a_candidate_holds_voices_of_notes_in_order() -> None:
    def candidate(**voices: tuple[Span, ...]) -> Candidate:
        return Candidate(1, 0, 0, voices, (), "tiny", "0" * 64, 0)

    candidate(alto=(Span(60, 0, 120), Span(62, 120, 120)))
    with pytest.raises(ValueError, match="cannot write a voice 'kazoo'"):
        candidate(kazoo=())
    for bad in ((Span(128, 0, 1),), (Span(60, 0, 0),), (Span(60, 0, 120), Span(62, 60, 120))):
        with pytest.raises(ValueError, match="not one voice in order"):
            candidate(alto=bad)


def test_progress_never_goes_beyond_its_total() -> None:
    Progress(1, 0, 1)
    with pytest.raises(ValueError, match="0 to 4"):
        Progress(1, 5, 4)
