"""Lyrics from a pack: artist, strength, blend, temperature, cuts, stops, streaming."""

import copy
from dataclasses import replace

import pytest
import torch

from composer.engine.drawing import drawn, tempered
from composer.engine.lyrics import LyricsWriter, load_network, write_lyrics
from composer.engine.messages import LyricsRequest, OperationCancelled, OperationRefused, Text
from composer.engine.packs import PackError, read_card, write_pack

REQUEST = LyricsRequest(1, 0, length=60, seed=5)


@pytest.fixture(scope="module")
def model(lyrics_pack_folder):
    return load_network(read_card(lyrics_pack_folder / "tiny-lyrics"))


def written(model, **changes):
    """Everything that a request emits."""
    emitted = []
    with torch.inference_mode():
        write_lyrics(model, replace(REQUEST, **changes), emit=emitted.append)
    return emitted


def texts(model, **changes):
    return [message.text for message in written(model, **changes) if isinstance(message, Text)]


def test_the_same_seed_gives_the_same_text_and_another_another(model):
    assert texts(model) == texts(model)
    assert texts(model) != texts(model, seed=6)


def test_the_pieces_as_they_come_make_up_each_text(model):
    messages = written(model, candidates=3)
    for final in (message for message in messages if isinstance(message, Text)):
        pieces = [m.text for m in messages if not isinstance(m, Text) and m.index == final.index]
        assert "".join(pieces) == final.text
        assert len(pieces) > 1


def test_candidates_differ_and_the_first_is_the_one_that_is_written_alone(model):
    three = texts(model, candidates=3)
    assert len(set(three)) == 3
    assert three[0] == texts(model)[0]


def test_a_text_is_no_longer_than_asked_for_and_has_no_prime_in_it(model):
    (text,) = texts(model, length=12, prime="abc")
    assert len(text) <= 12
    assert texts(model, prime="abc", temperature=0) != texts(model, prime="zyx", temperature=0)


def test_temperature_zero_writes_the_likeliest_whatever_the_seed(model):
    assert texts(model, temperature=0, seed=1) == texts(model, temperature=0, seed=2)


def test_top_1_is_temperature_zero(model):
    assert texts(model, top_k=1, seed=9) == texts(model, temperature=0)


def test_strength_0_is_any_artist_and_a_full_blend_the_second_one(model):
    anyone = texts(model)
    assert texts(model, artist="Ann Early", strength=0.0) == anyone
    ben = texts(model, artist="Ben Late")
    assert texts(model, artist="Ann Early", second_artist="Ben Late", blend=1.0) == ben
    assert texts(model, artist="Ann Early", strength=4.0) != texts(model, artist="Ann Early")


def test_strength_moves_the_logits_in_a_line_from_any_artist(model):
    def logits(**changes):
        writer = LyricsWriter(model, replace(REQUEST, **changes))
        with torch.inference_mode():
            writer.begin("la")
        return writer.logits[2:]

    anyone, ann = logits(), logits(artist="Ann Early")
    torch.testing.assert_close(
        logits(artist="Ann Early", strength=2.5), anyone + 2.5 * (ann - anyone), atol=1e-4, rtol=0
    )


# Each artist of the blend by the shares that follow from strength and blend; who has none is not
# in the batch.
@pytest.mark.parametrize(
    ("changes", "shares"),
    [
        ({}, {0: 1.0}),
        ({"artist": "Ann Early"}, {1: 1.0}),
        ({"artist": "Ann Early", "strength": 1.5}, {0: -0.5, 1: 1.5}),
        ({"artist": "Ann Early", "second_artist": "Ben Late", "blend": 0.25}, {1: 0.75, 2: 0.25}),
        (
            {"artist": "Ann Early", "second_artist": "Ben Late", "blend": 0.5, "strength": 2.0},
            {0: -1.0, 1: 1.0, 2: 1.0},
        ),
    ],
)
def test_characters_come_as_the_plain_network_in_float64_has_them(model, changes, shares):
    request = replace(REQUEST, temperature=1.3, **changes)
    writer = LyricsWriter(model, request)
    plain = copy.deepcopy(model.network).double()
    rows = torch.tensor([[number] for number in shares])
    text = "la la lo"
    with torch.inference_mode():
        writer.begin(text)
        read = [0, *(model.characters.index(c) + 2 for c in text)]
        logits, _ = plain(torch.tensor([read] * len(rows)), rows)
    assert len(writer._conditions) == len(shares)
    weights = torch.tensor(list(shares.values()), dtype=torch.float64)
    blended = (weights[:, None] * logits[:, -1]).sum(0)
    blended[1] = -torch.inf  # what stands for alien characters is never written
    wanted = tempered(blended, 1.3).exp()
    found = torch.softmax(torch.from_numpy(writer.scores()).double(), -1)
    assert float((found - wanted).abs().sum()) / 2 < 0.03  # in total variation


def test_an_artist_is_found_in_any_case_and_by_a_part_that_no_other_has(model):
    assert texts(model, artist="ann early") == texts(model, artist="Ann Early")
    assert texts(model, artist="ann") == texts(model, artist="Ann Early")
    assert texts(model, artist="Ben Late") != texts(model, artist="Benny Later")
    with pytest.raises(OperationRefused, match="Ben Late, Benny Later"):
        texts(model, artist="ben")
    with pytest.raises(OperationRefused, match="Nobody"):
        texts(model, artist="Nobody")


@pytest.mark.parametrize(("stop", "end"), [("line", "\n"), ("stanza", "\n\n")])
def test_writing_stops_at_a_line_or_a_stanza(model, stop, end):
    for seed in range(30):
        (text,) = texts(model, stop=stop, length=400, seed=seed)
        inside = text.strip("\n")
        assert end not in inside
        if text.endswith(end) and inside:
            return
    pytest.fail("no text came to its end")


def test_cancelling_ends_the_writing_between_two_characters(model):
    emitted = []
    asked = iter([False] * 10 + [True])
    with pytest.raises(OperationCancelled):
        write_lyrics(model, REQUEST, emit=emitted.append, cancelled=lambda: next(asked))
    assert not any(isinstance(message, Text) for message in emitted)


def test_a_card_whose_vocabulary_does_not_fit_is_refused(lyrics_pack_folder, tmp_path):
    pack = read_card(lyrics_pack_folder / "tiny-lyrics")
    card = {
        "family": "lyrics",
        "network": pack.network,
        "corpus": "none",
        "licence": "MIT",
        "command": "none",
        "figures": [],
        "vocabulary": "abc",
        "artists": ["Ann"],
    }
    other = write_pack(tmp_path / "wrong", card, pack.tensors())
    with pytest.raises(PackError, match="do not fit"):
        load_network(other)


def test_cuts_leave_a_distribution_of_the_likeliest():
    logits = torch.tensor([3.0, 1.0, 2.0, 0.0])
    for cut in (tempered(logits, 1.0, top_k=2), tempered(logits, 1.0, top_p=0.7)):
        assert (cut > -torch.inf).tolist() == [True, False, True, False]
        assert float(cut.exp().sum()) == pytest.approx(1)
    assert (tempered(logits, 1.0, top_p=0.001) > -torch.inf).sum() == 1


def test_draws_follow_the_distribution():
    random = torch.Generator().manual_seed(1)
    wanted = torch.tensor([0.1, 0.6, 0.3])
    found = drawn(tempered(wanted.log(), 1.0).expand(20_000, 3), random)
    shares = torch.bincount(found, minlength=3) / 20_000
    torch.testing.assert_close(shares, wanted, atol=0.015, rtol=0)
    flat = drawn(tempered(wanted.log(), 4.0).expand(20_000, 3), random)
    assert torch.bincount(flat)[1] < 20_000 * 0.5


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"length": 0}, "length"),
        ({"stop": "verse"}, "stop"),
        ({"strength": 9.0}, "strength"),
        ({"blend": -1.0}, "blend"),
        ({"second_artist": "Ben"}, "second artist"),
        ({"temperature": -1.0}, "temperature"),
        ({"top_p": 2.0}, "top-p"),
        ({"top_k": 0}, "top-k"),
        ({"prime": "a" * 30_000}, "prime"),
        ({"device": "abacus"}, "device"),
        ({"artist": " "}, "artist"),
    ],
)
def test_a_request_out_of_range_is_refused_by_name(change, reason):
    with pytest.raises(ValueError, match=reason):
        replace(REQUEST, **change)
