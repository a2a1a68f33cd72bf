"""A new version of the plan in force: what it changes is shown and asked, and laid over the plan in one commit."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest

from actions import intake
from actions.plan_in_force import draft_of
from bot import cli
from bot.channels.memory import Sent
from bot.demo.stage import Actor, Stage
from db import history, tasks
from db.session import reading
from plans.amendments import compare
from tests.conftest import AN_MAU, BEGINS, CENTRE, Cast, logging_kept, plan_of
from tests.flows.looking import forges, item_of, one, person, rows, the_work
from tests.flows.test_plan_by_chat import blobs, drafts, labels, plans_of, sends, with_

OLD = plan_of(AN_MAU).decode()
SURVEY = next(line for line in OLD.splitlines() if line.startswith("2.4\tKhảo sát")).partition("\tQuý III")[0]
POSTED = next(line for line in OLD.splitlines(keepends=True) if line.startswith("2.1\tNiêm yết"))
# Renumbered and reordered; two dates moved, one lead changed, two tasks added, one dropped that has a report.
CHANGES = (
    ("Số: 05/KH-UBND", "Số: 61/KH-UBND"),
    ("ngày 06 tháng 01 năm 2026", "ngày 06 tháng 03 năm 2026"),
    (
        "Thực hiện Kế hoạch số 312",
        "Kế hoạch này thay thế Kế hoạch số 05/KH-UBND ngày 06/01/2026. Thực hiện Kế hoạch số 312",
    ),
    ("(Kèm theo Kế hoạch số 05/KH-UBND ngày 06/01/2026", "(Kèm theo Kế hoạch số 61/KH-UBND ngày 06/03/2026"),
    ("Chậm nhất ngày 13/11/2026", "Chậm nhất ngày 30/10/2026"),
    (f"{SURVEY}\tQuý III/2026", f"{SURVEY}\tQuý II/2026"),
    ("Báo cáo\tTrong năm 2026\tCông an xã\t", "Báo cáo\tTrong năm 2026\tTrung tâm Phục vụ hành chính công\t"),
    (
        "1.1\tBan hành và thực hiện Kế hoạch kiểm tra",
        "1.1\tMở góc đọc sách cho thiếu nhi\t01 góc\tBáo cáo\tQuý IV/2026\tTrung tâm Phục vụ hành chính công\t\n"
        "1.2\tBan hành và thực hiện Kế hoạch kiểm tra",
    ),
    ("1.2\tChủ tịch UBND xã gặp gỡ", "1.3\tChủ tịch UBND xã gặp gỡ"),
    ("1.3\tĐề xuất sáng kiến", "1.4\tĐề xuất sáng kiến"),
    ("1.4\tXây dựng Kế hoạch nâng cao", "1.5\tXây dựng Kế hoạch nâng cao"),
    ("1.5\tBáo cáo kết quả cải cách hành chính", "1.6\tBáo cáo kết quả cải cách hành chính"),
    ("1.6\tTuyên truyền cải cách hành chính", "1.7\tTuyên truyền cải cách hành chính"),
    (
        POSTED,
        "2.1\tDiễn tập xử lý sự cố mất điện tại nơi tiếp dân\t01 cuộc\tBiên bản\tTháng 2/2026\t"
        "Trung tâm Phục vụ hành chính công\tCông an xã\n",
    ),
)
NEW = with_(OLD, *CHANGES)
DECISION = """ỦY BAN NHÂN DÂN
XÃ AN MẪU
Số: 77/QĐ-UBND
An Mẫu, ngày 06 tháng 03 năm 2026
QUYẾT ĐỊNH
Về việc sửa đổi, bổ sung một số nhiệm vụ tại Kế hoạch số 05/KH-UBND ngày 06/01/2026
của UBND xã An Mẫu
Căn cứ Luật Tổ chức chính quyền địa phương;
PHỤ LỤC
STT\tNhiệm vụ\tThời hạn hoàn thành\tCơ quan chủ trì
1\tRà soát tài sản công tại các cơ quan, đơn vị\tChậm nhất ngày 30/10/2026\tPhòng Kinh tế
2\tMở góc đọc sách cho thiếu nhi\tQuý IV/2026\tTrung tâm Phục vụ hành chính công
""".encode()

THE_NEW_ONE, ONLY_THESE = "Bản mới của kế hoạch này", "Chỉ sửa các nhiệm vụ được nêu"


async def reports(stage: Stage, cast: Cast) -> int:
    """The officer reports on what the new version drops; its item."""
    await stage.says(cast.officer, "/viec")
    item = item_of(stage, cast.officer, 1)
    await stage.says(cast.officer, "1 vẫn duy trì")
    return item


async def answers(stage: Stage, actor: Actor, *wanted: str) -> Sent:
    """Looks at every place and says the first of these words that it offers; what was said last."""
    heard = stage.channel.to(actor.chat)[-1]
    if seeing := next((label for label in labels(heard) if label.endswith(" chỗ")), None):
        (heard,) = await stage.presses_on(actor, heard, seeing)
    while said := next((word for word in (*wanted, "Đúng", "Theo dõi chung", "Để sau") if word in labels(heard)), None):
        *_, heard = await stage.presses_on(actor, heard, said)
    return heard


def items(stage: Stage, title: str) -> list[Any]:
    query = (
        "SELECT i.period, i.status, i.due_on, i.first_due, i.revision, a.name FROM work_items i JOIN agencies a"
        " ON a.id = i.agency_id WHERE i.commune_id = 1 AND i.title LIKE ? ORDER BY i.id"
    )
    return rows(stage, query, f"{title}%")


def first_commune(stage: Stage, count: str) -> int:
    return int(one(stage, f"SELECT count(*) FROM {count} WHERE commune_id = 1"))


# Looking -------------------------------------------------------------------------------------------------------------


async def test_a_new_version_is_recognised_and_nothing_is_written_before_a_yes(stage: Stage, cast: Cast) -> None:
    await reports(stage, cast)
    before = the_work(stage)
    _, asked = await sends(stage, cast.office, NEW)
    assert "có vẻ là bản mới" in asked.text
    assert "sửa đổi, bổ sung hoặc thay thế kế hoạch này" in asked.text
    assert labels(asked) == [THE_NEW_ONE, ONLY_THESE, "Kế hoạch riêng", "Bỏ"]
    *_, shown = await stage.presses(cast.office, THE_NEW_ONE)
    assert "giữ nguyên 22, thay đổi 3, thêm 2, bỏ 1 nhiệm vụ" in shown.text
    (first,) = await stage.presses(cast.office, "Xem 6 thay đổi")
    assert (
        "“Quý III/2026” (ngày cuối cùng: thứ Tư 30/09/2026) → “Quý II/2026” (ngày cuối cùng: thứ Ba 30/06/2026)"
        in first.text
    )
    assert "Cơ quan chủ trì: “Công an xã” → “Trung tâm Phục vụ hành chính công”" in first.text
    (second,) = await stage.presses(cast.office, "Xem tiếp")
    assert "➖ 2.1. Niêm yết, công khai thủ tục hành chính" in second.text
    await answers(stage, cast.office, "Bỏ nhiệm vụ này")
    assert the_work(stage) == before


async def test_what_bears_a_report_is_asked_about_before_it_is_dropped(stage: Stage, cast: Cast) -> None:
    await reports(stage, cast)
    await sends(stage, cast.office, NEW)
    await stage.presses(cast.office, THE_NEW_ONE)
    before = the_work(stage)
    (asked,) = await stage.presses(cast.office, "Duyệt")
    assert "Trước khi duyệt" in asked.text
    assert "không còn nhiệm vụ 2.1" in asked.text
    assert "đã có báo cáo (1)" in asked.text
    assert labels(asked)[:2] == ["Bỏ nhiệm vụ này", "Giữ lại"]
    assert the_work(stage) == before
    (kept, *_) = await stage.says(cast.office, "giữ lại")
    assert "giữ lại nhiệm vụ 2.1" in kept.text
    assert "bỏ 0" in stage.channel.to(cast.office.chat)[-1].text
    *_, done = await stage.presses(cast.office, "Duyệt")
    assert "bỏ 0" in done.text
    assert {item[1] for item in items(stage, "Niêm yết")} == {"open", "reported"}


async def test_nothing_is_asked_of_what_nobody_reported_on(stage: Stage, cast: Cast) -> None:
    await sends(stage, cast.office, NEW)
    *_, shown = await stage.presses(cast.office, THE_NEW_ONE)
    assert "bỏ 1" in shown.text
    assert labels(shown) == ["Xem 6 thay đổi", "Duyệt", "Bỏ"]
    *_, kept = await stage.presses(cast.office, "Duyệt")
    assert "thay đổi 3, thêm 2, bỏ 1 nhiệm vụ" in kept.text


# The commit ----------------------------------------------------------------------------------------------------------


async def amends(stage: Stage, cast: Cast, data: bytes = NEW, how: str = THE_NEW_ONE) -> Sent:
    """The whole way of a new version, until it is in force."""
    await sends(stage, cast.office, data)
    await stage.presses(cast.office, how)
    await answers(stage, cast.office, "Bỏ nhiệm vụ này")
    return (await stage.presses(cast.office, "Duyệt"))[-1]


async def test_tasks_keep_their_ids_and_items_their_first_day(stage: Stage, cast: Cast) -> None:
    reported = await reports(stage, cast)
    ids = dict(rows(stage, "SELECT content, id FROM tasks WHERE commune_id = 1"))
    events = first_commune(stage, "events")
    await amends(stage, cast)
    after = dict(rows(stage, "SELECT content, id FROM tasks WHERE commune_id = 1"))
    assert {content: after[content] for content in ids} == ids
    assert len(after) == len(ids) + 2
    assert plans_of(stage) == 1
    assert items(stage, "Khảo sát sự hài lòng của người dân") == [
        ("once", "open", "2026-06-30", "2026-09-30", 1, "Trung tâm Phục vụ hành chính công")
    ]
    assert items(stage, "Trả kết quả cư trú") == [
        ("once", "open", "2026-12-31", "2026-12-31", 0, "Trung tâm Phục vụ hành chính công")
    ]
    assert {item[1] for item in items(stage, "Niêm yết")} == {"dropped"}
    assert one(stage, "SELECT code FROM tasks WHERE content LIKE 'Đề xuất sáng kiến%' AND commune_id = 1") == "1.4"
    assert one(stage, "SELECT dropped_on FROM tasks WHERE content LIKE 'Niêm yết%' AND commune_id = 1") == "2026-03-02"
    assert first_commune(stage, "events") > events
    kinds = rows(stage, "SELECT kind FROM events WHERE item_id = ? ORDER BY id", reported)
    assert kinds == ["created", "still_kept", "dropped"]
    assert one(stage, "SELECT number FROM plans WHERE commune_id = 1") == "61/KH-UBND"
    assert rows(stage, "SELECT number, approved_by FROM plan_versions WHERE commune_id = 1 ORDER BY id") == [
        ("05/KH-UBND", None), ("61/KH-UBND", person(stage, cast.office)),
    ]  # fmt: skip
    with reading(stage.app.engine) as tx:
        assert history.first_break(tx, 1) is None


async def test_the_plan_in_force_is_now_the_new_version(stage: Stage, cast: Cast) -> None:
    await amends(stage, cast)
    read = intake.read(NEW, "plan.txt", None)
    with reading(stage.app.engine) as tx:
        found = draft_of(tx, tasks.plans(tx, 1)[0])
    assert compare(found, read).is_empty
    assert [task.code for task in found.tasks] == [task.code for task in read.tasks]
    assert [task.section for task in found.tasks] == [task.section for task in read.tasks]
    assert found.head.number == read.head.number
    assert [goal.text for goal in found.goals] == [goal.text for goal in read.goals]


async def test_history_says_what_was_printed_before_and_now(stage: Stage, cast: Cast) -> None:
    await amends(stage, cast)
    told = rows(
        stage,
        "SELECT t.body FROM events e JOIN texts t ON t.id = e.text_id"
        " WHERE e.kind = 'task_changed' AND e.commune_id = 1",
    )
    changed = [json.loads(body) for body in told]
    assert ["Quý III/2026", "Quý II/2026"] in [one_.get("deadline_text") for one_ in changed]
    assert ["1.3", "1.4"] in [one_.get("code") for one_ in changed]


async def test_everybody_concerned_hears_once_what_changed_for_them(stage: Stage, cast: Cast) -> None:
    await reports(stage, cast)
    stage.set_clock(date(2026, 3, 3), time(18, 0))
    before = len(stage.channel.to(cast.officer.chat))
    await amends(stage, cast)
    assert len(stage.channel.to(cast.officer.chat)) == before, "nobody is written to in the evening"
    stage.set_clock(date(2026, 3, 4), time(7, 30))
    await stage.settle()
    (news,) = stage.channel.to(cast.officer.chat)[before:]
    assert "theo 61/KH-UBND" in news.text
    assert "hạn mới là thứ Ba 30/06/2026 (trước là thứ Tư 30/09/2026)" in news.text
    assert "nay Trung tâm Phục vụ hành chính công chủ trì (trước là Công an xã)" in news.text
    assert "Niêm yết, công khai thủ tục hành chính: không còn trong kế hoạch" in news.text
    assert "Rà soát tài sản công" not in news.text
    assert not [sent for sent in stage.channel.to(cast.neighbour.chat) if "sửa đổi" in sent.text]


async def test_what_is_late_when_it_is_added_makes_no_noise(stage: Stage, cast: Cast) -> None:
    await amends(stage, cast)
    (drill,) = items(stage, "Diễn tập xử lý sự cố")
    assert drill[2] == "2026-02-28"
    quiet = one(stage, "SELECT quiet_before FROM work_items WHERE title LIKE 'Diễn tập%' AND commune_id = 1")
    assert quiet == "2026-03-03"
    for day in (3, 10, 12, 20):
        stage.set_clock(date(2026, 3, day))
        await stage.tick()
    heard = [sent.text for sent in stage.channel.to(cast.leader.chat)]
    assert not [text for text in heard if "Diễn tập" in text]


async def test_a_summary_counts_the_plan_as_it_was_at_each_moment(stage: Stage, cast: Cast) -> None:
    before, *_ = await stage.says(cast.office, "/tonghop năm 2026")
    assert "0/26 nhiệm vụ" in before.text
    stage.set_clock(date(2026, 4, 6), time(9, 0))
    quarter, *_ = await stage.says(cast.office, "/tonghop quý 1")
    await amends(stage, cast)
    after, *_ = await stage.says(cast.office, "/tonghop năm 2026")
    assert "0/27 nhiệm vụ" in after.text
    again, *_ = await stage.says(cast.office, "/tonghop quý 1")
    assert again.text == quarter.text


async def test_the_neighbour_is_not_touched(stage: Stage, cast: Cast) -> None:
    def theirs() -> list[Any]:
        return [
            rows(stage, f"SELECT * FROM {table} WHERE commune_id = 2 ORDER BY id")
            for table in ("plans", "plan_versions", "sections", "tasks", "task_agencies", "work_items", "events")
        ]

    before = theirs()
    await amends(stage, cast)
    assert theirs() == before


async def test_what_the_office_gave_to_another_agency_stays_there(stage: Stage, cast: Cast) -> None:
    """By its own word, not by the plan's; only a new lead in the plan takes it away again."""
    item = one(stage, "SELECT id FROM work_items WHERE title LIKE 'Rà soát tài sản công%' AND commune_id = 1")
    agency = one(stage, "SELECT id FROM agencies WHERE name = ? AND commune_id = 1", CENTRE)
    await forges(stage, cast.office, f"move.{item}.{agency}")
    assert items(stage, "Rà soát tài sản công")[0][5] == CENTRE
    await amends(stage, cast)
    assert items(stage, "Rà soát tài sản công") == [("once", "open", "2026-10-30", "2026-11-13", 1, CENTRE)]


# A decision that prints only what it changes --------------------------------------------------------------------------


async def test_a_decision_of_a_few_rows_drops_nothing(stage: Stage, cast: Cast) -> None:
    _, asked = await sends(stage, cast.office, DECISION)
    assert labels(asked) == [ONLY_THESE, THE_NEW_ONE, "Kế hoạch riêng", "Bỏ"]
    *_, shown = await stage.presses(cast.office, ONLY_THESE)
    assert "thay đổi 1, thêm 1 nhiệm vụ; các nhiệm vụ khác giữ nguyên" in shown.text
    await answers(stage, cast.office)
    *_, kept = await stage.presses(cast.office, "Duyệt")
    assert "thay đổi 1, thêm 1, bỏ 0" in kept.text
    assert first_commune(stage, "tasks") == 27
    assert not rows(stage, "SELECT id FROM work_items WHERE status = 'dropped'")
    assert items(stage, "Rà soát tài sản công")[0][2:5] == ("2026-10-30", "2026-11-13", 1)
    number, code, product = one(
        stage, "SELECT p.number, t.code, t.product FROM tasks t JOIN plans p ON p.id = t.plan_id"
        " WHERE t.content LIKE 'Rà soát tài sản%' AND t.commune_id = 1",
    )  # fmt: skip
    assert (number, code, product) == ("05/KH-UBND", "4.2", "Báo cáo rà soát tài sản công")
    with reading(stage.app.engine) as tx:
        plan = tasks.plans(tx, 1)[0]
        assert [version.number for version in tasks.versions(tx, 1, plan.id)] == ["05/KH-UBND", "77/QĐ-UBND"]
        old = intake.read(OLD.encode(), None, None)
        assert [duty.text for duty in draft_of(tx, plan).duties] == [duty.text for duty in old.duties]


async def test_a_decision_that_comes_again_changes_nothing(stage: Stage, cast: Cast) -> None:
    await amends(stage, cast, DECISION, ONLY_THESE)
    before = the_work(stage)
    await sends(stage, cast.office, DECISION + b"\n\n")
    *_, again = await stage.presses(cast.office, ONLY_THESE)
    assert "không có gì thay đổi" in again.text
    assert (the_work(stage), drafts(stage)) == (before, [])


# Again, and meanwhile -------------------------------------------------------------------------------------------------


async def test_the_same_plan_again_changes_nothing(stage: Stage, cast: Cast) -> None:
    await amends(stage, cast)
    before = the_work(stage)
    *_, twin = await sends(stage, cast.office, NEW)
    assert "đã được lưu trước đó" in twin.text
    *_, older = await sends(stage, cast.office, OLD.encode())
    assert "nay đã có bản mới hơn" in older.text
    *_, other_bytes = await sends(stage, cast.office, NEW + b"\n\n")
    assert "không có gì thay đổi" in other_bytes.text
    assert the_work(stage) == before
    assert drafts(stage) == []
    assert len(blobs(stage)) <= 2


async def test_a_report_that_comes_meanwhile_is_asked_about_before_the_commit(stage: Stage, cast: Cast) -> None:
    await sends(stage, cast.office, NEW)
    *_, shown = await stage.presses(cast.office, THE_NEW_ONE)
    assert labels(shown) == ["Xem 6 thay đổi", "Duyệt", "Bỏ"]
    await reports(stage, cast)
    before = the_work(stage)
    *_, again = await stage.presses(cast.office, "Duyệt")
    assert "đã thay đổi từ lần trước" in again.text
    assert the_work(stage) == before
    (asked,) = await stage.presses(cast.office, "Duyệt")
    assert "không còn nhiệm vụ 2.1" in asked.text


async def test_an_old_button_of_a_new_version_does_nothing(stage: Stage, cast: Cast) -> None:
    _, asked = await sends(stage, cast.office, NEW)
    await stage.presses(cast.office, THE_NEW_ONE)
    before = the_work(stage)
    (stale,) = await stage.presses_on(cast.office, asked, "Kế hoạch riêng")
    assert "không còn dùng được" in stale.text
    paper, revision = one(stage, "SELECT id, revision FROM plan_drafts")
    for token in (f"diff.{paper}.{revision}.9", f"opt.{paper}.{revision}.0.7", f"opt.{paper}.{revision}.99.0"):
        (told,) = await forges(stage, cast.office, f"plan.{token}")
        assert "không còn dùng được" in told.text
    for stranger in (cast.neighbour_office, cast.officer):
        (told,) = await forges(stage, stranger, f"plan.diff.{paper}.{revision}.0")
        assert "➖" not in told.text
    assert the_work(stage) == before


async def test_a_task_that_is_merely_alike_is_asked_about_first(stage: Stage, cast: Cast) -> None:
    data = with_(
        OLD,
        ("Số: 05/KH-UBND", "Số: 61/KH-UBND"),
        ("Đề xuất sáng kiến cải cách hành chính", "Đề xuất mô hình mới về cải cách hành chính"),
    )
    await sends(stage, cast.office, data)
    *_, shown = await stage.presses(cast.office, THE_NEW_ONE)
    assert "1 nhiệm vụ chưa chắc" in shown.text
    (asked,) = await stage.presses(cast.office, "Duyệt")
    assert "Có phải cùng một nhiệm vụ?" in asked.text
    *_, yes = await stage.says(cast.office, "cùng một nhiệm vụ")
    assert "thay đổi 1, thêm 0, bỏ 0" in yes.text
    await answers(stage, cast.office)
    await stage.presses(cast.office, "Duyệt")
    assert first_commune(stage, "tasks") == 26
    assert rows(stage, "SELECT id FROM tasks WHERE content LIKE 'Đề xuất mô hình mới%' AND commune_id = 1")


async def test_a_plan_of_its_own_stays_one(stage: Stage, cast: Cast) -> None:
    await sends(stage, cast.office, NEW)
    *_, shown = await stage.presses(cast.office, "Kế hoạch riêng")
    assert "So với" not in shown.text
    await answers(stage, cast.office)
    await stage.presses(cast.office, "Duyệt")
    await stage.presses(cast.office, "Duyệt, để lại sau")
    assert plans_of(stage) == 2
    assert not rows(stage, "SELECT id FROM work_items WHERE status = 'dropped'")


# The command line ----------------------------------------------------------------------------------------------------


def run(stage: Stage, capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    """A command against the stage's database."""
    with logging_kept(), pytest.MonkeyPatch.context() as patch:
        patch.setenv("DATABASE_URL", stage.app.settings.database_url)
        patch.setattr("bot.app.wall_clock", lambda: BEGINS)
        code = cli.main(list(words))
    told = capsys.readouterr()
    return code, told.out, told.err


def paper(folder: Path, data: bytes, name: str = "ke-hoach.txt") -> str:
    (folder / name).write_bytes(data)
    return str(folder / name)


async def test_the_command_asks_which_plan_and_then_amends_it(
    stage: Stage, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = the_work(stage)
    bring: Sequence[str] = ["plan", "import", paper(tmp_path, NEW), "--commune", AN_MAU]
    code, _, asked = run(stage, capsys, *bring, "--yes")
    assert code == 2
    assert "có vẻ là bản mới" in asked
    assert the_work(stage) == before
    code, _, unknown = run(stage, capsys, *bring, "--amends", "99/KH-UBND", "--yes")
    assert (code, "Không tìm thấy kế hoạch 99/KH-UBND" in unknown) == (2, True)
    code, shown, kept = run(stage, capsys, *bring, "--amends", "05/KH-UBND")
    assert (code, "Chưa lưu gì" in kept) == (2, True)
    assert "thay đổi 3, thêm 2, bỏ 1" in shown
    assert the_work(stage) == before
    code, told, _ = run(stage, capsys, *bring, "--amends", "05/KH-UBND", "--yes")
    assert code == 0
    assert "Đã cập nhật" in told
    code, listed, _ = run(stage, capsys, "plan", "list", "--commune", AN_MAU)
    assert [line.split("\t")[1] for line in listed.splitlines()] == ["05/KH-UBND", "61/KH-UBND"]
    code, _, twin = run(stage, capsys, *bring, "--yes")
    assert (code, "đã được lưu trước đó" in twin) == (2, True)


async def test_the_command_leaves_what_bears_reports_to_a_human(
    stage: Stage, cast: Cast, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    await reports(stage, cast)
    before = the_work(stage)
    code, _, told = run(
        stage, capsys, "plan", "import", paper(tmp_path, NEW), "--commune", AN_MAU, "--amends", "05/KH-UBND", "--yes"
    )
    assert (code, "Còn 1 câu hỏi" in told) == (2, True)
    assert the_work(stage) == before


async def test_the_command_keeps_a_plan_of_its_own_when_told_so(
    stage: Stage, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, *_ = run(stage, capsys, "plan", "import", paper(tmp_path, NEW), "--commune", AN_MAU, "--separate", "--yes")
    assert (code, plans_of(stage)) == (0, 2)
    partial = ["--commune", AN_MAU, "--amends", "05/KH-UBND", "--partial", "--yes"]
    code, told, err = run(stage, capsys, "plan", "import", paper(tmp_path, DECISION, "qd.txt"), *partial)
    assert (code, err) == (0, "")
    assert "thay đổi 1, thêm 1, bỏ 0" in told
