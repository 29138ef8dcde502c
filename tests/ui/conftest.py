"""The window's tests run without a screen unless one was asked for."""

from __future__ import annotations

import os

if not os.environ.get("DESCANT_TEST_SCREEN"):
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
