"""Weigh the words around a mention: of other matters, or of somebody's health.

A symptom's word is often used for something else ("the printer spewed paper").  No
list of such uses is ever complete; the words around it tell more than the word itself.
"""

from __future__ import annotations

from mbc_cli.lexicon import Lexicon
from mbc_cli.reading import Reading
from mbc_cli.walk import MENTIONS, Hit
from mbc_cli.words import Bearing, Kind, Word

OUT_OF_PLACE = "out of place"
"""The fate of a mention that stands in a text about something else."""

WINDOW = 12
"""Tokens to either side of a mention, in its sentence, that are looked at."""

FRAMES = (Kind.BEFORE, Kind.AFTER, Kind.NOT_DENIAL, Kind.CIRCUMSTANCE)
"""Kinds of phrases that people put around a symptom: their words tell nothing of the matter."""

AGAINST = (Bearing.OTHER, Bearing.ELSEWHERE)
"""What a word that weighs against a mention tells: it is one that we know nothing of, or one of other matters."""

ELSEWHERE = 5
"""What words of other matters weigh against a mention, however many; each word that we know nothing of weighs one."""

BORNE, BORNE_IF_VAGUE = 4, 1
"""How much weight against it a mention bears, and one that is listed as vague."""

SOMEBODY, SIGN = 2, 3
"""How much more is borne where a text speaks of somebody, and for each sign of illness or other symptom."""


def set_out_of_place(reading: Reading, lexicon: Lexicon) -> None:
    """Set aside mentions among words of something else, in a text with few signs that somebody is unwell.

    Args:
        reading: the text, its overlaps settled; the fate of such a mention becomes ``OUT_OF_PLACE``
            and ``by`` names the tokens that weigh against it, or the fate "everyday" where a word of
            everyday use stands right before a word of something else.
        lexicon: for what the words around tell.
    """
    standing = [hit for hit in reading.of(*MENTIONS) if not hit.entry.article or len(hit.used) == 1]
    if not standing:
        return
    bearings = [bearing(word, lexicon) for word in reading.words]
    if not _weight(bearings):
        return
    taken = {i for hit in reading.of(*MENTIONS, *FRAMES) for i in hit.used}
    around = [Bearing.NOTHING if i in taken else each for i, each in enumerate(bearings)]
    somebody = Bearing.SOMEBODY in around
    signs = _signs(around) + len({hit.entry.target for hit in standing}) - 1
    denied = bool(reading.of(Kind.BEFORE))
    compiled = lexicon.compiled
    for hit in standing:
        borne = BORNE_IF_VAGUE if hit.entry.phrase in compiled.vague else BORNE + SIGN * denied
        inside = _window(reading, hit)
        if _weight([around[i] for i in inside]) > borne + SIGN * signs + SOMEBODY * somebody:
            hit.fate, hit.by = OUT_OF_PLACE, tuple(i for i in inside if around[i] in AGAINST)
        elif not (signs or somebody) and len(hit.used) == 1:
            at = hit.used[0]
            if reading.words[at].folded in compiled.everyday and _weight(around[at + 1 : at + 2]):
                hit.fate = "everyday"


def weight_of(reading: Reading, lexicon: Lexicon) -> int:
    """Return how much the words of a text weigh against a guess at what it is about.

    Args:
        reading: the text, in which no mention stands.
        lexicon: for what its words tell.

    Returns:
        From 0; the signs that somebody is unwell take nothing away, since a guess rests on them.
    """
    return _weight([bearing(word, lexicon) for word in reading.words])


def bearing(word: Word, lexicon: Lexicon) -> str:
    """Return what a word tells of its text: one of the values of ``Bearing``, kept with the word.

    Args:
        word: the word or punctuation mark.
        lexicon: for the word lists.

    Returns:
        The first that holds: of other matters, of health, of being unwell, of somebody, of nothing, of something else.
    """
    if word.bearing is None:
        word.bearing = _bear(word, lexicon)
    return word.bearing


def _bear(word: Word, lexicon: Lexicon) -> str:
    compiled = lexicon.compiled
    if word.folded in compiled.elsewhere:
        return Bearing.ELSEWHERE
    stands_for = (word.folded, *word.symbols)
    if not compiled.health.isdisjoint(stands_for) or word.folded.endswith(compiled.health_endings):
        return Bearing.HEALTH
    if not compiled.unwell.isdisjoint(stands_for):
        return Bearing.UNWELL
    if not compiled.speakers.isdisjoint(stands_for):
        return Bearing.SOMEBODY
    says_nothing = (
        word.boundary or (word.skip and word.known) or word.joiner or not word.folded.isalpha() or len(word.folded) == 1
    )
    says_nothing = says_nothing or word.folded in compiled.plain or bool(lexicon.leanings(word))
    return Bearing.NOTHING if says_nothing else Bearing.OTHER


def _signs(bearings: list[str]) -> int:
    return bearings.count(Bearing.UNWELL) + bearings.count(Bearing.HEALTH)


def _weight(bearings: list[str]) -> int:
    return bearings.count(Bearing.OTHER) + ELSEWHERE * (Bearing.ELSEWHERE in bearings)


def _window(reading: Reading, hit: Hit) -> range:
    """Return the tokens around a mention, as far as its sentence goes."""
    words = reading.words
    start, end = hit.used[0], hit.used[-1]
    while start > max(0, hit.used[0] - WINDOW) and not words[start - 1].hard:
        start -= 1
    while end + 1 < min(len(words), hit.used[-1] + WINDOW + 1) and not words[end + 1].hard:
        end += 1
    return range(start, end + 1)
