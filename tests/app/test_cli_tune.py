"""``descant tune`` as a person calls it."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from composer.files.formats import open_score

PATIENCE = 120.0


@pytest.fixture(autouse=True)
def own_pack(home: Path, tune_pack_folder: Path) -> None:
    """The tiny pack as a pack of the person's own."""
    shutil.copytree(tune_pack_folder, home / ".local" / "share" / "descant" / "models")


def tune(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "composer", "tune", "--pack", "tiny-tune", *arguments],
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
        cwd=folder,
    )


def test_a_tune_is_written_as_abc_or_as_notes_by_the_ending(tmp_path: Path) -> None:
    arguments = ("--seed", "3", "--bars", "4", "--meter", "3/4", "--key", "G", "--json")
    called = tune(tmp_path, "-o", "new.abc", *arguments, "--candidates", "2")
    assert called.returncode == 0, called.stderr
    told = json.loads(called.stdout)
    written = (tmp_path / "new.abc").read_text(encoding="ascii")
    assert written == "\n".join(one["abc"] for one in told["tunes"])
    assert written.count("M:3/4") == 2
    assert "K:G" in written
    assert tune(tmp_path, "-o", "new.mid", *arguments).returncode == 0
    score = open_score(tmp_path / "new.mid").score
    assert score.notes
    assert score.meter.at(0).beats == 3


@pytest.mark.parametrize(
    ("arguments", "piece"),
    [
        (("--meter", "17/3"), "17/3"),
        (("--bars", "1"), "--bars"),
        (("-o", "new.txt"), ".abc"),
        (("-o", "nowhere/new.abc"), "no folder"),
    ],
)
def test_what_cannot_be_done_is_one_sentence_and_leaves_nothing(
    tmp_path: Path, arguments: tuple[str, ...], piece: str
) -> None:
    called = tune(tmp_path, "-o", "new.abc", *arguments)
    assert called.returncode == 2
    assert called.stdout == ""
    assert len(called.stderr.splitlines()) == 1
    assert piece in called.stderr
    assert list(tmp_path.glob("new*")) == []


def test_a_form_is_written_with_its_repeats(tmp_path: Path) -> None:
    called = tune(tmp_path, "-o", "new.abc", "--form", "aabb", "--part-bars", "4", "--seed", "2")
    assert called.returncode == 0, called.stderr
    written = (tmp_path / "new.abc").read_text(encoding="ascii").replace("\n", "")
    assert written.count(":||:") == 1
    assert written.endswith(":|")
