"""The evidence of a closed report: listed when it is closed, and handed over as it was listed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy.orm import Session

from actions.evidence_package import Proven, piece_of, places_of
from actions.wording import Part, say
from db import people, reports, tasks
from db.models import Commune, Evidence, EvidenceState, Report, ReportEvidence, ReportStage
from plans.evidence_package import Lacking, Package, Piece, PieceState, TaskPlace, lay_out

# Among the frozen figures: the digest of the list, and the items that nothing proved.
KEY = "evidence"


@dataclass(frozen=True, kw_only=True, slots=True)
class Listed:
    """A piece that counts at closing."""

    evidence: int
    item: int
    state: PieceState
    sha256: str | None
    size: int


def listed(proven: Proven) -> list[Listed]:
    """What counts now, piece by piece."""
    return [
        Listed(evidence=row.id, item=row.item_id, state=piece.state, sha256=piece.sha256, size=piece.size)
        for row, piece in proven.pieces
        if row.item_id is not None
    ]


def frozen(proven: Proven) -> Mapping[str, Any]:
    """What the frozen figures say of the list: how many pieces, their digest, and which items nothing proved."""
    pieces = listed(proven)
    return {
        "count": len(pieces), "sha256": digest_of(pieces), "lacking": [item for item, _ in proven.lacking]
    }  # fmt: skip


def digest_of(pieces: Sequence[Listed]) -> str:
    """The SHA-256 of a list of evidence as canonical JSON: [evidence, item, state, sha256] in the order of the ids."""
    rows = [[one.evidence, one.item, one.state.value, one.sha256] for one in sorted(pieces, key=lambda p: p.evidence)]
    return hashlib.sha256(json.dumps(rows, separators=(",", ":")).encode()).hexdigest()


def keep(tx: Session, report: Report, pieces: Sequence[Listed]) -> None:
    """Keep the list with its report."""
    for one in pieces:
        tx.add(
            ReportEvidence(
                commune_id=report.commune_id, report_id=report.id, evidence_id=one.evidence, item_id=one.item,
                state=one.state, sha256=one.sha256, size=one.size,
            )
        )  # fmt: skip


def has_list(report: Report | None) -> bool:
    """Whether a report is closed with its list; those that were closed by earlier versions have none."""
    return report is not None and report.stage is ReportStage.CLOSED and KEY in (report.content or {})


def about(label: Part, report: Report) -> Part:
    """How the list calls the period: by its name and the version that is closed."""
    return say("package-of-closed", label=label, version=report.version)


def package_of(tx: Session, commune: Commune, report: Report) -> Package:
    """Exactly what counted when the report was closed: also what was taken back since, and nothing that came since."""
    kept = reports.evidence_of(tx, commune.id, report.id)
    lacking_ids: list[int] = (report.content or {})[KEY]["lacking"]
    items = {item.id: item for item in tasks.items(tx, commune.id, {*(one.item_id for one, _ in kept), *lacking_ids})}
    places = places_of(tx, commune, {item.task_id for item in items.values()})
    names = {agency.id: agency.name for agency in people.agencies(tx, commune.id)}

    def placed(item_id: int) -> tuple[TaskPlace, str]:
        item = items[item_id]
        return places[item.task_id], names[item.agency_id]

    senders: dict[int, str] = {}
    pieces = [_as_listed(piece_of(tx, row, *placed(one.item_id), senders), one, row) for one, row in kept]
    lacking = [Lacking(task=place, agency=agency) for place, agency in map(placed, lacking_ids)]
    return lay_out(pieces, lacking)


def _as_listed(piece: Piece, one: ReportEvidence, row: Evidence) -> Piece:
    """The piece with the bytes that it had at closing; of a file that was still on its way, with those that came."""
    if row.state is EvidenceState.REFUSED:  # secret, as was found since: nothing of it is handed over
        return replace(piece, state=PieceState.GONE, sha256=None, size=0, name=None, words=None)
    is_withdrawn = row.state is EvidenceState.WITHDRAWN
    if one.sha256 is not None:
        return replace(
            piece, state=PieceState.FILE, sha256=one.sha256, size=one.size, is_withdrawn=is_withdrawn
        )  # fmt: skip
    if is_withdrawn and one.state is not PieceState.WORDS:
        return replace(piece, state=PieceState.GONE, is_withdrawn=True)
    return replace(piece, is_withdrawn=is_withdrawn)
