"""Settings from the environment and `.env`; the only place that reads them. Tokens are secrets and never printed."""

from __future__ import annotations

import logging
import os
import re
import secrets
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Annotated

from dotenv import dotenv_values
from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict
from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError

from locales import LANGUAGES

DEFAULT_BOT = "main"
_NEW_AND_OURS = os.O_WRONLY | os.O_CREAT | os.O_EXCL
_FURTHER_TOKEN = re.compile(r"TELEGRAM_TOKEN_([A-Z0-9_]+)", re.IGNORECASE)


class WrongSetting(ValueError):
    """A setting that cannot be used; the text names it and says what it must be."""


class Settings(BaseSettings):
    """Every key of `.env.example`; a network is on when its token is set."""

    model_config = SettingsConfigDict(
        env_file=".env", env_file_encoding="utf-8", env_ignore_empty=True, extra="ignore", frozen=True
    )

    database_url: str = "sqlite:///data/nhacviec.db"
    evidence_dir: Path = Path("data/evidence")
    clamd_socket: Path | None = None
    secret_key: SecretStr | None = None
    telegram_token: SecretStr | None = None
    telegram_base_url: str = "https://api.telegram.org/bot"
    telegram_base_file_url: str = "https://api.telegram.org/file/bot"
    telegram_proxy: str | None = None
    telegram_webhook_secret: SecretStr | None = None
    telegram_messages_per_second: Annotated[float, Field(gt=0, le=1000)] = 30.0
    public_url: str | None = None
    listen: str = "127.0.0.1:8080"
    language_default: str = "vi"
    log_level: str = "INFO"
    retention_days: Annotated[int, Field(ge=1)] = 90
    further_tokens: Annotated[Mapping[str, SecretStr], NoDecode] = Field(default_factory=dict, exclude=True)

    @field_validator("database_url")
    @classmethod
    def _a_database_we_speak(cls, url: str) -> str:
        try:
            dialect = make_url(url).get_dialect()
        except SQLAlchemyError:
            raise ValueError("must look like sqlite:///data/nhacviec.db") from None
        if dialect.name not in ("sqlite", "postgresql"):
            raise ValueError(f"must be SQLite or PostgreSQL, not {dialect.name}")
        try:
            dialect.import_dbapi()
        except ImportError as error:
            raise ValueError(f"needs the package {error.name}, which is not installed") from None
        return url

    @field_validator("log_level")
    @classmethod
    def _a_level_there_is(cls, level: str) -> str:
        if level.upper() not in logging.getLevelNamesMapping():
            raise ValueError("must be DEBUG, INFO, WARNING or ERROR")
        return level.upper()

    @field_validator("language_default")
    @classmethod
    def _a_language_we_speak(cls, language: str) -> str:
        if language not in LANGUAGES:
            raise ValueError(f"must be one of {', '.join(LANGUAGES)}")
        return language

    @property
    def telegram_tokens(self) -> dict[str, str]:
        """Token by the name of the bot in our settings; empty when Telegram is off."""
        tokens = {name: token.get_secret_value() for name, token in self.further_tokens.items()}
        if self.telegram_token is not None:
            tokens[DEFAULT_BOT] = self.telegram_token.get_secret_value()
        return tokens

    @property
    def listen_address(self) -> tuple[str, int]:
        """Host and port of the pages and the webhook."""
        host, _, port = self.listen.rpartition(":")
        if not host or not port.isdigit():
            raise WrongSetting(f"LISTEN must look like 127.0.0.1:8080, not {self.listen!r}")
        return host, int(port)

    @property
    def console_dir(self) -> Path:
        """Where the terminal puts the files that are sent to its seats."""
        return self.evidence_dir.parent / "console"

    def signing_key(self) -> bytes:
        """The key of invitations and links; made on the first run and kept beside the data, readable by us alone."""
        if self.secret_key is not None:
            return self.secret_key.get_secret_value().encode()
        path = self.evidence_dir.parent / "secret.key"
        path.parent.mkdir(parents=True, exist_ok=True)
        # Whoever comes second at the very first start finds the key of the first.
        with suppress(FileExistsError), os.fdopen(os.open(path, _NEW_AND_OURS, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(48))
        return path.read_text().strip().encode()


def load() -> Settings:
    """The settings of this process; WrongSetting names the first that cannot be used."""
    found = {**{k: v for k, v in dotenv_values(".env").items() if v}, **{k: v for k, v in os.environ.items() if v}}
    tokens = {m[1].lower(): SecretStr(found[key]) for key in found if (m := _FURTHER_TOKEN.fullmatch(key))}
    try:
        return Settings(further_tokens=tokens)
    except ValidationError as error:
        first = error.errors()[0]
        raise WrongSetting(f"{str(first['loc'][0]).upper()}: {first['msg'].removeprefix('Value error, ')}") from None
