"""Putting proposed words into the song: the text, the record of what made it, and their notes."""

from __future__ import annotations

from collections.abc import Container

from PySide6.QtCore import QCoreApplication

from composer.app.line_fit import laid_as
from composer.app.writing import Written
from composer.edit.commands import AddGeneration, SetLyrics
from composer.edit.document import Document
from composer.model.generation import GenerationRecord
from composer.model.lyrics import Lyrics
from composer.prosody.text import line_at
from composer.ui.lyrics.draft import Draft
from composer.ui.lyrics.page_sync import PageSync


def take_words(
    document: Document,
    sync: PageSync,
    song: str,
    draft: Draft,
    written: Written | None,
    up_to: int | None = None,
) -> int | None:
    """Makes the kept lines of ``draft`` (up to one) words of the song, as one undo step.

    A line that was made for notes is laid under them.  Returns the offset behind what was taken,
    ``None`` where nothing was.
    """
    text = draft.applied(song, up_to)
    if text == song:
        return None
    rest = song[draft.end :]
    behind = len(text) - len(rest)
    while behind and text[behind - 1] == "\n" and rest.strip():
        behind -= 1
    rewritten = draft.start != draft.end or not draft.by_line
    said = QCoreApplication.translate
    name = said("Words", "Rewrite Words") if rewritten else said("Words", "Write Words")
    with document.transaction(name):
        if written is not None and written.pack:
            record = GenerationRecord(
                id=document.new_id(),
                operation="rewrite words" if rewritten else "write words",
                pack=written.pack,
                pack_hash=written.pack_hash,
                seed=written.seed,
                parameters=written.parameters,
                base_revision=document.revision,
            )
            document.apply(AddGeneration(record))
        sync.write(text, name)
        if any(draft.groups):
            score = document.score
            document.apply(SetLyrics(_laid(score.lyrics, text, draft, up_to, score.notes)))
    return behind


def _laid(
    lyrics: Lyrics, text: str, draft: Draft, up_to: int | None, there: Container[int]
) -> Lyrics:
    """The words with each taken line under the notes that it was made for, where they are still
    ``there``."""
    rows = text.split("\n")
    row = text.count("\n", 0, draft.start)
    for number, line in enumerate(draft.lines):
        if number in draft.dropped or (up_to is not None and number > up_to):
            continue
        words = line.strip()
        while row < len(rows) and not rows[row].strip().endswith(words):
            row += 1
        place = line_at(lyrics, row) if words and row < len(rows) else None
        groups = draft.groups[number] if number < len(draft.groups) else ()
        if place is not None and groups:
            left = tuple(tuple(note for note in group if note in there) for group in groups)
            lyrics = laid_as(lyrics, *place, left)
        row += 1
    return lyrics
