"""What is typed instead of tapped while a plan waits: words about the plan show it again, and nothing is a dead end."""

from __future__ import annotations

import pytest

from bot.demo.stage import Stage
from tests.conftest import AN_MAU, Cast, plan_of
from tests.flows.looking import the_work
from tests.flows.test_plan_by_chat import CLEAR, NEXT_YEAR, drafts, labels, sends, with_


@pytest.mark.parametrize("words", ["duyệt", "Duyệt.", "xem kế hoạch", "danh bạ"])
async def test_words_about_a_plan_that_waits_show_it_with_its_buttons_and_keep_nothing(
    stage: Stage, cast: Cast, words: str
) -> None:
    before = the_work(stage)
    _, shown = await sends(stage, cast.office, CLEAR.encode())
    (again,) = await stage.says(cast.office, words)
    assert (again.text, labels(again)) == (shown.text, labels(shown))
    assert (the_work(stage), drafts(stage)) == (before, ["shown"])


@pytest.mark.parametrize("words", ["ủa cái này là gì", "?", "làm sao nữa", "đúng rồi"])
async def test_words_that_speak_of_no_work_are_answered_by_the_plan_that_was_just_shown(
    stage: Stage, cast: Cast, words: str
) -> None:
    await sends(stage, cast.office, CLEAR.encode())
    (told,) = await stage.says(cast.office, words)
    assert f"chưa hiểu “{words}”" in told.text
    assert "«Duyệt»" in told.text
    assert labels(told) == ["Tải bảng (Excel)", "Duyệt", "Bỏ", "Việc của tôi"]


async def test_words_about_work_are_about_work_whatever_plan_waits(stage: Stage, cast: Cast) -> None:
    await sends(stage, cast.office, CLEAR.encode())
    await stage.says(cast.office, "/viec")
    for words, answer in (("2", "Tuyên truyền"), ("xong rồi", "việc nào"), ("2 duyệt", "Tuyên truyền")):
        assert answer in (await stage.says(cast.office, words))[0].text


async def test_an_hour_later_unclear_words_are_no_longer_about_the_plan(stage: Stage, cast: Cast) -> None:
    await sends(stage, cast.office, CLEAR.encode())
    stage.wait(minutes=61)
    (told,) = await stage.says(cast.office, "ủa cái này là gì")
    assert "việc nào" in told.text


async def test_at_a_place_the_plan_as_a_whole_can_be_asked_for(stage: Stage, cast: Cast) -> None:
    _, shown = await sends(stage, cast.office, NEXT_YEAR)
    await stage.presses(cast.office, "Xem 8 chỗ")
    (again,) = await stage.says(cast.office, "duyệt")
    assert again.text == shown.text


async def test_a_plan_that_waits_since_days_is_found_again_by_its_name(stage: Stage, cast: Cast) -> None:
    _, shown = await sends(stage, cast.office, CLEAR.encode())
    stage.wait(days=20)
    (again,) = await stage.says(cast.office, "xem kế hoạch")
    assert (again.text, labels(again)) == (shown.text, labels(shown))


@pytest.mark.parametrize(("words", "said"), [("bản mới", "là bản mới"), ("kế hoạch riêng", "là kế hoạch riêng")])
async def test_what_a_new_version_is_can_be_typed(stage: Stage, cast: Cast, words: str, said: str) -> None:
    """As it was shown: nobody has tapped anything yet."""
    changed = with_(plan_of(AN_MAU).decode(), ("Tháng 11/2026", "Tháng 10/2026"))
    await sends(stage, cast.office, changed, "KH.txt")
    heard = await stage.says(cast.office, words)
    assert said in heard[0].text


async def test_nobody_elses_plan_answers_unclear_words(stage: Stage, cast: Cast) -> None:
    await sends(stage, cast.office, CLEAR.encode())
    for actor in (cast.officer, cast.neighbour_office):
        heard = await stage.says(actor, "ủa cái này là gì")
        assert all("Chuyển đổi số" not in sent.text for sent in heard)
