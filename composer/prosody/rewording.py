"""Words that were typed again: which of them are the old ones, with their syllables and notes.

Lines are compared first, then the words of the lines that differ, then the letters of a word that
was changed, so that typing in one place never disturbs another.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from typing import NamedTuple

from composer.model.lyrics import MELISMA, Line, Lyrics, Syllable, Word

Divide = Callable[[str], Sequence[str]]
"""A written word to the texts of its syllables, which join to it."""

Notes = tuple[int, ...]

_MARKS = re.compile(rf"[-\u2010\u2011\u00ad‿{MELISMA}\s]")
_MOST_CELLS = 4_000_000  # of lines against lines, above which the commonest are passed over


class Typed(NamedTuple):
    """A word as it stands on the page; ``blank``: as in :class:`~composer.model.lyrics.Word`."""

    blank: str | None
    text: str


def reworded(
    old: Sequence[tuple[Word, ...]], new: Sequence[tuple[Typed, ...]], divide: Divide
) -> list[tuple[Word, ...]]:
    """The ``new`` lines as words; what stands in ``old`` too keeps its syllables and notes."""
    old_keys = [tuple(word.text for word in words) for words in old]
    new_keys = [tuple(word.text for word in words) for words in new]
    made: dict[int, tuple[Word, ...]] = {}
    left: list[tuple[list[int], list[int]]] = []
    for same, gone, come in _blocks(old_keys, new_keys):
        if same:
            for o, n in zip(gone, come, strict=True):
                made[n] = _spaced(old[o], new[n])
        else:
            left.append((list(gone), list(come)))
    # Lines that were moved elsewhere.
    waiting: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for old_places, _ in left:
        for o in old_places:
            waiting[old_keys[o]].append(o)
    used: set[int] = set()
    for _, new_places in left:
        for n in new_places:
            if waiting.get(new_keys[n]):
                o = waiting[new_keys[n]].pop(0)
                used.add(o)
                made[n] = _spaced(old[o], new[n])
    for old_places, new_places in left:
        words = [word for o in old_places if o not in used for word in old[o]]
        open_lines = [n for n in new_places if n not in made]
        texts = [word.text for n in open_lines for word in new[n]]
        syllables = iter(_matched(words, texts, divide))
        for n in open_lines:
            made[n] = tuple(Word(next(syllables), typed.blank) for typed in new[n])
    return [made[n] for n in range(len(new))]


def divided_again(lyrics: Lyrics, wanted: Callable[[str], bool], divide: Divide) -> Lyrics:
    """The same with the words that are ``wanted`` (by their text) divided anew, notes kept."""

    def again(word: Word) -> Word:
        if not wanted(word.text):
            return word
        pieces = tuple(divide(word.text))
        if pieces == tuple(syllable.text for syllable in word.syllables):
            return word
        return replace(word, syllables=shared(pieces, [s.notes for s in word.syllables]))

    def line_again(line: Line) -> Line:
        return replace(line, words=tuple(map(again, line.words)))

    return Lyrics(
        tuple(replace(verse, lines=tuple(map(line_again, verse.lines))) for verse in lyrics.verses)
    )


def shared(pieces: Sequence[str], notes: Sequence[Notes]) -> tuple[Syllable, ...]:
    """Syllables of these texts on the notes of other syllables: one each in order.

    With fewer texts the last is a melisma on what is left; with more those beyond take the further
    notes of the last one's melisma, or none.
    """
    given = list(notes)
    if len(pieces) < len(given):
        tail = tuple(dict.fromkeys(note for each in given[len(pieces) - 1 :] for note in each))
        given[len(pieces) - 1 :] = [tail]
    elif len(pieces) > len(given):
        last = given.pop() if given else ()
        more = len(pieces) - len(given)
        singles = [(note,) for note in last[: more - 1]]
        given += [*singles, last[len(singles) :]]
        given += [()] * (len(pieces) - len(given))
    return tuple(Syllable(text, laid) for text, laid in zip(pieces, given, strict=True))


def _spaced(words: tuple[Word, ...], typed: tuple[Typed, ...]) -> tuple[Word, ...]:
    return tuple(
        word if word.blank == new.blank else replace(word, blank=new.blank)
        for word, new in zip(words, typed, strict=True)
    )


def _blocks(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[tuple[bool, range, range]]:
    """Runs of both that are the same, and those that are not, in order."""
    start, most = 0, min(len(old), len(new))
    while start < most and old[start] == new[start]:
        start += 1
    end = 0
    while end < most - start and old[-1 - end] == new[-1 - end]:
        end += 1
    blocks = [(True, range(start), range(start))] if start else []
    middle_old, middle_new = old[start : len(old) - end], new[start : len(new) - end]
    junk = len(middle_old) * len(middle_new) > _MOST_CELLS
    matcher = SequenceMatcher(None, middle_old, middle_new, autojunk=junk)
    for tag, o1, o2, n1, n2 in matcher.get_opcodes():
        ranges = range(start + o1, start + o2), range(start + n1, start + n2)
        blocks.append((tag == "equal", *ranges))
    if end:
        blocks.append((True, range(len(old) - end, len(old)), range(len(new) - end, len(new))))
    return blocks


def _matched(words: list[Word], texts: list[str], divide: Divide) -> list[tuple[Syllable, ...]]:
    """The syllables of each of ``texts``, which stand where ``words`` stood."""
    made: list[tuple[Syllable, ...]] = []
    # By their letters: a comma more, or a capital, makes no other word.
    old_keys = [_letters(word.text).casefold() or word.text for word in words]
    new_keys = [_letters(text).casefold() or text for text in texts]
    for _, old_places, new_places in _blocks(old_keys, new_keys):
        before = [words[o] for o in old_places]
        after = [texts[n] for n in new_places]
        if len(before) == len(after):
            made += [_edited(*pair, divide) for pair in zip(before, after, strict=True)]
        else:
            made += _regrouped(before, [tuple(divide(text)) for text in after])
    return made


def _edited(old: Word, text: str, divide: Divide) -> tuple[Syllable, ...]:
    """A word that was changed: where its letters are the same so is its division."""
    if old.text == text:
        return old.syllables
    pieces = tuple(divide(text))
    if _letters(old.text).casefold() == _letters(text).casefold() and _marks(old.text) == _marks(
        text
    ):
        pieces = _cut_as(old, text) or pieces
    return shared(pieces, [syllable.notes for syllable in old.syllables])


def _regrouped(before: list[Word], after: list[tuple[str, ...]]) -> list[tuple[Syllable, ...]]:
    """More words or fewer in the place of others: parted or joined, they keep all their notes."""
    notes = [syllable.notes for word in before for syllable in word.syllables]
    if sum(map(len, after)) == len(notes):
        given = iter(notes)
        return [tuple(Syllable(piece, next(given)) for piece in word) for word in after]
    made = []
    for place, pieces in enumerate(after):
        own = before[place].syllables if place < len(before) else ()
        made.append(shared(pieces, [syllable.notes for syllable in own]))
    return made


def _letters(text: str) -> str:
    return "".join(character for character in text if character.isalnum())


def _marks(text: str) -> list[str]:
    return _MARKS.findall(text)


def _cut_as(old: Word, text: str) -> tuple[str, ...]:
    """``text`` cut where ``old``, of the same letters, is; empty where that cannot be."""
    pieces: list[str] = []
    at = 0
    for place, syllable in enumerate(old.syllables):
        if place == len(old.syllables) - 1:
            pieces.append(text[at:])
            break
        letters = len(_letters(syllable.text))
        end = at
        while letters and end < len(text):
            letters -= text[end].isalnum()
            end += 1
        while end < len(text) and not text[end].isalnum():
            end += 1
        pieces.append(text[at:end])
        at = end
    return tuple(pieces) if all(pieces) else ()
