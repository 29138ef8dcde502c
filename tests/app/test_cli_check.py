"""``descant check``: passages of the training corpora are named, one's own are not."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from composer.engine.copy_guard import write_index
from composer.engine.passages import word_runs, words_of

PATIENCE = 120.0
SONG = "O the wind is in the barley and the rain is on the hill,\nand my love has gone to sailing"


def check(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "composer", "check", *map(str, arguments)],
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )


@pytest.fixture
def own_index(home: Path) -> None:
    """An index of one song, as a person's own."""
    folder = home / ".local" / "share" / "descant" / "models" / "copy-index"
    folder.mkdir(parents=True)
    hashes = word_runs(words_of(SONG)).hashes
    card = {"corpus": "mine", "licence": "mine"}
    write_index(folder / "mine.safetensors", "words", hashes, 16.0, card)


def test_eight_words_of_a_corpus_are_named_with_their_line(tmp_path: Path, own_index: None) -> None:
    path = tmp_path / "words.txt"
    path.write_text("These are words that nobody ever wrote.\n" + SONG, encoding="utf-8")
    called = check(path, "--json")
    assert called.returncode == 0, called.stderr
    mine = [p for p in json.loads(called.stdout)["passages"] if p["index"] == "mine"]
    assert [p["line"] for p in mine] == [2]
    assert mine[0]["size"] == len(SONG.split())


def test_what_cannot_be_read_is_one_sentence_and_exit_code_2(tmp_path: Path) -> None:
    (tmp_path / "broken.txt").write_bytes(b"\xff\xfe\x00")
    for path in (tmp_path / "broken.txt", tmp_path / "absent.txt", tmp_path / "absent.mid"):
        called = check(path)
        assert called.returncode == 2
        assert called.stdout == ""
        assert len(called.stderr.splitlines()) == 1
