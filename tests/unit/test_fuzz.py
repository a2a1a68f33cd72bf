"""A short slice of the fuzz run (`python -m tests.fuzz`): damaged papers of every kind become a plan or a sentence."""

from __future__ import annotations

import contextlib
import warnings
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from documents.apart import reader_of
from documents.tables import Kind, Unreadable
from tests.doubles.plan_papers import plan_docx, plan_xlsx
from tests.fuzz.damaging import Papers, papers
from tests.fuzz.running import KINDS, Outcome, paper_of, take

CASES = {Kind.DOCX: 60, Kind.XLSX: 60, Kind.PDF: 12, Kind.TEXT: 40}


@pytest.fixture(scope="module")
def whole() -> Papers:
    """Only the papers that every checkout has, so that a case is the same one everywhere."""
    return papers(real=False)


@pytest.fixture(autouse=True)
def quiet() -> Iterator[None]:
    """openpyxl warns of what is damaged."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


@pytest.mark.parametrize("kind", KINDS)
def test_damaged_papers_become_a_plan_or_a_refusal_with_a_sentence(kind: Kind, whole: Papers) -> None:
    outcome = Outcome()
    for number in range(CASES[kind]):
        take(f"{kind.value}-{number}", whole, outcome)
    assert outcome.faults == []
    became = {said: count for (_, said), count in outcome.became.items()}
    assert "too slow, ended" not in became
    assert len(became) > 2  # plans and refusals of more than one kind
    assert became["read"] >= 5 or kind is Kind.PDF


def test_a_case_is_the_same_paper_every_time(whole: Papers) -> None:
    assert paper_of("docx-7", whole) == paper_of("docx-7", whole) != paper_of("docx-8", whole)


def test_a_reader_that_stumbles_is_told_with_its_case(whole: Papers, monkeypatch: pytest.MonkeyPatch) -> None:
    def stumbles(_data: bytes) -> None:
        raise ZeroDivisionError("an error of ours")

    monkeypatch.setattr("tests.fuzz.running._became", stumbles)
    outcome = Outcome()
    take("text-3", whole, outcome)
    assert [(case, "ZeroDivisionError" in story) for case, story in outcome.faults] == [("text-3", True)]


CONTAINERS = {Kind.DOCX: plan_docx(), Kind.XLSX: plan_xlsx()}


@settings(max_examples=60, deadline=None)
@given(kind=st.sampled_from(sorted(CONTAINERS)), data=st.data())
def test_an_archive_with_changed_bytes_is_read_or_refused(kind: Kind, data: st.DataObject) -> None:
    whole = CONTAINERS[kind]
    changed = bytearray(whole)
    places = st.integers(0, len(whole) - 1)
    for place, byte in data.draw(st.lists(st.tuples(places, st.integers(0, 255)), min_size=1, max_size=8)):
        changed[place] = byte
    with contextlib.suppress(Unreadable):
        assert reader_of(kind)(bytes(changed)).kind is kind
