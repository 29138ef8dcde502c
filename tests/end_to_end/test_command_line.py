"""The command line with the shipped model, in processes of its own: melody files to four voices.

What comes out is read three times: by the project's own reader, by mido and by pretty_midi.
Nothing here hangs on which notes the model writes.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Any

import mido
import numpy as np
import pretty_midi
import pytest

from composer.engine.counterpoint import Findings, inspect
from composer.files.formats import open_score
from composer.model.note import Note
from composer.model.score import Score
from composer.model.time import SIXTEENTH
from composer.model.voice import CHORALE_RANGES, SATB, Role
from tests.fixtures.places import CHECKOUT, music_folder

# Far more than any call takes, in seconds.
PATIENCE = 280.0
PART_NAMES = ["Soprano", "Alto", "Tenor", "Bass"]

# Bach's own rates, half as often again: percent of steps in the validation chorales.
MOST_CROSSED, MOST_SECONDS = 4.5, 12.45
# Bach has 0.9 fifths and 0.4 octaves in 1,000 moving pairs.
MOST_PARALLELS = 10.0
HYMNS = ("old-hundredth", "ein-feste-burg", "lobe-den-herren")
SEEDS = (1, 2)
EXAMPLES = ("first-light", "harbour-jig", "mill-pond")

Written = tuple[Fraction, Fraction, int]  # onset and duration in quarters, pitch


@dataclass(frozen=True)
class Tune:
    """A melody that a test writes with mido; ``None`` for a pitch is a rest.

    ``pitches`` come one after the other with the ``lengths`` (in quarters, as text) in turn, after
    a rest of ``pickup`` quarters.  ``resolution``: ticks per quarter in the file.
    """

    pitches: Sequence[int | None]
    lengths: Sequence[str] = ("1",)
    meter: tuple[int, int] = (4, 4)
    pickup: str = "0"
    resolution: int = 480

    def notes(self) -> list[Written]:
        place, notes = Fraction(self.pickup), []
        for i, pitch in enumerate(self.pitches):
            length = Fraction(self.lengths[i % len(self.lengths)])
            if pitch is not None:
                notes.append((place, length, pitch))
            place += length
        return notes

    def write(self, path: Path) -> None:
        song = mido.MidiFile(type=1, ticks_per_beat=self.resolution)
        beats, unit = self.meter
        song.tracks.append(
            mido.MidiTrack(
                [
                    mido.MetaMessage("set_tempo", tempo=500_000),
                    mido.MetaMessage("time_signature", numerator=beats, denominator=unit),
                    mido.MetaMessage("key_signature", key="G"),
                ]
            )
        )
        events = []
        for i, (onset, length, pitch) in enumerate(self.notes()):
            velocity = 40 + (7 * i) % 80
            events.append((onset, 1, mido.Message("note_on", note=pitch, velocity=velocity)))
            events.append((onset + length, 0, mido.Message("note_off", note=pitch)))
        track = mido.MidiTrack([mido.MetaMessage("track_name", name="Tune")])
        song.tracks.append(track)
        now = 0
        for place, _, message in sorted(events, key=lambda e: e[:2]):
            tick = place * self.resolution
            assert tick.denominator == 1, "the resolution cannot hold this tune"
            track.append(message.copy(time=int(tick) - now))
            now = int(tick)
        song.save(path)


@dataclass(frozen=True)
class Case:
    """One call of ``harmonize``.

    ``source``: a tune, or a file below the checkout, or the name of one in the folder of music.
    ``rounding``: how far (in quarters) a place of the file may lie from the nearest tick of 480 to
    the quarter, which is what the studio counts in.
    """

    name: str
    source: Tune | Path | str
    arguments: tuple[str, ...] = ("--steps", "8", "--seed", "3")
    role: Role = Role.SOPRANO
    rounding: Fraction = Fraction(0)

    @property
    def outputs(self) -> int:
        return 3 if "--candidates" in self.arguments else 1


STEP_WISE = (67, 69, 71, 72, 74, 72, 71, 69, 67, 66, 67)


def as_voice(role: Role) -> dict[str, Any]:
    return {"role": role, "arguments": ("--steps", "8", "--seed", "3", "--voice", role.value)}


def hymn(name: str, seed: int) -> Case:
    return Case(f"{name}-{seed}", f"melodies/{name}.mid", ("--seed", str(seed)))


CASES = [
    *(hymn(name, seed) for name in HYMNS for seed in SEEDS),
    *(Case(name, CHECKOUT / "assets" / "examples" / f"{name}.mid") for name in EXAMPLES),
    Case("two-octaves-low-in-5-4", Tune([p - 24 for p in STEP_WISE], ["1", "1/2"], (5, 4))),
    Case(
        "two-octaves-high-in-6-8-at-96-ticks",
        Tune([p + 24 for p in STEP_WISE], ["1", "1/2", "3/2"], (6, 8), resolution=96),
    ),
    Case(
        "bass-in-3-4-with-a-pickup",
        Tune([p - 24 for p in STEP_WISE], meter=(3, 4), pickup="2"),
        **as_voice(Role.BASS),
    ),
    Case(
        "tenor-between-the-ticks-of-480",
        Tune([p - 12 for p in STEP_WISE], ["961/960", "479/960", "1/2"], resolution=960),
        rounding=Fraction(1, 960),
        **as_voice(Role.TENOR),
    ),
    Case(
        "alto-finer-than-the-grid",
        Tune([*STEP_WISE, *STEP_WISE], ["1/3", "1/3", "1/3", "1/8", "1/8", "1/12", "2/3"]),
        **as_voice(Role.ALTO),
    ),
    Case(
        "a-long-rest-and-three-candidates",
        Tune([67, 69, 71, None, 72, 71, 69, 67], ["1", "1", "1", "9"]),
        arguments=("--steps", "8", "--seed", "3", "--candidates", "3"),
    ),
    Case("one-short-note", Tune([71], ["1/32"], pickup="33/32")),
    Case("64-bars", Tune(STEP_WISE * 23 + (71, 67, 67), ["1"]), ("--steps", "1", "--seed", "3")),
]
LONGEST = Case("512-bars", Tune(STEP_WISE * 186 + (71, 67), ["1"]), ("--steps", "1", "--seed", "3"))


@dataclass(frozen=True)
class Called:
    """How a call ended."""

    code: int
    out: str
    err: str


@dataclass(frozen=True)
class Harmonised:
    """What a call of ``harmonize`` was given, what it said, and the files it wrote."""

    case: Case
    melody: Path
    outputs: tuple[Path, ...]
    report: dict[str, Any]


class Workplace:
    """A folder with a home of its own; each case is harmonised in it once, when first asked for."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._home = folder / "home"
        self._home.mkdir()
        self._done: dict[str, Harmonised] = {}

    def descant(self, *arguments: str | Path) -> Called:
        """``descant ARGUMENTS``, by a person who has only what is shipped."""
        environment = {n: v for n, v in os.environ.items() if not n.startswith("XDG_")}
        environment |= {"HOME": str(self._home), "PYTHONPATH": str(CHECKOUT)}
        done = subprocess.run(
            [sys.executable, "-P", "-m", "composer", *map(str, arguments)],
            capture_output=True,
            text=True,
            cwd=self.folder,
            env=environment,
            timeout=PATIENCE,
            check=False,
        )
        return Called(done.returncode, done.stdout, done.stderr)

    def harmonised(self, case: Case) -> Harmonised:
        if case.name not in self._done:
            self._done[case.name] = self.harmonise(case, f"{case.name}-out")
        return self._done[case.name]

    def harmonise(self, case: Case, name: str) -> Harmonised:
        melody = self._melody(case)
        called = self.descant(
            "harmonize", melody, "-o", f"{name}.mid", "--device", "cpu", "--json", *case.arguments
        )
        assert called.code == 0, called.err
        report = json.loads(called.out)
        outputs = tuple(self.folder / c["output"] for c in report["candidates"])
        return Harmonised(case, melody, outputs, report)

    def _melody(self, case: Case) -> Path:
        if isinstance(case.source, Tune):
            path = self.folder / f"{case.name}.mid"
            case.source.write(path)
            return path
        if isinstance(case.source, Path):
            return case.source
        music = music_folder()
        if music is None:
            pytest.skip("the folder of test music is not here (name it by DESCANT_DATA)")
        return music / case.source


@pytest.fixture(scope="module")
def workplace(tmp_path_factory: pytest.TempPathFactory) -> Workplace:
    return Workplace(tmp_path_factory.mktemp("calls"))


def every_case(test: Callable[..., None]) -> Any:
    return pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)(test)


# Reading what came out


def sung(score: Score, role: Role) -> list[Note]:
    voice = score.voice_with_role(role)
    assert voice is not None
    return score.notes_in_order(voice.id)


def by_studio(notes: Sequence[Note]) -> list[tuple[int, int, int, int]]:
    return [(n.onset, n.duration, n.pitch, n.velocity) for n in notes]


def by_mido(path: Path) -> dict[str, list[tuple[Fraction, Fraction, int, int]]]:
    """Track name -> onset and end in quarters, pitch, velocity."""
    song = mido.MidiFile(path)
    tracks = {}
    for track in song.tracks:
        now, name, begun, notes = 0, "", {}, []
        for message in track:
            now += message.time
            if message.type == "track_name":
                name = message.name
            elif message.type == "note_on" and message.velocity > 0:
                assert message.note not in begun
                begun[message.note] = (now, message.velocity)
            elif message.type in ("note_on", "note_off"):
                onset, velocity = begun.pop(message.note)
                start, end = (Fraction(tick, song.ticks_per_beat) for tick in (onset, now))
                notes.append((start, end, message.note, velocity))
        assert not begun
        if notes:
            tracks[name] = sorted(notes)
    return tracks


def by_pretty_midi(path: Path) -> dict[str, list[pretty_midi.Note]]:
    song = pretty_midi.PrettyMIDI(str(path))
    return {i.name: sorted(i.notes, key=lambda n: n.start) for i in song.instruments}


def steps_of(score: Score) -> np.ndarray:
    """The four voices on the sixteenth-note grid, int16 [steps, 4], -1 where one is silent.

    From the melody's first onset on; each cell has the pitch that sounds at its beginning.
    """
    melody = sung(score, Role.SOPRANO)
    start = melody[0].onset // SIXTEENTH
    piece = np.full((-(-melody[-1].end // SIXTEENTH) - start, 4), -1, dtype=np.int16)
    for column, role in enumerate(SATB):
        for note in sung(score, role):
            first, last = (-(-tick // SIXTEENTH) - start for tick in (note.onset, note.end))
            piece[max(0, first) : max(0, last), column] = note.pitch
    return piece


# What holds for every melody


@every_case
def test_the_melody_comes_out_untouched(workplace: Workplace, case: Case) -> None:
    done = workplace.harmonised(case)
    before = open_score(done.melody).score
    (melody,) = by_mido(done.melody).values()
    (heard,) = by_pretty_midi(done.melody).values()
    track = case.role.value.capitalize()
    assert len(done.outputs) == case.outputs
    for path in done.outputs:
        after = open_score(path).score
        assert by_studio(sung(after, case.role)) == by_studio(before.notes_in_order())
        assert (after.tempo, after.meter, after.key) == (before.tempo, before.meter, before.key)

        kept = by_mido(path)[track]
        assert [n[2:] for n in kept] == [n[2:] for n in melody]
        for (start, end, *_), (start_then, end_then, *_) in zip(kept, melody, strict=True):
            assert abs(start - start_then) <= case.rounding
            assert abs(end - end_then) <= case.rounding

        kept_heard = by_pretty_midi(path)[track]
        most = 1e-6 + float(case.rounding) * 60 / before.tempo.at(0).bpm
        assert [(n.pitch, n.velocity) for n in kept_heard] == [(n.pitch, n.velocity) for n in heard]
        assert [n.start for n in kept_heard] == pytest.approx([n.start for n in heard], abs=most)
        assert [n.end for n in kept_heard] == pytest.approx([n.end for n in heard], abs=most)


@every_case
def test_there_are_four_tracks_named_as_the_voices(workplace: Workplace, case: Case) -> None:
    for path in workplace.harmonised(case).outputs:
        assert list(by_mido(path)) == PART_NAMES
        assert list(by_pretty_midi(path)) == PART_NAMES
        assert [voice.name for voice in open_score(path).score.voices] == PART_NAMES


@every_case
def test_the_added_voices_sing_without_a_gap_in_their_ranges(
    workplace: Workplace, case: Case
) -> None:
    for path in workplace.harmonised(case).outputs:
        score = open_score(path).score
        melody = sung(score, case.role)
        for role in SATB:
            if role is case.role:
                continue
            notes = sung(score, role)
            low, high = CHORALE_RANGES[role]
            assert all(low <= note.pitch <= high for note in notes), role
            # On the grid beneath the melody, and no further.
            assert 0 <= melody[0].onset - notes[0].onset < SIXTEENTH
            assert 0 <= notes[-1].end - melody[-1].end < SIXTEENTH
            for note, following in pairwise(notes):
                assert note.end == following.onset, f"{role} is silent, or sings two notes at once"
                assert note.pitch != following.pitch, f"{role} repeats what should be held"


# What holds for some


@pytest.mark.parametrize("seed", SEEDS)
def test_the_voices_of_the_hymns_cross_and_rub_hardly_more_than_bachs(
    workplace: Workplace, seed: int
) -> None:
    found = hymns_found(workplace, (seed,))
    assert found["crossed_percent"] <= MOST_CROSSED
    assert found["seconds_percent"] <= MOST_SECONDS


def test_parallel_fifths_and_octaves_are_rare_in_the_hymns(workplace: Workplace) -> None:
    found = hymns_found(workplace, SEEDS)
    assert found["parallel_fifths_per_1000"] <= MOST_PARALLELS
    assert found["parallel_octaves_per_1000"] <= MOST_PARALLELS


def hymns_found(workplace: Workplace, seeds: Sequence[int]) -> dict[str, float]:
    """Rates over the three hymns together."""
    found = Findings()
    for name in HYMNS:
        for seed in seeds:
            done = workplace.harmonised(hymn(name, seed))
            found += inspect(steps_of(open_score(done.outputs[0]).score))
    return found.rates()


def test_the_added_voices_of_the_hymns_move(workplace: Workplace) -> None:
    moves, quarters = 0, Fraction(0)
    for name in HYMNS:
        for seed in SEEDS:
            score = open_score(workplace.harmonised(hymn(name, seed)).outputs[0]).score
            for role in SATB[1:]:
                notes = sung(score, role)
                moves += len(notes) - 1
                quarters += Fraction(notes[-1].end - notes[0].onset, 480)
    # In the chorales a voice changes its note 0.84 times a quarter.
    assert 0.4 <= moves / quarters <= 1.7


def test_two_seeds_give_two_harmonies(workplace: Workplace) -> None:
    first, second = (workplace.harmonised(hymn(HYMNS[0], seed)) for seed in SEEDS)
    scores = [open_score(done.outputs[0]).score for done in (first, second)]
    assert (steps_of(scores[0]) != steps_of(scores[1])).any()


def test_the_same_seed_gives_the_same_bytes(workplace: Workplace) -> None:
    case = next(case for case in CASES if case.outputs == 3)
    once, again = workplace.harmonised(case), workplace.harmonise(case, "again")
    assert [p.name for p in again.outputs] == ["again.mid", "again-2.mid", "again-3.mid"]
    assert [p.read_bytes() for p in again.outputs] == [p.read_bytes() for p in once.outputs]
    assert {**again.report, "output": "", "candidates": []} == {
        **once.report,
        "output": "",
        "candidates": [],
    }


def test_candidates_differ_and_the_likeliest_comes_first(workplace: Workplace) -> None:
    done = workplace.harmonised(next(case for case in CASES if case.outputs == 3))
    nats = [candidate["nats"] for candidate in done.report["candidates"]]
    assert nats == sorted(nats)
    assert len({path.read_bytes() for path in done.outputs}) == 3


@pytest.mark.slow
def test_512_bars_are_harmonised_and_not_one_more(workplace: Workplace) -> None:
    for check in (
        test_the_melody_comes_out_untouched,
        test_there_are_four_tracks_named_as_the_voices,
        test_the_added_voices_sing_without_a_gap_in_their_ranges,
    ):
        check(workplace, LONGEST)
    Tune(STEP_WISE * 187, ["1"]).write(workplace.folder / "too-long.mid")
    fails(workplace, ("too-long.mid", "-o", "none.mid"), "up to 512 bars")


# What cannot be done


def fails(workplace: Workplace, arguments: Sequence[str], piece: str) -> None:
    """Asserts the contract of a failure: exit 2, one line on stderr, and no file more or less."""
    before = {path: path.stat().st_mtime_ns for path in workplace.folder.rglob("*.mid")}
    called = workplace.descant("harmonize", *arguments)
    assert (called.code, called.out) == (2, ""), called.err
    assert len(called.err.splitlines()) == 1, called.err
    assert called.err.endswith(".\n")
    assert "Traceback" not in called.err
    assert piece in called.err
    after = {path: path.stat().st_mtime_ns for path in workplace.folder.rglob("*.mid")}
    assert after == before


def test_input_that_is_no_melody_is_exit_2_in_one_line(workplace: Workplace) -> None:
    folder = workplace.folder
    (folder / "empty.mid").write_bytes(b"")
    Tune([]).write(folder / "silent.mid")
    (folder / "folder.mid").mkdir()
    for name, piece in (
        ("missing.mid", "no such file"),
        ("empty.mid", "empty.mid"),
        ("silent.mid", "no notes"),
        ("folder.mid", "folder.mid"),
        ("two\nlines.mid", "no such file"),
    ):
        fails(workplace, (name, "-o", "none.mid"), piece)


def test_output_that_cannot_be_written_is_exit_2_in_one_line(workplace: Workplace) -> None:
    folder = workplace.folder
    Tune([67]).write(folder / "one.mid")
    (folder / "taken.mid").mkdir()
    for name, piece in (
        ("nowhere/out.mid", "There is no folder"),
        ("one.mid/out.mid", "There is no folder"),
        ("taken.mid", "is a folder"),
        ("n" * 300 + ".mid", "name too long"),
    ):
        fails(workplace, ("one.mid", "-o", name), piece)


def test_a_folder_that_is_write_protected_is_exit_2_in_one_line(workplace: Workplace) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may write all")
    folder = workplace.folder / "protected"
    folder.mkdir()
    Tune([67]).write(workplace.folder / "two.mid")
    folder.chmod(0o555)
    try:
        fails(workplace, ("two.mid", "-o", "protected/out.mid"), "may not be written")
    finally:
        folder.chmod(0o755)


# The model packs


def test_packs_is_one_json_object_that_names_the_shipped_pack(workplace: Workplace) -> None:
    called = workplace.descant("packs", "--json")
    assert (called.code, called.err) == (0, "")
    listed = json.loads(called.out)
    assert listed["problems"] == []
    (pack,) = (p for p in listed["packs"] if p["name"] == "coconet-compact")
    assert pack["family"] == "coconet"
    assert len(pack["sha256"]) == 64
    assert all(pack[what] for what in ("title", "corpus", "licence", "command"))
    assert pack["figures"], "the card says nothing of how good the model is"
    for figure in pack["figures"]:
        assert figure["name"]
        assert np.isfinite(figure["value"])
