"""What is said to the doubts of a plan: the places to look at, what typed words mean, and the draft put right."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from plans.agencies import Agency, AgencyDoubt, AgencyKind, Register
from plans.corrections import (
    GROUP,
    LEADS,
    OFFICE,
    YEAR,
    Answer,
    Correction,
    Place,
    corrected,
    correction_as_json,
    correction_from_json,
    place_as_json,
    place_from_json,
    places_of,
    read_correction,
    suggestions,
)
from plans.deadlines import DeadlineDoubt, DeadlineKind, DeadlineRule
from plans.doubts import Doubt
from plans.drafts import PlanDraft, TaskDraft
from plans.head import Head
from plans.intake import IntakeDoubt
from plans.numbering import Section

OFFICE_NAME, CENTRE, ECONOMY = "Phòng Văn hóa - Xã hội", "Trung tâm Phục vụ hành chính công", "Phòng Kinh tế"
ALL_BODIES = "Các cơ quan, đơn vị thuộc UBND xã"
REGISTER = Register(
    agencies=tuple(Agency(name=name, kind=AgencyKind.DEPARTMENT) for name in (OFFICE_NAME, CENTRE, ECONOMY))
)
BARE_DAY = Doubt(field="deadline", code=DeadlineDoubt.DAY_WITHOUT_MONTH, args={"day": "20"})
NEW_NAME = Doubt(field="leads", code=AgencyDoubt.UNKNOWN, args={"printed": "Ban Mẫu"})
TAKEN_OVER = Doubt(field="product", code="row-taken-over", args={"row": "1a"})
JUNE = DeadlineRule(kind=DeadlineKind.DATE, due=date(2026, 6, 30))


def a_task(code: str = "1", *doubts: Doubt, **more: object) -> TaskDraft:
    values: dict[str, object] = {"leads": (ECONOMY,), "deadline": JUNE, "deadline_text": "30/6/2026"}
    return TaskDraft(code=code, section=None, content=f"Việc {code}", doubts=doubts, **(values | more))  # type: ignore[arg-type]  # a table of fields


def a_plan(*tasks: TaskDraft, doubts: tuple[Doubt, ...] = (), **more: object) -> PlanDraft:
    head = Head(title="Kế hoạch mẫu", year_from=2026, year_to=2026, commune="An Mẫu")
    values: dict[str, object] = {"standing_office": OFFICE_NAME}
    return PlanDraft(head=head, tasks=tasks, doubts=doubts, **(values | more))  # type: ignore[arg-type]  # a table of fields


def the_place(draft: PlanDraft) -> Place:
    (place,) = places_of(draft)
    return place


LATER, ACCEPTED = Correction(answer=Answer.LATER), Correction(answer=Answer.ACCEPTED)


# The places ----------------------------------------------------------------------------------------------------------


def test_a_plan_without_doubts_has_no_place_to_look_at() -> None:
    assert places_of(a_plan(a_task())) == ()


def test_several_doubts_about_one_field_are_one_place() -> None:
    other = Doubt(field="deadline", code=IntakeDoubt.CELL_MISSING)
    assert the_place(a_plan(a_task("1", BARE_DAY, other))).doubts == (BARE_DAY, other)


def test_what_the_head_leaves_open_is_looked_at_in_one_go_and_settled_so() -> None:
    """All but the name of the commune, which may mean that it is another commune's plan."""
    doubts = tuple(Doubt(field=field, code="c") for field in ("number", "commune", "issued_on", "signer"))
    draft = a_plan(a_task(), doubts=doubts)
    head, commune = places_of(draft)
    assert (head.key, [doubt.field for doubt in head.doubts]) == ("plan:head", ["number", "issued_on", "signer"])
    assert (head.can_be_accepted, head.can_be_typed, commune.key) == (True, False, "plan:commune")
    right = corrected(draft, {head.key: Correction(answer=Answer.ACCEPTED)})
    assert [doubt.field for doubt in right.doubts] == ["commune"]


def test_the_plan_comes_first_then_its_tasks_then_its_groups() -> None:
    missing = Doubt(field="number", code="number-missing")
    draft = a_plan(a_task("1", leads=(), lead_groups=(ALL_BODIES,)), a_task("2", BARE_DAY, NEW_NAME), doubts=(missing,))
    assert [place.key.partition(":")[0] for place in places_of(draft)] == ["plan", "deadline", "leads", "group"]


def test_a_group_is_asked_about_once_for_all_tasks_it_leads() -> None:
    grouped = [
        a_task(code, leads=(), lead_groups=(words,)) for code, words in (("1", ALL_BODIES), ("2", ALL_BODIES.upper()))
    ]
    assert the_place(a_plan(*grouped, a_task("3"))).tasks == (0, 1)


def test_a_group_whose_members_the_cell_lists_is_not_asked_about_again() -> None:
    listed = Doubt(field="leads", code=AgencyDoubt.WITH_BRACKETS, args={"printed": "x", "inside": "y"})
    draft = a_plan(a_task("1", listed, lead_groups=(ALL_BODIES,)))
    assert the_place(draft).field == LEADS


@pytest.mark.parametrize(
    ("doubt", "more", "accepted", "needed"),
    [
        (BARE_DAY, {"deadline": None}, False, False),
        (BARE_DAY, {}, True, False),
        (NEW_NAME, {"leads": ()}, False, False),
        (NEW_NAME, {}, True, False),
        (TAKEN_OVER, {}, True, False),
    ],
)
def test_only_what_was_read_can_be_right(doubt: Doubt, more: dict[str, object], accepted: bool, needed: bool) -> None:
    place = the_place(a_plan(a_task("1", doubt, **more)))
    assert (place.can_be_accepted, place.is_needed) == (accepted, needed)


def test_a_plan_without_office_or_year_needs_an_answer() -> None:
    doubts = (Doubt(field=OFFICE, code="office-missing"), Doubt(field=YEAR, code="year-missing"))
    draft = a_plan(a_task(), doubts=doubts, standing_office=None)
    draft = replace(draft, head=replace(draft.head, year_from=None))
    assert [place.is_needed for place in places_of(draft)] == [True, True]
    assert [place.is_needed for place in places_of(a_plan(a_task(), doubts=doubts))] == [False, False]


def test_a_doubt_about_the_table_is_the_plans_own_and_takes_no_typed_words() -> None:
    place = the_place(
        a_plan(a_task(), doubts=(Doubt(field="leads", code="column-lead-and-coordinators", args={"title": "x"}),))
    )
    assert not place.can_be_typed
    assert place.can_be_accepted
    assert not corrected(a_plan(a_task(), doubts=place.doubts), {place.key: ACCEPTED}).doubts


def a_programme() -> PlanDraft:
    """Two fields: who leads the first is sure, who leads the second is asked at each of its tasks."""
    sections = tuple(Section(code=code, title=f"Lĩnh vực {code}") for code in ("1", "2"))
    sure, unsure = (
        Doubt(field="leads", code=IntakeDoubt.LEAD_FROM_BODY, args={"section": code, "name": ECONOMY})
        for code in ("1", "2")
    )
    span = Doubt(field="deadline", code=IntakeDoubt.DEADLINE_OF_PROGRAMME)
    tasks = [replace(a_task(f"{code}.b.{n}"), section=code) for code in ("1", "2") for n in (1, 2)]
    tasks[2:] = [replace(task, doubts=(unsure,)) for task in tasks[2:]]
    return a_plan(*tasks, doubts=(span, sure), sections=sections)


def test_what_a_programme_tells_of_many_tasks_is_one_place() -> None:
    found = [(place.field, place.tasks, place.title) for place in places_of(a_programme())]
    assert found == [
        ("deadline", (0, 1, 2, 3), None),
        ("leads", (0, 1), "Lĩnh vực 1"),
        ("leads", (2, 3), "Lĩnh vực 2"),
    ]


def test_an_answer_to_many_tasks_is_for_all_of_them_and_silence_guesses_nothing() -> None:
    draft = a_programme()
    centre = Correction(answer=Answer.CORRECTED, agencies=(Agency(name=CENTRE, kind=AgencyKind.DEPARTMENT),))
    right = corrected(draft, {"deadline:all:": ACCEPTED, "leads:all:1": centre, "leads:all:2": ACCEPTED})
    assert [(task.leads, task.deadline) for task in right.tasks] == [((CENTRE,), JUNE)] * 2 + [((ECONOMY,), JUNE)] * 2
    assert right.all_doubts == ()
    unseen = corrected(draft, {})
    assert {(task.leads, task.deadline) for task in unseen.tasks} == {((), None)}
    assert unseen.all_doubts == draft.all_doubts


# What is typed -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "due"),
    [("trước ngày 20/6", date(2026, 6, 19)), ("Quý III", date(2026, 9, 30)), ("15/01/2027", date(2027, 1, 15))],
)
def test_a_typed_deadline_is_read_in_the_plans_year(words: str, due: date) -> None:
    said = read_correction(the_place(a_plan(a_task("1", BARE_DAY))), words, REGISTER, 2026)
    assert isinstance(said, Correction)
    assert said.rule is not None
    assert said.rule.due == due


@pytest.mark.parametrize("words", ["", "mai", "20", "khi nào rảnh", "ngày 20/6 à?", "30/2/2026", "15/6 hoặc 20/6"])
def test_a_typed_deadline_that_is_not_sure_is_a_doubt(words: str) -> None:
    assert isinstance(read_correction(the_place(a_plan(a_task("1", BARE_DAY))), words, REGISTER, 2026), Doubt)


def test_no_deadline_is_read_while_nobody_knows_the_year() -> None:
    assert isinstance(read_correction(the_place(a_plan(a_task("1", BARE_DAY))), "20/6", REGISTER, None), Doubt)


@pytest.mark.parametrize(
    ("words", "names"),
    [("phong kinh te", (ECONOMY,)), (f"{CENTRE}; Phòng VH-XH", (CENTRE, OFFICE_NAME)), ("Trạm Y tế", ("Trạm Y tế",))],
)
def test_typed_names_are_matched_against_the_register_and_the_standard_bodies(
    words: str, names: tuple[str, ...]
) -> None:
    said = read_correction(the_place(a_plan(a_task("1", NEW_NAME))), words, REGISTER, 2026)
    assert isinstance(said, Correction)
    assert said.names == names


@pytest.mark.parametrize("words", ["", "Ban Mẫu Lạ", "Phòng Kinh tê hạ tầng mới", "Phòng Kinh tế và Ban Mẫu Lạ"])
def test_a_typed_name_that_nobody_knows_is_a_doubt(words: str) -> None:
    assert isinstance(read_correction(the_place(a_plan(a_task("1", NEW_NAME))), words, REGISTER, 2026), Doubt)


@pytest.mark.parametrize(
    ("words", "year"), [("2027", 2027), ("năm 2027", 2027), ("2026-2027", None), ("27", None), ("20271", None)]
)
def test_a_typed_year_is_one_year(words: str, year: int | None) -> None:
    place = Place(key="plan:year_from", field=YEAR)
    said = read_correction(place, words, REGISTER, None)
    assert (said.year if isinstance(said, Correction) else None) == year


@pytest.mark.parametrize(
    ("words", "names"), [("Phòng Kinh tế", (ECONOMY,)), (f"{CENTRE}; {ECONOMY}", None), (ALL_BODIES, None)]
)
def test_the_standing_office_is_one_body(words: str, names: tuple[str, ...] | None) -> None:
    said = read_correction(Place(key="plan:standing_office", field=OFFICE), words, REGISTER, 2026)
    assert (said.names if isinstance(said, Correction) else None) == names


def test_a_group_may_be_followed_together_in_words() -> None:
    place = Place(key="group:x", field=GROUP, tasks=(0,), printed=ALL_BODIES)
    assert read_correction(place, "Theo dõi chung.", REGISTER, 2026) == ACCEPTED


def test_a_bare_day_is_offered_the_months_it_may_mean() -> None:
    place = the_place(a_plan(a_task("1", BARE_DAY, deadline=None, deadline_text="Trước ngày 20")))
    assert suggestions(place, 2026) == ("Trước ngày 20 hằng tháng", "Trước ngày 20 của tháng cuối quý")
    assert suggestions(place, None) == ()
    assert suggestions(the_place(a_plan(a_task("1", NEW_NAME))), 2026) == ()


# The draft put right -------------------------------------------------------------------------------------------------


def test_what_was_accepted_stays_and_is_no_doubt_any_more() -> None:
    draft = a_plan(a_task("1", BARE_DAY))
    (task,) = corrected(draft, {the_place(draft).key: ACCEPTED}).tasks
    assert (task.deadline, task.doubts) == (JUNE, ())


@pytest.mark.parametrize("said", [{}, {"deadline:0": LATER}])
def test_a_deadline_left_for_later_or_never_looked_at_is_not_guessed(said: dict[str, Correction]) -> None:
    (task,) = corrected(a_plan(a_task("1", BARE_DAY)), said).tasks
    assert (task.deadline, task.deadline_text, task.doubts) == (None, "30/6/2026", (BARE_DAY,))


@pytest.mark.parametrize("said", [{}, {"leads:0": LATER}])
def test_a_lead_left_for_later_is_nobody_so_that_the_office_holds_it(said: dict[str, Correction]) -> None:
    (task,) = corrected(a_plan(a_task("1", NEW_NAME)), said).tasks
    assert (task.leads, task.doubts) == ((), (NEW_NAME,))


def test_a_typed_deadline_takes_the_place_of_what_was_read_and_the_printed_words_stay() -> None:
    rule = DeadlineRule(kind=DeadlineKind.DATE, due=date(2026, 7, 1))
    said = {"deadline:1": Correction(answer=Answer.CORRECTED, words="1/7", rule=rule)}
    first, second = corrected(a_plan(a_task("1"), a_task("2", BARE_DAY)), said).tasks
    assert (first.deadline, second.deadline, second.deadline_text) == (JUNE, rule, "30/6/2026")


def test_a_typed_body_leads_and_is_proposed_for_the_register() -> None:
    clinic = Agency(name="Trạm Y tế", kind=AgencyKind.OTHER)
    said = {"leads:0": Correction(answer=Answer.CORRECTED, agencies=(clinic,))}
    draft = corrected(a_plan(a_task("1", NEW_NAME)), said)
    assert draft.tasks[0].leads == ("Trạm Y tế",)
    assert draft.agencies == (clinic,)


def test_the_members_typed_for_a_group_lead_each_of_its_tasks() -> None:
    draft = a_plan(a_task("1", leads=(), lead_groups=(ALL_BODIES,)), a_task("2", leads=(), lead_groups=(ALL_BODIES,)))
    bodies = REGISTER.agencies[1:]
    said = {the_place(draft).key: Correction(answer=Answer.CORRECTED, agencies=bodies)}
    assert [task.leads for task in corrected(draft, said).tasks] == [(CENTRE, ECONOMY)] * 2


@pytest.mark.parametrize("said", [ACCEPTED, LATER])
def test_a_group_beside_a_named_lead_is_followed_by_the_office_as_well(said: Correction) -> None:
    draft = a_plan(a_task("1", lead_groups=(ALL_BODIES,)))
    assert corrected(draft, {the_place(draft).key: said}).tasks[0].leads == (ECONOMY, OFFICE_NAME)


def test_a_cell_that_was_typed_anew_has_no_group_left_to_ask_about() -> None:
    draft = a_plan(a_task("1", NEW_NAME, leads=(), lead_groups=(ALL_BODIES,)))
    said = {"leads:0": Correction(answer=Answer.CORRECTED, agencies=REGISTER.agencies[1:2])}
    assert corrected(draft, said).tasks[0].leads == (CENTRE,)


def test_a_typed_office_and_year_become_the_plans() -> None:
    doubts = (Doubt(field=OFFICE, code="office-missing"), Doubt(field=YEAR, code="year-missing"))
    said = {
        "plan:standing_office": Correction(answer=Answer.CORRECTED, agencies=REGISTER.agencies[2:]),
        "plan:year_from": Correction(answer=Answer.CORRECTED, year=2027),
    }
    draft = corrected(a_plan(a_task(), doubts=doubts, standing_office=None), said)
    assert (draft.standing_office, draft.head.year_from, draft.head.year_to, draft.doubts) == (ECONOMY, 2027, 2027, ())


def test_an_answer_to_a_place_that_is_not_there_changes_nothing() -> None:
    draft = a_plan(a_task("1"))
    assert corrected(draft, {"deadline:0": LATER, "leads:7": LATER}) == draft


# As JSON -------------------------------------------------------------------------------------------------------------


def test_places_come_back_from_json_as_they_were() -> None:
    draft = a_plan(a_task("1", BARE_DAY, NEW_NAME, TAKEN_OVER), a_task("2", leads=(), lead_groups=(ALL_BODIES,)))
    for place in places_of(draft):
        assert place_from_json(json.loads(json.dumps(place_as_json(place)))) == place


@pytest.mark.parametrize(
    "said",
    [
        ACCEPTED,
        Correction(answer=Answer.CORRECTED, words="1/7", rule=JUNE),
        Correction(answer=Answer.CORRECTED, words="x", agencies=REGISTER.agencies, groups=(ALL_BODIES,)),
        Correction(answer=Answer.CORRECTED, words="2027", year=2027),
    ],
)
def test_corrections_come_back_from_json_as_they_were(said: Correction) -> None:
    assert correction_from_json(json.loads(json.dumps(correction_as_json(said)))) == said
