"""Recognises scanned pages in a process group of its own, which tells how far it is and can be stopped at any moment.

Minutes pass where the other readers take seconds; all else is as in `documents.apart`: the child gets the bytes and
nothing else, is bounded in time and memory with all that it starts, and answers in JSON.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any, cast

from documents import tesseract
from documents.tables import Document, Kind, Unreadable
from documents.wire import pack, packed_bytes, unpack

if sys.platform != "win32":
    import resource

# A page at 300 dots an inch is 9 MB, a photo some 50; Tesseract needs about 130 MB, and is bounded by itself.
MEGABYTES = 300
SECONDS_ON_PAGE = 60
SECONDS = 1800
USUAL_SECONDS_ON_PAGE = 5  # measured: 2 on a machine with nothing else to do, 5 to 9 on one with much
# What the child is to make of the pictures: pages as they were printed, or lines alone.
_PAGES, _LINES = "pages", "lines"
_GENTLE = 10  # as the command `nice`: whoever waits for an answer in chat goes first

Told = Callable[[int, int], None]


def refuse_where_impossible() -> None:
    """Raises `Unreadable` no-ocr (lacking) where Tesseract, or its Vietnamese letters, are not installed."""
    if (lacking := tesseract.lacking()) is not None:
        raise Unreadable("no-ocr", lacking=lacking)


class Scan:
    """One file being recognised. `finish` waits for it; `stop`, from any thread, ends it and all that it started.

    Where `only_lines` are wanted, those of all its pictures are, and no page is laid out.
    """

    def __init__(
        self, kind: Kind, data: bytes, *, only_lines: bool = False, megabytes: int = MEGABYTES
    ) -> None:  # fmt: skip
        """Begin. Raises what `refuse_where_impossible` does. Of an album each page may be as large as a single one."""
        refuse_where_impossible()
        if kind is Kind.ALBUM:
            megabytes += len(data) // (1024 * 1024)
        self._kind, self._data, self._megabytes = kind, data, megabytes
        self._is_over = False
        home = str(Path(__file__).resolve().parents[1])
        # Fixed words and our own interpreter; the stranger's bytes go in by the pipe.
        self._child = subprocess.Popen(  # noqa: S603
            [sys.executable, "-m", "documents.scanning", _LINES if only_lines else _PAGES, kind.value, str(megabytes)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True,
            env={"PYTHONPATH": home, "PYTHONHASHSEED": "0", "PYTHONUTF8": "1", "PATH": os.environ.get("PATH", "")},
        )  # fmt: skip

    @property
    def group(self) -> int:
        """The number of the process group that works on it."""
        return self._child.pid

    def finish(self, told: Told = lambda page, pages: None) -> Document:
        """The document, or the lines alone. `told` hears of each page that is begun: its number among the pictures, and
        their count.

        Raises `Unreadable` with what `read_scan` said, or ocr-too-slow (limit_s), too-heavy (limit_mb), reader-died.
        """
        alarm = threading.Timer(SECONDS + SECONDS_ON_PAGE, self.stop)  # should the child's own alarm not ring
        alarm.start()
        try:
            said = self._said(told)
        finally:
            alarm.cancel()
            if self._child.returncode != 0:
                self.stop()  # what it started may have outlived it
            self._is_over = True
        if said is None:
            raise self._died()
        if "code" in said:
            raise Unreadable.again(said["code"], said["args"])
        return Document(kind=self._kind, blocks=unpack(said["blocks"]))

    def stop(self) -> None:
        """End it, whatever it is doing; what has ended already stays as it is."""
        if self._is_over:
            return  # its number may be somebody else's by now
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self.group, signal.SIGKILL)

    def _said(self, told: Told) -> dict[str, Any] | None:
        """The last thing that the child says, or nothing where it died on the way."""
        last: dict[str, Any] | None = None
        with self._child:
            with contextlib.suppress(BrokenPipeError), cast(IO[bytes], self._child.stdin) as pipe:
                pipe.write(self._data)
            for line in cast(IO[bytes], self._child.stdout):
                said = json.loads(line)
                if "page" in said:
                    told(said["page"], said["of"])
                else:
                    last = said
        return last

    def _died(self) -> Unreadable:
        if self._child.returncode in (-signal.SIGALRM, -signal.SIGXCPU):
            return Unreadable("ocr-too-slow", limit_s=str(SECONDS_ON_PAGE))
        if self._child.returncode < 0:
            return Unreadable("too-heavy", limit_mb=str(self._megabytes))
        return Unreadable("reader-died")


# --- in the child -------------------------------------------------------------------------------------------


def _bound(megabytes: int) -> None:
    """The bounds that hold for this process and for the Tesseract that it starts, each by itself."""
    if sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_DATA, (megabytes * 1024 * 1024,) * 2)
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS,) * 2)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        os.nice(_GENTLE)


def _begun(page: int, pages: int) -> None:
    """Tell it; a page that takes too long in one of the libraries ends the process, even if nobody waits any more."""
    signal.alarm(SECONDS_ON_PAGE + 5)
    _say({"page": page, "of": pages})


def _say(said: dict[str, Any]) -> None:
    sys.stdout.buffer.write(packed_bytes(said) + b"\n")
    sys.stdout.buffer.flush()  # where nobody reads any more this ends the process


def _reader_of(wanted: str) -> Callable[[Kind, bytes, Told], Document]:
    if wanted == _LINES:
        from documents.picture_lines import picture_lines

        return picture_lines
    from documents.read_scan import read_scan

    return read_scan


def _answer(wanted: str, kind: Kind, data: bytes, megabytes: int) -> dict[str, Any]:
    try:
        read = _reader_of(wanted)
        _bound(megabytes)
        return {"blocks": pack(read(kind, data, _begun).blocks)}
    except Unreadable as refused:
        return {"code": refused.code, "args": dict(refused.args_)}
    except MemoryError:
        return {"code": "too-heavy", "args": {"limit_mb": str(megabytes)}}


def _main() -> None:
    wanted, kind, megabytes = sys.argv[1], Kind(sys.argv[2]), int(sys.argv[3])
    _say(_answer(wanted, kind, sys.stdin.buffer.read(), megabytes))
    os._exit(0)  # taking a big tree apart piece by piece would only cost time


if __name__ == "__main__":
    _main()
