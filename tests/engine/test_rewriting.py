"""A line or a word of a text written anew."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import torch

from composer.engine.copy_guard import INDEX_FOLDER, write_index
from composer.engine.inspection.characters import lyrics_conditions, lyrics_indices, passes
from composer.engine.lyrics import LyricsWriter, load_network
from composer.engine.messages import OperationCancelled, RewriteRequest
from composer.engine.packs import read_card
from composer.engine.passages import runs, words_of
from composer.engine.rewriting import Weigher, rewrite
from composer.prosody.rhyme import rhymes
from composer.prosody.words import count_syllables

BEFORE = "The evening falls upon the bay,\nThe boats are coming home,\n"
LINE = "And I have wandered all the day"
AFTER = "\nAlong the line of foam.\n"
REQUEST = RewriteRequest(1, 0, BEFORE, LINE, AFTER, seed=3, temperature=0.9, candidates=4)


@pytest.fixture(scope="module")
def model(lyrics_pack_folder):
    return load_network(read_card(lyrics_pack_folder / "tiny-lyrics"))


@pytest.fixture(scope="module")
def songbook(checkout):
    return load_network(read_card(checkout / "assets" / "models" / "lyrics-songbook"))


def shown(model, folders=(), **changes):
    """What stands at each index at the end, in order."""
    latest = {}
    with torch.inference_mode():
        rewrite(
            model,
            replace(REQUEST, **changes),
            emit=lambda text: latest.update({text.index: text}),
            folders=folders,
        )
    assert sorted(latest) == list(range(len(latest)))
    return [latest[index] for index in sorted(latest)]


def plain(text):
    return " ".join(words_of(text).tokens.astype(str))


def test_lines_are_other_than_what_was_there_and_than_each_other(songbook):
    texts = shown(songbook)
    assert len(texts) == 4
    assert len({plain(text.text) for text in texts} | {plain(LINE)}) == 5
    assert not any("\n" in text.text for text in texts)


def test_the_likeliest_proposals_come_first(songbook):
    nats = [text.nats for text in shown(songbook, unit="word", before=BEFORE + "And ",
                                        replaced="I", after=" have wandered" + AFTER)]  # fmt: skip
    assert nats == sorted(nats)


def test_proposals_with_an_index_again_are_never_worse(songbook):
    seen = {}
    with torch.inference_mode():
        rewrite(
            songbook,
            replace(REQUEST, unit="word", before=BEFORE + "And I have ", replaced="wandered",
                    after=" all the day" + AFTER),
            emit=lambda text: seen.setdefault(text.index, []).append(text.nats),
        )  # fmt: skip
    assert any(len(nats) > 1 for nats in seen.values())


def test_wishes_for_syllables_rhyme_and_stresses_are_met(songbook):
    texts = shown(songbook, stresses="x/x/x/x/", rhymes_with="bay")
    assert texts
    for text in texts:
        told = dict(text.parameters)
        assert count_syllables(text.text) == 8 == told["counted_syllables"]
        assert rhymes(text.text, "bay")
        assert told["rhymes"] is True
        assert 0 <= told["stress_agreement"] <= 1


def test_a_word_is_one_word_with_its_wishes(songbook):
    word = {"unit": "word", "before": BEFORE + LINE + "\nAlong the ", "replaced": "line"}
    for text in shown(songbook, **word, after=" of foam.\n", syllables=2):
        assert len(text.text.split()) == 1
        assert count_syllables(text.text) == 2
    word = {"unit": "word", "before": BEFORE + LINE + "\nAlong the line of ", "replaced": "foam"}
    texts = shown(songbook, **word, after=".\n", rhymes_with="home")
    assert texts
    assert all(rhymes(text.text, "home") and text.text != "foam" for text in texts)


def test_the_rest_of_a_line_is_counted_with_its_beginning(songbook):
    for text in shown(songbook, before=BEFORE + "And I have ", replaced="gone", syllables=8):
        assert count_syllables("And I have " + text.text) == 8


def test_wishes_that_cannot_be_met_leave_what_is_near(songbook):
    word = {"unit": "word", "before": BEFORE + "And I have ", "replaced": "gone"}
    texts = shown(songbook, **word, syllables=9)
    assert texts
    assert all(dict(text.parameters)["counted_syllables"] for text in texts)


def test_the_likelihood_is_that_of_the_network_over_proposal_and_what_follows(model):
    writer = LyricsWriter(model, REQUEST)
    with torch.inference_mode():
        writer.begin(BEFORE)
        weigher = Weigher(model, writer, REQUEST, lambda text: False, lambda: False)
        pairs = [("la la", "\nlo\n"), ("a", "\nlo\n"), ("", "")]
        found = weigher.nats(writer.state, writer.logits, pairs)
        for (text, after), (nats, count) in zip(pairs, found, strict=True):
            assert count == len(text + after)
            whole = lyrics_indices(model, BEFORE + text + after)
            logp = torch.cat(
                [p for _, p in passes(model.network, whole, lyrics_conditions(model, None))]
            )
            places = range(len(BEFORE), len(whole))
            # In sampling the unknown character is shut, and its share goes to the others.
            wanted = -sum(
                float(logp[place, whole[place]] - torch.log1p(-logp[place, 1].exp()))
                for place in places
            )
            assert nats == pytest.approx(wanted, abs=0.05 * max(1, count))


def test_the_same_seed_gives_the_same_proposals(model):
    assert shown(model) == shown(model)
    assert shown(model) != shown(model, seed=4)


@pytest.mark.parametrize("unit", ["line", "word"])
def test_any_text_around_it_will_do(model, unit):
    for before, replaced, after in (("", "", ""), ("é 雨\n", "雨", ""), ("x" * 5000, "", "\n雨")):
        shown(model, unit=unit, before=before, replaced=replaced, after=after)


def test_nothing_is_proposed_that_the_copy_guard_knows(model, tmp_path):
    around = {"before": "la la la la la ", "replaced": "lo", "after": "\nla la la la\n"}
    texts = [text.text for text in shown(model, **around)]
    hashes = np.unique(
        np.concatenate(
            [runs(words_of(around["before"] + text + around["after"]), 8).hashes for text in texts]
        )
    )
    card = {"corpus": "own", "licence": "MIT"}
    write_index(tmp_path / INDEX_FOLDER / "own.safetensors", "words", hashes, 24, card)
    others = [text.text for text in shown(model, folders=[tmp_path], original=True, **around)]
    assert not set(texts) & set(others)


def test_rewriting_is_cancelled_between_two_characters(model):
    looks = iter([False] * 5 + [True] * 100)
    with pytest.raises(OperationCancelled), torch.inference_mode():
        rewrite(model, REQUEST, emit=lambda text: None, cancelled=lambda: next(looks))


@pytest.mark.parametrize(
    "wrong",
    [
        {"replaced": "a\nb"},
        {"unit": "stanza"},
        {"unit": "word", "replaced": "two words"},
        {"stresses": "x/", "syllables": 3},
        {"stresses": "ab"},
        {"syllables": 0},
        {"artist": " "},
        {"before": None},
    ],
)
def test_a_request_that_makes_no_sense_cannot_be_made(wrong):
    with pytest.raises(ValueError, match=r"must|say|written anew"):
        replace(REQUEST, **wrong)
