"""What the engine is asked for candidates, made from a document and what the person chose."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Collection, Iterable, Sequence

from composer.app.asked import HarmonizeOptions, Harmony, Repainting, Repitching
from composer.app.followed_chords import following
from composer.app.melody import Melody
from composer.app.pitching import FAMILIES, pitches_request
from composer.app.repainting import (
    Cell,
    NothingToRepaint,
    cell_masks,
    kept_notes,
    marked_cells,
    note_cells,
    note_spans,
    open_cells,
    voice_lines,
)
from composer.app.session_events import SessionError
from composer.app.wishes import Wishes
from composer.app.words_and_notes import NothingToSing, WordsAndNotes, laid_lines
from composer.edit.document import Document
from composer.edit.masking import locks
from composer.engine.messages import HarmonizeRequest, PitchesRequest, RepaintRequest
from composer.engine.packs import Pack

Divide = Callable[[str], Sequence[str]]


class Asking:
    """``new_id``: an id for a request; ``packs``: the installed ones of a family.

    Everything raises :class:`SessionError` with the reason where it cannot be asked.
    """

    def __init__(
        self,
        document: Document,
        new_id: Callable[[], int],
        packs: Callable[[str], list[Pack]],
    ) -> None:
        self._document, self._new_id, self._packs = document, new_id, packs

    def harmony(self, melody: Melody, options: HarmonizeOptions) -> Harmony:
        """Voices around a melody."""
        try:
            request = HarmonizeRequest(
                id=self._new_id(),
                revision=self._document.revision,
                notes=melody.line,
                pack=options.pack,
                given_role=melody.role.value,
                candidates=options.candidates,
                steps=options.steps,
                temperature=options.temperature,
                seed=drawn(options.seed),
                device=options.device,
                # Marks are for repainting; a harmony is of the whole melody.
                masks=locks(self._document.score.masks),
                kept=tuple(
                    kept
                    for kept in kept_notes(self._document.score, melody.voice.id)
                    if kept[0] != melody.role.value
                ),
            )
        except ValueError as error:
            raise SessionError(f"This cannot be harmonised: {error}.") from error
        if options.follow_chords:
            request = following(self._document.score, request)
        return Harmony(request, melody.voice.id)

    def cells(self, cells: Iterable[Cell], options: HarmonizeOptions) -> Repainting:
        """Something else in these cells."""
        try:
            opened = open_cells(self._document.score, cells)
        except NothingToRepaint as error:
            raise SessionError(str(error)) from error
        return Repainting(self._repaint_request(opened, options))

    def marked(self, options: HarmonizeOptions) -> Repainting:
        """Something else in the cells that are marked."""
        try:
            marked = marked_cells(self._document.score)
        except NothingToRepaint as error:
            raise SessionError(str(error)) from error
        return self.cells(marked, options)

    def notes(self, ids: Collection[int], options: HarmonizeOptions, held: bool) -> Repainting:
        """Something else where these notes are; ``held``: their rhythm stays."""
        score = self._document.score
        try:
            if not held:
                return self.cells(note_spans(score, ids), options)
            found = note_cells(score, ids)
        except NothingToRepaint as error:
            raise SessionError(str(error)) from error
        cells = tuple(cell for _, cell in found)
        return Repitching(self._held_request(cells, options), tuple(note for note, _ in found))

    def words_and_notes(
        self,
        ids: Collection[int],
        wishes: Wishes,
        divide: Divide,
        options: HarmonizeOptions,
        held: bool,
    ) -> WordsAndNotes:
        """:meth:`notes`, with other words in the lines that lie on them."""
        if not self._packs("lyrics"):
            raise SessionError("No model that writes lyrics is installed.")
        try:
            lines = laid_lines(self._document.score, ids)
        except NothingToSing as error:
            raise SessionError(str(error)) from error
        notes = self.notes(ids, options, held)
        return WordsAndNotes(notes, lines, wishes, divide, drawn(wishes.seed))

    def _held_request(
        self, cells: tuple[Cell, ...], options: HarmonizeOptions
    ) -> RepaintRequest | PitchesRequest:
        """By the family of the model that is chosen."""
        if not any(p.name == options.pack for family in FAMILIES for p in self._packs(family)):
            return self._repaint_request(cells, options, held=True)
        try:
            return pitches_request(
                self._document.score,
                cells,
                options,
                self._new_id(),
                self._document.revision,
                drawn(options.seed),
            )
        except ValueError as error:
            raise SessionError(f"This cannot be repainted: {error}.") from error

    def _repaint_request(
        self, cells: tuple[Cell, ...], options: HarmonizeOptions, held: bool = False
    ) -> RepaintRequest:
        score = self._document.score
        try:
            request = RepaintRequest(
                id=self._new_id(),
                revision=self._document.revision,
                voices=voice_lines(score),
                cells=tuple((role.value, start, end) for role, start, end in cells),
                pack=options.pack,
                candidates=options.candidates,
                steps=options.steps,
                temperature=options.temperature,
                seed=drawn(options.seed),
                device=options.device,
                masks=cell_masks(score, cells),
                held=held,
            )
        except ValueError as error:
            raise SessionError(f"This cannot be repainted: {error}.") from error
        return following(score, request) if options.follow_chords else request


def drawn(wanted: int | None) -> int:
    """The seed that is wanted, else one that is drawn."""
    return secrets.randbelow(2**31) if wanted is None else wanted
