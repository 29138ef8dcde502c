"""Model packs: a folder with ``card.json`` and ``weights.safetensors``, checked before use.

A card says what the network is, what it was trained on, with which command, and how good it is;
its sha256 ties it to the weights.  Sizes are bounded before memory is taken.  How the files
themselves are read and written: :mod:`composer.engine.pack_files`.
"""

from __future__ import annotations

import hashlib
import json
import math
import os
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from numpy.typing import NDArray

from composer.engine.pack_files import PackError, brief, decoded, encoded, read_bounded

FORMAT = "descant-pack"
VERSION = 1
FAMILIES = ("lyrics", "tune", "roll", "event", "coconet")
CARD_FILE = "card.json"
WEIGHTS_FILE = "weights.safetensors"
MAX_CARD_BYTES = 4 * 1024 * 1024  # a vocabulary and a list of artists fit many times
MAX_WEIGHTS_BYTES = 2 * 1024**3
MAX_PACKS = 1000
MAX_DEFAULT = 1e9

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Figure:
    """A measured figure: ``value`` in ``unit`` on ``split``, by running ``command``."""

    name: str
    value: float
    unit: str
    split: str
    command: str


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack whose card is in order (its weights are checked when they are read).

    ``name``: that of its folder.  ``network``: hyperparameters, JSON types.  ``corpus`` and
    ``licence``: what it was trained on and on what terms.  ``command``: how it was trained.
    ``figures``: by the first one packs of a family are ranked among those that have the same
    figure on the same split, lower is better.
    ``sha256``: of the weights file, in hexadecimal.  ``defaults``: the pack's own settings,
    numbers, such as ``{"steps": 64}``.  ``extra``: what else is on the card (vocabulary, artists,
    ...).
    """

    name: str
    folder: Path
    family: str
    title: str
    network: dict[str, Any]
    corpus: str
    licence: str
    command: str
    figures: tuple[Figure, ...]
    sha256: str
    defaults: dict[str, Any] = field(default_factory=dict)
    extra: dict[str, Any] = field(default_factory=dict)

    @property
    def weights_path(self) -> Path:
        """The weights file."""
        return self.folder / WEIGHTS_FILE

    def tensors(self) -> dict[str, NDArray[Any]]:
        """The weights by name, checked against the card's sha256.

        Half precision comes back as float32; what was float64, integer or bool stays so.  Raises
        :class:`PackError` on a file that is missing, too large, of another sha256, or no
        safetensors.
        """
        return decoded(self._read_weights(), self.weights_path)

    def verify(self) -> None:
        """Raises :class:`PackError` if :meth:`tensors` would."""
        decoded(self._read_weights(), self.weights_path)

    def _read_weights(self) -> bytes:
        path = self.weights_path
        data = read_bounded(path, MAX_WEIGHTS_BYTES, "weights")
        if hashlib.sha256(data).hexdigest() != self.sha256:
            raise PackError(
                f"The weights in {path} are not those that the card names (wrong sha256); "
                "install the pack again."
            )
        return data


def check_shapes(
    pack: Pack, found: Mapping[str, Sequence[int]], expected: Mapping[str, Sequence[int]]
) -> None:
    """Raises :class:`PackError` when a tensor that the network has is missing or shaped otherwise.

    Both map a tensor's name to its shape.
    """
    for name, shape in expected.items():
        if name not in found:
            raise PackError(f"The tensor {name!r} is missing in {pack.weights_path}.")
        if tuple(found[name]) != tuple(shape):
            raise PackError(
                f"The tensor {name!r} in {pack.weights_path} has the shape "
                f"{list(found[name])}, the network on the card needs {list(shape)}."
            )
    alien = sorted(set(found) - set(expected))
    if alien:
        raise PackError(
            f"The tensor {alien[0]!r} in {pack.weights_path} is none of the network on the card."
        )


class PackRegistry:
    """The packs in some folders; of two with one name, the one in the earlier folder wins.

    The folders are looked at anew by every call, so a pack that was just installed is there.
    """

    def __init__(self, folders: Sequence[Path]) -> None:
        self.folders = tuple(Path(folder) for folder in folders)

    def packs(self) -> list[Pack]:
        """All packs with a card in order, by name."""
        return [entry for entry in self._entries() if isinstance(entry, Pack)]

    def problems(self) -> list[str]:
        """A sentence for every pack whose card is not in order."""
        return [str(entry) for entry in self._entries() if isinstance(entry, PackError)]

    def of_family(self, family: str) -> list[Pack]:
        """The packs of a family, the best first.

        Figures on different splits say nothing about each other, so packs are compared among
        those with the same first figure in name, unit and split.  Those among which is one from
        the last folders (where the shipped ones are) come first; those without a figure last.
        """
        alike: dict[tuple[str, ...], list[Pack]] = {}
        for pack in self.packs():
            if pack.family == family:
                alike.setdefault(_measure(pack), []).append(pack)
        ordered = sorted(
            alike.items(),
            key=lambda entry: (
                not entry[0],
                -max(self.folders.index(pack.folder.parent) for pack in entry[1]),
                min(pack.name for pack in entry[1]),
            ),
        )
        return [
            pack
            for _, packs in ordered
            for pack in sorted(packs, key=lambda p: p.figures[0].value if p.figures else 0.0)
        ]

    def get(self, name: str) -> Pack:
        """The pack with that name; raises :class:`PackError`."""
        for folder in self.folders:
            place = folder / name
            if _NAME.fullmatch(name) and (place / CARD_FILE).is_file():
                return read_card(place)
        names = ", ".join(pack.name for pack in self.packs()) or "none"
        raise PackError(f"There is no model pack {name!r}; installed: {names}.")

    def best(self, family: str) -> Pack:
        """The best pack of a family; raises :class:`PackError` when there is none."""
        fitting = self.of_family(family)
        if fitting:
            return fitting[0]
        problems = self.problems()
        if problems:
            raise PackError(problems[0])
        where = " or ".join(str(folder) for folder in self.folders)
        raise PackError(f"No {family} model is installed in {where}.")

    def _entries(self) -> Iterator[Pack | PackError]:
        places: dict[str, Path] = {}
        for folder in self.folders:
            try:
                names = sorted(os.listdir(folder))
            except OSError:
                continue
            for name in names:
                if _NAME.fullmatch(name) and (folder / name / CARD_FILE).is_file():
                    places.setdefault(name, folder / name)
        for name in sorted(places)[:MAX_PACKS]:
            try:
                yield read_card(places[name])
            except PackError as error:
                yield error


def _measure(pack: Pack) -> tuple[str, ...]:
    """What its first figure measures; empty without one."""
    if not pack.figures:
        return ()
    first = pack.figures[0]
    return first.name, first.unit, first.split


def read_card(folder: Path) -> Pack:
    """The pack in ``folder``; raises :class:`PackError` when its card is not in order."""
    path = folder / CARD_FILE
    data = read_bounded(path, MAX_CARD_BYTES, "card")
    try:
        card = json.loads(data.decode("utf-8"), parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise PackError(f"The card {path} is no JSON ({brief(error)}).") from error
    reader = _CardReader(path, card)
    if card.get("format") != FORMAT:
        raise PackError(f"The file {path} is no card of a model pack.")
    if card.get("version") != VERSION:
        raise PackError(
            f"The pack {path} has the version {brief(card.get('version'))}, this program reads "
            f"{VERSION}; use a newer Descant."
        )
    family = reader.text("family")
    if family not in FAMILIES:
        raise PackError(
            f"The family {brief(family)} on {path} is unknown; known: {', '.join(FAMILIES)}."
        )
    sha256 = reader.text("sha256")
    if not _SHA256.fullmatch(sha256):
        raise PackError(f"The sha256 on {path} is none.")
    read = {
        "format", "version", "family", "title", "network", "corpus", "licence", "command",
        "figures", "sha256", "defaults",
    }  # fmt: skip
    return Pack(
        name=folder.name,
        folder=folder,
        family=family,
        title=reader.text("title", folder.name),
        network=reader.table("network"),
        corpus=reader.text("corpus"),
        licence=reader.text("licence"),
        command=reader.text("command"),
        figures=reader.figures(),
        sha256=sha256,
        defaults=reader.numbers("defaults"),
        extra={name: value for name, value in card.items() if name not in read},
    )


def write_pack(
    folder: Path,
    card: Mapping[str, Any],
    tensors: Mapping[str, NDArray[Any]],
    store: str = "as is",
) -> Pack:
    """Writes a pack into ``folder`` (replaced as a whole) and returns it, read back.

    ``card``: family, title, network, corpus, licence, command, figures, defaults and what else the
    family needs; format, version and sha256 are filled in.  ``store``: ``"float16"`` stores the
    float32 tensors so, ``"as is"`` each in its own type.  Raises :class:`PackError` when the card
    is not in order or a value does not fit, before anything of an older pack is touched;
    :class:`OSError` when it cannot be written.
    """
    folder = Path(folder)
    if not _NAME.fullmatch(folder.name):
        raise PackError(f"{folder.name!r} is no name for a pack: letters, digits, dot and hyphen.")
    data = encoded(tensors, store)
    full = {
        "format": FORMAT,
        "version": VERSION,
        **card,
        "sha256": hashlib.sha256(data).hexdigest(),
    }
    try:
        text = json.dumps(full, indent=2, ensure_ascii=False, allow_nan=False) + "\n"
    except (TypeError, ValueError) as error:
        raise PackError(f"The card for {folder} is no JSON ({brief(error)}).") from error
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".pack-") as made:
        trial = Path(made) / folder.name
        trial.mkdir()
        (trial / WEIGHTS_FILE).write_bytes(data)
        (trial / CARD_FILE).write_text(text, encoding="utf-8")
        read_card(trial).verify()
        old = Path(made) / "old"
        if folder.exists():
            folder.rename(old)
        try:
            trial.rename(folder)
        except OSError:
            if old.exists():
                old.rename(folder)
            raise
        shutil.rmtree(old, ignore_errors=True)
    return read_card(folder)


class _CardReader:
    """Takes typed fields out of a card."""

    def __init__(self, path: Path, card: object) -> None:
        if not isinstance(card, dict):
            raise PackError(f"The file {path} is no card of a model pack.")
        self.path, self.card = path, card

    def text(self, name: str, default: str | None = None) -> str:
        return self._text(self.card, name, name, default)

    def table(self, name: str, default: dict[str, Any] | None = None) -> dict[str, Any]:
        value = self.card.get(name, default)
        if not isinstance(value, dict):
            raise self._wrong(name, "a table of names and values")
        return value

    def numbers(self, name: str) -> dict[str, Any]:
        table = self.table(name, {})
        for key, value in table.items():
            if isinstance(value, bool) or not isinstance(value, (int, float)):
                raise self._wrong(f"{name}.{key[:40]}", "a number")
            if not -MAX_DEFAULT <= value <= MAX_DEFAULT:  # nor is what is no number at all
                raise self._wrong(f"{name}.{key[:40]}", "a number of usual size")
        return table

    def figures(self) -> tuple[Figure, ...]:
        entries = self.card.get("figures", [])
        if not isinstance(entries, list):
            raise self._wrong("figures", "a list")
        figures = []
        for place, entry in enumerate(entries):
            where = f"figures[{place}]"
            if not isinstance(entry, dict):
                raise self._wrong(where, "a table of names and values")
            value = entry.get("value")
            if isinstance(value, bool) or not isinstance(value, (int, float)):
                raise self._wrong(f"{where}.value", "a number")
            try:
                value = float(value)
            except OverflowError as error:
                raise self._wrong(f"{where}.value", "a number") from error
            if not math.isfinite(value):  # 1e999 is legal JSON
                raise self._wrong(f"{where}.value", "a number")
            figures.append(
                Figure(
                    name=self._text(entry, "name", f"{where}.name"),
                    value=value,
                    unit=self._text(entry, "unit", f"{where}.unit", ""),
                    split=self._text(entry, "split", f"{where}.split", ""),
                    command=self._text(entry, "command", f"{where}.command", ""),
                )
            )
        return tuple(figures)

    def _text(
        self, table: dict[str, Any], name: str, where: str, default: str | None = None
    ) -> str:
        value = table.get(name, default)
        if not isinstance(value, str):
            raise self._wrong(where, "a text")
        return value

    def _wrong(self, where: str, wanted: str) -> PackError:
        return PackError(f"The field {where!r} on {self.path} must be {wanted}.")


def _no_constant(name: str) -> float:
    raise ValueError(f"{name} is no number")
