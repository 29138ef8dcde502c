"""``descant fit``: words under a melody, from files to files."""

from __future__ import annotations

import json
from pathlib import Path

import mido
import pytest

from composer.app.cli import main
from composer.files.formats import export_score, open_score
from composer.model.note import Note
from composer.model.score import Score
from composer.model.voice import Role, Voice
from composer.prosody.text import text_of

WORDS = """[Verse 1]
Twinkle, little star

[Verse 2]
When the sun is gone

[Chorus]
Glo_ria, in heav‿en
"""


pytestmark = pytest.mark.usefixtures("home")


def song(folder: Path, notes: int = 8) -> Path:
    """A soprano of so many quarters and a bass of one long note."""
    score = Score(voices=(Voice(1, "Soprano", Role.SOPRANO), Voice(2, "Bass", Role.BASS)))
    for n in range(notes):
        score.notes[10 + n] = Note(10 + n, 1, 72, 480 * n, 480)
    score.notes[9] = Note(9, 2, 48, 0, 480 * 8)
    score.next_id = 1000
    export_score(score, folder / "song.mid")
    return folder / "song.mid"


def fit(folder: Path, *more: object, text: str = WORDS, out: str = "out.mid") -> int:
    (folder / "words.txt").write_text(text, encoding="utf-8")
    arguments = [folder / "words.txt", song(folder), "-o", folder / out, *more]
    return main(["fit", *map(str, arguments)])


def sung(path: Path) -> dict[str, list[str]]:
    """The lyric events of each track."""
    return {
        track.name: [message.text for message in track if message.type == "lyrics"]
        for track in mido.MidiFile(path, charset="utf-8").tracks
    }


def test_words_go_under_the_melody_and_what_is_left_over_is_said(tmp_path: Path, capsys) -> None:
    assert fit(tmp_path) == 0
    assert sung(tmp_path / "out.mid")["Soprano"] == [
        *("Twin-", "kle, ", "lit-", "tle ", "star\r\r", "When ", "the ", "sun"),
    ]
    said = capsys.readouterr().out
    assert "8 syllables laid; 7 left over, for want of notes." in said
    assert "2 of 5 left over: When the sun is gone" in said


def test_one_section_alone_and_all_verses_below_each_other(tmp_path: Path, capsys) -> None:
    assert fit(tmp_path, "--verse", 3, "--json") == 0
    assert sung(tmp_path / "out.mid")["Soprano"] == ["Glo-", "", "ri-", "a, ", "in ", "heav en"]
    told = json.loads(capsys.readouterr().out)
    assert (told["laid"], told["left_over"], told["notes_left_over"]) == (5, 0, 2)
    assert [finding["kind"] for finding in told["singability"]] == []
    assert told["lines"] == [
        {"text": "Glo_ria, in heav‿en", "syllables": 5, "notes": 6, "left_over": 0}
    ]
    assert fit(tmp_path, "--verse", "all") == 0
    assert sung(tmp_path / "out.mid")["Soprano"][:4] == ["Twin-", "When ", "kle, ", "the "]


def test_what_will_trouble_a_singer_is_told(tmp_path: Path, capsys) -> None:
    assert fit(tmp_path, "--json", text="before it rains") == 0
    (finding,) = json.loads(capsys.readouterr().out)["singability"]
    assert (finding["kind"], finding["tick"]) == ("stress", 0)


def test_any_voice_may_sing(tmp_path: Path, capsys) -> None:
    assert fit(tmp_path, "--voice", "bass", "--json") == 0
    assert sung(tmp_path / "out.mid")["Bass"] == ["Twin"]
    assert json.loads(capsys.readouterr().out)["voice"] == "Bass"


def test_a_word_is_divided_as_the_person_wants(tmp_path: Path) -> None:
    assert fit(tmp_path, "--divide", "st-ar", "--divide", "little", "--verse", 1) == 0
    assert sung(tmp_path / "out.mid")["Soprano"] == ["Twin-", "kle, ", "little ", "st-", "ar"]


def test_a_project_keeps_the_whole_text(tmp_path: Path) -> None:
    assert fit(tmp_path, out="out.descant") == 0
    score = open_score(tmp_path / "out.descant").score
    assert text_of(score.lyrics) == WORDS
    assert [s.text for s in score.lyrics.syllables() if s.notes][-1] == "sun"


def test_words_that_were_there_are_replaced_and_that_is_said(tmp_path: Path, capsys) -> None:
    assert fit(tmp_path) == 0
    (tmp_path / "other.txt").write_text("la la")
    arguments = [tmp_path / "other.txt", tmp_path / "out.mid", "-o", tmp_path / "new.mid"]
    assert main(["fit", *map(str, arguments)]) == 0
    assert sung(tmp_path / "new.mid")["Soprano"] == ["la ", "la"]
    assert "are replaced" in capsys.readouterr().err


@pytest.mark.expects_log("fit")
@pytest.mark.parametrize(
    ("text", "more", "reason"),
    [
        (" \n— 🎵\n", (), "nothing to sing"),
        (WORDS, ("--voice", "Nobody"), "no voice “Nobody”"),
        (WORDS, ("--verse", "4"), "has 3 sections"),
        (WORDS, ("--verse", "0"), "no number from 1 on"),
        (WORDS, ("--divide", "two words"), "divides no word"),
        ("a\0b", (), "is no text"),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence_and_nothing_is_written(
    tmp_path: Path, capsys, text: str, more: tuple[str, ...], reason: str
) -> None:
    assert fit(tmp_path, *more, text=text) == 2
    said = capsys.readouterr().err
    assert reason in said
    assert said.count("\n") == 1
    assert not (tmp_path / "out.mid").exists()


@pytest.mark.expects_log("fit")
def test_files_that_are_not_there_are_said(tmp_path: Path, capsys) -> None:
    out = str(tmp_path / "out.mid")
    assert main(["fit", str(tmp_path / "none.txt"), str(song(tmp_path)), "-o", out]) == 2
    (tmp_path / "words.txt").write_text("la")
    words = str(tmp_path / "words.txt")
    assert main(["fit", words, str(tmp_path / "none.mid"), "-o", out]) == 2
    assert main(["fit", words, str(song(tmp_path)), "-o", str(tmp_path / "out.txt")]) == 2
    assert capsys.readouterr().err.count("\n") == 3
