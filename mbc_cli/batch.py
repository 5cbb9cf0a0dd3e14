"""Look up a stream of texts: in order, in bounded memory, each answer written as soon as it can be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from mbc_cli import export
from mbc_cli.match import Matcher
from mbc_cli.model import How, Result
from mbc_cli.streams import open_input, records

if TYPE_CHECKING:
    from mbc_cli.cli.app import Screen


class Task(NamedTuple):
    """What to look up and how to read it."""

    texts: tuple[str, ...]
    sources: tuple[str, ...]
    accept: How
    encoding: str = "utf-8"
    separator: bytes = b"\n"
    field: str | None = None
    quiet: bool = False


def results(task: Task, matcher: Matcher, counts: Counter[str]) -> Iterator[tuple[Result, bool]]:
    """Yield the result of each text, and whether the next text is at hand already."""
    line = 0
    for text in task.texts:
        line += 1
        yield counted(_of_argument(text, line, task, matcher), counts), True
    for name in task.sources:
        stream = open_input(name)
        with stream:
            for text, raw, cut, more in records(stream, name, task.encoding, separator=task.separator):
                line += 1
                result = invalid(raw, line, matcher) if text is None else matcher.lookup(text, line, task.accept)
                yield counted(result._replace(cut=True) if cut else result, counts), more


def counted(result: Result, counts: Counter[str]) -> Result:
    """Count a result for the summary."""
    counts[result.status] += 1
    if result.urgent:
        counts["urgent"] += 1
    return result


def _of_argument(text: str, line: int, task: Task, matcher: Matcher) -> Result:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return invalid(text.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace"), line, matcher)
    return matcher.lookup(text, line, task.accept)


def invalid(raw: str, line: int, matcher: Matcher) -> Result:
    """Return the result for bytes that are not text; they are shown as escapes."""
    return Result(raw, line, "invalid", (), (), (), (), (), matcher.reference.contact)


def run(task: Task, matcher: Matcher, screen: Screen) -> int:
    """Look everything up and write the answers.

    Returns:
        How many texts mention a symptom of the list.
    """
    counts: Counter[str] = Counter()
    write = _writer(matcher, screen)
    out = screen.out
    try:
        for result, more in results(task, matcher, counts):
            out.write(write(result))
            if not more:
                out.flush()
    finally:
        if screen.format == "json":
            if not sum(counts[status] for status in STATUSES):
                out.write(export.document_head(matcher.reference))
            out.write(export.document_tail(matcher.reference))
    out.flush()
    if task.sources and not task.quiet:
        screen.err.write(summary(counts))
        screen.err.flush()
    return counts["in_list"]


STATUSES = ("in_list", "suggested", "not_in_list", "denied", "empty", "invalid")


def summary(counts: Counter[str]) -> str:
    """Return the one line on standard error after a batch."""
    total = sum(counts[status] for status in STATUSES)
    parts = [f"{counts[status]} {status.replace('_', ' ')}" for status in STATUSES if counts[status] or status in STATUSES[:4]]
    return f"read {total} texts: {', '.join(parts)}; urgent card shown {counts['urgent']} times\n"


def _writer(matcher: Matcher, screen: Screen) -> Callable[[Result], str]:
    """Return what turns a result into text in the chosen format."""
    reference = matcher.reference
    first = True

    def between(text: str, gap: str) -> str:
        nonlocal first
        start, first = "" if first else gap, False
        return start + text

    if screen.format == "jsonl":
        return export.jsonl
    if screen.format == "json":

        def document(result: Result) -> str:
            nonlocal first
            start = export.document_head(reference) if first else ""
            text = start + export.document_record(result, first=first)
            first = False
            return text

        return document
    if screen.format == "human":
        from mbc_cli.render import human

        return lambda result: between(
            human(result, reference, screen.layout), "\n"
        )
    return lambda result: between(export.plain(result, reference), "\n")
