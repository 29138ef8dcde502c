"""Pages as PDF and PNG from a program without a window."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from composer.files.engraving import EngravedPage, Layout
from composer.ui.score.printing import write_pdf, write_png


def write_pages(
    pages: Sequence[EngravedPage], path: Path, layout: Layout, title: str
) -> list[Path]:
    """Writes the pages in the format of the ending, ``.pdf`` or ``.png``; returns the files.

    Raises :class:`~composer.files.errors.FileError`.
    """
    # Text needs fonts, and those an application.
    application = QGuiApplication.instance() or QGuiApplication(["descant"])
    try:
        if path.suffix.lower() == ".png":
            return write_png(pages, path, layout)
        write_pdf(pages, path, layout, title)
        return [path]
    finally:
        del application
