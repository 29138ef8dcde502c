"""Words as timed texts: what is written, and what is read from the usual conventions."""

from __future__ import annotations

import pytest

from composer.files.lyric_events import LyricEvent, events_by_voice, verses_from_events
from composer.model.lyrics import Line, Lyrics, Syllable, Verse, Word
from composer.model.note import Note


def read(*texts: str) -> Lyrics:
    events = [LyricEvent(10 * i, text) for i, text in enumerate(texts)]
    return Lyrics(verses_from_events(events, lambda tick: tick // 10 + 1))


def spelled(lyrics: Lyrics) -> str:
    """Hyphens in words, blanks between them, lines parted by ``|`` and verses by ``||``."""
    return " || ".join(
        " | ".join(
            " ".join("-".join(s.text for s in word.syllables) for word in line.words)
            for line in verse.lines
        )
        for verse in lyrics.verses
    )


@pytest.mark.parametrize(
    ("texts", "words"),
    [
        # a blank after a word
        (["Twin", "kle ", "lit", "tle ", "star"], "Twin-kle lit-tle star"),
        # a blank before a word
        (["Twin", "kle", " lit", "tle", " star"], "Twin-kle lit-tle star"),
        # hyphens and blanks
        (["Twin-", "kle ", "lit-", "tle ", "star"], "Twin-kle lit-tle star"),
        # hyphens alone
        (["Twin-", "kle", "lit-", "tle", "star"], "Twin-kle lit-tle star"),
        (["Twin", "-kle", "lit", "-tle", "star"], "Twin-kle lit-tle star"),
        # no marks: a syllable a word
        (["明", "山", "涌"], "明 山 涌"),
        # a hyphen that belongs to the spelling
        (["lu", "ne, ", "Prê", "te-", "moi ", "é", "crire "], "lu-ne, Prê-te--moi é-crire"),
        # lines and paragraphs: slashes, CR and LF
        (["Oh ", "day", "/hap", "py ", "\\Oh ", "night"], "Oh day | hap-py || Oh night"),
        (["Oh ", "day\r", "hap", "py\r\r", "Oh ", "night"], "Oh day | hap-py || Oh night"),
        (["Oh ", "day\n", "hap", "py\n\n", "Oh ", "night"], "Oh day | hap-py || Oh night"),
        (["Oh ", "day\r", "hap", "py\n", "Oh ", "night"], "Oh day | hap-py || Oh night"),
        (["Oh ", "day\r\n", "hap", "py"], "Oh day | hap-py"),
        (["Oh ", "day", "\r", "hap", "py"], "Oh day | hap-py"),
        # two words on one note
        (["vuel", "vo a ", "ver", "te"], "vuel-vo a ver-te"),
        (["and/or ", "so"], "and/or so"),
        # tags of the recommended practice
        (["{@LATIN}", "{#Title=Oh}", "Oh ", "day"], "Oh day"),
        ([" ", "", "\r"], ""),
    ],
)
def test_words_are_read_from_the_usual_marks(texts: list[str], words: str) -> None:
    assert spelled(read(*texts)) == words


def test_a_break_of_its_own_at_a_syllables_tick_belongs_to_that_syllable() -> None:
    events = [LyricEvent(0, "Oh "), LyricEvent(10, "\r"), LyricEvent(10, "day ")]
    assert spelled(Lyrics(verses_from_events(events, lambda tick: None))) == "Oh | day"


def test_dashes_and_empty_texts_hold_the_syllable_over_their_notes() -> None:
    syllables = list(read("glo", "-", "_", "", "ri", "a ").syllables())
    assert [(s.text, s.notes) for s in syllables] == [
        ("glo", (1, 2, 3, 4)),
        ("ri", (5,)),
        ("a", (6,)),
    ]


def test_texts_at_the_same_tick_are_verses_below_one_another() -> None:
    events = [LyricEvent(t, text) for t in (0, 10) for text in (f"one{t} ", f"two{t} ")]
    lyrics = Lyrics(verses_from_events(events, lambda tick: tick))
    assert lyrics.text() == "one0 one10\n\ntwo0 two10"


def test_a_tick_without_a_note_leaves_its_syllable_unlaid() -> None:
    lyrics = Lyrics(verses_from_events([LyricEvent(0, "Oh")], lambda tick: None))
    assert list(lyrics.syllables()) == [Syllable("Oh")]


def test_events_carry_hyphens_blanks_and_breaks_so_that_others_show_the_words() -> None:
    notes = {i: Note(i, 9, 60, 100 * i, 50) for i in range(1, 9)}
    first = Line(
        (Word((Syllable("A", (1,)), Syllable("ve", (2, 3)))), Word((Syllable("ve", (4,)),)))
    )
    second = Line((Word((Syllable("rum", (5,)),)),))
    other = Verse((Line((Word((Syllable("cor", (6,)), Syllable("pus", (7,)))),)),))
    lyrics = Lyrics((Verse((first, second)), other))
    events, left_out = events_by_voice(lyrics, notes)
    texts = {event.tick: event.text for event in events[9]}
    assert texts == {
        100: "A-",
        200: "ve ",
        300: "",
        400: "ve\r",
        500: "rum\r\r",
        600: "cor-",
        700: "pus",
    }
    assert left_out == 0
    ids = {note.onset: note.id for note in notes.values()}
    assert Lyrics(verses_from_events(events[9], ids.get)) == lyrics


def test_a_spelled_hyphen_stands_before_the_one_that_says_that_the_word_goes_on() -> None:
    notes = {i: Note(i, 1, 60, 10 * i, 5) for i in range(1, 6)}
    word = Word((Syllable("Prê", (1,)), Syllable("te-", (2,)), Syllable("moi", (3,))))
    lyrics = Lyrics(
        (Verse((Line((word, Word((Syllable("rock-", (4,)),)), Word((Syllable("n", (5,)),)))),)),)
    )
    events, _ = events_by_voice(lyrics, notes)
    assert [event.text for event in events[1]] == ["Prê-", "te--", "moi ", "rock- ", "n"]
    assert verses_from_events(events[1], lambda tick: tick // 10) == lyrics.verses


def test_two_words_sung_on_one_note_share_an_event() -> None:
    notes = {i: Note(i, 1, 60, 10 * i, 5) for i in range(1, 4)}
    lyrics = Lyrics(
        (
            Verse(
                (
                    Line(
                        (
                            Word((Syllable("lin", (1,)), Syllable("da", (2,)))),
                            Word((Syllable("a", (2,)), Syllable("mi", (3,)))),
                        )
                    ),
                )
            ),
        )
    )
    events, _ = events_by_voice(lyrics, notes)
    assert [event.text for event in events[1]] == ["lin-", "da a-", "mi"]
    ids = {note.onset: note.id for note in notes.values()}
    assert Lyrics(verses_from_events(events[1], ids.get)) == lyrics


def test_syllables_on_no_note_are_counted_and_do_not_join_their_neighbours() -> None:
    notes = {1: Note(1, 1, 60, 0, 5), 2: Note(2, 1, 60, 10, 5)}
    line = Line((Word((Syllable("hap", (1,)), Syllable("py"))), Word((Syllable("day", (2,)),))))
    events, left_out = events_by_voice(Lyrics((Verse((line,)),)), notes)
    assert [event.text for event in events[1]] == ["hap ", "day"]
    assert left_out == 1


def test_marks_of_melismas_are_not_written_and_a_tie_is_a_blank() -> None:
    notes = {i: Note(i, 1, 60, 10 * i, 5) for i in range(1, 4)}
    words = (
        Word((Syllable("glo__", (1, 2)),)),
        Word((Syllable("da‿a", (3,)),)),
        Word((Syllable("—"),)),
    )
    events, left_out = events_by_voice(Lyrics((Verse((Line(words),)),)), notes)
    assert [event.text for event in events[1]] == ["glo ", "", "da a"]
    assert left_out == 0


def test_characters_that_are_written_without_blanks_are_words_without_blanks() -> None:
    notes = {i: Note(i, 1, 60, 10 * i, 5) for i in range(1, 6)}
    at = {note.onset: note.id for note in notes.values()}
    plain = [LyricEvent(10 * i, text) for i, text in enumerate("さくらさ", start=1)]
    (verse,) = verses_from_events([*plain, LyricEvent(50, "くら!")], at.get)
    assert verse.lines[0].text == "さくらさくら!"
    assert [len(word.syllables) for word in verse.lines[0].words] == [1] * 5
    events, _ = events_by_voice(Lyrics((verse,)), notes)
    assert [event.text for event in events[1]] == ["さ", "く", "ら", "さ", "くら!"]
    assert verses_from_events(events[1], at.get) == (verse,)
    mixed = [
        LyricEvent(10, "Oh "),
        LyricEvent(20, "茉"),
        LyricEvent(30, "莉 "),
        LyricEvent(40, "花"),
    ]
    (verse,) = verses_from_events(mixed, at.get)
    assert verse.lines[0].text == "Oh 茉莉 花"
    events, _ = events_by_voice(Lyrics((verse,)), notes)
    assert [event.text for event in events[1]] == ["Oh ", "茉", "莉 ", "花"]
