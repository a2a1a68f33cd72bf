"""`python -m bot` does what `nhacviec` does."""

from bot.cli import main

raise SystemExit(main())
