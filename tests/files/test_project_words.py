"""How the words were typed is kept in a project, and projects without that are read."""

from hypothesis import given
from hypothesis import strategies as st

from composer.files.project_json import score_from_json, score_to_json
from composer.model.lyrics import Line, Lyrics, Verse, Word
from composer.model.score import Score

BLANKS = st.none() | st.text(" \t\u3000", max_size=2)
WORDS = st.builds(Word, st.just(()), BLANKS)
LINES = st.builds(Line, st.lists(WORDS, max_size=3).map(tuple), st.text(" \t", max_size=2))
VERSES = st.builds(
    Verse,
    st.lists(LINES, max_size=3).map(tuple),
    st.sampled_from(["verse", "chorus", "bridge"]),
    st.text(max_size=3),
    st.sampled_from(["", "[Chorus]", " [Verse 2] "]),
    st.none() | st.lists(st.text(" ", max_size=1), max_size=2).map(tuple),
)


@given(st.lists(VERSES, max_size=4).map(tuple))
def test_headings_and_blanks_come_back_as_they_were_typed(verses: tuple[Verse, ...]) -> None:
    score = Score(lyrics=Lyrics(verses))
    assert score_from_json(score_to_json(score)) == score


def test_words_without_anything_unusual_are_written_as_ever() -> None:
    verse = Verse((Line((Word(()),)),), "chorus", "A")
    json = score_to_json(Score(lyrics=Lyrics((verse,))))
    assert json["lyrics"] == [{"kind": "chorus", "name": "A", "lines": [[[]]]}]
    assert score_from_json(json).lyrics == Lyrics((verse,))
