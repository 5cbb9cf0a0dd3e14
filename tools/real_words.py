"""Write data/real-words.txt: the English words that lie near our vocabulary.

Usage: ``python tools/real_words.py --common LIST [LIST ...] --rare LIST [LIST ...] --names LIST [LIST ...]``

A misspelling is never mended onto our vocabulary when it is one of these words (couch is
not cough), nor when one of these lies nearer.  Words that no repair could ever mix up with
ours are left out, so the file stays a small part of a dictionary.  Run it again after adding
new words to the vocabulary.  Names, and words of the rare lists only, stand in a part of
their own: they give way to the words that people misspell most ("hurst" is hurts, "brocken"
is broken).  Ours comes from the SCOWL lists (common: size 60; rare: size 70; American and
British), which may be copied freely; the file's head carries their notice.  Among the rare
lists are the words of ICD-10-CM (public domain; aplastic is not aphasic) and of WordNet 3.0
(free, with the notice in the file's head).  The names are those of the 1990 census of the
United States ("SMITH 1.006 1.006 1" and so on; public domain), down to one person in
100,000: "Rashid" is no rash.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import OSA

from mbc_cli import forms
from mbc_cli.data import folder
from mbc_cli.match import load
from mbc_cli.nearest import budget, sound
from mbc_cli.spelling import Speller, american

LEAST_SHARE = 0.001
"""Percent of the people who have the rarest name that is kept; the names below it look like any slip."""

HEAD = """\
# English words near mbc's vocabulary: never mended onto it (tools/real_words.py).
# Derived from SCOWL, Copyright 2000-2019 by Kevin Atkinson. Permission to use, copy,
# modify, distribute and sell these word lists, the associated scripts, the output created
# from the scripts, and its documentation for any purpose is hereby granted without fee,
# provided that the above copyright notice appears in all copies and that both that
# copyright notice and this permission notice appear in supporting documentation. Kevin
# Atkinson makes no representations about the suitability of this array for any purpose.
# It is provided "as is" without express or implied warranty.
# Names are those of the 1990 census of the United States, medical words those of ICD-10-CM; both are in the
# public domain.
# Some rare words are those of WordNet 3.0, Copyright 2006 by Princeton University. All rights reserved. Permission to
# use, copy, modify and distribute this software and database and its documentation for any purpose and without fee or
# royalty is hereby granted, provided that you agree to comply with the following copyright notice and statements,
# including the disclaimer, and that the same appear on ALL copies of the software, database and documentation,
# including modifications that you make for internal use or for distribution. THIS SOFTWARE AND DATABASE IS PROVIDED
# "AS IS" AND PRINCETON UNIVERSITY MAKES NO REPRESENTATIONS OR WARRANTIES, EXPRESS OR IMPLIED. BY WAY OF EXAMPLE, BUT
# NOT LIMITATION, PRINCETON UNIVERSITY MAKES NO REPRESENTATIONS OR WARRANTIES OF MERCHANTABILITY OR FITNESS FOR ANY
# PARTICULAR PURPOSE OR THAT THE USE OF THE LICENSED SOFTWARE, DATABASE OR DOCUMENTATION WILL NOT INFRINGE ANY THIRD
# PARTY PATENTS, COPYRIGHTS, TRADEMARKS OR OTHER RIGHTS. The name of Princeton University or Princeton may not be used
# in advertising or publicity pertaining to distribution of the software and/or database. Title to copyright in this
# software, database and any associated documentation shall at all times remain with Princeton University and LICENSEE
# agrees to preserve same.
"""


def near_words(words: set[str], reach: int) -> list[str]:
    """Return the words that a repair could mix up with the vocabulary, sorted.

    Args:
        words: in small letters.
        reach: edits beyond those that a word of its length may be mended by, two in all at most.
    """
    lexicon = load().lexicon
    targets = sorted(word for word in lexicon.targets if len(word) > 3)
    sounds = {sound(word) for word in targets}
    compiled = lexicon.compiled
    ours = compiled.vocabulary | compiled.content
    speller = Speller(compiled.content - compiled.unmended, (), compiled.small)

    def is_near(word: str) -> bool:
        # The speller tries a word in American spelling and without its last "s" too.
        return any(is_near_as(each) for each in {word, american(word), word.removesuffix("s")})

    def is_near_as(word: str) -> bool:
        cutoff = min(budget(len(word)) + reach, 2)
        return (
            sound(word) in sounds
            or speller.split(word) is not None
            or process.extractOne(word, targets, scorer=OSA.distance, score_cutoff=cutoff) is not None
        )

    others = (word for word in words - ours if not any(base in compiled.content for base in forms.bases(word)))
    return sorted(filter(is_near, others))


def _read(paths: list[Path]) -> set[str]:
    """Return the words of some lists; abbreviations and words with a sign in them are left out."""
    rows = {row for path in paths for row in path.read_text(encoding="utf-8").split("\n")}
    return {row for row in rows if len(row) > 3 and row.isascii() and row.isalpha() and row[1:].islower()}


def _read_names(paths: list[Path]) -> set[str]:
    """Return the names of census lists, whose rows give a name and the percent of people who have it."""
    rows = (row.split() for path in paths for row in path.read_text(encoding="ascii").splitlines())
    return {row[0].lower() for row in rows if len(row[0]) > 3 and float(row[1]) >= LEAST_SHARE}


def main() -> None:
    """Read the word lists that the command line names and write the file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--common", nargs="+", type=Path, required=True)
    parser.add_argument("--rare", nargs="+", type=Path, required=True)
    parser.add_argument("--names", nargs="+", type=Path, required=True)
    given = parser.parse_args()
    common, rare = _read(given.common), _read(given.rare)
    # A name that is a word too is a word.
    words = {word for word in common if word.islower()}
    rare = {word.lower() for word in common | rare}.union(_read_names(given.names)) - words
    parts = [near_words(words, 1), near_words(rare, 0)]
    text = "\n\n".join([HEAD.rstrip("\n"), *("\n".join(part) for part in parts)])
    (folder() / "real-words.txt").write_text(text + "\n", encoding="ascii")
    print(f"{len(parts[0])} of {len(words)} words and {len(parts[1])} of {len(rare)} rare words and names kept")


if __name__ == "__main__":
    main()
