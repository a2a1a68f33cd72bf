"""The evidence package of a closed report holds what counted at closing, whatever happens to it afterwards."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import date

import pytest
from lxml import html

from actions import closed_evidence
from actions.closed_evidence import Listed
from actions.messages import FileKind
from bot.channels.memory import Sent
from bot.demo.stage import Actor, Stage
from plans.evidence_package import PieceState
from tests.conftest import Cast
from tests.flows.looking import change, one, rows
from tests.flows.test_evidence_package import PHOTO, SCAN, reports
from tests.flows.test_plan_by_chat import blobs

BUTTON = "Minh chứng (tệp nén)"


async def closed(stage: Stage, cast: Cast) -> None:
    """A quarter with a photo, a paper, a document's number and a report that nothing proves is closed."""
    await reports(stage, cast)
    stage.set_clock(date(2026, 3, 16))
    await stage.says(cast.office, "chốt báo cáo quý 1")
    *_, done = await stage.presses(cast.office, "Chốt báo cáo")
    assert "Đã chốt" in done.text


async def package(stage: Stage, actor: Actor) -> Sent:
    """Somebody asks for the evidence of the first quarter."""
    await stage.says(actor, "/tonghop quý 1")
    *_, sent = await stage.presses(actor, BUTTON)
    return sent


def inside(sent: Sent) -> tuple[list[bytes], str]:
    """The files of an archive, and what its list says."""
    assert sent.file is not None
    with zipfile.ZipFile(io.BytesIO(sent.file)) as archive:
        files = sorted(archive.read(name) for name in archive.namelist() if "/" in name)
        listed = html.fromstring(archive.read("Danh mục.html").decode()).text_content()
    return files, listed


async def test_the_list_is_kept_with_its_version_by_hash(stage: Stage, cast: Cast) -> None:
    await closed(stage, cast)
    kept = rows(stage, "SELECT evidence_id, item_id, state, sha256, size FROM report_evidence ORDER BY evidence_id")
    assert len(kept) == 3
    held = rows(stage, "SELECT sha256 FROM evidence WHERE sha256 IS NOT NULL ORDER BY id")
    assert [sha256 for *_, sha256, _ in kept if sha256] == held
    frozen = json.loads(one(stage, "SELECT content FROM reports WHERE commune_id = 1"))["evidence"]
    pieces = [Listed(evidence=e, item=i, state=PieceState(s), sha256=h, size=z) for e, i, s, h, z in kept]
    assert frozen["count"] == 3
    assert frozen["sha256"] == closed_evidence.digest_of(pieces)
    assert len(frozen["lacking"]) == 1


async def test_what_is_withdrawn_or_added_later_changes_nothing_in_it(stage: Stage, cast: Cast) -> None:
    await closed(stage, cast)
    before = await package(stage, cast.office)
    files, listed = inside(before)
    assert files == sorted([PHOTO, SCAN])
    assert "quý I/2026 (đã chốt, phiên bản 1)" in listed
    assert "người gửi đã rút" not in listed
    change(stage, "UPDATE evidence SET state = 'withdrawn' WHERE kind = 'file'")
    item = one(stage, "SELECT item_id FROM evidence WHERE item_id IS NOT NULL LIMIT 1")
    change(
        stage,
        "INSERT INTO evidence (commune_id, item_id, person_id, at, kind, state, file, sha256, size, attempts)"
        f" SELECT 1, {item}, person_id, at, kind, 'kept', file, '{'0' * 64}', 5, 0 FROM evidence WHERE kind = 'file'"
        " LIMIT 1",
    )
    again, listed = inside(await package(stage, cast.office))
    assert again == files
    assert "người gửi đã rút sau khi chốt" in listed
    assert "3 minh chứng, 1 báo cáo còn thiếu minh chứng" in before.text


async def test_the_bytes_that_counted_stay_when_the_piece_is_taken_back(stage: Stage, cast: Cast) -> None:
    await closed(stage, cast)
    sha256 = rows(stage, "SELECT sha256 FROM evidence WHERE sha256 IS NOT NULL ORDER BY id")[-1]
    change(stage, f"UPDATE evidence SET state = 'withdrawn' WHERE sha256 = '{sha256}'")
    # The same bytes come once more as something that is then discarded.
    await stage.sends_file(cast.office, SCAN, "kế hoạch", name="KH.pdf", kind=FileKind.DOCUMENT)
    change(stage, "UPDATE plan_drafts SET stage = 'dropped'")
    await stage.app.fetch(stage.now)
    await stage.app.fetch(stage.now)
    assert sha256 in blobs(stage)


async def test_bytes_that_are_gone_are_named_in_the_list(stage: Stage, cast: Cast) -> None:
    await closed(stage, cast)
    sha256 = rows(stage, "SELECT sha256 FROM evidence WHERE sha256 IS NOT NULL ORDER BY id")[-1]
    stage.app.fetching.folder.remove(sha256)
    files, listed = inside(await package(stage, cast.office))
    assert files == [PHOTO]
    assert "Biên bản.pdf" in listed
    assert "Không còn tệp" in listed


async def test_what_is_found_to_be_secret_since_is_not_handed_over(stage: Stage, cast: Cast) -> None:
    await closed(stage, cast)
    sha256 = rows(stage, "SELECT sha256 FROM evidence WHERE sha256 IS NOT NULL ORDER BY id")[-1]
    change(stage, f"UPDATE evidence SET state = 'refused' WHERE sha256 = '{sha256}'")
    await stage.app.fetch(stage.now)
    assert sha256 not in blobs(stage)
    files, listed = inside(await package(stage, cast.office))
    assert files == [PHOTO]
    assert "Biên bản" not in listed
    assert "Không còn tệp" in listed


async def test_opened_again_the_package_is_what_counts_now_and_the_next_version_has_its_own_list(
    stage: Stage, cast: Cast
) -> None:
    await closed(stage, cast)
    await stage.says(cast.office, "mở lại báo cáo quý 1: rút nhầm")
    await stage.presses(cast.office, "Mở lại báo cáo")
    change(stage, "UPDATE evidence SET state = 'withdrawn' WHERE kind = 'file'")
    files, listed = inside(await package(stage, cast.office))
    assert files == []
    assert "đã chốt" not in listed
    await stage.says(cast.office, "chốt báo cáo quý 1")
    await stage.presses(cast.office, "Chốt báo cáo")
    counts = "SELECT count(*) FROM report_evidence JOIN reports ON reports.id = report_id WHERE version = ?"
    assert [one(stage, counts, version) for version in (1, 2)] == [3, 1]


async def test_a_report_closed_by_an_earlier_version_has_the_package_that_it_had(stage: Stage, cast: Cast) -> None:
    await closed(stage, cast)
    content = json.loads(one(stage, "SELECT content FROM reports WHERE commune_id = 1"))
    del content["evidence"]
    kept = json.dumps(content).replace("'", "''")
    change(stage, "DELETE FROM report_evidence", f"UPDATE reports SET content = '{kept}' WHERE commune_id = 1")
    files, listed = inside(await package(stage, cast.office))
    assert files == sorted([PHOTO, SCAN])
    assert "đã chốt, phiên bản" not in listed


@pytest.mark.parametrize("order", [(1, 2), (2, 1)])
def test_the_digest_of_a_list_does_not_depend_on_its_order(order: tuple[int, int]) -> None:
    pieces = [Listed(evidence=e, item=7, state=PieceState.FILE, sha256="a" * 64, size=1) for e in order]
    assert closed_evidence.digest_of(pieces) == closed_evidence.digest_of(pieces[::-1])
    other = [Listed(evidence=e, item=8, state=PieceState.FILE, sha256="a" * 64, size=1) for e in order]
    assert closed_evidence.digest_of(pieces) != closed_evidence.digest_of(other)
