"""What the verbs that show pages share: their formats, ``--save``, and where the page goes."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Annotated

import typer

from mbc_cli.cli.app import ColorChoice, Format, Screen

if TYPE_CHECKING:
    from mbc_cli.data import Reference
    from mbc_cli.document import Document


class PageFormat(str, Enum):
    """How pages are written."""

    human = "human"
    plain = "plain"
    markdown = "markdown"
    html = "html"


PageFormatOption = Annotated[
    PageFormat | None,
    typer.Option("--format", "-f", help="How to write the page. Default: human on a terminal, plain in a pipe."),
]
SaveOption = Annotated[
    str | None,
    typer.Option("--save", metavar="FILE", help="Write it to FILE: .svg .html .png .txt or .md.", show_default=False),
]


def check_save(path: str | None) -> None:
    """Refuse a file name that mbc cannot write, before any work is done."""
    if path is not None:
        from mbc_cli.save import ending

        ending(path)


def saved(path: str, screen: Screen) -> None:
    """Say on standard error that a file was written."""
    from mbc_cli.terminal import shown

    screen.err.write(f"saved: {shown(path)}\n")


def show_page(
    page: Document, reference: Reference, chosen: PageFormat | None, color: ColorChoice, path: str | None
) -> None:
    """Write a page to standard output, or to a file where the user named one."""
    screen = Screen(chosen if chosen is not PageFormat.html else None, color)
    if path is not None:
        from mbc_cli.save import write

        write(path, page, reference)
        saved(path, screen)
        return
    if chosen is PageFormat.html:
        from mbc_cli.hypertext import html

        screen.out.encoding = "utf-8"
        screen.out.write(html(page, reference))
        return
    from mbc_cli import markdown, pagetext

    if screen.format == Format.markdown:
        screen.out.write(markdown.page(page, reference))
    elif screen.format == Format.plain:
        screen.out.write(pagetext.plain(page, reference))
    else:
        screen.out.write(pagetext.human(page, reference, screen.layout))
