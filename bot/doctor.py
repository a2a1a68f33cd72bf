"""`nhacviec doctor`: looks an installation over and says in one line each what is right and what is not."""

from __future__ import annotations

import importlib
import os
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from actions.messages import plain
from actions.wording import render, say
from bot.channels.telegram import TelegramChannel
from bot.settings import Settings
from db import history, migrations, people
from db.session import first_line, open_engine, reading, soundness
from documents import tesseract
from jobs.virus_scan import ScanUnavailable, infection
from locales import DEFAULT_LANGUAGE, DEFAULT_YOU

_PACKAGES = ("bot", "jobs", "actions", "db", "documents", "plans", "locales")
_ENOUGH_DISK = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    ok: bool
    subject: str
    detail: str


async def examine(settings: Settings, channels: Sequence[TelegramChannel]) -> int:
    """Print what was found; 0 when all is right, 1 when something is not. Changes nothing, prints no secret."""
    findings = [*_packages(), *_folders(settings), *_database(settings), _recognition(), await _scanner(settings)]
    for channel in channels:
        health = await channel.check()
        findings.append(Finding(health.ok, f"telegram {channel.bot}", health.detail))
        await channel.close()
    if not channels:
        findings.append(Finding(True, "telegram", _words("doctor-telegram-off")))
    for finding in findings:
        print(
            _words("doctor-line", mark="ok " if finding.ok else "BAD", subject=finding.subject, detail=finding.detail)
        )
    return 0 if all(finding.ok for finding in findings) else 1


def _packages() -> Iterator[Finding]:
    """Generic top-level names can be shadowed by a stray package: say where each came from."""
    ours = Path(__file__).resolve().parents[1]
    for name in _PACKAGES:
        place = Path(importlib.import_module(name).__file__ or "").resolve().parent
        yield Finding(place.parent == ours, _words("doctor-package", name=name), str(place))


def _folders(settings: Settings) -> Iterator[Finding]:
    folder = settings.evidence_dir
    existing = next(p for p in (folder, *folder.resolve().parents) if p.exists())
    free = shutil.disk_usage(existing).free
    yield Finding(existing.is_dir() and os.access(existing, os.W_OK), _words("doctor-evidence-folder"), str(folder))
    yield Finding(free > _ENOUGH_DISK, _words("doctor-free-disk"), f"{free // 1_000_000} MB")


def _recognition() -> Finding:
    """Scanned plans are refused politely without it, so that its lack is told and is no fault."""
    lacking = tesseract.lacking()
    if lacking is None:
        return Finding(True, _words("doctor-scans"), "tesseract vie")
    return Finding(True, _words("doctor-scans"), _words("doctor-scans-off", lacking=lacking))


async def _scanner(settings: Settings) -> Finding:
    """Files wait while a virus scanner that was set cannot be asked."""
    if settings.clamd_socket is None:
        return Finding(True, _words("doctor-scanner"), _words("doctor-scanner-off"))
    try:
        await infection(b"", settings.clamd_socket)
    except ScanUnavailable as unavailable:
        told = _words("doctor-scanner-away", place=str(settings.clamd_socket), why=str(unavailable))
        return Finding(False, _words("doctor-scanner"), told)
    return Finding(True, _words("doctor-scanner"), str(settings.clamd_socket))


def _database(settings: Settings) -> Iterator[Finding]:
    try:
        revision = migrations.current(settings.database_url)
        if revision is None:
            yield Finding(False, _database_words(), _words("doctor-database-empty"))
            return
        if revision not in migrations.known():
            yield Finding(False, _database_words(), _words("doctor-database-newer", revision=revision))
            return
        if revision != migrations.head():
            yield Finding(False, _database_words(), _words("doctor-database-older", revision=revision))
            return
        yield Finding(True, _database_words(), _words("doctor-database-revision", revision=revision))
        yield from _contents(settings)
    except DBAPIError as error:
        yield Finding(False, _database_words(), first_line(error))
    except OSError as error:
        yield Finding(False, _database_words(), str(error))


def _contents(settings: Settings) -> Iterator[Finding]:
    engine = open_engine(settings.database_url)
    try:
        sound = soundness(engine)
        yield Finding(sound == "ok", _words("doctor-database-file"), sound)
        with reading(engine) as tx:
            for commune in people.communes(tx):
                broken = history.first_break(tx, commune.id)
                detail = _words("doctor-unbroken") if broken is None else _words("doctor-broken", event=str(broken))
                yield Finding(broken is None, _words("doctor-history", commune=commune.name), detail)
    finally:
        engine.dispose()


def _database_words() -> str:
    return _words("doctor-database")


def _words(key: str, **values: str) -> str:
    return plain(render({"parts": [say(key, **values)]}, DEFAULT_LANGUAGE, DEFAULT_YOU).text)
