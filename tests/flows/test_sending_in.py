"""The call to send in before a report: it stands in the morning's digest, once, and nobody misses it."""

from __future__ import annotations

from datetime import date, time

from sqlalchemy.orm import Session

from bot.channels.memory import Sent
from bot.demo.stage import Stage
from db import history
from plans.work import EventKind
from tests.conftest import Cast
from tests.flows.looking import change, one, person, rows

CALLED = "Hạn gửi báo cáo về cơ quan thường trực"
CALL_DAY = date(2026, 6, 10)  # two working days before the quarter's last one


def calls(stage: Stage) -> list[Sent]:
    return [sent for sent in stage.channel.sent if CALLED in sent.text]


async def test_it_stands_in_the_mornings_digest_and_comes_once(stage: Stage, cast: Cast) -> None:
    stage.set_clock(CALL_DAY)
    await stage.tick()
    heard = calls(stage)
    assert {cast.office.chat, cast.officer.chat, cast.colleague.chat} <= {sent.chat for sent in heard}
    assert len({sent.chat for sent in heard}) == len(heard)
    assert all(sent.text.startswith("Việc cần để ý, thứ Tư 10/06/2026") for sent in heard)
    assert all("Việc của tôi" in [choice.label for choice in sent.choices] for sent in heard)
    for day in (11, 12):
        stage.set_clock(date(2026, 6, day))
        await stage.tick()
    assert calls(stage) == heard


async def test_it_comes_alone_where_nothing_else_is_due_and_says_why(stage: Stage, cast: Cast) -> None:
    change(stage, "UPDATE work_items SET look_at = '2027-01-01 00:00:00'")
    stage.set_clock(CALL_DAY)
    await stage.tick()
    (sent,) = [sent for sent in stage.channel.to(cast.officer.chat) if CALLED in sent.text]
    assert "Trung tâm Phục vụ hành chính công còn 4 việc chưa báo cho quý II/2026" in sent.text
    (why,) = await stage.presses_on(cast.officer, sent, "Vì sao có tin này?")
    assert "Hai ngày làm việc trước hạn gửi báo cáo" in why.text
    assert "phối hợp" not in why.text


async def test_who_got_the_digest_before_the_round_is_called_in_another(stage: Stage, cast: Cast) -> None:
    """The round of a commune may come after its digests went out, and the clock of the sending runs on meanwhile."""
    change(stage, "UPDATE communes SET look_at = '2026-06-10 01:00:00'")
    stage.set_clock(CALL_DAY)
    await stage.tick()
    assert calls(stage) == []
    digest = f"FROM outbox WHERE key = 'digest:2026-06-10:{person(stage, cast.office)}'"
    assert one(stage, f"SELECT state {digest}") == "sent"
    change(stage, "UPDATE outbox SET settled_at = '2026-06-10 01:00:05' WHERE key LIKE 'digest:2026-06-10:%'")
    stage.set_clock(CALL_DAY, time(8, 0))
    await stage.tick()
    (again,) = [sent for sent in calls(stage) if sent.chat == cast.office.chat]
    assert "Quá hạn" not in again.text, "what the first one said is not said again"
    stage.set_clock(CALL_DAY, time(8, 30))
    await stage.tick()
    assert len([sent for sent in calls(stage) if sent.chat == cast.office.chat]) == 1


async def test_whom_an_earlier_version_has_called_by_itself_is_not_called_again(stage: Stage, cast: Cast) -> None:
    stage.set_clock(CALL_DAY, time(7, 0))
    agencies = rows(stage, "SELECT id FROM agencies WHERE commune_id = 1")

    def as_it_was_told(tx: Session) -> None:
        told = {"period": "2026Q2", "agencies": agencies}
        history.record(tx, 1, EventKind.SENDING_IN_TOLD, stage.now, data=told, once="send-in:2026Q2")

    await stage.write(as_it_was_told)
    stage.set_clock(CALL_DAY)
    await stage.tick()
    assert any(sent.text.startswith("Việc cần để ý") for sent in stage.channel.to(cast.office.chat))
    assert [sent for sent in calls(stage) if sent.chat == cast.office.chat] == []
