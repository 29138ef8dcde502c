"""``descant harmonize`` and ``descant repaint`` with options that steer them, as a person calls."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.app.calls.steering import chords_in_bars
from composer.app.harmony import write_candidate
from composer.app.repainting import (
    NothingToRepaint,
    cell_masks,
    kept_notes,
    open_cells,
    voice_lines,
    write_repainted,
)
from composer.edit.document import Document
from composer.engine.coconet import harmonize, load_network, repaint
from composer.engine.messages import HarmonizeRequest, RepaintRequest
from composer.engine.packs import read_card
from composer.files.formats import export_score, open_score
from composer.model.chord_symbol import ChordSymbol
from composer.model.mask import Mask, MaskKind, locked
from composer.model.note import Note
from composer.model.score import Score
from composer.model.time import Meter, MeterMap
from composer.model.voice import SATB, Role, Voice
from tests.fixtures.command_line import descant

PATIENCE = 90.0


@pytest.fixture(autouse=True)
def installed(tiny_pack_folder: Path, home: Path) -> None:
    """The tiny pack as one of the person's own."""
    folder = home / ".local/share/descant"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "models").symlink_to(tiny_pack_folder)


@pytest.fixture
def melody(tmp_path: Path) -> Path:
    score = Score()
    voice = Voice(score.new_id(), "Tune", Role.SOPRANO)
    score.voices = (voice,)
    for i, pitch in enumerate((67, 69, 71, 72, 74, 72, 71, 69)):
        note = Note(score.new_id(), voice.id, pitch, 480 * i, 480)
        score.notes[note.id] = note
    export_score(score, tmp_path / "melody.mid")
    return tmp_path / "melody.mid"


def pitches(path: Path, name: str) -> set[int]:
    score = open_score(path).score
    voice = next(voice for voice in score.voices if voice.name == name)
    return {note.pitch for note in score.notes_in_order(voice.id)}


def test_harmonize_and_repaint_obey_key_and_range_and_tell_parameters_and_counts(
    melody: Path,
) -> None:
    steering = ("--key", "G", "--range", "alto=60-66", "--chords", "G | D7 .", "--major", "0.5")
    common = ("--pack", "tiny", "--seed", "1", "--json", *steering, "--crossing-cost", "6")
    done = descant("harmonize", "melody.mid", "-o", "out.mid", *common, folder=melody.parent)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["parameters"]["tonic"] == "G"
    assert told["parameters"]["ranges"] == "alto=60-66"
    assert told["parameters"]["chords"] == "0:G 1920:D7"
    assert told["parameters"]["crossing_cost"] == 6
    assert set(told["candidates"][0]["counts"]) >= {"crossed", "leaps", "parallel_fifths"}
    out = melody.with_name("out.mid")
    assert pitches(out, "Alto") <= {60, 62, 64, 66}
    scale = {7, 9, 11, 0, 2, 4, 6}
    assert all({p % 12 for p in pitches(out, name)} <= scale for name in ("Tenor", "Bass"))
    again = ("repaint", "out.mid", "-o", "again.mid", "--bars", "2", "--similar", "-1")
    done = descant(*again, *common, folder=melody.parent)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["parameters"]["similar"] == -1
    assert told["parameters"]["chords"] == "1920:G 3840:D7"
    assert told["candidates"][0]["counts"]["steps"] == 17  # the bar and the step before it


@pytest.mark.parametrize(
    ("options", "chords"),
    [
        ((), "0:C 1920:G7/B 3840:N.C."),
        (("--no-chords",), None),
        (("--chords", "F D7"), "0:F 1920:D7"),
    ],
)
def test_the_chords_of_the_song_are_followed_unless_others_or_none_are_asked_for(
    melody: Path, options: tuple[str, ...], chords: str | None
) -> None:
    score = open_score(melody).score
    score.chords = (ChordSymbol(0, "C"), ChordSymbol(1920, "G7/B"))
    export_score(score, melody.with_suffix(".descant"))
    common = ("--pack", "tiny", "--seed", "1", "--steps", "2", "--json", *options)
    done = descant("harmonize", "melody.descant", "-o", "o.mid", *common, folder=melody.parent)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["parameters"].get("chords") == chords


def test_chords_and_no_chords_together_are_refused_with_the_usage(melody: Path) -> None:
    both = ("--no-chords", "--chords", "C")
    done = descant("repaint", "m.mid", "-o", "o.mid", "--bars", "1", *both, folder=melody.parent)
    assert done.returncode == 2
    assert "not allowed with" in done.stderr


@pytest.mark.parametrize(
    ("option", "value", "piece"),
    [
        ("--key", "H", "no key such as"),
        ("--key", "D bright", "unknown mode"),
        ("--chords", "C Xyz", "no chord symbol"),
        ("--range", "alto=70-60", "no range of a voice"),
        ("--range", "kazoo=50-60", "no range of a voice"),
        ("--conventional", "2", "no number from -1 to 1"),
        ("--leap-cost", "-1", "no number from 0 to 100"),
        ("--top-k", "0", "whole number"),
    ],
)
def test_steering_that_cannot_be_is_exit_2_in_a_sentence(
    melody: Path, option: str, value: str, piece: str
) -> None:
    done = descant("harmonize", "melody.mid", "-o", "out.mid", option, value, folder=melody.parent)
    assert done.returncode == 2
    assert piece in done.stderr
    assert "Traceback" not in done.stderr
    assert [p.name for p in melody.parent.iterdir()] == ["melody.mid"]


def test_a_range_without_a_pitch_of_the_key_is_exit_2_and_leaves_nothing(melody: Path) -> None:
    wrong = ("--key", "C", "--range", "tenor=61-61", "--pack", "tiny")
    done = descant("harmonize", "melody.mid", "-o", "out.mid", *wrong, folder=melody.parent)
    assert done.returncode == 2
    assert "No pitch of C major lies within the range of the tenor" in done.stderr
    assert not melody.with_name("out.mid").exists()


def test_chords_are_one_a_bar_or_share_the_bar_between_bar_lines() -> None:
    score = Score()
    score.meter = MeterMap((Meter(0, 4, 4), Meter(1920, 3, 4)))
    assert chords_in_bars("C G7 Am", score, 0) == ((0, "C"), (1920, "G7"), (3360, "Am"))
    assert chords_in_bars("C F | G7 . C |", score, 0) == (
        *((0, "C"), (960, "F")),
        *((1920, "G7"), (2880, "C")),
    )
    assert chords_in_bars("C G", score, 2000) == ((1920, "C"), (3360, "G"))
    assert chords_in_bars("", score, 0) == ()
    assert chords_in_bars("C | | G", score, 0) == ((0, "C"), (3360, "G"))


@pytest.fixture(scope="module")
def model(tiny_pack_folder):
    return load_network(read_card(tiny_pack_folder / "tiny"))


def scattered(random: np.random.Generator) -> Score:
    """Four voices with notes off the grid, and locks anywhere."""
    score = Score()
    score.voices = tuple(Voice(score.new_id(), role.value, role) for role in SATB)
    masks = []
    for voice, pitch in zip(score.voices, (72, 65, 58, 48), strict=True):
        tick = 0
        while tick < 3840:
            length = int(random.integers(50, 700))
            note = Note(score.new_id(), voice.id, pitch + int(random.integers(5)), tick, length)
            score.notes[note.id] = note
            tick += length + int(random.choice([0, 0, 37, 480]))
        for _ in range(int(random.integers(0, 3))):
            start = int(random.integers(0, 3600))
            end = start + int(random.integers(1, 900))
            masks.append(Mask(voice.id, start, end, MaskKind.LOCK))
    score.masks = tuple(masks)
    return score


def under_locks(score: Score, masks: tuple[Mask, ...]) -> set[tuple[int, int, int]]:
    return {
        (note.voice, tick, note.pitch)
        for note in score.notes.values()
        for tick in range(note.onset, note.end)
        if locked(masks, note.voice, tick)
    }


@settings(deadline=None, max_examples=15)
@given(st.integers(0, 2**32))
def test_what_is_locked_sounds_as_before_whatever_is_written_around_it(model, seed: int) -> None:
    random = np.random.default_rng(seed)
    score = scattered(random)
    melody, *others = score.voices
    told = []
    line = dict(voice_lines(score))["soprano"]
    kept = tuple(k for k in kept_notes(score, melody.id) if k[0] != "soprano")
    around = HarmonizeRequest(1, 0, line, seed=1, steps=1, kept=kept, masks=score.masks)
    harmonize(model, around, emit=told.append)
    document = Document(score.copy())
    write_candidate(document, told[-1], around, melody.id)
    locks = under_locks(score, score.masks)
    assert under_locks(document.score, score.masks) == locks
    start = int(random.integers(0, 3000))
    wanted = [(voice.role, start, start + 900) for voice in (melody, *others)]
    try:
        cells = open_cells(score, wanted)
    except NothingToRepaint:
        return
    named = tuple((role.value, a, b) for role, a, b in cells)
    masks = cell_masks(score, cells)
    anew = RepaintRequest(1, 0, voice_lines(score), named, seed=1, steps=1, masks=masks)
    repaint(model, anew, emit=told.append)
    document = Document(score.copy())
    write_repainted(document, told[-1], anew)
    assert under_locks(document.score, score.masks) == locks
