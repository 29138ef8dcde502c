"""Lines of lyrics that meet wishes, and what is said of those that do not."""

from dataclasses import replace

import numpy as np
import pytest
import torch

from composer.engine.copy_guard import INDEX_FOLDER, write_index
from composer.engine.lyrics import LyricsWriter, load_network, write_lyrics
from composer.engine.messages import LyricsRequest, OperationCancelled, OperationRefused, Text
from composer.engine.networks.character_rows import Rows
from composer.engine.networks.character_steps import CharacterProgram
from composer.engine.packs import read_card
from composer.engine.passages import runs, words_of
from composer.engine.verse import LONGEST, _trie
from composer.prosody.rhyme import rhymes
from composer.prosody.words import count_syllables

REQUEST = LyricsRequest(1, 0, length=160, seed=5)


@pytest.fixture(scope="module")
def model(lyrics_pack_folder):
    return load_network(read_card(lyrics_pack_folder / "tiny-lyrics"))


def written(model, folders=(), **changes):
    """Everything that a request emits."""
    emitted = []
    with torch.inference_mode():
        write_lyrics(model, replace(REQUEST, **changes), emit=emitted.append, folders=folders)
    return emitted


def text_of(model, **changes):
    (text,) = (message for message in written(model, **changes) if isinstance(message, Text))
    return text


def named(text, name):
    told = str(dict(text.parameters).get(name, ""))
    return {int(number) for number in told.split(",") if number}


def test_lines_have_their_syllables_or_are_named(model):
    for seed in range(3):
        text = text_of(model, syllables=(9, 7), seed=seed, temperature=0.7)
        off, place = named(text, "lines_of_other_length"), 0
        for number, line in enumerate(text.text.split("\n")[:-1], 1):
            if not line.strip():
                place = 0
                continue
            assert (count_syllables(line) != (9, 7)[place % 2]) == (number in off)
            place += 1


def test_lines_rhyme_by_the_scheme_or_are_named(model):
    for seed in range(3):
        text = text_of(model, rhyme="AABB", seed=seed, length=300)
        off, stanza, pairs = named(text, "unrhymed_lines"), [], 0
        for number, line in enumerate(text.text.split("\n")[:-1], 1):
            if not line.strip():
                stanza = []
                continue
            stanza.append(line)
            if len(stanza) % 2 == 0:
                pairs += 1
                assert rhymes(*stanza[-2:]) == (number not in off)
    assert pairs


def test_a_wish_that_cannot_be_met_is_given_up_and_said(model):
    text = text_of(model, syllables=(30,), length=120, temperature=0.7)
    assert text.text
    assert named(text, "lines_of_other_length")


def test_the_same_seed_gives_the_same_lines_and_the_record_says_the_wishes(model):
    first = text_of(model, rhyme="ABAB", syllables=(7,), artist="Ann Early")
    assert text_of(model, rhyme="ABAB", syllables=(7,), artist="Ann Early") == first
    values = dict(first.parameters)
    assert (values["rhyme"], values["syllables"]) == ("ABAB", "7")
    assert "original" not in values


def test_a_text_without_wishes_is_written_as_ever_and_its_record_has_none(model):
    text = text_of(model)
    assert not {"rhyme", "syllables", "original"} & set(dict(text.parameters))


def test_the_lines_come_one_by_one_and_make_up_the_text(model):
    messages = written(model, syllables=(8,))
    pieces = [message.text for message in messages if not isinstance(message, Text)]
    assert "".join(pieces) == messages[-1].text
    assert len(messages[-1].text) <= REQUEST.length
    assert all(piece.endswith("\n") for piece in pieces)


def test_a_line_that_the_prime_began_is_finished_and_counted_with_it(model):
    text = text_of(model, prime="oh my love ", syllables=(6,), stop="line")
    off = named(text, "lines_of_other_length")
    assert off or count_syllables("oh my love " + text.text) == 6


def test_cancelling_is_asked_at_every_character(model):
    asked = []

    def cancelled():
        asked.append(True)
        return len(asked) > 50

    with pytest.raises(OperationCancelled):
        write_lyrics(
            model, replace(REQUEST, rhyme="AA"), emit=lambda piece: None, cancelled=cancelled
        )
    assert len(asked) == 51


def test_original_lines_need_an_index(model, tmp_path):
    with pytest.raises(OperationRefused, match="index"):
        written(model, folders=[tmp_path], original=True)


def test_no_line_is_written_that_the_copy_guard_knows(model, tmp_path):
    wishes = {"syllables": (12,), "temperature": 0.9, "length": 400}
    free = text_of(model, **wishes).text
    words = words_of(free)
    assert len(words.tokens) > 8
    write_index(
        tmp_path / INDEX_FOLDER / "own.safetensors",
        "words",
        np.unique(runs(words, 8).hashes),
        24,
        {"corpus": "own", "licence": "MIT"},
    )
    (*_, other) = written(model, folders=[tmp_path], original=True, **wishes)
    known = set(runs(words, 8).hashes.tolist())
    assert not known & set(runs(words_of(other.text), 8).hashes.tolist())


@pytest.mark.parametrize("quick", [True, False])
def test_copies_side_by_side_are_the_text_alone(model, quick):
    # In 32 bits: in 8 bits a few rows are rounded in another way than many.
    program = CharacterProgram(model.network, exact=True) if quick else None
    model = replace(model, program=program)
    writer = LyricsWriter(model, replace(REQUEST, artist="Ben Late", strength=1.5))
    weights = torch.from_numpy(writer._shares)[:, None]
    rows = Rows(model.network, program, writer._conditions, weights, copies=3)
    with torch.inference_mode():
        writer.begin("la la")
        rows.begin([writer.state])
        both = rows.read([3, 3, 4])
        writer._read([3])
    torch.testing.assert_close(both[0], both[1])
    torch.testing.assert_close(both[0, 2:], writer.logits[2:], atol=1e-5, rtol=1e-5)
    assert not torch.equal(both[0], both[2])


def test_only_words_of_the_wanted_syllables_are_in_reach_of_a_rhyme():
    def words(node, before=""):
        for character, further in node.items():
            if character == "\n":
                yield before
            elif character.isalpha():
                yield from words(further, before + character)

    found = set(words(_trie("day", 2, "\nabcdefghijklmnopqrstuvwxyz,")))
    assert "away" in found
    assert not {"way", "day"} & found
    assert LONGEST > 20


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"rhyme": "abab"}, "rhyme"),
        ({"rhyme": "A1"}, "rhyme"),
        ({"rhyme": "A" * 17}, "rhyme"),
        ({"syllables": (0,)}, "syllables"),
        ({"syllables": [8]}, "syllables"),
        ({"syllables": (31,)}, "syllables"),
        ({"original": 1}, "original"),
    ],
)
def test_a_wish_out_of_range_is_refused_by_name(change, reason):
    with pytest.raises(ValueError, match=reason):
        replace(REQUEST, **change)
