"""Writing XML text: elements with indentation, every character allowed and escaped."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from xml.sax.saxutils import escape, quoteattr

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def allowed(text: str) -> str:
    """``text`` without the characters that XML cannot hold (controls, lone surrogates)."""
    return _FORBIDDEN.sub("", text)


class XmlWriter:
    """Collects the lines of a document; names of attributes have ``-`` for ``_``."""

    def __init__(self, doctype: str) -> None:
        self._lines = ['<?xml version="1.0" encoding="UTF-8"?>', doctype]
        self._depth = 0

    @contextmanager
    def within(self, tag: str, **attributes: object) -> Iterator[None]:
        """An element around what is written inside."""
        self._lines.append(f"{'  ' * self._depth}<{tag}{_attributes(attributes)}>")
        self._depth += 1
        yield
        self._depth -= 1
        self._lines.append(f"{'  ' * self._depth}</{tag}>")

    def put(self, tag: str, text: object = None, /, **attributes: object) -> None:
        """An element with ``text`` in it, or an empty one."""
        opened = f"{'  ' * self._depth}<{tag}{_attributes(attributes)}"
        if text is None:
            self._lines.append(opened + "/>")
        else:
            self._lines.append(f"{opened}>{escape(allowed(str(text)))}</{tag}>")

    def document(self) -> bytes:
        """The whole as UTF-8."""
        return ("\n".join(self._lines) + "\n").encode("utf-8")


def _attributes(attributes: dict[str, object]) -> str:
    return "".join(
        f" {name.replace('_', '-')}={quoteattr(allowed(str(value)))}"
        for name, value in attributes.items()
        if value is not None
    )
