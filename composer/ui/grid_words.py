"""How a grid is called, in the person's language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from composer.ui.roll.grids import Feel, Grid


def grid_words(grid: Grid) -> str:
    """Such as ``"1/16"`` or ``"1/8 triplet"``."""
    value = f"1/{grid.part}"
    if grid.feel is Feel.TRIPLET:
        return QCoreApplication.translate("GridChoice", "{value} triplet").format(value=value)
    if grid.feel is Feel.DOTTED:
        return QCoreApplication.translate("GridChoice", "{value} dotted").format(value=value)
    return value
