"""The JACK client library as far as listening to MIDI needs it, by ctypes.

Nothing of the player is in here, nor of the libraries that it sends with: what is heard through
this is another program's word on when a message came.  Packages that wrap the library leave out
the calls that say which wall time a frame has.
"""

from __future__ import annotations

import ctypes
from ctypes import (
    CFUNCTYPE,
    POINTER,
    Structure,
    c_char_p,
    c_float,
    c_int,
    c_size_t,
    c_ubyte,
    c_uint32,
    c_uint64,
    c_ulong,
    c_void_p,
)

NO_START_SERVER = 1
USE_EXACT_NAME = 2
IS_INPUT = 1
IS_OUTPUT = 2
MIDI_TYPE = b"8 bit raw midi"
AUDIO_TYPE = b"32 bit float mono audio"

ProcessCallback = CFUNCTYPE(c_int, c_uint32, c_void_p)
XRunCallback = CFUNCTYPE(c_int, c_void_p)
ShutdownCallback = CFUNCTYPE(None, c_void_p)


class MidiEvent(Structure):
    """``time``: frames since the cycle's beginning."""

    _fields_ = [("time", c_uint32), ("size", c_size_t), ("buffer", POINTER(c_ubyte))]


_CALLS = {
    "jack_client_open": (c_void_p, [c_char_p, c_int, POINTER(c_int)]),
    "jack_client_close": (c_int, [c_void_p]),
    "jack_activate": (c_int, [c_void_p]),
    "jack_deactivate": (c_int, [c_void_p]),
    "jack_set_process_callback": (c_int, [c_void_p, ProcessCallback, c_void_p]),
    "jack_set_xrun_callback": (c_int, [c_void_p, XRunCallback, c_void_p]),
    "jack_on_shutdown": (None, [c_void_p, ShutdownCallback, c_void_p]),
    "jack_port_register": (c_void_p, [c_void_p, c_char_p, c_char_p, c_ulong, c_ulong]),
    "jack_port_unregister": (c_int, [c_void_p, c_void_p]),
    "jack_port_get_buffer": (c_void_p, [c_void_p, c_uint32]),
    "jack_port_name": (c_char_p, [c_void_p]),
    "jack_connect": (c_int, [c_void_p, c_char_p, c_char_p]),
    "jack_get_ports": (POINTER(c_char_p), [c_void_p, c_char_p, c_char_p, c_ulong]),
    "jack_free": (None, [c_void_p]),
    "jack_get_sample_rate": (c_uint32, [c_void_p]),
    "jack_get_buffer_size": (c_uint32, [c_void_p]),
    "jack_get_cycle_times": (
        c_int,
        [c_void_p, POINTER(c_uint32), POINTER(c_uint64), POINTER(c_uint64), POINTER(c_float)],
    ),
    "jack_get_time": (c_uint64, []),
    "jack_midi_get_event_count": (c_uint32, [c_void_p]),
    "jack_midi_event_get": (c_int, [POINTER(MidiEvent), c_void_p, c_uint32]),
    "jack_midi_clear_buffer": (None, [c_void_p]),
    "jack_midi_event_write": (c_int, [c_void_p, c_uint32, c_char_p, c_size_t]),
}


def load_library() -> ctypes.CDLL:
    """The library, its calls typed; ``OSError`` where it is not on this machine.

    Its clock must not be asked before a client is open.
    """
    library = ctypes.CDLL("libjack.so.0")
    for name, (result, arguments) in _CALLS.items():
        call = getattr(library, name)
        call.restype, call.argtypes = result, arguments
    return library
