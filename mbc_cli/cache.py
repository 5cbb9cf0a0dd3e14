"""Keep the compiled word lists beside Python's own compiled files, so that mbc starts at once.

Reading and compiling the YAML takes longer than all the rest of a lookup.  The outcome is
stored the way Python stores ``.pyc`` files: in ``__pycache__``, for one version of Python
and of mbc, and used only while the data files have the size and time of change they had.
Where that folder cannot be written, mbc compiles each time.  Only mbc's own word lists are
ever stored, never what a person types.
"""

from __future__ import annotations

import contextlib
import gc
import marshal
import os
import sys
from binascii import crc32
from pathlib import Path
from typing import Any

from mbc_cli import __version__
from mbc_cli.data import Reference, files, folder
from mbc_cli.model import Article, Site, Symptom, UrgentLevel
from mbc_cli.words import Compiled

CODE = ("compiling.py", "data.py", "groups.py", "nearest.py", "strict.py", "text.py", "words.py")
"""What the word lists are compiled with: a change here makes the store out of date."""

STORE = Path(__file__).resolve().parent / "__pycache__" / f"words-{__version__}.{sys.implementation.cache_tag}.mbc"


def load_compiled(path: str | Path | None = None) -> tuple[Reference, Compiled]:
    """Return the reference and its compiled word lists, from the store where it is up to date.

    Args:
        path: another mapping file; it is compiled each time.

    Raises:
        DataError: the mapping cannot be used.
    """
    own = files(path)[0] == folder() / "symptoms.yaml"
    collecting = gc.isenabled()
    # Making many thousand small containers sets the collector off again and again, for nothing.
    gc.disable()
    try:
        stamp = _stamp() if own else None
        found = _stored(stamp) if own else None
        return found if found is not None else _compile(path, stamp)
    finally:
        # What was made here lives as long as the program: the collector need not look at it again.
        gc.freeze()
        if collecting:
            gc.enable()


def _compile(path: str | Path | None, stamp: Any) -> tuple[Reference, Compiled]:
    from mbc_cli.compiling import compile_words
    from mbc_cli.data import read_sources

    sources = read_sources(path)
    compiled = compile_words(sources)
    if stamp is not None:
        _store((stamp, _plain(sources.reference), tuple(compiled)))
    return sources.reference, compiled


def _stamp() -> tuple[Any, ...] | None:
    """Return what tells one state of the code and data from another; None where that cannot be told."""
    code = (Path(__file__).with_name(name) for name in CODE)
    try:
        return (__version__, *((each.name, each.stat().st_mtime_ns, each.stat().st_size) for each in (*files(), *code)))
    except OSError:
        return None


def _stored(stamp: tuple[Any, ...] | None) -> tuple[Reference, Compiled] | None:
    if stamp is None:
        return None
    try:
        content = STORE.read_bytes()
        # A crash or a full disk may leave half a file, and marshal reads damaged bytes as other words.
        if crc32(content[4:]).to_bytes(4, "little") != content[:4]:
            return None
        known, reference, compiled = marshal.loads(content[4:])  # noqa: S302 - our own file, as a .pyc is
        if known == stamp:
            return _reference(reference), Compiled._make(compiled)
    except (OSError, EOFError, ValueError, TypeError):
        pass
    return None


def _store(content: tuple[Any, ...]) -> None:
    """Write the store whole or not at all; where that is not possible, do without."""
    draft = STORE.with_suffix(f".{os.getpid()}")
    body = marshal.dumps(content)
    with contextlib.suppress(OSError):
        STORE.parent.mkdir(exist_ok=True)
        try:
            draft.write_bytes(crc32(body).to_bytes(4, "little") + body)
            draft.replace(STORE)
        finally:
            draft.unlink(missing_ok=True)


def _plain(reference: Reference) -> tuple[Any, ...]:
    """Return a reference as built-in types, which is all that can be stored."""
    return (
        tuple(reference.article),
        reference.contact,
        [tuple(site) for site in reference.sites.values()],
        [tuple(symptom) for symptom in reference.symptoms.values()],
        [tuple(level) for level in reference.urgent],
        dict(reference.wording),
    )


def _reference(plain: tuple[Any, ...]) -> Reference:
    article, contact, sites, symptoms, levels, wording = plain
    return Reference(
        Article._make(article),
        contact,
        {fields[0]: Site._make(fields) for fields in sites},
        {fields[0]: Symptom._make(fields) for fields in symptoms},
        tuple(UrgentLevel._make(fields) for fields in levels),
        wording,
    )
