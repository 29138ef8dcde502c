"""Versions of the score: kept, renamed, removed and gone back to.  Each is one undo step."""

from __future__ import annotations

from dataclasses import dataclass, replace

from composer.edit.delta import FIELDS, Delta, field_delta
from composer.edit.document import Document
from composer.model.score import Score
from composer.model.version import Version


@dataclass(frozen=True, slots=True)
class SetVersions:
    """These versions and no others, in the order shown."""

    versions: tuple[Version, ...]

    def delta(self, score: Score) -> Delta:
        return field_delta("versions", score.versions, self.versions)


@dataclass(frozen=True, slots=True)
class GoBackTo:
    """Everything as in ``before``, an earlier state of this score; the versions stay."""

    before: Score

    def delta(self, score: Score) -> Delta:
        ids = score.notes.keys() | self.before.notes.keys()
        notes = {i: (score.notes.get(i), self.before.notes.get(i)) for i in sorted(ids)}
        fields = {
            name: (getattr(score, name), getattr(self.before, name))
            for name in FIELDS
            if name != "versions"
        }
        return Delta(
            {i: change for i, change in notes.items() if change[0] != change[1]},
            {name: change for name, change in fields.items() if change[0] != change[1]},
        )


def keep(document: Document, version: Version) -> None:
    """Adds a version, as the last one."""
    document.apply(SetVersions((*document.score.versions, version)), "Keep Version")


def remove(document: Document, version: Version) -> None:
    """Removes a version; nothing when it is gone already."""
    left = tuple(kept for kept in document.score.versions if kept != version)
    document.apply(SetVersions(left), "Remove Version")


def rename(document: Document, version: Version, name: str) -> None:
    """Gives a version another name.  Raises ``ValueError`` on an empty one."""
    renamed = replace(version, name=name)
    versions = tuple(renamed if kept == version else kept for kept in document.score.versions)
    document.apply(SetVersions(versions), "Rename Version")


def go_back(document: Document, before: Score) -> None:
    """Makes the score what it was at a version, ``before``; what came since is one undo away."""
    # No id that the version knows may be given again.
    document.score.next_id = max(document.score.next_id, before.next_id)
    document.apply(GoBackTo(before), "Restore Version")
