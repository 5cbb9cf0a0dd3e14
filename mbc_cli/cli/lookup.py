"""``mbc lookup``: texts in, answers out."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from mbc_cli.cli.app import (
    Accept,
    AcceptOption,
    ColorChoice,
    ColorOption,
    DataOption,
    Format,
    FormatOption,
    Screen,
    app,
    stop,
)
from mbc_cli.cli.pages import SaveOption, check_save, saved
from mbc_cli.errors import Exit, UsageError

if TYPE_CHECKING:
    from mbc_cli import batch
    from mbc_cli.match import Matcher

MAX_PAGE = 50
"""Texts that one page or chart can show."""

COLUMNED = ("csv", "tsv", "jsonl")
"""The formats that --field reads and writes, and the endings of such files."""


def texts_of(words: list[str]) -> list[str]:
    """Return the texts that the words of a command line are: one, unless some were quoted.

    >>> texts_of(["yellow", "eyes"]), texts_of(["bone pain", "throwing up"])
    (['yellow eyes'], ['bone pain', 'throwing up'])
    """
    if any(" " in word.strip() for word in words):
        return words
    return [" ".join(words)] if words else []


def complete_text(incomplete: str) -> Iterator[str]:
    """Offer the article's wording to shell completion."""
    from mbc_cli.match import load

    for symptom in load().reference.symptoms.values():
        if symptom.article.lower().startswith(incomplete.lower()):
            yield symptom.article


@app.command()
def lookup(
    text: Annotated[
        list[str] | None,
        typer.Argument(
            help='A symptom in your own words. Several texts: quote each. "-" or a pipe: one text a line.',
            autocompletion=complete_text,
            show_default=False,
        ),
    ] = None,
    format: FormatOption = None,
    accept: AcceptOption = Accept.spelling,
    file: Annotated[
        list[str] | None,
        typer.Option(
            "--file", metavar="FILE", help="Read one text a line from FILE. May be given again.", show_default=False
        ),
    ] = None,
    null: Annotated[
        bool, typer.Option("--null", "-0", help="Texts of the input end with NUL, not a line end.")
    ] = False,
    encoding: Annotated[str, typer.Option("--encoding", help="Encoding of the input.")] = "utf-8",
    field: Annotated[
        str | None,
        typer.Option(
            "--field",
            metavar="NAME",
            help="Look up one column of a CSV, TSV or JSONL input; carry the others.",
            show_default=False,
        ),
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Write nothing to standard error but errors.")] = False,
    chart: Annotated[bool, typer.Option("--chart", help="Show the whole list, with what was found marked.")] = False,
    save: SaveOption = None,
    color: ColorOption = ColorChoice.auto,
    data: DataOption = None,
) -> None:
    """Say which sites the article lists a symptom under.

    \b
    Examples:
      mbc lookup yellow eyes
      mbc lookup "bone pain" "throwing up"
      mbc lookup --format jsonl < answers.txt
    """
    from mbc_cli import batch
    from mbc_cli.decoding import Decoder
    from mbc_cli.match import load

    words = text or []
    sources = list(file or [])
    if words == ["-"] or (not words and not sources):
        if not words and (sys.stdin is None or sys.stdin.isatty()):
            raise UsageError("there is no text to look up", 'Try: mbc lookup "yellow eyes"')
        words, sources = [], [*sources, "-"]
    screen = Screen(format or (_by_ending(sources) if field is not None else None), color)
    task = batch.Task(
        texts=tuple(texts_of(words)),
        sources=tuple(sources),
        accept=accept.value,
        encoding=encoding,
        separator=b"\0" if null else b"\n",
        field=field,
        quiet=quiet,
    )
    if field is not None and task.texts:
        raise UsageError("--field reads a table, not words", "Name it with --file, or pipe it in.")
    if field is not None and screen.format.value not in COLUMNED:
        raise UsageError("--field needs a format that has columns", "Add --format csv, tsv or jsonl.")
    if (chart or save is not None) and field is not None:
        raise UsageError("--field writes a table", "Leave out --chart and --save.")
    if chart and save is None and screen.format not in (Format.human, Format.plain):
        raise UsageError(f"the chart has no {screen.format.value} form", "Use human or plain, or --save FILE.")
    Decoder(encoding)  # an unknown one is a slip, told before anything is written
    check_save(save)
    if chart or save is not None:
        raise stop(_pictured(task, load(data), screen, save=save, chart=chart))
    found = batch.run(task, load(data), screen)
    raise stop(Exit.IN_LIST if found else Exit.NOT_IN_LIST)


def _by_ending(sources: list[str]) -> Format | None:
    """Return the format that the name of a table ends with, where there is one table."""
    ending = sources[0].lower().rpartition(".")[2] if len(sources) == 1 else ""
    return Format(ending) if ending in COLUMNED else None


def _pictured(task: batch.Task, matcher: Matcher, screen: Screen, *, save: str | None, chart: bool) -> Exit:
    """Save the answers to a file, or show them marked in the chart."""
    from itertools import islice

    from mbc_cli.batch import results

    found = [result for result, _ in islice(results(task, matcher), MAX_PAGE + 1)]
    if len(found) > MAX_PAGE:
        raise UsageError(f"a page can show {MAX_PAGE} texts, and there are more", "Save fewer texts at a time.")
    if save is not None:
        from mbc_cli.save import save_results

        save_results(save, found, matcher, with_chart=True if chart else None)
        saved(save, screen)
    else:
        from mbc_cli.pagetext import marked

        layout = screen.layout if screen.format == Format.human else None
        screen.out.write(marked(found, matcher.reference, layout))
    return Exit.IN_LIST if any(result.matches for result in found) else Exit.NOT_IN_LIST
