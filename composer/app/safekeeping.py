"""Safekeeping: what is not saved yet is on the disk within a second or two of each edit.

Each sitting has a folder of its own below ``unsaved`` with a journal
(:mod:`composer.files.journal`) and a lock that the system lets go when the program ends, however
it ends.  A folder with a journal and without a living owner is a song to offer at the next start.
A thread does the writing, so that the window never waits for the disk.
"""

from __future__ import annotations

import logging
import secrets
import threading
import time
from collections import deque
from collections.abc import Callable
from pathlib import Path

from filelock import Timeout

from composer.app.unsaved_songs import UnsavedSong, lock_of
from composer.edit.document import Change, Document
from composer.files.atomic import make_folder
from composer.files.errors import FileError
from composer.files.journal import About, Edit, Journal, refused
from composer.files.played import Played
from composer.model.note import Note
from composer.model.score import Score

WRITE_SECONDS = 0.7
"""What is edited within this time is written together."""
RETRY_SECONDS = 15.0
_LOCK_SECONDS = 5.0

_log = logging.getLogger(__name__)


class Safekeeping:
    """Keeps the unsaved edits of ``document`` below ``place``.

    ``about()`` says what the song is called; ``say(sentence)`` tells the person of trouble, from
    within :meth:`look`; ``played()``: what is being recorded and not in the document yet.  Use from
    one thread.
    """

    def __init__(
        self,
        document: Document,
        place: Path,
        about: Callable[[], About],
        say: Callable[[str], None],
        played: Callable[[], Played | None] = lambda: None,
    ) -> None:
        self._document = document
        self._place = place
        self._about = about
        self._say = say
        self._played = played
        self._played_kept: Played | None = None
        self._notes: dict[int, Note | None] = {}
        self._fields: set[str] = set()
        self._edited = False
        self._anew = True  # the journal begins with a base
        self._next = self._listen = 0.0
        self._told = False
        self._writer = _Writer(place)
        self._unobserve = document.observe(self._changed)

    def look(self) -> None:
        """Hands what was edited to the writing thread when it is time.  Never blocks."""
        self._heed()
        now = time.monotonic()
        if self._writer.busy or now < self._next:
            return
        played = self._played_kept
        if self._edited or now >= self._listen:
            self._listen = now + WRITE_SECONDS
            played = self._played()
        if self._edited or played != self._played_kept:
            self._hand_over(played)

    def keep_now(self) -> None:
        """Has everything on the disk on return (as far as the disk allows it)."""
        self._writer.wait()
        self._heed()
        played = self._played()
        if self._edited or played != self._played_kept:
            self._hand_over(played)
            self._writer.wait()

    def saved(self) -> None:
        """The document was saved: nothing is left to keep, unless it was edited since.

        What is kept of it then has to say where it was saved, and as which file.
        """
        if self._document.clean:
            self._forget()
        else:
            self._anew = self._edited = True

    def restore(self, song: UnsavedSong) -> None:
        """The document is now ``song``; what was left of it goes once it is kept here."""
        self._writer.superseded.append(song)
        self._edited = self._anew = True
        self._next = 0.0

    def close(self) -> None:
        """Ends it: nothing is left of a clean document; of another one everything is."""
        self._unobserve()
        if self._document.clean and self._played() is None:
            self._forget()
        else:
            self.keep_now()
        self._writer.close()

    def discard(self) -> None:
        """The person does not want the edits: nothing is kept of them."""
        self._forget()

    def _changed(self, change: Change) -> None:
        if change.everything:
            self._forget()
            return
        for note in change.removed:
            self._notes[note.id] = None
        for note in change.added:
            self._notes[note.id] = note
        self._fields |= change.fields
        self._edited = True

    def _heed(self) -> None:
        """What the writing thread had to say."""
        trouble = self._writer.trouble()
        if trouble:
            # What the journal lacks is in the next base.
            self._anew = self._edited = True
            self._next = time.monotonic() + RETRY_SECONDS
            if not self._told:
                self._told = True
                self._say(trouble)
        elif trouble is not None:
            self._told = False  # should it fail again, that is news

    def _forget(self) -> None:
        self._notes, self._fields = {}, set()
        self._edited, self._anew, self._played_kept = False, True, None
        self._writer.discard()

    def _hand_over(self, played: Played | None) -> None:
        self._next = time.monotonic() + WRITE_SECONDS
        notes, fields = self._notes, self._fields
        self._notes, self._fields, self._edited = {}, set(), False
        self._played_kept = played
        if self._document.clean and played is None:
            # It is as it was saved: by undo, say.
            self._anew = True
            self._writer.discard()
            return
        score = self._document.score
        if self._anew or self._writer.long:
            self._anew = False
            self._writer.begin(score.copy(), self._about())
            if played is not None:
                self._writer.append(Edit(next_id=score.next_id, played=played))
        else:
            values = {name: getattr(score, name) for name in fields}
            if "generations" in values:
                values["generations"] = dict(values["generations"])
            self._writer.append(Edit(notes, values, score.next_id, played))


class _Writer:
    """The thread that writes, job after job."""

    def __init__(self, place: Path) -> None:
        self.superseded: list[UnsavedSong] = []
        self._folder = place / secrets.token_hex(8)
        self._journal = Journal(self._folder)
        self._lock = lock_of(self._folder)
        self._jobs: deque[Callable[[], None]] = deque()
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None
        self._ending = False
        self._trouble: str | None = None
        self._began = False

    @property
    def busy(self) -> bool:
        """Whether there is something left to do."""
        with self._changed:
            return bool(self._jobs)

    @property
    def long(self) -> bool:
        """Whether it is time for a new base."""
        return self._journal.long

    def trouble(self) -> str | None:
        """What went wrong since the last call, as a sentence; empty: all that was done went well,
        ``None``: nothing was done."""
        with self._changed:
            trouble, self._trouble = self._trouble, None
            return trouble

    def begin(self, score: Score, about: About) -> None:
        """Writes a base; then what it supersedes can go."""
        self._began = True
        self._start(lambda: self._begin(score, about))

    def append(self, edit: Edit) -> None:
        """Writes an edit."""
        self._start(lambda: self._journal.append(edit))

    def discard(self) -> None:
        """Removes what was written, and what it would have superseded."""
        if self._began or self.superseded:
            self._began = False
            self._start(self._remove)

    def wait(self) -> None:
        """Returns when nothing is left to do."""
        with self._changed:
            while self._jobs:
                self._changed.wait()

    def close(self) -> None:
        """Ends the thread once all is done."""
        self.wait()
        with self._changed:
            self._ending = True
            self._changed.notify_all()
        if self._thread is not None:
            self._thread.join()
        self._journal.close()
        self._lock.release()
        for song in self.superseded:
            song.let_go()

    def _begin(self, score: Score, about: About) -> None:
        if not self._lock.is_locked:
            try:
                make_folder(self._folder)
                self._lock.acquire(timeout=_LOCK_SECONDS)
            except (OSError, Timeout, NotImplementedError) as error:
                # Without it another window would take the song for one that was left behind.
                raise refused(error) from error
        self._journal.begin(score, about)
        self._discard_superseded()

    def _remove(self) -> None:
        self._journal.discard()
        self._lock.release()
        self._discard_superseded()

    def _discard_superseded(self) -> None:
        while self.superseded:
            self.superseded.pop().discard()

    def _start(self, job: Callable[[], None]) -> None:
        with self._changed:
            self._jobs.append(job)
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="safekeeping", daemon=True)
                self._thread.start()
            self._changed.notify_all()

    def _work(self) -> None:
        while True:
            with self._changed:
                while not self._jobs:
                    if self._ending:
                        return
                    self._changed.wait()
                job = self._jobs[0]
            trouble = ""
            try:
                job()
            except FileError as error:
                _log.warning("not kept: %s", error)
                trouble = str(error)
            except Exception:
                _log.exception("not kept")
                trouble = "Unsaved changes cannot be kept for an unexpected end; save the song."
            with self._changed:
                self._jobs.popleft()
                # The first tells why: what follows on a failed base fails for want of it.
                self._trouble = self._trouble or trouble
                self._changed.notify_all()
