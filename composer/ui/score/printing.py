"""Engraved pages on paper, and as PDF and PNG files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter

from composer.files.atomic import write_atomically
from composer.files.engraving import EngravedPage, Layout
from composer.files.errors import FileError
from composer.ui.score.page import Page

PNG_DPI = 200
_MM_PER_INCH = 25.4


def write_pdf(pages: Sequence[EngravedPage], path: Path, layout: Layout, title: str = "") -> None:
    """Writes a PDF with a page for each.  Raises :class:`FileError`."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setCreator("Descant")
    writer.setTitle(title)
    writer.setPageSize(QPageSize(QSizeF(layout.width, layout.height), QPageSize.Unit.Millimeter))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    drawn = draw_pages(pages, writer)
    del writer  # the end of the file is written now
    data = buffer.data().data()
    if not drawn or not data:
        raise FileError("The PDF could not be made; nothing was written.")
    write_atomically(path, data)


def write_png(pages: Sequence[EngravedPage], path: Path, layout: Layout) -> list[Path]:
    """Writes a picture of each page on white, 200 dots to the inch: to ``path``, or to
    ``NAME-1.png`` and so on.  Returns the files.  Raises :class:`FileError`."""
    paths = [path]
    if len(pages) > 1:
        paths = [path.with_name(f"{path.stem}-{n}{path.suffix}") for n in range(1, len(pages) + 1)]
    width = round(layout.width / _MM_PER_INCH * PNG_DPI)
    for engraved, target in zip(pages, paths, strict=True):
        page = Page(engraved)
        image = QImage(width, round(width * page.height / page.width), QImage.Format.Format_RGB32)
        image.setDotsPerMeterX(round(PNG_DPI / 0.0254))
        image.setDotsPerMeterY(round(PNG_DPI / 0.0254))
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        page.draw(painter, QRectF(image.rect()))
        painter.end()
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(buffer, "PNG")
        write_atomically(target, buffer.data().data())
    return paths


def draw_pages(pages: Sequence[EngravedPage], device: QPagedPaintDevice) -> bool:
    """Draws the pages, each on a sheet of the device; whether that went well."""
    painter = QPainter()
    if not painter.begin(device):
        return False
    for number, engraved in enumerate(pages):
        if number and not device.newPage():
            painter.end()
            return False
        page = Page(engraved)
        layout: QPageLayout = device.pageLayout()
        sheet = QRectF(layout.fullRectPixels(device.logicalDpiX()))
        margins = layout.marginsPixels(device.logicalDpiX())
        # The page has margins of its own: it fills the sheet, whatever the printer's margins.
        fit = min(sheet.width() / page.width, sheet.height() / page.height)
        place = QRectF(0, 0, page.width * fit, page.height * fit)
        place.moveCenter(sheet.center())
        place.translate(-margins.left(), -margins.top())
        page.draw(painter, place)
    painter.end()
    return True
