"""Draws the notes and the ghosts.  Only what is seen is drawn."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen

from composer.model.note import MAX_PITCH
from composer.ui.roll.crowd import WIDEST, Crowd, CrowdImage
from composer.ui.roll.ghosts import Ghosts
from composer.ui.roll.note_bodies import inside
from composer.ui.roll.rectangles import Rectangles, draw_rectangles
from composer.ui.roll.scene import Scene, VoiceLook, blend, text_on
from composer.ui.roll.store import Rows

# With more notes than this in sight corners are square.
ROUND_LIMIT = 1200
# With more than this the thinnest are written into an image.
CROWD = ROUND_LIMIT
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
    _paint_letters(painter, scene, bodies, [ghosts.letters[place] for place in places], inks)
    painter.restore()


def _paint_letters(
    painter: QPainter,
    scene: Scene,
    places: Rectangles,
    letters: Sequence[str],
    inks: Sequence[QColor],
) -> None:
    """A letter in each rectangle, where there is room."""
    if scene.stage.view.row < 10 or not len(places):
        return
    bold, _ = note_fonts(scene)
    left = np.maximum(places[:, 0], 0.0) + 4
    base = _baselines(places, bold)
    for i in np.flatnonzero(places[:, 0] + places[:, 2] - left >= 9).tolist():
        at = slice(i, i + 1)
        scene.lettering.draw(painter, bold, inks[i], letters[at], left[at], base[at], scene.ratio)


def paint_notes(painter: QPainter, scene: Scene, seen: QRectF) -> None:
    """The notes that touch ``seen``: voice by voice, the active one and the selected ones last."""
    stage, view = scene.stage, scene.stage.view
    store = stage.store
    rows = store.within(
        view.tick(seen.left() - 3), view.tick(seen.right() + 3),
        view.pitch(seen.bottom()), view.pitch(seen.top()),
    )  # fmt: skip
    if not len(rows):
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    looks = scene.voices()
    if len(rows) > CROWD:
        rows = _paint_crowd(painter, scene, rows, looks)
    voices, selected = store.voice[rows], store.selected[rows]
    places = note_rectangles(scene, rows)
    passes = _bands(store.velocity[rows])
    crowded = len(rows) > ROUND_LIMIT
    if not crowded:
        passes = passes + _BANDS * _overlapping(scene, rows)
    present = sorted(set(voices.tolist()), key=lambda v: looks.get(v, _UNKNOWN).active)
    for chosen in (False, True):
        for voice in present:
            mine = np.flatnonzero((voices == voice) & (selected == chosen))
            if len(mine):
                look = looks.get(voice, _UNKNOWN)
                _paint_bodies(painter, scene, places[mine], passes[mine], look, chosen, crowded)
                _paint_texts(painter, scene, places[mine], look, rows[mine])
    if scene.hovered is not None:
        _paint_hover(painter, scene)
    painter.restore()


def _paint_bodies(
    painter: QPainter,
    scene: Scene,
    places: Rectangles,
    passes: NDArray[np.int64],
    look: VoiceLook,
    selected: bool,
    crowded: bool,
) -> None:
    """Notes of one voice, all of them selected or none, pass by pass; a pass has one colour."""
    row = scene.stage.view.row
    big = row >= 6
    radius = min(3.0, row / 4) if not crowded and row >= 7 else 0.0
    for number in np.flatnonzero(np.bincount(passes)).tolist():
        fill, edge = note_colours(scene, look, number % _BANDS, selected)
        scene.bodies.draw(
            painter,
            places[passes == number],
            fill,
            edge if big else None,
            2.0 if selected else 1.0,
            radius,
            scene.ratio,
        )
    if scene.patterns and look.pattern is not None and row >= 7:
        shade = _ink(scene, look)
        shade.setAlpha(110)
        painter.setBrush(QBrush(shade, look.pattern))
        wide = places[places[:, 2] >= 6]
        draw_rectangles(painter, inside(wide, max(1, round(scene.ratio)) / scene.ratio))


def _ink(scene: Scene, look: VoiceLook) -> QColor:
    """What is written and hatched with on a voice's notes."""
    if look.heard and not look.faint:
        return text_on(look.colour)
    return text_on(note_colours(scene, look, _BANDS - 1, False)[0])


def _overlapping(scene: Scene, rows: Rows) -> NDArray[np.bool_]:
    """Which notes begin inside another of their voice and pitch: those are drawn above it."""
    store = scene.stage.store
    line = store.voice[rows] * (MAX_PITCH + 1) + store.pitch[rows]
    order = np.lexsort((store.onset[rows], line))
    line, onset, end = line[order], store.onset[rows][order], store.end[rows][order]
    over = np.zeros(len(rows), bool)
    over[order[1:]] = (line[1:] == line[:-1]) & (onset[1:] < end[:-1])
    return over


def _paint_crowd(
    painter: QPainter, scene: Scene, rows: Rows, looks: Mapping[int, VoiceLook]
) -> Rows:
    """Draws the thinnest of very many notes; returns those that are left to be drawn."""
    stage, view, ratio = scene.stage, scene.stage.view, scene.ratio
    store = stage.store
    key = (stage.document.revision, view, ratio, store.only, scene.colours.dark, looks)
    kept = scene.crowd
    if kept is None or kept.key != key or kept.selection is not stage.selection:
        everything = store.between(view.tick(-3), view.tick(view.width + 3))
        scale = view.scale * ratio
        first = np.floor((store.onset[everything] - view.left) * scale + 0.5).astype(np.int64)
        last = np.floor((store.end[everything] - view.left) * scale + 0.5).astype(np.int64)
        thin = last - first <= WIDEST * ratio
        left = everything[~thin]
        image = CrowdImage(math.ceil(view.width * ratio) + 1)
        ids = np.array(sorted(looks), np.int64)
        voice = np.searchsorted(ids, store.voice[everything])
        kind = np.array([looks[v].active for v in ids.tolist()], np.uint8)[voice] + store.selected[
            everything
        ] * np.uint8(2)
        order = np.flatnonzero(thin)
        if kind.min() != kind.max():  # who is selected or active lies above
            order = order[np.argsort(kind[order], kind="stable")]
        shades = np.array(
            [
                [
                    [
                        note_colours(scene, looks[v], band, bool(s))[0].rgba()
                        for band in range(_BANDS)
                    ]
                    for s in (0, 1)
                ]
                for v in ids.tolist()
            ],
            np.uint32,
        )
        mine = everything[order]
        colours = shades[
            voice[order], store.selected[mine].view(np.uint8), _bands(store.velocity[mine])
        ]
        # Side by side they shall not become one, if there is room for it.
        last = np.where(last - first >= 3, last - 1, last)
        image.write(store.pitch[mine], first[order], last[order], colours)
        kept = scene.crowd = Crowd(key, stage.selection, image, left)
    edges = scene.sharp_all((MAX_PITCH + 1 - np.arange(MAX_PITCH + 2)) * view.row - view.top)
    tops, heights = edges[1:], edges[:-1] - edges[1:] - (scene.hair if view.row >= 6 else 0.0)
    kept.image.draw(painter, tops.tolist(), heights.tolist(), ratio)
    return kept.left


def _bands(velocity: NDArray[np.int64]) -> NDArray[np.int64]:
    """How loud the notes are, in a few steps that can be told apart."""
    return np.minimum(velocity * _BANDS // 128, _BANDS - 1)


def note_rectangles(scene: Scene, rows: Rows) -> Rectangles:
    """(n, 4): where the notes are drawn, on whole device pixels; a gap parts them."""
    store, view = scene.stage.store, scene.stage.view
    left = scene.sharp_all((store.onset[rows] - view.left) * view.scale)
    right = scene.sharp_all((store.end[rows] - view.left) * view.scale)
    above = (127 - store.pitch[rows]) * view.row - view.top
    top, bottom = scene.sharp_all(above), scene.sharp_all(above + view.row)
    hair = scene.hair
    gap = hair * max(1, round(scene.ratio)) if view.row >= 7 else hair
    wide, high = right - left - gap, bottom - top - hair
    least = hair * round(1.5 * scene.ratio)
    return np.stack((left, top, np.maximum(wide, least), np.maximum(high, hair)), axis=-1)


def note_colours(scene: Scene, look: VoiceLook, band: int, selected: bool) -> tuple[QColor, QColor]:
    """Fill and edge.  Softer notes, other voices and silent ones are nearer to the background."""
    paper = QColor(scene.colours.white_row)
    softer = 0.06 * (_BANDS - 1 - band)
    if not look.active:
        softer += 0.62 if look.faint else 0.10
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


def _paint_texts(
    painter: QPainter, scene: Scene, places: Rectangles, look: VoiceLook, rows: Rows
) -> None:
    """In each note its voice's letter, and what is sung on it or its name, where there is room.

    They stay in sight when the note begins left of the view.
    """
    if scene.stage.view.row < 10:
        return
    left = np.maximum(places[:, 0], 0.0) + 4
    room = places[:, 0] + places[:, 2] - left
    lettered = np.flatnonzero(room >= 9)
    if not len(lettered):
        return
    bold, plain = note_fonts(scene)
    ink = _ink(scene, look)
    base = _baselines(places, bold)
    write = scene.lettering.draw
    at = (left[lettered], base[lettered], scene.ratio)
    write(painter, bold, ink, [look.letter] * len(lettered), *at)
    sung = _syllables(scene, plain, room, rows)
    if sung:
        on = np.array(sorted(sung), np.int64)
        texts = [sung[i] for i in on.tolist()]
        write(painter, plain, ink, texts, left[on] + 12, base[on], scene.ratio)
    named = np.flatnonzero(room >= 40)
    if sung:
        named = named[~np.isin(named, list(sung))]
    if len(named):
        faded = QColor(ink)
        faded.setAlpha(150)
        names = scene.names(rows[named])
        write(painter, plain, faded, names, left[named] + 12, base[named], scene.ratio)


def _baselines(places: Rectangles, font: QFont) -> NDArray[np.float64]:
    """By the height of capitals: letters stand in the middle of the note."""
    return places[:, 1] + (places[:, 3] + QFontMetricsF(font).capHeight()) / 2


def _syllables(scene: Scene, font: QFont, room: NDArray[np.float64], rows: Rows) -> dict[int, str]:
    """What is sung on the notes, by their place in ``rows``, shortened where there is no room."""
    if scene.syllable is None or not scene.stage.document.score.lyrics.verses:
        return {}
    metrics = QFontMetricsF(font)
    ids = scene.stage.store.id[rows].tolist()
    sung = {}
    for i in np.flatnonzero(room >= 26).tolist():
        text = scene.syllable(ids[i])
        if text:
            width = room[i] - 15
            if len(text) * metrics.maxWidth() > width:
                text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
            sung[i] = text
    return sung


def note_fonts(scene: Scene) -> tuple[QFont, QFont]:
    """The fonts of the letter and of the name inside a note."""
    bold = QFont(scene.font)
    bold.setPixelSize(int(max(8, min(11, scene.stage.view.row - 4))))
    plain = QFont(bold)
    bold.setWeight(QFont.Weight.DemiBold)
    return bold, plain
