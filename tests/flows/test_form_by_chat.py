"""The office says in a sentence who signs and to whom its papers go: read back, kept after a yes, and put back."""

from __future__ import annotations

import pytest

from bot.demo.stage import Actor, Stage
from tests.conftest import Cast
from tests.flows.looking import forges, one, rows
from tests.flows.test_office_papers import LATE, texts_of
from tests.flows.test_plan_by_chat import labels
from tests.flows.test_summaries import some_work

SIGNER = "người ký: Trần Thị Mẫu, Phó Chủ tịch"


def kept(stage: Stage, commune: int = 1) -> object:
    return one(stage, "SELECT settings ->> 'paper_form' FROM communes WHERE id = ?", commune)


async def report(stage: Stage, actor: Actor) -> list[str]:
    """The lines of the report that somebody gets by a tap."""
    await stage.says(actor, "/tonghop quý 2")
    *_, paper = await stage.presses(actor, "Báo cáo (Word)")
    return texts_of(paper.file)


async def says(stage: Stage, actor: Actor, words: str) -> None:
    """Somebody sets a field and says yes."""
    (asked,) = await stage.says(actor, words)
    assert labels(asked) == ["Đúng", "Không đổi"]
    (put,) = await stage.presses_on(actor, asked, "Đúng")
    assert put.text.startswith("Đã ghi.")


async def test_the_button_beside_the_report_shows_what_papers_say_and_how_it_is_changed(
    stage: Stage, cast: Cast
) -> None:
    await some_work(stage, cast)
    await stage.says(cast.office, "/tonghop quý 2")
    await stage.presses(cast.office, "Báo cáo (Word)")
    (shown,) = await stage.presses(cast.office, "Người ký, nơi nhận")
    assert "• Ký: TM. ỦY BAN NHÂN DÂN, CHỦ TỊCH; tên để trống" in shown.text
    assert "• Kính gửi (báo cáo): Ủy ban nhân dân tỉnh Hòa Mẫu" in shown.text
    assert "Lưu: VT" in shown.text
    assert "• Địa danh: Xã An Mẫu" in shown.text
    assert "“người ký: Trần Thị Mẫu, Phó Chủ tịch”" in shown.text
    assert labels(shown) == []


async def test_what_is_said_is_read_back_and_stands_in_papers_after_a_yes(stage: Stage, cast: Cast) -> None:
    await some_work(stage, cast)
    (asked,) = await stage.says(cast.office, SIGNER)
    assert "• Ký: TM. ỦY BAN NHÂN DÂN, KT. CHỦ TỊCH, PHÓ CHỦ TỊCH; Trần Thị Mẫu" in asked.text
    assert "chưa ghi nhận gì" in asked.text
    assert kept(stage) is None
    await stage.says(cast.office, "đúng")
    await says(stage, cast.office, "kính gửi: Sở Nội vụ tỉnh Hòa Mẫu; Ủy ban nhân dân tỉnh Hòa Mẫu")
    await says(stage, cast.office, "nơi nhận: Như trên; Đảng ủy xã; Lưu: VT, VP")
    await says(stage, cast.office, "địa danh: An Mẫu")
    lines = await report(stage, cast.office)
    text = "\n".join(lines).replace("\u00a0", " ")
    assert "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH" in text
    assert "Trần Thị Mẫu" in text
    assert "- Sở Nội vụ tỉnh Hòa Mẫu;\n- Ủy ban nhân dân tỉnh Hòa Mẫu." in text
    assert "- Như trên;\n- Đảng ủy xã;\n- Lưu: VT, VP." in text
    assert "An Mẫu, ngày " in text
    assert "Xã An Mẫu, ngày " not in text


async def test_letters_are_signed_the_same_way(stage: Stage, cast: Cast) -> None:
    stage.set_clock(LATE)
    await says(stage, cast.office, "người ký: Nguyễn Văn Mẫu, Chánh Văn phòng")
    *_, letter = await stage.says(cast.office, "soạn công văn đôn đốc Phòng Văn hóa - Xã hội")
    text = "\n".join(texts_of(letter.file))
    assert "TL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG" in text
    assert "Nguyễn Văn Mẫu" in text
    assert "- Như trên;\n- Lưu: VT." in text


async def test_what_held_before_holds_again(stage: Stage, cast: Cast) -> None:
    await says(stage, cast.office, SIGNER)
    first = kept(stage)
    await says(stage, cast.office, "người ký: Chủ tịch Lê Văn Mẫu")
    (back,) = await stage.presses(cast.office, "Dùng lại như trước")
    assert "PHÓ CHỦ TỊCH; Trần Thị Mẫu" in back.text
    assert kept(stage) == first
    (forth,) = await stage.presses_on(cast.office, back, "Dùng lại như trước")
    assert "CHỦ TỊCH; Lê Văn Mẫu" in forth.text
    await says(stage, cast.office, "người ký về mặc định")
    (shown,) = await stage.says(cast.office, "thông tin văn bản")
    assert "CHỦ TỊCH; tên để trống" in shown.text


async def test_history_keeps_that_it_was_changed_and_not_the_signers_name(stage: Stage, cast: Cast) -> None:
    await says(stage, cast.office, SIGNER)
    assert rows(stage, "SELECT count(*) FROM events WHERE kind = 'setting_changed'") == [1]
    assert rows(stage, "SELECT count(*) FROM events WHERE data LIKE '%Thị Mẫu%'") == [0]


@pytest.mark.parametrize("way", ["thôi", "Không đổi"])
async def test_no_changes_nothing(stage: Stage, cast: Cast, way: str) -> None:
    (asked,) = await stage.says(cast.office, SIGNER)
    (left,) = await (stage.says(cast.office, way) if way == "thôi" else stage.presses_on(cast.office, asked, way))
    assert left.text.startswith("Không đổi gì")
    (stale,) = await stage.presses_on(cast.office, asked, "Đúng")
    assert "Nút này không còn dùng được" in stale.text
    assert kept(stage) is None


async def test_only_the_last_that_was_asked_gets_the_yes(stage: Stage, cast: Cast) -> None:
    await stage.says(cast.office, SIGNER)
    await stage.says(cast.office, "địa danh: An Mẫu")
    (put,) = await stage.says(cast.office, "đúng")
    assert "• Địa danh: An Mẫu" in put.text
    assert "tên để trống" in put.text


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("người ký: Trần Thị Mẫu", "Chưa rõ chức vụ của người ký"),
        ("người ký: Chủ tịch 0912345678", "Chưa rõ tên"),
        ("địa danh: An Mẫu; Bình Mẫu", "địa danh chỉ có một"),
    ],
)
async def test_what_is_not_clear_is_asked_again(stage: Stage, cast: Cast, words: str, told: str) -> None:
    (refused,) = await stage.says(cast.office, words)
    assert told in refused.text
    assert kept(stage) is None


async def test_only_the_office_says_so_and_only_for_its_commune(stage: Stage, cast: Cast) -> None:
    for actor in (cast.leader, cast.head, cast.officer):
        await stage.says(actor, SIGNER)
        for token in ("form.see", "form.yes", "form.no", "form.before"):
            (refused,) = await forges(stage, actor, token)
            assert "chỉ cơ quan thường trực mới làm được" in refused.text
    assert kept(stage) is None
    await says(stage, cast.office, SIGNER)
    (theirs,) = await stage.says(cast.neighbour_office, "thông tin văn bản")
    assert "Trần Thị Mẫu;" not in theirs.text
    assert "tên để trống" in theirs.text
    (none,) = await forges(stage, cast.neighbour_office, "form.before")
    assert "Chưa có thay đổi nào" in none.text
    assert kept(stage, 2) is None


@pytest.mark.parametrize("token", ["form.", "form.yes", "form.x", "form.put.1"])
async def test_a_button_of_nobodys_changes_nothing(stage: Stage, cast: Cast, token: str) -> None:
    (told,) = await forges(stage, cast.office, token)
    assert "Nút này không còn dùng được" in told.text
    assert kept(stage) is None
