"""What ``descant doctor`` finds, and how it tries what could crash."""

from __future__ import annotations

import importlib.metadata
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

_TRY_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Finding:
    """``state``: ``"there"``, ``"missing"`` (needed) or ``"absent"`` (can be done without)."""

    what: str
    state: str
    details: str
    remedy: str = ""


def tried(statement: str) -> tuple[str, str]:
    """What Python code printed in a process of its own, and why it failed (``""``: it did not).

    Libraries of the system may end the process in which they are loaded.
    """
    try:
        result = subprocess.run(
            [sys.executable, "-P", "-c", statement],
            capture_output=True,
            text=True,
            timeout=_TRY_SECONDS,
            cwd=Path(sys.prefix),
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return "", type(error).__name__
    if result.returncode == 0:
        return result.stdout.strip(), ""
    lines = result.stderr.strip().splitlines()
    return "", lines[-1] if lines else f"it ended with {result.returncode}"


def version_of(distribution: str) -> str:
    """The version of an installed distribution."""
    try:
        return importlib.metadata.version(distribution)
    except importlib.metadata.PackageNotFoundError:
        return "of unknown version"


def for_this_platform(linux: str, macos: str, windows: str) -> str:
    """The remedy of the platform that this is."""
    return {"darwin": macos, "win32": windows}.get(sys.platform, linux)
