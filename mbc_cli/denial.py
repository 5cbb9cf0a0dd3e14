"""Find which mentions a text denies, and by which words.

After NegEx (Chapman et al., 2001) and ConText (Harkema et al., 2009): a trigger denies
what lies in its scope, which ends with the clause; phrases that only look like a
denial ("can't stop", "not only") are taken out first.  All words are data.
"""

from __future__ import annotations

from mbc_cli.answers import is_answer, is_interjected
from mbc_cli.endings import behind, goes_with, is_passing
from mbc_cli.lexicon import Lexicon
from mbc_cli.reach import ahead, heads
from mbc_cli.reading import Reading
from mbc_cli.sentence import MAX_SCOPE, RETURN, Sentence
from mbc_cli.triggers import is_whole, takes_away, triggers_of
from mbc_cli.walk import Hit
from mbc_cli.words import Kind

MAX_SPELL = 4
"""Tokens before an "until" that tell how long nothing was there: "no headache for weeks until today"."""


def deny(reading: Reading, lexicon: Lexicon, mentions: list[Hit]) -> None:
    """Mark the mentions that the text denies: their fate becomes "denied", ``by`` names the tokens.

    Args:
        reading: the text; ``mentions`` are those of its hits that would count.
        lexicon: for the word lists.
        mentions: the hits to judge.
    """
    triggers = triggers_of(reading, mentions, lexicon.compiled.denial)
    if not triggers:
        return
    asides = [hit for hit in reading.hits if hit.fate in ("scene", "not alone")]
    if mentions or asides:
        _Judge(reading, lexicon, mentions, asides).deny(triggers)


class _Judge:
    """Says what each trigger of a text denies: first those that close a list, then those that open one."""

    def __init__(self, reading: Reading, lexicon: Lexicon, mentions: list[Hit], asides: list[Hit]) -> None:
        self._sentence = Sentence(
            words=reading.words,
            lists=lexicon.compiled.denial,
            first=_by_first(mentions),
            last=_by_last([*mentions, *asides]),
            ends={hit.used[0] for hit in reading.of(Kind.ENDS)},
            spared={hit.used[-1] for hit in reading.of(Kind.EXCEPTION)},
            unwell=lexicon.compiled.unwell,
        )
        self._asides = _by_first(asides)
        lists = lexicon.compiled.denial
        turned = (hit for hit in reading.of(Kind.TURNED) if hit.together and is_whole(hit, reading.words, lists))
        self._turned = {hit.used[0] for hit in turned}
        self._after_gone = {i for i in self._turned if not self._sentence.says(i, "first_time")}
        self._wishes = {hit.used[0] for hit in reading.of(Kind.WISHED)}
        self._within = _by_first([hit for hit in reading.hits if hit.fate == "within"])

    def deny(self, triggers: list[Hit]) -> None:
        """Mark what the triggers deny."""
        answered = {trigger.used for trigger in triggers if self._deny_behind(trigger)}
        for trigger in triggers:
            if trigger.used not in answered:
                self._deny_ahead(trigger)

    def _deny_behind(self, trigger: Hit) -> bool:
        """Deny the list that a trigger closes ("cough: none"), and say whether it closes one."""
        end = trigger.used[-1]
        if not (trigger.entry.kind == Kind.AFTER or is_answer(trigger, self._sentence)):
            return False
        if self._came_back(end) or self._is_until(end, end) or self._is_wished(trigger):
            return False
        if is_passing(end, self._sentence) or goes_with(trigger, self._sentence):
            return False
        denied = [mention for mention in behind(trigger, self._sentence) if not self._is_stressed(mention, trigger)]
        for mention in denied:
            mention.deny(trigger.used)
        return bool(denied)

    def _deny_ahead(self, trigger: Hit) -> None:
        """Deny what follows a trigger as far as it reaches, and the mention that it stands within."""
        sentence = self._sentence
        at, end = trigger.used[0], trigger.used[-1]
        closing = trigger.entry.kind == Kind.AFTER and not (self._opens(trigger) or heads(trigger, sentence))
        if closing or self._is_doubled(at) or self._is_cut_short(end) or is_interjected(trigger, sentence):
            return
        last = ahead(trigger, sentence)
        takes = takes_away(trigger, sentence.words, sentence.lists)
        if self._is_until(end, last) or (takes and self._came_back(last)):
            return
        if self._is_turned(end, last) or self._is_first_time(trigger, last):
            return
        plain = sentence.says(end, "plain")
        for mention in [hit for i in range(at - MAX_SCOPE, last + 1) for hit in sentence.first.get(i, ())]:
            around = mention.used[0] < at < mention.used[-1]
            # "No" goes with the noun that follows it, "not" with all of the mention.
            if mention.used[0] > end or (around and not (plain and self._shortened(mention, at))):
                mention.deny(trigger.used)
        if last <= end and sentence.says(at, "answers"):  # "rash no cough yes"
            for mention in sentence.last.get(at - 1, ()):
                if not self._is_stressed(mention, trigger):
                    mention.deny(trigger.used)
        if plain or takes or sentence.says(end, "had"):
            self._deny_asides(trigger, last)

    def _deny_asides(self, trigger: Hit, last: int) -> None:
        """Deny what would only count alone, in a plain list: "no SOB, no headaches or fits", "never had fits"."""
        listed: set[int] = set()
        for i in range(trigger.used[-1] + 1, last + 1):
            for hit in self._asides.get(i, ()):
                if hit.fate == "not alone":
                    hit.deny(trigger.used)
                    listed.update(hit.used)
            for hit in self._sentence.first.get(i, ()):
                listed.update(hit.used)
            word = self._sentence.words[i]
            if not (word.skip or word.joiner or word.soft or i in listed):
                return

    def _shortened(self, mention: Hit, at: int) -> bool:
        """Let the part before a denial stand where it says the same symptom: the cough of "cough with no phlegm"."""
        for hit in (hit for i in range(mention.used[0], at) for hit in self._within.get(i, ())):
            same = hit.entry.target == mention.entry.target and hit.entry.kind == Kind.SYMPTOM
            if same and hit.used[-1] < at:
                hit.fate, mention.fate = "", "within"
                return True
        return False

    def _opens(self, trigger: Hit) -> bool:
        """Say whether an ending may deny what comes next, too: "never had it", "do not have any"."""
        at, *more = trigger.used
        sentence = self._sentence
        if sentence.says(at, "openers") or goes_with(trigger, sentence):
            return True
        return bool(more) and sentence.says(at, "had") and sentence.says(more[0], "openers")

    def _is_stressed(self, mention: Hit, trigger: Hit) -> bool:
        """Say whether an ending only stresses the denying word of a mention: "can't breathe no more"."""
        sentence = self._sentence
        at = trigger.used[0]
        if len(trigger.used) == 1 or sentence.words[at - 1].boundary or not sentence.says(at, "openers"):
            return False
        return any(sentence.says(i, "impossible") or sentence.says(i, "of_verbs") for i in mention.used)

    def _is_cut_short(self, end: int) -> bool:
        """Say whether what a verb denies is left out: "the glue isn't, it itches", "if I don't I'm sick"."""
        sentence = self._sentence
        if end + 1 == len(sentence.words) or not sentence.says(end, "of_verbs") or sentence.says(end, "answers"):
            return False
        return sentence.words[end + 1].folded == "," or sentence.says(end + 1, "pronouns")

    def _is_turned(self, end: int, last: int) -> bool:
        """Say whether words turn a denial round: "never a pain like this", not "no pain, joints so much better"."""
        words, ends = self._sentence.words, self._sentence.ends
        for i in range(end + 1, min(last + 2, len(words))):
            if i in self._turned:
                return True
            if words[i].folded == "," and i + 1 not in ends:
                return False
        return False

    def _came_back(self, end: int) -> bool:
        """Say whether words take an ending back: "gone, but it came back", not "gone before I took the tablets"."""
        return not self._after_gone.isdisjoint(range(end + 1, end + RETURN))

    def _is_until(self, end: int, last: int) -> bool:
        """Say whether an "until" takes a denial back: "no cough until today", not "no cough, can I wait until May"."""
        words = self._sentence.words
        stop = min(len(words), last + 1 + MAX_SPELL)
        until = self._sentence.find("until", last + 1, stop)
        return until < stop and not any(word.boundary for word in words[end + 1 : until])

    def _is_first_time(self, trigger: Hit, last: int) -> bool:
        """Say whether this is the "never" of "never had headaches before", which says that they are new."""
        sentence = self._sentence
        if not sentence.says(trigger.used[0], "unfinished"):
            return False
        clause = range(trigger.used[-1] + 1, min(last + 2, len(sentence.words)))
        return any(sentence.says(i, "first_time") and sentence.stops(i + 1) for i in clause)

    def _is_wished(self, trigger: Hit) -> bool:
        """Say whether the end of a symptom is only wished for: "I want my headache gone"."""
        for i in range(trigger.used[0] - 1, max(-1, trigger.used[0] - MAX_SCOPE), -1):
            if self._sentence.words[i].hard:
                return False
            if i in self._wishes:
                return True
        return False

    def _is_doubled(self, at: int) -> bool:
        """Say whether this is the "without" of "can't eat without vomiting", which denies nothing."""
        sentence = self._sentence
        if not sentence.says(at, "without"):
            return False
        before = max(-1, at - MAX_SCOPE)
        start = next((i for i in range(at - 1, before, -1) if sentence.words[i].boundary), before)
        return sentence.find("impossible", start + 1, at) < at


def _by_first(hits: list[Hit]) -> dict[int, list[Hit]]:
    """Return hits by their first token, so that a denial looks only at what it can reach."""
    found: dict[int, list[Hit]] = {}
    for hit in hits:
        found.setdefault(hit.used[0], []).append(hit)
    return found


def _by_last(hits: list[Hit]) -> dict[int, list[Hit]]:
    """Return hits by their last token."""
    found: dict[int, list[Hit]] = {}
    for hit in hits:
        found.setdefault(hit.used[-1], []).append(hit)
    return found
