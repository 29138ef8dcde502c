"""The dictionary of syllables and rhymes is read once, and a cancel does not wait for it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from composer.engine.messages import OperationCancelled
from composer.engine.word_sounds import await_words


def test_who_has_cancelled_does_not_wait_and_the_next_finds_it_read(checkout: Path) -> None:
    code = (
        "from composer.engine.messages import OperationCancelled\n"
        "from composer.engine import word_sounds\n"
        "from composer.prosody import rhyme\n"
        "try:\n"
        "    word_sounds.await_words(lambda: True)\n"
        "    raise SystemExit('it was not cancelled')\n"
        "except OperationCancelled:\n"
        "    assert word_sounds._reading.is_alive()\n"
        "word_sounds.await_words(lambda: False)\n"
        "assert not word_sounds._reading.is_alive()\n"
        "assert rhyme._by_key.cache_info().misses == 1\n"
        "word_sounds.await_words(lambda: True)\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=checkout)


def test_once_it_is_read_nothing_is_waited_for() -> None:
    await_words(lambda: False)
    try:
        await_words(lambda: True)
    except OperationCancelled:
        pytest.fail("there was nothing to wait for")
