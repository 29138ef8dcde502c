"""Digests that tell whether a file is the one that is meant."""

from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path

import numpy as np


def file_digest(path: Path) -> str:
    """sha256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def folder_digest(folder: Path, pattern: str) -> str:
    """sha256 over the files of a folder: of a line ``<sha256>  <name>`` for each, by name.

    ``pattern``: such as ``"**/*.mid"``; names are relative to the folder, with slashes.
    """
    digest = hashlib.sha256()
    found = {path.relative_to(folder).as_posix(): path for path in folder.glob(pattern)}
    for name in sorted(found):
        digest.update(f"{file_digest(found[name])}  {name}\n".encode())
    return digest.hexdigest()


def layout_digests(path: Path) -> dict[str, str]:
    """The digests of a converted file: of an ``.npz`` one for each split, else of the ``file``.

    A split's digest is sha256 over its arrays by name (name, type, shape, bytes); it does not
    depend on how the file is packed.  An ``.npz`` that is not laid out by splits has one digest,
    ``all``.  Raises ``ValueError`` when the file cannot be read.
    """
    if path.suffix != ".npz":
        return {"file": file_digest(path)}
    found = {}
    try:
        with np.load(path, allow_pickle=False) as archive:
            splits = [name.removesuffix("_lengths") for name in archive if "_lengths" in name]
            for split in sorted(splits) or ["all"]:
                digest = hashlib.sha256()
                for name in sorted(n for n in archive if not splits or n.startswith(f"{split}_")):
                    array = archive[name]
                    digest.update(f"{name} {array.dtype.str} {array.shape}\n".encode())
                    digest.update(np.ascontiguousarray(array).tobytes())
                found[split] = digest.hexdigest()
    except (ValueError, zipfile.BadZipFile) as error:
        raise ValueError(f"{path} cannot be read: {error}") from error
    return found
