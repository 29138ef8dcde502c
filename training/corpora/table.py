"""The table of corpora in ``corpora.yaml``, checked."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

TABLE = Path(__file__).with_name("corpora.yaml")


@dataclass(frozen=True, kw_only=True)
class Corpus:
    """A corpus.

    ``name``: for the command line.  ``families``: who trains on it.  ``source``: where its
    publisher has it, and which file; ``licence``.  ``converter``: the kind of file that is
    published (see :mod:`training.corpora.command`).  ``layout``: the converted file, as the
    configurations name it.  ``published``: sha256 of published files (or of a folder, see
    :func:`training.corpora.digest.folder_digest`) by name.  ``converted``: digest of the
    content by split.  ``steps_per_quarter``: of rolls; 0 where there is no grid.
    """

    name: str
    title: str
    families: tuple[str, ...]
    source: str
    licence: str
    converter: str
    layout: str
    published: dict[str, str] = field(default_factory=dict)
    converted: dict[str, str] = field(default_factory=dict)
    steps_per_quarter: int = 0


def corpora() -> tuple[Corpus, ...]:
    """All corpora, in the table's order; raises ``ValueError`` when the table is broken."""
    import yaml

    entries = yaml.safe_load(TABLE.read_text(encoding="utf-8"))
    known = {each.name for each in fields(Corpus)}
    found = []
    for entry in entries:
        unknown = sorted(set(entry) - known)
        if unknown:
            raise ValueError(f"{TABLE.name}: unknown field {unknown[0]!r} of {entry.get('name')!r}")
        found.append(Corpus(**{**entry, "families": tuple(entry["families"])}))
    return tuple(found)


def corpus_named(name: str) -> Corpus:
    """The corpus with that name; raises ``ValueError`` naming those there are."""
    table = corpora()
    for corpus in table:
        if corpus.name == name:
            return corpus
    raise ValueError(f"unknown corpus {name!r}: {', '.join(corpus.name for corpus in table)}")


def corpus_of_file(path: Path) -> Corpus | None:
    """The corpus whose converted file has that name, if any."""
    for corpus in corpora():
        if path.name in (
            Path(corpus.layout).name,
            Path(corpus.layout).name.replace("train", "valid"),
        ):
            return corpus
    return None


def as_json(corpus: Corpus) -> dict[str, Any]:
    """The entry as JSON types."""
    return {each.name: _plain(getattr(corpus, each.name)) for each in fields(corpus)}


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value
