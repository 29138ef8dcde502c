"""Sound files: WAV, FLAC and OGG (Vorbis), written in blocks, whole or not at all."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from composer.midi.limiter import Samples

ENDINGS = (".wav", ".flac", ".ogg")
SAMPLE_RATES = (44_100, 48_000, 88_200, 96_000)
BIT_DEPTHS = (16, 24)
_VORBIS_QUALITY = 0.3
"""Compression from 0 (best) to 1: about 160 kbit a second."""

_PART = ".part"
_LARGEST_WAV = 4_000_000_000
"""Bytes; a WAV file counts its length in 32 bits."""


class AudioFileError(Exception):
    """The file cannot be written; nothing is left of it.  ``str`` is a sentence."""


class AudioFile:
    """A stereo file being written."""

    def __init__(self, sink: _Sink, file: Any, bits: int | None) -> None:
        self._sink = sink
        self._file = file
        self._bits = bits

    def write(self, block: Samples) -> None:
        """Adds frames, -1 to 1; raises ``OSError`` when the disk does not take them."""
        try:
            self._file.write(block if self._bits is None else _whole(block, self._bits))
        except Exception:
            self._sink.raise_failure()
            raise
        self._sink.raise_failure()


class _Sink:
    """What libsndfile writes through: an ``OSError`` cannot pass it, so it is kept here."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._failure: OSError | None = None

    def write(self, data: bytes) -> int:
        return self._try(lambda: self._file.write(data))

    def seek(self, place: int, whence: int = os.SEEK_SET) -> int:
        return self._try(lambda: self._file.seek(place, whence))

    def tell(self) -> int:
        return self._try(self._file.tell)

    def raise_failure(self) -> None:
        """Raises what went wrong since the file was opened."""
        if self._failure is not None:
            raise self._failure

    def _try(self, do: Callable[[], int]) -> int:
        if self._failure is None:
            try:
                return do()
            except OSError as error:
                self._failure = error
        return 0


def check_length(path: Path, seconds: float, sample_rate: int, bits: int) -> None:
    """Raises :class:`AudioFileError` when so much music does not fit in such a file."""
    if path.suffix.lower() == ".wav" and seconds * sample_rate * bits // 4 > _LARGEST_WAV:
        raise AudioFileError(
            "The song is too long for a WAV file, which holds 4 GB; choose FLAC or OGG."
        )


@contextlib.contextmanager
def audio_file(path: Path, sample_rate: int, bits: int) -> Iterator[AudioFile]:
    """A file to write to, of the kind of its ending; at the end of the block it takes its name.

    ``bits`` a sample (16 or 24) is for WAV and FLAC.  When the block raises, nothing is left of
    it and a file that was there before is as it was.  Raises ``ValueError`` for another ending
    and :class:`AudioFileError` when the disk does not take it.
    """
    import soundfile

    kinds = {".wav": "WAV", ".flac": "FLAC", ".ogg": "OGG"}
    ending = path.suffix.lower()
    if ending not in kinds:
        raise ValueError(f"{ending!r} is no kind of sound file")
    subtype = "VORBIS" if ending == ".ogg" else f"PCM_{bits}"
    quality = {"compression_level": _VORBIS_QUALITY} if ending == ".ogg" else {}
    unfinished: str | None = None
    try:
        # A file that is there keeps its name when it is a link to somewhere else.
        target = Path(os.path.realpath(path))
        handle, unfinished = tempfile.mkstemp(_PART, _hidden(target), target.parent)
        with open(handle, "w+b") as stream:
            _take_permissions(stream, target)
            sink = _Sink(stream)
            try:
                file = soundfile.SoundFile(
                    *(sink, "w", sample_rate, 2, subtype), format=kinds[ending], **quality
                )
            except soundfile.LibsndfileError:
                sink.raise_failure()
                raise
            try:
                yield AudioFile(sink, file, None if ending == ".ogg" else bits)
            finally:
                file.close()
            sink.raise_failure()
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(unfinished, target)
        unfinished = None
    except OSError as error:
        reason = error.strerror or str(error)
        raise AudioFileError(f"“{path}” could not be written: {reason}.") from error
    except soundfile.LibsndfileError as error:
        raise AudioFileError(f"“{path}” could not be written: {error}") from error
    finally:
        if unfinished is not None:
            with contextlib.suppress(OSError):
                os.unlink(unfinished)


def _whole(block: Samples, bits: int) -> NDArray[np.int32]:
    """Rounded to so many bits, in the upper ones of 32: libsndfile itself rounds otherwise for
    each kind of file."""
    # Not above: what only asks for the endings starts without it.
    import numpy as np

    highest = 2 ** (bits - 1) - 1
    rounded: NDArray[np.int32] = np.rint(block * np.float64(highest)).astype(np.int32)
    return np.left_shift(rounded, 32 - bits)


def remove_unfinished(path: Path) -> None:
    """Removes what a process that was killed has left of writing ``path``."""
    target = Path(os.path.realpath(path))
    with contextlib.suppress(OSError):
        for left in target.parent.iterdir():
            if left.name.startswith(_hidden(target)) and left.name.endswith(_PART):
                left.unlink()


def _hidden(target: Path) -> str:
    """What the name of an unfinished file begins with."""
    return f".{target.name[:60]}-"


def _take_permissions(stream: BinaryIO, target: Path) -> None:
    """Gives a new file the permissions of the one that it replaces, else the usual ones."""
    if not hasattr(os, "fchmod"):
        return
    try:
        mode = os.stat(target).st_mode & 0o777
    except OSError:
        umask = os.umask(0)
        os.umask(umask)
        mode = 0o666 & ~umask
    with contextlib.suppress(OSError):
        os.fchmod(stream.fileno(), mode)
