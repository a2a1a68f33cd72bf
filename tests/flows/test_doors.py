"""Every act of the table of access at its real door: who may gets in, and who may not changes nothing."""

from __future__ import annotations

import ast
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.demo.stage import Actor, Stage
from plans.access import Act, Held, Role, may
from tests.conftest import AN_MAU, CENTRE, SECRETARIAT, Cast, plan_of
from tests.flows.looking import forges, item_of, one, person, the_work

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("actions", "bot", "jobs")

# Acts that nobody can do yet: what is asked for of them elsewhere is passed on in words.
NO_DOOR_YET = {
    Act.DROP, Act.PUBLISH_SUMMARY,
}  # fmt: skip
# Acts whose doors are stories of their own, with somebody at each who may not.
TOLD_ELSEWHERE = {
    Act.MEET_CONDITION: "test_conditions",
    Act.CHANGE_DUE: "test_milestones",
    Act.MARK_DONE_BEFORE: "test_done_before",
    Act.APPROVE_PLAN: "test_plan_by_chat",
    Act.GIVE_WORK: "test_off_plan",
    Act.LINK_WORK: "test_linking",
    Act.DIRECT: "directing.txt",
    Act.READ_GOAL: "test_readings",
    Act.SCORE: "test_scoring",
    Act.CHANGE_SETTINGS: "test_template_by_chat",
}

AGENCY, ELSEWHERE = 1, 2  # the item is of the first


@dataclass(frozen=True, kw_only=True)
class Room:
    """What the doors of a story stand before: an item of the officer's agency, and people."""

    stage: Stage
    cast: Cast
    item: int
    officer: int


# Who stands before the door, and what they are as the table sees it; nothing for those of the neighbour's commune.
ROLES: dict[str, list[Held]] = {
    "officer": [Held(role=Role.OFFICER, agency=AGENCY)],
    "head": [Held(role=Role.HEAD, agency=AGENCY)],
    "colleague": [Held(role=Role.OFFICER, agency=ELSEWHERE)],
    "other_head": [Held(role=Role.HEAD, agency=ELSEWHERE)],
    "office": [Held(role=Role.OFFICE, agency=3)],
    "leader": [Held(role=Role.LEADER)],
    "neighbour": [],
    "neighbour_office": [],
    "stranger": [],
}

Try = Callable[[Room, Actor], Awaitable[bool]]


def changing(token: Callable[[Room], str]) -> Try:
    """A button that changes the work."""

    async def tried(room: Room, actor: Actor) -> bool:
        before = the_work(room.stage)
        await forges(room.stage, actor, token(room))
        return the_work(room.stage) != before

    return tried


def saying(words: str, shows: str) -> Try:
    """Words that are answered with something that only some may read."""

    async def tried(room: Room, actor: Actor) -> bool:
        return any(shows in sent.text for sent in await room.stage.says(actor, words))

    return tried


async def _sees(room: Room, actor: Actor) -> bool:
    title = one(room.stage, "SELECT title FROM work_items WHERE id = ?", room.item)
    return any(title[:40] in sent.text for sent in await forges(room.stage, actor, f"history.{room.item}"))


async def _sends_back(room: Room, actor: Actor) -> bool:
    before = the_work(room.stage)
    await forges(room.stage, actor, f"return.{room.item}")
    await room.stage.says(actor, "thiếu chữ ký trang 2")
    return one(room.stage, "SELECT status FROM work_items WHERE id = ?", room.item) == "returned" and (
        the_work(room.stage) != before
    )


def recording(kind: str, *, words: str | None = None) -> Callable[[Callable[[Room], str]], Try]:
    """A button, and words where we then ask for them, that leave an event of this kind."""

    def at(token: Callable[[Room], str]) -> Try:
        async def tried(room: Room, actor: Actor) -> bool:
            await forges(room.stage, actor, token(room))
            if words is not None:
                await room.stage.says(actor, words)
            return bool(one(room.stage, f"SELECT count(*) FROM events WHERE kind = '{kind}'"))

        return tried

    return at


async def _asked_for_time(room: Room) -> None:
    await room.stage.says(room.cast.officer, "2 xin gia hạn đến 10/4 vì chờ kiểm kê")


async def _blocked(room: Room) -> None:
    await room.stage.says(room.cast.officer, "2 vướng: chưa có biểu mẫu")


def _request(room: Room) -> int:
    return int(one(room.stage, "SELECT id FROM events WHERE kind = 'extension_asked'"))


async def _brings_a_plan(room: Room, actor: Actor) -> bool:
    plan = plan_of(AN_MAU).replace("năm 2026".encode(), "năm 2027".encode())
    await room.stage.sends_file(actor, plan, "kế hoạch", name="ke-hoach.txt")
    return bool(one(room.stage, "SELECT count(*) FROM plan_drafts"))


async def _invites(room: Room, actor: Actor) -> bool:
    before = one(room.stage, "SELECT count(*) FROM invites WHERE commune_id = 1")
    await room.stage.says(actor, f"mời cán bộ {CENTRE}")
    return bool(one(room.stage, "SELECT count(*) FROM invites WHERE commune_id = 1") > before)


async def _reported(room: Room) -> None:
    await forges(room.stage, room.cast.officer, f"done.{room.item}")


async def _confirmed(room: Room) -> None:
    await _reported(room)
    await forges(room.stage, room.cast.head, f"confirm.{room.item}")


async def _asked_to_join(room: Room) -> None:
    (sent,) = await room.stage.says(room.cast.office, f"mời cán bộ {CENTRE}")
    newcomer = room.stage.stranger("Người Xin Vào")
    await room.stage.opens_link(newcomer, sent.text.partition("?start=")[2].split()[0])


async def _nothing(room: Room) -> None:
    """The door needs nothing to stand there."""


def _plan(room: Room) -> int:
    return int(one(room.stage, "SELECT id FROM plans WHERE commune_id = 1"))


def _other_agency(room: Room) -> int:
    who = person(room.stage, room.cast.colleague)
    return int(one(room.stage, "SELECT agency_id FROM roles WHERE person_id = ?", who))


# Act: how the door comes to stand there, how it is tried, and whether it is about the agency's item or the commune.
DOORS: dict[Act, tuple[Callable[[Room], Awaitable[None]], Try, int | None]] = {
    Act.SEE_ITEM: (_nothing, _sees, AGENCY),
    Act.REPORT: (_nothing, changing(lambda room: f"done.{room.item}"), AGENCY),
    Act.ASSIGN: (_nothing, changing(lambda room: f"assign.{room.item}.{room.officer}"), AGENCY),
    Act.CONFIRM: (_reported, changing(lambda room: f"confirm.{room.item}"), AGENCY),
    Act.VERIFY: (_confirmed, changing(lambda room: f"verify.{room.item}"), AGENCY),
    Act.RETURN_REPORT: (_reported, _sends_back, AGENCY),
    Act.ASK_EXTENSION: (
        _nothing,
        recording("extension_asked", words="chờ kiểm kê")(lambda room: f"extendto.{room.item}.20260410"), AGENCY,
    ),
    Act.ASSENT_EXTENSION: (
        _asked_for_time, recording("extension_assented")(lambda room: f"assent.{_request(room)}"), AGENCY,
    ),
    Act.DECIDE_EXTENSION: (
        _asked_for_time, recording("extension_granted")(lambda room: f"grant.{_request(room)}"), AGENCY,
    ),
    Act.SETTLE_DIFFICULTY: (_blocked, recording("difficulty_settled")(lambda room: f"settle.{room.item}"), AGENCY),
    Act.JUDGE: (
        _confirmed, recording("found_below", words="thiếu số liệu")(lambda room: f"below.{room.item}"), AGENCY,
    ),
    Act.REASSIGN: (_nothing, changing(lambda room: f"move.{room.item}.{_other_agency(room)}"), AGENCY),
    Act.NAME_DEPUTY: (
        _nothing, changing(lambda room: f"away.{room.officer}.20260304.20260306.0"), AGENCY,
    ),
    Act.REMIND: (_nothing, saying(f"nhắc {CENTRE}", CENTRE), AGENCY),
    Act.SEE_AGENCY_LIST: (_nothing, saying("việc của phòng", f"{CENTRE}:"), AGENCY),
    Act.SEE_COMMUNE_LIST: (_nothing, saying("ai chưa báo cáo", "sắp đến hạn"), None),
    Act.ASK_SUMMARY: (_nothing, saying("/tonghop quý 1", "Tổng hợp quý I/2026"), AGENCY),
    Act.START_PLAN: (_nothing, changing(lambda room: f"shadow.{_plan(room)}"), None),
    Act.IMPORT_PLAN: (_nothing, _brings_a_plan, None),
    Act.INVITE: (_nothing, _invites, None),
    Act.ADMIT: (
        _asked_to_join,
        changing(lambda room: f"join.{one(room.stage, 'SELECT id FROM join_requests')}"), AGENCY,
    ),
    Act.REMOVE_PERSON: (_nothing, changing(lambda room: f"leave.{room.officer}"), None),
}  # fmt: skip

# What stands before the table: nobody is asked about themselves, and lists of an agency are asked for by its people.
OTHERWISE = {
    (Act.NAME_DEPUTY, "officer"): True,  # asks the head for it, which changes something too
    (Act.SEE_AGENCY_LIST, "office"): False,  # "việc của phòng" is of the speaker's own
    (Act.SEE_AGENCY_LIST, "leader"): False,
    (Act.ASK_SUMMARY, "other_head"): True,  # of their own agency
    (Act.ASK_SUMMARY, "neighbour_office"): True,  # of their own commune
    (Act.SEE_COMMUNE_LIST, "neighbour_office"): True,
    (Act.REMIND, "neighbour_office"): True,
    (Act.IMPORT_PLAN, "neighbour_office"): True,
    (Act.SEE_AGENCY_LIST, "neighbour"): True,  # their agency is called the same; whose items it shows: test_isolation
}


async def _room(stage: Stage, cast: Cast) -> tuple[Room, dict[str, Actor]]:
    await stage.says(cast.officer, "/viec")
    other_head = await stage.enrol("Thủ Trưởng Mẫu Khác", AN_MAU, Role.HEAD, SECRETARIAT)
    room = Room(stage=stage, cast=cast, item=item_of(stage, cast.officer, 2), officer=person(stage, cast.officer))
    actors = {who: getattr(cast, who) for who in ROLES if who != "other_head"}
    return room, {**actors, "other_head": other_head}


def _lets_in(act: Act, who: str) -> bool:
    return OTHERWISE.get((act, who), may(ROLES[who], act, DOORS[act][2]))


@pytest.mark.parametrize("act", DOORS)
async def test_who_may_not_changes_and_learns_nothing(stage: Stage, cast: Cast, act: Act) -> None:
    room, actors = await _room(stage, cast)
    stand, tried, _ = DOORS[act]
    await stand(room)
    denied = [who for who in ROLES if not _lets_in(act, who)]
    assert {"stranger"} <= set(denied)
    assert [who for who in denied if await tried(room, actors[who])] == []


@pytest.mark.parametrize(("act", "who"), [(act, who) for act in DOORS for who in ROLES if _lets_in(act, who)])
async def test_who_may_gets_in(stage: Stage, cast: Cast, act: Act, who: str) -> None:
    room, actors = await _room(stage, cast)
    stand, tried, _ = DOORS[act]
    await stand(room)
    assert await tried(room, actors[who])


def _asked_for() -> set[str]:
    """The acts that the program names anywhere but in the table itself."""
    return {
        node.attr
        for folder in FOLDERS
        for path in (ROOT / folder).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "Act"
    }


def test_every_act_is_asked_for_somewhere_or_has_no_door_yet() -> None:
    asked = _asked_for()
    assert {act for act in Act if act.name not in asked} <= NO_DOOR_YET


def test_every_act_that_is_asked_for_is_tried_at_its_door() -> None:
    """Acts that have a door by now, though they are listed as without one, are proven by those who made it."""
    assert set(Act) == DOORS.keys() | TOLD_ELSEWHERE.keys() | NO_DOOR_YET
    for act, story in TOLD_ELSEWHERE.items():
        places = [*(ROOT / "tests").rglob(f"{story}.py"), *(ROOT / "tests").rglob(story)]
        assert places, f"{act}: {story}"
