"""``descant melody``: a melody for words, over the real engine with a tiny pack."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from composer.app.cli import main
from composer.files.formats import open_score

WORDS = "The river runs away to sea,\nAnd never comes again to me.\n"


@pytest.fixture
def words(tmp_path: Path) -> Path:
    (tmp_path / "words.txt").write_text(WORDS, encoding="utf-8")
    return tmp_path / "words.txt"


@pytest.fixture(autouse=True)
def installed(all_tiny_packs: Path, home: Path) -> None:
    """The tiny packs as the person's own."""
    folder = home / ".local/share/descant"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "models").symlink_to(all_tiny_packs)


def melody(words: Path, *more: object, out: str = "out.mid") -> int:
    output = words.parent / out
    return main(["melody", str(words), "-o", str(output), "--pack", "tiny", *map(str, more)])


def test_each_syllable_gets_a_note_of_the_key_in_whole_bars(words: Path, capsys) -> None:
    assert melody(words, "--key", "D", "--meter", "3/4", "--seed", 5, "--steps", 2, "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["notes"], told["seed"], told["pack"]) == (16, 5, "tiny")
    score = open_score(words.parent / "out.mid").score
    notes = score.notes_in_order()
    assert len(notes) == 16
    assert all(note.pitch % 12 in {1, 2, 4, 6, 7, 9, 11} for note in notes)
    assert notes[-1].pitch % 12 in {2, 6, 9}
    assert score.meter.at(0).beats == 3
    assert [s.text for s in score.lyrics.syllables()][:4] == ["The", "riv", "er", "runs"]
    assert all(len(s.notes) == 1 for s in score.lyrics.syllables())


def test_the_same_seed_gives_the_same_file_and_candidates_are_files_of_their_own(
    words: Path,
) -> None:
    arguments = ("--seed", 9, "--steps", 2, "--candidates", 2)
    assert melody(words, *arguments) == 0
    assert melody(words, *arguments, out="again.mid") == 0
    first, second = words.parent / "out.mid", words.parent / "out-2.mid"
    assert first.read_bytes() == (words.parent / "again.mid").read_bytes()
    assert first.read_bytes() != second.read_bytes()


@pytest.mark.expects_log("melody")
@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [(("--meter", "3/5"), "no meter"), (("--key", "H"), "no key"), (("--tempo", "1"), "tempo")],
)
def test_wrong_use_is_said_in_a_sentence(words: Path, capsys, arguments, sentence: str) -> None:
    assert melody(words, *arguments) == 2
    assert sentence in capsys.readouterr().err
    assert not (words.parent / "out.mid").exists()


@pytest.mark.expects_log("nothing to sing")
def test_a_text_without_anything_to_sing_is_refused(words: Path, capsys) -> None:
    words.write_text("…\n[Chorus]\n", encoding="utf-8")
    assert melody(words) == 2
    assert "nothing to sing" in capsys.readouterr().err
    assert not (words.parent / "out.mid").exists()


@pytest.mark.parametrize("pack", ["tiny-roll", "tiny-event"])
def test_a_model_that_goes_through_time_finds_pitches_of_the_key_too(
    words: Path, capsys, pack: str
) -> None:
    arguments = ("--pack", pack, "--key", "Bb", "--seed", 3, "--candidates", 2, "--json")
    assert melody(words, *arguments) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["pack"], told["notes"], len(told["candidates"])) == (pack, 16, 2)
    notes = open_score(words.parent / "out.mid").score.notes_in_order()
    assert len(notes) == 16
    assert all(note.pitch % 12 in {10, 0, 2, 3, 5, 7, 9} for note in notes)
    assert all(60 <= note.pitch <= 81 for note in notes)
    assert melody(words, *arguments[:-1], out="again.mid") == 0
    assert (words.parent / "again.mid").read_bytes() == (words.parent / "out.mid").read_bytes()
