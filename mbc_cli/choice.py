"""Settle overlaps: which of the phrases found in a text count, and what keeps the others from it."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product

from mbc_cli.context import set_out_of_place
from mbc_cli.lexicon import Lexicon
from mbc_cli.reading import Reading
from mbc_cli.walk import MENTIONS, Hit
from mbc_cli.words import LITERAL, Kind

FOR = "for"
"""The word of "a cream for", after which it is told whether somebody has what it is for."""

MAX_SCENE = 40
"""Tokens that "aggravated by" can reach."""


def is_decoy(hit: Hit) -> bool:
    """Say whether this is an everyday phrase, and stands together: "sick for days" is no sick day.

    Only a "+" in the phrase lets small words stand in between.
    """
    return hit.entry.kind == Kind.DECOY and (hit.together or "+" in hit.entry.phrase)


def choose(reading: Reading, lexicon: Lexicon, mentions: list[Hit]) -> None:
    """Settle overlaps: note on each hit that does not count why it does not.

    An everyday phrase hides the mentions that share a word with it, unless they say more.
    A mention within a longer one gives way.  An ``alone`` phrase needs the text to itself.
    Last, the words around a mention are weighed.
    """
    whole = lexicon.compiled.exact.get(tuple([word.folded for word in reading.words if not word.boundary]))
    same = [hit for hit in mentions if hit.entry.target == whole]
    if same:
        for hit in mentions:
            if hit.entry.target != whole:
                hit.fate = "within"
        if not any(hit.entry.article for hit in same):
            everything = tuple(i for i, word in enumerate(reading.words) if not word.boundary)
            entry = same[0].entry._replace(kind=Kind.SYMPTOM, article=True, turned=False)
            reading.hits.append(Hit(entry, everything, LITERAL))
        return
    hidden = _by_token(frozenset(hit.used) for hit in reading.hits if is_decoy(hit))
    content: frozenset[int] | None = None
    for hit in mentions:
        if content is None and hit.entry.kind == Kind.ALONE:
            content = frozenset(reading.content())
        beside = {decoy for i in hit.used for decoy in hidden.get(i, ())} if hidden else ()
        if any(_hides(decoy, frozenset(hit.used), reading) for decoy in beside):
            hit.fate = "everyday"
        elif content is not None and hit.entry.kind == Kind.ALONE and not content <= set(hit.used):
            hit.fate = "not alone"
    _free_listed(reading, mentions, lexicon.compiled.unwell)
    standing = [hit for hit in mentions if not hit.fate]
    if len(standing) > 1:
        _set_within(standing)
        _set_stretched(reading, [hit for hit in standing if not hit.fate and hit.entry.kind == Kind.SYMPTOM])
    _free_denials(reading, standing, lexicon.compiled.denial["answers"])
    _set_the_scene(reading, lexicon.compiled.denial["owners"])
    set_out_of_place(reading, lexicon)


def _hides(decoy: frozenset[int], used: frozenset[int], reading: Reading) -> bool:
    """Say whether an everyday phrase hides a mention that shares a word with it, by the tokens of both.

    It does not where the mention says more, nor where they make one list: "yellow teeth and eyes".
    """
    if decoy < used:
        return False
    for own, other in product(used - decoy, decoy - used):
        places = range(min(own, other) + 1, max(own, other))
        between = [reading.words[i] for i in places if i not in used | decoy]
        joints = [word for word in between if word.joiner or word.folded == ","]
        if joints and all(word.skip or word in joints for word in between):
            return False
    return True


def _free_listed(reading: Reading, mentions: list[Hit], unwell: frozenset[str]) -> None:
    """Let what needs the text to itself count in a list of complaints: "chills, fits and rash", "fits and rash"."""
    apart = [hit for hit in mentions if hit.fate == "not alone"]
    words = reading.words
    if not apart or not any(word.joiner or word.folded == "," for word in words):
        return
    ills = {i for hit in mentions if hit.entry.kind == Kind.SYMPTOM and not hit.fate for i in hit.used}
    ills.update(i for i, word in enumerate(words) if word.folded in unwell)
    for hit in apart:
        start, end = hit.used[0], hit.used[-1]
        while start and words[start - 1].skip:
            start -= 1
        while end + 1 < len(words) and words[end + 1].skip:
            end += 1
        opened = not start or words[start - 1].boundary or words[start - 1].joiner
        listed = opened and (end + 1 == len(words) or words[end + 1].boundary or words[end + 1].joiner)
        if listed and not ills <= set(range(start, end + 1)):
            hit.fate = ""


def _set_within(standing: list[Hit]) -> None:
    """Set aside mentions that lie within a longer one."""
    standing.sort(key=lambda hit: (hit.entry.kind == Kind.NEAR, -len(hit.used), hit.used[-1] - hit.used[0], hit.how))
    # Only what shares its first token can hold a mention, so each is compared with few others.
    kept: dict[int, list[tuple[frozenset[int], str]]] = {}
    for hit in standing:
        used, target = frozenset(hit.used), hit.entry.target
        if any(used < other or (used == other and target == known) for other, known in kept.get(hit.used[0], ())):
            hit.fate = "within"
        else:
            for i in used:
                kept.setdefault(i, []).append((used, target))


def _set_stretched(reading: Reading, mentions: list[Hit]) -> None:
    """Set aside what adds only small words to a part of another: "yellow eyes that get worse" has no worse eyes."""
    cores: dict[int, list[tuple[set[int], str]]] = {}
    weighty = [(hit, {i for i in hit.used if not reading.words[i].skip}) for hit in mentions]
    for hit, core in weighty:
        for i in core:
            cores.setdefault(i, []).append((core, hit.entry.target))
    for hit, core in weighty:
        if core and any(core < other and target != hit.entry.target for other, target in cores[min(core)]):
            hit.fate = "within"


def _free_denials(reading: Reading, standing: list[Hit], answers: frozenset[str]) -> None:
    """Set aside mentions that take in the denial of a longer reading, or an answer.

    The "no" of "no vision loss" denies the loss, as does the "not" of "do not have vision loss", the "gone" of
    "the double vision is gone" the double vision, and the "no" of "respiratory: no cough" the cough.
    The "no" of "double vision, no cough" denies the cough, not the vision.
    """
    several = [hit for hit in standing if len(hit.used) > 1]
    if not several:
        return
    opening = reading.of(Kind.BEFORE)
    before = {hit.used[0] for hit in opening}
    longer_opening = {hit.used[0] for hit in opening if len(hit.used) > 1 and hit.together}
    after = {i for hit in reading.of(Kind.AFTER) for i in hit.used}
    starts: dict[int, list[Hit]] = {}
    ends: dict[int, list[Hit]] = {}
    for hit in several:
        starts.setdefault(hit.used[0], []).append(hit)
        ends.setdefault(hit.used[-1], []).append(hit)
    words = reading.words
    for hit in several:
        if hit.fate:
            continue
        first, last = hit.used[0], hit.used[-1]
        # The "no" of "breathing is no longer laboured" is that of "no longer".
        if last in longer_opening or (words[last - 1].boundary and words[last].folded in answers):
            hit.fate = "within"
            continue
        longer: list[Hit] = []
        denying = next((i for i in hit.used if i in before or not words[i].skip), last)
        if denying in before:
            start = first + 1 if denying == first else last
            longer += [other for i in range(start, last + 1) for other in starts.get(i, ())]
        if last in after or last in before:
            # The "no" of "vision no cough" is the cough's; at the end of a text it is the vision's.
            goes_on = last in before and last + 1 < len(words)
            overlapping = (other for i in range(first, last) for other in ends.get(i, ()))
            longer += [other for other in overlapping if other.used[0] < first + goes_on]
        if any(not other.fate and other.entry.target == hit.entry.target for other in longer):
            hit.fate = "within"


def _by_token(sets: Iterable[frozenset[int]]) -> dict[int, list[frozenset[int]]]:
    found: dict[int, list[frozenset[int]]] = {}
    for each in sets:
        for i in each:
            found.setdefault(i, []).append(each)
    return found


def _set_the_scene(reading: Reading, owners: frozenset[str]) -> None:
    """Set aside mentions that only say what makes another one worse ("aggravated by coughing").

    What somebody wants a cream for is there: "a cream for my rash", but not "a cream for rashes".
    """
    scenes = reading.of(Kind.CIRCUMSTANCE)
    if not scenes:
        return
    first: dict[int, list[Hit]] = {}
    for hit in reading.of(*MENTIONS):
        first.setdefault(hit.used[0], []).append(hit)
    kept = [set(hit.used) for hit in reading.of(Kind.NOT_DENIAL)]  # "cannot rule out"
    for scene in scenes:
        at = scene.used[-1]
        if at - scene.used[0] >= len(scene.used) + 1 or any(set(scene.used) < each for each in kept):
            continue
        following = reading.words[at + 1].folded if at + 1 < len(reading.words) else ""
        if reading.words[at].folded == FOR and following in owners:
            continue
        for i in range(at + 1, min(len(reading.words), at + MAX_SCENE)):
            if reading.words[i].boundary:
                break
            for hit in first.get(i, ()):
                hit.fate = "scene"
