"""Spoiling good files at random: bits, cuts, splices, huge numbers, deep nesting, packed bombs."""

from __future__ import annotations

import gzip
import io
import random
import re
import zipfile

_MOST_BYTES = 8_000_000


def spoiled(draw: random.Random, reader: str, data: bytes, other: bytes) -> bytes:
    """A file made of a good one; what is packed is unpacked, spoiled, and mostly packed again."""
    if reader == "mxl" and draw.random() < 0.8:
        return _packed_again(draw, data)
    if data[:2] == b"\x1f\x8b" and draw.random() < 0.8:
        try:
            return gzip.compress(_spoiled(draw, gzip.decompress(data), other), 1)
        except (OSError, EOFError):
            pass
    if draw.random() < 0.02:
        return gzip.compress(b"[" * draw.choice((10_000, 50_000_000)), 1)
    return _spoiled(draw, data, other)


def _spoiled(draw: random.Random, data: bytes, other: bytes) -> bytes:
    # Text mostly stays text of its kind, so that what is said in it comes to be read.
    text = data.lstrip()[:1] in (b"<", b"{", b"X") and draw.random() < 0.6
    for _ in range(draw.choice((1, 1, 1, 2, 3) if text else (1, 1, 1, 2, 3, 8, 30))):
        if not data:
            break
        data = draw.choice(_GENTLE if text else _WAYS)(draw, data, other)[:_MOST_BYTES]
    return data


def _packed_again(draw: random.Random, data: bytes) -> bytes:
    out = io.BytesIO()
    try:
        inside = zipfile.ZipFile(io.BytesIO(data))
        entries = [(info.filename, inside.read(info)) for info in inside.infolist()]
    except (zipfile.BadZipFile, OSError, KeyError, RuntimeError, NotImplementedError):
        return _spoiled(draw, data, data)
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in entries:
            if draw.random() < 0.6:
                content = _spoiled(draw, content, entries[-1][1])
            made.writestr(draw.choice((name, name, name, "../" + name, "/etc/" + name)), content)
        if draw.random() < 0.05:
            made.writestr("bomb.xml", b" " * 300_000_000)
        if draw.random() < 0.05:
            for number in range(3000):
                made.writestr(f"{number}.xml", b"")
    packed = out.getvalue()
    return _spoiled(draw, packed, data) if draw.random() < 0.3 else packed


def _bits(draw: random.Random, data: bytes, other: bytes) -> bytes:
    changed = bytearray(data)
    for _ in range(draw.choice((1, 2, 5, 40))):
        changed[draw.randrange(len(changed))] ^= 1 << draw.randrange(8)
    return bytes(changed)


def _bytes(draw: random.Random, data: bytes, other: bytes) -> bytes:
    place = draw.randrange(len(data))
    new = draw.choice(
        (b"\x00", b"\xff", b"\x7f", b"\x80", b"\xff\xff\xff\x7f", b"\r", b"\xef\xbb\xbf")
    )
    return data[:place] + new * draw.choice((1, 1, 4, 300)) + data[place + draw.choice((0, 1)) :]


def _cut(draw: random.Random, data: bytes, other: bytes) -> bytes:
    first, last = sorted((draw.randrange(len(data)), draw.randrange(len(data))))
    return draw.choice((data[:first], data[last:], data[:first] + data[last:]))


def _doubled(draw: random.Random, data: bytes, other: bytes) -> bytes:
    first, last = sorted((draw.randrange(len(data)), draw.randrange(len(data))))
    piece = data[first:last]
    times = draw.choice((2, 2, 3, 50)) if len(piece) < 20_000 else 2
    return data[:first] + piece * times + data[last:]


def _spliced(draw: random.Random, data: bytes, other: bytes) -> bytes:
    if not other:
        return data
    return data[: draw.randrange(len(data))] + other[draw.randrange(len(other)) :]


def _numbers(draw: random.Random, data: bytes, other: bytes) -> bytes:
    found = list(re.finditer(rb"\d+", data))
    if not found:
        return _bits(draw, data, other)
    for hit in draw.sample(found, min(len(found), draw.choice((1, 1, 5, 50))))[:50]:
        if hit.end() > len(data):
            continue
        new = draw.choice(
            (
                b"0",
                b"-1",
                b"7",
                b"99999999999",
                b"1e999",
                b"2147483648",
                b"0.0001",
                b"9" * 5000,
                b"NaN",
            )
        )
        data = data[: hit.start()] + new + data[hit.end() :]
    return data


def _digits(draw: random.Random, data: bytes, other: bytes) -> bytes:
    """Small numbers for small numbers, which are often possible."""
    found = list(re.finditer(rb"\d+", data))
    for hit in draw.sample(found, min(len(found), draw.choice((1, 3, 20)))):
        new = "".join(draw.choice("0123456789") for _ in hit[0]).encode()
        data = data[: hit.start()] + new + data[hit.end() :]
    return data


def _nested(draw: random.Random, data: bytes, other: bytes) -> bytes:
    depth = draw.choice((200, 5_000, 100_000))
    opened, closed = draw.choice(
        ((b"[", b"]"), (b'{"a":', b"}"), (b"<a>", b"</a>"), (b"(", b")"), (b"<part>", b"</part>"))
    )
    place = draw.randrange(len(data))
    return data[:place] + opened * depth + closed * draw.choice((0, depth)) + data[place:]


def _words(draw: random.Random, data: bytes, other: bytes) -> bytes:
    found = list(re.finditer(rb"[A-Za-z_-]{2,}", data))
    if len(found) < 2:
        return _bits(draw, data, other)
    one, two = sorted(draw.sample(found, 2), key=lambda hit: hit.start())
    return data[: one.start()] + two[0] + data[one.end() : two.start()] + one[0] + data[two.end() :]


def _values(draw: random.Random, data: bytes, other: bytes) -> bytes:
    """Another kind of value in JSON, an entity or a reference in XML."""
    place = draw.randrange(len(data))
    return draw.choice(
        (
            lambda: re.sub(rb":\s*[^,{}\[\]]+", b": null", data, count=draw.choice((1, 3))),
            lambda: re.sub(rb':\s*"[^"]*"', b": [{}]", data, count=draw.choice((1, 3))),
            lambda: re.sub(rb":\s*[\d.-]+", b': "x"', data, count=draw.choice((1, 3))),
            lambda: data.replace(b"?>", b'?><!DOCTYPE a [<!ENTITY b "&c;&c;">]>', 1),
            lambda: data.replace(b"?>", b'?><!DOCTYPE a SYSTEM "file:///etc/passwd">', 1),
            lambda: data[:place] + b"&#x110000;&amp;&b;\xed\xa0\x80" + data[place:],
        )
    )()


_WAYS = (
    _bits,
    _bytes,
    _cut,
    _doubled,
    _spliced,
    _numbers,
    _numbers,
    _nested,
    _words,
    _values,
)
_GENTLE = (_numbers, _numbers, _words, _values, _digits)
