"""The project file: everything comes back, older versions are read, damage is told."""

from __future__ import annotations

import gzip
import json
import math
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.files.errors import FileError
from composer.files.limits import MAX_TICK, MAX_UNPACKED_BYTES
from composer.files.project import (
    kept_copy,
    load_project,
    project_bytes,
    project_score,
    save_project,
)
from composer.files.project_json import SCHEMA
from composer.files.versions import unpacked_version
from composer.model.chord_symbol import ChordSymbol
from composer.model.control import Control, ControlKind
from composer.model.generation import GenerationRecord
from composer.model.key import MODES, Key, KeyMap
from composer.model.lyrics import Line, Lyrics, Syllable, Verse, Word
from composer.model.mask import Mask, MaskKind
from composer.model.note import Note
from composer.model.score import Marker, Score, empty_score
from composer.model.time import Meter, MeterMap, Tempo, TempoMap
from composer.model.voice import Role, Voice
from tests.files.project_samples import SAMPLES, schema_1

HERE = Path(__file__).parent

TICKS = st.integers(0, MAX_TICK)
BYTES = st.integers(0, 127)
TEXTS = st.text(max_size=20)


@st.composite
def scores(draw: st.DrawFn) -> Score:
    """Scores with all that the model can hold."""
    score = Score(title=draw(TEXTS), next_id=draw(st.integers(1, 2**40)))
    for _ in range(draw(st.integers(0, 3))):
        low, high = sorted((draw(BYTES), draw(BYTES)))
        score.voices += (
            Voice(
                score.new_id(),
                draw(TEXTS),
                draw(st.sampled_from(Role)),
                draw(st.integers(0, 15)),
                draw(BYTES),
                draw(st.integers(0, 16383)),
                draw(BYTES),
                draw(BYTES),
                (low, high),
                draw(st.booleans()),
                draw(st.booleans()),
                draw(TEXTS),
            ),
        )
    start = st.integers(0, MAX_TICK - 1000)
    if score.voices:
        voices = st.sampled_from([voice.id for voice in score.voices])
        masks = st.lists(
            st.builds(
                lambda voice, start, length, kind: Mask(voice, start, start + length, kind),
                voices,
                start,
                st.integers(1, 1000),
                st.sampled_from(MaskKind),
            ),
            max_size=3,
        ).map(tuple)
        parameter = st.none() | TEXTS | st.booleans() | st.integers() | st.floats(allow_nan=False)
        for _ in range(draw(st.integers(0, 2))):
            record = GenerationRecord(
                score.new_id(),
                draw(TEXTS),
                draw(TEXTS),
                draw(TEXTS),
                draw(st.integers(0, 2**63 - 1)),
                tuple(draw(st.lists(st.tuples(TEXTS, parameter), max_size=4))),
                draw(masks),
                draw(st.integers(0, 2**40)),
                draw(st.integers(0, 2**40)),
            )
            score.generations[record.id] = record
        origins = st.sampled_from([None, *score.generations])
        for _ in range(draw(st.integers(0, 8))):
            note = Note(
                score.new_id(),
                draw(voices),
                draw(BYTES),
                draw(start),
                draw(st.integers(1, 1000)),
                draw(st.integers(1, 127)),
                draw(origins),
            )
            score.notes[note.id] = note
        kinds = st.sampled_from(ControlKind)
        controls = st.lists(st.builds(Control, voices, TICKS, kinds, BYTES, BYTES), max_size=5)
        score.controls = tuple(sorted(draw(controls), key=lambda control: control.tick))
        score.masks = draw(masks)
    laid = st.just(()) if not score.notes else st.lists(st.sampled_from([*score.notes])).map(tuple)
    word = st.lists(st.builds(Syllable, TEXTS, laid), max_size=3).map(lambda s: Word(tuple(s)))
    line = st.lists(word, max_size=3).map(lambda words: Line(tuple(words)))
    verse = st.builds(
        Verse, st.lists(line, max_size=3).map(tuple), st.sampled_from(["verse", "bridge"]), TEXTS
    )
    score.lyrics = Lyrics(tuple(draw(st.lists(verse, max_size=2))))
    markers = draw(st.lists(st.builds(Marker, TICKS, TEXTS), max_size=3))
    score.markers = tuple(sorted(markers, key=lambda marker: marker.tick))
    symbols = st.sampled_from(("C", "F#m7", "Bbmaj9", "G7/B", "N.C."))
    chords = draw(st.dictionaries(TICKS, symbols, max_size=3))
    score.chords = tuple(ChordSymbol(tick, chords[tick]) for tick in sorted(chords))
    places = st.lists(TICKS, unique=True, max_size=3)
    score.tempo = TempoMap(
        tuple(Tempo(tick, draw(st.integers(1, 16_777_215))) for tick in sorted({0, *draw(places)}))
    )
    score.meter = MeterMap(
        tuple(
            Meter(tick, draw(st.integers(1, 255)), 2 ** draw(st.integers(0, 6)))
            for tick in sorted({0, *draw(places)})
        )
    )
    score.key = KeyMap(
        tuple(
            Key(tick, draw(st.integers(-7, 7)), draw(st.sampled_from([*MODES])))
            for tick in sorted(draw(places))
        )
    )
    return score


@given(scores())
@settings(max_examples=100)
def test_a_score_saved_and_loaded_is_the_same(score: Score) -> None:
    data = project_bytes(score)
    again = project_score(data)
    assert again == score
    assert list(again.notes) == list(score.notes)
    assert project_bytes(again) == data


def test_numbers_that_json_lacks_come_back() -> None:
    score = schema_1()
    (record,) = score.generations.values()
    values = (("a", math.inf), ("b", -math.inf), ("c", math.nan), ("d", 1), ("e", 1.0), ("f", True))
    score.generations = {6: GenerationRecord(6, "x", "y", "z", 0, values)}
    (again,) = project_score(project_bytes(score)).generations.values()
    assert str(again.parameters) == str(values)
    assert record != again


@pytest.mark.parametrize("name", SAMPLES)
def test_a_file_of_each_version_is_read(name: str) -> None:
    assert load_project(HERE / "samples" / name) == SAMPLES[name]()


def test_every_version_has_a_sample() -> None:
    assert set(SAMPLES) >= {f"schema-{version}.descant" for version in range(1, SCHEMA + 1)}
    assert set(SAMPLES) == {path.name for path in (HERE / "samples").glob("*.descant")}


def test_the_versions_in_a_kept_file_are_read() -> None:
    first, second = load_project(HERE / "samples" / "schema-1-grown.descant").versions
    assert unpacked_version(first).notes == {}
    assert unpacked_version(second) == schema_1()


def document(score: Score | None = None) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(gzip.decompress(project_bytes(score or schema_1())))
    return loaded


def test_todays_files_are_laid_out_like_the_sample_of_todays_version() -> None:
    stored = gzip.decompress((HERE / "samples" / f"schema-{SCHEMA}.descant").read_bytes())
    assert json.loads(stored) == document()


def test_a_project_as_plain_json_is_read() -> None:
    assert project_score(json.dumps(document(), indent=2).encode()) == schema_1()


def test_halves_of_characters_are_replaced() -> None:
    damaged = document()
    damaged["score"]["title"] = "a\ud800b"
    assert project_score(json.dumps(damaged).encode()).title == "a?b"


def test_a_newer_version_is_refused_with_a_sentence_that_says_so(tmp_path: Path) -> None:
    path = tmp_path / "song.descant"
    save_project(schema_1(), path)
    save_project(schema_1(), path)
    path.write_bytes(gzip.compress(json.dumps(document() | {"schema": SCHEMA + 1}).encode()))
    with pytest.raises(FileError, match=r"“song.descant” was saved by a newer Descant") as refused:
        load_project(path)
    assert refused.value.backup is None


def at(*keys: str | int, value: object) -> Callable[[Any], None]:
    """A change of one value deep in the JSON."""

    def change(json: Any) -> None:
        for key in keys[:-1]:
            json = json[key]
        json[keys[-1]] = value

    return change


@pytest.mark.parametrize(
    "change",
    [
        at("format", value="other"),
        at("schema", value="1"),
        at("schema", value=True),
        at("schema", value=0),
        at("score", value=[]),
        at("score", "title", value=None),
        at("score", "next_id", value=7),
        at("score", "next_id", value=10**400),
        at("score", "notes", value={}),
        at("score", "notes", 0, value=None),
        at("score", "notes", 0, 2, value=128),
        at("score", "notes", 0, 2, value=60.0),
        at("score", "notes", 0, 2, value=True),
        at("score", "notes", 0, 1, value=99),
        at("score", "notes", 0, 0, value=4),
        at("score", "notes", 0, 3, value=2**60),
        at("score", "notes", 0, 4, value=0),
        at("score", "notes", 0, 6, value=98),
        at("score", "notes", 0, 6, value="x"),
        at("score", "voices", 0, "role", value="king"),
        at("score", "voices", 0, "channel", value=16),
        at("score", "voices", 0, "muted", value=0),
        at("score", "voices", 0, "range", value=[5]),
        at("score", "voices", 0, "range", value=[9, 5]),
        at("score", "voices", 0, "id", value=2),
        at("score", "tempo", value=[]),
        at("score", "tempo", 0, 1, value=0),
        at("score", "tempo", 1, 0, value=0),
        at("score", "meter", 0, 2, value=3),
        at("score", "key", 0, 1, value=8),
        at("score", "key", 0, 2, value="lydia"),
        at("score", "lyrics", 0, value=[]),
        at("score", "lyrics", 0, "lines", value=[[[[]]]]),
        at("score", "lyrics", 0, "lines", value=[[[["a", 77]]]]),
        at("score", "lyrics", 0, "lines", value=[[[[1]]]]),
        at("score", "controls", 0, 2, value="wheel"),
        at("score", "controls", 0, 4, value=128),
        at("score", "controls", 0, 0, value=99),
        at("score", "controls", 0, 1, value=9999),
        at("score", "markers", 0, value=[0]),
        at("score", "chords", value=None),
        at("score", "chords", value=[[0]]),
        at("score", "chords", value=[[0, "H"]]),
        at("score", "chords", value=[[0, "C" + "b9" * 50]]),
        at("score", "chords", value=[[-1, "C"]]),
        at("score", "chords", value=[[480, "C"], [0, "C"]]),
        at("score", "chords", value=[[0, "C"], [0, "F"]]),
        at("score", "masks", 0, 2, value=0),
        at("score", "masks", 0, 3, value=[]),
        at("score", "generations", 0, "parameters", 0, value=["x", {}]),
        at("score", "generations", 0, "parameters", 0, value=["x", ["big"]]),
        at("score", "generations", 0, "seed", value=-1),
    ],
)
def test_a_value_that_is_not_what_it_must_be_is_refused(change: Callable[[Any], None]) -> None:
    damaged = document()
    change(damaged)
    with pytest.raises(FileError, match=r"^“song” could not be opened, because .*\.$"):
        project_score(json.dumps(damaged).encode(), "“song”")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"[]",
        b'{"format":NaN}',
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b"\x1f\x8b",
        b"MThd",
        b"{\xff}",
        b'{"a":' + b"9" * 10_000 + b"}",
        gzip.compress(b"null", mtime=0),
        gzip.compress(b"{}", mtime=0)[:-1],
        project_bytes(schema_1())[:-9],
        gzip.compress(b" " * (MAX_UNPACKED_BYTES + 1)),
        b"{" + b"[]," * 3_000_000,
    ],
)
def test_what_is_no_project_is_refused(data: bytes) -> None:
    with pytest.raises(FileError, match=r"could not be opened, because .*\.$"):
        project_score(data)


def test_the_file_before_the_last_save_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "song.descant"
    first, second = empty_score(), schema_1()
    save_project(first, path)
    assert [entry.name for entry in tmp_path.iterdir()] == ["song.descant"]
    save_project(second, path)
    assert load_project(path) == second
    assert load_project(path, backup=True) == first
    save_project(first, path)
    assert load_project(path, backup=True) == second
    assert {entry.name for entry in tmp_path.iterdir()} == {"song.descant", ".song.descant.bak"}


def test_a_damaged_project_offers_the_last_good_copy(tmp_path: Path) -> None:
    path = tmp_path / "song.descant"
    save_project(empty_score(), path)
    save_project(schema_1(), path)
    path.write_bytes(path.read_bytes()[:100])
    with pytest.raises(FileError, match=r"its end is missing.*last good copy") as damaged:
        load_project(path)
    assert damaged.value.backup == kept_copy(path)
    assert load_project(path, backup=True) == empty_score()
    path.unlink()
    with pytest.raises(FileError) as gone:
        load_project(path)
    assert gone.value.backup == kept_copy(path)


def test_a_damaged_project_without_a_good_copy_offers_none(tmp_path: Path) -> None:
    path = tmp_path / "song.descant"
    path.write_bytes(b"damaged")
    kept_copy(path).write_bytes(project_bytes(schema_1())[:-4])
    with pytest.raises(FileError) as damaged:
        load_project(path)
    assert damaged.value.backup is None
    with pytest.raises(FileError):
        load_project(path, backup=True)


def test_a_damaged_project_never_takes_the_place_of_the_good_copy(tmp_path: Path) -> None:
    path = tmp_path / "song.descant"
    save_project(empty_score(), path)
    save_project(schema_1(), path)
    path.write_bytes(b"damaged")
    save_project(schema_1(), path)
    assert load_project(path) == schema_1()
    assert load_project(path, backup=True) == empty_score()


def test_a_score_that_breaks_its_rules_is_not_saved(tmp_path: Path) -> None:
    score = schema_1()
    score.next_id = 2
    with pytest.raises(FileError, match="cannot be saved"):
        save_project(score, tmp_path / "song.descant")
    assert list(tmp_path.iterdir()) == []
