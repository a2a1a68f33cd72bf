"""The terminal: seats, numbered choices, files by their path, a clean end."""

from __future__ import annotations

import asyncio
import io
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from actions.messages import Choice, Enclosure, FileKind, Incoming, IncomingKind, Message
from bot.channels.console import ConsoleChannel
from tests.channels.rigs import NOW, WORDS, Inbox, Typed
from tests.doubles.telegram import until

HOUSE = Path(__file__).resolve().parents[2]
ROWS = (
    (Choice(label="Đã xong", token="d:2"), Choice(label="Gửi minh chứng", token="m:2")),
    (Choice(label="Vướng mắc", token="v:2"),),
)


def a_console(source: object, out: io.StringIO, patience: float = 0.0, folder: Path = Path("none")) -> ConsoleChannel:
    return ConsoleChannel(
        bot="main",
        words=WORDS,
        clock=lambda: NOW,
        source=source,  # type: ignore[arg-type]  # as much of a TextIO as is read
        out=out,
        folder=folder,
        patience=patience,
        retry_pause=0.01,
    )


async def heard(*lines: str) -> tuple[list[Incoming], str]:
    """What comes of these lines, and what the terminal says."""
    out = io.StringIO()
    console = a_console(io.StringIO("\n".join(lines)), out)
    inbox = Inbox(console)
    await asyncio.wait_for(console.listen(inbox.store), 5)
    return await inbox.incoming(len(inbox.raw)), out.getvalue()


async def test_a_line_comes_from_the_seat_that_spoke_last() -> None:
    said, _ = await heard("một", "2> hai", "ba", "", "3>", "bốn", "1> năm")
    assert [(one.user, one.chat, one.text) for one in said] == [
        ("1", "1", "một"),
        ("2", "2", "hai"),
        ("2", "2", "ba"),
        ("3", "3", "bốn"),
        ("1", "1", "năm"),
    ]
    assert said[1].user_name == "Ghế 2"


async def test_words_that_look_like_ours_stay_words() -> None:
    said, out = await heard("2: 70%", "2 xong", "việc #2", "an@xa.vn", "#", "1 > 2")
    assert [one.text for one in said] == ["2: 70%", "2 xong", "việc #2", "an@xa.vn", "#", "1 > 2"]
    assert "no such" not in out


async def test_the_input_ends_and_so_does_the_listening() -> None:
    said, out = await heard("xin chào")
    assert [one.text for one in said] == ["xin chào"]
    assert out.startswith("welcome")


async def test_the_same_line_in_another_session_is_another_message() -> None:
    (first,), _ = await heard("xong")
    (second,), _ = await heard("xong")
    assert first.key != second.key
    assert first.message != second.message


async def test_choices_are_numbered_and_tapped_by_number() -> None:
    typed, out = Typed(), io.StringIO()
    console = a_console(typed, out)
    inbox = Inbox(console)
    listening = asyncio.create_task(console.listen(inbox.store))
    sent = await console.send("2", Message(text="<b>2. Kế hoạch</b> &lt;khẩn&gt;", choices=ROWS))
    assert (
        "── Bot → Ghế 2 ── ^1\n2. Kế hoạch <khẩn>\n  #1 Đã xong   #2 Gửi minh chứng\n  #3 Vướng mắc\n" in out.getvalue()
    )
    for line in ("2> #3", "1> #3", "2> #4", "2> ^1 việc này", "2> ^9 việc kia"):
        typed.type(line)
    typed.end()
    await asyncio.wait_for(listening, 5)
    press, reply = await inbox.incoming(2)
    assert (press.kind, press.user, press.press, press.reply_to) == (IncomingKind.PRESS, "2", "v:2", sent)
    assert (reply.text, reply.reply_to) == ("việc này", sent)
    assert (out.getvalue().count("no such choice"), out.getvalue().count("no such message")) == (2, 1)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("anh.jpg", FileKind.PHOTO),
        ("KH 2027.docx", FileKind.DOCUMENT),
        ("a.mp4", FileKind.VIDEO),
        ("b", FileKind.DOCUMENT),
    ],
)
async def test_a_file_is_sent_by_its_path(tmp_path: Path, name: str, kind: FileKind) -> None:
    (tmp_path / name).write_bytes(b"12345")
    (said,), _ = await heard(f'@"{tmp_path / name}" 2 xong')
    (file,) = said.files
    assert (file.kind, file.name, file.size, said.text) == (kind, name, 5, "2 xong")
    console = a_console(io.StringIO(), io.StringIO())
    assert b"".join([piece async for piece in console.fetch(file)]) == b"12345"


async def test_a_file_that_is_not_there_is_told_of(tmp_path: Path) -> None:
    said, out = await heard(f"@{tmp_path}/khong-co.jpg xong", f"@{tmp_path} cả thư mục")
    assert said == []
    assert out.count("no such file") == 2


async def test_a_script_waits_for_the_answer_before_its_next_line() -> None:
    out = io.StringIO()
    console = a_console(io.StringIO("2 xong\n#1\n"), out, patience=5)
    inbox = Inbox(console)
    listening = asyncio.create_task(console.listen(inbox.store))
    await until(lambda: inbox.raw)
    await asyncio.sleep(0.02)
    assert len(inbox.raw) == 1
    await console.send("1", Message(text="Việc 2?", choices=ROWS))
    await until(lambda: len(inbox.raw) == 2)
    await console.send("1", Message(text="Đã ghi"))
    await asyncio.wait_for(listening, 5)
    assert (await inbox.incoming(2))[1].press == "d:2"


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


async def test_a_terminal_shows_bold() -> None:
    out = Terminal()
    console = a_console(io.StringIO(), out)
    await console.send("1", Message(text="<b>Quá\nhạn</b> &lt;b&gt;"))
    assert "\033[1mQuá\nhạn\033[0m <b>" in out.getvalue()


async def test_two_files_of_one_name_lie_beside_each_other(tmp_path: Path) -> None:
    (tmp_path / "blob").write_bytes(b"PK")
    out, folder = io.StringIO(), tmp_path / "received"
    console = a_console(io.StringIO(), out, folder=folder)
    file = Enclosure(kind=FileKind.DOCUMENT, name="Biểu quý.xlsx", path=tmp_path / "blob", size=2)
    for _ in range(2):
        await console.send("1", Message(text="", file=file))
    assert f"Tệp: {folder / 'Biểu quý.xlsx'}\n" in out.getvalue()
    assert f"Tệp: {folder / 'Biểu quý (2).xlsx'}\n" in out.getvalue()
    assert (folder / "Biểu quý (2).xlsx").read_bytes() == b"PK"


SESSION = """
import asyncio, sys
from tests.channels.test_console import WORDS, NOW
from bot.channels.console import ConsoleChannel

async def store(batch):
    print("stored", len(batch), flush=True)

from pathlib import Path
console = ConsoleChannel(
    bot="main", words=WORDS, clock=lambda: NOW, source=sys.stdin, out=sys.stdout, folder=Path("none"), patience=0
)
try:
    asyncio.run(console.listen(store))
except KeyboardInterrupt:
    print("interrupted")
"""


def session() -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", SESSION],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=HOUSE,
        env=os.environ | {"PYTHONIOENCODING": "utf-8"},
        # A test run in the background of a script ignores Ctrl-C, and its children would inherit that.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )


def test_piped_lines_are_read_to_their_end() -> None:
    with session() as process:
        out, errors = process.communicate("một\n2> hai\n", timeout=20)
    assert (out.count("stored 1"), errors, process.returncode) == (2, "", 0)


def test_ctrl_c_ends_it_although_a_line_is_waited_for() -> None:
    with session() as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write("một\n")
        process.stdin.flush()
        while "stored" not in process.stdout.readline():
            pass
        process.send_signal(2)
        assert process.wait(timeout=10) == 0
        assert process.stdout.read().strip() == "interrupted"
