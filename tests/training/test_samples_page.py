"""The page of samples: everything that was drawn is on it, and nothing of it can do harm."""

from __future__ import annotations

import html.parser

import numpy as np
import pytest
from PIL import Image

from composer.engine.packs import read_card
from composer.files.midi_file import read_midi
from composer.model.note import Note
from composer.model.score import Score, empty_score
from training.command import main
from training.sample import Sample
from training.samples_page import write_page


class _Reader(html.parser.HTMLParser):
    """Collects the tags, the texts and what is referred to."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.texts: list[str] = []
        self.references: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        self.references += [value for name, value in attributes if name in ("src", "href")]

    def handle_data(self, data):
        self.texts.append(data)


@pytest.fixture
def pack(checkout):
    return read_card(checkout / "assets" / "models" / "coconet-compact")


def _score(notes: int = 8) -> Score:
    score = empty_score()
    (voice,) = score.voices
    for i in range(notes):
        note = Note(score.new_id(), voice.id, 60 + i, 480 * i, 480)
        score.notes[note.id] = note
    return score


def test_a_sample_needs_a_form_and_a_roll_its_shape():
    with pytest.raises(ValueError, match="no text, no score and no roll"):
        Sample("nothing")
    with pytest.raises(ValueError, match=r"\[steps, 88\]"):
        Sample("a", roll=np.zeros((88, 4), dtype=bool))


def test_text_is_shown_as_text_whatever_is_in_it(pack, tmp_path):
    text = "<script>alert('x')</script> & \"so\"\n\nnext"
    page, drawn = write_page(pack, [Sample("<b>1", text=text)], tmp_path, "about <i>")
    read = _Reader(page.read_text(encoding="utf-8"))
    assert "script" not in read.tags
    assert "b" not in read.tags
    assert text in read.texts
    assert len(drawn) == 1


def test_a_roll_is_a_picture_with_time_to_the_right_and_pitch_upwards(pack, tmp_path):
    roll = np.zeros((32, 88), dtype=bool)
    roll[:16, 40] = roll[16:, 52] = True
    write_page(pack, [Sample("a roll", roll=roll)], tmp_path, "")
    with Image.open(tmp_path / "sample-001.png") as picture:
        pixels = np.asarray(picture.convert("RGBA"))
    notes = (pixels[..., 2] > 200) & (pixels[..., 3] == 255)
    height, width = notes.shape
    assert notes[: height // 2, width // 2 :].sum() == notes[height // 2 :, : width // 2].sum() > 0
    assert notes[: height // 2, : width // 2].sum() == 0


def test_notes_come_as_a_midi_file_and_a_picture(pack, tmp_path):
    page, _ = write_page(pack, [Sample("a score", score=_score())], tmp_path, "")
    score = read_midi(tmp_path / "sample-001.mid").score
    assert [note.pitch for note in score.notes_in_order()] == list(range(60, 68))
    assert (tmp_path / "sample-001.png").stat().st_size > 100
    assert "sample-001.mid" in _Reader(page.read_text(encoding="utf-8")).references


def test_the_page_refers_to_nothing_but_what_lies_beside_it(pack, tmp_path):
    samples = [Sample("t", text="words"), Sample("s", score=_score()), Sample("e", score=Score())]
    page, _ = write_page(pack, samples, tmp_path, "")
    text = page.read_text(encoding="utf-8")
    for reference in _Reader(text).references:
        assert (tmp_path / reference).is_file()
    assert "http" not in text
    assert "light dark" in text


def test_an_empty_roll_and_an_empty_text_are_samples_too(pack, tmp_path):
    roll = np.zeros((0, 88), dtype=bool)
    silent = np.zeros((8, 88), dtype=bool)
    samples = [Sample("a", roll=roll), Sample("b", roll=silent), Sample("c", text="")]
    page, drawn = write_page(pack, samples, tmp_path, "")
    assert _Reader(page.read_text(encoding="utf-8")).tags.count("article") == len(drawn) == 3


def test_a_folder_that_cannot_be_written_is_told(pack, tmp_path):
    (tmp_path / "index.html").mkdir()
    with pytest.raises(ValueError, match="a folder has that name"):
        write_page(pack, [Sample("a", text="b")], tmp_path, "")


def test_the_command_writes_the_page_of_the_shipped_pack(checkout, tmp_path, capsys):
    pack = checkout / "assets" / "models" / "coconet-compact"
    command = ["samples", str(pack), "--count", "2", "--seed", "3", "--out", str(tmp_path / "p")]
    assert main(command) == 0
    page = tmp_path / "p" / "index.html"
    assert capsys.readouterr().out == f"{page}\n"
    text = page.read_text(encoding="utf-8")
    assert "2 samples in the order they were drawn, none left out" in text
    assert text.count("<article>") == 2
    assert main([*command[:2], "--count", "0"]) == 2
