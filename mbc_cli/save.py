"""Write a page to a file; the ending of its name says how: .svg .html .png .txt .md.

PNG is drawn by resvg-py, an optional extra: one small wheel that needs nothing else on the
system.  (CairoSVG was weighed too: more widely used, but it needs the system's cairo, which
Windows and macOS lack.)
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from mbc_cli.data import Reference
from mbc_cli.document import Document
from mbc_cli.errors import Exit, MbcError, UsageError
from mbc_cli.model import Result

if TYPE_CHECKING:
    from mbc_cli.match import Matcher
    from mbc_cli.why import Story

ENDINGS = (".svg", ".html", ".png", ".txt", ".md")
TEXT_WIDTH = 80


def ending(path: str) -> str:
    """Return the ending of a file's name; call it before any work is done.

    Raises:
        UsageError: mbc cannot write such a file.
    """
    found = Path(path).suffix.lower()
    found = ".html" if found == ".htm" else found
    if found not in ENDINGS:
        raise UsageError(
            f'mbc cannot tell from its name how to write "{path}"', f"Use a name that ends in {', '.join(ENDINGS)}."
        )
    return found


def write(path: str, page: Document, reference: Reference) -> None:
    """Write a page to a file.

    Args:
        path: the file; one that is there is written over.
        page: what it shows.
        reference: for wording.

    Raises:
        UsageError: the ending is not known, the page is too much for a picture, or PNG lacks its library.
        MbcError: the file cannot be written (exit code 5).
    """
    content = content_of(ending(path), page, reference)
    try:
        Path(path).write_bytes(content)
    except OSError as error:
        reason = (error.strerror or "it cannot be opened").lower()
        raise MbcError(f"{path}: {reason}", "Name a file that you can write to.", Exit.OUTPUT) from None


def content_of(kind: str, page: Document, reference: Reference) -> bytes:
    """Return a page in the form that an ending stands for."""
    if kind in (".svg", ".png"):
        from mbc_cli.sheet import svg

        picture = svg(page)
        return png(picture) if kind == ".png" else picture.encode()
    if kind == ".html":
        from mbc_cli.hypertext import html

        return html(page, reference).encode()
    from mbc_cli import markdown, pagetext
    from mbc_cli.render import Layout

    if kind == ".md":
        return markdown.page(page, reference).encode()
    return pagetext.human(page, reference, Layout(TEXT_WIDTH)).encode()


def png(picture: str) -> bytes:
    """Return an SVG picture as PNG, twice its size so that it is sharp on a slide.

    Raises:
        UsageError: the library is not installed, or the machine has no font: words would be missing.
    """
    try:
        import resvg_py
    except ImportError:
        raise UsageError(
            "PNG pictures need the library resvg-py", "Install it: pip install 'mbc-cli[pictures]'. Or save as .svg."
        ) from None
    # Without any font resvg leaves the words out and says nothing.
    probe = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20">{}</svg>'
    words = '<text y="15" font-family="Helvetica, Arial, sans-serif">ab</text>'
    if bytes(resvg_py.svg_to_bytes(svg_string=probe.format(words))) == bytes(
        resvg_py.svg_to_bytes(svg_string=probe.format(""))
    ):
        raise UsageError("this machine has no font to draw words with", "Install one (fonts-dejavu), or save as .svg.")
    return bytes(resvg_py.svg_to_bytes(svg_string=picture, zoom=2))


def save_results(path: str, results: Sequence[Result], matcher: Matcher, *, with_chart: bool | None = None) -> None:
    """Save answers, for ``lookup --save``.

    Args:
        path: the file.
        results: what was found, in order.
        matcher: holds the reference.
        with_chart: show figure and grid; None: in pictures only.
    """
    from mbc_cli.pages import results as page

    pictured = ending(path) in (".svg", ".png") if with_chart is None else with_chart
    write(path, page(list(results), matcher.reference, with_chart=pictured), matcher.reference)


def save_story(path: str, told: Story, reference: Reference) -> None:
    """Save how a text was read, for ``why --save``."""
    from mbc_cli.pages import story as page

    write(path, page(told, reference), reference)


def save_sites(path: str, reference: Reference, chosen: Iterable[str]) -> None:
    """Save what the article lists under some sites, for ``sites --save``."""
    from mbc_cli.pages import sites as page

    write(path, page(reference, chosen), reference)
