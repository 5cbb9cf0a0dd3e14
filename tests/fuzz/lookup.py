"""Coverage-guided fuzzing of a lookup: ``pip install atheris && python tests/fuzz/lookup.py -max_total_time=300``.

Atheris (libFuzzer for Python) grows inputs that reach new code.  Any exception, any offset
that does not hold and any output that is not JSON is a finding.
"""

from __future__ import annotations

import json
import sys

import atheris

with atheris.instrument_imports(include=["mbc_cli"]):
    from mbc_cli.export import jsonl
    from mbc_cli.match import load
    from mbc_cli.render import plain
    from mbc_cli.why import explain

MATCHER = load()


def try_one(data: bytes) -> None:
    """Look one input up and check what must always hold."""
    text = data.decode("utf-8", "replace")
    result = MATCHER.lookup(text)
    for match in result.matches:
        assert text[match.start : match.end] == match.words
    json.loads(jsonl(result))
    assert plain(result, MATCHER.reference).rstrip().endswith(result.advice)
    assert explain(text, MATCHER).result == result


if __name__ == "__main__":
    atheris.Setup(sys.argv, try_one)
    atheris.Fuzz()
