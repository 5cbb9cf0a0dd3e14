"""Tell the ladder step by step: what each rung found, and what became of everything that was seen.

It reads the same ``Reading`` that the answer is made from, so the story cannot differ from it.
"""

from __future__ import annotations

from itertools import groupby, islice
from typing import NamedTuple

from mbc_cli.answer import answer
from mbc_cli.choice import is_decoy
from mbc_cli.context import OUT_OF_PLACE, bearing
from mbc_cli.export import clean
from mbc_cli.match import Matcher, rung
from mbc_cli.model import RUNGS, How, Result
from mbc_cli.reading import Reading
from mbc_cli.suggest import LEANING
from mbc_cli.terminal import shown
from mbc_cli.walk import MENTIONS, Hit
from mbc_cli.words import FORM, SPELLING, Bearing, Kind, Word

SHOWN_WORDS = 60
"""Words of a text that are told one by one; the steps below cover all of it."""

COUNTED = ("", "denied")
"""The fates of what one of the steps found."""

SIGNS = ("{", "+")
"""Signs in a listed phrase that are told in words where one is shown."""


class Step(NamedTuple):
    """One step of the story: its title, and what happened in it, a sentence a line."""

    title: str
    lines: tuple[str, ...]


class Story(NamedTuple):
    """How a text was read, and the result that this led to."""

    result: Result
    steps: tuple[Step, ...]


def explain(text: str, matcher: Matcher, accept: How = "spelling") -> Story:
    """Look a text up and tell how.

    Args:
        text: what the person wrote.
        matcher: the reference, compiled.
        accept: the last rung that counts.

    Returns:
        The story; its steps are in the order of the ladder.
    """
    reading = matcher.read(text)
    result = matcher.conclude(reading, 1, accept)
    teller = _Teller(reading, result, matcher)
    ladder = [teller.words(), *(teller.rung(how, accept) for how in RUNGS)]
    rest = (teller.denied(), teller.dropped(), teller.offered(), teller.urgent())
    return Story(result, (*ladder, *(step for step in rest if step.lines), teller.answer()))


class _Teller:
    def __init__(self, reading: Reading, result: Result, matcher: Matcher) -> None:
        self._reading = reading
        self._result = result
        self._reference = matcher.reference
        self._symptoms = matcher.reference.symptoms
        self._lexicon = matcher.lexicon
        self._wording = matcher.reference.wording

    def words(self) -> Step:
        """Return what each word of the text was taken for."""
        pairs = zip(self._reading.tokens, self._reading.words, strict=True)
        typed = ((token, [word for _, word in group]) for token, group in groupby(pairs, lambda pair: pair[0]))
        lines = (self._word(token.group(), words) for token, words in typed if not words[0].boundary)
        return Step(self._wording["why_words"], tuple(islice(lines, SHOWN_WORDS)))

    def _word(self, typed: str, words: list[Word]) -> str:
        """Tell what a typed word was taken for, or the two that it was parted into."""
        word = words[0]
        if len(words) > 1:
            return self._tell(
                "word_parts", word=self._quote(typed), other=f'"{" ".join(each.folded for each in words)}"'
            )
        if bearing(word, self._lexicon) == Bearing.ELSEWHERE:
            kind = "elsewhere"
        elif word.how == SPELLING:
            kind = "spelling"
        elif word.how == FORM:
            kind = "form"
        elif word.skip:
            kind = "small"
        else:
            kind = "known" if word.known else "other"
        return self._tell(f"word_{kind}", word=self._quote(typed), other=f'"{word.fixed}"')

    def rung(self, how: How, accept: How) -> Step:
        """Return what one rung found."""
        title = self._wording[f"why_{how}"]
        if RUNGS.index(how) > RUNGS.index(accept):
            return Step(title, (self._wording["why_off"],))
        hits = [
            hit
            for hit in self._reading.hits
            if hit.entry.kind in (Kind.SYMPTOM, Kind.ALONE) and hit.fate in COUNTED and rung(hit) == how
        ]
        if not hits:
            return Step(title, (self._wording["why_nothing"],))
        lines = [
            self._tell("found", words=self._words(hit), symptom=self._article(hit), phrase=f'"{hit.entry.phrase}"')
            for hit in hits
        ]
        if any(sign in hit.entry.phrase for hit in hits for sign in SIGNS):
            lines.append(self._wording["why_signs"])
        return Step(title, tuple(dict.fromkeys(lines)))

    def denied(self) -> Step:
        """Return the mentions that are denied, and by which words."""
        lines = [
            self._tell(
                "absent" if each.words == each.by else "denied",
                words=self._quote(each.words),
                by=self._quote(each.by),
                symptom=f'"{each.article}"',
            )
            for each in self._result.denied
        ]
        return Step(self._wording["why_denied_title"], tuple(lines))

    def dropped(self) -> Step:
        """Return what was seen and did not count, with the reason."""
        decoys = [hit for hit in self._reading.hits if is_decoy(hit)]
        counted = [set(hit.used) for hit in self._reading.of(*MENTIONS)]
        lines = []
        for hit in self._reading.hits:
            if hit.entry.kind not in MENTIONS or hit.fate in (*COUNTED, "within"):
                continue
            if any(set(hit.used) <= used for used in counted):
                continue
            name, phrase = hit.fate.replace(" ", "_"), ""
            if name == "everyday":
                hiding = [decoy for decoy in decoys if set(decoy.used) & set(hit.used)]
                if hiding:
                    name, phrase = "everyday_by", f'"{hiding[0].entry.phrase}"'
            elif hit.fate == OUT_OF_PLACE:
                phrase = ", ".join(self._quote(self._reading.tokens[i].group()) for i in hit.by)
            lines.append(self._tell(name, words=self._words(hit), phrase=phrase))
        return Step(self._wording["why_dropped_title"], tuple(dict.fromkeys(lines)))

    def offered(self) -> Step:
        """Return what is offered and why it is no match."""
        near = {hit.entry.target: hit for hit in self._reading.of(Kind.NEAR)}
        lines = []
        for each in self._result.suggestions:
            symptom = f'"{each.article}"'
            if each.symptom in near:
                lines.append(self._tell("near", words=self._words(near[each.symptom]), symptom=symptom))
            elif each.score == LEANING:
                lines.append(self._tell("leaning", words=self._leaning(each.symptom), symptom=symptom))
            else:
                lines.append(self._tell("topic", symptom=symptom))
        return Step(self._wording["why_offered_title"], tuple(lines))

    def urgent(self) -> Step:
        """Return which words call for an urgent card."""
        lines = [self._tell("urgent", words=self._quote(card.words)) for card in self._result.urgent]
        return Step(self._wording["why_urgent_title"], tuple(lines))

    def answer(self) -> Step:
        """Return the answer itself, the contact prompt last."""
        return Step(self._wording["why_answer"], tuple(answer(self._result, self._reference).texts))

    def _article(self, hit: Hit) -> str:
        return f'"{self._symptoms[hit.entry.target].article}"'

    def _words(self, hit: Hit) -> str:
        start, end = self._reading.slice(hit.used)
        return self._quote(self._reading.text[start:end])

    def _leaning(self, symptom: str) -> str:
        """Return the words of the text that lean to a symptom, or come near to one that does."""
        pairs = zip(self._reading.tokens, self._reading.words, strict=True)
        return ", ".join(self._quote(token.group()) for token, word in pairs if self._leans(word, symptom))

    def _leans(self, word: Word, symptom: str) -> bool:
        near_by = None if word.known else self._lexicon.near(word)
        meant = word if near_by is None else self._lexicon.word(near_by[0])
        return symptom in self._lexicon.leanings(word) or symptom in self._lexicon.leanings(meant)

    def _quote(self, text: str) -> str:
        return f'"{shown(clean(text), SHOWN_WORDS)}"'

    def _tell(self, name: str, **values: str) -> str:
        return self._wording[f"why_{name}"].format(**values)
