"""What officers wrote with their reports is kept for the report of the period, and the neighbour's is not in it."""

from __future__ import annotations

from datetime import date, time

from actions import people
from actions.results import Told, told_between
from bot.demo.stage import Stage
from db.session import reading
from tests.conftest import AN_MAU, BINH_MAU, Cast
from tests.flows.looking import one


def told(stage: Stage, commune: str = AN_MAU, last: date = date(2026, 3, 31)) -> list[Told]:
    with reading(stage.app.engine) as tx:
        found = told_between(tx, people.commune_named(tx, commune), date(2026, 3, 1), last)
    return [line for lines in found.values() for line in lines]


async def number_of(stage: Stage, cast: Cast, title: str) -> int:
    await stage.says(cast.officer, "/viec")
    return int(one(stage, _NUMBER, cast.officer.name, f"{title}%"))


_NUMBER = """SELECT number FROM item_numbers JOIN people ON people.id = person_id
    JOIN work_items ON work_items.id = item_id WHERE people.name = ? AND title LIKE ? AND period = '2026Q1'"""


async def test_the_sentence_of_a_report_is_kept_with_who_and_when(stage: Stage, cast: Cast) -> None:
    number = await number_of(stage, cast, "Niêm yết, công khai")
    await stage.says(cast.officer, f"{number} vẫn duy trì")
    assert told(stage) == []
    await stage.presses(cast.officer, "Ghi nhầm, hủy")
    await stage.says(cast.officer, f"{number} đã xong hôm kia ở nhà văn hóa thôn")
    (line,) = told(stage)
    assert line.words == "đã xong hôm kia ở nhà văn hóa thôn"
    assert line.at == stage.now
    assert one(stage, "SELECT name FROM people WHERE id = ?", line.person) == cast.officer.name


async def test_words_of_a_report_that_was_taken_back_count_no_more(stage: Stage, cast: Cast) -> None:
    number = await number_of(stage, cast, "Niêm yết, công khai")
    await stage.says(cast.officer, f"{number} đã xong hôm kia ở nhà văn hóa thôn")
    await stage.presses(cast.officer, "Ghi nhầm, hủy")
    assert told(stage) == []


async def test_a_window_ends_with_its_last_day_and_at_the_commune(stage: Stage, cast: Cast) -> None:
    number = await number_of(stage, cast, "Niêm yết, công khai")
    stage.set_clock(date(2026, 3, 10), time(8))
    await stage.says(cast.officer, f"{number} đã xong hôm kia ở nhà văn hóa thôn")
    assert len(told(stage, last=date(2026, 3, 10))) == 1
    assert told(stage, last=date(2026, 3, 9)) == []
    assert told(stage, BINH_MAU) == []
