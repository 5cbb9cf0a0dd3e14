"""Offer what is near when nothing counts: never more than a question, at most three.

Seven sources, best first: phrases listed as ``near`` a symptom; mentions that were not
alone, or only told when or why; the two halves of a phrase too far apart to count, or one
of them misspelt beyond repair; words one edit beyond repair; several words that stand
mostly in phrases of one symptom; a topic of a symptom ("vision") in one text with a sign
that something is wrong; and somebody's ``own`` ("my tummy"), or one that is compared
("bones like twigs").  A text with too many words of something else raises no question.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from mbc_cli.context import OUT_OF_PLACE, weight_of
from mbc_cli.lexicon import Lexicon
from mbc_cli.reading import Reading
from mbc_cli.words import Kind, Word

NEAR, APART, LOOSE, LEANING, TOPIC = 60, 55, 50, 45, 40
"""Scores of the sources, ``APART`` also of words that were not alone; all stay below the lowest match."""

APART_BEARS, NEAR_BEARS, GUESS_BEARS, TOPIC_BEARS = 3, 2, 1, 0
"""How much weight of other words the halves of a phrase bear, a listed phrase, a guess, and one by a topic alone."""

GUESS_BEARS_BESIDE_SIGN = 2
"""The same for a guess where a word speaks of somebody or of being unwell, and for a topic that is compared:
what it is compared to is something else."""

MAX_LOOSE = 6
"""Words of the longest text in which single unknown words are guessed at."""

REACH = 8
"""Tokens to either side of a word in which its neighbours are looked at."""

MAX_APART = 14
"""Words of the longest text in which the halves of a phrase are looked for."""

MAX_BESIDE = 4
"""Words of weight of the longest text in which the half of a phrase is looked for beside a match."""

MAX_OWN = 2
"""Words of weight of the longest text that only names somebody's own: "my skin is in a state"."""

MAX_LEANING = 6
"""Words of weight of the longest text in which leanings are added up: in longer ones some words meet by chance."""

ENOUGH, ENOUGH_BESIDE_SIGN = 100, 70
"""Percent that the leanings of a text's words to one symptom must reach together.
Less will do where a word speaks of somebody, or of being unwell."""

FEW, ENOUGH_IN_FEW = 3, 85
"""Words of weight of a text, none of other matters, in which one word does that leans so far."""


def suggest(reading: Reading, lexicon: Lexicon, below: Mapping[str, int], *, quiet: bool) -> dict[str, int]:
    """Return symptom ids to offer, with their scores.

    Args:
        reading: the text, chosen and denied.
        lexicon: for topics and the spelling repair.
        below: symptoms found on a rung that the user does not accept.
        quiet: something counts already, so only what stands right beside it is offered.

    Returns:
        Scores by symptom id, unordered.
    """
    weight = weight_of(reading, lexicon)
    if not below and weight > APART_BEARS:
        return {}
    near = reading.of(Kind.NEAR) if weight <= NEAR_BEARS else ()
    beside = [] if quiet else [hit for hit in reading.hits if hit.fate in ("not alone", "scene", OUT_OF_PLACE)]
    askable = _Askable(reading, lexicon) if near or beside else ()
    several = len({hit.used for hit in near}) > 1
    listed = [hit.entry.target for hit in near if several or len(hit.used) > 1 or hit.used[0] in askable]
    found = {**below, **dict.fromkeys(listed, NEAR)}
    if quiet:
        return {**dict.fromkeys(_beside_match(reading, lexicon), APART), **found}
    if found:
        return found
    guesses = _Guesses(reading, lexicon, weight)
    if weight > (GUESS_BEARS_BESIDE_SIGN if guesses.beside_sign else GUESS_BEARS):
        return dict.fromkeys(guesses.apart(), APART)
    aside = {hit.entry.target for hit in beside if hit.fate == "scene" or hit.used[0] in askable}
    # The best source of a symptom comes last, and stands.
    found = guesses.topics()
    found.update(dict.fromkeys(guesses.leaning(), LEANING))
    found.update(dict.fromkeys(guesses.loose, LOOSE))
    found.update(dict.fromkeys(aside | guesses.apart(), APART))
    return found or guesses.own()


def _beside_match(reading: Reading, lexicon: Lexicon) -> set[str]:
    """Return the symptoms with one half in what counts, the other beside it: "aching bones and two more broke"."""
    everyday = {i for hit in reading.hits if hit.entry.kind == Kind.DECOY for i in hit.used}
    content = [i for i in reading.content() if i not in everyday]
    taken = {i for hit in reading.of(Kind.SYMPTOM, Kind.ALONE) for i in hit.used} if len(content) <= MAX_BESIDE else ()
    free = [reading.words[i] for i in content if i not in taken] if taken else []
    return _pairs(_symbols(free), _symbols(reading.words[i] for i in content), lexicon) if free else set()


def _symbols(words: Iterable[Word]) -> set[str]:
    return {symbol for word in words for symbol in (word.folded, *word.symbols)}


def _pairs(some: set[str], others: set[str], lexicon: Lexicon) -> set[str]:
    """Return the symptoms with a phrase of two parts in either order, one of each set."""
    return {key for symbol in some for other, keys in lexicon.pairs(symbol).items() if other in others for key in keys}


class _Guesses:
    """What the words of a text hint at; words within an everyday phrase, or out of place, hint at nothing."""

    def __init__(self, reading: Reading, lexicon: Lexicon, weight: int) -> None:
        self._weight = weight
        self._lexicon = lexicon
        elsewhere = (hit for hit in reading.hits if hit.entry.kind == Kind.DECOY or hit.fate == OUT_OF_PLACE)
        self._hidden = {i for hit in elsewhere for i in hit.used}
        shown = [word for i, word in enumerate(reading.words) if not word.boundary and i not in self._hidden]
        self._count = len(shown)
        self._weighty = [word for word in shown if not word.skip]
        self._guessed: Word | None = None
        self._compares = not lexicon.compiled.comparisons.isdisjoint(word.folded for word in shown)
        self._symbols = _symbols(shown)
        self.beside_sign = self._compares or self._is_cued()
        """Whether a word speaks of somebody or of being unwell, or something is compared."""
        self.loose: set[str] = set()
        """Symptoms of words one edit beyond repair."""
        self._guess_at([word for word in shown if not word.known])

    def _guess_at(self, unknown: list[Word]) -> None:
        """Take what unknown words of a short text come near to for what was meant; a single one may be farther off."""
        if self._count > MAX_LOOSE:
            return
        compiled = self._lexicon.compiled
        for word in unknown:
            near_by = self._lexicon.near(word)
            if near_by is None:
                continue
            meant, is_enough = near_by
            if is_enough:
                self.loose.update(key for key, topics in compiled.topics.items() if meant in topics)
                self.loose.update(self._lexicon.owners(meant))
            if len(unknown) == 1:
                self._guessed = self._lexicon.word(meant)
                self._weighty.append(self._guessed)
                self._symbols.update(self._guessed.symbols)

    def apart(self) -> set[str]:
        """Return the symptoms with a phrase of two parts that the text has both words of."""
        symbols = _symbols(self._weighty) if self._count <= MAX_APART else set()
        return _pairs(symbols, symbols, self._lexicon)

    def leaning(self) -> list[str]:
        """Return the symptoms that the words lean to.

        One word does only where it leans in full, or nearly so in a text of few, and is no guess;
        several, where they reach enough together.
        """
        if len(self._weighty) > MAX_LEANING:
            return []
        enough = ENOUGH_BESIDE_SIGN if self._is_cued() else ENOUGH
        found: dict[str, list[int]] = {}
        for word in dict.fromkeys(self._weighty):
            for key, percent in self._lexicon.leanings(word).items():
                found.setdefault(key, []).append(percent)
        alone = {} if self._guessed is None else self._lexicon.leanings(self._guessed)
        few = (self._compares or not self._weight) and len(self._weighty) <= FEW
        enough_alone = ENOUGH_IN_FEW if few else ENOUGH
        return [
            key
            for key, shares in found.items()
            if (sum(shares) >= enough if len(shares) > 1 else shares[0] >= enough_alone and key not in alone)
        ]

    def topics(self) -> dict[str, int]:
        """Return the symptoms with a topic in the text, where another word is of being unwell, with scores."""
        compiled = self._lexicon.compiled
        signs = self._symbols & compiled.unwell
        if not signs:
            return {}
        apart = {key: topics for key, topics in compiled.topics.items() if not signs <= topics}
        return self._shared(apart, TOPIC_BEARS)

    def own(self) -> dict[str, int]:
        """Return the symptoms with a word of somebody's own, if no everyday phrase stands beside it.

        Something tells that it is somebody's ("my tummy"), or it is compared ("bones like twigs").
        """
        if self._hidden or not (self._compares or (len(self._weighty) <= MAX_OWN and self._is_cued())):
            return {}
        return self._shared(self._lexicon.compiled.own, GUESS_BEARS_BESIDE_SIGN if self._compares else TOPIC_BEARS)

    def _is_cued(self) -> bool:
        """Say whether a word speaks of somebody, or of being unwell."""
        return not self._symbols.isdisjoint(self._lexicon.cues)

    def _shared(self, listed: Mapping[str, frozenset[str]], bears: int) -> dict[str, int]:
        """Score the symptoms by how many of their words stand in the text, below what words lean to."""
        if self._count > MAX_APART or self._weight > bears:
            return {}
        shared = {key: len(self._symbols & symbols) for key, symbols in listed.items()}
        return {key: min(TOPIC + count, LEANING - 1) for key, count in shared.items() if count}


class _Askable:
    """Says which single words are worth a question: alone in a text, or with a sign that somebody is unwell.

    A word that we do not know right beside it makes it a thing: "chest pass in netball".
    """

    def __init__(self, reading: Reading, lexicon: Lexicon) -> None:
        self._words = reading.words
        self._content = reading.content()
        cues = lexicon.cues
        self._cues = {
            i for i, word in enumerate(self._words) if word.folded in cues or not cues.isdisjoint(word.symbols)
        }

    def __contains__(self, at: int) -> bool:
        if self._content == [at]:
            return True
        return len(self._cues) > (at in self._cues) and not (self._is_unknown(at, -1) or self._is_unknown(at, 1))

    def _is_unknown(self, at: int, step: int) -> bool:
        """Say whether the next word of weight on one side is in none of our lists."""
        words = self._words
        for i in range(at + step, max(-1, at - REACH) if step < 0 else min(len(words), at + REACH), step):
            if not words[i].skip:
                return not (words[i].known or words[i].boundary)
        return False
