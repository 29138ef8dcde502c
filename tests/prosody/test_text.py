"""A typed text as lyrics, and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.model.lyrics import Line, Lyrics, Place, Syllable, Verse, Word
from composer.prosody.division import stresses_of
from composer.prosody.text import line_at, lyrics_from_text, place_at, spans, text_of

SONG = """[Verse 1]
Twinkle, twinkle, little star,
How I wonder what you are!

[Chorus]
Up above the world so high"""


def cut(lyrics: Lyrics) -> str:
    """Syllables parted by ``-``, words by blanks, lines by ``|``, sections by ``||``."""
    return " || ".join(
        " | ".join(
            " ".join("-".join(s.text for s in word.syllables) for word in line.words)
            for line in verse.lines
        )
        for verse in lyrics.verses
    )


def laid(lyrics: Lyrics) -> Lyrics:
    """On notes 1, 2, 3 ..."""
    return lyrics.laid({place: (n,) for n, (place, _) in enumerate(lyrics.places(), 1)})


def words_on_notes(lyrics: Lyrics) -> dict[str, tuple[tuple[int, ...], ...]]:
    return {
        word.text: tuple(s.notes for s in word.syllables)
        for verse in lyrics.verses
        for line in verse.lines
        for word in line.words
    }


def test_headings_and_empty_lines_make_sections():
    lyrics = lyrics_from_text(SONG + "\n\nLike a diamond\n[Bridge: slow]\n[Guitar solo]\nla")
    assert [(v.kind, v.name, len(v.lines)) for v in lyrics.verses] == [
        ("verse", "1", 2),
        ("chorus", "", 1),
        ("verse", "", 1),
        ("bridge", "slow", 0),
        ("verse", "Guitar solo", 1),
    ]
    assert cut(lyrics).startswith("Twin-kle, twin-kle, lit-tle star, | How I won-der what you")


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            " ",
            "\n",
            "a",
            "a\n",
            "\n\na\n \n",
            "[Chorus]",
            "[Chorus]\n\nla",
            "a\n\n\n  \nb\n\n",
        ),
        *("  two  blanks \tand a tab ", "[Verse]\n[Chorus]\nla", "* * *", "— oh —", "♥\n🎵 hey"),
        *(
            "明月幾時有",
            "naïve cafe\u0301 “Zoë”",
            "merry-go-round",
            "stay—and go... on",
            "a\u00a0!",
        ),
        *("Glo__ria _ _ in ex-cel-sis", "the‿end", "[]", "[a] b", "[ ]", "a\x0bb\u2028c"),
    ],
)
def test_every_character_comes_back(text):
    assert text_of(lyrics_from_text(text)) == text


@given(
    st.text(st.sampled_from("ab é明-_‿[]\n\n  🎵—.\u00a0'’1\t"), max_size=40) | st.text(max_size=30)
)
def test_any_text_comes_back(text):
    lyrics = lyrics_from_text(text)
    assert text_of(lyrics) == text.replace("\r\n", "\n").replace("\r", "\n")
    assert lyrics_from_text(text, lyrics) == lyrics


def test_line_ends_of_all_kinds_are_line_ends():
    assert text_of(lyrics_from_text("a\r\nb\rc")) == "a\nb\nc"


def test_signs_that_are_not_sung_belong_to_a_word():
    assert cut(lyrics_from_text("— oh — love 🎵 !")) == "— oh — love 🎵 !"
    line = lyrics_from_text("— oh — love 🎵 !").verses[0].lines[0]
    assert [word.text for word in line.words] == ["— oh —", "love 🎵 !"]


def test_each_chinese_character_is_a_word_and_dashes_part_words():
    texts = [word.text for word in lyrics_from_text("明月,幾 stay—and").verses[0].lines[0].words]
    assert texts == ["明", "月,", "幾", "stay—", "and"]


def test_the_person_divides_as_they_like():
    lyrics = lyrics_from_text("wild fire", divide=lambda word: tuple(word))
    assert cut(lyrics) == "w-i-l-d f-i-r-e"


def test_typing_in_one_place_leaves_the_notes_of_all_others():
    before = laid(lyrics_from_text(SONG))
    for after in (
        SONG + " Like a",
        SONG.replace("high", "highest of all"),
        SONG.replace("[Chorus]", "[Chorus 2]\nand one more\nline before it"),
        "[Intro]\nOh oh\n\n" + SONG,
    ):
        new = words_on_notes(lyrics_from_text(after, before))
        for word, notes in words_on_notes(before).items():
            if word != "high":
                assert new[word] == notes


def test_a_word_that_is_changed_keeps_its_notes():
    before = laid(lyrics_from_text("my little star is high"))
    lyrics = before
    for text in ("my little st is high", "my little sun is high", "My little, sun is high"):
        lyrics = lyrics_from_text(text, lyrics)
    assert [s.notes for s in lyrics.syllables()] == [(n,) for n in range(1, 7)]


def test_a_word_that_is_typed_anew_letter_by_letter_ends_on_its_notes():
    text = "how I wonder why"
    lyrics = before = laid(lyrics_from_text(text))
    for typed in ("wonde", "wo", "wond", "wonder"):
        lyrics = lyrics_from_text(text.replace("wonder", typed), lyrics)
    assert lyrics == before


def test_words_joined_and_parted_keep_their_notes():
    before = laid(lyrics_from_text("go in to the night"))
    joined = lyrics_from_text("go into the night", before)
    assert [s.notes for s in joined.syllables()] == [(n,) for n in range(1, 6)]
    assert lyrics_from_text("go in to the night", joined) == before


def test_lines_joined_parted_and_moved_keep_their_notes():
    before = laid(lyrics_from_text("one two\nthree four\n\nfive six"))
    for text in (
        "one two three four five six",
        "five six\n\none two\nthree four",
        "one\ntwo\nthree",
    ):
        after = words_on_notes(lyrics_from_text(text, before))
        assert all(after[word] == words_on_notes(before)[word] for word in after)


def test_a_division_by_hand_outlives_signs_and_capitals():
    by_hand = Lyrics((Verse((Line((Word(shared_syllables("fi", "re")),)),)),))
    for text in ("“fire!”", "fire, oh"):
        word = lyrics_from_text(text, by_hand).verses[0].lines[0].words[0]
        assert [s.notes for s in word.syllables] == [(1,), (2,)]


def shared_syllables(*texts):
    return tuple(Syllable(text, (n,)) for n, text in enumerate(texts, 1))


def test_sections_of_others_get_a_heading():
    lyrics = Lyrics((Verse((), "chorus"), Verse((), "verse", "Two")))
    assert text_of(lyrics) == "[Chorus]\n\n[Verse Two]"
    kinds = [(v.kind, v.name) for v in lyrics_from_text(text_of(lyrics)).verses]
    assert kinds == [("chorus", ""), ("verse", "Two")]


def test_places_in_the_text_are_found_both_ways():
    lyrics = lyrics_from_text(SONG)
    found = spans(lyrics)
    assert [SONG[a:b] for a, b, _ in found][:6] == [
        "Twin",
        "kle, "[:-1],
        "twin",
        "kle,",
        "lit",
        "tle",
    ]
    assert all(lyrics.at(place).text == SONG[a:b] for a, b, place in found)
    assert place_at(lyrics, SONG.index("wonder") + 4) == Place(0, 1, 2, 1)
    assert place_at(lyrics, 0) == Place(0, 0, 0, 0)
    assert place_at(lyrics, 10_000) == Place(1, 0, 5, 0)
    assert place_at(Lyrics(), 0) is None
    assert [line_at(lyrics, row) for row in range(-1, 7)] == [
        *(None, None, (0, 0), (0, 1), None, None, (1, 0), None),
    ]


@given(st.text(st.sampled_from("ab é明-_‿[]\n\n  🎵—"), max_size=40))
def test_spans_are_where_the_syllables_are(text):
    lyrics = lyrics_from_text(text)
    assert [(lyrics.at(place).text, place) for place, _ in lyrics.places()] == [
        (text[a:b], place) for a, b, place in spans(lyrics)
    ]


PIECES = ["love", "heaven", "the", "fire", "oh", "wonderful\n", "[Chorus]\n", "\n\n"]
WORDS = st.lists(st.sampled_from(PIECES), max_size=12)


@given(WORDS, WORDS, WORDS, WORDS)
def test_an_edit_keeps_what_is_before_and_behind_it(start, old, new, end):
    before = laid(lyrics_from_text(" ".join([*start, *old, *end])))
    after = lyrics_from_text(" ".join([*start, *new, *end]), before)
    assert text_of(after) == " ".join([*start, *new, *end])
    notes = [note for syllable in after.syllables() for note in syllable.notes]
    assert len(notes) == len(set(notes))
    if new == old:
        assert after == before


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("aeiou" * 40_000, id="one word without an end"),
        pytest.param("a'" * 100_000, id="apostrophes"),
        pytest.param("<a>" * 70_000, id="letters between signs"),
        pytest.param("a\n" * 40_000, id="lines"),
        pytest.param("strengths" * 20_000 + "in'", id="consonants"),
        pytest.param("[" + "part<" * 50_000, id="a heading that never ends"),
    ],
)
def test_a_text_that_is_no_song_is_read_without_waiting_long(text):
    lyrics = lyrics_from_text(text)
    assert text_of(lyrics) == text
    word = lyrics.verses[0].lines[0].words[0]
    assert stresses_of((word.text, "b"))
