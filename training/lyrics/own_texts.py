"""A person's own texts, from plain files and Markdown, for a network to learn from."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from composer.files.charset import decode, detect
from training.lyrics.corpus import tidy

ENDINGS = (".txt", ".md")
MAX_FILES = 10_000
MAX_FILE_BYTES = 4_000_000
MAX_BYTES = 40_000_000
LEAST = 20  # characters of a text
HELD_OUT = 5  # the last one of so many is held out

_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
# Signs of word processors, as the corpora of songs write them.
_SIGNS = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛ʼ`´′", "'"),
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("–‐‑‒−", "-"),
        **{"—": "--", "―": "--", "…": "...", "\u00a0": " ", "\u00ad": "", "\ufeff": ""},
        **{"æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ß": "ss", "ø": "o", "Ø": "O"},
    }
)
# Two empty lines, or a line of signs, whatever empty lines are around it.
_PART = re.compile(r"\n\s*?\n\s*?\n|\n[ \t]*(?:[-*_=~#][ \t]*){3,}(?=\n)")


@dataclass(frozen=True)
class OwnTexts:
    """``train`` and ``valid``: whole texts, those held out the last ones."""

    train: tuple[str, ...]
    valid: tuple[str, ...]


def text_files(path: Path) -> list[Path]:
    """The file, or the text files in a folder and the folders in it, by name."""
    if not path.is_dir():
        return [path]
    found = [p for p in path.rglob("*") if p.suffix.lower() in ENDINGS and p.is_file()]
    return sorted(p for p in found if not any(part.startswith(".") for part in p.parts[-3:]))


def read_texts(files: Sequence[Path], say: Callable[[str], None]) -> list[str]:
    """The texts of the files in order, each once; a file may have several, with a line of signs or
    two empty lines between them.

    ``say`` gets a sentence for each file that is left out.  Raises ``ValueError`` when no text is
    left, or there are too many.
    """
    if len(files) > MAX_FILES:
        raise ValueError(f"These are {len(files)} files; give at most {MAX_FILES}.")
    texts: dict[str, None] = {}
    total = 0
    for path in files:
        try:
            with path.open("rb") as file:
                data = file.read(MAX_FILE_BYTES + 1)
        except OSError as error:
            reason = str(error.strerror or error).lower()
            say(f"“{path.name}” is left out: it cannot be read ({reason}).")
            continue
        total += len(data)
        if total > MAX_BYTES:
            raise ValueError(f"These texts are more than {MAX_BYTES // 1_000_000} MB; give fewer.")
        if len(data) > MAX_FILE_BYTES:
            say(f"“{path.name}” is left out: it is larger than {MAX_FILE_BYTES // 1_000_000} MB.")
            continue
        content = decoded(data)
        if content is None:
            say(f"“{path.name}” is left out: it is no text.")
            continue
        if path.suffix.lower() == ".md":
            content = without_markup(content)
        found = [part for part in parts_of(content) if len(part) >= LEAST]
        if not found:
            say(f"“{path.name}” is left out: there is hardly a word in it.")
        texts.update(dict.fromkeys(found))
    if not texts:
        raise ValueError("There is no text to learn from; give files that end in .txt or .md.")
    return list(texts)


def decoded(data: bytes) -> str | None:
    """A file's text, in whichever of the usual encodings it is; ``None`` where it is no text."""
    for mark, charset in _BOMS:
        if data.startswith(mark):
            return data.decode(charset, errors="replace")
    if b"\0" in data:
        return None
    text = decode(data, detect(data.splitlines()))
    signs = sum(unicodedata.category(c) == "Cc" and c not in "\n\r\t\f\x0b" for c in text)
    return None if signs > len(text) / 100 else text


def without_markup(text: str) -> str:
    """Markdown's words: no front matter, headings' signs, emphasis, links or quotation marks."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = re.sub(r"\A---\n.*?\n(?:---|\.\.\.)\n", "", text, flags=re.S)
    text = re.sub(r"^```.*?^```[ \t]*$", "", text, flags=re.S | re.M)
    text = re.sub(r"!?\[([^\]\n]*)\]\([^)\n]*\)", r"\1", text)
    text = re.sub(r"^[ \t]{0,3}(?:#{1,6}[ \t]+|>[ \t]?)", "", text, flags=re.M)
    text = re.sub(r"(\*\*|__|\*)(?=\S)(.+?)(?<=\S)\1", r"\2", text)
    return re.sub(r"(?:\\| {2,})$", "", text, flags=re.M)


def parts_of(text: str) -> list[str]:
    """The texts of a file."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n\n\n")
    parts = [tidy(part) for part in _PART.split("\n" + text + "\n")]
    return [part for part in parts if part]


def written_with(text: str, characters: str) -> str:
    """The text as nearly as may be in a network's characters.

    Word processors' signs and accents go where the network has not got them, and so does what it
    has no sign for at all.
    """
    known = set(characters)
    if set(text) <= known:
        return text
    out = []
    for character in text:
        if character in known:
            out.append(character)
            continue
        plain = unicodedata.normalize("NFKD", character.translate(_SIGNS))
        out.append("".join(c for c in plain if c in known))
    return tidy("".join(out))


def split_texts(texts: Iterable[str]) -> OwnTexts:
    """The last fifth of the texts held out; of a single text its last stanzas."""
    found = list(texts)
    if len(found) == 1:
        stanzas = found[0].split("\n\n")
        if len(stanzas) == 1:
            stanzas = found[0].split("\n")
            joint = "\n"
        else:
            joint = "\n\n"
        cut = len(stanzas) - max(1, len(stanzas) // HELD_OUT)
        train, valid = joint.join(stanzas[:cut]), joint.join(stanzas[cut:])
        return OwnTexts((train,) if train else (), (valid,))
    cut = len(found) - max(1, len(found) // HELD_OUT)
    return OwnTexts(tuple(found[:cut]), tuple(found[cut:]))
