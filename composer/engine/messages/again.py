"""The request that a generation record tells of.

A result says with which parameters, pack and seed it was made; together with what it was made from
(a melody, a song, a text) that is the whole request, and the same request gives the same bytes on
the same machine and build.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any, TypeVar

from composer.engine.messages.harmony import HarmonizeRequest, RepaintRequest
from composer.engine.messages.melody import PitchesRequest
from composer.engine.messages.steering import Steering
from composer.engine.messages.texts import LyricsRequest, TuneRequest
from composer.engine.messages.words import ActivationsRequest, LinesRequest
from composer.model.generation import Parameter
from composer.model.key import Key

Kind = TypeVar("Kind")


def request_again(
    kind: type[Kind],
    parameters: Mapping[str, Parameter],
    *,
    id: int,
    pack: str,
    seed: int | None = None,
    **given: Any,
) -> Kind:
    """A request of ``kind`` as the parameters of a result of it tell.

    ``given``: what it was made from, by the names of the request's fields; ``revision`` is 0
    without one.  ``seed``: ``None`` for requests that draw nothing.  Raises ``ValueError`` where
    the parameters are none of such a request.
    """
    known = {field.name for field in fields(kind)}  # type: ignore[arg-type]
    told: dict[str, Any] = {name: value for name, value in parameters.items() if name in known}
    try:
        if kind in (HarmonizeRequest, RepaintRequest):
            told["steering"] = Steering.from_parameters(parameters)
        if kind is PitchesRequest and parameters.get("key"):
            told["key"] = Key.named(0, *str(parameters["key"]).split())
        if kind in (RepaintRequest, PitchesRequest):
            told["cells"] = _cells(str(parameters.get("cells", "")))
        if kind is LyricsRequest:
            told["syllables"] = _numbers(str(parameters.get("syllables") or ""))
        if kind is LinesRequest:
            told["stresses"] = tuple(str(parameters.get("stresses", "")).split(","))
        if kind is ActivationsRequest and "unit" in told:
            told["unit"] = _numbers(str(told["unit"]))
        if kind is TuneRequest:
            # The record tells what was written; what was not asked for is drawn again.
            asked = str(parameters.get("asked", "")).split(",")
            for name in {"meter", "tonic", "mode"} - set(asked):
                told.pop(name, None)
        told.update({"id": id, "revision": 0, "pack": pack, **given})
        if "seed" in known:
            told["seed"] = seed
        return kind(**told)
    except (TypeError, ValueError) as error:
        raise ValueError(f"the record is not of such a request: {error}") from error


def _cells(text: str) -> tuple[tuple[str, int, int], ...]:
    """As :func:`composer.engine.coconet.repaint` writes them: ``alto 0-480, bass 0-240``."""
    cells = []
    for part in filter(None, text.split(", ")):
        role, _, span = part.partition(" ")
        start, _, end = span.partition("-")
        cells.append((role, int(start), int(end)))
    return tuple(cells)


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(number) for number in filter(None, text.split(",")))
