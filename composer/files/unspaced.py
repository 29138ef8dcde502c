"""Scripts that are written without blanks between words: Chinese characters and kana."""

from __future__ import annotations

import re

_END = re.compile(r"[\u3005-\u3007\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff][、。，！？」』）]*$")
_BEGINNING = re.compile(r"^[「『（]*[\u3005-\u3007\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff]")


def runs_on(before: str, after: str) -> bool:
    """Whether ``after`` follows ``before`` without a blank in a text, although it is not its
    continuation: each character is sung as a word of its own."""
    return bool(_END.search(before) and _BEGINNING.search(after))
