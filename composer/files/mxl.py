"""Compressed MusicXML (``.mxl``): a ZIP archive, of which only the score is unpacked, in memory.

Names in the archive are never names on the disk, and nothing is unpacked beyond its bound.
"""

from __future__ import annotations

import io
import zipfile
import zlib

from composer.files.errors import FileError
from composer.files.limits import MAX_MXL_MEMBERS, MAX_XML_BYTES
from composer.files.xml_reading import Element, read_xml

CONTAINER = "META-INF/container.xml"
MEDIA_TYPE = "application/vnd.recordare.musicxml"
_SCORE = "score.musicxml"
_MAX_CONTAINER_BYTES = 2**16
# The beginning of each entry in an archive's list of files; the list is read as a whole.
_ENTRY = b"PK\x01\x02"
_SIGNATURES = (b"PK\x03\x04", b"PK\x05\x06")


def is_archive(data: bytes) -> bool:
    """Whether the bytes begin as a ZIP archive does."""
    return data.startswith(_SIGNATURES)


def packed(document: bytes) -> bytes:
    """The archive of a MusicXML document; the same document always gives the same bytes."""
    container = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<container>\n  <rootfiles>\n'
        f'    <rootfile full-path="{_SCORE}" media-type="{MEDIA_TYPE}+xml"/>\n'
        "  </rootfiles>\n</container>\n"
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data, method in (
            ("mimetype", MEDIA_TYPE.encode(), zipfile.ZIP_STORED),
            (CONTAINER, container.encode(), zipfile.ZIP_DEFLATED),
            (_SCORE, document, zipfile.ZIP_DEFLATED),
        ):
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = method
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data)
    return stream.getvalue()


def unpacked(data: bytes) -> bytes:
    """The MusicXML document in an archive.  Raises :class:`FileError`."""
    if data.count(_ENTRY) > MAX_MXL_MEMBERS:
        raise FileError("It is an archive of more files than a score has.")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = {entry.filename: entry for entry in archive.infolist()}
            name = _score_name(archive, members)
            return _member(archive, members[name], MAX_XML_BYTES)
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        OSError,
        ValueError,
        RuntimeError,  # an encrypted member
        NotImplementedError,
    ) as error:
        raise FileError("It is no whole compressed MusicXML file.") from error


def _member(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, most: int) -> bytes:
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise FileError("It is packed in a way that is not used for music.")
    with archive.open(entry) as stream:
        data = stream.read(most + 1)
    if len(data) > most:
        raise FileError("What is packed in it is larger than a score can be.")
    return data


def _score_name(archive: zipfile.ZipFile, members: dict[str, zipfile.ZipInfo]) -> str:
    """The name of the member that the container says is the score."""
    named: list[str] = []
    if CONTAINER in members:

        def rootfile(element: Element) -> None:
            media = element.attributes.get("media-type", "")
            if "full-path" in element.attributes and (not media or "musicxml" in media):
                named.append(element.attributes["full-path"])

        container = _member(archive, members[CONTAINER], _MAX_CONTAINER_BYTES)
        read_xml(container, lambda tag, attributes: None, rootfile, {"rootfile"})
    for name in named:
        if name in members:
            return name
    for name in members:
        if name.lower().endswith((".xml", ".musicxml")) and not name.startswith("META-INF"):
            return name
    raise FileError("There is no score in it.")
