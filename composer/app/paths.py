"""Where things lie: what was shipped, and the person's own folders on this platform.

Nothing is created by asking; whoever writes makes the folder.
"""

from __future__ import annotations

import sys
from pathlib import Path

import platformdirs

import composer

_NAME = "descant"


def assets_folder() -> Path:
    """What was shipped (models, icons, examples), in a bundle, an installed copy or a checkout.

    The folder is where it ought to be even when it is missing.
    """
    package = Path(composer.__file__).resolve().parent
    places = [package.parent / "assets", Path(sys.prefix) / "share" / _NAME / "assets"]
    bundle = getattr(sys, "_MEIPASS", None)
    if bundle:
        places.insert(0, Path(bundle) / "assets")
    return next((place for place in places if place.is_dir()), places[0])


def data_folder() -> Path:
    """The person's own packs and the like."""
    return Path(platformdirs.user_data_dir(_NAME, appauthor=False))


def config_folder() -> Path:
    """The settings."""
    return Path(platformdirs.user_config_dir(_NAME, appauthor=False))


def state_folder() -> Path:
    """What is remembered between two runs and can be lost without harm."""
    return Path(platformdirs.user_state_dir(_NAME, appauthor=False))


def unsaved_folder() -> Path:
    """What sittings have not saved yet."""
    return data_folder() / "unsaved"


def log_folder() -> Path:
    """The logs."""
    return Path(platformdirs.user_log_dir(_NAME, appauthor=False))


def reports_folder() -> Path:
    """Reports of unexpected ends."""
    return log_folder() / "reports"


def pack_folders() -> tuple[Path, Path]:
    """Where model packs are looked for; one found earlier wins over one of the same name."""
    return data_folder() / "models", assets_folder() / "models"


def settings_file() -> Path:
    """The settings as JSON."""
    return config_folder() / "settings.json"


def log_file(process: str = "descant") -> Path:
    """The log of one of the processes (``"descant"``, ``"engine"``)."""
    return log_folder() / f"{process}.log"
