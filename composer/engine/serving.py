"""Which pack serves a request, and what of the request the pack decides."""

from __future__ import annotations

import secrets
from dataclasses import replace

from composer.engine.messages import (
    ActivationsRequest,
    ContinueRequest,
    ExplainRequest,
    HarmonizeRequest,
    LinesRequest,
    LyricsRequest,
    OperationRefused,
    PitchesRequest,
    ProbabilitiesRequest,
    RepaintRequest,
    Request,
    RewriteRequest,
    ScoreRequest,
    StateRequest,
    StreamRequest,
    TuneRequest,
)
from composer.engine.packs import FAMILIES, Pack, PackError, PackRegistry
from composer.engine.suiting import suited_families

# The families that serve each kind of request, the first by default, and what others cannot do.
SERVED_BY: dict[type[Request], tuple[tuple[str, ...], str]] = {
    HarmonizeRequest: (("coconet",), "harmonise"),
    RepaintRequest: (("coconet",), "repaint"),
    LyricsRequest: (("lyrics",), "write lyrics"),
    TuneRequest: (("tune",), "write tunes"),
    ContinueRequest: (("roll", "event"), "write songs on"),
    ScoreRequest: (FAMILIES, "read such pieces"),
    ExplainRequest: (FAMILIES, "read such pieces"),
    ProbabilitiesRequest: (("coconet", "roll", "event"), "read songs"),
    StateRequest: (("roll", "tune"), "compare such pieces"),
    ActivationsRequest: (("lyrics",), "read texts"),
    LinesRequest: (("lyrics",), "write lyrics"),
    RewriteRequest: (("lyrics",), "write lyrics"),
    PitchesRequest: (("roll", "event"), "write melodies"),
    StreamRequest: (("roll", "event"), "play on and on"),
}

# What only looks at a piece: the piece says which of the families can.
_INSPECTIONS = (ScoreRequest, ExplainRequest, ProbabilitiesRequest, StateRequest)
# What draws nothing at random.
_SEEDLESS = (*_INSPECTIONS, ActivationsRequest)


def serving_pack(registry: PackRegistry, request: Request) -> Pack:
    """The pack that the request names, else the best one of those that can serve it.

    Raises :class:`PackError` where there is none, and :class:`OperationRefused` where the named one
    is of a family that cannot.
    """
    families, work = SERVED_BY[type(request)]
    if isinstance(request, _INSPECTIONS):
        suited = suited_families(request.piece)
        families = tuple(family for family in suited if family in families)
    if request.pack:
        pack = registry.get(request.pack)
    elif isinstance(request, _INSPECTIONS):
        there = (family for family in families if registry.of_family(family))
        pack = registry.best(next(there, families[0]))
    else:
        pack = registry.best(families[0])
    if pack.family not in families:
        raise OperationRefused(
            f"The model {pack.name!r} is of the {pack.family} family, which does not {work}; "
            f"choose a model of the family {' or '.join(families)}."
        )
    return pack


def filled_in(request: Request, pack: Pack) -> Request:
    """The request with the pack's name, a seed that is drawn where it has none, and the pack's own
    number of steps; raises :class:`PackError` where the card has an odd one."""
    try:
        request = replace(request, pack=pack.name)
        if not isinstance(request, _SEEDLESS) and request.seed is None:
            request = replace(request, seed=secrets.randbelow(2**31))
        if isinstance(request, (HarmonizeRequest, RepaintRequest)) and request.steps is None:
            request = replace(request, steps=pack.defaults.get("steps"))
    except ValueError as error:
        raise PackError(f"The card in {pack.folder} has odd defaults: {error}.") from error
    return request
