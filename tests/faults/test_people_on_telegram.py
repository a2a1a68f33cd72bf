"""People on Telegram: a picture to scan, one's own number by a button, a group, menus by role, with a strict double."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from bot import cli
from bot.app import _introduce
from tests.conftest import AN_MAU, CENTRE, SECRETARIAT, Ground, copied
from tests.doubles.telegram import running_in_thread, until
from tests.doubles.telegram_bot import Sent
from tests.faults.test_network import Town, opened

OFFICE, HEAD, OFFICER, COLLEAGUE, LEADER, STRANGER, GROUP = 1000, 1001, 1002, 1003, 1004, 5005, -700


@pytest_asyncio.fixture
async def town(settled: Ground, tmp_path: Path) -> AsyncIterator[Town]:
    async with opened(settled, tmp_path / "town") as town:
        yield town


async def heard(town: Town, chat: int, words: str) -> Sent:
    """The first message to a chat with these words, once it has come."""
    return await until(
        lambda: next((sent for sent in town.bot.sent if sent.chat == chat and words in sent.text), None)
    )  # fmt: skip


async def test_a_link_a_picture_and_ones_own_number_open_the_door(town: Town) -> None:
    async with town.life() as app:
        introducing = asyncio.create_task(_introduce(app))
        await until(lambda: town.bot.commands)
        town.bot.text(OFFICE, f"mời thủ trưởng {SECRETARIAT}: Đặng Mẫu Ích, 0912 345 678")
        invited = await heard(town, OFFICE, "Lời mời")
        assert (invited.method, (invited.file or b"")[:4]) == ("sendPhoto", b"\x89PNG")
        link = re.search(r"https://t\.me/nhac_viec_test_bot\?start=([\w-]{1,64})", invited.text)
        assert link
        town.bot.start(STRANGER, link[1])
        asked = await heard(town, STRANGER, "chia sẻ số điện thoại")
        town.bot.contact(STRANGER, "+84912345678", of=OFFICER)
        await heard(town, STRANGER, "không phải số của chính tài khoản này")
        town.bot.share(asked.message_id, "+84912345678")
        await heard(town, STRANGER, "Đặng Mẫu Ích")
        introducing.cancel()
    assert town.rows("SELECT phone FROM people WHERE name = 'Đặng Mẫu Ích'") == ["0912345678"]


async def test_a_group_is_linked_told_followed_and_lost(town: Town) -> None:
    town.bot.group(GROUP)
    async with town.life():
        town.bot.text(HEAD, "liên kết nhóm")
        how = await heard(town, HEAD, "/noi")
        code = re.search(r"/noi (\d{6})", how.text)
        assert code
        town.bot.text(HEAD, "chuyện riêng của nhóm", chat=GROUP)  # privacy mode: it never reaches us
        town.bot.text(HEAD, f"/noi@nhac_viec_test_bot {code[1]}", chat=GROUP)
        await heard(town, GROUP, "nay là nhóm trò chuyện")
        town.bot.text(OFFICER, "/viec", chat=GROUP)
        counted = await heard(town, GROUP, "việc đang mở")
        assert CENTRE in counted.text
        new = town.bot.migrate(GROUP)
        await until(lambda: town.rows("SELECT chat FROM group_chats") == [str(new)])
        town.bot.text(OFFICER, "/viec", chat=new)
        await heard(town, new, "việc đang mở")
        town.bot.kick(new, announce=True)
        await heard(town, HEAD, "không còn ở trong nhóm")
        assert sum(sent.chat in (GROUP, new) for sent in town.bot.sent) == 3


async def test_every_chat_gets_the_menu_of_its_role(town: Town) -> None:
    async with town.life() as app:
        introducing = asyncio.create_task(_introduce(app))
        await until(lambda: town.bot.commands)
        while await app.show_menus(town.now()):
            pass
        introducing.cancel()
    names = {chat: [one["command"] for one in menu] for chat, menu in town.bot.menus.items()}
    assert names[OFFICER] == ["viec", "baocao", "huongdan"]
    assert names[OFFICE] == ["viec", "baocao", "tonghop", "cho", "chamdiem", "batdau", "huongdan"]
    assert [one["command"] for one in town.bot.commands] == ["start"]
    assert STRANGER not in names


async def test_a_network_that_takes_no_menus_is_asked_again_and_messages_go_on(town: Town) -> None:
    town.bot.fail("500", "setMyCommands", times=50)
    async with town.life() as app:
        introducing = asyncio.create_task(_introduce(app))
        await until(lambda: town.bot.calls["setMyCommands"] > 0)
        await app.show_menus(town.now())
        town.bot.text(OFFICER, "/viec")
        await heard(town, OFFICER, "1.")
        assert not introducing.done()
        assert town.bot.menus == {}
        town.bot.heal()
        town.skip(hours=1)
        while await app.show_menus(town.now()):
            pass
        introducing.cancel()
    assert OFFICER in town.bot.menus


def test_the_operator_gets_the_link_as_a_picture(
    settled: Ground, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with copied(settled, tmp_path / "here") as ground, running_in_thread() as double:
        monkeypatch.chdir(tmp_path)
        monkeypatch.setenv("DATABASE_URL", ground.url)
        monkeypatch.setenv("TELEGRAM_TOKEN", double.bot.token)
        monkeypatch.setenv("TELEGRAM_BASE_URL", double.base_url)
        wanted = ["invite", "--commune", AN_MAU, "--role", "officer", "--agency", CENTRE, "--several"]
        assert cli.main([*wanted, "--qr", "moi.png"]) == 0
        assert "https://t.me/nhac_viec_test_bot?start=" in capsys.readouterr().out
        assert (tmp_path / "moi.png").read_bytes().startswith(b"\x89PNG")
        monkeypatch.setenv("TELEGRAM_BASE_URL", "http://127.0.0.1:1/bot")
        assert cli.main([*wanted, "--qr", "khong.png"]) == 2
        assert "Chưa có đường dẫn" in capsys.readouterr().err
        assert not (tmp_path / "khong.png").exists()
        assert cli.main(["people", "list", "--commune", AN_MAU]) == 0
        assert "Nguyễn Thị Mẫu Cúc" in capsys.readouterr().out
        assert cli.main(["people", "remove", "--commune", AN_MAU, "Cúc"]) == 2  # nobody is there to be asked
        assert cli.main(["people", "remove", "--commune", AN_MAU, "Cúc", "--yes"]) == 0
        capsys.readouterr()
        assert cli.main(["people", "list", "--commune", AN_MAU]) == 0
        assert "Cúc" not in capsys.readouterr().out
