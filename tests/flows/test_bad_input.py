"""Bad input: a clear sentence to the person, or one line and exit 2 on the command line; the state stays true."""

from __future__ import annotations

import contextlib
import importlib.util
import io
import logging
import re
import shutil
import sqlite3
import zipfile
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import String

from actions import people
from actions.messages import FileKind, FileRef, IncomingKind
from bot import cli
from bot.channels.memory import Sent
from bot.demo.stage import Actor, Stage
from db import migrations
from db import people as register
from db.models import Base
from db.session import transaction
from plans.access import Role
from tests.conftest import AN_MAU, BINH_MAU, CENTRE, PLAN, Cast, plan_of
from tests.flows.looking import change, forges, item_of, one, person, rows, the_work


@pytest.fixture(autouse=True)
def no_traceback(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Whatever people send, the log holds no traceback and no error of ours."""
    caplog.set_level(logging.INFO)
    yield
    records = [*caplog.get_records("setup"), *caplog.get_records("call")]
    assert [r.getMessage() for r in records if r.exc_info or r.levelno >= logging.ERROR] == []


# The command line ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Said:
    """How a command ended."""

    code: int
    out: str
    err: str


Cli = Callable[..., Said]


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an empty database, whose tables are made once for all commands."""
    folder = tmp_path_factory.mktemp("installation")
    migrations.upgrade(f"sqlite:///{folder / 'cli.db'}")
    return folder


@pytest.fixture
def nhacviec(
    installation: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Cli:
    """The command, in a folder of its own with a commune that has nothing yet."""
    shutil.copy(installation / "cli.db", tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'cli.db'}")
    monkeypatch.setenv("EVIDENCE_DIR", str(tmp_path / "evidence"))
    monkeypatch.delenv("TELEGRAM_TOKEN", raising=False)

    def run(*arguments: str) -> Said:
        code = cli.main(arguments)
        told = capsys.readouterr()
        return Said(code, told.out, told.err)

    assert run("commune", "add", AN_MAU).code == 0
    return run


def is_one_clear_line(said: Said) -> bool:
    """Exit 2, nothing on standard output, one line that names no Python."""
    lines = said.err.splitlines()
    return said.code == 2 and said.out == "" and len(lines) == 1 and len(lines[0]) > 10 and "Error" not in lines[0]


def _archive(**files: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, text in files.items():
            archive.writestr(name.replace("__", "/"), text)
    return buffer.getvalue()


_TEXT = PLAN.read_text(encoding="utf-8")
_PROSE = "Kính gửi các cơ quan, đơn vị.\n\nĐề nghị các đơn vị báo cáo kết quả trước ngày 15 hằng tháng.\n" * 4

UNREADABLE = {
    "nothing in it": (b"", "rỗng"),
    "only blanks": (b" \r\n\t\r\n", "rỗng"),
    "only a byte order mark": (b"\xef\xbb\xbf", "rỗng"),
    "an archive cut in half": (_archive(word__document_xml="x" * 5000)[:200], "chưa tải lên hết"),
    "an archive of something else": (_archive(readme="hello"), "không nhận ra"),
    "a photo": (b"\xff\xd8\xff\xe0" + bytes(2000), "ảnh"),
    "Word of long ago": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000), "đời cũ"),
    "a program": (b"MZ\x90\x00\x03\x00\x00\x00" + bytes(range(256)) * 20, None),
    "noise": (bytes((i * 73 + 41) % 256 for i in range(4000)), None),
    "a web page": (b"<!DOCTYPE html><html><body>x</body></html>", "HTML"),
    "rich text": (b"{\\rtf1\\ansi " + b"x" * 100, "RTF"),
    "an old Vietnamese code page": (_TEXT.encode("cp1258", errors="ignore"), None),
    "cut in the middle of a letter": (_TEXT.encode()[: _TEXT.encode().index("Ủ".encode()) + 1], None),
    "no table": (_PROSE.encode(), "Không tìm thấy nhiệm vụ nào"),
    "a table without tasks": ("STT\tHọ và tên\tChức vụ\n1\tNguyễn Văn Mẫu\tCông chức\n".encode(), "nhiệm vụ"),
    "a line without end": (b"a" * 200_000, None),
}


@pytest.mark.parametrize(("data", "words"), UNREADABLE.values(), ids=UNREADABLE)
@pytest.mark.parametrize("verb", ["read", "import"])
def test_a_file_that_is_no_plan_is_refused_in_one_line(
    nhacviec: Cli, tmp_path: Path, verb: str, data: bytes, words: str | None
) -> None:
    path = tmp_path / "ke hoach.txt"
    path.write_bytes(data)
    more = ("--commune", AN_MAU, "--yes") if verb == "import" else ("--json",)
    said = nhacviec("plan", verb, str(path), *more)
    assert is_one_clear_line(said)
    assert words is None or words in said.err
    assert said.err.rstrip().endswith(".")


def test_a_file_of_more_than_25_megabytes_is_refused(nhacviec: Cli, tmp_path: Path) -> None:
    path = tmp_path / "lon.txt"
    path.write_bytes(b"x" * (25 * 1024 * 1024 + 1))
    said = nhacviec("plan", "read", str(path))
    assert is_one_clear_line(said)
    assert "25 MB" in said.err


COMMANDS = {
    "no command": [],
    "an unknown command": ["nhac"],
    "half a command": ["plan"],
    "a file that is not there": ["plan", "read", "khong-co.txt"],
    "a folder": ["plan", "read", "."],
    "an unknown commune": ["plan", "import", str(PLAN), "--commune", "xã Không Có", "--yes"],
    "no commune": ["plan", "import", str(PLAN)],
    "a year that is none": ["plan", "read", str(PLAN), "--year", "nay"],
    "a commune that is there already": ["commune", "add", AN_MAU],
    "an invitation to nowhere": ["invite", "--commune", "xã Không Có", "--role", "leader"],
    "an unknown role": ["invite", "--commune", AN_MAU, "--role", "king"],
    "an unknown agency": ["invite", "--commune", AN_MAU, "--role", "head", "--agency", "Phòng Không Có"],
    "a head of nothing": ["invite", "--commune", AN_MAU, "--role", "head"],
    "a moment that is none": ["tick", "--now", "hôm nay"],
    "a day that is none": ["tick", "--now", "2026-02-30T07:30:00"],
    "nothing to start": ["plan", "start", "--commune", AN_MAU],
    "a phrase without a year": ["deadline", "Quý II"],
    "no phrase": ["deadline"],
    "a batch that is not there": ["understand", "--batch", "khong-co.jsonl", "--now", "2026-11-20T08:00:00+07:00"],
    "a period that is none": ["summary", "--commune", AN_MAU, "--period", "2026Q5"],
    "days in the wrong order": ["summary", "--commune", AN_MAU, "--period", "2026-03-07..2026-01-15"],
}


@pytest.mark.parametrize("arguments", COMMANDS.values(), ids=COMMANDS)
def test_a_command_that_cannot_be_done_says_why_in_one_line(nhacviec: Cli, arguments: list[str]) -> None:
    assert is_one_clear_line(nhacviec(*arguments))


BATCHES = {
    "no JSON": "{",
    "not an object": "[1, 2]",
    "a word": '"xong"',
    "no text": '{"id": "a", "year": 2026, "context": {"tasks": [], "role": "officer"}}',
    "a text that is none": '{"id": "a", "text": 5, "year": 2026, "context": {"tasks": [], "role": "officer"}}',
    "bytes of another code page": "\udcff\udcfe",
}


@pytest.mark.parametrize("line", BATCHES.values(), ids=BATCHES)
@pytest.mark.parametrize("verb", [["deadline"], ["understand", "--now", "2026-11-20T08:00:00+07:00"]])
def test_a_batch_with_a_bad_line_names_the_line(nhacviec: Cli, tmp_path: Path, verb: list[str], line: str) -> None:
    path = tmp_path / "loat.jsonl"
    path.write_bytes(b"\n" + line.encode("utf-8", "surrogateescape") + b"\n")
    said = nhacviec(*verb, "--batch", str(path))
    assert is_one_clear_line(said)
    assert "2" in said.err


SETTINGS = [
    ("RETENTION_DAYS", "0"),
    ("TELEGRAM_MESSAGES_PER_SECOND", "fast"),
    ("DATABASE_URL", "nonsense"),
    ("DATABASE_URL", "mysql://localhost/nhacviec"),
    ("DATABASE_URL", "postgresql+pg8000://localhost/nhacviec"),
    ("LOG_LEVEL", "LOUD"),
]


@pytest.mark.parametrize(("key", "value"), SETTINGS)
def test_a_setting_that_cannot_be_used_is_named(
    nhacviec: Cli, monkeypatch: pytest.MonkeyPatch, key: str, value: str
) -> None:
    monkeypatch.setenv(key, value)
    said = nhacviec("commune", "list")
    assert is_one_clear_line(said)
    assert key in said.err


WRONG_WAYS = {
    "no command": ([], "LỆNH"),
    "a year that no plan is of": (["plan", "read", str(PLAN), "--year", "99999"], "99999"),
    "a year before all": (["deadline", "Quý II", "--year", "0"], "'0'"),
    "a moment beyond the calendar": (["tick", "--now", "9999-12-31T23:59:59+07:00"], "9999"),
    "a moment before it": (["tick", "--now", "0001-01-01T00:00:00"], "0001"),
    "a commune without a name": (["commune", "add", " "], "name"),
    "a bot without a name": (["commune", "add", "xã Mới", "--bot", ""], "bot"),
    "a folder that is a file": (["summary", "--commune", AN_MAU, "--period", "2026Q1", "--out", "cli.db"], "thư mục"),
    "a folder within a file": (["demo", "--headless", "--out", "cli.db/demo"], "thư mục"),
    "a workbook that is a folder": (["plan", "read", str(PLAN), "--xlsx", "."], "thư mục"),
    "a file that is not there": (["plan", "read", "missing.docx"], "không có tệp"),
}


@pytest.mark.parametrize(("command", "words"), WRONG_WAYS.values(), ids=WRONG_WAYS)
def test_a_command_given_wrongly_is_told_in_one_line(nhacviec: Cli, command: list[str], words: str) -> None:
    said = nhacviec(*command)
    assert is_one_clear_line(said)
    assert re.search(words, said.err)


# What may lie where the database should, and what the operator reads of it.
NO_DATABASE = {
    "something else": ("sqlite:///other.db", "file is not a database"),
    "within a file": ("sqlite:///other.db/nhacviec.db", "không phải là thư mục"),
    "of a later version": ("sqlite:///later.db", "9999, mới hơn"),
    "a server that is not there": ("postgresql+psycopg://nhacviec@127.0.0.1:1/nhacviec", "connection"),
}


@pytest.mark.parametrize(("url", "words"), NO_DATABASE.values(), ids=NO_DATABASE)
def test_a_database_that_cannot_be_used_is_told_in_one_line(
    nhacviec: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, url: str, words: str
) -> None:
    if url.startswith("postgresql") and importlib.util.find_spec("psycopg") is None:
        pytest.skip(
            "PSYCOPG ABSENT: what is said of a server that is away is not tested (pip install 'psycopg[binary]')"
        )
    (tmp_path / "other.db").write_text("kế hoạch\n" * 200)
    shutil.copy(tmp_path / "cli.db", tmp_path / "later.db")
    with contextlib.closing(sqlite3.connect(tmp_path / "later.db")) as later, later:
        later.execute("UPDATE alembic_version SET version_num = '9999'")
    monkeypatch.setenv("DATABASE_URL", url)
    for command in (["commune", "list"], ["db", "upgrade"], ["tick", "--now", "2026-03-02T08:00"]):
        said = nhacviec(*command)
        assert is_one_clear_line(said)
        assert words in said.err
    said = nhacviec("doctor")
    assert (said.code, said.err) == (1, "")
    assert "\nBAD cơ sở dữ liệu: " in said.out


def test_the_same_plan_is_kept_once(nhacviec: Cli) -> None:
    assert nhacviec("plan", "import", str(PLAN), "--commune", AN_MAU, "--yes").code == 0
    again = nhacviec("plan", "import", str(PLAN), "--commune", AN_MAU, "--yes")
    assert is_one_clear_line(again)
    assert "đã được lưu trước đó" in again.err


def test_without_a_yes_nothing_is_kept(nhacviec: Cli) -> None:
    said = nhacviec("plan", "import", str(PLAN), "--commune", AN_MAU)
    assert said.code == 2
    assert "Chưa lưu gì" in said.err
    assert nhacviec("plan", "import", str(PLAN), "--commune", AN_MAU, "--yes").code == 0


# Words ---------------------------------------------------------------------------------------------------------------


@pytest.fixture
async def listed(stage: Stage, cast: Cast) -> Stage:
    """Everybody has seen their list, so that numbers mean something."""
    for actor in (cast.officer, cast.colleague, cast.office):
        await stage.says(actor, "/viec")
    return stage


def hears_once(stage: Stage, actor: Actor, what: Sequence[Sent]) -> str:
    """The one message that somebody heard, which the network could carry."""
    (sent,) = what
    assert sent.chat == actor.chat
    assert 0 < len(sent.text) <= stage.channel.abilities.max_text
    assert all(1 <= len(choice.token.encode()) <= 64 for choice in sent.choices)
    return sent.text


COMMANDS_IN_CHAT = {
    "/xyz": "không có lệnh này",
    "/xong 2": "không có lệnh này",
    "/viec_cua_toi": "không có lệnh này",
    "/tonghop quý 9": None,
    "/tonghop quý 3": None,
    "/tonghop hôm qua": None,
    "/batdau": "chỉ cơ quan thường trực",
    "/": None,
    "//": None,
    "/ viec": None,
    "/việc": None,
}


async def test_a_command_that_is_none_of_ours_changes_nothing(listed: Stage, cast: Cast) -> None:
    before = the_work(listed)
    for text, words in COMMANDS_IN_CHAT.items():
        heard = hears_once(listed, cast.colleague, await listed.says(cast.colleague, text))
        assert words is None or words in heard, text
        assert the_work(listed) == before, text


ODD_TEXTS = {
    "as long as can be": "a" * 4096,
    "long words of the trade": "báo cáo " * 512,
    "emoji": "👍🏽" * 1024,
    "one emoji": "🙂",
    "a NUL": "việc \x00 gì",
    "only a NUL": "\x00",
    "written from right to left": "\u202e gnox 2 \u202c",
    "marks without letters": "\u200f\u200e\u200b\ufeff",
    "letters under heaps of marks": "x" + "\u0301" * 500,
    "only blanks": "   \n\t ",
    "only points": "...",
    "tags": "<b>việc</b> <script>alert(1)</script> &amp; & <",
    "an open tag": "<b",
    "braces": '{ $you } { -term } "{',
    "a number that nobody has": "9999",
    "a number beyond all bounds": "9" * 400,
    "numbers of other scripts": "٢ việc ²",
    "half a surrogate pair as JSON writes it": "\ud83d".encode("utf-8", "surrogatepass").decode("utf-8", "replace"),
}


async def test_odd_words_are_asked_back_and_change_nothing(listed: Stage, cast: Cast) -> None:
    before = the_work(listed)
    for name, text in ODD_TEXTS.items():
        assert hears_once(listed, cast.colleague, await listed.says(cast.colleague, text)), name
    assert the_work(listed) == before


async def test_odd_words_of_a_difficulty_are_kept_as_they_were_written(listed: Stage, cast: Cast) -> None:
    """What stands in the way may be anything; the office reads it as far as a message holds it."""
    item, kept = item_of(listed, cast.colleague, 4), 0
    for name, text in ODD_TEXTS.items():
        before = len(listed.channel.to(cast.office.chat))
        await forges(listed, cast.colleague, f"hard.{item}")
        await listed.says(cast.colleague, f"Lý do là {text}")
        told = [sent.text for sent in listed.channel.to(cast.office.chat)[before:]]
        body = rows(listed, "SELECT body FROM texts WHERE body LIKE 'Lý do là%' ORDER BY id")
        assert len(body) - kept == len(told) <= 1, name  # or it was asked back, which is always allowed
        if told:
            assert body[-1].strip() == f"Lý do là {text}".strip(), name
            assert "vướng mắc" in told[0], name
        kept = len(body)
    assert kept > 5


async def test_a_reply_to_a_message_that_we_never_sent_names_no_item(listed: Stage, cast: Cast) -> None:
    before = the_work(listed)
    for message in ("999999", "", "not a number", listed.channel.to(cast.office.chat)[-1].id):
        heard = hears_once(listed, cast.colleague, await listed.says(cast.colleague, "xong", reply_to=message))
        assert "chưa ghi nhận" in heard
    assert the_work(listed) == before


async def test_a_sticker_gets_a_sentence(listed: Stage, cast: Cast) -> None:
    before = the_work(listed)
    assert hears_once(listed, cast.colleague, await listed.says(cast.colleague, ""))
    assert the_work(listed) == before


async def test_a_changed_message_is_not_acted_on(listed: Stage, cast: Cast) -> None:
    before = the_work(listed)
    heard = await _does(listed, cast.colleague, kind=IncomingKind.EDITED, message="5", text="4 xong")
    assert "vừa sửa tin" in hears_once(listed, cast.colleague, heard)
    assert the_work(listed) == before


async def _does(stage: Stage, actor: Actor, **what: Any) -> list[Sent]:
    before = len(stage.channel.to(actor.chat))
    stage.channel.inject(actor.chat, **what)
    await stage.settle()
    return stage.channel.to(actor.chat)[before:]


async def test_a_group_learns_nothing_and_is_told_so_once_a_day(listed: Stage, cast: Cast) -> None:
    before = the_work(listed)
    for text in ("/viec", "2 xong", "/tonghop quý 1", "/start abc"):
        await listed.says(cast.colleague, text, chat="-100", group=True)
    (sent,) = listed.channel.to("-100")
    assert "trò chuyện riêng" in sent.text
    assert the_work(listed) == before


# Buttons -------------------------------------------------------------------------------------------------------------

ODD_TOKENS = [
    "item", "item.", "item.x", "item.-1", "item.1.2", "item.²", "item.٣", "item.1e3", "item." + "9" * 59, "item. 1",
    "percent", "percent.", "percent.1", "percent.1.", "percent.x.50", "percent.1.-5", "percent.².50", "percent.1.²",
    "percent." + "9" * 40 + ".50", "undo", "undo.", "undo.x", "undo.²", "undo." + "9" * 59, "shadow", "shadow.",
    "shadow.x", "shadow.²", "shadow." + "9" * 57, "done.", "this.", "confirm.0", "nosuch", "nosuch.1", ".", "..",
    "....", "\x00", "item.\x00", "a" * 64, "ủy ban.1", "DONE.1", "done,1", "🙂" * 16,
]  # fmt: skip


async def test_a_token_that_is_none_of_ours_does_nothing(listed: Stage, cast: Cast) -> None:
    before = the_work(listed)
    for token in ODD_TOKENS:
        actors = (cast.colleague, cast.office) if token.startswith(("shadow", "confirm")) else (cast.colleague,)
        for actor in actors:
            assert hears_once(listed, actor, await forges(listed, actor, token)), ascii(token)
    assert the_work(listed) == before


async def test_a_button_of_an_item_that_was_deleted_says_so(listed: Stage, cast: Cast) -> None:
    (sent,) = await listed.says(cast.colleague, "/viec")
    item = item_of(listed, cast.colleague, 4)
    change(
        listed, f"DELETE FROM events WHERE item_id = {item}", f"DELETE FROM item_numbers WHERE item_id = {item}",
        f"DELETE FROM work_items WHERE id = {item}",
    )  # fmt: skip
    before = the_work(listed)
    heard = await listed.presses(cast.colleague, "4")
    assert "không còn trong danh sách" in hears_once(listed, cast.colleague, heard)
    for token in (f"done.{item}", f"percent.{item}.50", f"hard.{item}", f"this.{item}"):
        assert hears_once(listed, cast.colleague, await forges(listed, cast.colleague, token))
    heard = await listed.says(cast.colleague, "xong", reply_to=sent.id)
    assert hears_once(listed, cast.colleague, heard)
    assert the_work(listed) == before


async def test_words_that_answer_a_question_about_a_deleted_item_say_so(listed: Stage, cast: Cast) -> None:
    item = item_of(listed, cast.colleague, 4)
    for question, words in (("progress", "50"), ("proof", "45/KH-UBND ngày 20/11/2026"), ("hard", "chưa có mẫu")):
        await forges(listed, cast.colleague, f"{question}.{item}")
        change(listed, f"UPDATE work_items SET commune_id = 2 WHERE id = {item}")
        before = the_work(listed)
        heard = await listed.says(cast.colleague, words)
        assert "không còn trong danh sách" in hears_once(listed, cast.colleague, heard)
        assert the_work(listed) == before
        change(listed, f"UPDATE work_items SET commune_id = 1 WHERE id = {item}")


async def test_a_button_pressed_twice_counts_once(listed: Stage, cast: Cast) -> None:
    item = item_of(listed, cast.colleague, 4)
    await forges(listed, cast.colleague, f"done.{item}")
    before = the_work(listed)
    again = await forges(listed, cast.colleague, f"done.{item}")
    assert "trước đó" in hears_once(listed, cast.colleague, again)
    assert the_work(listed) == before


# Files ---------------------------------------------------------------------------------------------------------------


async def test_a_file_that_is_told_to_be_too_large_is_refused_at_once(listed: Stage, cast: Cast) -> None:
    before = the_work(listed)
    large = FileRef(kind=FileKind.DOCUMENT, reference="f", name="ban-do.pdf", size=25_000_000)
    heard = hears_once(listed, cast.colleague, await listed.says(cast.colleague, "4 xong", files=(large,)))
    assert "ban-do.pdf" in heard
    assert "chưa ghi nhận gì" in heard
    assert the_work(listed) == before


async def test_a_file_that_turns_out_too_large_leaves_the_report_without_it(
    listed: Stage, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its size was not told and 25 MB came: the report stands, the evidence counts as not to be had, all hear so."""

    async def fetch(_: FileRef) -> AsyncIterator[bytes]:
        for _ in range(25):
            yield bytes(1024 * 1024)

    monkeypatch.setattr(listed.channel, "fetch", fetch)
    unknown = FileRef(kind=FileKind.DOCUMENT, reference="f", name="ban-do.pdf")
    recorded, lost = await listed.says(cast.colleague, "4 xong", files=(unknown,))
    assert "đã hoàn thành" in recorded.text
    assert "không lấy được tệp “ban-do.pdf”" in lost.text
    assert rows(listed, "SELECT state, size, sha256 FROM evidence") == [("unavailable", None, None)]
    assert rows(listed, "SELECT kind FROM events ORDER BY id DESC LIMIT 1") == ["evidence_lost"]
    assert not list(listed.app.settings.evidence_dir.rglob("*"))


async def test_an_album_without_words_is_asked_about_once(listed: Stage, cast: Cast) -> None:
    before = len(listed.channel.to(cast.colleague.chat))
    for number in range(4):
        listed.channel.send_file(cast.colleague.chat, f"photo {number}".encode(), album="a-1")
    await listed.settle()
    (asked,) = listed.channel.to(cast.colleague.chat)[before:]
    assert "chưa rõ là minh chứng của việc nào" in asked.text
    assert rows(listed, "SELECT count(*), count(item_id) FROM evidence") == [(4, 0)]
    await listed.presses(cast.colleague, "4")
    assert rows(listed, "SELECT count(*), count(item_id) FROM evidence") == [(4, 4)]
    assert set(rows(listed, "SELECT item_id FROM evidence")) == {item_of(listed, cast.colleague, 4)}


async def test_a_file_that_is_gone_from_the_network_is_told(listed: Stage, cast: Cast) -> None:
    gone = FileRef(kind=FileKind.PHOTO, reference="nowhere", size=10)
    recorded, lost = await listed.says(cast.colleague, "4 xong", files=(gone,))
    assert "đã hoàn thành" in recorded.text
    assert "không lấy được tệp" in lost.text


# Strangers -----------------------------------------------------------------------------------------------------------


async def test_a_strangers_two_hundred_messages_get_one_sentence_a_day(listed: Stage, cast: Cast) -> None:
    before, chat = the_work(listed), cast.stranger.chat
    for number in range(200):
        how = number % 5
        if how == 0:
            listed.channel.send_file(chat, b"x")
        elif how == 1:
            listed.channel.inject(chat, kind=IncomingKind.PRESS, press="done.1", press_reference="r")
        elif how == 2:
            listed.channel.inject(chat, kind=IncomingKind.EDITED, message="1", text="1 xong")
        else:
            listed.channel.say(chat, "/viec" if how == 3 else f"việc {number} xong")
    await listed.settle()
    (sent,) = listed.channel.to(chat)
    assert "chỉ phục vụ cán bộ đã được cơ quan mời" in sent.text
    assert not sent.choices
    assert "Mẫu" not in sent.text
    listed.wait(days=1)
    await listed.says(cast.stranger, "còn tôi?")
    await listed.says(cast.stranger, "alo")
    assert len(listed.channel.to(chat)) == 2
    assert the_work(listed) == before


def too_long(stage: Stage) -> list[tuple[str, str, int]]:
    """What lies in a column that was made for less: PostgreSQL would not have taken it."""
    columns = [(t.name, c.name, c.type.length) for t in Base.metadata.tables.values() for c in t.columns
               if isinstance(c.type, String) and c.type.length]  # fmt: skip
    assert len(columns) > 30
    return [(t, c, most) for t, c, most in columns
            if rows(stage, f'SELECT 1 FROM {t} WHERE length("{c}") > ? LIMIT 1', most)]  # fmt: skip


async def test_codes_numbers_and_names_without_end_do_not_keep_a_plan_out(stage: Stage) -> None:
    odd = plan_of(AN_MAU).decode()
    for printed, longer in (
        ("1.1\tBan", f"{'X' * 60}\tBan"), ("<b>I</b>\t", f"<b>{'I' * 50}</b>\t"),
        ("05/KH-UBND", f"05/KH-UBND{'-KTHT' * 20}"), (CENTRE, f"Trung tâm{' Phục vụ' * 45} hành chính công"),
    ):  # fmt: skip
        assert printed in odd
        odd = odd.replace(printed, longer)
    for data in (odd, odd.replace("(Trước ", "(trước ").replace("năm 2026\n", "năm 2026, lần hai\n", 1)):
        await stage.bring_plan(AN_MAU, data.encode())
        assert too_long(stage) == []
    (codes,) = rows(stage, "SELECT count(*) FROM tasks WHERE length(code) = 40")
    assert codes == 2  # once in each of the two plans, cut to what is kept


async def _invited(stage: Stage) -> tuple[str, str]:
    """The payload and the digits of an open invitation."""

    def invite(tx: Any) -> people.Invitation:
        home = people.commune_named(tx, AN_MAU)
        key = stage.app.settings.signing_key()
        return people.invite(tx, home, Role.LEADER, None, "Người Mới", key, stage.now)

    invitation = await stage.write(invite)
    return invitation.payload, invitation.code


async def test_six_digits_are_guessed_five_times_and_no_more(stage: Stage, cast: Cast) -> None:
    _, code = await _invited(stage)
    wrong = [f"{(int(code) + n) % 1_000_000:06d}" for n in range(1, 6)]
    told = {hears_once(stage, cast.stranger, await stage.says(cast.stranger, guess)) for guess in wrong}
    # The door is shut now, and says nothing else than before: not even that it is shut.
    told.add(hears_once(stage, cast.stranger, await stage.says(cast.stranger, code)))
    assert len(told) == 1
    assert "không dùng được" in told.pop()
    assert rows(stage, "SELECT used_at FROM invites WHERE person_name = 'Người Mới'") == [None]
    stage.wait(minutes=61)
    welcome = hears_once(stage, cast.stranger, await stage.says(cast.stranger, f"{code[:3]} {code[3:]}"))
    assert "Người Mới" in welcome


async def test_a_name_of_ones_own_choice_makes_no_lines_and_turns_no_letters(stage: Stage, cast: Cast) -> None:
    key, now = stage.app.settings.signing_key(), stage.now
    invitation = await stage.write(
        lambda tx: people.invite(tx, people.commune_named(tx, AN_MAU), Role.LEADER, None, None, key, now)
    )
    chosen = "  Lan\nĐã duyệt\u202egnouhp\u200b " + "x" * 300
    stage.channel.say(cast.stranger.chat, "/start", start=invitation.payload, user_name=chosen)
    await stage.says(cast.stranger, "/viec")
    (name,) = rows(stage, "SELECT name FROM people ORDER BY id DESC LIMIT 1")
    assert name.startswith("Lan Đã duyệtgnouhp xxx")
    assert len(name) == 200


async def test_an_invitation_opens_once_and_not_after_its_time(stage: Stage, cast: Cast) -> None:
    payload, code = await _invited(stage)
    late, _ = await _invited(stage)
    first, second = cast.stranger, stage.stranger("Người Thứ Hai")
    assert "Người Mới" in (await stage.says(first, f"/start {payload}", start=payload))[0].text
    assert "không dùng được" in (await stage.says(second, code))[0].text
    assert "không dùng được" in (await stage.says(second, "/start x", start=payload))[0].text
    stage.wait(days=8)
    assert "không dùng được" in (await stage.says(second, "/start x", start=late))[0].text
    assert rows(stage, "SELECT count(*) FROM addresses WHERE chat = ?", second.chat) == [0]


async def test_somebody_of_the_neighbour_is_not_taken_over_by_an_invitation(stage: Stage, cast: Cast) -> None:
    payload, _ = await _invited(stage)
    home = one(stage, "SELECT commune_id FROM addresses WHERE chat = ?", cast.neighbour.chat)
    heard = await stage.says(cast.neighbour, "/start x", start=payload)
    assert "xã khác" in hears_once(stage, cast.neighbour, heard)
    assert one(stage, "SELECT commune_id FROM addresses WHERE chat = ?", cast.neighbour.chat) == home


async def test_whoever_has_left_is_a_stranger(listed: Stage, cast: Cast) -> None:
    with transaction(listed.app.engine) as tx:
        someone = register.person(tx, 1, person(listed, cast.colleague))
        assert someone is not None
        someone.left_at = listed.now - timedelta(days=1)
    before = the_work(listed)
    heard = hears_once(listed, cast.colleague, await listed.says(cast.colleague, "4 xong"))
    assert "chỉ phục vụ cán bộ đã được cơ quan mời" in heard
    for token in ("list", "start", f"done.{item_of(listed, cast.colleague, 4)}"):
        await forges(listed, cast.colleague, token)
    assert len(listed.channel.to(cast.colleague.chat)) == 2, "the list, and one sentence for a stranger"
    assert the_work(listed) == before
    listed.set_clock(date(2026, 3, 4))
    await listed.tick()
    assert len(listed.channel.to(cast.colleague.chat)) == 2


def test_the_plans_of_the_two_communes_are_not_the_same_file() -> None:
    assert plan_of(AN_MAU) == PLAN.read_bytes()
    assert plan_of(BINH_MAU) != plan_of(AN_MAU)


async def test_the_welcome_counts_what_the_list_will_show(stage: Stage, cast: Cast) -> None:
    change(stage, f"UPDATE work_items SET assignee_id = {person(stage, cast.officer)} WHERE assignee_id IS NULL")
    newcomer = await stage.enrol("Người Mới", AN_MAU, Role.OFFICER, CENTRE)
    welcome = hears_once(stage, newcomer, stage.channel.to(newcomer.chat))
    assert "Người Mới" in welcome
    assert "Hiện chưa có việc nào" in welcome
