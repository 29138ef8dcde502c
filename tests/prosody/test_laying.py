"""Syllables under notes: laid, moved, parted, joined."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.model.lyrics import Lyrics, Place
from composer.model.note import Note
from composer.prosody import laying
from composer.prosody.laying import lay, melody, shift
from composer.prosody.text import lyrics_from_text, text_of

TEN = tuple(range(101, 111))


def under(lyrics: Lyrics, notes=TEN) -> str:
    """What is under each note in order: ``.`` for nothing, ``~`` for a melisma that goes on, and
    a hyphen after what a word goes on after; sections that share a note parted by ``/``."""
    shown = {note: [] for note in notes}
    for place, syllable in lyrics.places():
        word = lyrics.verses[place.verse].lines[place.line].words[place.word]
        hyphen = "-" if place.syllable + 1 < len(word.syllables) else ""
        for n, note in enumerate(syllable.notes):
            shown[note].append("~" if n else syllable.sung + hyphen)
    return " ".join("/".join(texts) or "." for texts in shown.values())


def find(lyrics: Lyrics, text: str) -> Place:
    return next(place for place, syllable in lyrics.places() if syllable.text == text)


def song(text: str, notes=TEN) -> Lyrics:
    return lay(lyrics_from_text(text), notes).lyrics


def test_a_melody_is_the_highest_notes_in_order_of_time():
    notes = [Note(n, 1, pitch, onset, 10) for n, pitch, onset in ((1, 60, 50), (2, 67, 0))]
    assert melody([*notes, Note(3, 1, 64, 50, 99)]) == (2, 3)
    assert melody([]) == ()


def test_one_syllable_a_note_and_the_rest_is_counted():
    moved = lay(lyrics_from_text("Twinkle little — star"), TEN)
    assert under(moved.lyrics) == "Twin- kle lit- tle — star . . . . .".replace("tle —", "tle —")
    assert (moved.laid, moved.left_over, moved.notes_left) == (5, (), TEN[5:])
    short = lay(lyrics_from_text("Twinkle little star"), TEN[:3])
    assert (short.laid, len(short.left_over), short.notes_left) == (3, 2, ())
    assert short.place == short.left_over[0] == Place(0, 0, 1, 1)


def test_marks_in_the_text_make_melismas_and_elisions():
    assert under(song("Glo__ria a_ men")) == "Glo- ~ ~ ri- a a ~ men . ."
    assert under(song("so _ _ long _")) == "so ~ ~ long ~ . . . . ."
    assert under(song("_so_ long")) == "so long . . . . . . . ."
    assert under(song("love‿is all")) == "love‿is all . . . . . . . ."


def test_laying_may_begin_anywhere_and_end_with_the_line_or_the_section():
    lyrics = lyrics_from_text("a b\nc d\n\n[Chorus]\ne f")
    assert under(lay(lyrics, TEN).lyrics) == "a b c d e f . . . ."
    assert under(lay(lyrics, TEN, Place(0, 1)).lyrics) == "c d e f . . . . . ."
    assert under(lay(lyrics, TEN, extent="verse").lyrics) == "a b c d . . . . . ."
    moved = lay(lyrics, TEN, Place(0, 0, 1), "line")
    assert (under(moved.lyrics), moved.left_over) == ("b . . . . . . . . .", ())


def test_what_was_there_of_the_same_section_gives_way_and_of_others_stays():
    lyrics = song("a b c d\n\n[Chorus]\ne f")
    again = lay(lyrics, TEN[1:4], Place(0), "verse")
    assert under(again.lyrics) == ". a b c e f . . . ."
    assert again.left_over == (Place(0, 0, 3),)
    other = lay(again.lyrics, TEN[:4], Place(1), "verse")
    assert under(other.lyrics) == "e a/f b c . . . . . ."


def test_verses_lie_below_each_other():
    lyrics = lyrics_from_text("[Verse 1]\na b c\n\n[Chorus]\no o\n\n[Verse 2]\nd e f g")
    moved = laying.lay_verses(lyrics, TEN[:5])
    assert under(moved.lyrics, TEN[:5]) == "a/d b/e c/f g ."
    assert (moved.laid, moved.notes_left) == (7, (TEN[4],))


def test_what_follows_moves_along():
    lyrics = song("a b c\n\n[Chorus]\nd e")
    later = shift(lyrics, TEN, Place(0, 0, 1))
    assert under(later.lyrics) == "a . b c d e . . . ."
    assert shift(later.lyrics, TEN, Place(0, 0, 1), -1).lyrics == lyrics
    assert under(shift(lyrics, TEN, Place(1), 3).lyrics) == "a b c . . . d e . ."


def test_a_verse_below_another_moves_alone():
    lyrics = laying.lay_verses(lyrics_from_text("a b c\n\nd e f"), TEN).lyrics
    assert under(shift(lyrics, TEN, Place(0, 0, 1)).lyrics, TEN[:5]) == "a/d e b/f c ."
    assert under(shift(lyrics, TEN, Place(1, 0, 1)).lyrics, TEN[:5]) == "a/d b c/e f ."


def test_what_falls_off_the_end_stays_in_the_words():
    lyrics = song("a b c", TEN[:3])
    moved = shift(lyrics, TEN[:3], Place(0), 2)
    assert under(moved.lyrics, TEN[:3]) == ". . a"
    assert moved.fallen == (Place(0, 0, 1), Place(0, 0, 2))
    assert text_of(moved.lyrics) == "a b c"


def test_to_the_left_nobody_is_pushed_off_but_a_melisma_gives_notes():
    lyrics = song("a__ b c")
    assert under(lyrics) == "a ~ ~ b c . . . . ."
    assert under(shift(lyrics, TEN, find(lyrics, "b"), -1).lyrics) == "a ~ b c . . . . . ."
    stopped = shift(lyrics, TEN, find(lyrics, "b"), -9)
    assert under(stopped.lyrics) == "a b c . . . . . . ."
    assert shift(stopped.lyrics, TEN, find(lyrics, "b"), -1).lyrics == stopped.lyrics


def test_a_note_is_skipped_as_a_rest_or_sung_on():
    lyrics = song("a b c")
    assert under(laying.skip(lyrics, TEN, Place(0, 0, 1)).lyrics) == "a . b c . . . . . ."
    held = laying.skip(lyrics, TEN, Place(0, 0, 1), melisma=True)
    assert under(held.lyrics) == "a ~ b c . . . . . ."
    first = laying.skip(lyrics, TEN, Place(0), melisma=True)
    assert under(first.lyrics) == ". a b c . . . . . ."


def test_a_syllable_is_extended_and_shortened():
    lyrics = song("a b c")
    longer = laying.extend(lyrics, TEN, Place(0, 0, 1)).lyrics
    assert under(longer) == "a b ~ c . . . . . ."
    assert laying.shorten(longer, TEN, Place(0, 0, 1)).lyrics == lyrics
    alone = laying.shorten(longer, TEN, Place(0, 0, 1), follow=False).lyrics
    assert under(alone) == "a b . c . . . . . ."
    assert laying.shorten(lyrics, TEN, Place(0)).lyrics == lyrics
    # a free note is taken without pushing anybody
    assert under(laying.extend(alone, TEN, Place(0, 0, 1)).lyrics) == "a b ~ c . . . . . ."
    last = song("a b", TEN[:2])
    assert laying.extend(last, TEN[:2], Place(0, 0, 1)).lyrics == last


def test_a_syllable_is_split_by_spelling_by_hand_and_at_a_tie():
    lyrics = song("the fire burns")
    parted = laying.split(lyrics, TEN, Place(0, 0, 1))
    assert under(parted.lyrics) == "the fi- re burns . . . . . ."
    assert laying.join(parted.lyrics, TEN, Place(0, 0, 1)).lyrics == lyrics
    by_hand = laying.split(lyrics, TEN, Place(0, 0, 2), ("bur", "ns"), follow=False)
    assert under(by_hand.lyrics) == "the fire bur- . . . . . . ."
    tied = song("love‿is all")
    assert under(laying.split(tied, TEN, Place(0)).lyrics) == "love is all . . . . . . ."
    assert text_of(laying.split(tied, TEN, Place(0)).lyrics) == "love is all"
    with pytest.raises(ValueError, match="too short"):
        laying.split(song("a"), TEN, Place(0))
    with pytest.raises(ValueError, match="cannot be divided so"):
        laying.split(lyrics, TEN, Place(0), ("th", "y"))


def test_a_split_melisma_is_handed_out():
    lyrics = song("fire__ now")
    parted = laying.split(lyrics, TEN, Place(0), ("fi", "re__"))
    assert under(parted.lyrics) == "fi- re ~ now . . . . . ."


def test_syllables_are_joined_within_a_word_and_over_two():
    lyrics = song("heaven is all")
    assert under(laying.join(lyrics, TEN, Place(0)).lyrics) == "heaven is all . . . . . . ."
    held = laying.join(lyrics, TEN, Place(0), follow=False)
    assert under(held.lyrics) == "heaven ~ is all . . . . . ."
    elided = laying.join(lyrics, TEN, Place(0, 0, 0, 1), elide=True)
    assert under(elided.lyrics) == "heav- en‿is all . . . . . . ."
    assert text_of(elided.lyrics) == "heaven‿is all"
    one = laying.join(lyrics, TEN, Place(0, 0, 1))
    assert under(one.lyrics) == "heav- en is- all . . . . . ."
    with pytest.raises(ValueError, match="no syllable follows"):
        laying.join(lyrics, TEN, Place(0, 0, 2))


def test_words_are_taken_off_their_notes():
    lyrics = song("a b c")
    moved = laying.clear(lyrics, [Place(0, 0, 1), Place(0, 0, 0)])
    assert under(moved.lyrics) == ". . c . . . . . . ."
    assert moved.fallen == (Place(0, 0, 0), Place(0, 0, 1))


@pytest.mark.parametrize(
    ("typed", "shown", "text"),
    [
        ("den", "gold- den sun . .", "goldden sun"),
        ("e-n", "gold- e- n sun .", "golden sun"),
        ("en now", "gold- en now sun .", "golden now sun"),
        ("en so love-ly", "gold- en so love- ly", "golden so lovely sun"),
        ("en-", "gold- en- sun . .", "golden- sun"),
        ("e--n", "gold- e-- n sun .", "golde-n sun"),
        ("en !", "gold- en ! sun . .", "golden ! sun"),
        ("", "gold . sun . .", "gold sun"),
    ],
)
def test_a_syllable_is_written_anew_in_its_place(typed, shown, text):
    lyrics = song("golden sun", TEN[:5])
    moved = laying.set_text(lyrics, TEN[:5], Place(0, 0, 0, 1), typed)
    assert (under(moved.lyrics, TEN[:5]), text_of(moved.lyrics)) == (shown, text)


def test_the_last_syllable_of_a_section_takes_it_along_when_it_is_emptied():
    lyrics = song("a\n\nb", TEN)
    assert text_of(laying.set_text(lyrics, TEN, Place(0), "").lyrics) == "b"
    headed = song("[Chorus]\na", TEN)
    assert text_of(laying.set_text(headed, TEN, Place(0), "").lyrics) == "[Chorus]"


def test_a_new_syllable_is_written_under_a_free_note():
    lyrics = shift(song("love song\n\n[Chorus]\noh"), TEN, Place(0, 0, 1)).lyrics
    assert under(lyrics) == "love . song oh . . . . . ."
    word = laying.insert(lyrics, TEN, TEN[1], "my")
    assert (under(word.lyrics), text_of(word.lyrics)) == (
        "love my song oh . . . . . .",
        "love my song\n\n[Chorus]\noh",
    )
    syllable = laying.insert(lyrics, TEN, TEN[1], "ly", same_word=True)
    assert under(syllable.lyrics) == "love- ly song oh . . . . . ."
    end = laying.insert(lyrics, TEN, TEN[5], "yeah yeah")
    assert text_of(end.lyrics).endswith("oh yeah yeah")
    assert under(end.lyrics) == "love . song oh . yeah yeah . . ."
    first = laying.insert(Lyrics(), TEN, TEN[0], "oh")
    assert (under(first.lyrics), text_of(first.lyrics)) == ("oh . . . . . . . . .", "oh")
    below = laying.insert(lyrics, TEN, TEN[0], "and", verse=2)
    assert text_of(below.lyrics) == "love song\n\n[Chorus]\noh\n\nand"
    start = laying.insert(shift(lyrics, TEN, Place(0)).lyrics, TEN, TEN[0], "my", verse=0)
    assert text_of(start.lyrics).startswith("my love song")


def test_lines_are_counted():
    lyrics = song("Glo_ria\n— \n\nla la", TEN[:2])
    counts = laying.count_lines(lyrics)
    assert [(c.verse, c.line, c.syllables, c.notes, c.laid) for c in counts] == [
        (0, 0, 3, 4, 1),
        (1, 0, 2, 2, 0),
    ]


# ------------------------------------------------------------------------------ nothing is lost

TEXTS = st.lists(
    st.sampled_from(
        ["love", "heaven", "oh_", "♥", "wonderful", "‿", "明月", "\n", "\n\n", "—", "x‿y"]
    ),
    max_size=30,
).map(" ".join)
NOTES = st.integers(0, 40).map(lambda n: tuple(range(1000, 1000 + n)))


def everything(lyrics: Lyrics) -> str:
    return "".join(s.text for s in lyrics.syllables())


def check(moved, notes, text):
    """No word is lost, no note is sung twice in a section, no note is invented."""
    assert text_of(moved.lyrics) == text
    for v in range(len(moved.lyrics.verses)):
        on = [n for p, s in moved.lyrics.places() if p.verse == v for n in s.notes]
        assert len(on) == len(set(on))
        assert set(on) <= set(notes)


@given(TEXTS, NOTES)
def test_laying_any_text_on_any_melody_loses_no_syllable_and_no_note(text, notes):
    lyrics = lyrics_from_text(text)
    moved = lay(lyrics, notes)
    check(moved, notes, text)
    sung = [p for p, s in moved.lyrics.places() if laying.is_sung(s.text)]
    laid = [p for p in sung if moved.lyrics.at(p).notes]
    assert moved.laid == len(laid)
    assert [*laid, *moved.left_over] == sung
    used = [note for syllable in moved.lyrics.syllables() for note in syllable.notes]
    assert (*used, *moved.notes_left) == notes
    assert lay(moved.lyrics, notes).lyrics == moved.lyrics


@given(TEXTS, NOTES, st.data())
def test_moved_later_and_back_is_as_before_where_nothing_fell_off(text, notes, data):
    lyrics = lay(lyrics_from_text(text), notes[: data.draw(st.integers(0, len(notes)))]).lyrics
    places = [place for place, _ in lyrics.places()]
    if not places:
        return
    place, by = data.draw(st.sampled_from(places)), data.draw(st.integers(1, 5))
    later = shift(lyrics, notes, place, by)
    check(later, notes, text)
    back = shift(later.lyrics, notes, place, -by)
    check(back, notes, text)
    if not later.fallen:
        assert back.lyrics == lyrics


@given(TEXTS, NOTES, st.data())
def test_no_row_of_edits_loses_a_letter_or_sings_two_syllables_on_one_note(text, notes, data):
    lyrics = lay(lyrics_from_text(text), notes).lyrics
    before = everything(lyrics)
    for _ in range(data.draw(st.integers(1, 8))):
        places = [place for place, _ in lyrics.places()]
        if not places:
            return
        place = data.draw(st.sampled_from(places))
        edit = data.draw(st.sampled_from(["shift", "skip", "split", "join", "extend", "shorten"]))
        try:
            if edit == "shift":
                moved = shift(lyrics, notes, place, data.draw(st.integers(-4, 4)))
            elif edit == "join":
                moved = laying.join(lyrics, notes, place, elide=data.draw(st.booleans()))
            elif edit == "skip":
                moved = laying.skip(lyrics, notes, place, melisma=data.draw(st.booleans()))
            else:
                moved = getattr(laying, edit)(lyrics, notes, place)
        except ValueError:
            continue
        check(moved, notes, text_of(moved.lyrics))
        lyrics = moved.lyrics
        assert everything(lyrics).replace("‿", "") == before.replace("‿", "")
