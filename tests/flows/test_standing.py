"""An agency's standing work, asked about once in a window: who answers, when, twice, late, and after the work moved."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path

from actions import people
from actions.messages import FailureReason
from actions.results import Told, told_between
from bot.channels.memory import Sent
from bot.demo.stage import Actor, Stage
from bot.demo.stage import stage as opened
from db.session import reading
from plans.access import Role
from tests.conftest import AN_MAU, BEGINS, CENTRE, SECRETARIAT, Cast, Ground, copied
from tests.flows.looking import change, forges, item_of, one, person, rows, the_work

ASKED = date(2026, 3, 4)  # a Wednesday, seven working days before the last one
AGAIN = date(2026, 3, 10)
ALL_KEPT = "Tất cả vẫn duy trì"
NOTHING_LEFT = "Không còn việc thường xuyên nào"
_OF_WINDOW = """SELECT status, count(*) FROM work_items JOIN agencies ON agencies.id = agency_id
    WHERE ? LIKE agencies.name || '%' AND work_items.commune_id = 1 AND period = '2026Q1'
    AND work_items.kind = 'standing'
    GROUP BY status"""


async def asks(stage: Stage, day: date = ASKED) -> None:
    stage.set_clock(day)
    await stage.tick()


def question_to(stage: Stage, actor: Actor) -> Sent:
    return next(s for s in reversed(stage.channel.to(actor.chat)) if "Kỳ báo cáo:" in s.text)


def statuses(stage: Stage, agency: str = SECRETARIAT) -> dict[str, int]:
    return dict(rows(stage, _OF_WINDOW, agency))


def questions_to(stage: Stage, actor: Actor) -> int:
    return sum("Kỳ báo cáo:" in sent.text for sent in stage.channel.to(actor.chat))


def results(stage: Stage) -> list[Told]:
    with reading(stage.app.engine) as tx:
        found = told_between(tx, people.commune_named(tx, AN_MAU), date(2025, 12, 15), date(2026, 4, 1))
    return sorted((line for lines in found.values() for line in lines), key=lambda line: line.at)


async def test_it_is_asked_once_in_a_window_and_then_only_in_one_line(stage: Stage, cast: Cast) -> None:
    for day in range(2, 21):
        stage.set_clock(date(2026, 3, day))
        await stage.tick()
        await stage.tick()
    assert questions_to(stage, cast.colleague) == 1
    texts = [sent.text for sent in stage.channel.to(cast.colleague.chat)]
    lines = [text for text in texts if "còn 3/3 việc chưa trả lời" in text]
    # Three days, one and none before the last one, one and three after it; beside other work it is context.
    assert len(lines) >= 5
    # The figures that are asked for below it are another matter.
    assert not any("Niêm yết, công khai" in text.partition("📊")[0] for text in lines)


async def test_the_head_hears_from_the_last_day_on_and_the_office_in_one_line(stage: Stage, cast: Cast) -> None:
    await asks(stage)
    assert questions_to(stage, cast.head) == 0
    for day in (13, 16, 17, 18, 19, 20):
        await asks(stage, date(2026, 3, day))
    assert questions_to(stage, cast.head) == 1
    office = "\n".join(s.text for s in stage.channel.to(cast.office.chat) if "Việc cần để ý" in s.text)
    assert f"• {CENTRE} · Việc thường xuyên quý I/2026: 2 việc chưa trả lời" in office
    assert "Giải quyết hồ sơ đúng hạn" not in office


async def test_one_standing_item_alone_is_a_line_like_any_other(stage: Stage, cast: Cast) -> None:
    await asks(stage)
    assert questions_to(stage, cast.office) == 0
    digest = next(s.text for s in stage.channel.to(cast.office.chat) if "Việc cần để ý" in s.text)
    assert "Tuyên truyền cải cách hành chính" in digest


async def test_two_officers_answer_the_same_question_and_one_answer_counts(stage: Stage, cast: Cast) -> None:
    other = await stage.enrol("Ngô Văn Mẫu Hợi", AN_MAU, Role.OFFICER, SECRETARIAT)
    await asks(stage)
    theirs, mine = question_to(stage, other), question_to(stage, cast.colleague)
    await stage.presses_on(cast.colleague, mine, ALL_KEPT)
    before = the_work(stage)
    (answer,) = await stage.presses_on(other, theirs, ALL_KEPT)
    assert NOTHING_LEFT in answer.text
    (answer,) = await stage.presses_on(other, theirs, "Có thay đổi")
    assert NOTHING_LEFT in answer.text
    assert the_work(stage) == before
    assert statuses(stage) == {"confirmed": 3}


async def test_a_tap_answers_for_nothing_that_its_message_did_not_name(stage: Stage, cast: Cast) -> None:
    await asks(stage)
    columns = "commune_id, plan_id, agency_id, period, kind, starts_on, ends_on, due_on, first_due, revision, status"
    made = "SELECT id FROM work_items WHERE title LIKE 'Đưa tin%' AND commune_id = 1 AND period = '2026Q1'"
    task = "SELECT max(id) FROM tasks WHERE id NOT IN (SELECT task_id FROM work_items WHERE period = '2026Q1')"
    change(
        stage,
        f"INSERT INTO work_items ({columns}, task_id, title) SELECT {columns}, ({task}), 'Việc thêm sau khi hỏi' "
        f"FROM work_items WHERE id = ({made})",
    )
    (answer,) = await stage.presses(cast.colleague, ALL_KEPT)
    assert "3 việc thường xuyên" in answer.text
    assert "Còn 1 việc chưa trả lời" in answer.text
    assert "Việc thêm sau khi hỏi" in answer.text
    assert statuses(stage) == {"confirmed": 3, "open": 1}
    await stage.says(cast.colleague, "các việc còn lại vẫn duy trì")
    assert statuses(stage) == {"confirmed": 4}


async def test_what_was_handed_over_is_asked_of_the_taker_and_no_more_of_the_giver(stage: Stage, cast: Cast) -> None:
    taker = await stage.enrol("Ngô Văn Mẫu Hợi", AN_MAU, Role.OFFICER, SECRETARIAT)
    await asks(stage)
    await stage.says(cast.office, f"bàn giao việc của {cast.colleague.name} cho {taker.name}")
    await stage.presses(cast.office, "Đúng")
    (answer,) = await stage.presses_on(cast.colleague, question_to(stage, cast.colleague), ALL_KEPT)
    assert statuses(stage) == {"open": 3}, answer.text
    await stage.presses_on(taker, question_to(stage, taker), ALL_KEPT)
    assert statuses(stage) == {"confirmed": 3}


async def test_whoever_stands_in_is_asked_from_then_on(stage: Stage, cast: Cast) -> None:
    deputy = await stage.enrol("Ngô Văn Mẫu Hợi", AN_MAU, Role.OFFICER, "Công an xã")
    await asks(stage)
    await stage.says(cast.office, f"{cast.colleague.name} nghỉ từ 5/3/2026 đến 20/3/2026, {deputy.name} làm thay")
    await stage.presses(cast.office, "Đúng")
    heard = len(stage.channel.to(cast.colleague.chat))
    await asks(stage, AGAIN)
    assert len(stage.channel.to(cast.colleague.chat)) == heard
    assert f"làm thay {cast.colleague.name}" in question_to(stage, deputy).text
    await stage.presses(deputy, ALL_KEPT)
    assert statuses(stage) == {"confirmed": 3}


async def test_the_neighbour_answers_for_nothing_of_ours(stage: Stage, cast: Cast) -> None:
    await asks(stage)
    await stage.presses(cast.colleague, "Có thay đổi")
    item = item_of(stage, cast.colleague, 1)
    agency = one(stage, "SELECT id FROM agencies WHERE ? LIKE name || '%' AND commune_id = 1", SECRETARIAT)
    event = one(stage, "SELECT max(id) FROM events")
    before = the_work(stage)
    forged = (
        f"standing.kept.{agency}.2026Q1", f"standing.window.{agency}.2026Q1.0", f"standing.pick-changed.{item}",
        f"standing.pick-nothing.{item}", f"standing.result.{item}", f"standing.undo.{event}", "standing.kept.x.y",
        "standing.", "standing.kept", "standing.window.1", "standing.undo.99999",
    )  # fmt: skip
    for token in forged:
        (answer,) = await forges(stage, cast.neighbour, token)
        assert "Niêm yết" not in answer.text
    assert the_work(stage) == before


async def test_what_an_officer_wrote_is_kept_with_who_and_when(stage: Stage, cast: Cast) -> None:
    await asks(stage)
    await stage.presses(cast.colleague, "Có việc không phát sinh")
    await stage.says(cast.colleague, "3: không có tin nào vì trang đang nâng cấp")
    stage.wait(minutes=1)
    await stage.presses(cast.colleague, "Còn lại vẫn duy trì")
    stage.wait(minutes=1)
    await stage.says(cast.colleague, "2: đã ký số 1.250 văn bản")
    reason, figures = results(stage)
    assert (reason.words, reason.nothing_arose) == ("không có tin nào vì trang đang nâng cấp", True)
    assert (figures.words, figures.at, figures.nothing_arose) == ("đã ký số 1.250 văn bản", stage.now, False)
    assert figures.person == person(stage, cast.colleague)
    assert figures.item == item_of(stage, cast.colleague, 2)
    (story,) = await stage.says(cast.colleague, "lịch sử việc 2")
    assert "đã ký số 1.250 văn bản" in story.text
    assert not any(f"{cast.office.name}" in line.words for line in results(stage))


async def test_after_ten_minutes_all_of_it_is_not_taken_back_by_one_tap(stage: Stage, cast: Cast) -> None:
    await asks(stage)
    (read_back,) = await stage.presses(cast.colleague, ALL_KEPT)
    stage.wait(minutes=11)
    before = the_work(stage)
    (answer,) = await stage.presses_on(cast.colleague, read_back, "Ghi nhầm, hủy")
    assert "3 việc chưa hủy được" in answer.text
    assert the_work(stage) == before


async def test_what_somebody_acted_on_stays_and_the_rest_is_taken_back(stage: Stage, cast: Cast) -> None:
    await asks(stage)
    (read_back,) = await stage.presses(cast.officer, ALL_KEPT)
    await stage.presses(cast.head, "a")
    await stage.presses(cast.head, "Xác nhận")
    (answer,) = await stage.presses_on(cast.officer, read_back, "Ghi nhầm, hủy")
    assert "1 việc" in answer.text
    assert "1 việc chưa hủy được" in answer.text
    assert statuses(stage, CENTRE) == {"confirmed": 1, "open": 1}


async def test_what_is_sent_back_is_in_the_line_again(stage: Stage, cast: Cast) -> None:
    await asks(stage)
    await stage.presses(cast.officer, ALL_KEPT)
    await stage.presses(cast.head, "a")
    await stage.presses(cast.head, "Trả lại")
    await stage.says(cast.head, "thiếu số liệu")
    await asks(stage, AGAIN)
    last = stage.channel.to(cast.officer.chat)[-1]
    assert "còn 1/2 việc chưa trả lời" in last.text
    (answer,) = await stage.presses_on(cast.officer, last, ALL_KEPT)
    assert "vẫn được duy trì" in answer.text


async def test_a_question_that_was_held_up_is_asked_late_and_once(stage: Stage, cast: Cast) -> None:
    stage.channel.fail(FailureReason.UNREACHABLE, chat=cast.colleague.chat, times=-1)
    await asks(stage)
    stage.channel.heal()
    await asks(stage, AGAIN)
    assert questions_to(stage, cast.colleague) == 1
    assert "còn 3/3" not in "\n".join(sent.text for sent in stage.channel.to(cast.colleague.chat))


async def test_more_items_than_a_screen_are_paged_and_all_answered_by_one_tap(stage: Stage, cast: Cast) -> None:
    columns = "commune_id, plan_id, agency_id, period, kind, starts_on, ends_on, due_on, first_due, revision, status"
    made = "SELECT id FROM work_items WHERE title LIKE 'Đưa tin%' AND commune_id = 1 AND period = '2026Q1'"
    ours = "title LIKE 'Đưa tin%' AND commune_id = 1"
    other_tasks = rows(stage, f"SELECT id FROM tasks WHERE id NOT IN (SELECT task_id FROM work_items WHERE {ours})")
    for number, task in enumerate(other_tasks[-14:]):
        change(
            stage,
            f"INSERT INTO work_items ({columns}, task_id, title, look_at) SELECT {columns}, {task}, "
            f"'Việc thường xuyên số {number}', '2026-03-04 00:30:00' FROM work_items WHERE id = ({made})",
        )
    await asks(stage)
    question = question_to(stage, cast.colleague)
    assert "17 việc" in question.text
    (more,) = await stage.presses_on(cast.colleague, question, "Xem tiếp 5 việc")
    assert "Việc thường xuyên số 13" in more.text
    (answer,) = await stage.presses_on(cast.colleague, more, ALL_KEPT)
    assert "17 việc thường xuyên" in answer.text
    assert statuses(stage) == {"confirmed": 17}


async def test_a_restart_between_question_and_answer_loses_nothing(settled: Ground, tmp_path: Path) -> None:
    with copied(settled, tmp_path / "stage") as ground:
        async with opened(ground.folder, BEGINS, database_url=ground.database_url) as before:
            before.channel._count = 200_000
            colleague = before.casts(_colleague(before))
            await asks(before)
            await before.presses(colleague, "Có thay đổi")
            question = question_to(before, colleague)
        async with opened(ground.folder, before.now, database_url=ground.database_url) as after:
            after.channel._count = 300_000
            after.casts(colleague)
            await after.tick()
            (answer,) = await after.says(colleague, "2: có thêm 12 người được cấp chữ ký số")
            assert "vẫn được duy trì, có thay đổi" in answer.text
            assert question.text not in [sent.text for sent in after.channel.sent]


def _colleague(stage: Stage) -> Actor:
    query = "SELECT people.name, chat FROM addresses JOIN people ON people.id = person_id WHERE people.name LIKE ?"
    name, chat = one(stage, query, "Lê Văn Mẫu Đông")
    return Actor(name=name, chat=chat)


async def test_several_windows_are_told_apart(stage: Stage, cast: Cast) -> None:
    await asks(stage)
    await asks(stage, date(2026, 3, 16))
    stage.set_clock(date(2026, 6, 3), time(8))
    await stage.tick()
    before = the_work(stage)
    (answer,) = await stage.says(cast.colleague, "tất cả vẫn duy trì")
    assert "nhiều kỳ" in answer.text
    assert the_work(stage) == before
    await stage.presses(cast.colleague, next(c.label for c in answer.choices if "quý II" in c.label))
    await stage.presses(cast.colleague, ALL_KEPT)
    assert statuses(stage) == {"open": 3}  # the first quarter's are still unanswered
