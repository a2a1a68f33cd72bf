"""Reading in a process of its own: what it read comes back whole, and what it cannot bear becomes a reason."""

from __future__ import annotations

import json
import os
import random
import stat
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from documents.apart import read_apart
from documents.read_docx import read_docx
from documents.reading import read_document
from documents.tables import Kind, Unreadable
from documents.wire import pack, packed_bytes, unpack
from plans.pages import Block, Cell, Merged, Note, PageDoubt, Paragraph, Place, Row, Table
from tests.doubles.plan_papers import docx_of, paragraph, plan_docx, run, saved, with_members


def test_a_document_comes_back_as_its_reader_made_it() -> None:
    data = plan_docx()
    assert read_apart(Kind.DOCX, data) == read_docx(data)


def test_a_refusal_comes_back_with_its_words() -> None:
    with pytest.raises(Unreadable) as refused:
        read_apart(Kind.DOCX, with_members(docx_of(paragraph()), {"word/vbaProject.bin": b""}))
    assert refused.value.code == "macros"
    with pytest.raises(Unreadable) as refused:
        read_apart(Kind.DOCX, docx_of(paragraph(run("x" * 1_000_001))))
    assert (refused.value.code, refused.value.args_) == ("too-long", {"limit": "1000000"})


def test_a_reader_that_takes_too_long_is_ended() -> None:
    start = time.perf_counter()
    with pytest.raises(Unreadable) as refused:
        read_apart(Kind.DOCX, plan_docx(), seconds=0.01)
    assert (refused.value.code, refused.value.args_) == ("too-slow", {"limit_s": "0.01"})
    assert time.perf_counter() - start < 3


def test_a_document_that_swells_is_ended() -> None:
    chance = random.Random(1)
    long = docx_of("".join(paragraph(run(f"{chance.getrandbits(64):x}")) for _ in range(60_000)))
    with pytest.raises(Unreadable, match="too-heavy"):
        read_apart(Kind.DOCX, long, megabytes=60)


def test_a_workbook_that_swells_is_ended() -> None:
    book = Workbook()
    for number in range(1_500):
        book.active.append([f"{number} {column}" for column in range(30)])
    with pytest.raises(Unreadable) as refused:
        read_apart(Kind.XLSX, saved(book), megabytes=36)
    assert (refused.value.code, refused.value.args_) == ("too-heavy", {"limit_mb": "36"})


def interpreter(path: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a shell script stand for the child."""
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setattr(sys, "executable", str(path))


@pytest.mark.parametrize(
    ("script", "code"),
    [("kill -SEGV $$", "too-heavy"), ("echo MemoryError >&2; exit 1", "too-heavy"), ("exit 1", "reader-died")],
)
def test_a_reader_that_dies_becomes_a_reason(
    script: str, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    interpreter(tmp_path / "python", script, monkeypatch)
    with pytest.raises(Unreadable, match=code):
        read_apart(Kind.DOCX, b"")


def test_the_child_is_given_no_secrets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_TOKEN", "123:secret")
    interpreter(tmp_path / "python", f"/usr/bin/env > {tmp_path}/seen; exit 1", monkeypatch)
    with pytest.raises(Unreadable):
        read_apart(Kind.DOCX, b"")
    seen = (tmp_path / "seen").read_text(encoding="utf-8")
    assert "PYTHONPATH" in seen
    assert "secret" not in seen


def test_reading_works_from_any_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert read_document(docx_of(paragraph(run("Kế hoạch")))).blocks


@pytest.mark.skipif(not Path("/proc").exists(), reason="children are counted in /proc")
def test_no_child_is_left_behind() -> None:
    with pytest.raises(Unreadable):
        read_apart(Kind.DOCX, plan_docx(), seconds=0.01)
    children = Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children")
    assert b"documents.apart" not in b"".join(
        Path(f"/proc/{child}/cmdline").read_bytes() for child in children.read_text(encoding="ascii").split()
    )


# --- the wire -------------------------------------------------------------------------------------------------------

NOTES = st.builds(Note, code=st.sampled_from(PageDoubt), args=st.dictionaries(st.text(max_size=5), st.text(max_size=5)))
PLACES = st.builds(Place, line=st.none() | st.integers(0, 999), page=st.none() | st.integers(0, 99))
CELLS = st.builds(
    Cell, text=st.text(), bold=st.booleans(), merged=st.none() | st.sampled_from(Merged), note=st.none() | NOTES
)
ROWS = st.builds(Row, cells=st.lists(CELLS, max_size=4).map(tuple), place=PLACES, note=st.none() | NOTES)
BLOCKS: st.SearchStrategy[Block] = st.one_of(
    st.builds(
        Paragraph, text=st.text(), bold=st.booleans(), level=st.integers(0, 9), whole=st.booleans(), place=PLACES
    ),
    st.builds(Table, rows=st.lists(ROWS, max_size=3).map(tuple), place=PLACES),
    NOTES,
)


@settings(deadline=None)
@given(blocks=st.lists(BLOCKS, max_size=4).map(tuple))
def test_every_block_crosses_the_wire_unchanged(blocks: tuple[Block, ...]) -> None:
    packed = packed_bytes(pack(blocks))
    assert unpack(json.loads(packed)) == blocks
