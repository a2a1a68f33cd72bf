"""A morning on which much comes together: one message for all that does not hang on somebody's own work."""

from __future__ import annotations

from datetime import date, timedelta

from bot.demo.stage import Actor, Stage
from tests.conftest import Cast
from tests.flows.looking import change, one, rows
from tests.flows.test_going_live import two_more_plans

MONDAY = date(2026, 4, 6)
# On these begin months, reports are drafted and told of, work falls due, and something waits.
MORNINGS = [
    date(2026, month, day)
    for month, day in ((3, 2), (3, 9), (3, 16), (3, 30), (4, 6), (5, 4), (6, 1), (6, 15), (8, 3), (9, 14), (9, 15))
]
OVERVIEWS = ("Tình hình tháng qua", "Tình hình đầu tuần", "Đang chờ điều kiện", "Chạy thử")


def begun(stage: Stage, actor: Actor, day: date) -> list[str]:
    """Why each message came that the bot began with somebody before eight."""
    sent = f"""SELECT key FROM outbox WHERE chat = '{actor.chat}' AND state = 'sent' AND key NOT LIKE 'answer:%'
        AND settled_at >= '{day - timedelta(days=1)} 17:00' AND settled_at < '{day} 01:00' ORDER BY id"""
    return rows(stage, sent)


async def morning(stage: Stage, day: date) -> None:
    """The clocks of the ladder and of the rounds are behind, as after a week without the program."""
    stage.set_clock(day)
    stage.channel.sent.clear()
    await stage.tick()


async def test_no_morning_begins_with_more_than_two_messages(stage: Stage, cast: Cast) -> None:
    await two_more_plans(stage)
    most = 0
    for day in MORNINGS:
        await morning(stage, day)
        for actor in (cast.office, cast.leader, cast.officer, cast.head, cast.neighbour_office):
            keys = begun(stage, actor, day)
            most = max(most, len(keys))
            assert len(keys) <= 2, (day, actor.name, keys)
    assert most == 2


async def test_it_says_all_of_it_in_order_with_letters_that_mean_one_thing(stage: Stage, cast: Cast) -> None:
    await two_more_plans(stage)
    await morning(stage, MONDAY)
    heard = [sent for sent in stage.channel.to(cast.office.chat) if OVERVIEWS[1] in sent.text]
    (joined,) = heard
    places = [joined.text.index(title) for title in OVERVIEWS[1:]]
    assert places == sorted(places)
    letters = [choice.label for choice in joined.choices if len(choice.label) == 1]
    assert len(letters) == len(set(letters)) > 1
    assert [choice.label for choice in joined.choices].count("Vì sao có tin này?") == 1
    for letter in letters:
        assert f"\n{letter}. " in joined.text
    await stage.presses_on(cast.office, joined, letters[0])
    assert "hạn" in stage.channel.to(cast.office.chat)[-1].text.lower()
    (why,) = await stage.presses_on(cast.office, joined, "Vì sao có tin này?")
    assert "Đầu mỗi tuần" in why.text
    assert "chạy thử" in why.text
    assert "Mỗi tháng một lần" in why.text


async def test_whoever_has_one_overview_hears_it_as_ever(stage: Stage, cast: Cast) -> None:
    await two_more_plans(stage)
    await morning(stage, MONDAY)
    assert {key.partition(":")[0] for key in begun(stage, cast.leader, MONDAY)} <= {"digest", "weekly"}
    assert "weekly" in {key.partition(":")[0] for key in begun(stage, cast.leader, MONDAY)}


async def test_nothing_is_joined_twice_when_the_morning_is_ticked_twice(stage: Stage, cast: Cast) -> None:
    await two_more_plans(stage)
    await morning(stage, MONDAY)
    count = one(stage, "SELECT count(*) FROM outbox")
    await stage.tick()
    change(stage, "UPDATE communes SET look_at = '2026-04-06 00:00:00'")
    await stage.tick()
    assert one(stage, "SELECT count(*) FROM outbox WHERE state != 'dropped'") <= count
    assert len(begun(stage, cast.office, MONDAY)) <= 2


async def test_of_a_joined_message_only_what_is_still_true_goes_out(stage: Stage, cast: Cast) -> None:
    await two_more_plans(stage)
    stage.set_clock(MONDAY)
    await stage.app.remind(stage.now)
    change(stage, "UPDATE plans SET stage = 'approved' WHERE stage = 'shadow'")
    await stage.settle()
    (joined,) = [sent for sent in stage.channel.to(cast.office.chat) if OVERVIEWS[1] in sent.text]
    assert OVERVIEWS[3] not in joined.text
