"""A person's own texts, from plain files and Markdown, for a network to learn from."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from composer.files.charset import decode, detect
from training.lyrics.tidying import tidy
from training.own_files import files_of, readable_file
from training.passages import Piece, piece_of_text

ENDINGS = (".txt", ".md")
MAX_FILES = 10_000
MAX_FILE_BYTES = 4_000_000
MAX_BYTES = 40_000_000
LEAST = 20  # characters of a text
HELD_OUT, MOST_HELD_OUT = 5, 3  # a fifth is held out, and never more than a third
UNKNOWN = 0.02  # share of characters without a sign that is worth a sentence
MOST_MEASURED = 50_000  # characters; it is measured a dozen times and more
FEWEST, FEWEST_HELD_OUT = 2000, 300  # characters that the network knows

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


def read_texts(
    places: Sequence[Path],
    say: Callable[[str], None],
    done: Callable[[float], None] = lambda share: None,
) -> list[str]:
    """The texts of the files and of those in the folders, in order, each once; a file may have
    several, with a line of signs or two empty lines between them.

    ``say`` gets a sentence for each file that is left out, ``done`` the share that is read.
    Raises ``ValueError`` when no text is left, or there are too many.
    """
    files = files_of(places, ENDINGS, say, MAX_FILES)
    texts: dict[str, None] = {}
    total = 0
    for number, path in enumerate(files):
        done(number / len(files))
        if not readable_file(path):
            say(f"“{path.name}” is left out: it is no file.")
            continue
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
    """About a fifth of the characters held out, up to :data:`MOST_MEASURED`: the last texts; of a
    long last text its end."""
    train, valid = list(texts), list[str]()
    total = sum(map(len, train))
    most = min(total / MOST_HELD_OUT, 2 * MOST_MEASURED)
    wanted = min(total / HELD_OUT, MOST_MEASURED)
    while train and (not valid or wanted >= len(train[-1]) / 2):
        last = train.pop()
        if sum(map(len, valid)) + len(last) > most:
            begin, end = _parted(last, wanted)
            train += [begin] if begin else []
            valid += [end]
            break
        valid.append(last)
        wanted -= len(last)
    return OwnTexts(tuple(train), tuple(reversed(valid)))


def _parted(text: str, wanted: float) -> tuple[str, str]:
    """A text's beginning, and its end of about so many characters: whole stanzas, lines or words;
    one at least, and all of a single word."""
    for joint in ("\n\n", "\n", " "):
        parts = text.split(joint)
        if len(parts) > 1:
            break
    cut, held = len(parts) - 1, len(parts[-1])
    while cut > 1 and wanted - held >= len(parts[cut - 1]) / 2:
        cut -= 1
        held += len(joint) + len(parts[cut])
    return joint.join(parts[:cut]), joint.join(parts[cut:])


def known_texts(texts: OwnTexts, characters: str) -> OwnTexts:
    """The texts in a network's characters.  Raises ``ValueError`` when that is too little."""
    known = OwnTexts(
        tuple(written_with(text, characters) for text in texts.train),
        tuple(written_with(text, characters) for text in texts.valid),
    )
    count, held_out = sum(map(len, known.train)), sum(map(len, known.valid))
    if count < FEWEST or held_out < FEWEST_HELD_OUT:
        raise ValueError(
            f"This is too little text to learn from: {count} characters to learn and {held_out} "
            f"to measure, where {FEWEST} and {FEWEST_HELD_OUT} are wanted; give more texts."
        )
    return known


def unknown_remark(texts: OwnTexts, characters: str) -> str:
    """A sentence where a network has no sign for a part of the texts, else nothing."""
    every = "".join((*texts.train, *texts.valid))
    unknown = {c for c in set(every) if not c.isspace() and not written_with(c, characters)}
    lost = Counter(c for c in every if c in unknown)
    share = lost.total() / max(1, len(every))
    if share < UNKNOWN:
        return ""
    such = " ".join(c for c, _ in lost.most_common(3))
    return (
        f"The model has no sign for {share:.0%} of the characters, such as {such}; it learns from "
        "the others alone."
    )


def learned_pieces(texts: OwnTexts) -> list[Piece]:
    """What is learned from, for the copy guard."""
    return [piece_of_text(text) for text in texts.train]


def counts_of(texts: OwnTexts) -> dict[str, int]:
    """How much there is to learn, and how much is held out."""
    return {
        "texts": len(texts.train),
        "held_out_texts": len(texts.valid),
        "words": sum(len(text.split()) for text in texts.train),
        "held_out_words": sum(len(text.split()) for text in texts.valid),
        "characters": sum(map(len, texts.train)),
        "held_out_characters": sum(map(len, texts.valid)),
    }
