"""What may come out of the engine's pipe: messages, and the parts of a song; nothing else is made.

A pickle names the classes of what it holds, and reading one makes them by calling what is named.
Here only the classes of the messages and of the model are found; whatever else is named becomes an
inert stand-in, so that the message that holds it still says which request it is.  Reading calls
nothing else, whatever the bytes are.
"""

from __future__ import annotations

import io
import pickle
import sys
from typing import Any

_PACKAGES = ("composer.model.", "composer.engine.messages.")
_OTHERS = frozenset({("composer.engine.abc", "Tune")})


class _Alien:
    """Stands for what is not let in."""

    def __init__(self, *arguments: object, **named: object) -> None:
        pass

    def __setstate__(self, state: object) -> None:
        pass


class _Reader(pickle.Unpickler):
    def __init__(self, data: bytes) -> None:
        super().__init__(io.BytesIO(data))
        self.alien = ""

    def find_class(self, module_name: str, name: str) -> Any:
        if module_name.startswith(_PACKAGES) or (module_name, name) in _OTHERS:
            # Looked up, never imported: the worker has all modules that messages are of.
            found = getattr(sys.modules.get(module_name), name, None)
            if isinstance(found, type) and found.__module__ == module_name:
                return found
        self.alien = self.alien or f"{module_name}.{name}"
        return _Alien

    def persistent_load(self, pid: object) -> Any:
        raise pickle.UnpicklingError("nothing is kept elsewhere")


def read_message(data: bytes) -> tuple[Any, str]:
    """What was pickled, and the name of the first thing in it that is not let in, "" for none.

    Raises any exception on bytes that are no pickle.
    """
    reader = _Reader(data)
    return reader.load(), reader.alien
