"""Who may do what: one table, written out again by hand."""

from __future__ import annotations

import pytest

from plans.access import Act, Held, Role, may

OWN, NEIGHBOUR, COMMUNE = 1, 2, None

# For each act: who may in their own agency · in a neighbouring agency · in the commune as a whole.
EVERYBODY = {Role.OFFICER, Role.HEAD, Role.OFFICE, Role.LEADER}
DOERS = {Role.OFFICER, Role.HEAD, Role.OFFICE}
ABOVE = {Role.OFFICE, Role.LEADER}
KEEPERS = {Role.OFFICE, Role.OPERATOR}
TABLE = [
    (Act.SEE_ITEM, EVERYBODY, ABOVE),
    (Act.REPORT, DOERS, set()),
    (Act.READ_GOAL, {Role.OFFICE}, {Role.OFFICE}),
    (Act.ASK_EXTENSION, DOERS, set()),
    (Act.SETTLE_DIFFICULTY, EVERYBODY, ABOVE),
    (Act.ASSIGN, {Role.HEAD, Role.OFFICE}, set()),
    (Act.CONFIRM, {Role.HEAD}, set()),
    (Act.ASSENT_EXTENSION, {Role.HEAD}, set()),
    (Act.NAME_DEPUTY, {Role.HEAD, Role.OFFICE}, {Role.OFFICE}),
    (Act.VERIFY, ABOVE, ABOVE),
    (Act.RETURN_REPORT, {Role.HEAD, *ABOVE}, ABOVE),
    (Act.JUDGE, ABOVE, ABOVE),
    (Act.DECIDE_EXTENSION, ABOVE, ABOVE),
    (Act.CHANGE_DUE, {Role.OFFICE}, {Role.OFFICE}),
    (Act.MEET_CONDITION, {Role.OFFICE}, {Role.OFFICE}),
    (Act.REASSIGN, ABOVE, ABOVE),
    (Act.DROP, ABOVE, ABOVE),
    (Act.GIVE_WORK, ABOVE, ABOVE),
    (Act.LINK_WORK, {Role.OFFICE}, {Role.OFFICE}),
    (Act.REMIND, ABOVE, ABOVE),
    (Act.DIRECT, {Role.LEADER}, {Role.LEADER}),
    (Act.SEE_AGENCY_LIST, EVERYBODY, ABOVE),
    (Act.SEE_COMMUNE_LIST, ABOVE, ABOVE),
    (Act.ASK_SUMMARY, {Role.HEAD, Role.OFFICE, Role.LEADER}, ABOVE),
    (Act.PUBLISH_SUMMARY, {Role.OFFICE}, {Role.OFFICE}),
    (Act.IMPORT_PLAN, {Role.OFFICE}, {Role.OFFICE}),
    (Act.APPROVE_PLAN, {Role.OFFICE}, {Role.OFFICE}),
    (Act.MARK_DONE_BEFORE, {Role.OFFICE}, {Role.OFFICE}),
    (Act.START_PLAN, {Role.OFFICE}, {Role.OFFICE}),
    (Act.INVITE, KEEPERS, KEEPERS),
    (Act.ADMIT, {Role.HEAD, *KEEPERS}, KEEPERS),
    (Act.REMOVE_PERSON, KEEPERS, KEEPERS),
    (Act.CHANGE_SETTINGS, KEEPERS, KEEPERS),
    (Act.SCORE, {Role.OFFICE}, {Role.OFFICE}),
]


def test_the_table_knows_every_act():
    assert [act for act, *_ in TABLE] == list(Act)


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize(("act", "own", "elsewhere"), TABLE)
def test_who_may_do_what_where(role, act, own, elsewhere):
    agency = None if role in (Role.LEADER, Role.OPERATOR) else OWN
    roles = [Held(role=role, agency=agency)]
    assert may(roles, act, OWN) is (role in own)
    assert may(roles, act, NEIGHBOUR) is (role in elsewhere)
    assert may(roles, act, COMMUNE) is (role in elsewhere)


def test_roles_in_several_agencies_add_up():
    roles = [Held(role=Role.OFFICER, agency=OWN), Held(role=Role.HEAD, agency=NEIGHBOUR)]
    assert may(roles, Act.CONFIRM, NEIGHBOUR)
    assert not may(roles, Act.CONFIRM, OWN)
    assert may(roles, Act.REPORT, OWN)


def test_a_role_without_an_agency_owns_nothing():
    assert not may([Held(role=Role.HEAD)], Act.CONFIRM, OWN)
    assert not may([Held(role=Role.HEAD)], Act.CONFIRM, COMMUNE)


@pytest.mark.parametrize("act", Act)
def test_a_stranger_may_nothing(act):
    assert not may([], act, OWN)
    assert not may([], act, COMMUNE)
