"""The words that verse uses, for rhymes: ``python -m training.lyrics.usual_words SONGS OUT``.

A word counts when the pronouncing dictionary has it and at least three songs of the training split
do; names and oddities of the dictionary fall away.  It is a list of words, in the order of the
alphabet, and no text can be read back from it.
"""

from __future__ import annotations

import lzma
import re
import sys
from collections import Counter
from pathlib import Path

from composer.prosody.dictionary import pronunciations
from training.lyrics.corpus import Song, read_songs

LEAST_SONGS = 3
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)*")


def usual_words(songs: list[Song]) -> list[str]:
    """Of the songs, in the order of the alphabet."""
    counts: Counter[str] = Counter()
    for song in songs:
        counts.update(set(_WORD.findall(song.text.lower())))
    return sorted(w for w, n in counts.items() if n >= LEAST_SONGS and pronunciations(w))


if __name__ == "__main__":
    found = usual_words(read_songs(Path(sys.argv[1])))
    Path(sys.argv[2]).write_bytes(lzma.compress("\n".join(found).encode(), preset=9))
    print(f"{len(found)} words")
