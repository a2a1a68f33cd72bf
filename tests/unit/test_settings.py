"""The settings, and the file that shows them to an operator."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot import settings
from bot.settings import Settings, WrongSetting

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = (ROOT / ".env.example").read_text(encoding="utf-8")
KEYS = re.findall(r"^([A-Z_]+)=(.*)$", EXAMPLE, flags=re.MULTILINE)


@pytest.fixture(autouse=True)
def empty_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for key, _ in KEYS:
        monkeypatch.delenv(key, raising=False)
    monkeypatch.chdir(tmp_path)


def test_the_example_names_every_setting_and_no_other() -> None:
    known = {name.upper() for name in Settings.model_fields} - {"FURTHER_TOKENS"}
    assert {key for key, _ in KEYS} == known


def test_the_example_copied_as_it_is_changes_nothing(tmp_path: Path) -> None:
    bare = settings.load()
    (tmp_path / ".env").write_text(EXAMPLE, encoding="utf-8")
    assert settings.load() == bare


def test_each_key_of_the_example_is_explained() -> None:
    for key, _ in KEYS:
        above = EXAMPLE[: EXAMPLE.index(f"\n{key}=")].rsplit("\n\n", 1)[-1]
        assert above.lstrip().startswith("#"), key


def test_further_bots_are_known_by_the_name_behind_their_token(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_TOKEN", "1:aaa")
    monkeypatch.setenv("TELEGRAM_TOKEN_PROVINCE", "2:bbb")
    assert settings.load().telegram_tokens == {"main": "1:aaa", "province": "2:bbb"}


def test_a_token_never_shows_in_the_settings_as_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_TOKEN", "123:very-secret")
    monkeypatch.setenv("TELEGRAM_TOKEN_TWO", "456:also-secret")
    shown = repr(settings.load()) + str(settings.load().model_dump())
    assert "very-secret" not in shown
    assert "also-secret" not in shown


@pytest.mark.parametrize(
    ("key", "value"),
    [("RETENTION_DAYS", "soon"), ("RETENTION_DAYS", "0"), ("TELEGRAM_MESSAGES_PER_SECOND", "-1")],
)
def test_a_setting_that_cannot_be_used_is_named(monkeypatch: pytest.MonkeyPatch, key: str, value: str) -> None:
    monkeypatch.setenv(key, value)
    with pytest.raises(WrongSetting, match=key):
        settings.load()


def test_an_address_without_a_port_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LISTEN", "localhost")
    with pytest.raises(WrongSetting, match="LISTEN"):
        _ = settings.load().listen_address


def test_the_signing_key_is_made_once_and_for_our_eyes_only(tmp_path: Path) -> None:
    first = settings.load().signing_key()
    assert len(first) > 40
    assert settings.load().signing_key() == first
    assert (tmp_path / "data" / "secret.key").stat().st_mode & 0o077 == 0
