"""Print precision, recall, F1 and false-alarm rate of mbc on labelled files.

Usage: ``python tests/accuracy.py FILE [FILE ...]`` with ``--misses`` to list what is wrong.

A file has one row a line, ``phrase<TAB>label``; more columns are allowed.  A label is a
comma-separated set of symptom ids, ``NONE``, or ``AMBIG:ids`` (every subset of those is
right).  A file whose first line starts with ``sentence`` has the columns sentence,
affirmed, denied, source, tolerated; a denied symptom reported as present is a false alarm.
"""

from __future__ import annotations

import argparse
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from mbc_cli.match import Matcher, load

HEADERS = ("phrase", "typed", "sentence", "text")


@dataclass
class Row:
    """One labelled text."""

    text: str
    wanted: frozenset[str]
    tolerated: frozenset[str] = frozenset()
    denied: frozenset[str] = frozenset()
    plain_none: bool = False


@dataclass
class Score:
    """Counts over symptom ids (micro) and over rows."""

    true: int = 0
    false: int = 0
    missed: int = 0
    none_rows: int = 0
    alarms: int = 0
    suggested: int = 0
    missed_rows: int = 0
    denied: int = 0
    denied_found: int = 0
    notes: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Share of the reported ids that are right."""
        return self.true / ((self.true + self.false) or 1)

    @property
    def recall(self) -> float:
        """Share of the wanted ids that are reported."""
        return self.true / ((self.true + self.missed) or 1)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.precision * self.recall / ((self.precision + self.recall) or 1)


def _ids(label: str) -> frozenset[str]:
    return frozenset(part.strip() for part in label.split(",") if part.strip() and part.strip() != "NONE")


def read_rows(path: Path) -> list[Row]:
    """Read a labelled file (its layout: see the module's text)."""
    rows = []
    lines = path.read_text(encoding="utf-8").splitlines()
    head = lines[0].split("\t") if lines else []
    sentences = bool(head) and head[0] == "sentence"
    label_at = head.index("label") if "label" in head else 1
    for line in lines[1:] if head and head[0] in HEADERS else lines:
        cells = line.split("\t")
        if len(cells) < 2:
            continue
        label = cells[label_at]
        if label.startswith("AMBIG:"):
            rows.append(Row(cells[0], frozenset(), _ids(label.removeprefix("AMBIG:"))))
            continue
        denied = _ids(cells[2]) if sentences and len(cells) > 2 else frozenset()
        tolerated = _ids(cells[4]) if sentences and len(cells) > 4 else frozenset()
        rows.append(Row(cells[0], _ids(label), tolerated, denied, plain_none=label == "NONE"))
    return rows


def score(rows: list[Row], matcher: Matcher) -> Score:
    """Look every row up and count."""
    total = Score()
    for row in rows:
        result = matcher.lookup(row.text)
        found = {match.symptom for match in result.matches}
        wrong = found - row.wanted - (row.tolerated - row.denied)
        missed = row.wanted - found
        total.true += len(found & row.wanted)
        total.false += len(wrong)
        total.missed += len(missed)
        if row.plain_none:
            total.none_rows += 1
            total.alarms += bool(wrong)
            if result.suggestions and not wrong and not row.denied:
                total.notes.append(f"offer  {row.text}\t{[s.symptom for s in result.suggestions]}")
        if missed:
            total.missed_rows += 1
            total.suggested += bool(missed & {s.symptom for s in result.suggestions})
            total.notes.append(
                f"missed {row.text}\t{sorted(missed)}\toffered {[s.symptom for s in result.suggestions]}"
            )
        if wrong:
            words = [(match.symptom, match.words) for match in result.matches if match.symptom in wrong]
            total.notes.append(f"wrong  {row.text}\t{words}\twanted {sorted(row.wanted)}")
        denied = {mention.symptom for mention in result.denied}
        total.denied += len(row.denied)
        total.denied_found += len(row.denied & denied)
        if row.denied - denied - found:
            total.notes.append(f"denied {row.text}\t{sorted(row.denied - denied)}")
    return total


def main() -> None:
    """Score each file that the command line names."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--misses", action="store_true", help="list every row that is not right")
    parser.add_argument("--data", help="another mapping file")
    options = parser.parse_args()
    matcher = load(options.data)
    for path in options.files:
        rows = read_rows(path)
        start = time.perf_counter()
        total = score(rows, matcher)
        seconds = time.perf_counter() - start
        print(
            f"{path.name}: rows {len(rows)}"
            f"  precision {total.precision:.3f}  recall {total.recall:.3f}  F1 {total.f1:.3f}"
            f"  false alarms {total.alarms}/{total.none_rows} ({total.alarms / (total.none_rows or 1):.2%})"
            f"  missed but offered {total.suggested}/{total.missed_rows}"
            f"  denied found {total.denied_found}/{total.denied}  {seconds * 1000:.0f} ms"
        )
        if options.misses:
            sys.stdout.write("".join(f"  {note}\n" for note in total.notes))


if __name__ == "__main__":
    main()
