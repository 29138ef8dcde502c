"""Learning from a person's own texts: reading them, and a voice more beside the old ones."""

from __future__ import annotations

import os

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.engine.packs import read_card, write_pack
from training.lyrics import learn as module
from training.lyrics.learn import card_of, learn, with_one_more
from training.lyrics.own_texts import (
    OwnTexts,
    decoded,
    parts_of,
    read_texts,
    split_texts,
    unknown_remark,
    without_markup,
    written_with,
)
from training.process import Stopped

TEXTS = OwnTexts(("lo la lo la le\n" * 90, "la lo le lo la\n" * 90), ("lo la lo la lo\n" * 30,))


@pytest.fixture
def base(lyrics_pack_folder):
    return read_card(lyrics_pack_folder / "tiny-lyrics")


@pytest.fixture(autouse=True)
def small(monkeypatch):
    """Short rehearsals: the tiny network needs none."""
    monkeypatch.setattr(module, "REHEARSAL_TEXTS", 8)
    monkeypatch.setattr(module, "REHEARSAL_LENGTH", 60)
    monkeypatch.setattr(module, "VALIDATE_EVERY", 4)


def test_the_best_state_is_kept_and_its_figure_is_beside_that_of_the_beginning(base):
    said = []
    learned = learn(base, TEXTS, steps=24, say=said.append)
    validated = [line["nats"] / np.log(2) for line in said if "nats" in line]
    assert learned.better
    assert learned.bits == pytest.approx(min(validated))
    assert learned.bits < learned.start_bits
    card = card_of(learned, base, TEXTS, "Me", "Mine", "descant learn")
    assert [f["value"] for f in card["figures"]] == [
        round(learned.bits, 4),
        round(learned.start_bits, 4),
    ]
    assert card["artists"] == [*base.extra["artists"], "Me"]


def test_learning_that_only_does_harm_keeps_the_weights_of_the_beginning(base, monkeypatch):
    monkeypatch.setattr(module, "RATE", 30.0)
    monkeypatch.setattr(module, "ROW_RATE", 0.0)
    learned = learn(base, TEXTS, steps=8)
    assert not learned.better
    assert learned.bits == learned.start_bits
    for name, value in learned.network.state_dict().items():
        old = base.tensors()[name]
        assert (value.numpy()[: len(old)] == old).all()


def test_learning_ends_when_nothing_gets_better_any_more(base, monkeypatch):
    monkeypatch.setattr(module, "RATE", 30.0)
    monkeypatch.setattr(module, "ROW_RATE", 0.0)
    learned = learn(base, TEXTS, steps=1000)
    # The first validation of either half is the best of it.
    assert learned.steps <= 2 * (module.PATIENCE + 2) * module.VALIDATE_EVERY


def test_the_same_seed_learns_the_same(base):
    one, two = (learn(base, TEXTS, steps=4, seed=3) for _ in range(2))
    assert one.bits == two.bits


def test_it_stops_between_two_steps_when_asked_to(base):
    asked = iter([False] * 7 + [True] * 9)
    with pytest.raises(Stopped):
        learn(base, TEXTS, stop=lambda: next(asked))


def test_a_new_artist_begins_as_any_artist_and_the_old_ones_are_as_they_were(base):
    old = module._old_network(base)
    grown = with_one_more(old).eval()
    text = torch.tensor([[0, 3, 5, 2]])
    for artist in range(old.shape.conditions[0] + 2):
        was = artist if artist <= old.shape.conditions[0] else 0
        found, _ = grown(text, torch.tensor([[artist]]))
        wanted, _ = old(text, torch.tensor([[was]]))
        assert torch.equal(found, wanted)


def test_while_the_row_learns_alone_the_old_artists_stay_to_the_last_bit(base, monkeypatch):
    monkeypatch.setattr(module, "CLEARLY", 99.0)
    learned = learn(base, TEXTS, steps=16)
    assert learned.better
    assert not learned.whole
    for name, value in module._old_network(base).state_dict().items():
        assert torch.equal(learned.network.state_dict()[name][: len(value)], value)


def test_what_was_learned_is_a_pack_with_the_old_artists_and_the_new_one(base, tmp_path):
    learned = learn(base, TEXTS, steps=4)
    tensors = {name: value.numpy() for name, value in learned.network.state_dict().items()}
    card = card_of(learned, base, TEXTS, "Me", "Mine", "descant learn")
    pack = write_pack(tmp_path / "mine", card, tensors, store="float16")
    from composer.engine.lyrics import load_network

    assert load_network(pack).artists == (*base.extra["artists"], "Me")


def test_too_little_text_is_refused_in_a_sentence(base):
    with pytest.raises(ValueError, match="too little text"):
        learn(base, OwnTexts(("la la",), ("lo",)))


# The texts


def test_the_texts_of_a_folder_are_read_whatever_their_encoding(tmp_path):
    words = "Le café où naît l’été, déjà à côté — ça va"
    (tmp_path / "deep").mkdir()
    for name, data in {
        "1.txt": words.encode(),
        "2.txt": ("﻿" + words + " 2").encode("utf-16"),
        "3.txt": (words.replace("’", "'").replace("—", "-") + " 3").encode("cp1252"),
        "deep/4.md": f"# {words} 4\n\n*{words}*, [{words}](http://x)".encode(),
        "5.txt": b"\x00\x01\x02 binary",
        "6.txt": b"",
        "7.rtf": b"not looked at",
    }.items():
        (tmp_path / name).write_bytes(data)
    said = []
    texts = read_texts([tmp_path], said.append)
    assert len(texts) == 4
    assert all("café où naît" in text for text in texts)
    assert "#" not in texts[3]
    assert "http" not in texts[3]
    assert [sentence[:7] for sentence in said[1:]] == ["“5.txt”", "“6.txt”"]
    assert said[0] == "1 file of another kind is not read (.rtf)."


def test_a_file_may_have_several_texts_and_each_counts_once(tmp_path):
    first, second = "first song of mine\nla\n", "second song of mine, my own\n"
    (tmp_path / "all.txt").write_text(
        f"{first}\n\n{second}\n* * *\nthird song of mine, it is\n\n\n{first}"
    )
    assert read_texts([tmp_path / "all.txt"], print) == [
        "first song of mine\nla",
        "second song of mine, my own",
        "third song of mine, it is",
    ]


def test_no_text_at_all_is_refused_and_a_missing_file_is_said(tmp_path):
    said = []
    with pytest.raises(ValueError, match="no text to learn from"):
        read_texts([tmp_path / "nowhere.txt"], said.append)
    assert "cannot be read" in said[0]


def test_the_last_fifth_of_the_texts_is_held_out_or_of_a_long_one_its_end():
    texts = [letter * 9 for letter in "abcdefghijk"]
    assert split_texts(texts) == OwnTexts(tuple(texts[:9]), tuple(texts[9:]))
    assert split_texts(["a\n\nb\n\nc"]) == OwnTexts(("a\n\nb",), ("c",))
    assert split_texts(["aaa", "bbb\n" * 40 + "bbb"]).valid[0].count("b") == 27
    assert split_texts(["one of a hundred words " * 20]).valid[0].count("hundred") == 4


@given(st.lists(st.text("ab \n", min_size=1), max_size=12))
def test_of_any_texts_some_are_held_out_and_nothing_is_lost(texts):
    split = split_texts(texts)
    kept = "".join([*split.train, *split.valid])
    assert "".join(kept.split()) == "".join("".join(texts).split())
    assert bool(split.valid) == bool(texts)


def test_markup_leaves_the_words():
    text = "---\ntitle: x\n---\n## A *fine* day\n> said **she**  \n![p](q.png) _so_"
    assert without_markup(text).split() == ["A", "fine", "day", "said", "she", "p", "_so_"]


def test_signs_and_accents_that_the_network_has_not_go_and_words_stay():
    known = "\n '-.\"abcdefghijklmnopqrstuvwxyz"
    assert written_with("“café’s naïve…” — 雨", known) == '"cafe\'s naive..." --'
    assert written_with("as it is", known) == "as it is"


@given(st.binary(max_size=200))
@settings(deadline=None)
def test_any_bytes_are_a_text_or_none(data):
    text = decoded(data)
    if text is not None:
        for part in parts_of(without_markup(text)):
            assert set(written_with(part, "\n ab")) <= set("\n ab")


def test_characters_without_a_sign_are_said_where_they_are_a_part_of_the_texts():
    known = "\n abcdefghijklmnopqrstuvwxyz"
    assert unknown_remark(OwnTexts(("café déjà\nvu " * 9,), ("la",)), known) == ""
    remark = unknown_remark(OwnTexts(("la 雨 la 雨 la 月 ",), ()), known)
    assert "no sign for 20% of the characters, such as 雨 月;" in remark


def test_a_folder_of_other_things_a_pipe_and_hidden_files_are_passed_over(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / ".hidden").mkdir()
    (tmp_path / ".hidden" / "a.txt").write_text("la " * 40)
    (tmp_path / "letter.docx").write_bytes(b"PK")
    (tmp_path / "sheet.pdf").write_bytes(b"%PDF")
    said = []
    with pytest.raises(ValueError, match="no text to learn from"):
        read_texts([tmp_path], said.append)
    assert said == [
        "2 files of other kinds are not read (.docx, .pdf).",
        "“pipe.txt” is left out: it is no file.",
    ]
