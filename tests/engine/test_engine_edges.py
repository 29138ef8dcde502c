"""Every operation at the ends of what may be asked for, in the engine process."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from composer.engine.abc import Tune
from composer.engine.client import EngineClient
from composer.engine.messages import (
    MAX_ALTERNATIVES,
    MAX_CANDIDATES,
    MAX_CHARACTERS,
    MAX_CONTINUED,
    MAX_SIXTEENTHS,
    MAX_STANZA,
    MAX_SYLLABLES,
    MAX_TUNE_BARS,
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
    Text,
    TuneRequest,
)
from composer.model.note import Note
from composer.model.score import Score
from composer.model.time import SIXTEENTH
from composer.model.voice import SATB
from tests.cancelling import line, score
from tests.fixtures.asking import answers_to

BAR = 1920
OTHERS = ("alto", "tenor", "bass")
ONE = (Note(1, 1, 70, 0, SIXTEENTH),)
LONG = (Note(1, 1, 70, 0, 512 * BAR),)
LAST = (Note(1, 1, 70, (MAX_SIXTEENTHS - 1) * SIXTEENTH, SIXTEENTH),)
FULL = tuple((role.value, line(2, 1, 70 - 7 * i)) for i, role in enumerate(SATB))
KEPT = tuple((role, (Note(1, 1, 60 - 7 * i, 0, BAR),)) for i, role in enumerate(OTHERS))


def one_note(onset: int = 0) -> Score:
    made = score(1, 1)
    for number in list(made.notes)[1:]:
        del made.notes[number]
    (note,) = made.notes.values()
    made.notes[note.id] = Note(note.id, note.voice, note.pitch, onset, 1)
    return made


def many(bars: int, parts: int = 1) -> Score:
    return score(bars, parts)


def after(song: Score, ticks: int) -> dict[str, Any]:
    end = max(note.end for note in song.notes.values())
    return {"score": song, "start": end, "end": end + ticks}


HARMONIZE: dict[str, dict[str, Any]] = {
    "one sixteenth": {"notes": ONE},
    "one bar": {"notes": line(1)},
    "512 bars": {"notes": LONG, "steps": 1},
    "the last sixteenth": {"notes": LAST},
    "nothing to fill": {"notes": (Note(1, 1, 70, 0, BAR),), "kept": KEPT},
    "one step": {"notes": line(2), "steps": 1},
    "temperature 0": {"notes": line(2), "temperature": 0.0},
    "temperature 0, one step": {"notes": line(2), "temperature": 0.0, "steps": 1},
    "temperature 4": {"notes": line(2), "temperature": 4.0},
    "most candidates": {"notes": line(2), "candidates": MAX_CANDIDATES},
    "the lowest note": {"notes": (Note(1, 1, 0, 0, BAR),)},
    "the highest note": {"notes": (Note(1, 1, 127, 0, BAR),), "given_role": "bass"},
}
REPAINT: dict[str, dict[str, Any]] = {
    "one cell": {"voices": FULL, "cells": (("alto", 0, SIXTEENTH),)},
    "all cells": {
        "voices": FULL,
        "cells": tuple((role.value, 0, 2 * BAR) for role in SATB),
    },
    "one bar of nothing": {"voices": (), "cells": (("soprano", 0, BAR),)},
    "512 bars": {"voices": (), "cells": (("bass", 0, 512 * BAR),), "steps": 1},
    "the last cell": {
        "voices": FULL,
        "cells": (("bass", (MAX_SIXTEENTHS - 1) * SIXTEENTH, MAX_SIXTEENTHS * SIXTEENTH),),
    },
    "temperature 0": {"voices": FULL, "cells": (("alto", 0, BAR),), "temperature": 0.0},
    "temperature 4": {"voices": FULL, "cells": (("alto", 0, BAR),), "temperature": 4.0},
    "most candidates": {
        "voices": FULL,
        "cells": (("alto", 0, BAR),),
        "candidates": MAX_CANDIDATES,
        "steps": 1,
    },
}
CONTINUE: dict[str, dict[str, Any]] = {
    "one tick": after(one_note(), 1),
    "one bar": after(many(1), BAR),
    "256 bars": after(many(1), MAX_CONTINUED),
    "after 512 bars": after(many(512), BAR),
    "after 512 bars, the last one": {**after(many(512), BAR), "prime_bars": 1},
    "temperature 0": {**after(many(2), 2 * BAR), "temperature": 0.0},
    "temperature 4": {**after(many(2), 2 * BAR), "temperature": 4.0},
    "most candidates": {**after(many(2), BAR), "candidates": MAX_CANDIDATES},
    "one pitch": {**after(many(2), BAR), "lowest": 60, "highest": 60},
    "fewest notes": {**after(many(2), BAR), "density": -1.0},
    "most notes": {**after(many(2), BAR), "density": 1.0},
    "the likeliest choice": {**after(many(2), BAR), "top_k": 1},
    "the least share": {**after(many(2), BAR), "top_p": 0.001},
}
LYRICS: dict[str, dict[str, Any]] = {
    "one character": {"length": 1},
    "the longest": {"length": MAX_CHARACTERS},
    "the longest prime": {"length": 1, "prime": "why\n" * (MAX_CHARACTERS // 4)},
    "temperature 0": {"length": 100, "temperature": 0.0},
    "temperature 4": {"length": 100, "temperature": 4.0},
    "most candidates": {"length": 30, "candidates": MAX_CANDIDATES},
    "the likeliest choice": {"length": 30, "top_k": 1},
    "the least share": {"length": 30, "top_p": 0.001},
    "the strongest artist": {"length": 30, "artist": "Ann Early", "strength": 4.0},
    "no artist's strength": {"length": 30, "artist": "Ann Early", "strength": 0.0},
    "one syllable": {"length": 40, "syllables": (1,)},
    "most syllables": {"length": 200, "syllables": (MAX_SYLLABLES,) * MAX_STANZA},
    "most rhymes": {"length": 100, "rhyme": "A" * MAX_STANZA},
    "wishes, one character": {"length": 1, "rhyme": "AA", "syllables": (4,)},
    "wishes at temperature 0": {"length": 60, "rhyme": "AA", "temperature": 0.0},
    "wishes, most candidates": {"length": 20, "rhyme": "AA", "candidates": MAX_CANDIDATES},
}
TUNE: dict[str, dict[str, Any]] = {
    "two bars": {"bars": 2},
    "most bars": {"bars": MAX_TUNE_BARS},
    "the longest form": {"form": "ABCDEFGH", "part_bars": 16},
    "the shortest form": {"form": "A", "part_bars": 2},
    "temperature 0": {"bars": 4, "temperature": 0.0},
    "temperature 4": {"bars": 4, "temperature": 4.0},
    "most candidates": {"bars": 2, "candidates": MAX_CANDIDATES},
    "the likeliest choice": {"bars": 2, "top_k": 1},
}
SONGS = ("tiny", "tiny-roll", "tiny-event")
SCORE: dict[str, dict[str, Any]] = {
    **{f"one bar, {pack}": {"piece": many(1, 4), "pack": pack} for pack in SONGS},
    **{f"512 bars, {pack}": {"piece": many(512), "pack": pack} for pack in SONGS},
    "one note": {"piece": one_note(), "pack": "tiny"},
    "one performed note": {"piece": one_note(), "pack": "tiny-event"},
    "one character": {"piece": "a"},
    "many characters": {"piece": "why not\n" * 5000},
    "unknown characters": {"piece": "Ω≈ç√\n"},
    "a bar": {"piece": Tune("4/4", "D", "major", "DEFGABcd|")},
    "many bars": {"piece": Tune("4/4", "D", "major", "DEFGABcd|" * 2000)},
}
EXPLAIN: dict[str, dict[str, Any]] = {
    **{
        f"the first place, {pack}": {"piece": many(1, 4), "place": 0, "role": "alto", "pack": pack}
        for pack in SONGS
    },
    **{
        f"in 512 bars, {pack}": {
            "piece": many(512), "place": 511 * BAR, "role": "alto", "pack": pack,
            "count": MAX_ALTERNATIVES,
        }
        for pack in SONGS
    },
    "before a text": {"piece": "a", "place": 0},
    "after a text": {"piece": "a", "place": 1, "count": MAX_ALTERNATIVES},
    "after a tune": {"piece": Tune("4/4", "D", "major", "DE"), "place": 2},
}  # fmt: skip
STATE: dict[str, dict[str, Any]] = {
    "one note": {"piece": one_note()},
    "512 bars": {"piece": many(512)},
    "one character": {"piece": Tune("4/4", "D", "major", "D")},
    "many bars": {"piece": Tune("4/4", "D", "major", "DEFGABcd|" * 2000)},
}
ACTIVATIONS: dict[str, dict[str, Any]] = {
    "one character": {"text": "a", "unit": (0, 0)},
    "the longest": {"text": "why\n" * (MAX_CHARACTERS // 4), "follow": "line end"},
}
LINES: dict[str, dict[str, Any]] = {
    "one syllable": {"stresses": ("/",)},
    "a stanza of one line": {"stresses": ("x/", "x/"), "stanza": 1, "rhyme": "AB"},
    "temperature 0": {"stresses": ("x/x/",), "temperature": 0.0},
    "temperature 4": {"stresses": ("x/x/",), "temperature": 4.0},
    "most candidates": {"stresses": ("/",), "candidates": MAX_CANDIDATES, "temperature": 4.0},
}
REWRITE: dict[str, dict[str, Any]] = {
    "nothing around": {"before": "", "replaced": "", "after": ""},
    "a word, nothing around": {"before": "", "replaced": "", "after": "", "unit": "word"},
    "temperature 0": {"before": "why\n", "replaced": "", "after": "\n", "temperature": 0.0},
    "much around": {
        "before": "why\n" * (MAX_CHARACTERS // 4), "replaced": "x",
        "after": "\nwhy" * (MAX_CHARACTERS // 4), "candidates": 1,
    },
}  # fmt: skip
PITCHES: dict[str, dict[str, Any]] = {
    f"{name}, {pack}": {"voices": (), "pack": pack, **fields}
    for pack in ("tiny-roll", "tiny-event")
    for name, fields in {
        "one note, one pitch": {"cells": (("alto", 1, 2),), "lowest": 60, "highest": 60},
        "temperature 0": {"cells": (("bass", 0, 480), ("bass", 480, 960)), "temperature": 0.0},
        "most candidates": {"cells": (("alto", 0, 9000),), "candidates": MAX_CANDIDATES},
        "closer than a step": {"cells": tuple(("tenor", i, i + 1) for i in range(60))},
        "where no key is": {"cells": (("soprano", 0, 480),), "lowest": 100, "highest": 127},
    }.items()
}
ASKED: dict[type[Any], tuple[type[Any], dict[str, dict[str, Any]]]] = {
    HarmonizeRequest: (Candidate, HARMONIZE),
    RepaintRequest: (Candidate, REPAINT),
    ContinueRequest: (
        Continuation,
        {
            f"{name}, {pack}": {**made, "pack": pack}
            for name, made in CONTINUE.items()
            for pack in ("tiny-roll", "tiny-event")
        },
    ),
    LyricsRequest: (Text, LYRICS),
    LinesRequest: (Text, LINES),
    RewriteRequest: (Text, REWRITE),
    PitchesRequest: (Candidate, PITCHES),
    TuneRequest: (Text, TUNE),
    ScoreRequest: (Scored, SCORE),
    ExplainRequest: (Explanation, EXPLAIN),
    StateRequest: (HiddenState, STATE),
    ActivationsRequest: (Activations, ACTIVATIONS),
}
CASES = [(kind, name) for kind, (_, cases) in ASKED.items() for name in cases]
REFUSED = "found no "  # a line as wished for: an untrained network writes no words


@pytest.fixture(scope="module")
def client(all_tiny_packs: Path) -> Iterator[EngineClient]:
    client = EngineClient([all_tiny_packs])
    client.start()  # before any test, so that it is no test's own
    yield client
    client.close()


@pytest.mark.parametrize(
    ("kind", "name"), CASES, ids=[f"{kind.__name__}: {name}" for kind, name in CASES]
)
def test_at_the_ends_of_what_may_be_asked_for_the_answer_is_whole(
    client: EngineClient, kind: type[Any], name: str
) -> None:
    wanted, cases = ASKED[kind]
    made = {"seed": 1} if "seed" in kind.__dataclass_fields__ else {}
    request = kind(id=client.new_id(), revision=0, **made, **cases[name])
    *said, end = answers_to(client, request)
    if isinstance(request, (LinesRequest, RewriteRequest)) and isinstance(end, Failed):
        assert end.refused
        assert REFUSED in end.sentence
        return
    assert isinstance(end, Finished), end
    results = [m for m in said if isinstance(m, wanted) and getattr(m, "final", True)]
    if not isinstance(request, RewriteRequest):  # which says how many it found
        assert len(results) == getattr(request, "candidates", 1)
    for result in results:
        check(request, result)


def check(request: Any, result: Any) -> None:
    """That a result lies within what was asked for."""
    if isinstance(result, Candidate):
        cells = getattr(request, "cells", None) or [
            (role, request.start, request.end) for role in (r.value for r in SATB)
        ]
        for role, spans in result.voices.items():
            own = [(start, end) for named, start, end in cells if named == role]
            for _, onset, duration in spans:
                assert any(start <= onset and onset + duration <= end for start, end in own)
        if isinstance(request, HarmonizeRequest) and not request.kept:
            for role in OTHERS if request.given_role == "soprano" else ():
                sung = sum(span.duration for span in result.voices[role])
                assert sung == request.end - request.start
    elif isinstance(result, Continuation):
        for note in result.notes:
            assert request.start <= note.onset < note.onset + note.duration <= request.end
            assert request.lowest <= note.pitch <= request.highest
    elif isinstance(result, Text) and isinstance(request, LyricsRequest):
        assert len(result.text) <= request.length
    elif isinstance(result, Scored):
        assert result.nats >= 0
    elif isinstance(result, Explanation):
        for found in result.distributions:
            assert 0 < sum(a.probability for a in found.likeliest) <= 1 + 1e-6
            assert len(found.likeliest) <= request.count
    elif isinstance(result, Activations):
        assert len(result.values) == len(request.text)


def test_asking_for_no_cell_for_no_note_or_for_no_character_is_refused_where_it_is_asked() -> None:
    empty = Score()
    for kind, made, reason in (
        (RepaintRequest, {"voices": FULL, "cells": ()}, "no cell"),
        (HarmonizeRequest, {"notes": ()}, "no note"),
        (ContinueRequest, {"score": empty, "start": 0, "end": 1}, "no note"),
        (ScoreRequest, {"piece": empty}, "no note"),
        (ScoreRequest, {"piece": " "}, "no character"),
        (ActivationsRequest, {"text": "", "unit": (0, 0)}, "no character"),
    ):
        with pytest.raises(ValueError, match=reason):
            kind(id=1, revision=0, **made)
