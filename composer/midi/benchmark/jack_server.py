"""A JACK server without a sound card, for as long as something is measured."""

from __future__ import annotations

import contextlib
import os
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager

RATE = 48_000
_PATIENCE = 30


class NoServer(RuntimeError):
    """JACK's server could not be started; ``str`` is a sentence for the person."""


def may_be_real_time() -> bool:
    """Whether this user's threads may go before ordinary ones, as audio servers do."""
    allowed: list[bool] = []

    def ask() -> None:
        with contextlib.suppress(OSError, AttributeError):
            os.sched_setscheduler(0, os.SCHED_RR, os.sched_param(1))
            allowed.append(True)

    # In a thread that ends with the answer.
    thread = threading.Thread(target=ask)
    thread.start()
    thread.join()
    return bool(allowed)


@contextmanager
def dummy_server(period: int) -> Iterator[str]:
    """Starts a server with ``period`` frames and gives its name, which ``JACK_DEFAULT_SERVER`` of
    this process and its children holds meanwhile.  Raises :class:`NoServer`."""
    name = f"descant-benchmark-{os.getpid()}"
    try:
        server = subprocess.Popen(
            [
                *("jackd", "--realtime" if may_be_real_time() else "--no-realtime"),
                *("--name", name),
                *("-d", "dummy", "-r", str(RATE), "-p", str(period)),
            ],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
    except FileNotFoundError as error:
        raise NoServer(
            "This needs the program jackd; on Debian and Ubuntu `sudo apt install jackd2` brings"
            " it."
        ) from error
    before = {key: os.environ.get(key) for key in ("JACK_DEFAULT_SERVER", "JACK_NO_START_SERVER")}
    try:
        waiting = subprocess.run(
            ["jack_wait", "--server", name, "--wait", "--timeout", str(_PATIENCE)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=False,
        )
        if waiting.returncode != 0:
            raise NoServer("The JACK server did not start; `jackd -d dummy` says why.")
        os.environ.update(JACK_DEFAULT_SERVER=name, JACK_NO_START_SERVER="1")
        yield name
    finally:
        for key, value in before.items():
            if value is None:
                os.environ.pop(key, None)
            else:
                os.environ[key] = value
        server.terminate()
        try:
            server.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()
