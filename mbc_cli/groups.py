"""Word groups: words that stand for one another in phrases, with the groups they name opened out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, NoReturn

from mbc_cli.data import WordList
from mbc_cli.strict import Value
from mbc_cli.text import fold
from mbc_cli.words import END, Node

MAX_NESTED = 20
"""How many word groups may stand within each other."""


class Mention(NamedTuple):
    """A place that names a group."""

    name: str
    source: Value
    line: int

    def fail(self, problem: str, hint: str) -> NoReturn:
        """Raise a DataError that points at this place."""
        self.source.fail(problem, hint, self.line)


class Groups:
    """Word groups, nested ones opened out.

    ``of`` gives the groups of a word; ``longer`` is a trie of the members of several
    words, whose ends name their groups.
    """

    def __init__(self, groups: Mapping[str, WordList], contractions: Mapping[str, WordList], ours: Value) -> None:
        self._lists = groups
        self._contractions = {
            short: [tuple(words_of(line.text)) for line in words.lines] for short, words in contractions.items()
        }
        self._ours = ours
        self._members: dict[str, frozenset[str]] = {}
        self.of: dict[str, tuple[str, ...]] = {}
        self.members: set[str] = set()
        self.longer: Node = {}
        for name in groups:
            symbol = f"{{{name}}}"
            for member in sorted(self.open(name)):
                words = words_of(member)
                self.members.update(words)
                if len(words) == 1:
                    self.of[words[0]] = (*self.of.get(words[0], ()), symbol)
                else:
                    for path in self.in_full(tuple(words)):
                        self._insert(path, symbol)

    def in_full(self, path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        """Yield a path, and the same with a short form in full ("do not have" for "dont have").

        A single word stays as it is: where "isnt" stands in a list, so does "not".
        """
        yield path
        for i, symbol in enumerate(path if len(path) > 1 else ()):
            for words in self._contractions.get(symbol, ()):
                yield (*path[:i], *words, *path[i + 1 :])

    def _insert(self, words: Iterable[str], symbol: str) -> None:
        node = self.longer
        for word in words:
            node = node.setdefault(word, {})
        node[END] = (*node.get(END, ()), symbol)

    def open(self, name: str, trail: tuple[Mention, ...] = ()) -> frozenset[str]:
        """Return the members of a group, those of the groups in it included.

        Args:
            name: of the group.
            trail: where it is asked for: in a phrase, or in a group that is being opened.

        Raises:
            DataError: there is no such group, or it stands in itself, or too deep in others.
        """
        found = self._members.get(name)
        if found is not None:
            return found
        if name not in self._lists:
            trail[-1].fail(f'there is no word group "{{{name}}}"', 'Name a group that is under "groups".')
        around = [mention.name for mention in trail]
        if name in around[:-1]:
            circle = trail[around.index(name) + 1 :]
            self._culprit(circle).fail(f'the word group "{{{name}}}" contains itself', "Take one of them out.")
        if len(trail) > MAX_NESTED:
            self._culprit(trail).fail(f'the word group "{{{name}}}" nests too deeply', "Write its words out.")
        members: set[str] = set()
        lines, source = self._lists[name]
        for text, line in lines:
            inner = text[1:-1] if text[0] == "{" and text[-1] == "}" else ""
            if "{" in (inner or text) or "}" in (inner or text):
                source.fail(
                    "a word group has words or whole groups", "Write a group as {name}, with nothing beside it.", line
                )
            if inner:
                members |= self.open(inner, (*trail, Mention(inner, source, line)))
            else:
                members.add(text)
        self._members[name] = frozenset(members)
        return self._members[name]

    def _culprit(self, trail: tuple[Mention, ...]) -> Mention:
        """Return the mention to mend: our own groups are whole, so one in another file where there is one."""
        return next((each for each in trail if each.source.path != self._ours.path), trail[-1])


def words_of(text: str) -> list[str]:
    """Return the folded words of a phrase, punctuation and signs left out."""
    if text.isascii() and text.replace(" ", "").isalpha():
        return text.lower().split()
    return [fold(part) for part in re.findall(r"[^\s/&()+,.:;\-]+", text)]
