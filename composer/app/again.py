"""Asking again as a generation record tells: the same model, parameters and cells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection
from dataclasses import replace

from composer.app.asked import Asked, HarmonizeOptions, Harmony, Repainting
from composer.app.asking import Asking, drawn
from composer.app.melody import MelodyError, find_melody
from composer.app.pitching import FAMILIES
from composer.app.repainting import Cell, NothingToRepaint, cell_masks, open_cells, voice_lines
from composer.app.session_events import SessionError
from composer.edit.document import Document
from composer.engine.messages import HarmonizeRequest, RepaintRequest, Steering
from composer.engine.messages.again import request_again
from composer.engine.packs import Pack
from composer.model.generation import GenerationRecord
from composer.model.mask import MaskKind
from composer.model.score import Score
from composer.model.voice import SATB, Role


def record_of(score: Score, ids: Collection[int]) -> GenerationRecord | None:
    """What most of these notes were made by, the latest run where that is none; unknown ids are
    passed over.  ``None``: no model made any of them."""
    if not score.generations:
        return None
    made = (score.notes[i].origin for i in ids if i in score.notes)
    counts = Counter(origin for origin in made if origin is not None)
    if not counts:
        return None
    return score.generations[max(counts, key=lambda origin: (counts[origin], origin))]


class AskingAgain:
    """``packs``: the installed ones of a family; ``device``: where networks run.

    Everything raises :class:`SessionError` with the reason where it cannot be asked.
    """

    def __init__(
        self,
        document: Document,
        asking: Asking,
        new_id: Callable[[], int],
        packs: Callable[[str], list[Pack]],
        device: Callable[[], str],
    ) -> None:
        self._document, self._asking, self._new_id = document, asking, new_id
        self._packs, self._device = packs, device

    def asked(self, record: GenerationRecord, same_seed: bool) -> Asked:
        """What the record tells of, with the seed of then or with another one.

        What is locked by now stays; what lies beside the cells is as it is now.
        """
        seed = record.seed if same_seed else drawn(None)
        family = next((f for f in ("coconet", *FAMILIES) if self._has(f, record.pack)), None)
        if family is None:
            raise SessionError(f"The model “{record.pack}” is no longer installed.")
        parameters = dict(record.parameters)
        if record.operation == "repaint":
            if family != "coconet" or parameters.get("held"):
                return self._repitching(record, seed)
            return self._repainting(record, seed)
        if record.operation == "harmonize" and family == "coconet":
            return self._harmony(record, seed)
        raise SessionError("Only what was harmonised or repainted can be made again like this.")

    def _has(self, family: str, name: str) -> bool:
        return any(pack.name == name for pack in self._packs(family))

    def _harmony(self, record: GenerationRecord, seed: int) -> Harmony:
        score, parameters = self._document.score, dict(record.parameters)
        try:
            role = Role(str(parameters.get("given_role", "soprano")))
            voice = score.voice_with_role(role)
            if voice is None:
                raise SessionError("The melody's voice is no longer there; press Harmonize again.")
            melody = find_melody(score, voice.id, role, guess=False)
        except (MelodyError, ValueError) as error:
            raise SessionError(str(error)) from error
        now = self._asking.harmony(melody, HarmonizeOptions()).request
        try:
            request = request_again(
                HarmonizeRequest,
                parameters | {"device": self._device()},
                id=now.id,
                pack=record.pack,
                seed=seed,
                revision=now.revision,
                notes=now.notes,
                given_role=now.given_role,
                masks=now.masks,
                kept=now.kept,
            )
        except ValueError as error:
            raise SessionError(f"This cannot be harmonised: {error}.") from error
        return Harmony(request, melody.voice.id)

    def _repainting(self, record: GenerationRecord, seed: int) -> Repainting:
        score, parameters = self._document.score, dict(record.parameters)
        try:
            cells = open_cells(score, _cells_of(score, record))
            request = request_again(
                RepaintRequest,
                parameters | {"device": self._device(), "cells": ""},
                id=self._new_id(),
                pack=record.pack,
                seed=seed,
                revision=self._document.revision,
                voices=voice_lines(score),
                cells=tuple((role.value, start, end) for role, start, end in cells),
                masks=cell_masks(score, cells),
            )
        except NothingToRepaint as error:
            raise SessionError(str(error)) from error
        except ValueError as error:
            raise SessionError(f"This cannot be repainted: {error}.") from error
        return Repainting(request)

    def _repitching(self, record: GenerationRecord, seed: int) -> Repainting:
        """Other pitches for those of its notes that are left."""
        score, parameters = self._document.score, dict(record.parameters)
        ids = [note.id for note in score.notes.values() if note.origin == record.id]
        steps, count = parameters.get("steps"), parameters.get("candidates")
        temperature = parameters.get("temperature")
        options = HarmonizeOptions(
            pack=record.pack,
            candidates=count if type(count) is int else 1,
            steps=steps if type(steps) is int else None,
            temperature=float(temperature) if isinstance(temperature, int | float) else 1.0,
            seed=seed,
            device=self._device(),
        )
        asked = self._asking.notes(ids, options, held=True)
        if not isinstance(asked.request, RepaintRequest):
            return asked
        try:
            steering = Steering.from_parameters(parameters)
        except (TypeError, ValueError) as error:
            raise SessionError(f"This cannot be repainted: {error}.") from error
        return replace(asked, request=replace(asked.request, steering=steering))


def _cells_of(score: Score, record: GenerationRecord) -> tuple[Cell, ...]:
    """What was open then.  The masks of a record go with the time that is put in or taken out."""
    parts = {voice.id: voice.role for voice in score.voices if voice.role in SATB}
    opened = [mask for mask in record.masks if mask.kind is MaskKind.REWRITE]
    cells = tuple((parts[m.voice], m.start, m.end) for m in opened if m.voice in parts)
    if not cells:
        raise NothingToRepaint("The voices in which that was written are no longer there.")
    return cells
