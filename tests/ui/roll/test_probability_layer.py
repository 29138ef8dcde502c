"""How likely each pitch is, as an image behind the notes."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from composer.app.likely_places import STRETCH, LikelyPlace, LikelyPlaces
from composer.edit.document import Document
from composer.model.score import empty_score
from composer.ui.colours import DARK
from composer.ui.roll.colours import roll_colours
from composer.ui.roll.probability_layer import (
    COLUMN,
    COLUMNS,
    LEAST,
    ProbabilityLayer,
    coloured,
    levels_of,
)
from composer.ui.roll.scene import Scene
from composer.ui.roll.stage import Stage


def place(start, end, lowest, *probabilities, voice=1, note=0):
    values = np.array(probabilities, np.float32)
    return LikelyPlace(note, voice, start, end, lowest, values, None)


def test_a_place_fills_its_columns_and_the_rows_of_its_pitches():
    levels = levels_of([place(STRETCH + 120, STRETCH + 480, 60, 0.0, 1.0, 0.25)], STRETCH)
    assert levels.shape == (128, COLUMNS)
    rows, columns = np.nonzero(levels)
    assert set(rows.tolist()) == {127 - 61, 127 - 62}
    assert (columns.min(), columns.max() + 1) == (120 // COLUMN, 480 // COLUMN)
    assert levels[127 - 61, 2] == 255
    assert 60 < levels[127 - 62, 2] < 200


def test_of_places_over_each_other_the_likelier_is_seen_and_the_unlikely_is_not():
    found = levels_of([place(0, 60, 60, 0.3, LEAST / 2), place(0, 60, 60, 0.6, 0.0)], 0)
    assert found[127 - 60, 0] == levels_of([place(0, 60, 60, 0.6)], 0)[127 - 60, 0]
    assert found[127 - 61, 0] == 0


@pytest.mark.parametrize("lowest", [-3, 0, 120, 126, 127])
def test_pitches_beyond_the_roll_are_left_out(lowest):
    levels = levels_of([place(-480, STRETCH * 2, lowest, 0.1, 0.2, 0.3, 0.4)], 0)
    rows = {127 - p for p in range(max(0, lowest), min(128, lowest + 4))}
    assert set(np.nonzero(levels)[0].tolist()) == rows
    top = max(0, 127 - (lowest + 3))
    assert levels[top, 0] == levels.max()


def test_the_likelier_is_the_less_transparent():
    colour = QColor("#ff8040")
    image = coloured(np.array([[[0, 128, 255]]], np.uint8), [colour], 200)
    found = [image.pixelColor(x, 0) for x in range(3)]
    assert [c.alpha() for c in found] == [0, 100, 200]
    assert abs(found[2].red() - 255) <= 2
    assert abs(found[2].green() - 128) <= 2


@pytest.fixture
def scene(qapp):
    stage = Stage(Document(empty_score()))
    stage.view = stage.view.resized(400, 300).showing(55, 65)
    return Scene(stage, roll_colours(DARK))


def painted(scene, layer):
    image = QImage(400, 300, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    with QPainter(image) as painter:
        layer.paint(painter, scene, QRectF(0, 0, 400, 300))
    return image


def alpha(image, scene, tick, pitch):
    view = scene.stage.view
    return image.pixelColor(int(view.x(tick)), int(view.y(pitch) + view.row / 2)).alpha()


def test_it_is_drawn_where_the_place_is_and_drawn_anew_when_told(scene):
    voice = scene.stage.document.score.voices[0].id
    places = LikelyPlaces()
    places.put(place(480, 960, 60, 0.9, voice=voice))
    layer = ProbabilityLayer(places.between)
    assert alpha(painted(scene, layer), scene, 700, 60) == 0
    layer.on = True
    image = painted(scene, layer)
    assert alpha(image, scene, 700, 60) > 100
    for tick, pitch in ((300, 60), (1100, 60), (700, 61), (700, 59)):
        assert alpha(image, scene, tick, pitch) == 0
    places.put(place(960, 1440, 62, 0.9, voice=voice))
    layer.changed(960, 1440)
    image = painted(scene, layer)
    assert alpha(image, scene, 700, 60) > 100
    assert alpha(image, scene, 1100, 62) > 100


def test_of_the_voices_that_are_not_wished_for_nothing_is_drawn(scene):
    places = LikelyPlaces()
    places.put(place(480, 960, 60, 0.9, voice=2))
    places.put(place(480, 960, 64, 0.9, voice=None))
    layer = ProbabilityLayer(places.between)
    layer.on, layer.voices = True, frozenset({1})
    image = painted(scene, layer)
    # A model that tells steps knows no voices.
    assert alpha(image, scene, 700, 64) > 100
    assert alpha(image, scene, 700, 60) > 100
    places = LikelyPlaces()
    places.put(place(480, 960, 60, 0.9, voice=2))
    layer = ProbabilityLayer(places.between)
    layer.on, layer.voices = True, frozenset({1})
    assert alpha(painted(scene, layer), scene, 700, 60) == 0
    layer.voices = None
    assert alpha(painted(scene, layer), scene, 700, 60) > 100


def test_of_two_voices_the_likelier_gives_the_colour():
    red, blue = QColor("#ff0000"), QColor("#0000ff")
    levels = np.array([[[200, 10]], [[20, 100]]], np.uint8)
    image = coloured(levels, [red, blue], 255)
    assert image.pixelColor(0, 0).red() > 200
    assert image.pixelColor(1, 0).blue() > 200


def test_what_cannot_be_made_at_once_is_made_in_the_next_pictures(scene):
    voice = scene.stage.document.score.voices[0].id
    scene.stage.view = replace(scene.stage.view, scale=400 / (6 * STRETCH))
    places = LikelyPlaces()
    for stretch in range(6):
        places.put(place(stretch * STRETCH, (stretch + 1) * STRETCH, 60, 0.9, voice=voice))
    again = []
    layer = ProbabilityLayer(places.between, lambda: again.append(1))
    layer.on = True
    for _ in range(6):
        again.clear()
        image = painted(scene, layer)
        if not again:
            break
    assert not again
    for stretch in range(6):
        assert alpha(image, scene, (stretch + 0.5) * STRETCH, 60) > 100
