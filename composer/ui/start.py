"""Starting the studio: everything between a display and the running window."""

from __future__ import annotations

import logging
import signal
import sys
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QTimer, qVersion
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from composer import __version__
from composer.app import paths
from composer.app.crash_reports import CrashReports
from composer.app.log import start_log
from composer.app.session import Session
from composer.ui.ending import EndingByTheSystem
from composer.ui.icons import icon_path
from composer.ui.long_lived import LongLived
from composer.ui.reports import say_left
from composer.ui.theme import Appearance, theme
from composer.ui.translations.languages import language_of, speak
from composer.ui.window import MainWindow

_log = logging.getLogger(__name__)


def make_application() -> QApplication:
    """The ``QApplication`` with the studio's name and picture (the running one, if there is)."""
    application = QApplication.instance() or QApplication(["descant"])
    assert isinstance(application, QApplication)
    application.setApplicationName("descant")
    application.setApplicationDisplayName("Descant")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("descant")
    application.setWindowIcon(QIcon(str(icon_path("descant"))))
    return application


def run_window(file: Path | None) -> int:
    """Shows the window with ``file`` open until it is closed; returns the exit code."""
    start_log(paths.log_file())
    application = make_application()
    session = Session()
    reports = CrashReports(paths.reports_folder(), (f"Qt {qVersion()}",))
    left = reports.left()
    reports.watch()
    try:
        theme().set_appearance(Appearance(session.settings.theme))
        speak(language_of(session.settings.language))
        window = MainWindow(session)
        lasting = LongLived(session.document)
        _say_what_failed(window, reports)
        signal.signal(signal.SIGINT, lambda *_: window.close())
        ending = EndingByTheSystem(application, session)
        window.show()
        # The processes are spawned once the window is on the screen.
        QTimer.singleShot(0, window.begin)
        if file is not None:
            QTimer.singleShot(0, lambda: window.open_file(file))
        if left:
            QTimer.singleShot(0, lambda: say_left(window.messages, left[-1]))
        try:
            return application.exec()
        finally:
            ending.close()
            lasting.close()
    finally:
        sys.excepthook = sys.__excepthook__
        session.close()
        reports.close()


def _say_what_failed(window: MainWindow, reports: CrashReports) -> None:
    """An error that nobody foresaw becomes a sentence in the window and a report."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            window.close()
            return
        _log.error("not foreseen", exc_info=(kind, error, trace))
        report = reports.write("".join(traceback.format_exception(kind, error, trace)))
        window.say_unforeseen(report or paths.log_file())

    sys.excepthook = hook
