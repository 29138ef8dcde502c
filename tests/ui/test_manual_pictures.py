"""The pictures of the manual: stored with a palette, and one for each that the pages show."""

from __future__ import annotations

import re

from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter, QPixmap

from composer.ui.manual.pictures import PICTURES
from composer.ui.manual.studio import with_palette
from tests.fixtures.places import CHECKOUT


def test_a_picture_of_few_colours_stays_as_it_is(qapp):
    picture = QPixmap(40, 30)
    picture.fill(QColor("#123456"))
    painter = QPainter(picture)
    painter.fillRect(5, 5, 10, 10, QColor("#fedcba"))
    painter.end()
    stored = with_palette(picture).convertToFormat(QImage.Format.Format_RGB32)
    assert stored == picture.toImage().convertToFormat(QImage.Format.Format_RGB32)


def test_a_picture_of_many_colours_is_near_to_itself(qapp):
    picture = QPixmap(600, 40)
    painter = QPainter(picture)
    shades = QLinearGradient(0, 0, 600, 0)
    shades.setColorAt(0, QColor("#ff0000"))
    shades.setColorAt(1, QColor("#00ff88"))
    painter.fillRect(picture.rect(), shades)
    painter.end()
    stored = with_palette(picture)
    assert stored.format() == QImage.Format.Format_Indexed8
    assert stored.colorCount() <= 256
    given = picture.toImage()
    for x in range(0, 600, 37):
        before, after = given.pixelColor(x, 20), stored.pixelColor(x, 20)
        assert abs(before.red() - after.red()) + abs(before.green() - after.green()) < 20


def test_the_command_draws_each_picture_that_is_kept():
    kept = {path.stem for path in (CHECKOUT / "docs" / "pictures").glob("*.png")}
    text = (CHECKOUT / "composer" / "ui" / "manual" / "pictures.py").read_text(encoding="utf-8")
    drawn = set(PICTURES) | set(re.findall(r'save(?:_dialog)?\("([\w-]+)"', text))
    assert kept <= drawn
