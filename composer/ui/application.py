"""The window as a program: display, theme, session, window, and a clean end."""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path

NO_DISPLAY = (
    "Descant found no display (neither DISPLAY nor WAYLAND_DISPLAY is set); "
    "use the command line, such as: descant harmonize IN.mid -o OUT.mid"
)
DEAF_DISPLAY = (
    "The display {name} does not answer; start Descant from a desktop, or use the command line, "
    "such as: descant harmonize IN.mid -o OUT.mid"
)
MISSING_LIBRARY = (
    "The window needs a system library that is not there ({library}); 'descant doctor' says what "
    "to install, and the command line works without it."
)
_SCREENLESS = ("offscreen", "minimal", "vnc")
# What Qt loads for a window on an X display; without one of them it would end the process.
_X_LIBRARIES = (
    "libxkbcommon-x11.so.0",
    "libxcb-cursor.so.0",
    "libxcb-icccm.so.4",
    "libxcb-keysyms.so.1",
    "libxcb-shape.so.0",
)


def has_display() -> bool:
    """Whether a display is named for the window, or none is needed."""
    if not sys.platform.startswith("linux"):
        return True
    return _is_screenless() or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _is_screenless() -> bool:
    return os.environ.get("QT_QPA_PLATFORM", "").split(":")[0] in _SCREENLESS


def window_problem() -> tuple[str, int] | None:
    """Why no window can be shown, and the exit code for it; None if it can.

    Asked before Qt is, which would end the process with a core dump.
    """
    if not has_display():
        return NO_DISPLAY, 2
    if not sys.platform.startswith("linux") or _is_screenless() or _wayland_is_there():
        return None
    name = os.environ.get("DISPLAY", "")
    if not _x_display_answers(name):
        return DEAF_DISPLAY.format(name=name or os.environ.get("WAYLAND_DISPLAY")), 2
    for library in _X_LIBRARIES:
        try:
            ctypes.CDLL(library)
        except OSError:
            return MISSING_LIBRARY.format(library=library), 1
    return None


def _wayland_is_there() -> bool:
    name = os.environ.get("WAYLAND_DISPLAY")
    return bool(name) and Path(os.environ.get("XDG_RUNTIME_DIR", ""), str(name)).is_socket()


def _x_display_answers(name: str) -> bool:
    """Connects to the display and lets go again."""
    if not name:
        return False
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True  # Qt brings its own way, or says so itself
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(os.fsencode(name), None)
    try:
        return xcb.xcb_connection_has_error(connection) == 0
    finally:
        xcb.xcb_disconnect(connection)


def main(file: Path | None = None) -> int:
    """Shows the studio, with ``file`` open; returns the exit code once it was closed.

    Without a display that answers: one sentence on stderr and 2; without a library of the
    window: one sentence and 1.
    """
    problem = window_problem()
    if problem:
        sentence, code = problem
        print(sentence, file=sys.stderr)
        return code
    try:
        # Qt is imported here so that asking for a display stays cheap and safe.
        from composer.ui.start import run_window
    except ImportError as error:
        library = str(error).partition(":")[0]
        if ".so" not in library:
            raise
        print(MISSING_LIBRARY.format(library=library), file=sys.stderr)
        return 1
    return run_window(file)
