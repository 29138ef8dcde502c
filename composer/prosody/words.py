"""Words and lines as they are spoken: their syllables and their stresses.

A word that the dictionary has not is taken apart (old and shortened spellings, endings, compounds)
and at last guessed from its letters.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from composer.prosody.dictionary import (
    LONGEST_WORD,
    Phones,
    ending_by_analogy,
    is_vowel,
    pronunciations,
    syllable_count,
)
from composer.prosody.spelling import count_by_letters

_WORD = re.compile(r"'?[^\W\d_]+(?:'[^\W\d_]+)*'?|[0-9]+")
_APOSTROPHES = str.maketrans("’‘ʼ`", "''''")

# Spellings of verse that no rule makes out, and words that the dictionary lacks.
_SPELLINGS = {
    spelling: tuple(phones.split())
    for spelling, phones in {
        **{"o'er": "AO1 R", "e'er": "EH1 R", "ne'er": "N EH1 R", "e'en": "IY1 N"},
        **{"ta'en": "T EY1 N", "o'": "AH0", "wi'": "W IH1", "an'": "AE1 N", "i'": "IH1"},
        **{"th'": "DH", "t'": "T", "'t": "T", "tho'": "DH OW1", "altho'": "AO0 L DH OW1"},
        **{"thro'": "TH R UW1", "thro": "TH R UW1", "tho": "DH OW1", "a'": "AO1"},
        **{"'mid": "M IH1 D", "'mong": "M AH1 NG", "'neath": "N IY1 TH", "fa'": "F AO1"},
        **{"'gainst": "G EH1 N S T", "'gan": "G AE1 N", "'scape": "S K EY1 P", "ca'": "K AO1"},
        **{"gi'e": "G IY1", "gi'en": "G IH1 N", "d'ye": "D Y AH0", "ha'": "HH AA1"},
        **{"saviour": "S EY1 V Y ER0", "ha'e": "HH EY1", "de'il": "D IY1 L", "'em": "AH0 M"},
        **{"whate'er": "W AH0 T EH1 R", "where'er": "W EH0 R EH1 R", "whene'er": "W EH0 N EH1 R"},
        **{"howe'er": "HH AW0 EH1 R", "whoe'er": "HH UW0 EH1 R", "a": "AH0", "the": "DH AH0"},
        **{"spake": "S P EY1 K", "wouldst": "W UH1 D S T", "couldst": "K UH1 D S T"},
        **{"shouldst": "SH UH1 D S T", "didst": "D IH1 D S T", "canst": "K AE1 N S T"},
        **{"dost": "D AH1 S T", "doth": "D AH1 TH", "wert": "W ER1 T", "wilt": "W IH1 L T"},
        **{"hadst": "HH AE1 D S T", "mayst": "M EY1 S T", "saith": "S EH1 TH", "ye": "Y IY1"},
        **{
            "every": "EH1 V R IY0",
            "eve": "IY1 V",
            "o": "OW1",
            "oh": "OW1",
            "ere": "EH1 R",
            "bade": "B AE1 D",
        },
    }.items()
}

# What an ending adds to the word before it, and how that word may have been spelled.
_ENDINGS: tuple[tuple[str, str], ...] = (
    *(("eth", "AH0 TH"), ("edst", "S T"), ("est", "AH0 S T"), ("ingly", "IH0 NG L IY0")),
    *(("ing", "IH0 NG"), ("less", "L AH0 S"), ("ness", "N AH0 S"), ("ful", "F AH0 L")),
    *(("ly", "L IY0"), ("ward", "W ER0 D"), ("some", "S AH0 M"), ("like", "L AY2 K")),
    *(("er", "ER0"), ("ers", "ER0 Z"), ("ed", "D"), ("y", "IY0"), ("es", "Z"), ("s", "Z")),
)
_BEGINNINGS = (
    *(("o'er", "AO2 R"), ("un", "AH0 N"), ("out", "AW2 T"), ("over", "OW2 V ER0")),
    *(("re", "R IY0"), ("fore", "F AO2 R"), ("be", "B IH0"), ("under", "AH2 N D ER0")),
    *(("a-", "AH0"), ("up", "AH2 P"), ("mis", "M IH0 S"), ("en", "EH0 N"), ("dis", "D IH0 S")),
)
# What is short for a word, with the apostrophe before it, as it sounds after that word.
_SHORT = {
    **{"s": "Z", "d": "D", "st": "S T", "t": "T", "ve": "V", "re": "R", "rt": "R T"},
    **{"lt": "L T", "ll": "L", "m": "M", "dst": "D S T"},
}
_ONE_BREATH = re.compile("(?:[^aeiou]|qu)i?re[sd]?$|(?:^|[hsf]|sc)l?ours?$|oirs?$")
_HISSING = frozenset({"S", "Z", "SH", "ZH", "CH", "JH"})
_DIGITS: tuple[str, ...] = (
    "Z IH1 R OW0",
    "W AH1 N",
    "T UW1",
    "TH R IY1",
    "F AO1 R",
    "F AY1 V",
    "S IH1 K S",
)
_DIGITS += ("S EH1 V AH0 N", "EY1 T", "N AY1 N")

# Words of one syllable that a line passes over, unless it rests on them.
_LIGHT = frozenset(
    {
        *("a", "an", "and", "are", "as", "at", "be", "but", "by", "can", "for"),
        *("from", "had", "has", "have", "he", "her", "him", "his", "i'", "if", "in"),
        *("into", "is", "it", "its", "may", "me", "my", "nor", "of", "on", "or"),
        *("our", "shall", "she", "should", "so", "than", "that", "the", "their", "them", "then"),
        *("there", "they", "this", "thy", "to", "us", "was", "we", "were", "when", "where"),
        *("which", "who", "will", "with", "would", "you", "your", "o'", "wi'", "an'", "th'"),
        *("i", "o", "oh"),
    }
)


def words_of_line(line: str) -> list[str]:
    """The words of a line as they are written, apostrophes that belong to them included."""
    found = []
    for match in _WORD.finditer(line.translate(_APOSTROPHES)):
        found.append(_unquoted(match.group()))
    return [word for word in found if word]


def syllables_of_word(word: str) -> int:
    """How many syllables a word is spoken with; 0 for one that leans on the next (``th'``)."""
    found = [syllable_count(pronounced(part)[0]) for part in words_of_line(word)]
    return sum(found)


def count_syllables(line: str) -> int:
    """How many syllables a line is spoken with."""
    return sum(map(_counted, _WORD.findall(line.translate(_APOSTROPHES))))


@lru_cache(maxsize=8192)
def _counted(written: str) -> int:
    # Kept, since lines that are drawn character by character are counted at each of them.
    word = _unquoted(written)
    return syllable_count(pronounced(word)[0]) if word else 0


def stresses(word: str) -> tuple[int, ...]:
    """The stress of each syllable of a word: 0 none, 1 primary, 2 secondary."""
    return tuple(
        int(phone[-1])
        for part in words_of_line(word)
        for phone in pronounced(part)[0]
        if is_vowel(phone)
    )


def stress_pattern(line: str) -> str:
    """``/`` for each stressed syllable of a line and ``x`` for each other one.

    Light words of one syllable (articles, pronouns, auxiliaries ...) have no stress.
    """
    signs = ""
    for word in words_of_line(line):
        found = stresses(word)
        if len(found) == 1:
            signs += "x" if word.lower() in _LIGHT or not found[0] else "/"
        else:
            signs += "".join("/" if stress else "x" for stress in found)
    return signs


def pronounced(word: str) -> tuple[Phones, ...]:
    """The pronunciations of one word, the usual one first, at least one.

    Of a word that is only guessed, the phones before its rhyme stand for syllables alone.
    """
    return _pronounced(word.translate(_APOSTROPHES).casefold())


def is_known(word: str) -> bool:
    """Whether the dictionary and the rules make the word out, without guessing."""
    return bool(_made_out(_folded(word.translate(_APOSTROPHES).casefold())))


def _unquoted(word: str) -> str:
    """A word without the quotation marks that look like apostrophes."""
    low = word.lower()
    if "'" not in (low[:1], low[-1:]) or low in _SPELLINGS or pronunciations(low):
        return word
    if low.lstrip("'") in _SPELLINGS:
        return word.lstrip("'")
    if low.rstrip("'") in _SPELLINGS:
        return word.rstrip("'")
    inner = word.strip("'")
    if low.endswith("in'") and pronunciations(low[:-1].lstrip("'") + "g"):
        return word.lstrip("'")
    if low.startswith("'") and not low.endswith("'") and not pronunciations(inner.lower()):
        return word
    return inner


def _folded(word: str) -> str:
    """Without accents, except that ``èd`` and ``éd`` say that they are a syllable of their own."""
    plain = unicodedata.normalize("NFD", word)
    plain = re.sub("e[\u0300\u0301]d$", "e\u0300d", plain)
    if plain.endswith("e\u0300d"):
        return "".join(c for c in plain[:-3] if not unicodedata.combining(c)) + "éd"
    return "".join(c for c in plain if not unicodedata.combining(c))


@lru_cache(maxsize=1 << 15)
def _pronounced(word: str) -> tuple[Phones, ...]:
    if word.isascii() and word.isdigit():
        return (tuple(phone for digit in word for phone in _DIGITS[int(digit)].split()),)
    plain = _folded(word)
    found = _made_out(plain)
    return found or (_guessed(re.sub(r"[^a-z]", "", plain)),)


def _made_out(word: str) -> tuple[Phones, ...]:
    """By the dictionary and by rules; none where neither knows."""
    if word in _SPELLINGS:
        return (_SPELLINGS[word],)
    found = pronunciations(word)
    if found:
        return _sung_together(word, found)
    if word.endswith("éd"):
        base = _plain_word(word[:-2]) or _plain_word(word[:-2] + "e")
        return tuple((*phones, "AH0", "D") for phones in base)
    if "'" in word:
        return _shortened(word)
    return _plain_word(word)


def _sung_together(word: str, found: tuple[Phones, ...]) -> tuple[Phones, ...]:
    """*Fire*, *desire* and *our*, which verse sings on one syllable, so first; as said after."""
    if not _ONE_BREATH.search(word):
        return found
    together = []
    for phones in found:
        for place in range(1, len(phones)):
            if phones[place] == "ER0" and phones[place - 1][:2] in ("AY", "AW"):
                phones = (*phones[:place], "R", *phones[place + 1 :])
                break
        together.append(phones)
    return tuple(dict.fromkeys((*together, *found)))


def _shortened(word: str) -> tuple[Phones, ...]:
    """A word with an apostrophe in it."""
    stem, _, short = word.rpartition("'")
    if not short:  # at its end
        return (pronunciations(stem + "g") if stem.endswith("in") else ()) or _plain_word(stem)
    if not stem:  # at its start
        # Of 'h, which would be a vowel alone, nothing is left.
        cut = (_without_first(phones) for phones in pronunciations("a" + short))
        return _plain_word(short) or tuple(phones for phones in cut if phones)
    if short == "d":  # lov'd, look'd
        for full in (stem + "ed", stem + "d"):
            found = _plain_word(full)
            if found:
                fewest = min(map(syllable_count, found))
                return tuple(phones for phones in found if syllable_count(phones) == fewest)
    if short in _SHORT and (base := _made_out(stem)):
        added = tuple(_SHORT[short].split())
        return tuple(_joined(phones, added, short) for phones in base)
    if stem == "th":  # th'eternal
        return tuple(("DH", *phones) for phones in _plain_word(short))
    for between, letter in (("e", 1), ("o", 1), ("i", 1), ("a", 1), ("ve", 1), ("v", 0)):
        found = _plain_word(stem + between + short)
        if found:
            return tuple(_squeezed(phones) if letter else phones for phones in found[:1])
    if stem.startswith("o") and word.startswith("o'er"):
        rest = _plain_word(word[4:])
        return tuple(("AO2", "R", *phones) for phones in rest)
    return ()


def _joined(phones: Phones, added: Phones, short: str) -> Phones:
    last = phones[-1]
    apart = (
        (short == "s" and last in _HISSING)
        or (short == "d" and last in ("T", "D"))
        or (short in ("ll", "ve", "re", "m") and not is_vowel(last))
    )
    if short == "s" and last in ("P", "T", "K", "F", "TH"):
        added = ("S",)
    return (*phones, *(("AH0",) if apart else ()), *added)


def _without_first(phones: Phones) -> Phones:
    return phones[1:] if is_vowel(phones[0]) else phones


def _squeezed(phones: Phones) -> Phones:
    """One unstressed vowel less, in the middle if there is one (``heav'n``, ``wand'ring``)."""
    weak = [
        place
        for place, phone in enumerate(phones)
        if phone in ("AH0", "IH0", "ER0", "EH0", "AO0", "IY0") and place > 0
    ]
    inner = [place for place in weak if place + 1 < len(phones) and phones[place][:2] != "IY"]
    # In wandering the ER goes, not the vowel of the ending after it.
    if len(inner) > 1 and phones[inner[-2]] == "ER0":
        inner = inner[:-1]
    for place in reversed(inner or weak):
        if syllable_count(phones) > 1:
            kept = ("R",) if phones[place] == "ER0" else ()
            return phones[:place] + kept + phones[place + 1 :]
    return phones


def _plain_word(word: str) -> tuple[Phones, ...]:
    """A word of letters by the dictionary, as an older spelling, with an ending, as a compound."""
    found = pronunciations(word) or (() if word not in _SPELLINGS else (_SPELLINGS[word],))
    if found or len(word) < 4:
        return _sung_together(word, found)
    for old, new in (("our", "or"), ("ise", "ize"), ("re", "er"), ("ie", "y"), ("kk", "k")):
        if old in word and (found := pronunciations(word.replace(old, new))):
            return found
    for ending, sound in _ENDINGS:
        if not word.endswith(ending) or len(word) - len(ending) < 2:
            continue
        base = _stem(word[: -len(ending)], ending)
        if base:
            added = tuple(sound.split())
            return tuple((*phones, *_ending_sound(phones, ending, added)) for phones in base)
    for beginning, sound in _BEGINNINGS:
        if word.startswith(beginning) and len(word) - len(beginning) >= 3:
            rest = pronunciations(word[len(beginning) :])
            if rest:
                return tuple((*sound.split(), *phones) for phones in rest)
    # Both halves are words of the dictionary.
    for cut in range(min(len(word) - 3, LONGEST_WORD), max(2, len(word) - LONGEST_WORD - 1), -1):
        first, second = pronunciations(word[:cut]), pronunciations(word[cut:])
        if first and second:
            return ((*first[0], *_second(second[0])),)
    return ()


def _stem(stem: str, ending: str) -> tuple[Phones, ...]:
    found = pronunciations(stem)
    vowel = ending[0] in "aeiouy"
    if not found and vowel:
        found = pronunciations(stem + "e")
        if not found and len(stem) > 2 and stem[-1] == stem[-2]:
            found = pronunciations(stem[:-1])
    if not found and stem.endswith("i"):
        found = pronunciations(stem[:-1] + "y")
    return found


def _ending_sound(phones: Phones, ending: str, added: Phones) -> Phones:
    last = phones[-1]
    if (ending == "ed" and last in ("T", "D")) or (ending in ("es", "s") and last in _HISSING):
        return ("AH0", *added)
    if ending in ("es", "s") and last in ("P", "T", "K", "F", "TH"):
        return ("S",)
    return added


def _second(phones: Phones) -> Phones:
    """The stress of a compound's second part is secondary."""
    return tuple(phone[:-1] + "2" if phone.endswith("1") else phone for phone in phones)


def _guessed(word: str) -> Phones:
    """Syllables by the letters, the end by analogy."""
    end = ending_by_analogy(word) or ("AH0",)
    before = max(0, count_by_letters(word) - syllable_count(end))
    if not before:
        end = (end[0][:-1] + "1", *end[1:])
    return (*("AH1", *("AH0",) * (before - 1))[:before], "?", *end)
