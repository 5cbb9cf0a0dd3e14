"""Compile the word lists into one trie of words and groups, and say what each typed word is.

A phrase becomes one or more paths from the root; an edge is a word or a ``{group}``.
All lists (symptoms, everyday phrases, denials, urgent triggers) share the trie, so one
walk over a text finds all of them and costs the same however many there are.  This is
the dictionary automaton of Aho and Corasick (1975), with skips instead of failure links.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from enum import Enum
from itertools import permutations, product
from typing import Any, NamedTuple

from mbc_cli import forms
from mbc_cli.data import Reference
from mbc_cli.spelling import Speller
from mbc_cli.strict import Line, Value
from mbc_cli.text import HARD, SOFT, fold

LITERAL, FORM, SPELLING = 0, 1, 2
"""How a typed word was understood: as it stands, by another form of it, by mending its spelling."""

MAX_CACHED = 50_000
"""Typed words kept with what they mean; beyond that the store starts again."""

_ITEM = re.compile(r"\{([^{}]*)\}|(\+)|([^\s{}+]+)")


class Kind(Enum):
    """What a phrase says."""

    SYMPTOM = "symptom"
    ALONE = "alone"
    NEAR = "near"
    DECOY = "everyday"
    BEFORE = "before"
    AFTER = "after"
    ENDS = "ends"
    NOT_DENIAL = "not_denial"
    CIRCUMSTANCE = "circumstance"
    URGENT = "urgent"


class Entry(NamedTuple):
    """What stands at the end of a path: the kind of phrase, whom it is about, the phrase as listed."""

    kind: Kind
    target: str
    phrase: str
    turned: bool
    article: bool


class Word:
    """A typed word or punctuation mark, understood.  Shared by all its places in all texts."""

    __slots__ = ("boundary", "fixed", "folded", "hard", "how", "joiner", "known", "listed", "skip", "soft", "symbols")

    def __init__(self, folded: str) -> None:
        self.folded = folded
        self.symbols: tuple[str, ...] = ()
        self.how = LITERAL
        self.fixed: str | None = None
        self.skip = False
        self.joiner = False
        self.listed = False
        self.hard = False
        self.soft = False
        self.boundary = False
        self.known = False


Node = dict[str, Any]
END = ""


class Lexicon:
    """All word lists of a reference, compiled.

    Args:
        reference: the checked data.

    Raises:
        DataError: a phrase names a group that does not exist.
    """

    def __init__(self, reference: Reference) -> None:
        language = reference.language
        self.root: Node = {}
        self.groups = _Groups(language.groups, language.source)
        self._symbols: dict[str, tuple[str, ...]] = {}
        self._literals: set[str] = set()
        self._cache: dict[str, Word] = {}
        self.exact: dict[tuple[str, ...], str] = {}
        self.content: set[str] = set()
        self._add_symptoms(reference)
        self._add_all(Kind.DECOY, "", reference.not_symptoms, reference.source)
        for level in reference.urgent:
            self._add_all(Kind.URGENT, level.id, level.phrases, level.source)
        self.content = set(self._literals) | self.groups.members
        for kind in (Kind.BEFORE, Kind.AFTER, Kind.ENDS, Kind.NOT_DENIAL):
            self._add_all(kind, "", language.denial[kind.value], language.source)
        self._add_all(Kind.CIRCUMSTANCE, "", language.circumstance, language.source)
        self._small = _plain(language.small_words)
        self._joiners = _plain(language.joiners) | {"&"}
        self.everyday = _plain(language.everyday_words)
        self.answers = _plain(language.denial["answers"])
        self.lacked = _plain(language.denial["lacked"])
        self._listed = {f"{{{line.text}}}" for line in language.listed_together}
        self.topics = {key: self._expand(kinds.get("topics", ())) for key, kinds in reference.vocabulary.items()}
        self.unwell = self._expand(language.unwell)
        self.content -= self._small
        self.vocabulary = self._literals | self.groups.members
        self._speller: Speller | None = None

    def word(self, raw: str) -> Word:
        """Say what a typed word or punctuation mark is; the answer is kept for the next time."""
        word = self._cache.get(raw)
        if word is None:
            if len(self._cache) >= MAX_CACHED:
                self._cache.clear()
            word = self._cache[raw] = self._understand(raw)
        return word

    @property
    def speller(self) -> Speller:
        """The spelling repair, made when the first unknown word needs it."""
        if self._speller is None:
            self._speller = Speller(self.content, self.vocabulary | self._small)
        return self._speller

    def owners(self, word: str) -> frozenset[str]:
        """Return the symptoms that a word alone says (for a word that is nearly one of them)."""
        node = self.root.get(word, {})
        kinds = (Kind.SYMPTOM, Kind.ALONE)
        return frozenset(entry.target for entry in node.get(END, ()) if entry.kind in kinds)

    # -- building ------------------------------------------------------------

    def _add_symptoms(self, reference: Reference) -> None:
        kinds = {"phrases": Kind.SYMPTOM, "alone": Kind.ALONE, "near": Kind.NEAR}
        for key, symptom in reference.symptoms.items():
            row = tuple(words_of(symptom.article))
            self.exact[row] = key
            self._insert(row, Entry(Kind.SYMPTOM, key, symptom.article, turned=False, article=True))
            for name, kind in kinds.items():
                self._add_all(kind, key, reference.vocabulary[key].get(name, ()), reference.source)

    def _add_all(self, kind: Kind, target: str, lines: Iterable[Line], source: Value) -> None:
        for line in lines:
            parts = [self.groups.sequences(part, source, line.line) for part in _parts(line.text)]
            straight = Entry(kind, target, line.text, turned=False, article=False)
            turned = straight._replace(turned=True)
            for order, indexes in enumerate(permutations(range(len(parts)))):
                entry = turned if order else straight
                for pieces in product(*(parts[i] for i in indexes)):
                    self._insert(sum(pieces, ()), entry)

    def _insert(self, path: tuple[str, ...], entry: Entry) -> None:
        node = self.root
        for symbol in path:
            found = node.get(symbol)
            if found is None:
                found = node[symbol] = {}
                if symbol[0] != "{":
                    self._literals.add(symbol)
            node = found
        node.setdefault(END, []).append(entry)

    def _expand(self, lines: Iterable[Line]) -> frozenset[str]:
        """Return the symbols (words and groups) that a plain list of words and groups names."""
        found: set[str] = set()
        for line in lines:
            found.add(line.text if line.text.startswith("{") else fold(line.text))
        return frozenset(found)

    # -- understanding a typed word -------------------------------------------

    def _understand(self, raw: str) -> Word:
        if raw[0] in HARD:
            word = Word(raw)
            word.hard = word.boundary = True
            return word
        if raw in SOFT:
            word = Word(raw)
            word.soft = word.boundary = True
            return word
        word = Word(fold(raw))
        if raw == "&":
            word.folded = "and"
            word.joiner = word.skip = word.known = True
        elif word.folded and not word.folded[0].isdigit():
            self._look_up(word)
        else:
            word.skip = word.known = True
        return word

    def _look_up(self, word: Word) -> None:
        if not self._fill(word, word.folded, LITERAL):
            for base in forms.bases(word.folded):
                if base in self.content and self._fill(word, base, FORM):
                    return
                if base in self._small:
                    word.skip = word.known = True
                    return
            repair = self.speller.repair(word.folded)
            if repair is not None and self._fill(word, repair, SPELLING):
                word.fixed = repair
                return
            parts = None if self.speller.is_real(word.folded) else self.speller.split(word.folded)
            if parts is not None:
                word.fixed = " ".join(parts)

    def _fill(self, word: Word, known: str, how: int) -> bool:
        symbols = self._symbols.get(known)
        if symbols is None:
            groups = self.groups.of.get(known, ())
            symbols = ((known, *groups)) if known in self._literals or known in self.lacked else groups
            self._symbols[known] = symbols
        word.symbols = symbols
        word.how = how
        word.joiner = known in self._joiners
        word.skip = known in self._small or (word.joiner and known in self._small)
        word.listed = any(symbol in self._listed for symbol in symbols)
        word.known = bool(symbols) or word.skip or word.joiner
        if how != LITERAL:
            word.folded = word.folded
            word.fixed = known
        return word.known


def words_of(text: str) -> list[str]:
    """Return the folded words of a phrase, punctuation and signs left out."""
    return [fold(part) for part in re.findall(r"[^\s/&()+,.:;\-]+", text)]


def _parts(text: str) -> list[list[tuple[bool, str]]]:
    """Split a listed phrase at its plus signs into items: (is it a group, its name or word)."""
    parts: list[list[tuple[bool, str]]] = [[]]
    for group, plus, words in _ITEM.findall(text):
        if plus:
            parts.append([])
        elif group:
            parts[-1].append((True, group))
        else:
            parts[-1].extend((False, word) for word in words_of(words))
    return [part for part in parts if part]


def _plain(lines: Iterable[Line]) -> set[str]:
    return {"".join(words_of(line.text)) if " " not in line.text else line.text for line in lines}


class _Groups:
    """Word groups, nested ones opened out: which groups a word is in, and their longer members."""

    def __init__(self, groups: Mapping[str, list[Line]], source: Value) -> None:
        self._lines = groups
        self._source = source
        self._members: dict[str, frozenset[tuple[str, ...]]] = {}
        self.of: dict[str, tuple[str, ...]] = {}
        self.members: set[str] = set()
        self._cached: dict[str, list[tuple[str, ...]]] = {}
        for name in groups:
            for member in sorted(self.open(name, ())):
                if len(member) == 1:
                    self.of[member[0]] = (*self.of.get(member[0], ()), f"{{{name}}}")
                self.members.update(member)

    def open(self, name: str, within: tuple[str, ...], line: int | None = None) -> frozenset[tuple[str, ...]]:
        """Return the members of a group as word sequences."""
        if name not in self._lines:
            self._source.fail(f'there is no word group "{{{name}}}"', 'Name a group that is under "groups".', line)
        if name in within:
            self._source.fail(f'the word group "{{{name}}}" contains itself', "Take it out of its own list.", line)
        if name not in self._members:
            found: set[tuple[str, ...]] = set()
            for entry in self._lines[name]:
                if entry.text.startswith("{") and entry.text.endswith("}"):
                    found |= self.open(entry.text[1:-1], (*within, name), entry.line)
                else:
                    found.add(tuple(words_of(entry.text)))
            self._members[name] = frozenset(found)
        return self._members[name]

    def sequences(self, part: list[tuple[bool, str]], source: Value, line: int) -> list[tuple[str, ...]]:
        """Return every path that one part of a phrase stands for."""
        if len(part) == 1 and not part[0][0]:
            return [(part[0][1],)]
        choices: list[list[tuple[str, ...]]] = []
        for is_group, name in part:
            choices.append(self._paths(name, source, line) if is_group else [(name,)])
        return [sum(choice, ()) for choice in product(*choices)]

    def _paths(self, name: str, source: Value, line: int) -> list[tuple[str, ...]]:
        found = self._cached.get(name)
        if found is None:
            if name not in self._lines:
                source.fail(f'there is no word group "{{{name}}}"', "Name a group of data/language.yaml.", line)
            longer = [member for member in sorted(self.open(name, ())) if len(member) > 1]
            found = self._cached[name] = [(f"{{{name}}}",), *longer]
        return found
