"""``descant convert``: what a format cannot hold is said first, and may be a reason not to."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from composer.app.cli import main
from composer.files.formats import open_score
from composer.files.project import save_project
from composer.model.mask import Mask, MaskKind
from composer.model.note import Note
from composer.model.score import Score
from composer.model.voice import Role, Voice

pytestmark = pytest.mark.usefixtures("home")

LOST = "Locks and what is marked for the models are not in the file."


@pytest.fixture
def project(tmp_path: Path) -> Path:
    score = Score(voices=(Voice(1, "Soprano", Role.SOPRANO),), next_id=9)
    score.notes = {2: Note(2, 1, 72, 0, 480)}
    score.masks = (Mask(1, 0, 480, MaskKind.LOCK),)
    save_project(score, tmp_path / "song.descant")
    return tmp_path / "song.descant"


@pytest.mark.parametrize("ending", [".mid", ".musicxml", ".abc"])
def test_what_only_a_project_keeps_is_said_and_the_file_written(project, ending, capsys):
    out = project.with_name(f"out{ending}")
    assert main(["convert", str(project), str(out), "--json"]) == 0
    told = capsys.readouterr()
    assert told.err.splitlines() == [LOST]
    assert json.loads(told.out)["remarks"] == [LOST]
    assert len(open_score(out).score.notes) == 1


@pytest.mark.expects_log("Nothing was written")
def test_nothing_is_written_when_everything_is_to_be_kept_and_cannot(project, capsys):
    out = project.with_name("out.mid")
    out.write_bytes(b"what was there")
    assert main(["convert", str(project), str(out), "--strict"]) == 1
    told = capsys.readouterr().err.splitlines()
    assert told[0] == LOST
    assert told[1].startswith("Nothing was written")
    assert out.read_bytes() == b"what was there"


def test_any_tune_of_a_collection_is_converted(tmp_path, capsys):
    book = tmp_path / "book.abc"
    book.write_text("X:1\nT:One\nK:C\nC|\n\nX:2\nT:Two\nK:C\nCD|\n")
    out = tmp_path / "out.mid"
    assert main(["convert", str(book), str(out), "--tune", "2"]) == 0
    assert open_score(out).score.title == "Two"
    assert "number 2" in capsys.readouterr().err


@pytest.mark.expects_log("no tune 3")
def test_a_tune_that_is_not_there_is_said(tmp_path, capsys):
    book = tmp_path / "book.abc"
    book.write_text("X:1\nK:C\nC|\n\nX:2\nK:C\nCD|\n")
    assert main(["convert", str(book), str(tmp_path / "out.mid"), "--tune", "3"]) == 2
    assert "no tune 3" in capsys.readouterr().err
    assert not (tmp_path / "out.mid").exists()


def test_a_project_keeps_everything(project, capsys):
    out = project.with_name("out.descant")
    assert main(["convert", str(project), str(out), "--strict"]) == 0
    assert capsys.readouterr().err == ""
    assert open_score(out).score == open_score(project).score


@pytest.mark.expects_log
@pytest.mark.parametrize("ending", [".pdf", ".svg", ".wav"])
def test_what_cannot_be_held_strictly_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], ending: str
) -> None:
    song = Path(__file__).parents[2] / "assets" / "examples" / "harbour-jig.mid"
    out = tmp_path / f"out{ending}"
    assert main(["convert", str(song), str(out), "--strict"]) == 2
    assert f"“{out.name}” is neither MIDI, MusicXML nor ABC" in capsys.readouterr().err
    assert not out.exists()
