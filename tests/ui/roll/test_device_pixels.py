"""A widget that begins within a device pixel is painted on whole ones."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from composer.ui.roll.device_pixels import begin_on_whole_pixels
from composer.ui.roll.note_bodies import NoteBodies

pytestmark = pytest.mark.usefixtures("qapp")

GROUND = QColor("#ffffff")


def notes_at(aside):
    """Three notes of a widget that begins ``aside`` pixels within an image at 150 %."""
    image = QImage(120, 90, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(1.5)
    image.fill(GROUND)
    places = np.array([[2, 2, 30, 12], [14 / 1.5, 20, 41 / 1.5, 15], [40, 31 / 1.5, 20, 12]])
    with QPainter(image) as painter:
        painter.translate(aside, aside)
        begin_on_whole_pixels(painter, QRectF(0, 0, 70, 50), GROUND)
        NoteBodies().draw(painter, places, QColor("#5088e0"), QColor("#3060b0"), 1.0, 3.0, 1.5)
    return np.frombuffer(image.constBits(), np.uint32).reshape(90, -1)[:, :120].copy()


@pytest.mark.parametrize(("pixels", "whole"), [(5, 7), (7, 10), (3, 4)])
def test_notes_look_alike_wherever_the_widget_begins(pixels, whole):
    moved = notes_at(pixels)
    rolled = np.roll(notes_at(0), (whole, whole), axis=(0, 1))
    assert (moved == rolled).all()


def test_a_widget_on_a_whole_pixel_is_not_moved():
    image = QImage(30, 30, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(1.5)
    with QPainter(image) as painter:
        painter.translate(4, 6)
        before = painter.deviceTransform()
        begin_on_whole_pixels(painter, QRectF(0, 0, 10, 10), GROUND)
        assert painter.deviceTransform() == before
