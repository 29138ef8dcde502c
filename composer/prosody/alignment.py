"""Which letters of an English word spell which of its sounds.

A cheapest alignment of phones with runs of letters, from a table of the usual spellings of each
phone.  It is for finding where one syllable's letters end; nobody is told the rest.
"""

from __future__ import annotations

from functools import lru_cache

from composer.prosody.dictionary import Phones, is_vowel

Span = tuple[int, int]  # letters from, to (exclusive)

_SPELLINGS: dict[str, tuple[str, ...]] = {
    phone: tuple(letters.split())
    for phone, letters in {
        "AA": "a o ah aa ho ea ow au e aw",
        "AE": "a ai au i ha",
        "AH": "a e i o u ou oo ai ia io eo ea oe y ie iou ei eu ah ha he hu ough oi ua ue",
        "AO": "o a au aw ou oa oo augh ough ho aoh eo",
        "AW": "ou ow au ough hou owe",
        "AY": "i y ie igh eigh ei uy ye eye ai ia is ais ig hi aye oi ey",
        "EH": "e ea a ai ay ie ei ue u eo ae he hei eh",
        "ER": "er ir ur or ar ear our yr re ere urr err ure eur oar olo her r ro ier irr ore ire",
        "EY": "a ai ay ea ei eigh ey ae au et ee e aigh eh hei ag ie",
        "IH": "i y e a ui ie u o ee ea ei ai ia hi ey ae",
        "IY": "e ee ea ie y i ei ey eo ay ae oe he ia eye ois is",
        "OW": "o oa ow oe ough ou ew au eau oo oh ol ho owe aux ot",
        "OY": "oi oy uoy oye",
        "UH": "oo u ou o oul eu ew ue",
        "UW": "u oo ou ew ue ui o oe ough eu ieu wo ooh eau iew ieux hu uh",
        "B": "b bb pb bu",
        "CH": "ch tch t c ci ti te cz cc",
        "D": "d dd ed de ld t",
        "DH": "th the",
        "F": "f ff ph gh ft lf fe pph",
        "G": "g gg gh gu gue ckg",
        "HH": "h wh j g",
        "JH": "j g dg dge ge d gg dj gi di dgi",
        "K": "c k ck ch cc q qu que cch kh lk cqu kk x che ke",
        "L": "l ll le ln el lle",
        "M": "m mm mb mn lm me gm mme chm",
        "N": "n nn kn gn pn mn ne nd dn nne nt on en",
        "NG": "ng n ngue nd ngh",
        "P": "p pp ph pe ppe",
        "R": "r rr wr rh re rrh rps",
        "S": "s ss c sc ce se ps st z sse sce sw sch ts th cc",
        "SH": "sh ti ci si s ssi ch sch ce ss c sci sy shi chs",
        "T": "t tt ed th te bt pt cht d tte ct tw phth",
        "TH": "th the t tth",
        "V": "v ve f vv ph lv",
        "W": "w wh u o we ou",
        "Y": "y i j e ll",
        "Z": "z s zz se ss x ze es ts cz sth",
        "ZH": "si s z g ge ti zi j ssi",
    }.items()
}
# Several phones that are spelled together; the vowel among them has all the letters that it needs.
_TOGETHER: dict[tuple[str, ...], tuple[str, ...]] = {
    ("K", "S"): ("x", "xc", "xe", "cc", "xs"),
    ("G", "Z"): ("x", "xh"),
    ("K", "SH"): ("x", "xi"),
    ("K", "W"): ("qu", "ch", "cqu"),
    ("W", "AH"): ("o",),
    ("Y", "UW"): ("u", "ew", "eu", "ue", "eau", "iew", "ui", "ewe", "ugh"),
    ("Y", "AH"): ("u", "io", "ia", "ie"),
    ("Y", "ER"): ("ure", "ur", "ior", "ier"),
    ("Y", "UH"): ("u", "eu"),
    ("T", "S"): ("z", "zz", "tz", "ts", "c"),
    ("AH", "L"): ("le", "el", "al", "il", "ol", "l"),
    ("AH", "M"): ("m", "em", "om", "am"),
    ("AH", "N"): ("n", "en", "on", "an", "ain", "in"),
    ("W", "AA"): ("oi", "ua", "oir", "ois"),
    ("W", "AY"): ("oi", "uy", "ui"),
}
_ODD, _SILENT, _UNWRITTEN = 3.0, 1.6, 2.4
_DEAREST = 2.5  # a mean cost a phone above which the spelling has little to do with the sound


@lru_cache(maxsize=1 << 14)
def aligned(letters: str, phones: Phones) -> tuple[Span, ...]:
    """For each phone the letters that spell it, in order; empty where the two do not fit.

    ``letters``: lower case without accents.  Silent letters belong to no span.  Phones that are
    spelled together (the two of ``x``) have the same span, and one that is not written (the vowel
    of the last syllable of *rhythm*) an empty one.
    """
    bare = [phone.rstrip("012") for phone in phones]
    if not letters or not bare or any(phone not in _SPELLINGS for phone in bare):
        return ()
    size, count = len(letters), len(bare)
    best: dict[tuple[int, int], float] = {(0, 0): 0.0}
    came: dict[tuple[int, int], tuple[int, int, tuple[Span, ...]]] = {}

    def reach(
        place: tuple[int, int], start: tuple[int, int], cost: float, spans: tuple[Span, ...]
    ) -> None:
        total = best[start] + cost
        if total < best.get(place, float("inf")):
            best[place] = total
            came[place] = (*start, spans)

    for p in range(count + 1):
        for at in range(size + 1):
            here = (p, at)
            if here not in best:
                continue
            if at < size:
                reach((p, at + 1), here, _silence(letters, at), ())
            if p == count:
                continue
            phone = bare[p]
            for text in _SPELLINGS[phone]:
                if letters.startswith(text, at):
                    # A longer run that is all one sound is the better reading of it.
                    end = at + len(text)
                    vowel = is_vowel(phones[p])
                    gain = (0.15 if vowel else 0.3) * (len(text if vowel else text.rstrip("e")) - 1)
                    mute = 0.6 if text[0] == "h" and phone != "HH" else 0.0
                    reach((p + 1, end), here, mute - gain, ((at, end),))
            if at < size and (letters[at] in "aeiouy") == is_vowel(phones[p]):
                reach((p + 1, at + 1), here, _ODD, ((at, at + 1),))
            cheap = phone in ("Y", "W") or phones[p] in ("AH0", "ER0", "IH0")
            reach((p + 1, at), here, _UNWRITTEN if cheap else 2 * _UNWRITTEN, ((at, at),))
            for together, spelled in _TOGETHER.items():
                if tuple(bare[p : p + len(together)]) != together:
                    continue
                for text in spelled:
                    if letters.startswith(text, at):
                        spans = _shared(together, text, at)
                        # A vowel that is not written at all (rhythm) is the last resort.
                        cost = _UNWRITTEN if spans[0][0] == spans[0][1] else 0.05
                        reach((p + len(together), at + len(text)), here, cost, spans)
    place = (count, size)
    if place not in best or best[place] > _DEAREST * count:
        return ()
    path: list[Span] = []
    while place != (0, 0):
        p, at, found = came[place]
        path = [*found, *path]
        place = (p, at)
    return tuple(path)


def _silence(letters: str, at: int) -> float:
    letter = letters[at]
    if not letter.isalpha():
        return 0.0
    if letter == "e" and at:
        return 0.4 if at == len(letters) - 1 else 0.7
    if letter in "aiouy":
        return 2 * _SILENT
    if at and letters[at - 1] == letter:
        return 0.2
    return _SILENT


def _shared(together: tuple[str, ...], text: str, at: int) -> tuple[Span, ...]:
    if together[0] == "AH":  # the vowel, then its consonant: "le", "on", or "m" without a vowel
        consonant = max(text.rfind(letter) for letter in "lmn")
        if consonant == 0:
            return ((at, at), (at, at + len(text)))
        return ((at, at + consonant), (at + consonant, at + len(text)))
    return ((at, at + len(text)),) * len(together)
