"""Keys of commands: the usual ones, and those that the person chose.  No Qt.

Commands are told by name; keys are portable words such as ``"Ctrl+Shift+H"``, spelled in one way.
A key belongs to one command.  One that is given to a command is taken from where it was; when it
is given back, it is there again if it was a usual one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

MOST_KEYS = 8  # of a command


class KeyChoices:
    """``usual``: the keys that each command has as long as the person chooses no others."""

    def __init__(self, usual: Mapping[str, Iterable[str]]) -> None:
        self._usual = {name: tuple(keys) for name, keys in usual.items()}
        self._chosen: dict[str, tuple[str, ...]] = {}
        # What was stored for commands that are not there (now), which is kept.
        self._strangers: dict[str, list[str]] = {}

    @property
    def names(self) -> tuple[str, ...]:
        """The commands."""
        return tuple(self._usual)

    def usual(self, name: str) -> tuple[str, ...]:
        """The keys that a command has when nothing is chosen."""
        return self._usual[name]

    def keys(self, name: str) -> tuple[str, ...]:
        """The keys that a command has."""
        if name in self._chosen:
            return self._chosen[name]
        taken = {key for keys in self._chosen.values() for key in keys}
        return tuple(key for key in self._usual[name] if key not in taken)

    def is_chosen(self, name: str) -> bool:
        """Whether the person chose the keys of a command, or took one of them away."""
        return self.keys(name) != self._usual[name]

    def holder(self, key: str) -> str | None:
        """The command that has a key."""
        return next((name for name in self._usual if key in self.keys(name)), None)

    def free(self) -> frozenset[str]:
        """Usual keys that no command has any more."""
        held = {key for name in self._usual for key in self.keys(name)}
        return frozenset(key for keys in self._usual.values() for key in keys if key not in held)

    def choose(self, name: str, keys: Iterable[str]) -> None:
        """Gives a command these keys, and takes them from where they were.

        Raises ``KeyError`` when there is no such command.
        """
        wanted = tuple(dict.fromkeys(keys))[:MOST_KEYS]
        usual = self._usual[name]
        for other, theirs in list(self._chosen.items()):
            if other != name and not set(theirs).isdisjoint(wanted):
                self._chosen[other] = tuple(key for key in theirs if key not in wanted)
        self._chosen[name] = wanted
        if wanted == usual:
            del self._chosen[name]

    def reset(self, name: str) -> None:
        """Gives a command its usual keys again, taken from where they are."""
        self.choose(name, self._usual[name])

    def reset_all(self) -> None:
        """Gives every command its usual keys again."""
        self._chosen.clear()
        self._strangers.clear()

    def stored(self) -> dict[str, list[str]]:
        """What the person chose, to be remembered."""
        return {**self._strangers, **{name: list(keys) for name, keys in self._chosen.items()}}

    def restore(self, stored: object, spelled: Callable[[str], str] = str) -> None:
        """Takes up what :meth:`stored` gave; what cannot be understood is left out.

        ``spelled`` gives the one spelling of a key, or ``""`` when it is none.
        """
        self._chosen, self._strangers = {}, {}
        for name, keys in stored.items() if isinstance(stored, dict) else ():
            if not isinstance(keys, list) or not all(isinstance(key, str) for key in keys):
                continue
            if name not in self._usual:
                self._strangers[str(name)] = keys
                continue
            held = {key for others in self._chosen.values() for key in others}
            words = dict.fromkeys(spelled(key) for key in keys[:MOST_KEYS])
            self._chosen[name] = tuple(key for key in words if key and key not in held)
