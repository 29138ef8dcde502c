"""The lines of words that a melody asks for, where words lie under it already."""

from composer.app.melody_lines import lines_of_notes
from composer.model.lyrics import Line, Lyrics, Syllable, Verse, Word
from composer.model.note import Note
from composer.model.score import Score


def test_melismas_and_lines_of_the_words_that_are_there_are_kept():
    notes = [Note(n, 1, 60, 480 * (n - 1), 480) for n in range(1, 9)]
    words = [
        Line((Word((Syllable("glo", (1, 2, 3)), Syllable("ry", (4,)))),)),
        Line((Word((Syllable("be", (5,)),)),)),
    ]
    score = Score(lyrics=Lyrics((Verse(tuple(words)),)))
    lines = lines_of_notes(score, notes)
    assert [line.notes for line in lines] == [(1, 4), (5, 6, 7, 8)]
    (line,) = lines_of_notes(Score(), notes)
    assert line.syllables == 8
