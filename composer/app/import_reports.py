"""What was changed or left out when files were opened, kept so that it can be read later.

The reports lie in one small JSON file; one that is damaged or cannot be written has none.
"""

from __future__ import annotations

import json
import logging
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from composer.files.atomic import write_atomically
from composer.files.errors import FileError
from composer.files.reading import read_bounded

MOST_REPORTS = 30
MOST_SENTENCES = 500
MOST_BYTES = 4_000_000

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class ImportReport:
    """``path``: of the file.  ``when``: seconds since 1970.  ``sentences``: what is otherwise."""

    path: str
    when: int
    sentences: tuple[str, ...]

    @property
    def name(self) -> str:
        """The file's name."""
        return Path(self.path).name


class ImportReports:
    """The reports in ``file``, which is read when they are first asked for."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def all(self) -> list[ImportReport]:
        """The reports, the latest first."""
        try:
            stored = json.loads(read_bounded(self._file, MOST_BYTES))
        except FileError:
            return []
        except (ValueError, RecursionError):
            _log.warning("the import reports in %s are damaged", self._file)
            return []
        found = [_report(each) for each in stored] if isinstance(stored, list) else []
        return [report for report in found if report is not None][:MOST_REPORTS]

    def add(self, path: Path, sentences: tuple[str, ...]) -> ImportReport:
        """Keeps what was said of the file at ``path``; takes the place of what was before."""
        report = ImportReport(str(path), int(time.time()), sentences[:MOST_SENTENCES])
        others = [each for each in self.all() if each.path != report.path]
        kept = [asdict(each) for each in [report, *others][:MOST_REPORTS]]
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(self._file, json.dumps(kept, ensure_ascii=False).encode())
        except (OSError, FileError, ValueError) as error:
            _log.warning("import report not kept: %s", error)
        return report


def _report(stored: object) -> ImportReport | None:
    if not isinstance(stored, dict):
        return None
    path, when, sentences = (stored.get(name) for name in ("path", "when", "sentences"))
    if not isinstance(path, str) or type(when) is not int or not 0 <= when < 2**40:
        return None
    if not isinstance(sentences, list) or not all(isinstance(each, str) for each in sentences):
        return None
    return ImportReport(path, when, tuple(sentences[:MOST_SENTENCES]))
