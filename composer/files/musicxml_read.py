"""Reading MusicXML (partwise or timewise, plain or compressed) into a score.

A part becomes a voice; one on several staves a voice for each, and two staves of two lines each
are soprano, alto, tenor and bass.  Repeats are written out.  What the score cannot hold is said.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from composer.files.chord_names import said_of_nearest
from composer.files.errors import FileError, shown
from composer.files.imported import Imported
from composer.files.limits import (
    MAX_LABEL_BYTES,
    MAX_MXL_BYTES,
    MAX_VOICES,
    MAX_XML_BARS,
    MAX_XML_BYTES,
)
from composer.files.musicxml_assembly import assembled
from composer.files.musicxml_parts import Part, describe
from composer.files.musicxml_scan import Measure, PartReader
from composer.files.musicxml_write import SOFTWARE
from composer.files.mxl import is_archive, unpacked
from composer.files.reading import read_bounded
from composer.files.xml_reading import Element, read_xml

_HEADER = {"work", "movement-title", "identification", "credit", "part-list"}


def read_musicxml(path: str | Path) -> Imported:
    """The score in the MusicXML file at ``path``, compressed or not.

    Raises :class:`FileError` when it is none, or is damaged.
    """
    path = Path(path)
    data = read_bounded(path, max(MAX_XML_BYTES, MAX_MXL_BYTES))
    try:
        return musicxml_score(data)
    except FileError as error:
        raise FileError(f"{shown(path)} could not be opened. {error}") from error


def musicxml_score(data: bytes) -> Imported:
    """The score in the bytes of a MusicXML file.  Raises :class:`FileError`."""
    if is_archive(data):
        if len(data) > MAX_MXL_BYTES:
            raise FileError(f"It is larger than {MAX_MXL_BYTES // 2**20} MB.")
        data = unpacked(data)
    document = Document()
    # What stands before the declaration would make it none.
    read_xml(data.lstrip(b" \t\r\n"), document.opened, document.whole, document.collected)
    return document.imported()


@dataclass(slots=True)
class Document:
    """What is read so far.  ``own``: whether the file was written by this program."""

    collected: set[str] = field(default_factory=lambda: set(_HEADER))
    parts: dict[str, Part] = field(default_factory=dict)
    own: bool = False
    _titles: dict[str, str] = field(default_factory=dict)
    _root: str = ""
    _part: Part | None = None
    _measures: int = 0
    _row: int = -1
    _implicit: bool = False

    def opened(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins that is not collected."""
        if not self._root:
            if tag not in ("score-partwise", "score-timewise"):
                raise FileError("It is no MusicXML score.")
            self._root = tag
            self.collected.add("measure" if tag == "score-partwise" else "part")
        elif tag == "part":
            self._part = self._named(attributes.get("id", ""))
        elif tag == "measure":
            self._row += 1
            self._implicit = attributes.get("implicit") == "yes"

    def whole(self, element: Element) -> None:
        """A collected element is whole."""
        if not self._root:
            raise FileError("It is no MusicXML score.")
        if element.tag == "measure":
            if self._part is not None:
                self._measure(self._part, element)
        elif element.tag == "part":
            part = self._named(element.attributes.get("id", ""))
            while len(part.reader.measures) < self._row:
                self._count()
                part.reader.measures.append(Measure())
            if self._implicit:
                element.attributes["implicit"] = "yes"
            self._measure(part, element)
        elif element.tag == "part-list":
            for entry in element.all("score-part"):
                self._entry(entry)
        elif element.tag == "identification":
            software = [entry.text for e in element.all("encoding") for entry in e.all("software")]
            self.own = SOFTWARE in software
        else:
            self._title(element)

    def imported(self) -> Imported:
        """The score, when everything is read."""
        parts = list(self.parts.values())
        if not parts:
            raise FileError("There is no part in it.")
        remarks: Counter[str] = Counter()
        for part in parts:
            remarks.update(part.reader.remarks)
        title = next((self._titles[k] for k in _TITLES if self._titles.get(k)), "")
        score, said = assembled(parts, self.own, title)
        for what, count in remarks.items():
            if count == 1:
                said.append(f"1 {what} of the file is not kept.")
            else:
                plural = _PLURALS.get(what, f"{what}s")
                said.append(f"{count} {plural} of the file are not kept.")
        said += said_of_nearest([pair for part in parts for pair in part.reader.nearest])
        drums = sum(part.reader.unnamed_drums for part in parts)
        if drums:
            notes = "1 drum note" if drums == 1 else f"{drums} drum notes"
            said.append(f"{notes} without an instrument became a snare drum.")
        return Imported(score, said)

    # ---------------------------------------------------------------- parts

    def _measure(self, part: Part, element: Element) -> None:
        self._count()
        part.reader.own = self.own
        part.reader.read(element)

    def _count(self) -> None:
        self._measures += 1
        if self._measures > MAX_XML_BARS:
            raise FileError("It has more measures than can be opened.")

    def _named(self, id: str) -> Part:
        if id not in self.parts:
            if len(self.parts) >= MAX_VOICES:
                raise FileError(f"It has more than {MAX_VOICES} parts.")
            self.parts[id] = Part(id, "", PartReader({}))
        return self.parts[id]

    def _entry(self, entry: Element) -> None:
        """One part of the list of parts."""
        id = entry.attributes.get("id", "")
        if id not in self.parts:
            describe(self._named(id), entry, self.own)

    def _title(self, element: Element) -> None:
        if element.tag == "work":
            self._titles.setdefault("work", element.words("work-title")[:MAX_LABEL_BYTES])
        elif element.tag == "movement-title":
            self._titles.setdefault("movement", " ".join(element.text.split())[:MAX_LABEL_BYTES])
        elif element.words("credit-type") == "title":
            self._titles.setdefault("credit", element.words("credit-words")[:MAX_LABEL_BYTES])


_TITLES = ("work", "movement", "credit")
_PLURALS = {
    "note without a pitch that can be played": "notes without a pitch that can be played",
    "time signature that cannot be read": "time signatures that cannot be read",
    "tempo that cannot be played": "tempi that cannot be played",
}
