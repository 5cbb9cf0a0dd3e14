"""Settle the phrases that say by themselves that a symptom is not there: "vision normal"."""

from __future__ import annotations

from mbc_cli.lexicon import Lexicon
from mbc_cli.reading import Reading
from mbc_cli.sentence import RETURN
from mbc_cli.triggers import is_whole
from mbc_cli.walk import Hit
from mbc_cli.words import Kind


def settle_absent(reading: Reading, lexicon: Lexicon) -> None:
    """Mark what says by itself that a symptom is not there: "vision normal", but not "vision is not normal"."""
    standing = [hit for hit in reading.hits if hit.entry.kind == Kind.ABSENT and hit.fate in ("", "denied")]
    if not standing:
        return
    negated = [hit.used[0] for hit in reading.hits if hit.entry.kind in (Kind.BEFORE, Kind.NOT_DENIAL)]
    denied = {hit.used[0] for hit in reading.hits if hit.entry.kind == Kind.SYMPTOM and hit.fate == "denied"}
    words, lists = reading.words, lexicon.compiled.denial
    turns = (hit for hit in reading.of(Kind.TURNED) if is_whole(hit, words, lists))
    returned = {i for hit in turns if words[i := hit.used[0]].folded in lists["and_then"]}
    for hit in standing:
        if not returned.isdisjoint(range(hit.used[-1] + 1, hit.used[-1] + RETURN)):
            _give_way(hit, reading)
            continue
        # The "not" of "vision not affected" is its own, and the "no" of "no fever, vision normal" ends at the comma,
        # that of "no headache vision ok" at the headache; "enzymes at baseline, no longer raised" says it twice.
        apart = (
            not hit.fate
            or set(hit.by) <= set(hit.used)
            or any(words[i].boundary or i in denied for i in range(hit.by[-1] + 1, hit.used[0]))
            or any(words[i].boundary for i in range(hit.used[-1] + 1, hit.by[0]))
        )
        if not apart or any(hit.used[0] < i < hit.used[-1] and i not in hit.used for i in negated):
            hit.fate, hit.by = "within", ()
        else:
            hit.deny(hit.used)


def _give_way(hit: Hit, reading: Reading) -> None:
    """Let the symptom stand that an ending holds which is taken back: "the swelling went down, then came back"."""
    hit.fate, hit.by = "within", ()
    for other in reading.hits:
        same = other.entry.target == hit.entry.target and other.entry.kind == Kind.SYMPTOM
        if same and other.fate in ("within", "denied") and set(other.used) < set(hit.used):
            other.fate, other.by = "", ()
