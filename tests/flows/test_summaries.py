"""The figures of a quarter in chat: counted once more from raw history, and every one answers "vì sao?"."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from datetime import date, timedelta

import pytest

from bot.channels.memory import Sent
from bot.demo.stage import Actor, Stage
from plans.calendar import vietnam_calendar
from tests.conftest import AN_MAU, Cast, plan_of
from tests.flows.looking import forges, one, person, rows

CALENDAR = vietnam_calendar([2026])
ANSWERED = ("reported", "still_kept", "nothing_arose", "confirmed", "verified", "done_before")


def lines_of(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.startswith("•")]


def dated(stage: Stage, actor: Actor) -> list[int]:
    """The dated items of somebody's agency, by their due days."""
    query = (
        "SELECT work_items.id FROM work_items JOIN roles USING (agency_id) JOIN tasks ON tasks.id = task_id"
        " WHERE person_id = ? AND kind = 'dated' AND status = 'open' AND origin = 'annex' ORDER BY due_on, 1"
    )
    return rows(stage, query, person(stage, actor))


async def some_work(stage: Stage, cast: Cast) -> None:
    """A quarter in which work is done, done late, stuck and left lying."""
    first, second, *_ = dated(stage, cast.officer)
    await forges(stage, cast.officer, f"done.{first}")
    await stage.says(cast.officer, "kế hoạch 45/KH-UBND ngày 2/3/2026")
    await stage.says(cast.colleague, "/viec")
    await stage.says(cast.colleague, "1 vướng: chờ Trung tâm Phục vụ hành chính công gửi số liệu")
    stage.set_clock(date(2026, 4, 10))
    await forges(stage, cast.officer, f"done.{second}")
    await stage.says(cast.office, "/viec")
    await stage.says(cast.office, "1 làm được 50%")


def recounted(stage: Stage, commune: int, last: date) -> dict[str, set[int]]:
    """The dated tasks of a commune's table by how they stand at the end of a day: from the rows of history alone."""
    ends = f"{last + timedelta(days=1)} 00:00"
    events = rows(
        stage,
        "SELECT work_items.task_id, work_items.id, events.kind, events.data FROM events"
        " JOIN work_items ON work_items.id = events.item_id JOIN tasks ON tasks.id = work_items.task_id"
        " WHERE events.commune_id = ? AND tasks.origin = 'annex' AND work_items.kind = 'dated'"
        " AND (events.kind = 'created' OR datetime(events.at, '+7 hours') < ?) ORDER BY events.id",
        commune, ends,
    )  # fmt: skip
    states: dict[int, dict[int, str]] = defaultdict(dict)
    for task, item, kind, data in events:
        known = json.loads(data)
        if kind == "created":
            states[task][item] = known["due"] or "no day"
        elif kind in ANSWERED:
            states[task][item] = "done"
    found: dict[str, set[int]] = {"done": set(), "overdue": set()}
    for task, items in states.items():
        days = [date.fromisoformat(due) for due in items.values() if due[0] == "2"]
        if set(items.values()) == {"done"}:
            found["done"].add(task)
        elif any(CALENDAR.next_working_day(day) <= last for day in days):
            found["overdue"].add(task)
    return found


async def figure(stage: Stage, actor: Actor, name: str, period: str = "2026Q2") -> list[str]:
    """The titles behind a figure, all pages of it."""
    found: list[str] = []
    for page in range(1, 20):
        (told,) = await forges(stage, actor, f"figure.{period}/0/{name}/{page}")
        if not lines_of(told.text):
            break
        found += lines_of(told.text)
        if "Trang sau ▶" not in [c.label for c in told.choices]:
            break
    return found


async def test_a_recount_from_the_rows_of_history_finds_what_the_chat_says(stage: Stage, cast: Cast) -> None:
    await some_work(stage, cast)
    stage.set_clock(date(2026, 6, 16))
    told, *_ = await stage.says(cast.leader, "tổng hợp quý 2")
    by_hand = recounted(stage, 1, date(2026, 6, 14))
    with_days = re.search(r"(\d+) có thời hạn", told.text)
    assert with_days is not None
    assert int(with_days[1]) == len(by_hand["done"]) == 2
    codes = set(rows(stage, f"SELECT code FROM tasks WHERE id IN ({', '.join(map(str, by_hand['overdue']))})"))
    shown = [line.removeprefix("• ").partition(". ")[0] for line in await figure(stage, cast.leader, "overdue")]
    assert codes <= set(shown)
    standing = "SELECT DISTINCT tasks.code FROM tasks JOIN work_items ON task_id = tasks.id WHERE kind = 'standing'"
    assert set(shown) - codes <= set(rows(stage, standing))


async def test_the_summary_fits_a_screen(stage: Stage, cast: Cast) -> None:
    await some_work(stage, cast)
    for words in ("tổng hợp quý 1", "tình hình quý này", "/tonghop năm 2026", "/tonghop từ 15/1 đến 7/3"):
        told, *_ = await stage.says(cast.leader, words)
        assert len(told.text) <= 1400, words
        assert told.text.count("\n") < 20, words


async def test_five_plans_fit_a_screen_too_and_none_is_hidden(stage: Stage, cast: Cast) -> None:
    for number in range(12, 16):
        text = plan_of(AN_MAU).decode().replace("05/KH-UBND", f"{number}/KH-UBND")
        await stage.bring_plan(AN_MAU, text.replace("Cải cách hành chính xã", f"Nội dung {number} xã").encode())
    await some_work(stage, cast)
    stage.set_clock(date(2026, 12, 15))
    for words in ("tổng hợp quý 2", "/tonghop năm 2026", "/tonghop từ 1/1 đến 30/6"):
        told, *_ = await stage.says(cast.leader, words)
        lines = told.text.split("\n")
        assert len([line for line in lines if re.match(r"• \d\d/KH-UBND: xong ", line)]) == 3
        assert any(line.startswith("… và 2 kế hoạch khác (quá hạn ") for line in lines)
        # A phone shows some 32 lines of some 43 letters above where one types.
        assert sum(-(-len(line) // 43) for line in lines) <= 32, told.text


async def test_what_is_nothing_is_not_counted_out(stage: Stage, cast: Cast) -> None:
    await some_work(stage, cast)
    told, *_ = await stage.says(cast.leader, "tổng hợp quý 2")
    assert not re.search(r"(?<!quá hạn) 0(?! thường xuyên| có thời hạn)(?=[ ,.·])", told.text)
    assert "cơ quan khác" not in told.text  # the line that counts one more would be as long as that one
    between, *_ = await stage.says(cast.leader, "/tonghop từ 15/1 đến 7/3")
    assert between.text.count("07/03/2026") == 1
    assert "kỳ sau" not in between.text
    own, *_ = await stage.says(cast.head, "/tonghop quý 2")
    assert own.text.count("Trung tâm Phục vụ hành chính công") == 0


async def test_every_number_can_be_asked_why(stage: Stage, cast: Cast) -> None:
    await some_work(stage, cast)
    told, chart = await stage.says(cast.office, "/tonghop quý 2")
    done = re.search(r"hoàn thành (\d+)/(\d+)", told.text)
    assert done is not None
    button = chart.choices[-1].label
    assert button == f"Vì sao {done[1]}?"
    (why,) = await stage.presses(cast.office, button)
    assert f"{done[1]} nhiệm vụ đã hoàn thành" in why.text
    assert len(lines_of(why.text)) == int(done[1])
    (every,) = await stage.says(cast.office, f"Vì sao {done[2]}?")
    assert len(lines_of(every.text)) == 8
    assert "(trang 1/" in every.text
    assert len(await figure(stage, cast.office, "applicable")) == int(done[2])
    (nothing,) = await stage.says(cast.office, "vì sao 999?")
    assert "không có con số nào là 999" in nothing.text


async def test_a_number_that_stands_several_times_is_asked_about(stage: Stage, cast: Cast) -> None:
    await some_work(stage, cast)
    await stage.says(cast.office, "/tonghop quý 2")
    (which,) = await stage.says(cast.office, "vì sao 2")
    labels = [c.label for c in which.choices]
    assert len(labels) > 1
    assert all(re.search(r": 2(?: \(.+\))?$", label) for label in labels)
    (why,) = await stage.presses(cast.office, labels[0])
    assert len(lines_of(why.text)) == 2


async def test_a_head_sees_the_agencys_own_share_and_an_officer_nothing(stage: Stage, cast: Cast) -> None:
    await some_work(stage, cast)
    (told,) = await stage.says(cast.head, "/tonghop quý 2")
    assert "Tổng hợp quý II/2026" in told.text
    assert "Văn phòng HĐND và UBND xã" not in told.text
    agency = one(stage, "SELECT agency_id FROM roles WHERE person_id = ?", person(stage, cast.colleague))
    (refused,) = await forges(stage, cast.head, f"figure.2026Q2/{agency}/applicable/1")
    assert "chỉ dành cho" in refused.text
    (also,) = await forges(stage, cast.officer, "figure.2026Q2/0/applicable/1")
    assert "chỉ dành cho" in also.text
    (neighbour,) = await forges(stage, cast.neighbour_office, f"figure.2026Q2/{agency}/applicable/1")
    assert "chỉ dành cho" in neighbour.text


async def test_an_agency_in_one_message(stage: Stage, cast: Cast) -> None:
    await some_work(stage, cast)
    (told,) = await stage.says(cast.leader, "trung tâm phục vụ hành chính công thế nào")
    assert told.text.startswith("Trung tâm Phục vụ hành chính công, quý II/2026")
    assert "Lũy kế đã hoàn thành" in told.text
    assert "việc đang mở" in told.text


@pytest.mark.parametrize(
    "token",
    ["figure.", "figure.2026Q2/0/done", "figure.2026Q2/0/everything/1", "figure.2026Q2/0/done/99", "figure.x/0/done/1",
     "figure.2026Q2/x/done/1", "figure.2026Q2/0/done/0", "figure.2099Q2/0/done/1"],
)  # fmt: skip
async def test_a_button_that_nobody_was_given_is_refused_kindly(stage: Stage, cast: Cast, token: str) -> None:
    (told,) = await forges(stage, cast.office, token)
    assert told.text
    assert not lines_of(told.text)


async def test_the_same_quarter_of_last_year_stands_beside_this_ones(stage: Stage, cast: Cast) -> None:
    told, *_ = await stage.says(cast.leader, "/tonghop quý 1")
    assert "Cùng kỳ năm trước" not in told.text
    stage.set_clock(date(2027, 2, 1))
    await _plan_of_next_year(stage)
    told, *_ = await stage.says(cast.leader, "/tonghop quý 1")
    assert "Tổng hợp quý I/2027" in told.text
    assert "Cùng kỳ năm trước (quý I/2026): 0/" in told.text


async def _plan_of_next_year(stage: Stage) -> None:
    text = plan_of(AN_MAU).decode().replace("2026", "2027").replace("05/KH-UBND", "06/KH-UBND")
    await stage.bring_plan(AN_MAU, text.encode())


async def test_every_number_of_every_line_answers_and_adds_up(stage: Stage, cast: Cast) -> None:
    """Those of plans, agencies, of what is counted apart, of what is short of proof and of what a year expects too."""
    text = plan_of(AN_MAU).decode().replace("05/KH-UBND", "12/KH-UBND").replace("Cải cách hành chính xã", "Hai xã")
    await stage.bring_plan(AN_MAU, text.encode())
    await some_work(stage, cast)
    stage.set_clock(date(2026, 12, 15))
    for words in ("/tonghop năm 2026", "tổng hợp quý 2"):
        told, *_ = await stage.says(cast.leader, words)
        body = told.text.partition("\n")[2].replace("05/KH-UBND", "").replace("12/KH-UBND", "")
        body = re.sub(r"\d{2}/\d{2}/\d{4}|[\d,]+%|… và .*", "", body)
        numbers = {int(number) for number in re.findall(r"\d+", body)} - {0}
        assert len(numbers) >= 8
        for number in sorted(numbers):
            (why,) = await stage.says(cast.leader, f"vì sao {number}?")
            assert "không có con số nào" not in why.text, (number, told.text)
            for label in [c.label for c in why.choices if f": {number}" in c.label]:
                (page,) = await stage.presses_on(cast.leader, why, label)
                assert await behind(stage, cast.leader, page) == number, (label, page.text)


async def behind(stage: Stage, actor: Actor, page: Sent) -> int:
    """How many tasks stand behind a figure, all pages of it."""
    found = len(lines_of(page.text))
    while "Trang sau ▶" in [c.label for c in page.choices]:
        (page,) = await stage.presses_on(actor, page, "Trang sau ▶")
        found += len(lines_of(page.text))
    return found


async def test_the_parts_of_a_summary_are_for_whom_the_summary_is(stage: Stage, cast: Cast) -> None:
    await some_work(stage, cast)
    plan = one(stage, "SELECT min(id) FROM plans WHERE commune_id = 1")
    (told,) = await forges(stage, cast.leader, f"figure.2026Q2/p{plan}/applicable/1")
    assert "26 nhiệm vụ được tính tỷ lệ" in told.text
    (own,) = await forges(stage, cast.head, f"figure.2026Q2/p{plan}/applicable/1")
    assert "5 nhiệm vụ được tính tỷ lệ" in own.text
    for actor, token in (
        (cast.officer, f"p{plan}"), (cast.neighbour_office, f"p{plan}"), (cast.officer, "beside"),
        (cast.leader, "p999"),
    ):  # fmt: skip
        (refused,) = await forges(stage, actor, f"figure.2026Q2/{token}/applicable/1")
        assert not lines_of(refused.text)
