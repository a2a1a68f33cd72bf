"""Reads untrusted bytes in a process of its own, bounded in time and memory, and refuses clearly what it cannot bear.

A parser that hangs, swells or dies takes only its own process with it. The child gets the bytes and nothing else: no
environment, no secrets, no network addresses; what it read comes back as JSON, which can carry no code.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from documents.tables import Beside, Document, Kind, Unreadable
from documents.wire import pack, pack_book, packed_bytes, unpack, unpack_book

if sys.platform != "win32":
    import resource

SECONDS = 10
MEGABYTES = 300

Reader = Callable[[bytes], Document]

# What the child is to do with the bytes: read their text, or gather what stands beside it.
_READ, _BESIDE = "read", "beside"


def read_apart(kind: Kind, data: bytes, *, seconds: float = SECONDS, megabytes: int = MEGABYTES) -> Document:
    """The document that the reader of `kind` makes of the bytes in a process of its own.

    Raises `Unreadable` with what the reader said, or too-slow (limit_s), too-heavy (limit_mb), reader-died.
    """
    said = _answer(_child(kind, data, _READ, seconds=seconds, megabytes=megabytes), megabytes)
    if "code" in said:
        raise Unreadable.again(said["code"], said["args"])
    return Document(kind=kind, blocks=unpack(said["blocks"]), book=unpack_book(said["book"]))


def beside_apart(kind: Kind, data: bytes, *, seconds: float = SECONDS, megabytes: int = MEGABYTES) -> Beside:
    """What `beside` finds, in a process of its own. Raises `Unreadable`: too-slow, too-heavy, reader-died."""
    said = _answer(_child(kind, data, _BESIDE, seconds=seconds, megabytes=megabytes), megabytes)
    if "code" in said:
        raise Unreadable.again(said["code"], said["args"])
    return Beside(lines=tuple(said["lines"]), pictures=said["pictures"])


def _child(
    kind: Kind, data: bytes, wanted: str, *, seconds: float, megabytes: int
) -> subprocess.CompletedProcess[bytes]:  # fmt: skip
    command = [sys.executable, "-m", "documents.apart", wanted, kind.value, str(megabytes), str(seconds)]
    home = str(Path(__file__).resolve().parents[1])
    try:
        # Fixed words and our own interpreter; the stranger's bytes go in by the pipe.
        return subprocess.run(  # noqa: S603
            command,
            input=data,
            capture_output=True,
            timeout=seconds,
            env={"PYTHONPATH": home, "PYTHONHASHSEED": "0", "PYTHONUTF8": "1"},
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise Unreadable("too-slow", limit_s=f"{seconds:g}") from None


def _answer(ended: subprocess.CompletedProcess[bytes], megabytes: int) -> dict[str, Any]:
    """What the child said. One that the system killed said nothing; by far the likeliest reason is memory."""
    if ended.returncode == 0:
        said: dict[str, Any] = json.loads(ended.stdout)
        return said
    if ended.returncode < 0 or b"MemoryError" in ended.stderr:
        raise Unreadable("too-heavy", limit_mb=str(megabytes))
    raise Unreadable("reader-died")


# --- in the child -------------------------------------------------------------------------------------------


def reader_of(kind: Kind) -> Reader:
    """The reader of a kind. Each is imported only when it is needed: the child starts the sooner."""
    if kind is Kind.DOCX:
        from documents.read_docx import read_docx

        return read_docx
    if kind is Kind.XLSX:
        from documents.read_xlsx import read_xlsx

        return read_xlsx
    if kind is Kind.PDF:
        from documents.read_pdf import read_pdf

        return read_pdf
    if kind is Kind.IMAGE:
        from documents.page_picture import look_at

        return look_at
    if kind is Kind.ALBUM:
        from documents.page_picture import look_at_all

        return look_at_all
    from documents.read_text import read_text

    return read_text


def _bound(megabytes: int, seconds: float) -> None:
    """No more memory and no more time on the processor than allowed, even if nobody waits for the answer any more."""
    if sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_DATA, (megabytes * 1024 * 1024,) * 2)
        resource.setrlimit(resource.RLIMIT_CPU, (int(seconds) + 1,) * 2)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _said(wanted: str, kind: Kind, data: bytes, megabytes: int, seconds: float) -> dict[str, Any]:
    try:
        if wanted == _BESIDE:
            from documents.beside import beside

            _bound(megabytes, seconds)
            found = beside(kind, data)
            return {"lines": found.lines, "pictures": found.pictures}
        read = reader_of(kind)
        _bound(megabytes, seconds)
        document = read(data)
        return {"blocks": pack(document.blocks), "book": pack_book(document.book)}
    except Unreadable as refused:
        return {"code": refused.code, "args": dict(refused.args_)}
    except MemoryError:
        return {"code": "too-heavy", "args": {"limit_mb": str(megabytes)}}


def _main() -> None:
    wanted, kind, megabytes, seconds = sys.argv[1], Kind(sys.argv[2]), int(sys.argv[3]), float(sys.argv[4])
    said = packed_bytes(_said(wanted, kind, sys.stdin.buffer.read(), megabytes, seconds))
    sys.stdout.buffer.write(said)
    sys.stdout.buffer.flush()
    os._exit(0)  # taking a big tree apart piece by piece would only cost time


if __name__ == "__main__":
    _main()
