"""A result's parameters, pack and seed give the same result again, to the byte."""

from __future__ import annotations

import pickle
import random
import time
from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest

from composer.engine.client import EngineClient
from composer.engine.messages import (
    Activations,
    ActivationsRequest,
    Candidate,
    Continuation,
    ContinueRequest,
    ExplainRequest,
    Explanation,
    Failed,
    Finished,
    HarmonizeRequest,
    HiddenState,
    LinesRequest,
    LyricsRequest,
    PitchesRequest,
    RepaintRequest,
    RewriteRequest,
    Scored,
    ScoreRequest,
    StateRequest,
    Steering,
    Surprises,
    Text,
    TuneRequest,
)
from composer.engine.messages.again import request_again
from composer.engine.packs import PackRegistry
from composer.model.key import Key
from composer.model.voice import SATB
from tests.cancelling import line, score
from tests.fixtures.tiny_models import TUNE
from tests.soak import KINDS

PATIENCE = 60.0
RESULTS = (
    Candidate, Text, Continuation, Scored, Surprises, Explanation, HiddenState, Activations,
)  # fmt: skip
# What a request is made from; all its other fields are in the record.
MATERIAL = {
    "notes", "kept", "present", "masks", "voices", "score", "piece", "text",
    "others", "tempo",
    "before", "replaced", "after",
}  # fmt: skip
STEERED = Steering(
    top_k=20, top_p=0.98, conventional=0.5, major=-0.5, similar=0.3, tonic="D", mode="minor",
    chords=((0, "Dm"), (960, "A7")), chord_strength=2.0, ranges=(("bass", 40, 60),),
    parallel_cost=3.0, crossing_cost=2.0, leap_cost=1.0, first_share=0.9, last_share=0.3, fall=0.8,
)  # fmt: skip
SONG = score(2, 2)
END = max(note.end for note in SONG.notes.values())
DRAWN = {"temperature": 0.8, "candidates": 3}
REQUESTS: dict[str, tuple[type[Any], dict[str, Any]]] = {
    "harmonize": (
        HarmonizeRequest,
        {
            "notes": line(2, pitch=62),
            "given_role": "alto",
            "steps": 9,
            "kept": (("bass", line(1, 2, 45)),),
            "present": (("tenor", line(2, 3, 55)),),
            "steering": STEERED,
            **DRAWN,
        },
    ),
    "harmonize, as the pack has it": (HarmonizeRequest, {"notes": line(1)}),
    "repaint": (
        RepaintRequest,
        {
            "voices": tuple((role.value, line(2, 1, 70 - 7 * i)) for i, role in enumerate(SATB)),
            "cells": (("alto", 480, 960), ("bass", 0, 1920)),
            "steps": 7,
            "steering": STEERED,
            **DRAWN,
        },
    ),
    "lyrics": (
        LyricsRequest,
        {
            "artist": "Ann Early", "second_artist": "Ben Late", "blend": 0.3, "strength": 1.5,
            "prime": "why\n", "length": 150, "stop": "stanza", "top_k": 9, "top_p": 0.9, **DRAWN,
        },
    ),
    "lyrics, wishes": (
        LyricsRequest,
        {"rhyme": "AAX", "syllables": (4, 3), "length": 90, **DRAWN, "candidates": 1},
    ),
    "lines": (
        LinesRequest,
        {
            "stresses": ("x/", "/x"), "artist": "Ben Late", "second_artist": "Ann Early",
            "blend": 0.2, "strength": 0.5, "prime": "why\n", "stanza": 1, "rhyme": "AB",
            "stress": 2.0, "top_k": 20, "top_p": 0.99, "temperature": 0.8,
        },
    ),
    "a word anew": (
        RewriteRequest,
        {
            "before": "why ", "replaced": "the", "after": " sun", "unit": "word",
            "artist": "Ben Late", "strength": 2.0, "stresses": "x/", "rhymes_with": "rain",
            "temperature": 0.9, "top_k": 20, "top_p": 0.99, "candidates": 3,
        },
    ),
    "repaint, held": (
        RepaintRequest,
        {
            "voices": (("soprano", line(2)),), "cells": (("alto", 480, 960), ("alto", 960, 1920)),
            "held": True, **DRAWN,
        },
    ),
    "tune": (
        TuneRequest,
        {"meter": "6/8", "tonic": "D", "mode": "dorian", "bars": 4, "top_k": 9, **DRAWN},
    ),
    "tune, mode alone": (TuneRequest, {"mode": "dorian", "top_p": 0.9, **DRAWN}),
    "tune, any": (TuneRequest, DRAWN),
    "tune, form": (TuneRequest, {"form": "AABA", "part_bars": 2, **DRAWN}),
    **{
        f"continue, {pack}": (
            ContinueRequest,
            {
                "score": SONG, "start": END + 240, "end": END + 1920, "pack": pack, "tonic": "F#",
                "mode": "minor", "lowest": 40, "highest": 90, "density": 0.4, "prime_bars": 1,
                "top_k": 12, "top_p": 0.95, **DRAWN,
            },
        )
        for pack in ("tiny-roll", "tiny-event")
    },
    **{
        f"pitches, {pack}": (
            PitchesRequest,
            {
                "voices": (("soprano", line(2, pitch=70)), ("alto", line(1, 2, 60))),
                "cells": (("soprano", 240, 480), ("soprano", 960, 1440)),
                "begin": 240, "pack": pack, "key": Key.named(0, "Eb", "minor"), "lowest": 55,
                "highest": 84, "top_k": 12, "top_p": 0.95, **DRAWN,
            },
        )
        for pack in ("tiny-roll", "tiny-event")
    },
    "score, coconet": (ScoreRequest, {"piece": score(2, 4), "pack": "tiny"}),
    "score, roll": (ScoreRequest, {"piece": SONG, "pack": "tiny-roll", "transposition": 3}),
    "score, roll, any key": (ScoreRequest, {"piece": SONG, "pack": "tiny-roll"}),
    "score, event": (ScoreRequest, {"piece": SONG, "pack": "tiny-event"}),
    "score, lyrics": (ScoreRequest, {"piece": "why not\n", "artist": "Ben Late"}),
    "score, lyrics of two": (
        ScoreRequest,
        {"piece": "why not\n", "artist": "Ben Late", "second_artist": "Ann Early", "blend": 0.3,
         "strength": 1.5},
    ),
    "score, tune": (ScoreRequest, {"piece": TUNE}),
    "explain, coconet": (
        ExplainRequest,
        {"piece": score(2, 4), "place": 960, "role": "tenor", "count": 4, "pack": "tiny"},
    ),
    "explain, roll": (
        ExplainRequest,
        {"piece": SONG, "place": 960, "pack": "tiny-roll", "transposition": -2},
    ),
    "explain, event": (ExplainRequest, {"piece": SONG, "place": 960, "pack": "tiny-event"}),
    "explain, lyrics": (ExplainRequest, {"piece": "why", "place": 2, "artist": "Ann Early"}),
    "state, roll": (StateRequest, {"piece": SONG, "pack": "tiny-roll"}),
    "state, tune": (StateRequest, {"piece": TUNE}),
    "activations": (
        ActivationsRequest,
        {"text": "Why not\nWhy\n", "unit": (1, 3), "follow": "capital", "count": 3,
         "part": "hidden", "artist": "Ann Early"},
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def client(all_tiny_packs: Path) -> Iterator[EngineClient]:
    client = EngineClient([all_tiny_packs])
    client.start()  # before any test, so that it is no test's own
    yield client
    client.close()


def results(client: EngineClient, request: Any) -> list[Any]:
    """What the engine process makes of it, under the id 1 and of revision 0."""
    client.submit(request)
    found = []
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        for message in client.poll():
            if isinstance(message, Failed):
                assert message.refused, message.sentence + message.details
                return [*found, replace(message, id=1)]
            if isinstance(message, Finished):
                return found
            if isinstance(message, RESULTS):
                found.append(replace(message, id=1))
        time.sleep(0.001)
    raise AssertionError("no answer came")


def ask_again(client: EngineClient, folder: Path, request: Any) -> None:
    first = results(client, request)
    if not first and isinstance(request, RewriteRequest):
        return  # it found nothing
    told = first[-1]
    if isinstance(told, Failed):  # an untrained network finds no line as it is wished for
        assert isinstance(request, (LinesRequest, RewriteRequest)), told.sentence
        assert results(client, request) == first
        return
    given = {
        field.name: getattr(request, field.name)
        for field in fields(request)
        if field.name in MATERIAL
    }
    again = request_again(
        type(request),
        dict(told.parameters),
        id=client.new_id(),
        pack=told.pack,
        seed=getattr(told, "seed", None),
        **given,
    )
    assert [pickle.dumps(result) for result in results(client, again)] == [
        pickle.dumps(result) for result in first
    ]
    assert told.pack_hash == PackRegistry([folder]).get(told.pack).sha256


@pytest.mark.parametrize("name", REQUESTS)
def test_asking_again_as_the_record_tells_gives_the_same_bytes(
    client: EngineClient, all_tiny_packs: Path, name: str
) -> None:
    kind, made = REQUESTS[name]
    ask_again(client, all_tiny_packs, kind(id=client.new_id(), revision=0, **made))


@pytest.mark.parametrize("kind", KINDS)
def test_so_it_is_with_any_request(
    client: EngineClient, all_tiny_packs: Path, kind: type[Any]
) -> None:
    registry, chance = PackRegistry([all_tiny_packs]), random.Random(7)
    for _ in range(6):
        made = KINDS[kind](chance, registry)
        ask_again(client, all_tiny_packs, kind(id=client.new_id(), revision=0, **made))


def test_a_record_of_something_else_is_refused() -> None:
    with pytest.raises(ValueError, match="not of such a request"):
        request_again(RepaintRequest, {"cells": "alto"}, id=1, pack="tiny", voices=())
    with pytest.raises(ValueError, match="not of such a request"):
        request_again(HarmonizeRequest, {"steps": "many"}, id=1, pack="tiny", notes=line(1))
