"""The tools that check the sources find nothing: one run of the tests says it all."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest


def _finds_nothing(checkout: Path, *command: str) -> None:
    program, *arguments = command
    beside_python = Path(sys.executable).parent / program
    done = subprocess.run(
        [str(beside_python), *arguments], cwd=checkout, capture_output=True, text=True
    )
    if done.returncode != 0:
        pytest.fail(
            f"{' '.join(command)} ended with {done.returncode}:\n{done.stdout}{done.stderr}",
            pytrace=False,
        )


def test_the_linter_finds_nothing(checkout):
    _finds_nothing(checkout, "ruff", "check", "--quiet", ".")


def test_everything_is_formatted(checkout):
    _finds_nothing(checkout, "ruff", "format", "--quiet", "--check", "--diff", ".")


def test_the_types_agree(checkout):
    _finds_nothing(checkout, "mypy")


def test_imports_run_in_the_allowed_directions_only(checkout):
    _finds_nothing(checkout, "lint-imports", "--no-logo")
