"""Knobs, faders and buttons of a MIDI controller bound to what the studio can be turned by.

A *target* is something that can be set (a knob's range, a switch) or set off (a press); whoever
owns it registers it.  A *binding* says which controller of which input works it.  Bindings are
learned: :meth:`ControlLearn.learn` waits for the next controller that moves.

One control works one target, and a target has one control: a new binding takes the place of
those that it clashes with, and says which.  Values of targets are shares of their range, 0 to 1.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, replace
from enum import Enum
from typing import Any

CONTROLLER = 0xB0
_SELECTORS = frozenset((0, 6, 32, 38, 96, 97, 98, 99, 100, 101))
_CHANNEL_MODE = 120  # from here on they are no controllers
_PRESSED = 64
_NEAR = 2.5 / 127
_UNTOUCHED = 1.5 / 127
_STEP = 1 / 127
MAX_BINDINGS = 512


class Kind(Enum):
    """What a target is: a range, something that is on or off, or something that is set off."""

    RANGE = "range"
    SWITCH = "switch"
    PRESS = "press"


class Mode(Enum):
    """How a control's values are to be read.

    For ranges: where it stands, or by how much it was turned in one of three usual encodings.
    For switches: each press changes it, or it follows the control's own state.
    """

    ABSOLUTE = "absolute"
    TWOS_COMPLEMENT = "twos-complement"
    OFFSET = "offset"
    SIGN_MAGNITUDE = "sign-magnitude"
    PRESS = "press"
    STATE = "state"


MODES: dict[Kind, tuple[Mode, ...]] = {
    Kind.RANGE: (Mode.ABSOLUTE, Mode.TWOS_COMPLEMENT, Mode.OFFSET, Mode.SIGN_MAGNITUDE),
    Kind.SWITCH: (Mode.PRESS, Mode.STATE),
    Kind.PRESS: (Mode.PRESS,),
}


@dataclass(frozen=True, slots=True)
class Target:
    """``name`` is stored; ``words`` are shown.  ``get`` tells the value, ``None`` when it cannot
    be set now; ``set`` sets it (a switch: 0 or 1), or sets it off (a press: always 1)."""

    name: str
    words: str
    kind: Kind
    get: Callable[[], float | None]
    set: Callable[[float], object]


@dataclass(frozen=True, slots=True)
class Binding:
    """``source``: an input's name, ``None`` for any.  ``channel``: 0 to 15.  ``controller``: 0 to
    119.  ``target``: a target's name, also of one that is not there now."""

    source: str | None
    channel: int
    controller: int
    target: str
    mode: Mode

    def clashes_with(self, other: Binding) -> bool:
        """Whether one movement of a control would work both, or one target would have both."""
        return self.target == other.target or (
            (self.channel, self.controller) == (other.channel, other.controller)
            and (self.source == other.source or None in (self.source, other.source))
        )


def stored(bindings: Iterable[Binding]) -> list[dict[str, Any]]:
    """The bindings as they are written into the settings."""
    return [{**asdict(each), "mode": each.mode.value} for each in bindings]


def restored(values: object) -> tuple[Binding, ...]:
    """The bindings of :func:`stored`; entries that cannot be bindings are left out."""
    bindings: list[Binding] = []
    for value in (values if isinstance(values, (list, tuple)) else ())[:MAX_BINDINGS]:
        binding = _restored(value)
        if binding is not None and not any(binding.clashes_with(each) for each in bindings):
            bindings.append(binding)
    return tuple(bindings)


@dataclass(slots=True)
class _Hand:
    """What is known of a control: its last value, and whether the target goes with it."""

    value: int
    caught: bool
    given: float | None


class ControlLearn:
    """Targets, bindings, and what moves.  ``changed()`` is called when the bindings are others.

    ``pickup``: an absolute control takes a target over only where it meets the target's value,
    so that nothing jumps.  ``any_input``: a control works whichever input it comes from.
    """

    def __init__(
        self, bindings: Iterable[Binding] = (), pickup: bool = False, any_input: bool = False
    ) -> None:
        self._bindings = list(bindings)
        self._targets: dict[str, Target] = {}
        self._hands: dict[Binding, _Hand] = {}
        self._learning: str | None = None
        self._learned: Callable[[Binding, tuple[Binding, ...]], object] | None = None
        self.pickup = pickup
        self.any_input = any_input
        self.changed: Callable[[], object] = lambda: None

    # -- targets

    def register(self, target: Target) -> None:
        """Makes something able to be bound; one of the same name is replaced."""
        self._targets[target.name] = target

    def unregister(self, name: str) -> None:
        """It is gone; its binding stays for when it is back."""
        self._targets.pop(name, None)
        if self._learning == name:
            self.stop_learning()

    @property
    def targets(self) -> tuple[Target, ...]:
        """What can be bound, in the order in which it was registered."""
        return tuple(self._targets.values())

    def target(self, name: str) -> Target | None:
        """The target of that name, if it is there."""
        return self._targets.get(name)

    # -- bindings

    @property
    def bindings(self) -> tuple[Binding, ...]:
        """All of them, the oldest first."""
        return tuple(self._bindings)

    def binding_of(self, target: str) -> Binding | None:
        """What works the target."""
        return next((each for each in self._bindings if each.target == target), None)

    def bind(self, binding: Binding) -> tuple[Binding, ...]:
        """Adds a binding; returns those that it took the place of."""
        displaced = tuple(each for each in self._bindings if each.clashes_with(binding))
        self._bindings = [each for each in self._bindings if each not in displaced] + [binding]
        for each in displaced:
            self._hands.pop(each, None)
        self.changed()
        return displaced

    def unbind(self, binding: Binding) -> None:
        """Takes a binding away; nothing when it is not there."""
        if binding in self._bindings:
            self._bindings.remove(binding)
            self._hands.pop(binding, None)
            self.changed()

    def change(self, binding: Binding, **fields: Any) -> Binding:
        """Gives a binding another mode or source; returns it as it is then."""
        other = replace(binding, **fields)
        if binding in self._bindings and other != binding:
            self._bindings.remove(binding)
            self._hands.pop(binding, None)
            self.bind(other)
        return other

    @property
    def in_use(self) -> frozenset[tuple[str | None, int, int]]:
        """``(input or None for any, channel, controller)`` of every binding."""
        return frozenset(
            (None if self.any_input else each.source, each.channel, each.controller)
            for each in self._bindings
        )

    def set_any_input(self, on: bool) -> None:
        """Whether a control works whichever input it comes from."""
        self.any_input = on
        self.changed()

    # -- learning

    @property
    def learning(self) -> str | None:
        """The name of the target that waits for a control."""
        return self._learning

    def learn(
        self,
        target: str,
        learned: Callable[[Binding, tuple[Binding, ...]], object] | None = None,
    ) -> None:
        """Binds the next control that moves to ``target``.

        ``learned(binding, displaced)`` is called then.  Raises ``KeyError`` for no target.
        """
        if target not in self._targets:
            raise KeyError(target)
        self._learning, self._learned = target, learned

    def stop_learning(self) -> None:
        """Waits no more."""
        self._learning = self._learned = None

    # -- what moves

    def hear(self, source: str, data: bytes) -> bool:
        """Takes in a message of an input; whether it was for a target."""
        if len(data) != 3 or data[0] & 0xF0 != CONTROLLER or data[1] >= _CHANNEL_MODE:
            return False
        channel, number, value = data[0] & 0x0F, data[1], data[2]
        if self._learning is not None:
            return self._learn_from(source, channel, number, value)
        for binding in self._bindings:
            right = self.any_input or binding.source in (None, source)
            if right and (binding.channel, binding.controller) == (channel, number):
                target = self._targets.get(binding.target)
                if target is not None:
                    self._work(target, binding, value)
                return True
        return False

    def _learn_from(self, source: str, channel: int, number: int, value: int) -> bool:
        if number in _SELECTORS:
            return False  # what comes along with a change of program
        target = self._targets[self._learning or ""]
        binding = Binding(source, channel, number, target.name, MODES[target.kind][0])
        learned = self._learned
        self.stop_learning()
        displaced = self.bind(binding)
        # It is in hand already; letting go of a button that was pressed for this is no press.
        self._hands[binding] = _Hand(value, not self.pickup, None)
        if learned is not None:
            learned(binding, displaced)
        return True

    def _work(self, target: Target, binding: Binding, value: int) -> None:
        hand = self._hands.get(binding)
        before = hand.value if hand is not None else None
        if hand is None:
            hand = self._hands[binding] = _Hand(value, not self.pickup, None)
        hand.value = value
        if target.kind is Kind.RANGE:
            self._turn(target, binding.mode, hand, before)
        elif binding.mode is Mode.STATE:
            wanted = float(value >= _PRESSED)
            if target.get() not in (None, wanted):
                target.set(wanted)
        elif _is_press(before, value):
            now = target.get()
            if now is not None:
                target.set(1.0 if target.kind is Kind.PRESS else 1.0 - now)

    def _turn(self, target: Target, mode: Mode, hand: _Hand, before: int | None) -> None:
        now = target.get()
        if now is None:
            return
        if mode is not Mode.ABSOLUTE:
            # From where the hand left it: a field with few decimals would swallow small steps.
            exact = hand.given
            start = exact if exact is not None and abs(exact - now) <= _UNTOUCHED else now
            wanted = start + _turned(mode, hand.value) * _STEP
        else:
            wanted = hand.value / 127
            if self.pickup and not self._catches(hand, now, before):
                return
        hand.given = min(max(wanted, 0.0), 1.0)
        target.set(hand.given)

    def _catches(self, hand: _Hand, now: float, before: int | None) -> bool:
        if hand.caught and hand.given is not None and abs(hand.given - now) > _UNTOUCHED:
            hand.caught = False  # somebody else has set it meanwhile
        place = hand.value / 127
        if not hand.caught:
            last = place if before is None else before / 127
            near = abs(place - now) <= _NEAR
            hand.caught = near or min(last, place) <= now <= max(last, place)
        return hand.caught


def _restored(value: object) -> Binding | None:
    if not isinstance(value, dict):
        return None
    source, target, mode = value.get("source"), value.get("target"), value.get("mode")
    channel = _whole(value.get("channel"), 15)
    controller = _whole(value.get("controller"), _CHANNEL_MODE - 1)
    try:
        known = Mode(mode)
    except ValueError:
        return None
    if not (source is None or isinstance(source, str)) or not isinstance(target, str):
        return None
    if channel is None or controller is None:
        return None
    return Binding(source, channel, controller, target, known)


def _whole(value: object, most: int) -> int | None:
    if not isinstance(value, int) or isinstance(value, bool):
        return None
    return value if 0 <= value <= most else None


def _is_press(before: int | None, value: int) -> bool:
    # Some buttons send the same value at each press, and nothing when they are let go.
    return value >= _PRESSED and (before is None or before < _PRESSED or before == value)


def _turned(mode: Mode, value: int) -> int:
    """How many steps an endless knob was turned, to the right above 0."""
    if mode is Mode.TWOS_COMPLEMENT:
        return value if value < 64 else value - 128
    if mode is Mode.OFFSET:
        return value - 64
    return value if value < 64 else 64 - value
