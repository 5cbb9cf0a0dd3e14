"""How each format begins, goes on and ends while answers stream by."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from mbc_cli import export
from mbc_cli.data import Reference
from mbc_cli.model import Result

if TYPE_CHECKING:
    from mbc_cli.render import Layout

Writer = Callable[[Result], str]


class Form(NamedTuple):
    """What turns results into text; a ``tail`` closes it whatever happens on the way."""

    first: Writer
    later: Writer
    empty: str = ""
    """What stands before the first result, or alone where there is none."""
    tail: str = ""


TABLE = Form(export.jsonl, export.jsonl)
"""Rows of a table that is carried through begin and end as the table does."""


def form_of(style: str, reference: Reference, layout: Layout) -> Form:
    """Return the form of a format.

    Args:
        style: ``human``, ``plain``, ``json``, ``jsonl``, ``csv``, ``tsv`` or ``markdown``.
        reference: for the wording.
        layout: of the human form.
    """
    if style == "jsonl":
        return Form(export.jsonl, export.jsonl)
    if style == "json":
        return _json(reference)
    if style in ("csv", "tsv"):
        return _table(style)
    if style == "markdown":
        from mbc_cli.markdown import section

        return _blocks(lambda result: section(result, reference))
    from mbc_cli.render import human, plain

    if style == "human":
        return _blocks(lambda result: human(result, reference, layout))
    return _blocks(lambda result: plain(result, reference))


def _json(reference: Reference) -> Form:
    head = export.document_head(reference)
    return Form(
        lambda result: head + export.document_record(result, first=True),
        lambda result: export.document_record(result, first=False),
        head,
        export.document_tail(reference),
    )


def _table(style: str) -> Form:
    from mbc_cli import tables

    lines = tables.Rows(tables.DELIMITERS[style])
    head = lines.line(list(tables.COLUMNS))

    def write(result: Result) -> str:
        return "".join(map(lines.line, tables.rows(result)))

    return Form(lambda result: head + write(result), write, head)


def _blocks(write: Writer) -> Form:
    """Return a form whose answers stand apart by an empty line."""
    return Form(write, lambda result: "\n" + write(result))
