"""The chart, the pictures and the files: the same facts in every form, the contact prompt in each."""

from __future__ import annotations

import re
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from mbc_cli import chart, pagetext, sheet
from mbc_cli.body import BONES
from mbc_cli.figure import INK, PAPER, QUIET, SKIN, TONE, URGENT
from mbc_cli.match import load
from mbc_cli.pages import results
from mbc_cli.render import Layout
from mbc_cli.save import ENDINGS, save_results
from tests.conftest import ROOT, Mbc, run_mbc

MATCHER = load()
REFERENCE = MATCHER.reference
HOSTILE = "yellow eyes <script>x</script> [/b] & \x1b[31m \u202e \ufffe *md* | `c`"
SVG = "{http://www.w3.org/2000/svg}"


def words(picture: str) -> str:
    """Return all that is drawn as text in a picture; parsing it proves that it is XML."""
    return " ".join("".join(each.itertext()) for each in ET.fromstring(picture).iter(f"{SVG}text"))  # noqa: S314 - ours


@pytest.mark.parametrize("width", [120, 80, 60, 40, 20])
@pytest.mark.parametrize("unicode", [True, False])
def test_the_chart_fits_its_terminal_and_ends_with_the_contact_prompt(width: int, *, unicode: bool) -> None:
    text = pagetext.human(chart.chart(REFERENCE), REFERENCE, Layout(width, unicode=unicode))
    assert max(map(len, text.splitlines())) <= width
    assert unicode or text.isascii()
    assert " ".join(text.split()).endswith(REFERENCE.contact)
    flat = " ".join(text.split())
    assert all(symptom.article.split()[0] in flat for symptom in REFERENCE.symptoms.values())


def test_plain_says_one_fact_a_line(mbc: Mbc) -> None:
    lines = mbc("chart").stdout.splitlines()
    assert "Nausea or vomiting: brain, liver" in lines
    assert lines[-1] == f"contact: {REFERENCE.contact}"
    assert all(": " in line for line in lines)


@pytest.mark.parametrize("format", ["json", "jsonl", "csv", "tsv", "markdown", "human"])
def test_the_chart_has_every_format(mbc: Mbc, format: str) -> None:  # noqa: A002 - the option's name
    done = mbc("chart", "--format", format)
    assert done.returncode == 0
    assert done.stderr == ""
    assert REFERENCE.contact in done.stdout


def test_what_was_asked_is_marked_without_colour_and_what_is_denied_is_not() -> None:
    found = [MATCHER.lookup("yellow eyes, no cough")]
    text = pagetext.marked(found, REFERENCE, Layout(80))
    assert next(line for line in text.splitlines() if line.startswith(" > ")).split()[1] == "Jaundice"
    assert sum(line.startswith(" > ") for line in text.splitlines()) == 1
    assert "you wrote about, Jaundice (yellowing of the skin or whites of the eyes): liver" in pagetext.marked(
        found, REFERENCE
    )
    assert text.rstrip().endswith(REFERENCE.contact)


def test_the_marked_chart_never_hides_an_urgent_card_or_what_is_not_listed() -> None:
    found = [MATCHER.lookup("no chest pain"), MATCHER.lookup("toe ache")]
    for layout in (None, Layout(80), Layout(40)):
        text = " ".join(pagetext.marked(found, REFERENCE, layout).split())
        assert "911, 999" in text
        assert REFERENCE.wording["not_serious"] in text
        assert text.endswith(REFERENCE.contact)


def test_the_picture_shows_every_entry_once_and_its_description_tells_them() -> None:
    picture = sheet.svg(chart.chart(REFERENCE))
    drawn = words(picture)
    described = ET.fromstring(picture).findtext(f"{SVG}desc") or ""  # noqa: S314 - ours
    for site in REFERENCE.sites.values():
        assert site.name.capitalize() in drawn
        for key in site.symptoms:
            assert REFERENCE.symptoms[key].article in described
    assert drawn.count("Nausea or vomiting") == 2
    assert drawn.rstrip().endswith(REFERENCE.contact)
    assert described.endswith(REFERENCE.contact)
    assert "Everyday Health" in drawn


@pytest.mark.parametrize("kind", [ending for ending in ENDINGS if ending != ".png"])
def test_files_are_self_contained_and_text_is_never_markup(tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"out{kind}"
    save_results(str(path), [MATCHER.lookup(HOSTILE)], MATCHER)
    text = path.read_text(encoding="utf-8")
    outside = r"(?<!\\)<script|<link" if kind != ".txt" else "<link"
    assert not re.search(outside + r"|@import|@font-face|url\(|src=|href=", text)
    assert "http" not in text.replace("http://www.w3.org/2000/svg", "")
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert REFERENCE.contact in text
    if kind == ".svg":
        assert "<script>x</script> [/b] &" in words(text)


def test_another_mapping_is_drawn_without_sites_it_does_not_have(tmp_path: Path, mbc: Mbc) -> None:
    source = (ROOT / "README.md").read_text(encoding="utf-8")
    mapping = re.search(r"```yaml\n(format: 1\n.*?)```", source, re.DOTALL)
    assert mapping
    (tmp_path / "knees.yaml").write_text(mapping[1], encoding="utf-8")
    assert mbc("chart", "--data", str(tmp_path / "knees.yaml"), "--save", str(tmp_path / "k.svg")).returncode == 0
    picture = (tmp_path / "k.svg").read_text(encoding="utf-8")
    assert "Clicking joint" in words(picture)
    assert words(picture).endswith("Contact your clinic about this.")
    assert BONES[0] not in picture


def test_a_picture_carries_the_urgent_card() -> None:
    drawn = words(sheet.svg(results([MATCHER.lookup("no chest pain")], REFERENCE, with_chart=True)))
    assert REFERENCE.urgent[0].label in drawn
    assert "911" in drawn


def test_too_much_for_one_picture_is_said(tmp_path: Path, mbc: Mbc) -> None:
    with pytest.raises(Exception, match="too much for one picture"):
        save_results(str(tmp_path / "x.svg"), [MATCHER.lookup("bone pain")] * 200, MATCHER)
    assert not (tmp_path / "x.svg").exists()
    done = mbc("chart", "--save", str(tmp_path / "x.gif"))
    assert (done.returncode, done.stdout) == (2, "")
    done = mbc("chart", "--save", str(tmp_path / "none" / "x.svg"))
    assert done.returncode == 5


def test_png(tmp_path: Path, mbc: Mbc) -> None:
    pytest.importorskip("resvg_py", reason="the extra [pictures] is not installed")
    done = mbc("chart", "--save", str(tmp_path / "c.png"))
    if "no font" in done.stderr:
        pytest.skip("this machine has no font")
    assert done.returncode == 0
    assert (tmp_path / "c.png").read_bytes().startswith(b"\x89PNG")


def test_png_without_its_library_gives_a_hint(tmp_path: Path) -> None:
    (tmp_path / "resvg_py.py").write_text("raise ImportError\n", encoding="utf-8")
    done = run_mbc("chart", "--save", str(tmp_path / "c.png"), env={"PYTHONPATH": f"{tmp_path}:{ROOT}"})
    assert done.returncode == 2
    assert "pip install 'mbc-cli[pictures]'" in done.stderr
    assert not (tmp_path / "c.png").exists()


def luminance(color: str) -> float:
    """Return how light a colour is (WCAG 2, relative luminance)."""
    parts = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours (WCAG 2)."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_enough() -> None:
    assert all(contrast(text, ground) >= 4.5 for text in (INK, QUIET, URGENT) for ground in (PAPER, SKIN))
    assert contrast(INK, TONE) >= 4.5


def test_start_up_loads_none_of_it() -> None:
    import subprocess

    code = (
        "import sys\nfrom mbc_cli.cli.main import main\nmain(['lookup', '--format', 'json', 'yellow eyes'])\n"
        "names = [name for name in ('mbc_cli.document', 'mbc_cli.save', 'mbc_cli.chart') if name in sys.modules]\n"
        "print(names, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr == "[]\n"
