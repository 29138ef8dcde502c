"""Draws the notes and the ghosts.  Only what is seen is drawn."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from composer.ui.roll.rectangles import Rectangles, draw_rectangles
from composer.ui.roll.scene import Ghosts, Scene, VoiceLook, blend, text_on
from composer.ui.roll.store import Rows

# With more notes than this in sight corners are square, which one call can draw.
ROUND_LIMIT = 1200
_BANDS = 4
_UNKNOWN = VoiceLook(QColor("#888888"), "", True, True)


def paint_ghosts(painter: QPainter, scene: Scene, seen: QRectF) -> None:
    """Proposed notes: translucent, with a dashed edge, in the colours of their voices.

    Those that are being played in are nearly as solid as notes, and their edge is not broken.
    """
    _paint_ghosts(painter, scene, scene.ghosts, seen, proposed=True)
    _paint_ghosts(painter, scene, scene.incoming, seen, proposed=False)


def _paint_ghosts(
    painter: QPainter, scene: Scene, ghosts: Ghosts, seen: QRectF, proposed: bool
) -> None:
    if not len(ghosts.notes):
        return
    view = scene.stage.view
    places = ghosts.within(
        view.tick(seen.left() - 3), view.tick(seen.right() + 3),
        view.pitch(seen.bottom()), view.pitch(seen.top()),
    )  # fmt: skip
    painter.save()
    round_corners = len(places) <= ROUND_LIMIT and view.row >= 7
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, round_corners)
    bodies = np.empty((len(places), 4))
    inks = []
    for row, place in enumerate(places):
        pitch, onset, end = ghosts.notes[place].tolist()
        left, right = scene.sharp(view.x(onset)), scene.sharp(view.x(end))
        top, bottom = scene.sharp(view.y(pitch)), scene.sharp(view.y(pitch - 1))
        body = QRectF(left, top, max(2.0, right - left - 1), max(2.0, bottom - top - scene.hair))
        body.adjust(0.6, 0.6, -0.6, -0.6)
        bodies[row] = body.getRect()
        colour = ghosts.colours[place]
        inks.append(colour if scene.colours.dark else blend(colour, QColor("#000000"), 0.35))
        fill = QColor(colour)
        fill.setAlpha((72 if scene.colours.dark else 58) if proposed else 170)
        pen = QPen(colour, 1.2)
        if proposed:
            pen.setDashPattern([3.0, 2.0])
        painter.setPen(pen)
        painter.setBrush(fill)
        painter.drawRoundedRect(body, 2.5, 2.5)
    paint_words(painter, scene, bodies, [ghosts.letters[place] for place in places], inks)
    painter.restore()


def paint_notes(painter: QPainter, scene: Scene, seen: QRectF) -> None:
    """The notes that touch ``seen``: voice by voice, the active one and the selected ones last."""
    store, view = scene.stage.store, scene.stage.view
    rows = store.within(
        view.tick(seen.left() - 3), view.tick(seen.right() + 3),
        view.pitch(seen.bottom()), view.pitch(seen.top()),
    )  # fmt: skip
    if not len(rows):
        return
    looks = scene.voices()
    round_corners = len(rows) <= ROUND_LIMIT and view.row >= 7
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, round_corners)
    voices = store.voice[rows]
    bands = np.minimum(store.velocity[rows] * _BANDS // 128, _BANDS - 1)
    selected = store.selected[rows]
    present = sorted(
        {int(v) for v in np.unique(voices)}, key=lambda v: looks.get(v, _UNKNOWN).active
    )
    for chosen in (False, True):
        for voice in present:
            mine = (voices == voice) & (selected == chosen)
            for band in np.unique(bands[mine]):
                group = rows[mine & (bands == band)]
                look = looks.get(voice, _UNKNOWN)
                _paint_group(painter, scene, group, look, int(band), chosen, round_corners)
    if scene.hovered is not None:
        _paint_hover(painter, scene)
    painter.restore()


def _paint_group(
    painter: QPainter,
    scene: Scene,
    rows: Rows,
    look: VoiceLook,
    band: int,
    selected: bool,
    round_corners: bool,
) -> None:
    places = note_rectangles(scene, rows)
    fill, edge = note_colours(scene, look, band, selected)
    big = scene.stage.view.row >= 6
    pen = QPen(edge, 1.6 if selected else 1.0) if big else QPen(Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    if not round_corners:
        pen.setWidthF(scene.hair)
        # An outline would hide the fill of notes that are a few pixels wide.
        painter.setPen(pen if big and np.median(places[:, 2]) > 5 else Qt.PenStyle.NoPen)
        draw_rectangles(painter, places)
        return
    # Of a note that is a few pixels wide the outline would leave nothing.
    thin = places[:, 2] < 4
    painter.setPen(Qt.PenStyle.NoPen)
    draw_rectangles(painter, places[thin])
    places, rows = places[~thin], rows[~thin]
    radius = min(3.0, scene.stage.view.row / 4)
    inset = pen.widthF() / 2 if big else 0.0
    painter.setPen(pen)
    for x, y, width, height in places.tolist():
        body = QRectF(x + inset, y + inset, width - 2 * inset, height - 2 * inset)
        painter.drawRoundedRect(body, radius, radius)
    ink = text_on(look.colour if look.heard else fill)
    paint_words(painter, scene, places, [look.letter] * len(places), [ink] * len(places), rows)


def note_rectangles(scene: Scene, rows: Rows) -> Rectangles:
    """(n, 4): where the notes are drawn, on whole device pixels; a gap parts them."""
    store, view = scene.stage.store, scene.stage.view
    left = scene.sharp_all((store.onset[rows] - view.left) * view.scale)
    right = scene.sharp_all((store.end[rows] - view.left) * view.scale)
    above = (127 - store.pitch[rows]) * view.row - view.top
    top, bottom = scene.sharp_all(above), scene.sharp_all(above + view.row)
    gap = 1.0 if view.row >= 7 else scene.hair
    return np.stack(
        (left, top, np.maximum(right - left - gap, 1.5), np.maximum(bottom - top - gap / 2, 1.0)),
        axis=-1,
    )


def note_colours(scene: Scene, look: VoiceLook, band: int, selected: bool) -> tuple[QColor, QColor]:
    """Fill and edge.  Softer notes, other voices and silent ones are nearer to the background."""
    paper = QColor(scene.colours.white_row)
    softer = 0.06 * (_BANDS - 1 - band)
    if not look.active:
        softer += 0.10
    if not look.heard:
        softer = max(softer, 0.68)
    fill = blend(look.colour, paper, min(softer, 0.75))
    if selected:
        white = QColor("#ffffff")
        return blend(fill, white, 0.32 if scene.colours.dark else 0.18), QColor(
            scene.colours.selected
        )
    return fill, blend(fill, QColor("#000000"), 0.42 if scene.colours.dark else 0.24)


def _paint_hover(painter: QPainter, scene: Scene) -> None:
    assert scene.hovered is not None
    row = scene.stage.store.row_of(scene.hovered)
    if row is None:
        return
    x, y, width, height = note_rectangles(scene, np.array([row]))[0].tolist()
    glow = QColor("#ffffff")
    glow.setAlpha(46)
    painter.setBrush(glow)
    painter.setPen(QPen(QColor(scene.colours.selected), 1.2))
    radius = min(3.0, scene.stage.view.row / 4)
    painter.drawRoundedRect(QRectF(x + 0.6, y + 0.6, width - 1.2, height - 1.2), radius, radius)


def paint_words(
    painter: QPainter,
    scene: Scene,
    places: Rectangles,
    letters: Sequence[str],
    inks: Sequence[QColor],
    rows: Rows | None = None,
) -> None:
    """In each rectangle the voice's letter, and with ``rows`` what is sung on the note or its name.

    Where there is room; they stay in sight when the note begins left of the view.
    """
    if not len(places):
        return
    bold, plain = note_fonts(scene)
    left = np.maximum(places[:, 0], 0.0) + 4
    room = places[:, 0] + places[:, 2] - left
    if scene.stage.view.row < 10:
        return
    painter.setFont(bold)
    # By the height of capitals: letters stand in the middle of the note.
    metrics = QFontMetricsF(bold)
    base = places[:, 1] + (places[:, 3] + metrics.capHeight()) / 2
    for i in np.flatnonzero(room >= 9).tolist():
        painter.setPen(inks[i])
        painter.drawText(QPointF(left[i], base[i]), letters[i])
    if rows is None:
        return
    painter.setFont(plain)
    sung = _paint_syllables(painter, scene, left, base, room, inks, rows)
    named = [i for i in np.flatnonzero(room >= 40).tolist() if i not in sung]
    names = scene.names(rows[named]) if named else []
    for i, name in zip(named, names, strict=True):
        faded = QColor(inks[i])
        faded.setAlpha(150)
        painter.setPen(faded)
        painter.drawText(QPointF(left[i] + 12, base[i]), name)


def _paint_syllables(
    painter: QPainter,
    scene: Scene,
    left: NDArray[np.float64],
    base: NDArray[np.float64],
    room: NDArray[np.float64],
    inks: Sequence[QColor],
    rows: Rows,
) -> set[int]:
    """What is sung on the notes, shortened where there is little room; returns on which."""
    sung: set[int] = set()
    if scene.syllable is None:
        return sung
    metrics = QFontMetricsF(painter.font())
    ids = scene.stage.store.id[rows].tolist()
    for i in np.flatnonzero(room >= 26).tolist():
        text = scene.syllable(ids[i])
        if text:
            sung.add(i)
            painter.setPen(inks[i])
            seen = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room[i] - 15)
            painter.drawText(QPointF(left[i] + 12, base[i]), seen)
    return sung


def note_fonts(scene: Scene) -> tuple[QFont, QFont]:
    """The fonts of the letter and of the name inside a note."""
    bold = QFont(scene.font)
    bold.setPixelSize(int(max(8, min(11, scene.stage.view.row - 4))))
    plain = QFont(bold)
    bold.setWeight(QFont.Weight.DemiBold)
    return bold, plain
