"""Versions of a score: packed to be kept in its project, and unpacked again."""

from __future__ import annotations

from composer.files.errors import FileError
from composer.files.limits import MAX_VERSION_BYTES, MAX_VERSIONS
from composer.files.project import project_bytes, project_score
from composer.model.score import Score
from composer.model.version import Version


def packed_version(score: Score, name: str, when: int) -> Version:
    """``score`` as it is now, under ``name``; ``when``: seconds since 1970.

    Raises :class:`FileError` when the project would hold too many versions then, or they would be
    too large together.
    """
    if len(score.versions) >= MAX_VERSIONS:
        raise FileError(f"A project keeps {MAX_VERSIONS} versions; remove one first.")
    alone = score.copy()
    alone.versions = ()
    version = Version(name, when, project_bytes(alone))
    size = len(version.packed) + sum(len(kept.packed) for kept in score.versions)
    if size > MAX_VERSION_BYTES:
        raise FileError(
            f"The versions of this project would take more than {MAX_VERSION_BYTES // 2**20} MB;"
            " remove one first."
        )
    return version


def unpacked_version(version: Version) -> Score:
    """The score of a version, which has no versions.  Raises :class:`FileError`."""
    score = project_score(version.packed, f"The version “{version.name}”")
    score.versions = ()
    return score
