"""View > Highlight: what the roll shows beside the notes themselves; remembered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass, replace

from PySide6.QtCore import QObject

from composer.app.session import Session
from composer.ui.actions import ActionSet
from composer.ui.roll.highlighting import Highlighting
from composer.ui.roll.mini_map import MiniMap
from composer.ui.roll.view import RollView

OTHERS = ("shown", "dimmed", "hidden")
"""How the voices beside the active one are seen."""

# What of Seen each action switches.
_SWITCHES = {
    "highlight_scale": "scale",
    "highlight_chords": "chords",
    "mark_outside": "outside",
    "voice_patterns": "patterns",
    "mini_map": "mini_map",
}


@dataclass(frozen=True, slots=True)
class Seen:
    """``scale``, ``chords``, ``outside``: see :class:`Highlighting`.  ``patterns``: the voices'
    notes have patterns.  ``mini_map``: it is shown.  ``others``: one of :data:`OTHERS`."""

    scale: bool = False
    chords: bool = False
    outside: bool = False
    patterns: bool = False
    mini_map: bool = True
    others: str = "shown"

    @staticmethod
    def stored(given: dict[str, object]) -> Seen:
        """What the settings hold; the default for what is not understood."""
        seen = Seen()
        for name in _SWITCHES.values():
            if isinstance(given.get(name), bool):
                seen = replace(seen, **{name: given[name]})
        if given.get("others") in OTHERS:
            seen = replace(seen, others=str(given["others"]))
        return seen


class Seeing(QObject):
    """Shows it in every roll that it is given; the first has the mini-map :attr:`mini_map`.

    ``active()``: id of the active voice.
    """

    def __init__(
        self, session: Session, roll: RollView, active: Callable[[], int | None], parent: QObject
    ):
        super().__init__(parent)
        self._session = session
        self._active = active
        self._rolls: dict[RollView, Highlighting] = {}
        self._actions: ActionSet | None = None
        self.seen = Seen.stored(session.settings.view)
        self.mini_map = MiniMap(roll)
        self.add(roll)

    def add(self, roll: RollView) -> None:
        """Shows it in this roll too."""
        self._rolls[roll] = Highlighting(roll.scene)
        self._apply()

    def remove(self, roll: RollView) -> None:
        """This roll is about to go."""
        self._rolls.pop(roll, None)

    def runs(self) -> dict[str, Callable[[], object]]:
        """What the actions run."""
        return {f"others_{name}": lambda name=name: self.show(others=name) for name in OTHERS}

    def checked_runs(self) -> dict[str, Callable[[bool], object]]:
        """What the actions run that are on or off."""
        return {
            action: lambda on, name=name: self.show(**{name: on})
            for action, name in _SWITCHES.items()
        }

    def use(self, actions: ActionSet) -> None:
        """Shows in these actions what is set."""
        self._actions = actions
        self._apply()

    def show(self, **what: object) -> None:
        """Shows something else, such as ``show(scale=True)``, and remembers it."""
        self.seen = replace(self.seen, **what)  # type: ignore[arg-type]
        self._session.remember(view={**self._session.settings.view, **asdict(self.seen)})
        self._apply()

    def voice_activated(self) -> None:
        """Another voice is the active one."""
        self._apply()

    def _apply(self) -> None:
        seen, active = self.seen, self._active()
        self.mini_map.setVisible(seen.mini_map)
        self.mini_map.draw_anew()
        only = active if seen.others == "hidden" else None
        for roll, highlighting in self._rolls.items():
            highlighting.scale = seen.scale
            highlighting.chords, highlighting.outside = seen.chords, seen.outside
            roll.scene.patterns = seen.patterns
            roll.scene.dim_others = seen.others == "dimmed"
            roll.stage.store.only = only
            if only is not None:  # what is not seen is not deleted by chance either
                notes = roll.document.score.notes
                mine = frozenset(i for i in roll.selection if notes[i].voice == only)
                if mine != roll.selection:
                    roll.set_selection(mine)
            roll.lanes.view_changed()
            roll.update()
        if self._actions is not None:
            for action, name in _SWITCHES.items():
                self._actions[action].setChecked(getattr(seen, name))
            self._actions[f"others_{seen.others}"].setChecked(True)
