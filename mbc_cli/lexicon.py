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
from itertools import permutations
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

_ITEM = re.compile(r"\{([^{}]*)\}|([^{}]+)")


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
        self.content = self._literals | self.groups.members
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
            text = line.text
            straight = Entry(kind, target, text, turned=False, article=False)
            if "+" not in text:
                self._insert(self._path(text, source, line.line), straight)
                continue
            parts = [self._path(part, source, line.line) for part in text.split("+") if part.strip()]
            entry = straight
            for order in permutations(parts):
                self._insert(sum(order, ()), entry)
                if entry is straight:
                    entry = Entry(kind, target, text, turned=True, article=False)

    def _path(self, text: str, source: Value, line: int) -> tuple[str, ...]:
        """Return one part of a listed phrase as symbols: words, and groups in curly brackets."""
        if "{" not in text:
            return tuple(words_of(text))
        path: list[str] = []
        for group, words in _ITEM.findall(text):
            if group:
                self.groups.open(group, (), line, source)
                path.append(f"{{{group}}}")
            else:
                path.extend(words_of(words))
        return tuple(path)

    def _insert(self, path: tuple[str, ...], entry: Entry) -> None:
        node = self.root
        for symbol in path:
            found = node.get(symbol)
            if found is None:
                found = node[symbol] = {}
                if symbol[0] != "{":
                    self._literals.add(symbol)
            node = found
        entries = node.get(END)
        if entries is None:
            node[END] = [entry]
        else:
            entries.append(entry)

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
            symbols = (known, *groups) if known in self._literals or known in self.groups.members else groups
            self._symbols[known] = symbols
        word.symbols = symbols
        word.how = how
        word.joiner = known in self._joiners
        word.skip = known in self._small
        word.listed = any(symbol in self._listed for symbol in symbols)
        word.known = bool(symbols) or word.skip or word.joiner
        if how != LITERAL:
            word.fixed = known
        return word.known


def words_of(text: str) -> list[str]:
    """Return the folded words of a phrase, punctuation and signs left out."""
    if text.isascii() and text.replace(" ", "").isalpha():
        return text.lower().split()
    return [fold(part) for part in re.findall(r"[^\s/&()+,.:;\-]+", text)]


def _plain(lines: Iterable[Line]) -> set[str]:
    return {"".join(words_of(line.text)) if " " not in line.text else line.text for line in lines}


class _Groups:
    """Word groups, nested ones opened out.

    ``of`` gives the groups of a word; ``longer`` is a trie of the members of several
    words, whose ends name their groups.
    """

    def __init__(self, groups: Mapping[str, list[Line]], source: Value) -> None:
        self._lines = groups
        self._source = source
        self._members: dict[str, frozenset[str]] = {}
        self.of: dict[str, tuple[str, ...]] = {}
        self.members: set[str] = set()
        self.longer: Node = {}
        for name in groups:
            symbol = f"{{{name}}}"
            for member in sorted(self.open(name, ())):
                words = words_of(member)
                self.members.update(words)
                if len(words) == 1:
                    self.of[words[0]] = (*self.of.get(words[0], ()), symbol)
                else:
                    self._insert(words, symbol)

    def _insert(self, words: list[str], symbol: str) -> None:
        node = self.longer
        for word in words:
            node = node.setdefault(word, {})
        node[END] = (*node.get(END, ()), symbol)

    def open(
        self, name: str, within: tuple[str, ...], line: int | None = None, source: Value | None = None
    ) -> frozenset[str]:
        """Return the members of a group, those of the groups in it included."""
        found = self._members.get(name)
        if found is not None:
            return found
        if name not in self._lines:
            hint = 'Name a group that is under "groups".'
            (source or self._source).fail(f'there is no word group "{{{name}}}"', hint, line)
        if name in within:
            self._source.fail(f'the word group "{{{name}}}" contains itself', "Take it out of its own list.", line)
        members: set[str] = set()
        for entry in self._lines[name]:
            if entry.text[0] == "{" and entry.text[-1] == "}":
                members |= self.open(entry.text[1:-1], (*within, name), entry.line)
            else:
                members.add(entry.text)
        self._members[name] = frozenset(members)
        return self._members[name]
