"""Engraved pages from the command line: SVG, and by way of the window's drawing PDF and PNG."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from composer.app.calls.contract import FAILED, UNUSABLE, CallFailed, progress
from composer.files.engraving import (
    MAX_SIZE,
    MIN_SIZE,
    Layout,
    engraved,
    write_pages_as_svg,
)
from composer.files.errors import FileError
from composer.files.musicxml_page import Signs
from composer.model.score import Score

ENDINGS = (".pdf", ".svg", ".png")


def add_page_options(group: argparse._ArgumentGroup) -> None:
    """Adds what says how pages are laid out."""
    group.add_argument(
        "--two-staves",
        action="store_true",
        help="soprano and alto, and tenor and bass, on a staff together",
    )
    group.add_argument(
        "--size",
        metavar="PERCENT",
        type=int,
        help=f"of the notes, {MIN_SIZE} to {MAX_SIZE}; 100 unless told",
    )


def add_sign_options(group: argparse._ArgumentGroup) -> None:
    """Adds what is written that is read off the notes, where nobody wrote it."""
    group.add_argument(
        "--chord-symbols",
        action=argparse.BooleanOptionalAction,
        default=None,
        help="the names of the chords that sound, where the song has no chord symbols of its own; "
        "on pages unless told, in MusicXML not, which always has the song's own",
    )
    group.add_argument(
        "--dynamics",
        action="store_true",
        help="mark how loud it is, such as p and f, from the velocities",
    )


def pages_were_asked_for(options: argparse.Namespace) -> bool:
    """Whether one of the options was given."""
    return bool(options.two_staves) or options.size is not None


def signs_were_asked_for(options: argparse.Namespace) -> bool:
    """Whether one of the options was given."""
    return bool(options.dynamics) or options.chord_symbols is not None


def signs_of(options: argparse.Namespace) -> Signs:
    """What a file of notation is to have that is read off the notes."""
    return Signs(bool(options.chord_symbols), options.dynamics)


def engrave(score: Score, options: argparse.Namespace) -> tuple[Path, ...]:
    """Writes the pages to ``options.output``; returns the files, one for each page but in a PDF.

    Raises :class:`CallFailed`.
    """
    output: Path = options.output
    try:
        size = 100 if options.size is None else options.size
        layout = Layout(
            size=size,
            two_staves=options.two_staves,
            chords=options.chord_symbols is not False,
            dynamics=options.dynamics,
        )
    except ValueError as error:
        raise CallFailed(f"{error}.".capitalize(), UNUSABLE) from error
    try:
        with progress("Engraving"):
            pages = engraved(score, layout)
            if output.suffix.lower() == ".svg":
                return tuple(write_pages_as_svg(pages, output))
            # A call needs no screen, and takes none that is there.
            os.environ["QT_QPA_PLATFORM"] = "offscreen"
            try:
                # The one place that draws pages is in the window, which is not shown.
                from composer.ui.score.headless import write_pages
            except ImportError as error:
                library = str(error).partition(":")[0]
                raise CallFailed(
                    f"PDF and PNG need a system library that is not there ({library}); 'descant"
                    " doctor' says what to install, and SVG works without it.",
                    FAILED,
                ) from error
            return tuple(write_pages(pages, output, layout, score.title or output.stem))
    except FileError as error:
        raise CallFailed(str(error), FAILED) from error
