"""``mbc handout`` and ``mbc note``: what to leave behind, and what to take along."""

from __future__ import annotations

from typing import Annotated

import typer

from mbc_cli.cli.app import ColorChoice, ColorOption, DataOption, app, stop
from mbc_cli.cli.lookup import texts_of
from mbc_cli.cli.pages import PageFormatOption, SaveOption, check_save, show_page
from mbc_cli.errors import Exit, UsageError


@app.command()
def handout(
    format: PageFormatOption = None,
    save: SaveOption = None,
    color: ColorOption = ColorChoice.auto,
    data: DataOption = None,
) -> None:
    """Make a one-page sheet to print or mail: what the article lists under each site.

    \b
    Examples:
      mbc handout --save handout.html
      mbc handout --format markdown
    """
    check_save(save)
    from mbc_cli.handout import handout as page
    from mbc_cli.match import load

    reference = load(data).reference
    show_page(page(reference), reference, format, color, save)
    raise stop(Exit.IN_LIST)


@app.command()
def note(
    text: Annotated[
        list[str],
        typer.Argument(help="What you want to tell, in your own words. Several texts: quote each.", show_default=False),
    ],
    format: PageFormatOption = None,
    save: SaveOption = None,
    color: ColorOption = ColorChoice.auto,
    data: DataOption = None,
) -> None:
    """Make a note to take to the doctor: your own words, with blanks to fill in.

    \b
    Examples:
      mbc note "my back hurts at night and I throw up"
      mbc note "I itch all over" --save note.html
    """
    check_save(save)
    from mbc_cli.export import clean
    from mbc_cli.handout import note as page
    from mbc_cli.match import load

    texts = [clean(each) for each in texts_of(text) if each.strip()]
    if not texts:
        raise UsageError("there are no words for the note", 'Try: mbc note "I itch all over"')
    matcher = load(data)
    results = [matcher.lookup(each, line) for line, each in enumerate(texts, start=1)]
    show_page(page(results, matcher.reference), matcher.reference, format, color, save)
    raise stop(Exit.IN_LIST)
