"""What we made and a kill kept from being handed over is gone at the next start; what was handed over stays."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import date

import pytest

from bot.demo.stage import Stage
from db.blobs import Blob, BlobFolder
from jobs import tidy
from tests.conftest import Cast
from tests.flows.looking import rows
from tests.flows.test_evidence_package import BUTTON, PHOTO, SCAN, asks, reports
from tests.flows.test_plan_by_chat import NEXT_YEAR, blobs, sends
from tests.flows.test_summaries import some_work


def made(stage: Stage) -> set[str]:
    """The blobs, without the notes beside them."""
    return {name for name in blobs(stage) if not name.startswith(".")}


async def restarts(stage: Stage) -> int:
    """The program starts again after a kill; how much it let go of."""
    folder = stage.app.fetching.folder
    folder.sweep()
    return await tidy.let_go_of_made(stage.app.writer, folder)


async def killed(monkeypatch: pytest.MonkeyPatch, deed: Callable[[], Awaitable[object]], *, after: int = 1) -> None:
    """The process dies when so many files are made and none is handed over."""
    count = 0

    def dying(make: Callable[..., Blob]) -> Callable[..., Blob]:
        def made_and_dies(*given: object) -> Blob:
            nonlocal count
            blob, count = make(*given), count + 1
            if count == after:
                raise KeyboardInterrupt
            return blob

        return made_and_dies

    with monkeypatch.context() as broken:
        for name in ("make", "adopt"):
            broken.setattr(BlobFolder, name, dying(getattr(BlobFolder, name)))
        with pytest.raises(KeyboardInterrupt):
            await deed()


@pytest.mark.parametrize("button", [BUTTON, "Báo cáo (Word)"])
async def test_a_kill_before_the_handing_over_leaves_nothing_after_the_next_start(
    stage: Stage, cast: Cast, monkeypatch: pytest.MonkeyPatch, button: str
) -> None:
    await reports(stage, cast)
    await stage.says(cast.office, "/tonghop")
    await stage.app.fetch(stage.now)
    before = made(stage)
    await killed(monkeypatch, lambda: stage.presses(cast.office, button))
    (orphan,) = made(stage) - before
    assert await restarts(stage) == 1
    assert orphan not in blobs(stage)
    heard = len(stage.channel.to(cast.office.chat))
    await stage.settle()
    (sent,) = [one for one in stage.channel.to(cast.office.chat)[heard:] if one.file is not None]
    assert sent.file
    await stage.app.fetch(stage.now)
    assert made(stage) == before
    assert await restarts(stage) == 0


async def test_what_stands_somewhere_stays(stage: Stage, cast: Cast) -> None:
    """The commit was done and only the note about it was not taken away."""
    await reports(stage, cast)
    (_, sent) = await asks(stage, cast.office)
    assert sent.file is not None
    folder = stage.app.fetching.folder
    for sha256 in rows(stage, "SELECT sha256 FROM evidence WHERE sha256 IS NOT NULL"):
        folder.note_made(sha256)
    assert await restarts(stage) == 0
    assert {folder.read(sha256) for sha256 in made(stage)} >= {PHOTO, SCAN}
    assert folder.not_handed_over() == []


async def test_the_workbook_of_a_plan_is_let_go_of_too(
    stage: Stage, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    await sends(stage, cast.office, NEXT_YEAR)
    before = made(stage)
    await killed(monkeypatch, lambda: stage.presses(cast.office, "Tải bảng (Excel)"))
    assert len(made(stage) - before) == 1
    assert await restarts(stage) == 1
    assert made(stage) == before


async def test_a_report_that_is_being_closed_leaves_nothing_behind(
    stage: Stage, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    await some_work(stage, cast)
    stage.set_clock(date(2026, 6, 16))
    await stage.says(cast.office, "chốt báo cáo quý 2")
    before = made(stage)
    await killed(monkeypatch, lambda: stage.presses(cast.office, "Chốt báo cáo"), after=3)
    assert len(made(stage) - before) == 3
    assert await restarts(stage) == 3
    await stage.settle()
    kept = set(rows(stage, "SELECT sha256 FROM report_files"))
    assert len(kept) == 3
    assert await restarts(stage) == 0
    assert kept <= made(stage)
