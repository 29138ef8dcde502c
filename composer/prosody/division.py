"""A written word as the syllables that are sung, by the person's exceptions first.

Words of Latin letters are divided as English is (:mod:`~composer.prosody.english_division`), those
of other alphabets at their vowels; each Chinese character is a syllable.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from itertools import pairwise

from composer.model.lyrics import ELISION, MELISMA
from composer.prosody.dictionary import is_vowel
from composer.prosody.english_division import english_cuts
from composer.prosody.spelling import LONGEST
from composer.prosody.words import pronounced

NO_EXCEPTIONS: Mapping[str, str] = {}
SOFT_HYPHEN = "\u00ad"
HYPHENS = "-\u2010\u2011"
_APOSTROPHES = str.maketrans("’‘ʼ`", "''''")

# Behind any of these a syllable ends, where letters stand on both sides.
_BREAKS = re.compile(
    rf"(?<=[{re.escape(HYPHENS)}{SOFT_HYPHEN}{MELISMA}])(?![{re.escape(HYPHENS)}{SOFT_HYPHEN}{MELISMA}])"
)
_PARTING = re.compile(r"(?:[—–―…]|\.\.|--)[^\w]*\Z")
_SMALL_KANA = frozenset("ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮー")
_VOWELS = {
    "LATIN": frozenset("aeiouyæøœ"),
    "CYRILLIC": frozenset("аеёиоуыэюяіїєў") - {"ў"},
    "GREEK": frozenset("αεηιουω"),
}
_NUMBERS = {"10": 1, "11": 3, "12": 1}


def divided(word: str, exceptions: Mapping[str, str] = NO_EXCEPTIONS) -> tuple[str, ...]:
    """The texts of a word's syllables; joined they are the word as it is written.

    ``word`` may carry signs (``"hello,``); they stay with the letters beside them.  ``exceptions``:
    words in lower case to the same with hyphens between syllables (``{"fire": "fi-re"}``).  Each
    Chinese character, kana or hangul block is a syllable; ``‿`` ties two.  At least one piece.
    """
    pieces: list[str] = []
    for place, tied in enumerate(word.split(ELISION)):
        found = list(_untied(tied, exceptions))
        if place:
            pieces[-1] += ELISION + found[0]
            found = found[1:]
        pieces += found
    return tuple(pieces)


def stressed(word: str, exceptions: Mapping[str, str] = NO_EXCEPTIONS) -> tuple[int, ...]:
    """The stress of each syllable of :func:`divided`: 0 none, 1 primary, 2 secondary."""
    return stresses_of(divided(word, exceptions))


def stresses_of(pieces: tuple[str, ...]) -> tuple[int, ...]:
    """The stress of each syllable of a word that is divided so, however it is.

    A word of one syllable has the stress of a word said alone: 1.
    """
    word = "".join(pieces)
    parts = [part for part in re.split(f"[{re.escape(HYPHENS)}{ELISION} ]", word) if is_sung(part)]
    found: list[int] = []
    for part in parts:
        phones = pronounced(_core(_bare(part)))[0]
        found += [int(phone[-1]) for phone in phones if is_vowel(phone)]
    if len(pieces) == 1:
        return (max(found, default=1),)
    if len(found) < len(pieces):  # such as fi-re: more than it is spoken with
        found += [0] * (len(pieces) - len(found))
    # The weakest go, the last of them first.
    order = sorted(range(len(found)), key=lambda place: (found[place], -place))
    gone = set(order[: max(0, len(found) - len(pieces))])
    return tuple(stress for place, stress in enumerate(found) if place not in gone)


def exception_from(text: str) -> tuple[str, str]:
    """``fi-re`` as an entry of the exceptions: ``("fire", "fi-re")``.

    A hyphen parts syllables, two stand for one that is spelled.  Raises ``ValueError`` with a
    reason for the person.
    """
    entry = _key(text.strip())
    word = entry.replace("--", "\0").replace("-", "").replace("\0", "-")
    if not is_sung(word):
        raise ValueError("there is no word in it")
    if any(character.isspace() for character in entry):
        raise ValueError("it is more than one word")
    if not all(is_sung(part) for part in entry.replace("--", "-").split("-")):
        raise ValueError("one of its syllables has no letters")
    return word, entry


def is_sung(text: str) -> bool:
    """Whether there is anything to sing in it: a letter, a digit or ``&``."""
    return any(character.isalnum() or character in "&♥❤" for character in text)


def words_in(token: str) -> tuple[str, ...]:
    """The words in a run of characters without blanks; joined they are the run.

    Dashes and dots part words (``stay—and``), and each Chinese character, kana or hangul block is
    one of its own, for nobody writes hyphens between those.
    """
    words: list[str] = []
    start, begun, block = 0, False, False
    signs = 0  # where the signs before this character begin
    for place, character in enumerate(token):
        kind = _kind(character)
        opening = unicodedata.category(character) in ("Ps", "Pi")
        new = begun and (
            kind == "block"
            or (block and (kind in ("alphabet", "digit") or opening))
            or (kind != "sign" and _PARTING.search(token, max(start, signs), place) is not None)
        )
        if new:
            words.append(token[start:place])
            start, begun, block = place, False, False
        begun = begun or kind != "sign"
        block = block or kind == "block"
        if character.isalnum() or character == "_":
            signs = place + 1
    return (*words, token[start:])


# ------------------------------------------------------------------------------ pieces of a word


def _key(word: str) -> str:
    return unicodedata.normalize("NFC", word.translate(_APOSTROPHES)).casefold()


def _bare(word: str) -> str:
    return word.replace(SOFT_HYPHEN, "").replace(MELISMA, "")


def _core(text: str) -> str:
    """Without the signs around it; apostrophes stay."""
    found = re.search(r"['’‘ʼ`]*[^\W_](?:.*[^\W_])?['’‘ʼ`]*", text, re.DOTALL)
    return found.group() if found else ""


def _untied(word: str, exceptions: Mapping[str, str]) -> list[str]:
    if exceptions and (pieces := _by_exception(word, exceptions)):
        return pieces
    pieces = []
    for part in _BREAKS.split(word):
        if not is_sung(part) and pieces:
            pieces[-1] += part
        elif pieces and not is_sung(pieces[-1]):
            pieces[-1:] = _with_front(pieces[-1], _plain(part, exceptions))
        else:
            pieces += _plain(part, exceptions)
    return pieces or [word]


def _with_front(front: str, pieces: list[str]) -> list[str]:
    return [front + pieces[0], *pieces[1:]]


def _by_exception(word: str, exceptions: Mapping[str, str]) -> list[str]:
    core = _core(word)
    for spelled in (core, core.strip("'’‘ʼ`")):
        entry = exceptions.get(_key(_bare(spelled)))
        if entry is None or not spelled:
            continue
        start = word.index(spelled)
        # Two hyphens are one that is spelled and ends a syllable.
        lengths = [len(part) for part in entry.replace("--", "\0-").split("-")]
        pieces, at = [], start
        for length in lengths:
            end = at
            while length and end < len(word):
                length -= word[end] not in (SOFT_HYPHEN, MELISMA)
                end += 1
            while end < len(word) and word[end] in (SOFT_HYPHEN, MELISMA):
                end += 1
            pieces.append(word[at:end])
            at = end
        pieces[0] = word[:start] + pieces[0]
        pieces[-1] += word[at:]
        return [piece for piece in pieces if piece]
    return []


def _plain(part: str, exceptions: Mapping[str, str]) -> list[str]:
    """A part without hyphens: its letters in runs of one kind of script, signs with them."""
    if exceptions and (found := _by_exception(part, exceptions)):
        return found
    runs: list[tuple[str, str]] = []  # kind, text
    for place, character in enumerate(part):
        kind = _kind(character)
        if kind == "sign" and runs and runs[-1][0] == "alphabet":
            # An apostrophe between letters, and any mark on a letter, is in the word.
            inner = character.translate(_APOSTROPHES) == "'" or unicodedata.combining(character)
            kind = "alphabet" if inner else kind
        if runs and runs[-1][0] == kind and kind in ("alphabet", "digit", "sign"):
            runs[-1] = (kind, runs[-1][1] + character)
        elif runs and kind == "small":
            runs[-1] = (runs[-1][0], runs[-1][1] + character)
        elif (
            kind == "sign"
            and character.translate(_APOSTROPHES) == "'"
            and _kind(part[place + 1 : place + 2]) == "alphabet"
        ):
            runs.append(("alphabet", character))
        else:
            runs.append((kind, character))
    pieces: list[str] = []
    front = ""
    for kind, text in runs:
        if kind == "sign" and not is_sung(text):
            if pieces:
                pieces[-1] += text
            else:
                front += text
            continue
        found = _of_run(kind, text)
        pieces += _with_front(front, found) if front else found
        front = ""
    return pieces or [part]


def _kind(character: str) -> str:
    if not character or not (character.isalnum()):
        return "sign"
    if character in _SMALL_KANA:
        return "small"
    if character.isdigit():
        return "digit"
    code = ord(character)
    if (
        0x2E80 <= code <= 0x9FFF  # CJK, kana, bopomofo
        or 0xAC00 <= code <= 0xD7A3
        or 0xF900 <= code <= 0xFAFF
        or 0x20000 <= code <= 0x3FFFF
    ):
        return "block"
    return "alphabet"


def _of_run(kind: str, text: str) -> list[str]:
    if kind == "digit":
        pieces = min(len(text), _NUMBERS.get(text, len(text)))
        return [*text[: pieces - 1], text[pieces - 1 :]]
    if kind != "alphabet":
        return [text]
    folded, lengths = _folded(text)
    cuts = [0, *_cuts(folded), len(folded)]
    ends = [0]
    for length in lengths:
        ends.append(ends[-1] + length)
    return [text[ends[a] : ends[b]] for a, b in pairwise(cuts)]


def _folded(text: str) -> tuple[str, tuple[int, ...]]:
    """One lower-case base letter for each letter, and how many characters it is written with."""
    letters: list[str] = []
    lengths: list[int] = []
    for character in text.translate(_APOSTROPHES):
        if unicodedata.combining(character) and letters:
            lengths[-1] += 1
            continue
        base = unicodedata.normalize("NFD", character)[0].lower()
        letters.append(base[0])
        lengths.append(1)
    return "".join(letters), tuple(lengths)


@lru_cache(maxsize=1 << 14)
def _script(letter: str) -> str:
    return unicodedata.name(letter, "").split(" ")[0]


# ------------------------------------------------------------------------------ where to cut


def _cuts(letters: str) -> list[int]:
    """Where a run of letters (lower case, without accents) is cut, each inside it, in order."""
    script = next((_script(letter) for letter in letters if letter.isalpha()), "")
    if script == "LATIN" and len(letters) <= LONGEST:
        return list(english_cuts(letters))
    vowels = _VOWELS.get(script)
    if not vowels:
        return []
    return _cuts_between(letters, vowels)


def _cuts_between(letters: str, vowels: frozenset[str]) -> list[int]:
    """A vowel a syllable; one consonant between two goes to the second."""
    places = [place for place, letter in enumerate(letters) if letter in vowels]
    if vowels is _VOWELS["GREEK"]:  # ου, αι, ει ... are one
        double = {"ου", "αι", "ει", "οι", "υι", "αυ", "ευ"}
        places = [p for p in places if letters[max(0, p - 1) : p + 1] not in double]
    cuts = []
    for first, second in pairwise(places):
        between = second - first - 1
        cuts.append(second - (1 if between else 0))
    return cuts
