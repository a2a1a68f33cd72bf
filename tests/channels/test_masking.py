"""Secrets do not get into logs, whoever logs them and however."""

from __future__ import annotations

import io
import logging

import pytest

from bot.masking import MaskSecrets

TOKEN = "7000000001:AAF-short"  # not of a token's shape: only its value gives it away
SHAPED = "1234567890:AAE-nobody-was-ever-given-this-one"
KEY = "một khóa / có dấu"


@pytest.fixture
def log() -> tuple[logging.Logger, io.StringIO]:
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.addFilter(MaskSecrets([TOKEN, KEY, ""]))
    logger = logging.Logger("somebody.else")
    logger.addHandler(handler)
    return logger, written


SAID = [
    (
        f"POST https://api.telegram.org/bot{TOKEN}/sendMessage 200",
        "POST https://api.telegram.org/bot***/sendMessage 200",
    ),
    ("POST https://a.vn/bot7000000001%3AAAF-short/getMe", "POST https://a.vn/bot***/getMe"),
    (f"not found: /bot{TOKEN.lower()}/getme", "not found: /bot***/getme"),
    (f"token={SHAPED}!", "token=***!"),
    (f"https://bot-api.zaloplatforms.com/bot{SHAPED}/getMe", "https://bot-api.zaloplatforms.com/bot***/getMe"),
    (f"the key is {KEY}.", "the key is ***."),
    ("12:30:05 việc 2 xong, 45/KH-UBND", "12:30:05 việc 2 xong, 45/KH-UBND"),
    ("127.0.0.1:8080 GET /healthz", "127.0.0.1:8080 GET /healthz"),
]


@pytest.mark.parametrize(("said", "written"), SAID)
def test_a_secret_is_masked_and_all_else_stays(
    log: tuple[logging.Logger, io.StringIO], said: str, written: str
) -> None:
    log[0].warning(said)
    assert log[1].getvalue() == written + "\n"


def test_arguments_are_masked(log: tuple[logging.Logger, io.StringIO]) -> None:
    log[0].info("HTTP Request: %s %s %d%%", "POST", f"https://a.vn/bot{SHAPED}/getMe", 200)
    assert log[1].getvalue() == "HTTP Request: POST https://a.vn/bot***/getMe 200%\n"


def test_tracebacks_are_masked(log: tuple[logging.Logger, io.StringIO]) -> None:
    try:
        raise ValueError(f"no such address: https://a.vn/bot{TOKEN}/getMe")
    except ValueError:
        log[0].exception("it failed", stack_info=True)
    assert "no such address: https://a.vn/bot***/getMe" in log[1].getvalue()
    assert TOKEN not in log[1].getvalue()


def test_without_secrets_only_the_shape_is_masked() -> None:
    assert MaskSecrets().masked(f"việc 2 xong {SHAPED}") == "việc 2 xong ***"
