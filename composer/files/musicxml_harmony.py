"""Chord symbols of MusicXML (``harmony``): a root, a kind, degrees that differ from it, a bass.

Its degrees are those of MusicXML 4.0 (w3.org/2021/06/musicxml40), where an added one is measured
from a dominant chord's and an altered one from the kind's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from composer.files.chord_names import is_name, known_name
from composer.files.xml_reading import Element
from composer.files.xml_writing import XmlWriter
from composer.model.chord import NO_CHORD, ChordName, degrees, moved_name

READ_OFF = "no"
"""What ``print-frame`` says, in a file of this program, of names that it read off the notes."""

# MusicXML's names of the kinds, by what stands behind the root; the likelier ones first.
_KINDS = {
    "": "major",
    "m": "minor",
    "7": "dominant",
    "m7": "minor-seventh",
    "maj7": "major-seventh",
    "dim": "diminished",
    "aug": "augmented",
    "m7b5": "half-diminished",
    "dim7": "diminished-seventh",
    "aug7": "augmented-seventh",
    "mmaj7": "major-minor",
    "6": "major-sixth",
    "m6": "minor-sixth",
    "sus4": "suspended-fourth",
    "sus2": "suspended-second",
    "5": "power",
    "9": "dominant-ninth",
    "maj9": "major-ninth",
    "m9": "minor-ninth",
    "11": "dominant-11th",
    "maj11": "major-11th",
    "m11": "minor-11th",
    "13": "dominant-13th",
    "maj13": "major-13th",
    "m13": "minor-13th",
}
_ENDINGS = {kind: ending for ending, kind in _KINDS.items()}
_WITHOUT_KIND = ("7sus4", "9sus4", "13sus4", "7sus2", "69", "m69", "mmaj9", "7b5", "7#5")
_DOMINANT = {0: 0, 1: 0, 2: 2, 3: 4, 4: 5, 5: 7, 6: 9, 7: 10, 9: 2, 11: 5, 13: 9}
_MOST_DEGREES = 8  # of one symbol that are looked at
_WHOLE = re.compile(r"([+-]?\d{1,4})(?:\.\d*)?")


@dataclass(frozen=True, slots=True)
class _Degree:
    """``kind``: ``add``, ``alter`` or ``subtract``."""

    kind: str
    value: int
    alter: int


# ------------------------------------------------------------------------------ to a file


def write_symbol(xml: XmlWriter, text: str, offset: int = 0, shown_only: bool = False) -> None:
    """The element for a chord symbol of the song.

    ``offset``: in the file's divisions, where it stands from the file's place.  ``shown_only``:
    with what is shown of it alone, for an engraver that shows all degrees.
    """
    with xml.within("harmony"):
        if text in NO_CHORD:
            with xml.within("root"):
                xml.put("root-step", "C", text="")
            xml.put("kind", "none", text=text)
            _write_offset(xml, offset)
            return
        name = ChordName.read(text)
        ending, changes = _nearest_kind(degrees(name.ending))
        with xml.within("root"):
            _write_step(xml, "root", name.root)
        xml.put("kind", _KINDS[ending], text=_shown(name.ending))
        if name.bass:
            with xml.within("bass"):
                _write_step(xml, "bass", name.bass)
        for change in () if shown_only else changes:  # they are in the text already
            with xml.within("degree", print_object="no"):
                xml.put("degree-value", change.value)
                xml.put("degree-alter", change.alter)
                xml.put("degree-type", change.kind)
        _write_offset(xml, offset)


def _write_offset(xml: XmlWriter, offset: int) -> None:
    if offset:
        xml.put("offset", offset)


def kind_value(ending: str) -> str:
    """MusicXML's name of the kind of chord whose symbol has that ``ending``."""
    return _KINDS[ending]


def _write_step(xml: XmlWriter, of: str, name: str) -> None:
    xml.put(f"{of}-step", name[0])
    alter = name.count("#") - name[1:].count("b")
    if alter:
        xml.put(f"{of}-alter", alter)


def _shown(ending: str) -> str:
    """``ending`` with the signs that a page has."""
    return re.sub(r"b(?=\d)", "♭", ending.replace("#", "♯"))


def _nearest_kind(tones: dict[int, int]) -> tuple[str, list[_Degree]]:
    """The ending of the kind that differs the least, and in what."""
    found = ((ending, list(_differences(degrees(ending), tones))) for ending in _KINDS)
    return min(found, key=lambda each: len(each[1]))


def _differences(kind: dict[int, int], tones: dict[int, int]) -> Iterator[_Degree]:
    for degree in sorted(kind.keys() - tones.keys()):
        yield _Degree("subtract", degree or 1, 0)
    for degree, semitones in sorted(tones.items()):
        if degree not in kind:
            yield _Degree("add", abs(degree), semitones - _DOMINANT[abs(degree)])
        elif kind[degree] != semitones:
            yield _Degree("alter", abs(degree), semitones - kind[degree])


# ------------------------------------------------------------------------------ from a file


def symbol_of(harmony: Element, fifths: int = 0) -> tuple[str, str] | None:
    """The chord symbol of the element as the song has it, and what it is in the file; they differ
    where it became the nearest that has a name here.

    ``fifths``: how far the part is transposed, on the line of fifths.  ``None`` when it tells no
    chord, as a numeral without a key does.
    """
    kind = harmony.first("kind")
    value = "" if kind is None else kind.text.strip()
    text = "" if kind is None else _plain(kind.attributes.get("text", ""))
    if value == "none":
        text = text if text in NO_CHORD else NO_CHORD[0]
        return text, text
    root = _step(harmony, "root", fifths)
    if root is None:
        return None
    bass = _step(harmony, "bass", fifths)
    after = f"/{bass}" if bass is not None else ""
    changes = [_degree(degree) for degree in harmony.all("degree")[:_MOST_DEGREES]]
    ending = _ENDINGS.get(value)
    if ending is None:  # a kind of another name: what it is written as
        named, same = known_name(root + (text or value) + after)
        return None if named is None else (named, named if same else root + (text or value) + after)
    tones = _changed(degrees(ending), changes)
    written = "".join(_spelled(change) for change in changes)
    classes = _classes(tones)
    spelled_out = text + written if text else None
    for candidate in (text, spelled_out, _names().get(classes), ending + written):
        for name in (f"{root}{candidate}", f"{root}({candidate})") if candidate is not None else ():
            if _is(name, root, classes) and is_name(name + after):
                return name + after, name + after
    by_changes = _ending_with_changes(tuple(sorted(tones.items())))
    if by_changes is not None and is_name(root + by_changes + after):
        return root + by_changes + after, root + by_changes + after
    theirs = root + (text or ending + written) + after
    return known_name(theirs)[0] or root + ending + after, theirs


@cache
def _names() -> dict[frozenset[int], str]:
    """The plainest ending of chords with those classes over the root."""
    return {_classes(degrees(ending)): ending for ending in reversed((*_KINDS, *_WITHOUT_KIND))}


def _classes(tones: dict[int, int]) -> frozenset[int]:
    return frozenset(semitones % 12 for semitones in tones.values())


def _is(name: str, root: str, classes: frozenset[int]) -> bool:
    """Whether ``name`` is that of the chord on ``root`` with those ``classes`` over it."""
    try:
        read = ChordName.read(name)
    except ValueError:
        return False
    return read.root == root and _classes(degrees(read.ending)) == classes


def _changed(tones: dict[int, int], changes: list[_Degree]) -> dict[int, int]:
    found = dict(tones)
    for change in changes:
        degree = 0 if change.value == 1 else change.value
        if change.kind == "subtract":
            found.pop(degree, None)
        elif change.kind == "alter" and degree in found:
            found[degree] += change.alter
        elif change.value in _DOMINANT:
            both = change.kind == "add" and degree == 9 and degree in found
            found[-9 if both else degree] = _DOMINANT[change.value] + change.alter
    return found


@lru_cache(4096)
def _ending_with_changes(of: tuple[tuple[int, int], ...]) -> str | None:
    """What stands behind the root of a chord of those degrees and tones, when that has a name."""
    tones = dict(of)
    best: tuple[int, str] | None = None
    for base in (*_KINDS, *_WITHOUT_KIND):
        changes = list(_differences(degrees(base), tones))
        ending = base + "".join(_spelled(change) for change in changes)
        if not base and ending[:1] in ("#", "b"):
            ending = f"({ending})"
        fewer = best is None or len(changes) < best[0]
        if fewer and _is("C" + ending, "C", _classes(tones)):
            best = len(changes), ending
    return None if best is None else best[1]


def _spelled(change: _Degree) -> str:
    """As the change is written behind a chord's name."""
    if change.kind == "subtract":
        return f"no{change.value}"
    if change.alter:
        return ("#" if change.alter > 0 else "b") + str(change.value)
    return f"add{change.value}"


def _degree(degree: Element) -> _Degree:
    return _Degree(
        degree.words("degree-type"),
        _number(degree.words("degree-value")),
        max(-2, min(2, _number(degree.words("degree-alter")))),
    )


def _step(harmony: Element, of: str, fifths: int) -> str | None:
    """The name of the root or the bass, with ``#`` and ``b``."""
    element = harmony.first(of)
    step = "" if element is None else element.words(f"{of}-step").upper()
    if element is None or len(step) != 1 or step not in "ABCDEFG":
        return None
    alter = max(-2, min(2, _number(element.words(f"{of}-alter"))))
    return moved_name(step + "#" * alter + "b" * -alter, fifths)


def _plain(text: str) -> str:
    return "".join(text.translate({0x266F: "#", 0x266D: "b", 0xB7: "°"}).split())[:80]


def _number(text: str) -> int:
    found = _WHOLE.fullmatch(text.strip())
    return int(found[1]) if found else 0
