"""Features of a text that a unit of a network may follow, character by character.

After Karpathy, Johnson and Fei-Fei, "Visualizing and Understanding Recurrent Networks" (2015),
who found cells that count the characters of a line, or that are on inside quotation marks.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.float64]

AHEAD = 10  # characters before a line's end at which it begins to come near
_OPENING, _CLOSING, _EITHER = "“„«", "”»", '"'

SAMPLE = """\
The kettle sang, the shutters banged,
And all the house was grey;
Said Meg, "The wind is from the hill,
It will not rain today."

"It will," said I, "the gulls are in,
The cows lie by the wall,
And where the smoke of Tom's old roof
Should rise, it does not rise at all."

She took her basket and her shawl,
She took the longer lane,
And long before the church bell rang
We heard upon the pane

The patter, patter, of the drops,
The gutter's running song;
O never did a word of mine
So please me, being not too wrong!

But when the evening came, and Meg
Came home with dripping hair,
"Well, well," she laughed, "you told me so;
Now put the kettle there."

And there it sings, and here we sit,
The two of us, quite dry,
And hear the rain go up the hill
And down the hill, and by.

O the long road, O the slow road,
O the road that has no end,
With a mile for every sorrow
And a stile for every friend;

I have walked it in the morning
When the dew was on the rye,
I have walked it in the starlight
With my shadow walking nigh,

And I asked it, "Are you going
To the town or to the sea?"
And it answered, "I am going
Just as far as you, with me."
"""
"""A text for measuring where the person's own is too short for it."""


def feature_of(text: str, name: str) -> Values:
    """A feature's value at each character of a text, float64 [characters].

    ``"line length"``: characters of the line up to this one, which counts.  ``"line end"``: 0, and
    over the last ten characters of a line up to 1.  ``"rhyme"``: 1 in the last word of a line.
    ``"quotes"``: 1 inside quotation marks, the opening one included; a stanza closes what it left
    open.  ``"word length"``: letters of the word up to this one, 0 between words.
    ``"word end"``: 1 at the last letter of a word.  ``"capital"``: 1 at a capital letter.  Raises
    ``ValueError`` on another name.
    """
    if name not in _FEATURES:
        raise ValueError(f"there is no feature {name!r}")
    found: Values = np.array(_FEATURES[name](text), dtype=np.float64)
    return found


def _line_length(text: str) -> list[float]:
    values, count = [], 0
    for character in text:
        count = 0 if character == "\n" else count + 1
        values.append(float(count))
    return values


def _line_end(text: str) -> list[float]:
    values: list[float] = []
    left = AHEAD  # no end is in sight beyond the text
    for character in reversed(text):
        left = 0 if character == "\n" else left + 1
        values.append(0.0 if character == "\n" else max(0.0, 1 - (left - 1) / AHEAD))
    return values[::-1]


def _in_word(text: str, place: int) -> bool:
    """Letters, and apostrophes between two of them."""
    if text[place].isalpha():
        return True
    inside = 0 < place < len(text) - 1 and text[place] in "'’"
    return inside and text[place - 1].isalpha() and text[place + 1].isalpha()


def _rhyme(text: str) -> list[float]:
    values = [0.0] * len(text)
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        last = end - 1
        while last >= start and not _in_word(text, last):
            last -= 1
        while last >= start and _in_word(text, last):
            values[last] = 1.0
            last -= 1
        start = end + 1
    return values


def _quotes(text: str) -> list[float]:
    values, inside = [], False
    for place, character in enumerate(text):
        if text.startswith("\n\n", place) or character in _CLOSING:
            inside = False
        elif character in _OPENING:
            inside = True
        elif character in _EITHER:
            inside = not inside
        values.append(float(inside))
    return values


def _word_length(text: str) -> list[float]:
    values, count = [], 0
    for place in range(len(text)):
        count = count + 1 if _in_word(text, place) else 0
        values.append(float(count))
    return values


def _word_end(text: str) -> list[float]:
    inside = [_in_word(text, place) for place in range(len(text))]
    return [
        float(inside[place] and not (place + 1 < len(text) and inside[place + 1]))
        for place in range(len(text))
    ]


def _capital(text: str) -> list[float]:
    return [float(character.isupper()) for character in text]


_FEATURES: dict[str, Callable[[str], list[float]]] = {
    "line length": _line_length,
    "line end": _line_end,
    "rhyme": _rhyme,
    "quotes": _quotes,
    "word length": _word_length,
    "word end": _word_end,
    "capital": _capital,
}
