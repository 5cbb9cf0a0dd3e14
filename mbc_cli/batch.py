"""Look up a stream of texts: in order, in bounded memory, each answer written as soon as it can be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Generator, Iterator
from contextlib import closing, suppress
from typing import TYPE_CHECKING, NamedTuple

from mbc_cli.errors import Exit, MbcError
from mbc_cli.match import Matcher
from mbc_cli.model import How, Result
from mbc_cli.streams import called, open_input, records
from mbc_cli.terminal import ClosedPipe
from mbc_cli.writers import TABLE, Form, form_of

if TYPE_CHECKING:
    from mbc_cli.cli.app import Screen

STATUSES = ("in_list", "suggested", "not_in_list", "denied", "empty", "invalid")

ONE_TABLE = "Run mbc once for each file."


class Task(NamedTuple):
    """What to look up and how to read it."""

    texts: tuple[str, ...]
    sources: tuple[str, ...]
    accept: How
    encoding: str = "utf-8"
    separator: bytes = b"\n"
    field: str | None = None
    quiet: bool = False


def run(task: Task, matcher: Matcher, screen: Screen) -> int:
    """Look everything up and write the answers.

    Returns:
        How many texts mention a symptom of the list.

    Raises:
        MbcError: an input cannot be read or the output cannot be written; what was
            answered before is written, and a JSON document is closed.
    """
    from mbc_cli.progress import watching

    counts: Counter[str] = Counter()
    out = screen.out
    form = form_of(screen.format.value, matcher.reference, screen.layout) if task.field is None else TABLE
    begun = False
    with watching(task, screen) as watch, closing(_answers(task, matcher, screen, form, counts, watch)) as answers:
        try:
            for answer, more in answers:
                begun = True
                out.write(answer)
                if not more:
                    out.flush()
        finally:
            if form.tail:
                out.write(form.tail if begun else form.empty + form.tail)
    if not begun and not form.tail:
        out.write(form.empty)
    out.flush()
    if task.sources and not task.quiet:
        # The answers are written: the summary is worth no error.
        with suppress(ClosedPipe, MbcError):
            screen.err.write(summary(counts))
            screen.err.flush()
    return counts["in_list"]


def summary(counts: Counter[str]) -> str:
    """Return the one line on standard error after a batch."""
    total = sum(counts[status] for status in STATUSES)
    named = [status for status in STATUSES if counts[status] or status in STATUSES[:4]]
    parts = ", ".join(f"{counts[status]} {status.replace('_', ' ')}" for status in named)
    return f"read {_counted_as(total, 'text')}: {parts}; urgent card shown {_counted_as(counts['urgent'], 'time')}\n"


def _counted_as(count: int, name: str) -> str:
    return f"{count} {name}" if count == 1 else f"{count} {name}s"


def invalid(raw: str, line: int, matcher: Matcher) -> Result:
    """Return the result for bytes that are not text; they are shown as escapes."""
    return Result(raw, line, "invalid", (), (), (), (), (), matcher.reference.contact)


def _answers(
    task: Task, matcher: Matcher, screen: Screen, form: Form, counts: Counter[str], watch: Callable[[int], None]
) -> Generator[tuple[str, bool], None, None]:
    """Yield each answer, and whether the next text is at hand already."""
    if task.field is not None:
        yield from _table_answers(task, matcher, screen, counts, watch)
        return
    write = form.first
    for result, more in results(task, matcher, watch):
        yield write(_counted(result, counts)), more
        write = form.later


def results(
    task: Task, matcher: Matcher, watch: Callable[[int], None] | None = None
) -> Generator[tuple[Result, bool], None, None]:
    """Yield the result of each text, and whether the next text is at hand already."""
    line = 0
    for text in task.texts:
        line += 1
        yield _of_argument(text, line, task, matcher), True
    for name in task.sources:
        with open_input(name) as stream:
            for typed, raw, cut, more in records(stream, name, task.encoding, separator=task.separator):
                line += 1
                yield _of_record(typed, raw, line, task, matcher, cut=cut), more
                if not more and watch is not None:
                    watch(stream.tell() if stream.seekable() else 0)


def _table_answers(
    task: Task, matcher: Matcher, screen: Screen, counts: Counter[str], watch: Callable[[int], None]
) -> Iterator[tuple[str, bool]]:
    from mbc_cli.columns import Table

    line = 0
    head: str | None = None
    for name in task.sources:
        with open_input(name) as stream:
            lines = records(stream, name, task.encoding, separator=task.separator, whole=True)
            table = Table(lines, str(task.field), screen.format.value, called(name), masked=screen.out.is_terminal)
            first, head = head, table.head()
            if first is None:
                yield head, True
            elif first != head:
                raise MbcError(f"{called(name)}: its columns are not those of the first file", ONE_TABLE, Exit.INPUT)
            for row in table:
                line += 1
                result = _of_record(row.text, row.raw, line, task, matcher, cut=row.cut)
                yield table.line(row, _counted(result, counts)), row.more
                if not row.more:
                    watch(stream.tell() if stream.seekable() else 0)


def _of_record(text: str | None, raw: str, line: int, task: Task, matcher: Matcher, *, cut: bool) -> Result:
    result = invalid(raw, line, matcher) if text is None else matcher.lookup(text, line, task.accept)
    return result._replace(cut=True) if cut else result


def _counted(result: Result, counts: Counter[str]) -> Result:
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
