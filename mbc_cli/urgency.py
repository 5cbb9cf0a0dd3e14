"""Which urgent cards a text calls for.  Neither a denial nor an everyday phrase takes one away."""

from __future__ import annotations

from mbc_cli.reading import Reading
from mbc_cli.walk import Hit
from mbc_cli.words import Kind


def called(reading: Reading) -> dict[str, Hit]:
    """Return the urgent levels that a text calls for, by id, with the first words that call for each."""
    first: dict[str, Hit] = {}
    signs: dict[str, Hit] = {}
    during: set[str] = set()
    for hit in reading.hits:
        kind, level = hit.entry.kind, hit.entry.target
        if kind == Kind.URGENT or (kind == Kind.URGENT_ALONE and _is_alone(reading, hit)):
            first.setdefault(level, hit)
        elif kind == Kind.URGENT_SIGN:
            signs.setdefault(level, hit)
        elif kind == Kind.URGENT_DURING:
            during.add(level)
    for level in during & signs.keys():
        first.setdefault(level, signs[level])
    return first


def _is_alone(reading: Reading, hit: Hit) -> bool:
    """Say whether a clause ends with these words and says nothing of weight before them."""
    words = reading.words
    after = hit.used[-1] + 1
    if after < len(words) and not words[after].boundary:
        return False
    for i in range(hit.used[0] - 1, -1, -1):
        if words[i].boundary or words[i].joiner:
            break
        if not words[i].skip:
            return False
    return True
