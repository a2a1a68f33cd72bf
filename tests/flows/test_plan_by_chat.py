"""The standing office gives the plan in chat, looks at what is not sure, puts it right, and approves or discards it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from actions import intake
from actions.messages import FileKind
from bot.channels.memory import Sent
from bot.demo.stage import Actor, Stage
from bot.demo.stage import stage as opened
from db import history, people
from db.session import reading
from jobs import read_plans
from plans.access import Role
from tests.conftest import AN_MAU, BEGINS, CENTRE, OFFICE_AGENCY, Cast, Ground, copied, plan_of
from tests.flows.looking import change, forges, item_of, one, rows, the_work

NEXT_YEAR = plan_of(AN_MAU).replace(b"2026", b"2027")
CLEAR = """ỦY BAN NHÂN DÂN
XÃ AN MẪU
Số: 11/KH-UBND
An Mẫu, ngày 06 tháng 02 năm 2026
KẾ HOẠCH
Chuyển đổi số xã An Mẫu năm 2026
Thực hiện Kế hoạch số 312/KH-UBND của UBND tỉnh Hòa Mẫu, UBND xã An Mẫu ban hành Kế hoạch như sau:
III. TỔ CHỨC THỰC HIỆN
1. Phòng Văn hóa - Xã hội
- Là cơ quan thường trực chuyển đổi số của xã.
Nơi nhận:
- UBND tỉnh Hòa Mẫu;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Nguyễn Văn Mẫu
PHỤ LỤC
STT\tNhiệm vụ\tSản phẩm\tThời hạn hoàn thành\tCơ quan chủ trì
1\tLập danh mục dữ liệu dùng chung\tDanh mục\tTrước 30/6/2026\tPhòng Kinh tế
2\tMở lớp kỹ năng số cho công chức\tBáo cáo\tQuý III/2026\tPhòng Văn hóa - Xã hội
"""


def with_(text: str, *changes: tuple[str, str]) -> bytes:
    """A plan with words changed, each of which must be there."""
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return text.encode()


async def sends(
    stage: Stage, actor: Actor, data: bytes, name: str = "KH-2027.txt", caption: str = "", **more: Any
) -> list[Sent]:
    """Somebody sends a document; what they then hear."""
    return await stage.sends_file(actor, data, caption, name=name, kind=FileKind.DOCUMENT, **more)


def labels(sent: Sent) -> list[str]:
    return [choice.label for choice in sent.choices]


def plans_of(stage: Stage, commune: int = 1) -> int:
    return int(one(stage, "SELECT count(*) FROM plans WHERE commune_id = ?", commune))


def drafts(stage: Stage) -> list[Any]:
    return rows(stage, "SELECT stage FROM plan_drafts ORDER BY id")


def blobs(stage: Stage) -> set[str]:
    return {path.name for path in stage.app.settings.evidence_dir.rglob("*") if path.is_file()}


async def looks_at_all(stage: Stage, actor: Actor, label: str = "Đúng") -> Sent:
    """Says the same to every place that offers it, and leaves the others for later."""
    offered = [c for sent in stage.channel.to(actor.chat) for c in labels(sent) if c.startswith("Xem ")]
    heard = (await stage.presses(actor, offered[-1]))[0]
    while "Để sau" in labels(heard):
        heard = (await stage.presses_on(actor, heard, label if label in labels(heard) else "Để sau"))[0]
    return heard


async def approves(stage: Stage, actor: Actor) -> list[Sent]:
    """Says yes to the proposed register first, where that is asked, and to leaving the rest for later."""
    heard = await stage.presses(actor, "Duyệt")
    for label in labels(heard[0]):
        if label.startswith("Đúng cả ") and label.endswith(" cơ quan"):
            await stage.presses(actor, label)
            heard = await stage.presses(actor, "Duyệt")
    if "Duyệt, để lại sau" in labels(heard[0]):
        heard = await stage.presses(actor, "Duyệt, để lại sau")
    return heard


# Is it a plan --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "caption"),
    [
        ("KH-2027.txt", ""),
        ("scan.txt", "Kế hoạch năm 2027 của xã"),
        ("ke_hoach_2027.txt", "gửi anh chị"),
        ("x.txt", "gui KH nam 2027"),
    ],
)
async def test_a_document_that_says_plan_is_read_as_one(stage: Stage, cast: Cast, name: str, caption: str) -> None:
    before = the_work(stage)
    coming, shown = await sends(stage, cast.office, NEXT_YEAR, name, caption)
    assert f"Đã nhận tệp “{name}”" in coming.text
    assert "26 nhiệm vụ, 6 lĩnh vực, 12 cơ quan" in shown.text
    assert "Chưa ghi gì vào hệ thống" in shown.text
    assert labels(shown) == ["Xem 8 chỗ", "Ngoài bảng: 3 chỗ", "Tải bảng (Excel)", "Duyệt", "Bỏ"]
    assert the_work(stage) == before


async def test_who_stands_in_for_the_office_approves_in_its_place(stage: Stage, cast: Cast) -> None:
    await stage.says(cast.office, "tôi nghỉ từ 2/3 đến 6/3, anh Đông làm thay")
    await stage.presses(cast.office, "Đúng")
    await sends(stage, cast.colleague, NEXT_YEAR)
    await approves(stage, cast.colleague)
    assert plans_of(stage) == 2


async def test_another_document_is_asked_about_and_nothing_recorded(stage: Stage, cast: Cast) -> None:
    before = the_work(stage)
    (asked,) = await sends(stage, cast.office, b"something", "bao-cao.txt")
    assert labels(asked) == ["Đây là kế hoạch", "Là minh chứng"]
    assert "chưa ghi nhận gì" in asked.text
    assert the_work(stage) == before
    assert (drafts(stage), blobs(stage)) == (["asked"], set())


async def test_the_answer_plan_has_it_read(stage: Stage, cast: Cast) -> None:
    await sends(stage, cast.office, NEXT_YEAR, "van-ban.txt")
    _, shown = await stage.presses(cast.office, "Đây là kế hoạch")
    assert "26 nhiệm vụ" in shown.text


async def test_the_answer_evidence_takes_it_as_it_came(stage: Stage, cast: Cast) -> None:
    await stage.says(cast.office, "/viec")
    await sends(stage, cast.office, b"a proof", "bao-cao.txt")
    (which,) = await stage.presses(cast.office, "Là minh chứng")
    assert "chưa rõ là minh chứng của việc nào" in which.text
    (told,) = await stage.says(cast.office, "2")
    assert "Đã nhận 1 tệp" in told.text
    assert rows(stage, "SELECT item_id, state FROM evidence") == [(item_of(stage, cast.office, 2), "kept")]
    assert drafts(stage) == []


@pytest.mark.parametrize("words", ["2", "minh chứng việc 2"])
async def test_the_question_is_answered_by_the_item_it_proves(stage: Stage, cast: Cast, words: str) -> None:
    await stage.says(cast.office, "/viec")
    await sends(stage, cast.office, b"a proof", "bao-cao.txt")
    await stage.says(cast.office, words)
    assert rows(stage, "SELECT item_id FROM evidence WHERE state = 'kept'") == [item_of(stage, cast.office, 2)]


async def test_the_question_is_answered_in_words_as_well(stage: Stage, cast: Cast) -> None:
    await sends(stage, cast.office, NEXT_YEAR, "van-ban.txt")
    _, shown = await stage.says(cast.office, "Là kế hoạch.")
    assert "26 nhiệm vụ" in shown.text


async def test_of_two_files_that_were_asked_about_each_button_means_its_own(stage: Stage, cast: Cast) -> None:
    (first,) = await sends(stage, cast.office, NEXT_YEAR, "mot.txt")
    await sends(stage, cast.office, b"a proof", "hai.txt")
    _, shown = await stage.presses_on(cast.office, first, "Đây là kế hoạch")
    assert "26 nhiệm vụ" in shown.text
    assert drafts(stage) == ["shown", "asked"]


@pytest.mark.parametrize("name", ["bao-cao.txt", "45-KH-UBND.txt"])
async def test_a_document_with_a_report_is_evidence_without_a_question(stage: Stage, cast: Cast, name: str) -> None:
    await stage.says(cast.office, "/viec")
    (told,) = await sends(stage, cast.office, b"a proof", name, "2 xong, kh 45/KH-UBND ngày 20/2")
    assert "đã hoàn thành" in told.text
    assert (one(stage, "SELECT count(*) FROM evidence WHERE kind = 'file'"), drafts(stage)) == (1, [])


async def test_the_proof_that_was_asked_for_is_evidence_whatever_its_name(stage: Stage, cast: Cast) -> None:
    await stage.says(cast.office, "/viec")
    await forges(stage, cast.office, f"proof.{item_of(stage, cast.office, 2)}")
    await sends(stage, cast.office, b"a proof", "KH-kiem-tra.txt")
    assert rows(stage, "SELECT item_id FROM evidence") == [item_of(stage, cast.office, 2)]


async def test_a_film_is_no_plan(stage: Stage, cast: Cast) -> None:
    await stage.sends_file(cast.office, b"a film", "kế hoạch", kind=FileKind.VIDEO)
    assert (drafts(stage), one(stage, "SELECT count(*) FROM evidence")) == ([], 1)


@pytest.mark.parametrize("part", ["officer", "head", "leader"])
async def test_a_document_of_anybody_else_is_evidence_as_ever(stage: Stage, cast: Cast, part: str) -> None:
    await sends(stage, getattr(cast, part), NEXT_YEAR)
    assert (drafts(stage), one(stage, "SELECT count(*) FROM evidence")) == ([], 1)


# What was read -------------------------------------------------------------------------------------------------------


async def test_each_place_shows_the_printed_words_our_reading_and_the_last_day(stage: Stage, cast: Cast) -> None:
    await sends(stage, cast.office, NEXT_YEAR)
    (first,) = await stage.presses(cast.office, "Xem 8 chỗ")
    assert "1/8 · Nhiệm vụ 2.3" in first.text
    assert "Ô thời hạn ghi: “Trước ngày 20”" in first.text
    assert "chưa rõ tháng nào" in first.text
    assert "Đúng" not in labels(first), "nothing was read that could be right"
    (second,) = await stage.presses(cast.office, "Trước ngày 20 của tháng cuối quý")
    assert "định kỳ 4 lần, từ thứ Sáu 19/03/2027 đến Chủ nhật 19/12/2027" in second.text
    assert "Còn 7 chỗ" in second.text
    assert "2/8 · Nhiệm vụ 2.4" in second.text
    assert "“Trung tâm Phục vụ hàng chính công”" in second.text
    assert f"Nhắc Việc hiểu: {CENTRE}." in second.text


async def test_a_typed_deadline_is_read_back_with_its_last_day_and_can_be_typed_again(stage: Stage, cast: Cast) -> None:
    await sends(stage, cast.office, NEXT_YEAR)
    await stage.presses(cast.office, "Xem 8 chỗ")
    (asked,) = await stage.says(cast.office, "trước 31/2")
    assert "Chưa hiểu chắc “trước 31/2”" in asked.text
    assert "1/8" in asked.text
    (told,) = await stage.says(cast.office, "trước ngày 20/6")
    assert "Đã ghi “trước ngày 20/6”: ngày cuối cùng: thứ Bảy 19/06/2027" in told.text
    (again,) = await stage.presses(cast.office, "Quay lại")
    assert "Đã ghi “trước ngày 20/6”" in again.text
    (told,) = await stage.says(cast.office, "quý III")
    assert "thứ Năm 30/09/2027" in told.text


async def test_a_typed_agency_must_be_known(stage: Stage, cast: Cast) -> None:
    await sends(stage, cast.office, NEXT_YEAR)
    await stage.presses(cast.office, "Xem 8 chỗ")
    await stage.presses(cast.office, "Để sau")
    (asked,) = await stage.says(cast.office, "Ban Không Ai Biết")
    assert "chưa biết cơ quan “Ban Không Ai Biết”" in asked.text
    (told,) = await stage.says(cast.office, "phong kinh te; công an xã")
    assert "Đã ghi “phong kinh te; công an xã”: Phòng Kinh tế" in told.text
    assert "3/8" in told.text


async def test_what_is_put_off_is_said_plainly(stage: Stage, cast: Cast) -> None:
    await sends(stage, cast.office, NEXT_YEAR)
    await stage.presses(cast.office, "Xem 8 chỗ")
    (second,) = await stage.presses(cast.office, "Để sau")
    assert "nhiệm vụ 2.3 chờ, chưa có thời hạn và chưa ai được nhắc" in second.text
    (third,) = await stage.presses(cast.office, "Để sau")
    assert "nhiệm vụ 2.4 tạm do cơ quan thường trực giữ" in third.text


async def test_places_asked_for_one_reason_are_shown_together_before_all_are_right(stage: Stage, cast: Cast) -> None:
    rows_more = "".join(f"{n}\tViệc thứ {n}\tBáo cáo\tTrước 30/6/2027\tPhòng Kinh tế\n" for n in (3, 4, 5))
    await sends(stage, cast.office, (CLEAR + rows_more + "6\tViệc sau\tBáo cáo\tQuý I/2027\tCông an xã\n").encode())
    (first,) = await stage.presses(cast.office, "Xem 4 chỗ")
    assert "1/4 · Nhiệm vụ 3" in first.text
    (together,) = await stage.presses(cast.office, "Xem 4 chỗ cùng lý do")
    assert "ngày cuối cùng: thứ Ba 29/06/2027: nhiệm vụ 3, 4, 5." in together.text
    assert "ngày cuối cùng: thứ Tư 31/03/2027: nhiệm vụ 6." in together.text
    (back,) = await stage.presses(cast.office, "Quay lại")
    await stage.presses_on(cast.office, back, "Để sau")
    (together,) = await stage.presses(cast.office, "Xem 3 chỗ cùng lý do")
    assert "nhiệm vụ 4, 5." in together.text
    (seen,) = await stage.presses(cast.office, "Đúng cả 3 chỗ")
    assert "Đã xem 4/4 chỗ: đúng 3, sửa 0, để sau 1" in seen.text
    await stage.presses(cast.office, "Duyệt")
    assert [_items(stage, code)[0][1] for code in "3456"] == [None, "2027-06-29", "2027-06-29", "2027-03-31"]


async def test_words_that_report_on_an_item_are_no_answer_to_a_place(stage: Stage, cast: Cast) -> None:
    await stage.says(cast.office, "/viec")
    await sends(stage, cast.office, NEXT_YEAR)
    await stage.presses(cast.office, "Xem 8 chỗ")
    (told,) = await stage.says(cast.office, "2 xong")
    assert "đã hoàn thành" in told.text
    assert one(stage, "SELECT corrections FROM plan_drafts") == "{}"


async def test_a_commune_that_counts_the_day_itself_sees_it_so(stage: Stage, cast: Cast) -> None:
    await stage.write(_set_counts_the_day)
    await sends(stage, cast.office, NEXT_YEAR)
    await stage.presses(cast.office, "Xem 8 chỗ")
    (told,) = await stage.says(cast.office, "trước ngày 20/6")
    assert "Chủ nhật 20/06/2027" in told.text
    (again,) = await stage.presses(cast.office, "Quay lại")
    (told,) = await stage.presses_on(cast.office, again, "Trước ngày 20 hằng tháng")
    assert "từ thứ Tư 20/01/2027 đến thứ Hai 20/12/2027" in told.text


def _set_counts_the_day(tx: Any) -> None:
    people.commune(tx, 1).settings = {"counts_the_day": True}


# Approving -----------------------------------------------------------------------------------------------------------


async def test_a_clear_plan_is_approved_with_one_tap_and_then_begun(stage: Stage, cast: Cast) -> None:
    _, shown = await sends(stage, cast.office, CLEAR.encode(), "KH-CDS.txt")
    assert "Không có chỗ nào cần xem lại" in shown.text
    assert labels(shown) == ["Tải bảng (Excel)", "Duyệt", "Bỏ"]
    coming, kept = await stage.presses(cast.office, "Duyệt")
    assert "Đang ghi kế hoạch" in coming.text
    assert (
        "Đã ghi Kế hoạch 11/KH-UBND ngày 06/02/2026, “Chuyển đổi số xã An Mẫu năm 2026”: 2 nhiệm vụ, 2 đầu việc"
        in kept.text
    )
    assert "bắt đầu" in kept.text
    plan, stage_of_it = one(stage, "SELECT id, stage FROM plans WHERE commune_id = 1 AND number = '11/KH-UBND'")
    assert stage_of_it == "shadow"
    assert rows(stage, "SELECT actor_id FROM events WHERE kind = 'plan_approved' AND plan_id = ?", plan) == [1]
    assert rows(stage, "SELECT due_on FROM work_items WHERE plan_id = ? ORDER BY id", plan) == [
        "2026-06-29",
        "2026-09-30",
    ]
    assert drafts(stage) == []
    (started,) = await stage.presses(cast.office, "Bắt đầu gửi nhắc việc")
    assert "Đã bắt đầu “Chuyển đổi số xã An Mẫu năm 2026”" in started.text


async def test_what_was_said_to_the_places_is_what_is_kept(stage: Stage, cast: Cast) -> None:
    await sends(stage, cast.office, NEXT_YEAR)
    await stage.presses(cast.office, "Xem 8 chỗ")
    await stage.says(cast.office, "trước ngày 20/6")
    await stage.says(cast.office, "Công an xã")
    for _ in range(4):
        await stage.presses(cast.office, "Đúng")
    await stage.says(cast.office, f"{CENTRE}; Phòng Kinh tế")
    (seen,) = await stage.says(cast.office, "theo dõi chung")
    assert "Đã xem 8/8 chỗ: đúng 5, sửa 3, để sau 0" in seen.text
    await stage.presses(cast.office, "Duyệt")
    await stage.presses(cast.office, "Duyệt, để lại sau")
    assert _items(stage, "2.3") == [(CENTRE, "2027-06-19", "open")]
    assert _items(stage, "2.4") == [("Công an xã", "2027-09-30", "open")]
    assert _items(stage, "1.3") == [(CENTRE, "2027-11-29", "open"), ("Phòng Kinh tế", "2027-11-29", "open")]
    assert _items(stage, "3.4") == [(OFFICE_AGENCY, "2027-06-30", "open")]
    printed = "SELECT deadline_text, doubts FROM tasks WHERE code = '2.3' AND deadline LIKE '%2027%'"
    assert rows(stage, printed) == [("Trước ngày 20", "[]")]


def _items(stage: Stage, code: str) -> list[Any]:
    query = """SELECT a.name, i.due_on, i.status FROM work_items i JOIN tasks t ON t.id = i.task_id
        JOIN agencies a ON a.id = i.agency_id
        WHERE t.code = ? AND i.plan_id = (SELECT max(id) FROM plans WHERE commune_id = 1) ORDER BY i.id"""
    return rows(stage, query, code)


async def test_what_nobody_looked_at_is_told_and_then_not_guessed(stage: Stage, cast: Cast) -> None:
    await sends(stage, cast.office, NEXT_YEAR)
    (warned,) = await stage.presses(cast.office, "Duyệt")
    assert "Còn 8 chỗ chưa xem" in warned.text
    assert "2 nhiệm vụ chờ, chưa có thời hạn; 5 nhiệm vụ do cơ quan thường trực giữ hoặc theo dõi chung" in warned.text
    assert plans_of(stage) == 1
    await stage.presses(cast.office, "Duyệt, để lại sau")
    assert _items(stage, "2.3") == [(CENTRE, None, "waiting")]
    assert _items(stage, "2.4") == [(OFFICE_AGENCY, "2027-09-30", "open")]
    assert _items(stage, "5.2b") == [(OFFICE_AGENCY, None, "waiting")]


async def test_a_restart_between_showing_and_approving_loses_nothing(settled: Ground, tmp_path: Path) -> None:
    name = "Trần Thị Mẫu Lan"
    with copied(settled, tmp_path / "stage") as ground:
        async with opened(ground.folder, BEGINS, database_url=ground.database_url) as before:
            before.channel._count = 200_000
            office = before.stranger(name)
            await sends(before, office, CLEAR.encode())
        later = BEGINS + timedelta(days=3)
        async with opened(ground.folder, later, database_url=ground.database_url) as after:
            after.channel._count = 300_000
            office = after.stranger(name)
            await forges(after, office, "plan.keep.1.1")
            assert plans_of(after) == 2


async def test_what_further_columns_say_is_kept_with_the_task_and_shown_on_its_card(stage: Stage, cast: Cast) -> None:
    further = with_(
        CLEAR,
        ("hoàn thành\tCơ quan chủ trì\n", "hoàn thành\tCơ quan chủ trì\tKinh phí\tGhi chú\n"),
        ("Phòng Kinh tế\n", "Phòng Kinh tế\t20 triệu đồng\tBáo cáo Chủ tịch\n"),
        ("2026\tPhòng Văn hóa - Xã hội\n", "2026\tPhòng Văn hóa - Xã hội\t\t\n"),
    )
    await sends(stage, cast.office, further)
    await stage.presses(cast.office, "Duyệt")
    found = "SELECT notes FROM tasks WHERE content LIKE ?"
    assert one(stage, found, "Lập danh mục dữ liệu%") == "Kinh phí: 20 triệu đồng\nGhi chú: Báo cáo Chủ tịch"
    assert one(stage, found, "Mở lớp kỹ năng số%") is None
    item = one(stage, "SELECT id FROM work_items WHERE title LIKE ?", "Lập danh mục dữ liệu%")
    (card,) = await forges(stage, cast.office, f"item.{item}")
    assert "Kinh phí: 20 triệu đồng\nGhi chú: Báo cáo Chủ tịch" in card.text


async def test_a_crash_after_the_yes_is_made_good_by_the_next_run(
    stage: Stage, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    await sends(stage, cast.office, CLEAR.encode())
    with monkeypatch.context() as patched:
        patched.setattr(intake, "approve", _breaks)
        await stage.presses(cast.office, "Duyệt")
    assert (plans_of(stage), drafts(stage)) == (1, ["keeping"])
    stage.wait(minutes=2)
    await stage.settle()
    assert (plans_of(stage), drafts(stage)) == (2, [])


async def test_a_reading_that_always_stumbles_is_told_honestly_and_others_go_on(
    stage: Stage, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = read_plans.read_document
    broken = with_(CLEAR, ("Quý III/2026", "Quý IV/2026"))

    def read(data: bytes, *rest: Any) -> Any:
        return _breaks() if data == broken else real(data, *rest)

    monkeypatch.setattr(read_plans, "read_document", read)
    await sends(stage, cast.office, broken)
    _, shown = await sends(stage, cast.office, CLEAR.encode(), "KH-khac.txt")
    assert "2 nhiệm vụ" in shown.text
    for _ in range(3):
        stage.wait(minutes=2)
        await stage.settle()
    assert "chưa ghi nhận" in stage.channel.to(cast.office.chat)[-1].text
    assert drafts(stage) == ["shown"]


def _breaks(*_: Any, **__: Any) -> Any:
    raise RuntimeError("an error of ours")


# Not kept ------------------------------------------------------------------------------------------------------------


async def test_what_is_discarded_leaves_nothing_behind(stage: Stage, cast: Cast) -> None:
    before = the_work(stage)
    _, shown = await sends(stage, cast.office, NEXT_YEAR)
    assert len(blobs(stage)) == 1
    (told,) = await stage.presses(cast.office, "Bỏ")
    assert "không có gì được ghi" in told.text
    assert (the_work(stage), drafts(stage), blobs(stage)) == (before, [], set())
    (gone,) = await stage.presses_on(cast.office, shown, "Duyệt")
    assert "đã được duyệt hoặc đã bỏ" in gone.text
    assert the_work(stage) == before


async def test_answers_are_not_lost_by_one_tap(stage: Stage, cast: Cast) -> None:
    await sends(stage, cast.office, NEXT_YEAR)
    await stage.presses(cast.office, "Xem 8 chỗ")
    heard = await stage.says(cast.office, "trước ngày 20/6")
    await stage.presses_on(cast.office, heard[0], "Về tóm tắt")
    (asked,) = await stage.presses(cast.office, "Bỏ")
    assert "đã trả lời 1 chỗ" in asked.text
    assert (labels(asked), drafts(stage)) == (["Bỏ tệp này", "Về tóm tắt"], ["shown"])
    (told,) = await stage.presses(cast.office, "Bỏ tệp này")
    assert "không có gì được ghi vào hệ thống" in told.text
    assert drafts(stage) == []


async def test_what_is_left_for_later_offers_only_what_is_open(stage: Stage, cast: Cast) -> None:
    await sends(stage, cast.office, NEXT_YEAR)
    await looks_at_all(stage, cast.office)
    (asked,) = await stage.presses(cast.office, "Duyệt")
    assert labels(asked) == ["Ngoài bảng: 3 chỗ", "Duyệt, để lại sau", "Về tóm tắt"]


async def test_bytes_that_are_evidence_too_are_not_let_go_of(stage: Stage, cast: Cast) -> None:
    await sends(stage, cast.officer, NEXT_YEAR)
    await sends(stage, cast.office, NEXT_YEAR)
    await stage.presses(cast.office, "Bỏ")
    assert blobs(stage) == set(rows(stage, "SELECT sha256 FROM evidence"))


async def test_the_bytes_of_an_approved_plan_stay(stage: Stage, cast: Cast) -> None:
    await sends(stage, cast.office, CLEAR.encode())
    await stage.presses(cast.office, "Duyệt")
    assert blobs(stage) == {one(stage, "SELECT source_sha256 FROM plans WHERE number = '11/KH-UBND'")}


async def test_the_same_file_again_is_told_while_it_waits_and_after_it_was_kept(stage: Stage, cast: Cast) -> None:
    await sends(stage, cast.office, CLEAR.encode())
    _, twin = await sends(stage, cast.office, CLEAR.encode(), "KH-lan-hai.txt")
    assert "đã được gửi trước đó và đang chờ anh/chị duyệt" in twin.text
    assert drafts(stage) == ["shown"]
    await stage.presses_on(cast.office, twin, "Duyệt")
    assert plans_of(stage) == 2
    _, kept = await sends(stage, cast.office, CLEAR.encode())
    assert "Tệp này đã được lưu trước đó (“Chuyển đổi số xã An Mẫu năm 2026”)" in kept.text
    assert (plans_of(stage), drafts(stage)) == (2, [])


UNREADABLE = {
    "no plan at all": (b"Xin ch\xc3\xa0o c\xc3\xa1c anh ch\xe1\xbb\x8b.", "Không tìm thấy nhiệm vụ nào"),
    "a cut archive": (b"PK\x03\x04 and no more", "bị hỏng hoặc chưa tải lên hết"),
    "an image": (b"\x89PNG\r\n\x1a\n....", "Tệp ảnh bị hỏng"),
    "nothing": (b"\n\n", "Tệp rỗng"),
}


@pytest.mark.parametrize(("data", "said"), UNREADABLE.values(), ids=UNREADABLE)
async def test_what_cannot_be_read_gets_a_clear_sentence(stage: Stage, cast: Cast, data: bytes, said: str) -> None:
    before = the_work(stage)
    _, told = await sends(stage, cast.office, data)
    assert said in told.text
    assert labels(told) == ["Là minh chứng", "Bỏ"]
    assert the_work(stage) == before
    await stage.presses(cast.office, "Bỏ")
    assert (drafts(stage), blobs(stage)) == ([], set())


async def test_what_cannot_be_read_is_told_each_time_it_is_tried(stage: Stage, cast: Cast) -> None:
    (asked,) = await sends(stage, cast.office, UNREADABLE["an image"][0], "anh.png")
    for _ in range(2):
        _, told = await stage.presses_on(cast.office, asked, "Đây là kế hoạch")
        assert "Tệp ảnh bị hỏng" in told.text


async def test_what_is_no_plan_may_still_be_evidence(stage: Stage, cast: Cast) -> None:
    await stage.says(cast.office, "/viec")
    await sends(stage, cast.office, b"\x89PNG\r\n\x1a\n....", "KH-anh.png")
    await stage.presses(cast.office, "Là minh chứng")
    await stage.says(cast.office, "2")
    assert rows(stage, "SELECT item_id, state FROM evidence") == [(item_of(stage, cast.office, 2), "kept")]
    assert (drafts(stage), len(blobs(stage))) == ([], 1)


async def test_a_secret_plan_is_refused_and_nothing_of_it_is_kept(stage: Stage, cast: Cast) -> None:
    data = with_(CLEAR, ("KẾ HOẠCH\n", "MẬT\nKẾ HOẠCH\n"))
    before = the_work(stage)
    _, told = await sends(stage, cast.office, data, "KH-2027.txt", "kế hoạch gửi xã")
    assert "bí mật nhà nước" in told.text
    assert (drafts(stage), blobs(stage)) == ([], set())
    assert rows(stage, "SELECT body FROM inbox ORDER BY id DESC LIMIT 1") == [None]
    after = the_work(stage)
    assert [event for event in after.pop("events") if event not in before["events"]]
    assert all(after[table] == before[table] for table in after)
    assert rows(stage, "SELECT kind FROM events ORDER BY id DESC LIMIT 1") == ["secret_refused"]
    with reading(stage.app.engine) as tx:
        assert history.first_break(tx, 1) is None


async def test_a_draft_that_nobody_touched_for_thirty_days_is_forgotten(stage: Stage, cast: Cast) -> None:
    await sends(stage, cast.office, NEXT_YEAR)
    await sends(stage, cast.office, b"what is it", "bao-cao.txt")
    stage.wait(days=20)
    await stage.presses(cast.office, "Xem 8 chỗ")
    stage.wait(days=15)
    await stage.app.tidy(stage.now)
    await stage.settle()
    assert drafts(stage) == ["shown"], "the question has lain for 35 days, the plan for 15"
    stage.wait(days=16)
    await stage.app.tidy(stage.now)
    await stage.settle()
    assert (drafts(stage), blobs(stage)) == ([], set())


async def test_a_file_that_cannot_be_had_is_told_in_the_end(stage: Stage, cast: Cast) -> None:
    stage.channel.fail_fetch(permanent=True)
    _, lost = await sends(stage, cast.office, NEXT_YEAR)
    assert "không lấy được tệp “KH-2027.txt”" in lost.text
    assert drafts(stage) == []


async def test_a_file_that_cannot_be_had_for_now_is_fetched_later(stage: Stage, cast: Cast) -> None:
    stage.channel.fail_fetch(permanent=False)
    assert len(await sends(stage, cast.office, NEXT_YEAR)) == 1
    stage.wait(minutes=1)
    await stage.settle()
    assert "26 nhiệm vụ" in stage.channel.to(cast.office.chat)[-1].text


async def test_files_of_a_bot_that_is_switched_off_do_not_hold_up_others(stage: Stage, cast: Cast) -> None:
    for _ in range(10):
        stage.channel.fail_fetch(permanent=False)
        await sends(stage, cast.office, NEXT_YEAR)
    change(stage, "UPDATE plan_drafts SET bot = 'gone', try_at = NULL")
    await sends(stage, cast.office, NEXT_YEAR)
    assert drafts(stage) == ["fetching"] * 10 + ["shown"]


# Two at once, and the neighbour --------------------------------------------------------------------------------------


async def test_two_of_the_office_look_at_their_own_and_one_plan_is_kept(stage: Stage, cast: Cast) -> None:
    other = await stage.enrol("Bùi Thị Mẫu Ý", AN_MAU, Role.OFFICE, OFFICE_AGENCY)
    await sends(stage, cast.office, CLEAR.encode())
    await sends(stage, other, CLEAR.encode())
    assert drafts(stage) == ["shown", "shown"]
    await stage.presses(cast.office, "Duyệt")
    *_, late = await stage.presses(other, "Duyệt")
    assert "không có gì thay đổi" in late.text
    assert (plans_of(stage), drafts(stage)) == (2, [])


@pytest.mark.parametrize(
    "token",
    [
        "keep.1.1",
        "sure.1.1",
        "see.1.1",
        "see.1.1.0",
        "ok.1.1.0",
        "later.1.1.0",
        "drop.1.1",
        "drop.1",
        "yes.1",
        "proof.1",
    ],
)
@pytest.mark.parametrize("part", ["neighbour_office", "officer", "other_office"])
async def test_nobody_else_sees_or_moves_a_draft(stage: Stage, cast: Cast, part: str, token: str) -> None:
    other = await stage.enrol("Bùi Thị Mẫu Ý", AN_MAU, Role.OFFICE, OFFICE_AGENCY)
    await sends(stage, cast.office, NEXT_YEAR)
    draft = rows(stage, "SELECT * FROM plan_drafts")
    (told,) = await forges(stage, other if part == "other_office" else getattr(cast, part), f"plan.{token}")
    assert "đã được duyệt hoặc đã bỏ" in told.text or "chỉ cơ quan thường trực" in told.text
    assert rows(stage, "SELECT * FROM plan_drafts") == draft
    assert plans_of(stage) + plans_of(stage, 2) == 2


async def test_the_neighbours_office_may_send_the_same_bytes_and_keeps_its_own_plan(stage: Stage, cast: Cast) -> None:
    await sends(stage, cast.office, CLEAR.encode())
    await stage.presses(cast.office, "Duyệt")
    await sends(stage, cast.neighbour_office, CLEAR.encode())
    (asked,) = await stage.presses(cast.neighbour_office, "Xem 1 chỗ")
    assert "có hai tên xã: “An Mẫu” và “xã Bình Mẫu”" in asked.text
    await stage.presses(cast.neighbour_office, "Đúng")
    await stage.presses(cast.neighbour_office, "Duyệt")
    assert (plans_of(stage), plans_of(stage, 2)) == (2, 2)


async def test_the_button_of_a_forgotten_draft_never_means_the_next_one(stage: Stage, cast: Cast) -> None:
    _, old = await sends(stage, cast.office, CLEAR.encode())
    await stage.presses(cast.office, "Bỏ")
    await sends(stage, cast.office, NEXT_YEAR)
    (told,) = await stage.presses_on(cast.office, old, "Duyệt")
    assert "đã được duyệt hoặc đã bỏ" in told.text
    assert (plans_of(stage), drafts(stage)) == (1, ["shown"])


STALE = [
    "",
    "x",
    "keep",
    "keep.x",
    "keep.1",
    "keep.1.7",
    "see.1.1.99",
    "ok.1.1.0",
    "say.1.1.0",
    "say.1.1.0.9",
    "say.1.1.1.0",
    "all.1.1.0",
    "alike.1.1.0",
    "later.1.1",
    "make.1.1",
    "see.1.1.0.0.0",
    "keep.99999999999999999999.1",
    "keep.-1.1",
    "yes.1",
]


@pytest.mark.parametrize("token", STALE)
async def test_a_button_that_was_never_shown_changes_nothing(stage: Stage, cast: Cast, token: str) -> None:
    await sends(stage, cast.office, NEXT_YEAR)
    before, corrections = the_work(stage), one(stage, "SELECT corrections, stage, found FROM plan_drafts")
    (told,) = await forges(stage, cast.office, f"plan.{token}")
    assert "không còn dùng được" in told.text or "1/8" in told.text
    assert (the_work(stage), one(stage, "SELECT corrections, stage, found FROM plan_drafts")) == (before, corrections)


# When it reads differently -------------------------------------------------------------------------------------------


async def test_a_plan_that_reads_differently_when_approved_is_shown_again_instead(stage: Stage, cast: Cast) -> None:
    """Another plan has brought in a register since, and an old button must not approve what nobody saw."""
    await stage.add_commune("xã Cồn Mẫu")
    office = await stage.enrol("Mai Thị Mẫu Na", "xã Cồn Mẫu", Role.OFFICE)
    first = with_(CLEAR, ("AN MẪU", "CỒN MẪU"), ("An Mẫu", "Cồn Mẫu"))
    second = with_(
        CLEAR, ("AN MẪU", "CỒN MẪU"), ("An Mẫu", "Cồn Mẫu"), ("11/KH", "12/KH"), ("\tPhòng Kinh tế", "\tTrạm Y tế xã")
    )
    _, shown = await sends(stage, office, second)
    assert "Không có chỗ nào cần xem lại" in shown.text
    await stage.presses(office, "Danh bạ: 2 cơ quan")
    await stage.presses(office, "Đúng cả 2 cơ quan")
    await sends(stage, office, first)
    await approves(stage, office)
    _, again = await stage.presses_on(office, shown, "Duyệt")
    assert "đã thay đổi từ lần trước" in again.text
    assert plans_of(stage, 3) == 1
    (old,) = await stage.presses_on(office, shown, "Duyệt")
    assert "không còn dùng được" in old.text
    await stage.presses(office, "Kế hoạch riêng")
    await looks_at_all(stage, office)
    await approves(stage, office)
    assert plans_of(stage, 3) == 2


# A commune's first plan ----------------------------------------------------------------------------------------------


@pytest_asyncio.fixture
async def newcomer(stage: Stage) -> AsyncIterator[Actor]:
    """The standing office of a commune that has no plan yet."""
    await stage.add_commune("xã Cồn Mẫu")
    yield await stage.enrol("Mai Thị Mẫu Na", "xã Cồn Mẫu", Role.OFFICE)


async def test_the_first_document_of_a_new_office_is_its_plan(stage: Stage, newcomer: Actor) -> None:
    await sends(stage, newcomer, with_(CLEAR, ("AN MẪU", "CỒN MẪU"), ("An Mẫu", "Cồn Mẫu")), "van-ban.txt")
    await approves(stage, newcomer)
    assert rows(stage, "SELECT name FROM agencies WHERE commune_id = 3") == ["Phòng Kinh tế", "Phòng Văn hóa - Xã hội"]
    held = "SELECT a.name FROM roles r JOIN agencies a ON a.id = r.agency_id WHERE r.commune_id = 3"
    assert rows(stage, held) == ["Phòng Văn hóa - Xã hội"]


async def test_a_plan_without_a_standing_office_cannot_be_kept_before_it_is_named(
    stage: Stage, newcomer: Actor
) -> None:
    nobody = with_(
        CLEAR,
        ("AN MẪU", "CỒN MẪU"),
        ("An Mẫu", "Cồn Mẫu"),
        ("Là cơ quan thường trực chuyển đổi số của xã.", "Tuyên truyền trong nhân dân."),
    )
    await sends(stage, newcomer, nobody)
    (needed,) = await stage.presses(newcomer, "Duyệt")
    assert "Trước khi duyệt" in needed.text
    assert "cơ quan thường trực" in needed.text
    assert labels(needed) == ["Về tóm tắt"]
    for words in ("để sau", "đúng"):
        (asked,) = await stage.says(newcomer, words)
        assert "Chưa hiểu chắc" in asked.text
    (named,) = await stage.says(newcomer, "phòng văn hóa xã hội")
    assert f"Cơ quan thường trực: {OFFICE_AGENCY}." in named.text
    await approves(stage, newcomer)
    assert plans_of(stage, 3) == 1


async def test_where_the_plan_does_not_name_it_the_senders_own_office_is_offered(stage: Stage, cast: Cast) -> None:
    nobody = with_(CLEAR, ("Là cơ quan thường trực chuyển đổi số của xã.", "Tuyên truyền trong nhân dân."))
    await sends(stage, cast.office, nobody)
    (place,) = await stage.presses(cast.office, "Xem 1 chỗ")
    assert f"Nhắc Việc hiểu: {OFFICE_AGENCY}." in place.text
    await stage.presses(cast.office, "Đúng")
    await stage.presses(cast.office, "Duyệt")
    assert plans_of(stage) == 2


async def test_a_year_that_nobody_printed_is_asked_and_all_days_are_read_by_it(stage: Stage, cast: Cast) -> None:
    undated = with_(
        CLEAR,
        (" năm 2026", ""),
        ("ngày 06 tháng 02", "ngày     tháng    năm"),
        ("Trước 30/6/2026", "Trước 30/6"),
        ("Quý III/2026", "Quý III"),
    )
    await sends(stage, cast.office, undated)
    (needed,) = await stage.presses(cast.office, "Duyệt")
    assert "Trước khi duyệt" in needed.text
    *_, shown = await stage.says(cast.office, "2027")
    assert "Đã đọc" in shown.text
    await looks_at_all(stage, cast.office)
    await stage.presses(cast.office, "Duyệt")
    assert _items(stage, "1") == [("Phòng Kinh tế", "2027-06-29", "open")]
    assert rows(stage, "SELECT year_from, year_to FROM plans ORDER BY id DESC LIMIT 1") == [(2027, 2027)]


async def test_who_lost_the_role_since_can_approve_no_more(
    stage: Stage, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    await sends(stage, cast.office, CLEAR.encode())
    with monkeypatch.context() as patched:
        patched.setattr(read_plans, "tick", _rests)
        await stage.presses(cast.office, "Duyệt")
    change(stage, "UPDATE roles SET role = 'officer' WHERE person_id = 1")
    await stage.settle()
    assert "chỉ cơ quan thường trực" in stage.channel.to(cast.office.chat)[-1].text
    assert (plans_of(stage), drafts(stage)) == (1, [])


async def _rests(*_: Any) -> int:
    return 0


async def test_the_messages_of_a_plan_fit_a_phone(stage: Stage, cast: Cast) -> None:
    await sends(stage, cast.office, NEXT_YEAR)
    await looks_at_all(stage, cast.office)
    heard = stage.channel.to(cast.office.chat)
    assert max(len(sent.text) for sent in heard) < 700
    assert _longest(heard) <= 45


def _longest(heard: Sequence[Sent]) -> int:
    return max(len(choice.label) for sent in heard for choice in sent.choices)
