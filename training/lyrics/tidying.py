"""Texts without what word processors and web pages leave in them."""

from __future__ import annotations

import re


def tidy(text: str) -> str:
    """The words as they are, without spaces at the ends of lines or more than one empty line."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    text = "\n".join(line.rstrip() for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", text).strip("\n")
