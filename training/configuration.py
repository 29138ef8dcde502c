"""The configuration of a recipe: a checked dataclass, read from a YAML file.

Every family adds its own fields to the common ones.  What is unknown or of another type is
refused by its name, since a misspelt field would otherwise train another network than meant.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, asdict, dataclass, fields, is_dataclass
from pathlib import Path
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

import yaml

PRECISIONS = ("32-true", "bf16-mixed")
SCHEDULES = ("cosine", "constant")
OPTIMISERS = ("adamw", "adam")


@dataclass(frozen=True, kw_only=True)
class Configuration:
    """The fields that every family has.

    ``data``: the corpus, a path.  ``steps``: optimiser steps.  ``batch``: rows a step and
    process.  ``optimiser``: ``"adamw"`` or ``"adam"``; ``learning_rate``: its peak;
    ``schedule``: ``"cosine"`` (up over the share ``warm_up`` of the steps, then down to nearly
    nothing) or ``"constant"``; ``weight_decay``: on matrices alone with adamw, on all weights
    with adam; ``betas``: Adam's two decays.  ``clip``: largest norm of the gradient, 0 for none.
    ``averaging``: decay of the moving average of the weights, which is what is validated and
    exported; 0 for the weights themselves.  ``precision``: ``"32-true"`` or ``"bf16-mixed"``.
    ``threads``: CPU threads.  ``compile``: let ``torch.compile`` fuse the network.
    ``validate_every``: steps between two validations, after each of which a checkpoint is
    written.  ``checkpoint_every``: steps between checkpoints besides, 0 for none.  ``seed``.
    """

    data: str
    steps: int
    batch: int
    optimiser: str = "adamw"
    learning_rate: float = 2e-3
    schedule: str = "cosine"
    warm_up: float = 0.05
    weight_decay: float = 0.0
    betas: tuple[float, ...] = (0.9, 0.98)
    clip: float = 1.0
    averaging: float = 0.999
    precision: str = "32-true"
    threads: int = 1
    compile: bool = False
    validate_every: int = 1000
    checkpoint_every: int = 0
    seed: int = 1

    def __post_init__(self) -> None:
        for name in ("steps", "batch", "threads", "validate_every"):
            if getattr(self, name) < 1:
                raise ValueError(f"{name} must be at least 1")
        for name, known in (
            ("precision", PRECISIONS),
            ("schedule", SCHEDULES),
            ("optimiser", OPTIMISERS),
        ):
            if getattr(self, name) not in known:
                raise ValueError(f"unknown {name} {getattr(self, name)!r}: {' or '.join(known)}")
        if not 0 <= self.averaging < 1:
            raise ValueError("averaging must be from 0 to below 1")
        if not 0 <= self.warm_up < 1:
            raise ValueError("warm_up must be from 0 to below 1")
        if len(self.betas) != 2:
            raise ValueError("betas must be two numbers")
        if self.learning_rate <= 0:
            raise ValueError("learning_rate must be above 0")

    def to_dict(self) -> dict[str, Any]:
        """The fields as JSON types."""
        return {name: _plain(value) for name, value in asdict(self).items()}


Kind = TypeVar("Kind", bound=Configuration)


def load_configuration(kind: type[Kind], path: Path, settings: tuple[str, ...] = ()) -> Kind:
    """The configuration in a YAML file, with ``name=value`` settings laid over it.

    A setting's name may be dotted (``network.channels=32``); its value is read as YAML.
    Raises ``ValueError`` naming the field that is unknown or wrong.
    """
    try:
        values = yaml.safe_load(path.read_text(encoding="utf-8"))
    except yaml.YAMLError as error:
        raise ValueError(f"{path} is no YAML: {str(error).splitlines()[0]}") from error
    if not isinstance(values, dict):
        raise ValueError(f"{path} is not a list of fields")
    for setting in settings:
        name, equals, value = setting.partition("=")
        if not equals:
            raise ValueError(f"{setting!r} is not name=value")
        *outer, last = name.split(".")
        place = values
        for part in outer:
            place = place.setdefault(part, {})
            if not isinstance(place, dict):
                raise ValueError(f"{part!r} in {setting!r} has no fields")
        place[last] = yaml.safe_load(value)
    try:
        return configuration_from_dict(kind, values)
    except ValueError as error:
        raise ValueError(f"{path}: {error}") from error


def configuration_from_dict(kind: type[Kind], values: Mapping[str, Any]) -> Kind:
    """The inverse of :meth:`Configuration.to_dict`; raises ``ValueError`` naming the field."""
    made: Kind = _checked(kind, dict(values), "")
    return made


def _checked(wanted: Any, value: Any, name: str) -> Any:
    """``value`` as the annotated type ``wanted``, or ``ValueError`` naming the field."""
    origin, inner = get_origin(wanted), get_args(wanted)
    if is_dataclass(wanted) and isinstance(wanted, type):
        if not isinstance(value, Mapping):
            raise ValueError(f"{name} must be a list of fields")
        hints = get_type_hints(wanted)
        known = {f.name: f for f in fields(wanted) if f.init}
        dotted = f"{name}." if name else ""
        for field in value:
            if field not in known:
                raise ValueError(f"unknown field {dotted}{field}")
        for field in known.values():
            needed = field.default is MISSING and field.default_factory is MISSING
            if needed and field.name not in value:
                raise ValueError(f"the field {dotted}{field.name} is missing")
        return wanted(**{f: _checked(hints[f], v, dotted + f) for f, v in value.items()})
    if origin in (Union, UnionType):
        if value is None and type(None) in inner:
            return None
        return _checked(next(kind for kind in inner if kind is not type(None)), value, name)
    if origin is tuple and isinstance(value, (list, tuple)):
        if len(inner) == 2 and inner[1] is Ellipsis:
            return tuple(_checked(inner[0], one, name) for one in value)
        if len(inner) == len(value):
            return tuple(_checked(k, one, name) for k, one in zip(inner, value, strict=True))
    if origin is dict and isinstance(value, Mapping):
        return {str(k): _checked(inner[1], v, f"{name}.{k}") for k, v in value.items()}
    if wanted is float and isinstance(value, (int, float)) and not isinstance(value, bool):
        return float(value)
    if wanted is float and isinstance(value, str):  # YAML reads 1e-3 as a word
        try:
            return float(value)
        except ValueError:
            pass
    if isinstance(wanted, type) and type(value) is wanted:
        return value
    raise ValueError(f"{name} must be {getattr(wanted, '__name__', wanted)}, not {value!r}")


def _plain(value: Any) -> Any:
    """``value`` as JSON types."""
    if isinstance(value, Mapping):
        return {name: _plain(one) for name, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(one) for one in value]
    return value
