"""Print how fast mbc is, as ratios measured in one run: ``python tests/benchmarks/run.py [--lines N]``.

Start-up is a whole process against a trivial Typer program on the same interpreter.
The batch rate is against ``rapidfuzz.process.extractOne`` (WRatio) over all phrases that
we list, on texts that do not repeat.  Nothing here is a test: times depend on the machine.
"""

from __future__ import annotations

import argparse
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from rapidfuzz import fuzz, process

from mbc_cli.data import read_sources
from mbc_cli.match import Matcher, load

ROOT = Path(__file__).resolve().parent.parent.parent
TRIVIAL = "import typer\napp = typer.Typer()\n@app.command()\ndef main(name: str) -> None:\n    print(name)\napp()\n"
TAILS = ["today", "for weeks", "at night", "since monday", "and it is bad", "again", "in the morning"]

BAITS = {
    "symptoms": "chest pain ",
    "denials": "no cough or ",
    "small words": "no my ",
    "words that count alone": "fits ",
    "marks": "a" + "\u0301" * 30 + " ",
    "joined words": "painchest",
    "addresses": "a.",
    "hyphens": "-",
}


def median_seconds(command: list[str], runs: int = 15) -> float:
    """Return the median wall time of a whole process, after one warm-up."""
    times = []
    for _ in range(runs + 1):
        began = time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        times.append(time.perf_counter() - began)
    return statistics.median(times[1:])


def phrases() -> list[str]:
    """Return every phrase that we list for a symptom, as a plain scan would hold them."""
    sources = read_sources()
    rows = [symptom.article for symptom in sources.reference.symptoms.values()]
    rows += [line.text for kinds in sources.vocabulary.values() for words in kinds.values() for line in words.lines]
    return [row for row in rows if "{" not in row]


def texts(count: int) -> list[str]:
    """Return short texts that do not repeat, about half of them symptoms."""
    chance = random.Random(7)  # noqa: S311 - the same texts each time
    tables = ROOT / "tests" / "tables"
    said = [
        row.split("\t")[0]
        for name in ("symptoms.tsv", "nothing.tsv")
        for row in (tables / name).read_text("utf-8").splitlines()
    ]
    return [f"{chance.choice(said)} {chance.choice(TAILS)} {number}" for number in range(count)]


def start_up(python: str) -> None:
    """Print start-up against a trivial Typer program."""
    with tempfile.TemporaryDirectory() as folder:
        trivial = Path(folder) / "trivial.py"
        trivial.write_text(TRIVIAL, encoding="utf-8")
        base = median_seconds([python, str(trivial), "x"])
        for style in ("json", "human"):
            mine = median_seconds([python, "-m", "mbc_cli", "lookup", "--format", style, "yellow eyes"])
            print(f"start-up, {style}: {mine / base:.2f} times a trivial Typer program")


def batch(python: str, count: int) -> None:
    """Print the rate of a whole batch process against the plain scan, and with ten times the words."""
    sample = texts(count)
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "texts.txt"
        source.write_text("\n".join(sample), encoding="utf-8")
        command = [python, "-m", "mbc_cli", "lookup", "--quiet", "--format", "jsonl", "--file", str(source)]
        rate = count / median_seconds(command, runs=3)
    listed = phrases()
    few = sample[:200]
    began = time.perf_counter()
    for text in few:
        process.extractOne(text, listed, scorer=fuzz.WRatio)
    plain = len(few) / (time.perf_counter() - began)
    print(
        f"batch: {rate:,.0f} texts a second; {rate / plain:.0f} times a plain scan"
        f" of {len(listed)} phrases ({plain:,.0f})"
    )
    own, tenfold = _lookup_seconds(sample, None), _lookup_seconds(sample, ten_times())
    print(f"ten times the vocabulary: a lookup takes {tenfold / own:.2f} times as long")


def ten_times() -> str:
    """Write a mapping with ten times our phrases, the added ones of made-up words; return its path."""
    chance = random.Random(3)  # noqa: S311 - the same words each time
    source = (ROOT / "data" / "symptoms.yaml").read_text("utf-8")
    made = ["".join(chance.choices("abcdefghilmnoprstuvy", k=chance.randint(5, 10))) for _ in range(9000)]
    rows = [
        f"      {chance.choice(made)} + {chance.choice(made)}, pain {chance.choice(made)}\n" for _ in range(9 * 2000)
    ]
    head, mark, rest = source.partition("    phrases: |\n")
    with tempfile.NamedTemporaryFile("w", suffix=".yaml", delete=False, encoding="utf-8") as stream:
        stream.write(head + mark + "".join(rows) + rest)
    return stream.name


def _lookup_seconds(sample: list[str], data: str | None) -> float:
    matcher = load(data)
    for text in sample[:2000]:
        matcher.lookup(text)
    began = time.perf_counter()
    for text in sample:
        matcher.lookup(text)
    return time.perf_counter() - began


def memory(python: str, most: int) -> None:
    """Print peak memory for streams of growing length, each against the shortest."""
    base = 0
    for count in (1000, 100_000, 1_000_000):
        if count > most:
            break
        with tempfile.NamedTemporaryFile("w", encoding="utf-8") as stream:
            for text in texts(count):
                stream.write(text + "\n")
            stream.flush()
            code = (
                "import resource, subprocess, sys\n"
                f"command = [{python!r}, '-m', 'mbc_cli', 'lookup', '-q', '-f', 'jsonl', '--file', {stream.name!r}]\n"
                "subprocess.run(command, stdout=subprocess.DEVNULL)\n"
                "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
            )
            done = subprocess.run([python, "-c", code], capture_output=True, text=True, check=True)
        peak = int(done.stdout)
        base = base or peak
        print(f"peak memory, {count:,} lines: {peak / 1024:.0f} MB, {peak / base:.2f} times that of 1,000")


def curve() -> None:
    """Print how the time of a character grows with the length of a text, for texts made to be slow."""
    matcher = load()
    for name, bait in BAITS.items():
        times = []
        for length in (1000, 5000, 20_000):
            text = (bait * (length // len(bait) + 1))[:length]
            times.append(min(_seconds(matcher, text) for _ in range(3)) / length)
        ratios = "  ".join(f"{each / times[0]:.2f}" for each in times)
        print(f"time of a character at 1,000, 5,000 and 20,000 of them, {name}: {ratios}")


def _seconds(matcher: Matcher, text: str) -> float:
    began = time.perf_counter()
    matcher.lookup(text)
    return time.perf_counter() - began


def main() -> None:
    """Run all benchmarks."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lines", type=int, default=100_000, help="longest stream for the memory figures")
    parser.add_argument("--python", default=sys.executable, help="interpreter that mbc is installed for")
    options = parser.parse_args()
    start_up(options.python)
    batch(options.python, 20_000)
    curve()
    memory(options.python, options.lines)


if __name__ == "__main__":
    main()
