"""The collection of MIDI files that readers are tried on, where this machine has it."""

from __future__ import annotations

import csv

import pytest

from tests.fixtures.places import music_folder


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """One test a file for tests that ask for ``collected``: its path and its manifest line.

    ``collected_with_words`` is the same for the files whose words the manifest gives.
    """
    for name in {"collected", "collected_with_words"} & set(metafunc.fixturenames):
        music = music_folder()
        if music is None:
            reason = "the folder of test music is not here (name it by DESCANT_DATA)"
            skipped = pytest.param(None, marks=pytest.mark.skip(reason=reason))
            metafunc.parametrize(name, [skipped])
            continue
        folder = music / "midi" / "import"
        with open(folder / "manifest.csv", encoding="utf-8", newline="") as stream:
            rows = list(csv.DictReader(stream))
        chosen = [row for row in rows if row["lyrics"] or name == "collected"]
        metafunc.parametrize(
            name, [pytest.param((folder / row["file"], row), id=row["file"]) for row in chosen]
        )
