"""Walk the trie over the words of a text: every listed phrase in it, however the small words fall.

The later steps (choosing, denial) note on each ``Hit`` what became of it, so that
``mbc why`` can tell the story afterwards.
"""

from __future__ import annotations

from mbc_cli.words import END, FORM, LITERAL, OTHER, Entry, Kind, Node, Word, named

MENTIONS = (Kind.SYMPTOM, Kind.ALONE, Kind.NEAR, Kind.ABSENT)
"""The kinds of phrases that speak of a symptom, be it only to say that it is not there."""

WIDELY = (*MENTIONS, Kind.URGENT, Kind.URGENT_ALONE, Kind.URGENT_SIGN, Kind.URGENT_DURING)
"""The kinds that a word's base form counts for too; what denies or hides is taken only as it is listed."""

MAX_SKIPPED = 6
"""How many small words may stand between two words of a phrase."""

MAX_LIVE = 400
"""Half-found phrases followed at once.  Ordinary text has fewer than 40; more is bait."""

SHORT, FEW, SPACED = 4, 3, 10
"""A text of so few words, or of few words of weight among so many, is a label: its commas part nothing.

"Pain, chest" is one, and "throbbing pain, one side of my head".
"""

OTHERS = (OTHER,)

NO_GLUE: frozenset[int] = frozenset()

MAX_APART = 6
"""Tokens from one word of a list ("chest and left arm pain") to the next."""

WIDER = 8
"""Added to the words skipped where a listed word stood for what it is a form of."""

_State = tuple[Node, tuple[int, ...], int]
"""A half-found phrase: where it is in the trie, the tokens it has used, the words skipped since."""


class Hit:
    """A listed phrase found in a text, the tokens it uses, and what became of it."""

    __slots__ = ("by", "entry", "fate", "how", "used")

    def __init__(self, entry: Entry, used: tuple[int, ...], how: int) -> None:
        self.entry = entry
        self.used = used
        self.how = how
        self.fate = ""
        self.by: tuple[int, ...] = ()

    @property
    def together(self) -> bool:
        """Whether nothing stands between its tokens."""
        return self.used[-1] - self.used[0] + 1 == len(self.used)

    def deny(self, by: tuple[int, ...]) -> None:
        """Note that the text denies this, and the tokens that say so."""
        self.fate, self.by = "denied", by


def walk(words: list[Word], root: Node) -> list[Hit]:
    """Return every path of the trie that the words spell, skipping what may be skipped.

    Args:
        words: of the text, understood.
        root: of the trie.

    Returns:
        The phrases found.
    """
    hits: list[Hit] = []
    live: list[_State] = []
    # One plain loop: most texts are short, and several passes over them would take longer than the walk.
    rooted = joined = opened = False
    count = weighty = 0
    for word in words:
        if word.roots or word.wider_roots:
            rooted = True
        if word.opens:
            opened = True
        if word.joiner or word.soft:
            joined = True
        if not word.boundary:
            count += 1
            weighty += not word.skip
    if not rooted:
        return hits
    glue = _glue(words) if joined else NO_GLUE
    short = count <= SHORT or (weighty <= FEW and count <= SPACED)
    spans = _longer_members(words) if opened else None
    later: dict[int, list[_State]] = {}
    for i, word in enumerate(words):
        symbols = word.symbols
        if later:
            live = live + later.pop(i, [])
        following: list[_State] = []
        if live:
            if symbols == OTHERS and not word.skip:  # it may be anything, so it counts only in a phrase without a gap
                live = [state for state in live if i - state[1][0] == len(state[1])]
            passing = word.skip or i in glue or (word.soft and (short or word.folded == ":"))
            for node, used, skipped in live:
                for symbol in symbols:
                    child = node.get(symbol)
                    if child is not None:
                        _arrive(child, (*used, i), words, hits, following, skipped & WIDER)
                for symbol in word.wider:
                    child = node.get(symbol)
                    if child is not None:
                        _arrive(child, (*used, i), words, hits, following, WIDER)
                passes = passing and skipped % WIDER < MAX_SKIPPED and not words[used[-1]].letter
                # Only a word of weight goes on after a comma: "gone" of "cough gone, memory loss" is of the cough.
                if passes and not (word.soft and words[used[0]].skip):
                    following.append((node, used, skipped + (not word.soft)))
        if word.roots:
            alone = (i,)
            for child in word.roots:
                if END in child:
                    _arrive(child, alone, words, hits, following)
                else:
                    following.append((child, alone, 0))
        for child in word.wider_roots:
            _arrive(child, (i,), words, hits, following, WIDER)
        for span, names in spans.get(i, ()) if spans else ():
            resume = later.setdefault(span[-1] + 1, [])
            for symbol in names:
                for node, used, skipped in (*live, (root, (), 0)):
                    child = node.get(symbol)
                    if child is not None:
                        _arrive(child, used + span, words, hits, resume, skipped & WIDER)
        live = following if len(following) <= MAX_LIVE else following[-MAX_LIVE:]
    return hits


def _arrive(
    node: Node, used: tuple[int, ...], words: list[Word], hits: list[Hit], states: list[_State], wider: int = 0
) -> None:
    """Take note of the phrases that end at a node, and follow those that go on from it."""
    entries = node.get(END)
    if entries is not None:
        how = _how(words, used)
        if wider:
            how = max(how, FORM)
            hits += [Hit(entry, used, how) for entry in named(entries) if entry.kind in WIDELY]
        else:
            hits += [Hit(entry, used, FORM if entry.turned and how < FORM else how) for entry in named(entries)]
        if len(node) == 1:
            return
    states.append((node, used, wider))


def _longer_members(words: list[Word]) -> dict[int, list[tuple[tuple[int, ...], tuple[str, ...]]]]:
    """Return the group members of several words ("not able to"), by the token they start at."""
    found: dict[int, list[tuple[tuple[int, ...], tuple[str, ...]]]] = {}
    for i, word in enumerate(words):
        node = word.opens
        at = i
        while node is not None:
            names = node.get(END)
            if names is not None:
                found.setdefault(i, []).append((tuple(range(i, at + 1)), names))
            at += 1
            node = _next(node, words[at]) if at < len(words) else None
    return found


def _next(node: Node, word: Word) -> Node | None:
    """Return where a word leads on from a node, as it stands or as what it is a form of."""
    found: Node | None = node.get(word.symbols[0]) if word.symbols else None
    if found is None and word.wider:
        found = next((node[symbol] for symbol in word.wider if symbol in node), None)
    return found


def _how(words: list[Word], used: tuple[int, ...]) -> int:
    how = LITERAL if used[-1] - used[0] == len(used) - 1 else FORM
    for i in used:
        if words[i].how > how:
            how = words[i].how
    return how


def _glue(words: list[Word]) -> frozenset[int]:
    """Return the tokens of lists of a kind ("chest and left arm pain") that part nothing.

    A joiner or comma is glue when both its neighbours of weight are words that people
    list together; those neighbours may then be passed over too.
    """
    glue: set[int] = set()
    before = -1
    joint = -1
    for i, word in enumerate(words):
        if word.joiner or (word.soft and word.folded == ","):
            if joint >= 0 and word.soft:  # an aside stands between: "lungs out, week 3 of this, chest"
                before = -1
            joint = i
        elif word.listed:
            if joint >= 0 and before >= 0 and i - before <= MAX_APART:
                glue.update((before, joint, i))
                glue.update(j for j in range(before, i) if words[j].soft and words[j].folded == ",")
            before, joint = i, -1
        elif not word.skip:
            before = joint = -1
    return frozenset(glue)
