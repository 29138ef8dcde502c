"""Which words and lines rhyme.

Two words rhyme when they sound alike from their last stressed vowel on and are not one word.  In
words of three syllables and more, whose last two have no stress, the last one may carry the rhyme
too, as verse has it (*eternity* and *thee*).
"""

from __future__ import annotations

from functools import lru_cache

from composer.prosody.dictionary import Phones, all_words, is_vowel, rhyme_part
from composer.prosody.usage import is_usual
from composer.prosody.words import pronounced, words_of_line

FEWEST_USUAL = 3  # usual rhymes; with fewer the others count too


def rhyme_key(word: str) -> str:
    """What the usual pronunciation of a word has from its last stressed vowel on."""
    return _key(rhyme_part(pronounced(word)[0]))


@lru_cache(maxsize=1 << 15)
def rhyme_keys(word: str) -> frozenset[str]:
    """All the keys by which a word may rhyme, of all its pronunciations."""
    return frozenset(_key(part) for phones in pronounced(word) for part in _parts(phones))


def rhymes(first: str, second: str) -> bool:
    """Whether two words, or the last words of two lines, rhyme; a word does not with itself."""
    one, other = last_word(first), last_word(second)
    if not one or not other or _plain(one) == _plain(other):
        return False
    if pronounced(one)[0] == pronounced(other)[0]:
        return False  # sun and son
    return bool(rhyme_keys(one) & rhyme_keys(other))


def last_word(line: str) -> str:
    """The word that a line ends with; empty where it has none."""
    words = words_of_line(line)
    return words[-1] if words else ""


def _plain(word: str) -> str:
    return "".join(c for c in word.casefold() if c.isalnum())


def _parts(phones: Phones) -> list[Phones]:
    part = rhyme_part(phones)
    parts = [part]
    places = [place for place, phone in enumerate(phones) if is_vowel(phone)]
    if len(places) >= 3 and all(phones[place][-1] == "0" for place in places[-2:]):
        parts.append(phones[places[-1] :])
    return parts


def _key(part: Phones) -> str:
    return " ".join(phone.rstrip("012") for phone in part)


@lru_cache(maxsize=256)
def rhyming_words(word: str) -> tuple[str, ...]:
    """All words of the dictionary that rhyme with a word, in the order of the alphabet.

    The first call takes about a second.
    """
    found = {other for key in rhyme_keys(word) for other in _by_key().get(key, ())}
    return tuple(sorted(other for other in found if rhymes(word, other)))


def usual_rhymes(word: str) -> tuple[str, ...]:
    """Of :func:`rhyming_words` those that verse uses; all where these are hardly any."""
    rhyming = rhyming_words(word)
    usual = tuple(other for other in rhyming if is_usual(other))
    return usual if len(usual) >= FEWEST_USUAL else rhyming


@lru_cache(maxsize=1)
def _by_key() -> dict[str, list[str]]:
    words: dict[str, list[str]] = {}
    for word in all_words():
        for key in {_key(part) for part in _parts(pronounced(word)[0])}:
            words.setdefault(key, []).append(word)
    return words
