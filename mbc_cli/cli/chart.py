"""``mbc chart``: the whole list at a glance."""

from __future__ import annotations

from mbc_cli.cli.app import ColorChoice, ColorOption, DataOption, Format, FormatOption, Screen, app, stop
from mbc_cli.cli.pages import PageFormat, SaveOption, check_save, show_page
from mbc_cli.errors import Exit

TABLES = (Format.json, Format.jsonl, Format.csv, Format.tsv)


@app.command()
def chart(
    format: FormatOption = None,
    save: SaveOption = None,
    color: ColorOption = ColorChoice.auto,
    data: DataOption = None,
) -> None:
    """Show the whole list at a glance: each symptom, and the sites it is listed under.

    \b
    Examples:
      mbc chart
      mbc chart --save chart.svg
      mbc chart --save chart.html
    """
    check_save(save)
    from mbc_cli.match import load

    reference = load(data).reference
    if format in TABLES and save is None:
        from mbc_cli.listing import show_symptoms

        screen = Screen(format, color)
        screen.out.write(show_symptoms(reference, screen.format.value, screen.layout))
        raise stop(Exit.IN_LIST)
    from mbc_cli.chart import chart as page

    chosen = PageFormat(format.value) if format is not None and format not in TABLES else None
    show_page(page(reference), reference, chosen, color, save)
    raise stop(Exit.IN_LIST)
