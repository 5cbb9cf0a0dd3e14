"""Compile the word lists into one trie of words and groups.

A phrase becomes one or more paths from the root; an edge is a word or a ``{group}``.
All lists (symptoms, everyday phrases, denials, urgent triggers) share the trie, so one
walk over a text finds all of them and costs the same however many there are.  This is
the dictionary automaton of Aho and Corasick (1975), with skips instead of failure links.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import permutations

from mbc_cli.data import DENIAL_PHRASES, DENIAL_WORDS, Sources, WordList
from mbc_cli.groups import Groups, Mention, words_of
from mbc_cli.nearest import sound
from mbc_cli.strict import Value
from mbc_cli.words import END, NUMBERS, OTHER, Compiled, Entry, Kind, Node

MAX_PARTS = 5
"""Parts of a phrase that may stand in every order: five have 120 orders, ten have millions."""

URGENT = {
    "phrases": Kind.URGENT, "alone": Kind.URGENT_ALONE, "signs": Kind.URGENT_SIGN, "during": Kind.URGENT_DURING
}  # fmt: skip
"""What the word lists of an urgent level hold."""

LEANING = (Kind.SYMPTOM, Kind.ALONE, Kind.NEAR, Kind.DECOY)
"""Kinds of phrases that a word is counted in, to tell which symptom it leans to."""

LEAST_LEANING, TOPIC_LEANING, HINT_LEANING = 20, 50, 100
"""Percent: less is not worth keeping; a topic leans so far to its symptom at least, and a hint."""

_ITEM = re.compile(r"\{([^{}]+)\}|([^{}]+)|[{}]")


def compile_words(sources: Sources) -> Compiled:
    """Compile all word lists.

    Args:
        sources: the checked data.

    Returns:
        What a text is read with.

    Raises:
        DataError: a phrase names a group that does not exist, or a list of single words holds a longer phrase.
    """
    language = sources.language
    maker = _Maker(Groups(language.groups, language.contractions, language.source))
    exact = maker.add_symptoms(sources)
    for level, lists in sources.triggers.items():
        for name, words in lists.items():
            maker.add(URGENT[name], level, words)
    small = _plain(language.small_words)
    ours = maker.literals | maker.groups.members
    maker.add(Kind.DECOY, "", sources.not_symptoms)
    content = maker.literals | maker.groups.members
    for kind in DENIAL_PHRASES:  # the kind of such a phrase is the name of its list
        maker.add(kind, "", language.denial[kind])
    maker.add(Kind.CIRCUMSTANCE, "", language.circumstance)
    topics, own, hints = (
        {key: maker.singles(kinds[name]) for key, kinds in sources.vocabulary.items() if name in kinds}
        for name in ("topics", "own", "hints")
    )
    no_sign = maker.singles(language.no_sign)
    leanings = maker.leanings(small | no_sign)
    _lean_at_least(TOPIC_LEANING, topics, leanings)
    _lean_at_least(HINT_LEANING, hints, leanings)
    unwell, listed = maker.singles(language.unwell), maker.singles(language.listed_together)
    asked = maker.groups_used.union(unwell, listed, *topics.values(), *own.values())
    return Compiled(
        root=maker.root,
        longer=maker.groups.longer,
        # A group that is only part of others is never asked for.
        groups={word: tuple(name for name in names if name in asked) for word, names in maker.groups.of.items()},
        exact=exact,
        content=frozenset(content - small),
        decoys=frozenset(content - ours),
        vocabulary=frozenset(maker.literals | maker.groups.members),
        small=small,
        sounds={word: sound(word) for word in content | small if len(word) > 3},
        joiners=_plain(language.joiners),
        not_adverbs=_plain(language.not_adverbs),
        everyday=_plain(language.everyday_words),
        vague=frozenset(
            line.text for kinds in sources.vocabulary.values() if "vague" in kinds for line in kinds["vague"].lines
        ),
        health=maker.singles(language.health_words),
        plain=_plain(language.plain_words),
        elsewhere=_plain(language.other_matters),
        health_endings=tuple(sorted(_plain(language.health_endings))),
        denial={name: maker.singles(language.denial[name], groups=False) for name in DENIAL_WORDS},
        anchors=maker.singles(language.misspelt_most, groups=False),
        unmended=maker.singles(language.only_as_listed, groups=False),
        listed=listed,
        topics=topics,
        own=own,
        leanings=leanings,
        no_sign=no_sign,
        unwell=unwell,
        speakers=_plain(language.speakers),
        comparisons=_plain(language.comparisons),
        slips={slip: meant for meant, words in language.slips.items() for slip in maker.singles(words, groups=False)},
    )


class _Maker:
    """The trie while it is made, and the words that stand in it."""

    def __init__(self, groups: Groups) -> None:
        self.root: Node = {}
        self.literals: set[str] = set()
        self.groups_used: set[str] = set()
        self.groups = groups
        self._phrases_with: dict[str, Counter[str]] = {}

    def add_symptoms(self, sources: Sources) -> dict[tuple[str, ...], str]:
        """Add the article's rows and our phrases; return the rows as words, with their symptoms."""
        kinds = {
            "phrases": Kind.SYMPTOM,
            "vague": Kind.SYMPTOM,
            "alone": Kind.ALONE,
            "near": Kind.NEAR,
            "absent": Kind.ABSENT,
        }
        exact = {}
        for key, symptom in sources.reference.symptoms.items():
            row = tuple(words_of(symptom.article))
            exact[row] = key
            self._insert(row, Entry(Kind.SYMPTOM, key, symptom.article, turned=False, article=True))
            self._count(row, key)
            for name, words in sources.vocabulary[key].items():
                if name in kinds:
                    self.add(kinds[name], key, words)
        return exact

    def add(self, kind: str, target: str, words: WordList) -> None:
        """Add the phrases of a list; those with a plus sign in every order of their parts."""
        for line in words.lines:
            text = line.text
            entry = Entry(kind, target, text, turned=False, article=False)
            parts = [self._path(part, words.source, line.line) for part in text.split("+")]
            if not all(parts):
                words.source.fail(
                    "a phrase or a part of it has no word", "Write words, and plus signs between them.", line.line
                )
            if kind in LEANING:
                self._count(sum(parts, ()), target)
            if len(parts) == 1:
                self._insert(parts[0], entry)
                continue
            if len(parts) > MAX_PARTS:
                hint = "Leave some of the plus signs out."
                words.source.fail(f"a phrase has more than {MAX_PARTS} parts", hint, line.line)
            for order in permutations(parts):
                self._insert(sum(order, ()), entry)
                entry = Entry(kind, target, text, turned=True, article=False)

    def _path(self, text: str, source: Value, line: int) -> tuple[str, ...]:
        """Return one part of a listed phrase as symbols: words, and groups in curly brackets."""
        if "{" not in text and "}" not in text:
            return tuple(words_of(text))
        path: list[str] = []
        for group, words in _ITEM.findall(text):
            if f"{{{group}}}" in (OTHER, *NUMBERS.values()) and path:
                path.append(f"{{{group}}}")
            elif group:
                self.groups.open(group, (Mention(group, source, line),))
                path.append(f"{{{group}}}")
            elif words:
                path.extend(words_of(words))
            else:
                source.fail("a curly bracket has no partner", "Write a group as {name}.", line)
        return tuple(path)

    def singles(self, words: WordList, *, groups: bool = True) -> frozenset[str]:
        """Return the symbols of a list whose items are single words, or groups where the list may name some."""
        symbols: set[str] = set()
        for text, line in words.lines:
            path = self._path(text, words.source, line)
            if len(path) != 1 or (path[0][0] == "{" and not groups):
                hint = "Name one word, or one {group}." if groups else "Write single words here, with commas between."
                words.source.fail(f'"{text}" is not one word', hint, line)
            symbols.update(path)
        return frozenset(symbols)

    def leanings(self, without: frozenset[str]) -> dict[str, dict[str, int]]:
        """Return, for each word or group in our phrases, how far it leans to a symptom.

        Args:
            without: words and groups that lean to none.

        Returns:
            By word or group and symptom: the percent of its phrases that say this symptom.  One phrase
            more is counted than there is, so that a word of a single phrase leans half only.
        """
        found: dict[str, dict[str, int]] = {}
        for symbol, phrases in self._phrases_with.items():
            if symbol in without or len(symbol) == 1:  # one letter may stand for too much
                continue
            total = phrases.total() + 1
            percent = {key: 100 * count // total for key, count in phrases.items() if key}
            found[symbol] = {key: share for key, share in percent.items() if share >= LEAST_LEANING}
        return {symbol: shares for symbol, shares in found.items() if shares}

    def _count(self, symbols: Iterable[str], target: str) -> None:
        for symbol in set(symbols):
            self._phrases_with.setdefault(symbol, Counter())[target] += 1

    def _insert(self, words: tuple[str, ...], entry: Entry) -> None:
        for path in self.groups.in_full(words):
            node = self.root
            for symbol in path:
                found = node.get(symbol)
                if found is None:
                    found = node[symbol] = {}
                    (self.groups_used if symbol[0] == "{" else self.literals).add(symbol)
                node = found
            node.setdefault(END, []).append(tuple(entry))


def _plain(words: WordList) -> frozenset[str]:
    """Return the words of a list, those of its longer phrases one by one."""
    return frozenset(word for line in words.lines for word in words_of(line.text))


def _lean_at_least(least: int, singles: Mapping[str, frozenset[str]], leanings: dict[str, dict[str, int]]) -> None:
    """Make the words that are listed for a symptom lean so far to it, in percent, if not further."""
    for key, symbols in singles.items():
        for symbol in symbols:
            shares = leanings.setdefault(symbol, {})
            shares[key] = max(shares.get(key, 0), least)
