"""What band and lasso do with the notes they catch: select them alone, add them, take them away."""

from __future__ import annotations

import numpy as np

from composer.ui.roll.stage import Pointer, Stage
from composer.ui.roll.store import Rows


class Catching:
    """Shift or Ctrl adds to what was selected, Alt takes from it, and not only at the press.

    Many desktops move the window with Alt and a press; and who lets a key go before the button
    means it still.
    """

    def __init__(self, stage: Stage, pointer: Pointer):
        self.stage = stage
        self.before = stage.selection
        self.taking = self.adding = False
        self._look(pointer)
        self._rows_before = np.flatnonzero(stage.store.selected)
        self._caught: tuple[bytes, bool, bool] | None = None

    def catch(self, rows: Rows, pointer: Pointer) -> None:
        """These rows of the store are caught now, and no others."""
        self._look(pointer)
        seen = (rows.tobytes(), self.taking, self.adding)
        if seen == self._caught:
            return
        self._caught = seen
        # Of a hundred thousand notes every movement may catch most.
        wanted = np.zeros(len(self.stage.store.selected), bool)
        if self.taking or self.adding:
            wanted[self._rows_before] = True
        wanted[rows] = not self.taking
        self.stage.select_rows(np.flatnonzero(wanted))

    def click(self, pointer: Pointer) -> None:
        """Nothing was dragged: the note that is there is meant, or none."""
        touched = self.stage.hit(pointer)
        ids = frozenset(() if touched is None else (touched.id,))
        if self.taking or (self.adding and ids <= self.before):
            self.stage.select(self.before - ids)
        elif self.adding:
            self.stage.select(self.before | ids)
        else:
            self.stage.select(ids)

    def _look(self, pointer: Pointer) -> None:
        self.taking = self.taking or pointer.alt
        self.adding = not self.taking and (self.adding or pointer.shift or pointer.control)

    def restore(self) -> None:
        """What was selected before is selected again."""
        self.stage.select(self.before)
