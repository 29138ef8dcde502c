"""``descant lyrics`` as a person calls it."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.fixtures.lyrics_pack import ARTISTS

PATIENCE = 120.0


@pytest.fixture(autouse=True)
def own_pack(home: Path, lyrics_pack_folder: Path) -> None:
    """The tiny pack as a pack of the person's own."""
    shutil.copytree(lyrics_pack_folder, home / ".local" / "share" / "descant" / "models")


def lyrics(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "composer", "lyrics", "--pack", "tiny-lyrics", *arguments],
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )


def test_a_text_comes_on_stdout_with_its_prime_and_is_the_same_for_the_same_seed() -> None:
    first = lyrics("--prime", "so ", "--length", "40", "--seed", "3", "--artist", "ann early")
    assert first.returncode == 0, first.stderr
    assert first.stdout.startswith("so ")
    assert first.stderr == ""
    again = lyrics("--prime", "so ", "--length", "40", "--seed", "3", "--artist", "Ann Early")
    assert again.stdout == first.stdout
    told = lyrics(
        *("--prime", "so ", "--length", "40", "--seed", "3", "--artist", "Ann Early", "--json"),
    )
    assert json.loads(told.stdout)["text"] == first.stdout.removesuffix("\n")


def test_the_artists_of_the_pack_are_listed() -> None:
    assert lyrics("--list-artists").stdout.splitlines() == ARTISTS


@pytest.mark.parametrize(
    ("arguments", "piece"),
    [
        (("--artist", "Nobody"), "Nobody"),
        (("--second-artist", "Ben Late"), "second artist"),
        (("--length", "0"), "--length"),
        (("--temperature", "99"), "--temperature"),
        (("--rhyme", "A1"), "rhyme scheme"),
        (("--syllables", "eight"), "--syllables"),
        (("--syllables", "0"), "syllables"),
    ],
)
def test_what_cannot_be_done_is_one_sentence_and_exit_code_2(
    arguments: tuple[str, ...], piece: str
) -> None:
    called = lyrics(*arguments)
    assert called.returncode == 2
    assert called.stdout == ""
    assert len(called.stderr.splitlines()) == 1
    assert piece in called.stderr


def test_wishes_for_the_lines_are_met_or_said_to_be_given_up() -> None:
    called = lyrics("--rhyme", "aabb", "--syllables", "9,8", "--length", "150", "--seed", "4")
    assert called.returncode == 0, called.stderr
    assert called.stdout.strip()
    for remark in called.stderr.splitlines():
        assert "given up" in remark
    told = lyrics(
        *("--rhyme", "AABB", "--syllables", "9,8", "--length", "150", "--seed", "4", "--json"),
    )
    values = json.loads(told.stdout)
    assert values["text"] == called.stdout.removesuffix("\n")
    assert values["parameters"]["rhyme"] == "AABB"
    assert values["parameters"]["syllables"] == "9,8"


def test_words_for_a_melody_have_a_line_for_each_phrase_and_a_syllable_for_each_note(
    checkout: Path,
) -> None:
    melody = str(checkout / "assets" / "examples" / "first-light.mid")
    words = ("--for", melody, "--seed", "3", "--pack", "lyrics-songbook")
    plain = lyrics(*words)
    assert plain.returncode == 0, plain.stderr
    assert "4 lines: 4 with just their notes' syllables" in plain.stderr
    told = json.loads(lyrics(*words, "--json").stdout)
    assert told["text"] == plain.stdout
    assert [len(line["notes"]) for line in told["lines"]] == [8, 7, 8, 5]
    for line in told["lines"]:
        assert line["syllables"] == len(line["stresses"]) == len(line["notes"])
        assert line["text"] in plain.stdout


@pytest.mark.parametrize(
    ("arguments", "piece"),
    [
        (("--for", "nowhere.mid"), "nowhere.mid"),
        (("--for", "{melody}", "--syllables", "8"), "--syllables"),
        (("--for", "{melody}", "--track", "Kazoo"), "no track named"),
        (("--stanza", "4"), "--for"),
    ],
)
def test_a_melody_that_cannot_be_written_for_is_one_sentence(
    checkout: Path, arguments: tuple[str, ...], piece: str
) -> None:
    melody = str(checkout / "assets" / "examples" / "first-light.mid")
    done = lyrics(*(argument.replace("{melody}", melody) for argument in arguments))
    assert done.returncode == 2
    assert done.stdout == ""
    assert piece in done.stderr
    assert done.stderr.count("\n") == 1
