"""What every test stands on: no screen, one thread for numbers, the fixtures of this folder.

The environment is set here, before anything that reads it (Qt, torch, JACK) is imported.
"""

from __future__ import annotations

import os

from hypothesis import settings

# One thread is the right default for the networks, and lets tests run beside other work.
os.environ.setdefault("OMP_NUM_THREADS", "1")
# A window under test is drawn in memory. Tests that want a real screen start one (`screen`).
os.environ["QT_QPA_PLATFORM"] = "offscreen"
for name in ("DISPLAY", "WAYLAND_DISPLAY"):
    os.environ.pop(name, None)
# Looking for a JACK server must not start one.
os.environ["JACK_NO_START_SERVER"] = "1"
os.environ.pop("JACK_DEFAULT_SERVER", None)

# No deadline, since the machine may be busy. Where changes are checked the examples are the same
# in each run, so that a failure there is a failure of the change.
settings.register_profile("descant", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("descant")

# The order counts: what is set up first sees what the others leave behind.
pytest_plugins = [
    "tests.fixtures.leaks",
    "tests.fixtures.home",
    "tests.fixtures.log_records",
    "tests.fixtures.needs",
    "tests.fixtures.window",
    "tests.fixtures.studio",
    "tests.fixtures.places",
    "tests.fixtures.packs",
    "tests.fixtures.lyrics_pack",
    "tests.fixtures.tune_pack",
    "tests.fixtures.continuing_packs",
    "tests.fixtures.own_files",
    "tests.fixtures.sitting",
    "tests.fixtures.command_line",
    "tests.fixtures.tiny_models",
    "tests.fixtures.screen",
    "tests.fixtures.jack",
    "tests.fixtures.keyboard",
]
