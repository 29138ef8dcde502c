"""A score as engraved pages: SVG by Verovio, from the MusicXML of the score.

The pages are plain SVG, which QtSvg and other simple readers draw as well: no nested ``svg``, no
style sheets, no text in text.  The element of a note has the id that
:func:`~composer.files.musicxml_write.note_ids` reads.
"""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from composer.files.atomic import write_atomically
from composer.files.errors import FileError
from composer.files.musicxml_page import Signs
from composer.files.musicxml_write import engraving_bytes, note_ids
from composer.model.score import Score

PAGE_WIDTH, PAGE_HEIGHT = 210.0, 297.0
MIN_SIZE, MAX_SIZE = 20, 200
_SVG = "http://www.w3.org/2000/svg"
_LINK = "{http://www.w3.org/1999/xlink}href"
# What the style sheet of Verovio's pages says.
_BOLD, _ITALIC = {"ending", "fing", "reh", "tempo"}, {"dir", "dynam", "mNum"}
_DRAWN = {"ellipse", "path", "polygon", "polyline", "rect"}
# Notes in text (metronome marks) are in a font for music that other programs do not have.
_MUSIC_FONT = "Leipzig"
_IN_TEXT = {0xECA3: "𝅗𝅥", 0xECA5: "♩", 0xECA7: "♪", 0xECA9: "𝅘𝅥𝅯", 0xECB7: "."}
_SIGNS_IN_TEXT = {0xEA63: "𝄫", 0xEA64: "♭", 0xEA65: "♮", 0xEA66: "♯", 0xEA67: "𝄪"}
# How much smaller text is than the music font, that signs are as high as the letters beside them.
_NOTE_SIZE, _SIGN_SIZE, _CHORD_SIZE = 0.7, 0.5, 0.88


@dataclass(frozen=True, slots=True)
class Layout:
    """How the pages are laid out.

    ``size``: of the notes, 20 to 200 percent.  ``width`` and ``height``: of a page, millimetres.
    ``two_staves``: a chorale on two staves, where it has four voices.  ``chords``: the names of the
    chords that sound stand over the notes.  ``dynamics``: loudness is marked, from velocities.
    Raises ``ValueError`` when a number is out of range.
    """

    size: int = 100
    width: float = PAGE_WIDTH
    height: float = PAGE_HEIGHT
    two_staves: bool = False
    chords: bool = True
    dynamics: bool = False

    def __post_init__(self) -> None:
        if not MIN_SIZE <= self.size <= MAX_SIZE:
            raise ValueError(f"the size of the notes must be {MIN_SIZE} to {MAX_SIZE} percent")
        if not (50 <= self.width <= 2000 and 50 <= self.height <= 2000):
            raise ValueError("the width and height of a page must be 50 to 2000 mm")


@dataclass(frozen=True, slots=True)
class System:
    """A line of music: the ids of its element and of the elements of its notes, in order.

    ``words``: for the element of the words under a note, that of the note.
    """

    element: str
    notes: tuple[str, ...]
    words: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class EngravedPage:
    """``svg``: the page; its ``viewBox`` begins at 0, 0 and is ``width`` by ``height``."""

    svg: str
    width: float
    height: float
    systems: tuple[System, ...]


def engraved(score: Score, layout: Layout | None = None) -> list[EngravedPage]:
    """The pages of ``score``, one at least.

    Takes a second for some hundred bars, and holds the interpreter meanwhile: a window has it done
    in another process.  Raises :class:`FileError` when the score cannot be engraved.
    """
    layout = layout or Layout()
    # Verovio is not loaded before it is needed: most songs are never looked at as a page.
    import verovio

    verovio.enableLog(verovio.LOG_OFF)
    toolkit = verovio.toolkit()
    toolkit.setOptions(
        {
            # Verovio's units: tenths of a millimetre at 100 percent.
            "pageWidth": round(layout.width * 1000 / layout.size),
            "pageHeight": round(layout.height * 1000 / layout.size),
            **dict.fromkeys(("pageMarginLeft", "pageMarginRight", "pageMarginTop"), 120),
            "pageMarginBottom": 120,
            "scale": 40,
            "footer": "none",
            "svgViewBox": True,
            "smuflTextFont": "none",
            "xmlIdSeed": 1,  # the same score gives the same bytes
            "justifyVertically": False,
            "mnumInterval": 0,
        }
    )
    signs = Signs(layout.chords, layout.dynamics)
    data = engraving_bytes(score, layout.two_staves, signs)
    if not toolkit.loadData(data.decode("utf-8")):
        raise FileError("The score cannot be engraved; the song is as it was.")
    return [_plain(toolkit.renderToSVG(page + 1)) for page in range(toolkit.getPageCount())]


def write_svg(score: Score, path: str | Path, layout: Layout | None = None) -> list[Path]:
    """Writes the pages of ``score`` as SVG, as :func:`write_pages_as_svg` does."""
    return write_pages_as_svg(engraved(score, layout), path)


def write_pages_as_svg(pages: Sequence[EngravedPage], path: str | Path) -> list[Path]:
    """Writes pages to ``path``, or to ``NAME-1.svg``, ``NAME-2.svg`` and so on.

    Returns the files that were written.  Raises :class:`FileError`.
    """
    path = Path(path)
    if len(pages) == 1:
        paths = [path]
    else:
        paths = [
            path.with_name(f"{path.stem}-{number}{path.suffix}")
            for number in range(1, len(pages) + 1)
        ]
    for page, target in zip(pages, paths, strict=True):
        write_atomically(target, page.svg.encode("utf-8"))
    return paths


# ------------------------------------------------------------------------------ plain SVG


def _plain(svg: str) -> EngravedPage:
    root = ElementTree.fromstring(svg)
    inner = root.find(f"{{{_SVG}}}svg")
    assert inner is not None, "Verovio nests the page"
    width, height = (float(number) for number in inner.attrib["viewBox"].split()[2:])
    page = ElementTree.Element(
        "svg",
        {
            "xmlns": _SVG,
            "xmlns:xlink": "http://www.w3.org/1999/xlink",
            "version": "1.1",
            "viewBox": f"0 0 {width:g} {height:g}",
            "font-family": "Times",
        },
    )
    for defs in root.findall(f"{{{_SVG}}}defs"):
        page.append(_copied(defs, stroke=False))
    systems: list[System] = []
    for child in inner:
        page.extend(_drawn(child, systems))
    text = '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(page, "unicode")
    return EngravedPage(text, width, height, tuple(systems))


def _drawn(element: ElementTree.Element, systems: list[System]) -> list[ElementTree.Element]:
    """The element as it is drawn; nothing for what is not."""
    tag, kinds = _tag(element), element.get("class", "").split()
    if tag in ("desc", "title", "style", "metadata") or "placeholder" in kinds:
        return []
    if tag == "text":
        return _lines(element)
    if tag != "g":
        return [_copied(element, stroke=True)]
    group = ElementTree.Element("g", _attributes(element))
    if _BOLD & set(kinds):
        group.set("font-weight", "bold")
    if _ITALIC & set(kinds):
        group.set("font-style", "italic")
    if "system" in kinds:
        notes = tuple(
            id
            for inner in element.iter(f"{{{_SVG}}}g")
            if (id := inner.get("id", "")) and note_ids(id) is not None
        )
        systems.append(System(element.get("id", ""), notes))
    words = ElementTree.Element("g", {"id": f"words-{element.get('id', '')}"})
    for child in element:
        of_note = "note" in kinds and "verse" in child.get("class", "").split()
        (words if of_note else group).extend(_drawn(child, systems))
    if "harm" in kinds:
        for run in group.iter("tspan"):  # text fonts are wider than Verovio leaves room for
            size = float(run.get("font-size", "0px").removesuffix("px"))
            run.set("font-size", f"{size * _CHORD_SIZE:g}px")
    if len(words):  # beside the note: they are no part of where it is
        systems[-1].words[words.attrib["id"]] = element.get("id", "")
    return [each for each in (group, words) if len(each)]


def _copied(element: ElementTree.Element, stroke: bool) -> ElementTree.Element:
    copy = ElementTree.Element(_tag(element), _attributes(element))
    if stroke and _tag(element) in _DRAWN and "stroke" not in copy.attrib:
        copy.set("stroke", "#000000")
    copy.text = element.text
    for child in element:
        copy.append(_copied(child, stroke))
    return copy


def _attributes(element: ElementTree.Element) -> dict[str, str]:
    found = {}
    for name, value in element.attrib.items():
        name = "xlink:href" if name == _LINK else name
        if not name.startswith("{") and name not in ("class", "style"):
            found[name] = value.replace("currentColor", "#000000")
    return found


def _tag(element: ElementTree.Element) -> str:
    return element.tag.rpartition("}")[2]


@dataclass(slots=True)
class _Run:
    """Some text with what holds for it; ``starts``: whether it begins at a place of its own."""

    text: str
    font: dict[str, str]
    place: dict[str, str]
    starts: bool


def _lines(text: ElementTree.Element) -> list[ElementTree.Element]:
    """A text element for each place at which text begins, with runs one level deep."""
    lines: list[ElementTree.Element] = []
    for run in _runs(text, {}, {}, True):
        if run.starts or not lines:
            lines.append(ElementTree.Element("text", run.place))
        part = ElementTree.SubElement(lines[-1], "tspan", run.font)
        part.text = run.text
    return lines


_PLACE = ("x", "y", "dx", "dy", "text-anchor", "transform")
_FONT = ("font-family", "font-size", "font-style", "font-weight", "fill", "baseline-shift")


def _runs(
    element: ElementTree.Element, font: dict[str, str], place: dict[str, str], starts: bool
) -> Iterator[_Run]:
    own = _attributes(element)
    font = {**font, **{name: own[name] for name in _FONT if name in own}}
    if "x" in own or "y" in own:
        starts = True
    place = {**place, **{name: own[name] for name in _PLACE if name in own}}
    if _tag(element) in ("title", "desc"):
        return
    words = element.text or ""
    if words.strip() or "\N{NO-BREAK SPACE}" in words:
        if font.get("font-family") == _MUSIC_FONT:
            share = _SIGN_SIZE if any(ord(sign) in _SIGNS_IN_TEXT for sign in words) else _NOTE_SIZE
            words = "".join((_IN_TEXT | _SIGNS_IN_TEXT).get(ord(sign), "") for sign in words)
            font = {name: value for name, value in font.items() if name != "font-family"}
            font["font-size"] = f"{float(font['font-size'].removesuffix('px')) * share:g}px"
        yield _Run(words, font, place, starts)
        starts = False
    for child in element:
        for run in _runs(child, font, place, starts):
            yield run
            starts = False
