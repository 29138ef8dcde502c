"""The files of a model pack: read within bounds, and tensors as safetensors and back.

Nothing but safetensors is read: no pickle.  No torch here: tensors come and go as numpy arrays.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError, deserialize
from safetensors.numpy import save

# safetensors' names of the number types that a pack may hold, and numpy's; bfloat16, which numpy
# does not know, is read as its 16 bits.
_NUMBERS = {
    "F64": "<f8",
    "F32": "<f4",
    "F16": "<f2",
    "BF16": "<u2",
    "I64": "<i8",
    "I32": "<i4",
    "I16": "<i2",
    "I8": "|i1",
    "U8": "|u1",
    "BOOL": "|b1",
}
_WRITTEN = frozenset(np.dtype(name).name for kind, name in _NUMBERS.items() if kind != "BF16")


class PackError(Exception):
    """A pack cannot be used; the text is one sentence that says what is wrong and where."""


def read_bounded(path: Path, most: int, what: str) -> bytes:
    """What is in a pack's file, ``most`` bytes at most; raises :class:`PackError`."""
    try:
        if not path.is_file():
            raise PackError(f"The {what} file {path} is missing.")
        size = path.stat().st_size
        if size > most:
            raise PackError(f"The {what} file {path} is too large ({size} bytes, at most {most}).")
        with path.open("rb") as file:
            return file.read(most)
    except OSError as error:
        reason = error.strerror or str(error)
        raise PackError(f"The {what} file {path} cannot be read ({reason}).") from error


def decoded(data: bytes, path: Path) -> dict[str, NDArray[Any]]:
    """The tensors of a safetensors file; half precision becomes float32.

    Raises :class:`PackError` with the file's ``path``.
    """
    try:
        entries = deserialize(data)
    except (SafetensorError, ValueError) as error:
        raise PackError(
            f"The weights in {path} are no safetensors file ({brief(error)})."
        ) from error
    tensors: dict[str, NDArray[Any]] = {}
    for name, entry in entries:
        kind, content = entry["dtype"], entry["data"]
        if kind not in _NUMBERS:
            raise PackError(
                f"The weights in {path} hold a tensor {brief(name)} of an unknown type "
                f"({brief(kind)})."
            )
        flat = np.frombuffer(content, _NUMBERS[kind])
        if kind == "BF16":
            flat = (flat.astype(np.uint32) << 16).view(np.float32)
        elif kind == "F16":
            flat = flat.astype(np.float32)
        if flat.dtype.kind == "f" and not np.isfinite(flat).all():
            raise PackError(f"The tensor {brief(name)} in {path} holds values that are not finite.")
        tensors[name] = flat.reshape(entry["shape"])
    return tensors


def encoded(tensors: Mapping[str, NDArray[Any]], store: str) -> bytes:
    """A safetensors file; ``store`` as in :func:`~composer.engine.packs.write_pack`.

    Raises :class:`PackError` on a value that a pack cannot hold.
    """
    if store not in ("as is", "float16"):
        raise PackError(f"Weights cannot be stored as {store!r}.")
    return save({name: _stored(name, np.asarray(array), store) for name, array in tensors.items()})


def _stored(name: str, array: NDArray[Any], store: str) -> NDArray[Any]:
    """The tensor as it is written, checked."""
    if array.dtype.name not in _WRITTEN:
        raise PackError(f"The tensor {name!r} has a type that a pack cannot hold ({array.dtype}).")
    if array.dtype.kind == "f" and not np.isfinite(array).all():
        raise PackError(f"The tensor {name!r} holds values that are not finite.")
    if array.dtype == np.float32 and store == "float16":
        with np.errstate(over="ignore"):
            array = array.astype(np.float16)
        if not np.isfinite(array).all():
            raise PackError(f"The tensor {name!r} has values too large for float16.")
    return np.asarray(array, order="C")


def brief(value: object) -> str:
    """A value out of a file, as far as it fits into a sentence."""
    text = str(value) if isinstance(value, Exception) else repr(value)
    return text if len(text) <= 80 else text[:77] + "..."
