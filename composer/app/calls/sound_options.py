"""The options of the built-in sound, for the calls that use it."""

from __future__ import annotations

import argparse
from pathlib import Path

from composer.app import paths
from composer.app.calls.contract import UNUSABLE, CallFailed, number
from composer.app.settings import load_settings
from composer.midi.sound_options import MAX_GAIN, MIN_GAIN, SoundOptions
from composer.midi.soundfont import SoundfontError, check_soundfont


def add_sound_options(parser: argparse._ActionsContainer) -> None:
    """Adds ``--soundfont``, ``--reverb`` and ``--gain``; left out, they are as in the window."""
    parser.add_argument(
        "--soundfont",
        metavar="FILE",
        type=Path,
        help="an .sf2 or .sf3 file; “shipped” for the one that comes with Descant",
    )
    parser.add_argument("--reverb", metavar="R", type=number(0, 1), help="reverb, 0 (none) to 1")
    parser.add_argument(
        "--gain",
        metavar="DB",
        type=number(MIN_GAIN, MAX_GAIN),
        help=f"louder or softer, {MIN_GAIN:g} to {MAX_GAIN:g} decibels",
    )


def sound_options(options: argparse.Namespace) -> SoundOptions:
    """What was asked for, and for the rest what the window was set to.

    Raises :class:`CallFailed` with exit code 2 when the soundfont that was named is none.
    """
    remembered = load_settings(paths.settings_file())[0].sound
    soundfont = remembered.soundfont
    if options.soundfont is not None:
        soundfont = None
        if str(options.soundfont) != "shipped":
            soundfont = str(options.soundfont)
            try:
                check_soundfont(options.soundfont)
            except SoundfontError as error:
                raise CallFailed(f"{error} Name an .sf2 or .sf3 file.", UNUSABLE) from error
    return SoundOptions(
        soundfont,
        remembered.reverb if options.reverb is None else options.reverb,
        remembered.gain if options.gain is None else options.gain,
    )
