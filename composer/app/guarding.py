"""Holding words against the training texts: which passages of eight words or more stand there.

The indexes lie beside the packs and hold hashes alone; they are read at the first question.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from composer.app.headless import without_headings
from composer.engine.copy_guard import INDEX_FOLDER, WORDS_KIND, CopyIndex, read_indexes

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class CopiedWords:
    """From ``start`` up to ``end`` (characters) there are ``words`` words that also stand in
    ``corpus``, which the index ``index`` is of."""

    start: int
    end: int
    words: int
    index: str
    corpus: str


class WordsGuard:
    """``folders``: of packs."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = [folder / INDEX_FOLDER for folder in folders]
        self._indexes: list[CopyIndex] | None = None

    def forget(self) -> None:
        """Reads the indexes again at the next question: another one may have come."""
        self._indexes = None

    def copied(self, text: str) -> list[CopiedWords]:
        """The passages of a song's text, headings left out, in order; none without an index."""
        if self._indexes is None:
            found, problems = read_indexes(self._folders)
            for problem in problems:
                _log.warning("copy guard: %s", problem)
            self._indexes = [index for index in found if index.kind == WORDS_KIND]
        if not self._indexes or not text.strip():
            return []
        bare = without_headings(text)
        passages = [
            CopiedWords(
                bare.places[copied.start],
                bare.places[copied.end - 1] + 1,
                copied.size,
                index.name,
                index.corpus,
            )
            for index in self._indexes
            for copied in index.copied_text(bare.text)
        ]
        return sorted(passages, key=lambda passage: (passage.start, passage.end))
