"""Words asked of the real engine process, with a tiny pack, beside everything else it does."""

from __future__ import annotations

import itertools
import time

import pytest

from composer.app.reading import Felt, NextCharacters, ReadingFailed, Surprised
from composer.app.session import Session
from composer.app.session_events import HarmonyEnded
from composer.app.wishes import Wishes, form_of_line
from composer.app.writing import (
    TextsChanged,
    WritingEnded,
    WritingError,
)
from composer.edit.commands import AddNotes
from composer.model.note import Note

PATIENCE = 60.0
WISHES = Wishes(length=60, temperature=1.0, seed=3)


class Sitting:
    """A session with all that its writing said."""

    def __init__(self, session):
        self.session, self.writing, self.said = session, session.writing, []
        self.writing.observe(self.said.append)

    def until(self, condition):
        """Polls until ``condition()``."""
        deadline = time.monotonic() + PATIENCE
        while not condition():
            assert time.monotonic() < deadline, self.said[-5:]
            self.session.poll()
            time.sleep(0.005)

    def ended(self):
        """The outcome of what is being written."""
        self.until(lambda: not self.writing.running)
        return [event for event in self.said if isinstance(event, WritingEnded)][-1]

    def told(self, kind):
        """The next event of that kind."""
        self.said.clear()
        self.until(lambda: any(isinstance(event, kind) for event in self.said))
        return next(event for event in self.said if isinstance(event, kind))


@pytest.fixture(scope="module")
def running(tmp_path_factory, lyrics_pack_folder, tiny_pack_folder):
    folder = tmp_path_factory.mktemp("sitting")
    session = Session(
        settings_path=folder / "settings.json",
        pack_folders=(lyrics_pack_folder, tiny_pack_folder),
    )
    session.engine.start()
    # What keeps unsaved edits begins with the first of them: before any test, to be no test's own.
    voice = session.document.score.voices[0].id
    session.document.apply(AddNotes((Note(session.document.new_id(), voice, 60, 0, 480),)))
    session.safekeeping.keep_now()
    yield session
    session.close()


@pytest.fixture
def sitting(running):
    running.file.new()
    return Sitting(running)


def test_a_text_comes_in_pieces_and_is_whole_in_the_end(sitting):
    sitting.writing.go_on("[Verse]\nwell,", WISHES)
    assert sitting.ended().outcome == "finished"
    pieces = [
        event.texts[0].text
        for event in sitting.said
        if isinstance(event, TextsChanged) and event.texts
    ]
    assert len(pieces) > 2
    assert all(after.startswith(before) for before, after in itertools.pairwise(pieces))
    (text,) = sitting.writing.texts
    assert text.final
    assert text.text == pieces[-1]
    assert text.nats > 0
    assert text.pack == "tiny-lyrics"
    assert text.seed == 3
    assert dict(text.parameters)["prime"] == "well,"


def test_the_same_seed_writes_the_same_and_another_artist_something_else(sitting):
    texts = []
    for wishes in (WISHES, WISHES, Wishes(length=60, temperature=1.0, seed=3, artist="Ben Late")):
        sitting.writing.go_on("", wishes)
        sitting.ended()
        texts.append(sitting.writing.texts[0].text)
    assert texts[0] == texts[1] != texts[2]


def test_stopping_keeps_what_is_there_and_something_else_can_be_asked_for(sitting):
    sitting.writing.go_on("", Wishes(length=4000, temperature=1.0, seed=12))
    with pytest.raises(WritingError, match="still being written"):
        sitting.writing.go_on("", WISHES)
    sitting.until(lambda: any(text.text for text in sitting.writing.texts))
    sitting.writing.stop()
    assert sitting.ended().outcome in ("cancelled", "finished")
    assert sitting.writing.texts[0].text
    sitting.writing.go_on("", WISHES)
    assert sitting.ended().outcome == "finished"


@pytest.mark.expects_log("not written")
def test_an_unknown_artist_is_said_in_a_sentence_and_nothing_is_left_running(sitting):
    sitting.writing.go_on("", Wishes(artist="Nobody at All"))
    ended = sitting.ended()
    assert ended.outcome == "failed"
    assert "Nobody at All" in ended.sentence
    assert not sitting.writing.running


def test_words_and_harmonies_that_are_asked_for_together_both_come(sitting):
    session = sitting.session
    document = session.document
    voice = document.score.voices[0].id
    notes = [Note(document.new_id(), voice, 67 + i, i * 480, 480) for i in range(4)]
    document.apply(AddNotes(tuple(notes)))
    harmonies = []
    forget = session.observe(lambda event: harmonies.append(event))
    session.generating.harmonize()
    sitting.writing.go_on("", WISHES)
    sitting.ended()
    sitting.until(lambda: any(isinstance(event, HarmonyEnded) for event in harmonies))
    forget()
    assert sitting.writing.texts[0].final
    assert session.generating.candidates


def test_opening_another_song_gives_the_text_up(sitting):
    sitting.writing.go_on("", Wishes(length=4000, temperature=1.0, seed=12))
    sitting.session.file.new()
    assert not sitting.writing.running
    assert not sitting.writing.texts
    sitting.writing.go_on("", WISHES)
    assert sitting.ended().outcome == "finished"


def test_what_comes_next_is_a_distribution_that_temperature_sharpens(sitting):
    sitting.writing.reading.look_ahead("well", WISHES)
    plain = sitting.told(NextCharacters)
    assert sum(p for _, p in plain.probabilities) == pytest.approx(1, abs=1e-3)
    at = [dict(plain.at(t)) for t in (0.0, 0.5, 1.0, 3.0)]
    first = plain.probabilities[0][0]
    assert [round(table[first], 6) for table in at] == sorted(
        (round(table[first], 6) for table in at), reverse=True
    )
    assert at[0][first] == 1
    assert at[2][first] == pytest.approx(plain.probabilities[0][1], abs=1e-3)


def test_a_blend_of_artists_lies_between_them(sitting):
    def ahead(**wishes):
        sitting.writing.reading.look_ahead("well", Wishes(**wishes))
        return dict(sitting.told(NextCharacters).probabilities)

    one, other = ahead(artist="Ann Early"), ahead(artist="Ben Late")
    none = ahead(artist="Ann Early", strength=0.0)
    assert one != other
    assert none == pytest.approx(ahead(), abs=1e-6)
    both = ahead(artist="Ann Early", second_artist="Ben Late", blend=0.5)
    key = max(one, key=lambda c: abs(one[c] - other[c]))
    assert min(one[key], other[key]) < both[key] < max(one[key], other[key])


def test_an_empty_text_has_a_beginning_but_no_surprise(sitting):
    sitting.writing.reading.look_ahead("[Verse]\n", WISHES)
    assert sum(p for _, p in sitting.told(NextCharacters).probabilities) == pytest.approx(1, 1e-3)
    sitting.writing.reading.measure("\n", WISHES)
    assert sitting.said[-1] == Surprised("\n", (None,))


def test_every_character_but_those_of_headings_has_its_surprise(sitting):
    text = "[Chorus]\nwhy, oh why\n\nthe 你\n"
    sitting.writing.reading.measure(text, WISHES)
    surprised = sitting.told(Surprised)
    assert surprised.text == text
    bare = [n is not None for n in surprised.nats]
    assert bare == [False] * len("[Chorus]\n") + [True] * len("why, oh why\n\nthe 你\n")
    assert all(n > 0 for n in surprised.nats if n is not None)


def test_a_newer_question_takes_the_place_of_the_older(sitting):
    sitting.writing.reading.measure("the first", WISHES)
    sitting.writing.reading.measure("the second", WISHES)
    assert sitting.told(Surprised).text == "the second"


@pytest.mark.expects_log("not read")
def test_what_cannot_be_read_is_said(sitting):
    sitting.writing.reading.measure("some words", Wishes(artist="Nobody at All"))
    failed = sitting.told(ReadingFailed)
    assert failed.what == "surprise"
    assert "Nobody at All" in failed.sentence


def test_other_words_are_proposed_for_a_line_and_for_a_word(sitting):
    text = "[Verse]\noh well the day\nis here again\n\nand gone"
    start = text.index("is here")
    wishes = Wishes(alternatives=3, seed=2, temperature=1.0)
    sitting.writing.rewrite(text, start, start + len("is here again"), wishes, syllables=4)
    assert sitting.ended().outcome == "finished"
    lines = sitting.writing.texts
    assert lines
    assert all("\n" not in line.text and line.nats > 0 for line in lines)
    start = text.index("day")
    sitting.writing.rewrite(text, start, start + 3, wishes)
    sitting.ended()
    assert all(len(word.text.split()) <= 1 for word in sitting.writing.texts)
    with pytest.raises(WritingError, match="too long"):
        sitting.writing.rewrite("a" * 500, 0, 500, wishes)


def test_a_line_is_written_for_each_phrase_of_a_melody(sitting):
    sitting.writing.for_melody("oh well", ("x/x/", "x/x"), Wishes(seed=2, temperature=1.0))
    assert sitting.ended().outcome == "finished"
    assert len(sitting.writing.texts[0].text.strip("\n").split("\n")) == 2
    assert dict(sitting.writing.texts[0].parameters)["prime"] == "oh well\n"


def test_a_unit_is_found_that_follows_a_feature_and_has_a_value_for_each_character(sitting):
    text = "[Chorus]\nwhy, oh why\nthe day"
    sitting.writing.reading.feel(text, WISHES, follow="line length")
    felt = sitting.told(Felt)
    assert [value is None for value in felt.values] == [True] * 9 + [False] * (len(text) - 9)
    layer, number = felt.answer.unit
    sitting.writing.reading.feel(text, WISHES, unit=(layer, number))
    assert sitting.told(Felt).values == pytest.approx(felt.values, nan_ok=True)
    sitting.writing.reading.feel("", WISHES, follow="rhyme")
    assert isinstance(sitting.said[-1], ReadingFailed)


def test_a_line_of_a_stanza_has_its_wished_syllables_and_the_line_it_rhymes_with():
    song = "[Verse]\none\ntwo\n\nthree\nfour\nfive"
    wishes = Wishes(rhyme="ABAB", syllables=(8, 6))
    assert form_of_line(song, song.index("one"), wishes) == (8, "")
    assert form_of_line(song, song.index("five"), wishes) == (8, "three")
    assert form_of_line(song, song.index("four"), Wishes()) == (None, "")


def test_wishes_come_back_as_they_were_stored_and_odd_ones_are_passed_over():
    wishes = Wishes(artist="Ann Early", rhyme="ABAB", syllables=(8, 6), seed=4)
    assert Wishes.from_stored(wishes.stored()) == wishes
    assert Wishes.from_stored({"artist": 3, "rhyme": "ab", "strength": 99, "x": 1}) == Wishes()
    with pytest.raises(ValueError, match="temperature"):
        Wishes(temperature=-1)
