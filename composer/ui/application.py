"""The window as a program: display, theme, session, window, and a clean end."""

from __future__ import annotations

import os
import sys
from pathlib import Path

NO_DISPLAY = (
    "Descant found no display (neither DISPLAY nor WAYLAND_DISPLAY is set); "
    "use the command line, such as: descant harmonize IN.mid -o OUT.mid"
)
_SCREENLESS = ("offscreen", "minimal", "vnc")


def has_display() -> bool:
    """Whether a window can be shown; asked before Qt is, which would end the process."""
    if not sys.platform.startswith("linux"):
        return True
    if os.environ.get("QT_QPA_PLATFORM", "").split(":")[0] in _SCREENLESS:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def main(file: Path | None = None) -> int:
    """Shows the studio, with ``file`` open; returns the exit code once it was closed.

    Without a display: one sentence on stderr and 2.
    """
    if not has_display():
        print(NO_DISPLAY, file=sys.stderr)
        return 2
    # Qt is imported here so that asking for a display stays cheap and safe.
    from composer.ui.start import run_window

    return run_window(file)
