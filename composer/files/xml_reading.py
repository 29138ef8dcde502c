"""Reading XML that may be damaged or hostile, piece by piece.

Entities are refused where a document declares them, nothing outside of the document is ever read
(a DOCTYPE is passed over), and sizes are bounded before memory is taken.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from typing import Any
from xml.parsers import expat

from composer.files.errors import FileError
from composer.files.limits import (
    MAX_XML_BYTES,
    MAX_XML_DEPTH,
    MAX_XML_ELEMENTS,
    MAX_XML_ELEMENTS_TOGETHER,
)

_CHUNK = 2**16
# Characters of one element's text; the rest is passed over.
_MAX_TEXT = 100_000


class Element:
    """``tag``, ``attributes``, ``children`` in order, and ``text`` (of its own, stripped)."""

    __slots__ = ("attributes", "children", "tag", "text")

    def __init__(self, tag: str, attributes: dict[str, str]) -> None:
        self.tag = tag
        self.attributes = attributes
        self.children: list[Element] = []
        self.text = ""

    def __iter__(self) -> Iterator[Element]:
        return iter(self.children)

    def first(self, *path: str) -> Element | None:
        """The first element along a path of tags."""
        here = self
        for tag in path:
            found = next((child for child in here.children if child.tag == tag), None)
            if found is None:
                return None
            here = found
        return here

    def all(self, tag: str) -> list[Element]:
        """The children with that tag."""
        return [child for child in self.children if child.tag == tag]

    def words(self, *path: str) -> str:
        """The text at the end of a path, with single blanks; ``""`` when there is none."""
        found = self.first(*path)
        return "" if found is None else " ".join(found.text.split())


Opened = Callable[[str, dict[str, str]], None]
Whole = Callable[[Element], None]


def read_xml(data: bytes, opened: Opened, whole: Whole, collected: Collection[str]) -> None:
    """Calls ``whole`` with every outermost element whose tag is in ``collected``, once it ends,
    and ``opened`` with tag and attributes of every other element outside of these, as it begins.

    ``collected`` may change while it is read.  Raises :class:`FileError` with a sentence; what
    the two raise is passed on.
    """
    if len(data) > MAX_XML_BYTES:
        raise FileError(f"It is larger than {MAX_XML_BYTES // 2**20} MB and was not opened.")
    reading = _Reading(opened, whole, collected)
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.buffer_size = _CHUNK
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    parser.StartElementHandler = reading.start
    parser.EndElementHandler = reading.end
    parser.CharacterDataHandler = reading.text
    parser.EntityDeclHandler = _refuse_entity
    parser.ExternalEntityRefHandler = _refuse_reference
    try:
        for place in range(0, len(data), _CHUNK):
            parser.Parse(data[place : place + _CHUNK], False)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise FileError(f"It is no whole XML document ({_what(error)}).") from error
    except (LookupError, ValueError) as error:  # an unknown encoding, or one that is none
        raise FileError("It is in a character set that cannot be read.") from error


def _what(error: expat.ExpatError) -> str:
    said = re.sub(r"[^ -~]", "?", expat.ErrorString(error.code) or "damaged")
    return f"line {error.lineno}: {said}"


def _refuse_entity(*_: Any) -> None:
    raise FileError("It declares entities, which are refused because they can do harm.")


def _refuse_reference(*_: Any) -> int:
    raise FileError("It refers to another file, which is not read.")


class _Reading:
    def __init__(self, opened: Opened, whole: Whole, collected: Collection[str]) -> None:
        self._opened = opened
        self._whole = whole
        self._collected = collected
        self._stack: list[Element] = []
        self._depth = 0
        self._elements = 0
        self._together = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self._elements += 1
        if self._depth > MAX_XML_DEPTH:
            raise FileError("Its elements lie too deep in each other.")
        if self._elements > MAX_XML_ELEMENTS:
            raise FileError("It has more elements than can be opened.")
        if self._stack:
            self._together += 1
            if self._together > MAX_XML_ELEMENTS_TOGETHER:
                raise FileError("One of its measures has more in it than can be opened.")
            element = Element(tag, attributes)
            self._stack[-1].children.append(element)
            self._stack.append(element)
        elif tag in self._collected:
            self._together = 1
            self._stack.append(Element(tag, attributes))
        else:
            self._opened(tag, attributes)

    def end(self, tag: str) -> None:
        self._depth -= 1
        if self._stack:
            element = self._stack.pop()
            element.text = element.text.strip()
            if not self._stack:
                self._whole(element)

    def text(self, text: str) -> None:
        if self._stack and len(self._stack[-1].text) < _MAX_TEXT:
            self._stack[-1].text += text
