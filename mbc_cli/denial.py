"""Find which mentions a text denies, and by which words.

After NegEx (Chapman et al., 2001) and ConText (Harkema et al., 2009): a trigger denies
what lies in its scope, which ends with the clause; phrases that only look like a
denial ("can't stop", "not only") are taken out first.  All words are data.
"""

from __future__ import annotations

from itertools import pairwise

from mbc_cli.lexicon import Lexicon
from mbc_cli.reach import MAX_SCOPE, Lists, ahead, behind
from mbc_cli.reading import Reading
from mbc_cli.walk import Hit
from mbc_cli.words import LITERAL, Entry, Kind, Word

ANSWER = Entry(Kind.BEFORE, "", "", turned=False, article=False)
"""Stands for a word that denies as an answer only: the "N" of "cough: N"."""

RETURN = 6
"""Tokens after "gone" in which a "but came back" takes it back."""


def deny(reading: Reading, lexicon: Lexicon, mentions: list[Hit]) -> None:
    """Mark the mentions that the text denies: their fate becomes "denied", ``by`` names the tokens.

    Args:
        reading: the text; ``mentions`` are those of its hits that would count.
        lexicon: for the word lists.
        mentions: the hits to judge.
    """
    lists = lexicon.compiled.denial
    triggers = _triggers(reading, mentions, lists)
    if not triggers:
        return
    asides = [hit for hit in reading.hits if hit.fate in ("scene", "not alone")]
    if not mentions and not asides:
        return
    ends = {hit.used[0] for hit in reading.of(Kind.ENDS)}
    turned = {hit.used[0] for hit in reading.of(Kind.TURNED) if _close(hit)}
    wishes = {hit.used[0] for hit in reading.of(Kind.WISHED)}
    within = _at([(hit.used[0], hit) for hit in reading.hits if hit.fate == "within"])
    spared = {hit.used[-1] for hit in reading.of(Kind.EXCEPTION)}
    words = reading.words
    first = _at([(hit.used[0], hit) for hit in mentions])
    first_aside = _at([(hit.used[0], hit) for hit in asides])
    last_of = _at([(hit.used[-1], hit) for hit in (*mentions, *asides)])
    answered: set[tuple[int, ...]] = set()
    for trigger in triggers:
        if not (trigger.entry.kind == Kind.AFTER or _is_answer(trigger, words, last_of, lists)):
            continue
        soon = range(trigger.used[-1] + 1, trigger.used[-1] + RETURN)
        if _is_wished(trigger, words, wishes) or not turned.isdisjoint(soon):
            continue
        for mention in behind(trigger, words, last_of, spared, lists):
            mention.deny(trigger.used)
            answered.add(trigger.used)
    for trigger in triggers:
        forward = trigger.entry.kind != Kind.AFTER or words[trigger.used[0]].folded in lists["openers"]
        if not forward or trigger.used in answered or _is_doubled(trigger, words, lists):
            continue
        last = ahead(trigger, words, ends, first, last_of, lists)
        if last + 1 < len(words) and words[last + 1].folded in lists["until"]:
            continue
        if not turned.isdisjoint(range(trigger.used[-1] + 1, last + 2)) or _is_first_time(trigger, words, last, lists):
            continue
        plain = words[trigger.used[-1]].folded in lists["plain"]
        reached = [mention for i in range(trigger.used[0] - MAX_SCOPE, last + 1) for mention in first.get(i, ())]
        for mention in reached:
            around = mention.used[0] < trigger.used[0] < mention.used[-1]
            # "No" goes with the noun that follows it, "not" with all of the mention.
            if mention.used[0] > trigger.used[-1] or (around and not (plain and _shortened(mention, trigger, within))):
                mention.deny(trigger.used)
        if last <= trigger.used[-1] and words[trigger.used[0]].folded in lists["answers"]:  # "rash no cough yes"
            for mention in last_of.get(trigger.used[0] - 1, ()):
                mention.deny(trigger.used)
        if plain:
            _deny_asides(trigger, words, first_aside, first, last)


def _shortened(mention: Hit, trigger: Hit, within: dict[int, list[Hit]]) -> bool:
    """Let the part before a denial stand where it says the same symptom: the cough of "cough with no phlegm"."""
    for hit in (hit for i in range(mention.used[0], trigger.used[0]) for hit in within.get(i, ())):
        same = hit.entry.target == mention.entry.target and hit.entry.kind == Kind.SYMPTOM
        if same and hit.used[-1] < trigger.used[0]:
            hit.fate, mention.fate = "", "within"
            return True
    return False


def _is_first_time(trigger: Hit, words: list[Word], last: int, lists: Lists) -> bool:
    """Say whether this is the "never" of "never had headaches before", which says that they are new."""
    if words[trigger.used[0]].folded not in lists["unfinished"]:
        return False
    clause = (*words[trigger.used[-1] + 1 : last + 2], None)
    return any(
        word is not None and word.folded in lists["first_time"] and (following is None or following.boundary)
        for word, following in pairwise(clause)
    )


def _is_wished(trigger: Hit, words: list[Word], wishes: set[int]) -> bool:
    """Say whether the end of a symptom is only wished for: "I want my headache gone"."""
    for i in range(trigger.used[0] - 1, max(-1, trigger.used[0] - MAX_SCOPE), -1):
        if words[i].hard:
            return False
        if i in wishes:
            return True
    return False


def settle_absent(reading: Reading) -> None:
    """Mark what says by itself that a symptom is not there: "vision normal", but not "vision is not normal"."""
    standing = [hit for hit in reading.hits if hit.entry.kind == Kind.ABSENT and hit.fate in ("", "denied")]
    if not standing:
        return
    negated = [hit.used[0] for hit in reading.hits if hit.entry.kind in (Kind.BEFORE, Kind.NOT_DENIAL)]
    for hit in standing:
        # The "no" of "no fever, vision normal" does not turn what comes after the comma.
        turned = hit.fate and not any(reading.words[i].boundary for i in range(hit.by[-1], hit.used[0]))
        turned = turned or any(hit.used[0] < i < hit.used[-1] and i not in hit.used for i in negated)
        if turned:
            hit.fate, hit.by = "within", ()
        else:
            hit.deny(hit.used)


def _at(places: list[tuple[int, Hit]]) -> dict[int, list[Hit]]:
    """Return hits by token, so that a denial looks only at what it can reach."""
    found: dict[int, list[Hit]] = {}
    for i, hit in places:
        found.setdefault(i, []).append(hit)
    return found


def _is_doubled(trigger: Hit, words: list[Word], lists: Lists) -> bool:
    """Say whether this is the "without" of "can't eat without vomiting", which denies nothing."""
    at = trigger.used[0]
    if words[at].folded not in lists["without"]:
        return False
    before = max(-1, at - MAX_SCOPE)
    start = next((i for i in range(at - 1, before, -1) if words[i].hard), before)
    return any(words[i].folded in lists["impossible"] for i in range(start + 1, at))


def _deny_asides(
    trigger: Hit, words: list[Word], asides: dict[int, list[Hit]], mentions: dict[int, list[Hit]], last: int
) -> None:
    """Deny a word that would only count alone, in a plain list after "no": "no SOB, no headaches or fits"."""
    listed: set[int] = set()
    for i in range(trigger.used[-1] + 1, last + 1):
        for hit in asides.get(i, ()):
            if hit.fate == "not alone":
                hit.deny(trigger.used)
                listed.update(hit.used)
        for hit in mentions.get(i, ()):
            listed.update(hit.used)
        if not (words[i].skip or words[i].joiner or words[i].soft or i in listed):
            return


def _triggers(reading: Reading, mentions: list[Hit], lists: Lists) -> list[Hit]:
    """Return the denying words that are not part of a mention or of a phrase that denies nothing."""
    found = [hit for hit in reading.of(Kind.BEFORE, Kind.AFTER) if not _goes_on(hit, reading.words, lists)]
    if ":" in reading.text:
        starts = {hit.used[0] for hit in found}
        for i, word in enumerate(reading.words[1:], 1):
            if word.folded in lists["answers"] and i not in starts and reading.words[i - 1].folded == ":":
                found.append(Hit(ANSWER, (i,), LITERAL))
    if not found:
        return []
    taken = {i for hit in mentions if hit.entry.kind != Kind.ABSENT for i in hit.used}
    # The "no change in" of "no change in vision" denies a change of vision.
    harmless = [
        hit
        for hit in reading.of(Kind.NOT_DENIAL)
        if _close(hit) and taken.isdisjoint(hit.used[1:]) and not any(set(hit.used) < set(each.used) for each in found)
    ]
    taken.update(i for hit in harmless for i in hit.used)
    standing: list[Hit] = []
    longer: dict[int, list[set[int]]] = {}
    for hit in sorted(found, key=lambda hit: -len(hit.used)):
        if not taken.intersection(hit.used) and _close(hit):
            standing.append(hit)
            if len(hit.used) > 1:
                for i in hit.used:
                    longer.setdefault(i, []).append(set(hit.used))
    return [hit for hit in standing if not any(set(hit.used) < other for other in longer.get(hit.used[0], ()))]


def _goes_on(hit: Hit, words: list[Word], lists: Lists) -> bool:
    """Say whether an ending does not end there: "a cough that never leaves", "but they aren't swollen"."""
    last = hit.used[-1]
    unfinished = hit.entry.kind == Kind.AFTER and words[last].folded in lists["unfinished"]
    return unfinished and last + 1 < len(words) and not words[last + 1].boundary


def _close(hit: Hit) -> bool:
    """Say whether a phrase of denial stands together, at most two small words in between."""
    return hit.used[-1] - hit.used[0] <= len(hit.used) + 1


def _is_answer(trigger: Hit, words: list[Word], last_of: dict[int, list[Hit]], lists: Lists) -> bool:
    """Say whether this is the "no" of "cough? no", "cough: no", "cough no, rash yes" or "cough, no"."""
    at = trigger.used[0]
    if len(trigger.used) != 1 or words[at].folded not in lists["answers"] or at == 0:
        return False
    before, after = words[at - 1], words[at + 1] if at + 1 < len(words) else None
    asked = before.folded in (":", "=", "-", "(") or "?" in before.folded or at - 1 in last_of
    if before.folded == "," and at - 2 in last_of:
        return after is None or after.hard
    return asked and (after is None or after.boundary)
