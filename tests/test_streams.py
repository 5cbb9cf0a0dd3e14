"""Streams: answers as lines come, in order, whatever the bytes; and every way that they can go wrong."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from mbc_cli import streams
from tests.conftest import ROOT, Mbc

COMMAND = [sys.executable, "-m", "mbc_cli"]
ENV = {**os.environ, "PYTHONPATH": str(ROOT)}
CONTACT = "Contact your doctor or cancer team about this."


def records(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def start(*args: str, **options: Any) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [*COMMAND, *args],
        cwd=ROOT,
        env=ENV,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        **options,
    )


def test_each_answer_comes_before_the_next_line_is_sent() -> None:
    with start("lookup", "--format", "jsonl") as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for text, status in ((b"yellow eyes\n", "in_list"), (b"toe ache\n", "not_in_list"), (b"\n", "empty")):
            process.stdin.write(text)
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["status"] == status
        process.stdin.close()
        assert process.wait(timeout=20) == 0


def test_order_and_unmatched_lines_are_kept(mbc: Mbc) -> None:
    texts = ["yellow eyes", "toe ache", "", "no cough", "stiff neck", "bone pain"]
    done = mbc("lookup", "-", "--format", "jsonl", stdin="\n".join(texts))
    found = records(done.stdout)
    assert [record["input"] for record in found] == texts
    assert [record["line"] for record in found] == [1, 2, 3, 4, 5, 6]
    assert [record["status"] for record in found] == [
        "in_list", "not_in_list", "empty", "denied", "suggested", "in_list",
    ]  # fmt: skip
    assert done.stderr == (
        "read 6 texts: 2 in list, 1 suggested, 1 not in list, 1 denied, 1 empty; urgent card shown 0 times\n"
    )


def test_the_summary_counts_one_as_one(mbc: Mbc) -> None:
    done = mbc("lookup", "-", stdin="chest pain")
    assert done.stderr.startswith("read 1 text: ")
    assert done.stderr.endswith("urgent card shown 1 time\n")


@pytest.mark.parametrize(("style", "delimiter"), [("csv", ","), ("tsv", "\t"), ("CSV", ",")])
def test_the_ending_of_a_table_tells_its_format(mbc: Mbc, tmp_path: Path, style: str, delimiter: str) -> None:
    path = tmp_path / f"table.{style}"
    path.write_text(f"id{delimiter}note\n1{delimiter}itch\n", encoding="utf-8")
    named = mbc("lookup", "--field", "note", "--file", str(path))
    assert named.returncode == 0
    assert named.stdout == mbc("lookup", "--field", "note", "--file", str(path), "--format", style.lower()).stdout


def test_a_format_that_cannot_be_told_is_asked_for(mbc: Mbc, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("note\nitch\n", encoding="utf-8")
    (tmp_path / "a.txt").write_text("note\nitch\n", encoding="utf-8")
    several = ("--file", str(tmp_path / "a.csv"), "--file", str(tmp_path / "a.csv"))
    for args in (several, ("--file", str(tmp_path / "a.txt")), ()):
        done = mbc("lookup", "--field", "note", *args, stdin="note\nitch\n")
        assert done.returncode == 2
        assert "hint: Add --format csv, tsv or jsonl." in done.stderr


@pytest.mark.parametrize(
    ("args", "table", "hint"),
    [
        (["note", "--format", "csv"], "id,Note\n1,itch\n", 'Name it as it stands there: "Note".'),
        (["note", "--format", "jsonl"], '{"NOTE": "itch"}\n', 'Name it as it stands there: "NOTE".'),
        (["note", "--format", "csv"], "id;note\n1;itch\n", "There are semicolons between its columns."),
        (["memo", "--format", "csv"], "id,note\n1,itch\n", "The columns are: id, note."),
    ],
)
def test_the_hint_of_a_missing_column_says_what_to_do(mbc: Mbc, args: list[str], table: str, hint: str) -> None:
    done = mbc("lookup", "--field", *args, stdin=table)
    assert done.returncode == 4
    assert f"hint: {hint}" in done.stderr


def test_quiet_silences_the_summary_only(mbc: Mbc) -> None:
    assert mbc("lookup", "--quiet", stdin="cough").stderr == ""
    assert mbc("lookup", "--quiet", "--file", "no-such-file").stderr.startswith("error: ")


@pytest.mark.parametrize(
    ("data", "args", "inputs", "statuses"),
    [
        (b"cough\r\nitch\r\n", [], ["cough", "itch"], ["in_list", "in_list"]),
        (b"\xef\xbb\xbfcough\n", [], ["cough"], ["in_list"]),
        ("cough\nitch\n".encode("utf-16"), [], ["cough", "itch"], ["in_list", "in_list"]),
        ("cough\n".encode("utf-16-le"), ["--encoding", "utf-16-le"], ["cough"], ["in_list"]),
        ("naus\u00e9e, itch\n".encode("latin-1"), ["--encoding", "latin-1"], ["naus\u00e9e, itch"], ["in_list"]),
        (b"cough\n\xff\xfa bad\nitch\n", [], ["cough", "\\xff\\xfa bad", "itch"], ["in_list", "invalid", "in_list"]),
        ("cough\n".encode("utf-16-le"), ["--encoding", "utf-16"], ["cough"], ["in_list"]),
        ("cough\n".encode("utf-16"), ["--encoding", "utf-16-le"], ["cough"], ["in_list"]),
        ("cough\n".encode("utf-32"), [], ["cough"], ["in_list"]),
        ("cough\nitch".encode("cp037"), ["--encoding", "cp037"], ["cough", "itch"], ["in_list", "in_list"]),
        (b"cough\n\x81 a\n", ["--encoding", "cp1252"], ["cough", "\\x81 a"], ["in_list", "invalid"]),
        # A lone surrogate, and half a character at the end: only their lines are bad.
        (
            b"\xff\xfe" + "cough\n\ud83d\nitch\n".encode("utf-16-le", "surrogatepass") + b"x",
            [],
            ["cough", "\\x3d\\xd8", "itch", "\\x78"],
            ["in_list", "invalid", "in_list", "invalid"],
        ),
        (b"\xfe\xff\xd8\x3d", [], ["\\xd8\\x3d"], ["invalid"]),
        (b"cough\0my arm\nis long\0", ["-0"], ["cough", "my arm\nis long"], ["in_list", "not_in_list"]),
        (b"\0\0", ["-0"], ["", ""], ["empty", "empty"]),
        (b"a cough\0 and so on\n", [], ["a cough\0 and so on"], ["in_list"]),
        (b"", [], [], []),
        (b"\n\n", [], ["", ""], ["empty", "empty"]),
    ],
)
def test_bytes_of_every_kind(mbc: Mbc, data: bytes, args: list[str], inputs: list[str], statuses: list[str]) -> None:
    done = mbc("lookup", "--format", "jsonl", *args, stdin=data)
    assert [record["input"] for record in records(done.stdout)] == inputs
    assert [record["status"] for record in records(done.stdout)] == statuses
    document = json.loads(mbc("lookup", "--format", "json", *args, stdin=data).stdout)
    assert [record["input"] for record in document["results"]] == inputs
    assert document["advice"] == CONTACT


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_mark_that_comes_byte_by_byte_is_known(encoding: str) -> None:
    with start("lookup", "--format", "jsonl") as process:
        assert process.stdin is not None
        assert process.stdout is not None
        time.sleep(1)  # it waits for the first byte by then
        for byte in "cough\n".encode(encoding):
            process.stdin.write(bytes([byte]))
            process.stdin.flush()
            time.sleep(0.02)
        process.stdin.close()
        assert [record["input"] for record in records(process.stdout.read().decode())] == ["cough"]


def test_an_unknown_encoding_is_a_slip_told_before_anything_is_written(mbc: Mbc) -> None:
    done = mbc("lookup", "--encoding", "no-such", "--format", "json", stdin="cough\n")
    assert (done.returncode, done.stdout) == (2, "")


def test_several_files_and_what_was_answered_before_a_fault_is_kept(mbc: Mbc, tmp_path: Path) -> None:
    first = tmp_path / "first.txt"
    first.write_text("cough\nitch\n", encoding="utf-8")
    done = mbc("lookup", "-", "--file", str(first), "--format", "jsonl", stdin="fits\n")
    assert {record["input"] for record in records(done.stdout)} == {"cough", "itch", "fits"}
    for bad in (tmp_path / "none.txt", tmp_path):
        done = mbc("lookup", "--file", str(first), "--file", str(bad), "--format", "json")
        assert len(json.loads(done.stdout)["results"]) == 2
        assert done.returncode == 4
        assert [line.split(":")[0] for line in done.stderr.splitlines()] == ["error", "hint"]


def test_csv_has_a_row_for_each_match_and_runs_no_formula(mbc: Mbc) -> None:
    done = mbc("lookup", "--format", "csv", stdin="=cough()\nheadache and vomiting\nno rash\n")
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert [(row["line"], row["symptom"]) for row in rows] == [
        ("1", "cough"), ("2", "headache"), ("2", "nausea-vomiting"), ("3", ""),
    ]  # fmt: skip
    assert rows[0]["input"] == "'=cough()"
    assert rows[2]["sites"] == "brain; liver"
    assert rows[3]["denied"] == "rash-itch"
    assert {row["advice"] for row in rows} == {CONTACT}


@pytest.mark.parametrize("start_of_cell", ["=", "+", "-", "@", "\t", "\uff1d"])
@pytest.mark.parametrize(("style", "delimiter"), [("csv", ","), ("tsv", "\t")])
def test_no_cell_starts_like_a_formula(mbc: Mbc, style: str, delimiter: str, start_of_cell: str) -> None:
    done = mbc("lookup", "--format", style, stdin=f"{start_of_cell}cmd|' /c calc'!A0\n")
    row = next(csv.DictReader(io.StringIO(done.stdout), delimiter=delimiter))
    assert row["input"].startswith("'")


def test_a_column_is_looked_up_and_the_others_go_through(mbc: Mbc) -> None:
    table = 'id,note,"a, b"\n1,"a cough,\nlong one",x\n2,,y\n'
    rows = list(csv.DictReader(io.StringIO(mbc("lookup", "--field", "note", "--format", "csv", stdin=table).stdout)))
    assert [(row["id"], row["a, b"], row["mbc_symptoms"], row["mbc_status"]) for row in rows] == [
        ("1", "x", "cough", "in_list"), ("2", "y", "", "empty"),
    ]  # fmt: skip
    assert rows[0]["note"] == "a cough,\nlong one"
    lines = '{"id": 7, "note": "yellow eyes", "more": [1]}\n'
    row = records(mbc("lookup", "--field", "note", "--format", "jsonl", stdin=lines).stdout)[0]
    assert (row["id"], row["more"], row["mbc"]["sites"]) == (7, [1], ["liver"])


def test_no_row_of_a_table_is_lost_or_changed(mbc: Mbc) -> None:
    done = mbc("lookup", "--field", "note", "--format", "csv", stdin=b"id,note\n1,\xff cough\n2,itch\n")
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert [(row["id"], row["mbc_status"]) for row in rows] == [("1", "invalid"), ("2", "in_list")]
    number = '{"note": "itch", "n": 1.50, "n2": 12345678901234567890, "e": {}'
    lines = f'{number}}}\n{{bad\n{{"note": null}}\n'
    done = mbc("lookup", "--field", "note", "--format", "jsonl", stdin=lines)
    assert done.stdout.startswith(f'{number}, "mbc": {{')
    assert [row["mbc"]["status"] for row in records(done.stdout)] == ["in_list", "invalid", "empty"]


@pytest.mark.parametrize(
    ("table", "found"),
    [
        # A carriage return in a quoted cell is text; before a line end outside quotes it is none.
        (b'id,note\r\n"1\r\n2","a\r\ncough\r"\r\n', [("1\r\n2", "a\r\ncough\r", "in_list")]),
        (b'id,note\n"a\rb",itch\n', [("a\rb", "itch", "in_list")]),
        # A bad row costs no row but itself, and nothing of it is lost.
        (b"id,note\n1,it\rch\n2,itch\n", [("", "1,it\rch", "invalid"), ("2", "itch", "in_list")]),
        (b"id,note\n1,cough, and itch\n2,itch\n", [("1", "cough, and itch", "invalid"), ("2", "itch", "in_list")]),
        (b"id,note\n1,cough,,\n", [("1", "cough", "in_list")]),
        (b"id,note\n\n2\n", [("", "", "empty"), ("2", "", "empty")]),
        (b'id,note\n1,itch\n2,"open\n3,itch\n', [("1", "itch", "in_list"), ("", '2,"open\n3,itch', "invalid")]),
        (
            b'id,note\n1,"' + b"x" * 200_000 + b'"\n2,itch\n',
            [("", '1,"' + "x" * (streams.MAX_LINE - 3), "invalid"), ("2", "itch", "in_list")],
        ),
    ],
)
def test_each_row_of_a_table_is_read_for_itself(mbc: Mbc, table: bytes, found: list[tuple[str, str, str]]) -> None:
    done = mbc("lookup", "--field", "note", "--format", "csv", stdin=table)
    rows = list(csv.DictReader(io.StringIO(done.stdout, newline="")))
    assert [(row["id"], row["note"], row["mbc_status"]) for row in rows] == found
    assert {row["mbc_advice"] for row in rows} == {CONTACT}
    assert done.returncode == (0 if any(status == "in_list" for *_, status in found) else 1)


def test_several_tables_have_one_header_and_the_same_columns(mbc: Mbc, tmp_path: Path) -> None:
    for name, text in (("head", "id,note\n"), ("full", "id,note\n1,itch\n"), ("other", "note,id\n")):
        (tmp_path / name).write_text(text, encoding="utf-8")

    def joined(*names: str) -> subprocess.CompletedProcess[str]:
        files = [part for name in names for part in ("--file", str(tmp_path / name))]
        return mbc("lookup", "--field", "note", "--format", "csv", *files)

    alone = joined("full")
    assert joined("head", "full", "head").stdout == alone.stdout
    for names in (("head", "other"), ("full", "other"), ("other", "head")):
        done = joined(*names)
        assert done.returncode == 4
        assert done.stderr.startswith(f"error: {tmp_path / names[1]}: its columns")


def test_a_pipe_that_does_not_block_is_waited_for() -> None:
    read, write = os.pipe()
    os.set_blocking(read, False)
    with subprocess.Popen(
        [*COMMAND, "lookup", "--format", "jsonl"], cwd=ROOT, env=ENV, stdin=read, stdout=subprocess.PIPE
    ) as process:
        time.sleep(0.5)
        os.write(write, b"cough\n")
        time.sleep(0.2)
        os.close(write)
        assert process.stdout is not None
        assert [record["input"] for record in records(process.stdout.read().decode())] == ["cough"]
    os.close(read)
    assert process.returncode == 0


def test_tabs_between_json_values_stay_blanks(mbc: Mbc) -> None:
    lines = '\t{"note":\t"itch",\r"n": "a\\tb\u202e"\t}\t\r\n {\t}\n'
    done = mbc("lookup", "--field", "note", "--format", "jsonl", stdin=lines)
    first, second = records(done.stdout)
    assert (first["n"], first["mbc"]["status"], second["mbc"]["status"]) == ("a\tb\u202e", "in_list", "empty")
    assert "\u202e" not in done.stdout


def test_json_that_nests_deeply_is_no_fault(mbc: Mbc) -> None:
    for depth in (900, 975, 100_000):
        text = f'{{"note": "itch"}}\n{{"note": {"[" * depth}{"]" * depth}}}\n'
        assert mbc("lookup", "--field", "note", "--format", "jsonl", stdin=text).returncode == 0


def test_a_terminal_is_shown_the_escape_of_a_carriage_return() -> None:
    pty = pytest.importorskip("pty", reason="no pseudo-terminals here")
    master, slave = pty.openpty()
    done = subprocess.run(
        [*COMMAND, "lookup", "-q", "--field", "note", "--format", "csv"],
        input=b'note,id\n"a\r\ncough",\x1b[2J\n', cwd=ROOT, env=ENV, stdout=slave, check=False, timeout=60,
    )  # fmt: skip
    seen = os.read(master, 65536).decode()
    os.close(slave)
    os.close(master)
    assert done.returncode == 0
    assert "a\\r\\ncough,\\x1b[2J,in_list" in seen


def test_what_the_readme_says_of_rows(mbc: Mbc) -> None:
    def found(text: str, style: str = "csv") -> list[tuple[str, str]]:
        done = mbc("lookup", "--field", "note", "--format", style, stdin=text)
        if style == "csv":
            return [(row[0], row[2]) for row in csv.reader(io.StringIO(done.stdout))][1:]
        return [(row["mbc"]["input"], row["mbc"]["status"]) for row in records(done.stdout)]

    assert found("note,note\ncough,no itch\n") == [("cough", "in_list")]
    lines = '{"note": "itch"}\n\n{}\n{"note": null}\n{"note": 1, "mbc": 2}\n[1]\n'
    assert found(lines, "jsonl") == [
        ("itch", "in_list"), ("", "empty"), ("", "empty"), ('{"note": 1, "mbc": 2}', "invalid"), ("[1]", "invalid"),
    ]  # fmt: skip


def test_a_json_value_that_is_no_text_is_looked_up_as_json(mbc: Mbc) -> None:
    done = mbc("lookup", "--field", "note", "--format", "jsonl", stdin='{"note": ["itch", true]}\n{"note": 1.5}\n')
    assert [row["mbc"]["input"] for row in records(done.stdout)] == ['["itch", true]', "1.5"]


@pytest.mark.parametrize("args", [[], ["--field", "note"]])
def test_a_table_without_rows_still_has_its_header(mbc: Mbc, args: list[str]) -> None:
    done = mbc("lookup", "--format", "csv", *args, stdin="note\n" if args else "")
    assert len(done.stdout.splitlines()) == 1
    assert "advice" in done.stdout


@pytest.mark.parametrize(
    ("args", "stdin", "code"),
    [
        (["--field", "x", "--format", "csv"], "id,note\n1,a\n", 4),
        (["--field", "note", "--format", "jsonl"], "not json\n", 4),
        (["--field", "note", "--format", "jsonl"], "[1]\n", 4),
        (["--field", "note", "--format", "jsonl"], '{"other": 1}\n', 4),
        (["--field", "note", "--format", "csv"], "", 4),
        (["--field", "note", "--format", "csv"], "\n1\n", 4),
        (["--file", ""], "", 4),
        (["--field", "note", "--format", "csv"], "note,mbc_status\na,b\n", 4),
        (["--field", "note", "--format", "jsonl"], '{"note": "a", "mbc": 1}\n', 4),
        (["--field", "note", "--format", "csv"], "note" * 50_000, 4),
        (["--field", "note", "--format", "human"], "note\n", 2),
        (["--field", "note", "cough"], "", 2),
        (["--encoding", "no-such"], "cough\n", 2),
        (["--chart", "--format", "json"], "cough\n", 2),
        (["--encoding", "base64"], "cough\n", 2),
    ],
)
def test_tables_that_cannot_be_read(mbc: Mbc, args: list[str], stdin: str, code: int) -> None:
    done = mbc("lookup", *args, stdin=stdin)
    assert done.returncode == code
    assert [line.split(":")[0] for line in done.stderr.splitlines()] == ["error", "hint"]


def test_a_reader_that_goes_away_ends_it_silently() -> None:
    done = shell("yes cough | mbc lookup --format plain | head -1; exit ${PIPESTATUS[1]}")
    assert (done.returncode, done.stdout, done.stderr) == (141, "you typed: cough\n", "")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
@pytest.mark.parametrize("style", ["jsonl", "json"])
def test_a_signal_while_the_reader_is_slow_loses_and_doubles_nothing(
    tmp_path: Path, number: signal.Signals, style: str
) -> None:
    source = tmp_path / "long.txt"
    source.write_text("cough\n" * 5000, encoding="utf-8")
    with start("lookup", "--format", style, "--file", str(source)) as process:
        assert process.stdout is not None
        time.sleep(1)
        process.send_signal(number)
        time.sleep(0.1)
        written = process.stdout.read().decode()
        assert process.wait(timeout=20) == 128 + number
    found = records(written) if style == "jsonl" else json.loads(written)["results"]
    assert [each["line"] for each in found] == list(range(1, len(found) + 1))
    assert 0 < len(found) < 5000


def test_a_signal_that_nohup_ignores_stays_ignored() -> None:
    def nohup() -> None:
        signal.signal(signal.SIGHUP, signal.SIG_IGN)

    with start("lookup", "--format", "jsonl", preexec_fn=nohup) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for text in (b"cough\n", b"itch\n"):
            process.stdin.write(text)
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["status"] == "in_list"
            process.send_signal(signal.SIGHUP)
        process.stdin.close()
        assert process.wait(timeout=20) == 0


def test_a_reader_that_never_reads_does_not_keep_it_alive(tmp_path: Path) -> None:
    source = tmp_path / "long.txt"
    source.write_text("cough\n" * 5000, encoding="utf-8")
    with start("lookup", "--format", "jsonl", "--file", str(source)) as process:
        time.sleep(1)
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=20) == 130


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_leaves_complete_lines(number: signal.Signals, code: int) -> None:
    with start("lookup", "--format", "jsonl") as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdin.write(b"cough\nitch\n")
        process.stdin.flush()
        process.stdout.readline()
        time.sleep(0.2)
        process.send_signal(number)
        rest = process.stdout.read()
        assert process.wait(timeout=20) == code
        assert rest.endswith(b"}\n")
        assert b"Traceback" not in process.stderr.read()


def shell(command: str, **env: str) -> subprocess.CompletedProcess[str]:
    line = command.replace("mbc", f"{sys.executable} -m mbc_cli")
    return subprocess.run(
        ["bash", "-c", line], cwd=ROOT, env={**ENV, **env}, capture_output=True, text=True, timeout=60
    )


@pytest.mark.parametrize(
    ("command", "code"),
    [
        ("mbc lookup cough >/dev/full", 5),
        ("mbc lookup cough --format json >/dev/full", 5),
        ("mbc sites >/dev/full", 5),
        ("mbc --help >/dev/full", 5),
        ("mbc lookup -h >/dev/full", 5),
        ("mbc lookup -h >&-", 5),
        ("mbc lookup -f plain -- --help", 1),
        ("mbc lookup cough >&-", 5),
        ("mbc lookup - <&-", 4),
        ("mbc lookup <&-", 2),
        ("mbc lookup </dev/null", 1),
        ("mbc lookup cough 2>&-", 0),
        ("echo cough | mbc lookup 2>/dev/full", 0),
        ("mbc lookup --file tests", 4),
        ("mbc lookup --file no-such-file", 4),
        ("mbc lookup cough --data tests", 3),
        ("mbc lookup cough | head -1; exit ${PIPESTATUS[0]}", 0),
    ],
)
def test_streams_that_are_closed_full_or_missing(command: str, code: int) -> None:
    done = shell(command)
    assert done.returncode == code
    assert "Traceback" not in done.stderr
    if code in (2, 3, 4, 5):
        assert [line.split(":")[0] for line in done.stderr.splitlines()] == ["error", "hint"]


@pytest.mark.parametrize(
    "env",
    [
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "ascii"},
        {"HOME": "/nonexistent"},
        {"COLUMNS": "1"},
        {"COLUMNS": "junk"},
        {"COLUMNS": "\u00b2", "LINES": "\u00b2"},
        {"COLUMNS": "9" * 5000},
        {"TERM": "dumb"},
    ],
)
@pytest.mark.parametrize("style", ["human", "plain", "json", "csv", "markdown"])
def test_odd_surroundings(mbc: Mbc, env: dict[str, str], style: str) -> None:
    done = mbc("lookup", "--format", style, stdin="caf\u00e9 cough \u2014 \u201cchest pain\u201d\n", env=env)
    assert done.returncode == 0
    assert "Contact your doctor" in " ".join(done.stdout.split())


@pytest.mark.parametrize(
    "text", ["\x1b]0;title\x07 cough", "\u202ecough\u202c", "\x9b31mcough", "\u200bcough", "cough\ud800"]
)
@pytest.mark.parametrize("style", ["human", "plain", "json", "jsonl", "csv", "tsv", "markdown"])
def test_nothing_raw_reaches_the_terminal(mbc: Mbc, text: str, style: str) -> None:
    done = mbc("lookup", "--format", style, stdin=text.encode("utf-8", "surrogatepass") + b"\n")
    assert not set(done.stdout) & set("\x1b\x07\x9b\u202e\u202c\u200b")


def test_a_long_line_is_bounded_work_and_marked(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    with path.open("wb") as stream:
        stream.write(b"cough ")
        for _ in range(100):
            stream.write(b"x" * 1_000_000)
        stream.write(b"\nitch\n")
    # A small process in between: a child's peak counts the parent that it was forked from.
    code = (
        "import resource, subprocess, sys\n"
        "subprocess.run([sys.executable, '-m', 'mbc_cli', 'lookup', '-q', '-f', 'jsonl', '--file', sys.argv[1]])\n"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)], cwd=ROOT, env=ENV, capture_output=True, text=True, timeout=60
    )
    *answers, peak = done.stdout.splitlines()
    first, second = records("\n".join(answers))
    assert (first["status"], first["cut"], second["cut"]) == ("in_list", True, False)
    assert time.monotonic() - began < 20
    assert int(peak) < 100_000
