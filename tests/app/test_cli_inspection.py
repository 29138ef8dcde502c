"""``descant score``, ``explain`` and ``similar`` as a person calls them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from composer.app.cli import main
from composer.files.formats import export_score
from tests.fixtures.command_line import descant
from tests.fixtures.tiny_models import chorale

PATIENCE = 120.0
BOOK = "\n".join(
    f"X:{n}\nT:Tune {n}\nM:4/4\nL:1/8\nK:D\n" + "DEFG ABcd|defg fedc|" * n + "D8|E8|]\n"
    for n in (1, 2, 3)
)


@pytest.fixture(autouse=True)
def own_packs(
    home: Path,
    tiny_pack_folder: Path,
    continuing_pack_folder: Path,
    lyrics_pack_folder: Path,
    tune_pack_folder: Path,
) -> None:
    """The tiny packs as packs of the person's own."""
    models = home / ".local" / "share" / "descant" / "models"
    for folder in (
        tiny_pack_folder,
        continuing_pack_folder,
        lyrics_pack_folder,
        tune_pack_folder,
    ):
        shutil.copytree(folder, models, dirs_exist_ok=True)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with a song, a tune book and a text."""
    export_score(chorale(), tmp_path / "song.mid")
    (tmp_path / "book.abc").write_text(BOOK)
    (tmp_path / "words.txt").write_text("a rose is\na rose is a rose\n")
    return tmp_path


@pytest.mark.parametrize(
    ("name", "pack", "unit", "count"),
    [
        ("song.mid", "tiny", "note", 32),
        ("song.mid", "tiny-roll", "step", 15),
        ("book.abc", "tiny-tune", "character", 26),
        ("words.txt", "tiny-lyrics", "character", 28),
    ],
)
def test_a_piece_is_scored_place_by_place_the_most_surprising_first(
    place: Path, name: str, pack: str, unit: str, count: int
) -> None:
    called = descant("score", name, "--pack", pack, "--top", "3", "--json", folder=place)
    assert called.returncode == 0, called.stderr
    told = json.loads(called.stdout)
    assert (told["pack"], told["unit"], told["count"]) == (pack, unit, count)
    assert told["total_nats"] == pytest.approx(told["nats"] * count)
    nats = [one["nats"] for one in told["surprising"]]
    assert len(nats) == 3
    assert nats == sorted(nats, reverse=True)
    assert nats[0] == max(one["nats"] for one in told["places"])
    if unit == "character":
        assert sum(told["characters"]) == pytest.approx(told["total_nats"])
    if name == "words.txt":
        for word in told["places"]:
            assert "".join(one["text"] for one in word["syllables"]) == word["text"]
            assert sum(one["nats"] for one in word["syllables"]) == pytest.approx(word["nats"])


def test_a_score_is_told_in_words_for_each_voice_and_place(place: Path) -> None:
    called = descant("score", "song.mid", "--pack", "tiny", "--top", "2", folder=place)
    assert called.returncode == 0, called.stderr
    lines = called.stdout.splitlines()
    assert "nats a note" in lines[0]
    assert [line.split(":")[0].strip() for line in lines[1:5]] == [
        "soprano",
        "alto",
        "tenor",
        "bass",
    ]
    assert "bar " in lines[6]
    assert len(lines) == 8


@pytest.mark.parametrize(
    ("arguments", "where", "present"),
    [
        (("song.mid", "--pack", "tiny", "--at", "2:3", "--voice", "alto"), {"bar": 2}, True),
        (("book.abc", "--pack", "tiny-tune", "--at", "2:3"), {"bar": 2, "beat": 3}, True),
        (("words.txt", "--pack", "tiny-lyrics", "--at", "2:5"), {"line": 2, "column": 5}, True),
    ],
)
def test_a_place_is_explained_with_what_is_there_and_what_is_likely(
    place: Path, arguments: tuple[str, ...], where: dict[str, float], present: bool
) -> None:
    called = descant("explain", *arguments, "--count", "4", "--json", folder=place)
    assert called.returncode == 0, called.stderr
    told = json.loads(called.stdout)
    assert {name: told[name] for name in where} == where
    for one in told["distributions"]:
        assert (one["present"] is not None) is present
        chances = [value["probability"] for value in one["likeliest"]]
        assert len(chances) == 4
        assert chances == sorted(chances, reverse=True)


def test_an_explanation_is_told_in_words(place: Path) -> None:
    called = descant(
        *("explain", "song.mid", "--at", "1:2", "--count", "3", "--pack", "tiny-roll"),
        folder=place,
    )
    assert called.returncode == 0, called.stderr
    lines = called.stdout.splitlines()
    assert lines[0] == "bar 1, beat 2, model tiny-roll"
    assert len(lines) == 5
    assert lines[1].startswith("chord: ")


def test_similar_tunes_are_ranked_bad_files_named_and_the_folder_drawn(place: Path) -> None:
    copy = BOOK.split("\nX:3")[0].replace("X:1", "X:1\n", 1).replace("Tune", "Copy")
    (place / "deep").mkdir()
    (place / "deep" / "copy.abc").write_text(copy)
    (place / "bad.abc").write_bytes(b"\x00\xff" * 50)
    called = descant(
        *("similar", "book.abc", "--tune", "2", "--folder", "."),
        *("--map", "map.png", "--pack", "tiny-tune", "--json"),
        folder=place,
    )
    assert called.returncode == 0, called.stderr
    told = json.loads(called.stdout)
    assert told["input"]["title"] == "Tune 2"
    assert told["nearest"][0]["title"] == "Copy 2"
    assert told["nearest"][0]["likeness"] == pytest.approx(1, abs=1e-6)
    assert len(told["pieces"]) == 5
    assert "bad.abc" in called.stderr
    assert any("bad.abc" in sentence for sentence in told["skipped"])
    assert (place / "map.png").read_bytes().startswith(b"\x89PNG")


def test_songs_are_compared_whatever_their_key(place: Path) -> None:
    other = chorale()
    other.notes = {
        number: type(note)(number, note.voice, note.pitch + 2, note.onset, note.duration)
        for number, note in other.notes.items()
    }
    export_score(other, place / "higher.mid")
    export_score(chorale(20), place / "longer.mid")
    (place / "broken.mid").write_bytes(b"MThd")
    called = descant("similar", "song.mid", "--folder", ".", "--pack", "tiny-roll", folder=place)
    assert called.returncode == 0, called.stderr
    first, second = called.stdout.splitlines()
    assert "higher.mid" in first
    assert "1.000" in first
    assert "longer.mid" in second
    assert "broken.mid" in called.stderr


@pytest.mark.expects_log  # what a call says on its failure is in the log too
@pytest.mark.parametrize(
    ("arguments", "piece"),
    [
        (("score", "none.mid"), "none.mid"),
        (("score", "words.txt", "--pack", "tiny-roll"), "roll family"),
        (("score", "song.mid", "--artist", "Ann Early"), "--artist"),
        (("score", "book.abc", "--tune", "9"), "3 tunes"),
        (("explain", "song.mid", "--at", "0"), "--at"),
        (("explain", "song.mid", "--at", "99:1"), "2 bars"),
        (("explain", "words.txt", "--at", "7:1"), "line 7"),
        (("similar", "song.mid", "--folder", "nowhere"), "nowhere"),
        (("similar", "song.mid", "--folder", ".", "--map", "map.jpg"), ".png"),
        (("similar", "song.mid", "--folder", ".", "--pack", "tiny"), "coconet"),
        (("similar", "words.txt", "--folder", "."), "words.txt"),
    ],
)
def test_what_cannot_be_done_is_one_sentence_and_leaves_nothing(
    place: Path,
    arguments: tuple[str, ...],
    piece: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    before = sorted(place.iterdir())
    monkeypatch.chdir(place)
    code = main(arguments)  # no engine is started for these, so no process is needed
    told = capsys.readouterr()
    assert code == 2, told.err
    assert told.out == ""
    assert len(told.err.splitlines()) == 1
    assert piece in told.err
    assert sorted(place.iterdir()) == before


def test_what_the_model_refuses_is_one_sentence(place: Path) -> None:
    called = descant("explain", "song.mid", "--at", "1:1", "--pack", "tiny", folder=place)
    assert called.returncode == 2
    assert called.stdout == ""
    assert len(called.stderr.splitlines()) == 1
    assert "which voice" in called.stderr
