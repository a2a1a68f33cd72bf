"""The register that a plan proposes: names that may be one, what is typed about them, and the draft after it."""

from __future__ import annotations

import pytest

from plans.agencies import Agency, AgencyKind
from plans.corrections import NEW_BODIES, REGISTER, Answer, Correction, Place
from plans.doubts import Doubt
from plans.drafts import PlanDraft, TaskDraft
from plans.head import Head
from plans.proposed import likely_twins, put_right, read_changes, register_of

ECONOMY, WATCH, WATCH_TOO, CLUB = (
    Agency(name="Phòng Kinh tế", kind=AgencyKind.DEPARTMENT),
    Agency(name="Ban Trực Mẫu"),
    Agency(name="Ban Trực Mẩu"),
    Agency(name="Câu lạc bộ Mẫu"),
)
NEW = (ECONOMY, WATCH, WATCH_TOO, CLUB)


def a_plan(*agencies: Agency, known: tuple[Agency, ...] = ()) -> PlanDraft:
    tasks = tuple(
        TaskDraft(code=str(n), section=None, content=f"Việc {n}", leads=(agency.name,))
        for n, agency in enumerate(agencies, start=1)
    )
    return PlanDraft(head=Head(year_from=2026, year_to=2026), tasks=tasks, agencies=agencies, known=known)


def the_place(draft: PlanDraft) -> Place:
    (place,) = register_of(draft)
    return place


def changed(*words: str) -> dict[str, str | None]:
    place, said = the_place(a_plan(*NEW)), None
    for some in words:
        found = read_changes(place, some, said)
        assert isinstance(found, Correction)
        said = found
    assert said is not None
    return dict(said.changes)


def test_the_first_plan_proposes_all_and_a_later_one_only_what_is_new() -> None:
    first, later = the_place(a_plan(*NEW)), the_place(a_plan(*NEW, known=(ECONOMY, CLUB)))
    assert (first.field, first.names, first.is_needed) == (REGISTER, tuple(a.name for a in NEW), True)
    assert (later.field, later.names, later.is_needed) == (NEW_BODIES, (WATCH.name, WATCH_TOO.name), False)
    assert register_of(a_plan(ECONOMY, known=NEW)) == ()


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Ban Trực Mẫu", "Ban Trực Mẩu", True),
        ("Ban Quản lý chợ Mẫu", "BQLCM", True),
        ("Phòng Kinh tế", "Phòng Văn hóa - Xã hội", False),
        ("UBND xã", "HĐND xã", False),
        ("Sở Nội vụ", "Sở Ngoại vụ", False),
        ("Tổ 1", "Tổ 2", False),
    ],
)
def test_names_that_may_be_one_are_asked_about(one: str, other: str, alike: bool) -> None:
    assert bool(likely_twins([Agency(name=one), Agency(name=other)])) is alike


def test_schools_and_villages_are_never_taken_for_one_another() -> None:
    assert not likely_twins([Agency(name=f"Thôn Mẫu {n}", kind=AgencyKind.VILLAGE) for n in "AB"])


def test_names_are_changed_dropped_and_made_one() -> None:
    assert changed("4 là ban chqs xã") == {CLUB.name: "Ban Chỉ huy Quân sự xã"}
    assert changed("bỏ 3, 4") == {WATCH_TOO.name: None, CLUB.name: None}
    assert changed("2 với 3 là một") == changed("2 = 3") == {WATCH_TOO.name: WATCH.name}


def test_what_was_made_one_stays_one_whatever_is_said_next() -> None:
    assert changed("2 và 3 là một", "2 là Ban Trực xã") == {WATCH.name: "Ban Trực xã", WATCH_TOO.name: "Ban Trực xã"}
    assert changed("2 là Ban Trực xã; 2 và 3 là một") == {WATCH.name: "Ban Trực xã", WATCH_TOO.name: "Ban Trực xã"}
    assert changed("2 và 3 là một", "bỏ 2") == {WATCH.name: None, WATCH_TOO.name: None}


@pytest.mark.parametrize(
    "words", ["", "gì cơ", "9 là Ban Mẫu", "2 là 3", "bỏ 9", "bỏ", "2 là một", "2 3", "1 với 9 là một"]
)
def test_other_words_are_doubted(words: str) -> None:
    assert isinstance(read_changes(the_place(a_plan(*NEW)), words, None), Doubt)


def test_a_plan_is_kept_with_the_names_as_they_were_put_right() -> None:
    changes = ((WATCH_TOO.name, WATCH.name), (CLUB.name, None))
    said = {REGISTER: Correction(answer=Answer.CORRECTED, changes=changes)}
    kept = put_right(a_plan(*NEW), said)
    assert [task.leads for task in kept.tasks] == [(ECONOMY.name,), (WATCH.name,), (WATCH.name,), ()]
    assert [agency.name for agency in kept.agencies] == [ECONOMY.name, WATCH.name]
    assert WATCH_TOO.name in kept.agencies[1].aliases


@pytest.mark.parametrize("answer", [None, Answer.LATER, Answer.EDITING])
def test_no_name_comes_in_without_a_yes(answer: Answer | None) -> None:
    said = {REGISTER: Correction(answer=answer)} if answer else {}
    assert [a.name for a in put_right(a_plan(*NEW, known=(ECONOMY,)), said).agencies] == [ECONOMY.name]
