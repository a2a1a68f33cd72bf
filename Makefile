# `make demo` and `make test` need nothing but Python 3.11 or newer and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/installed

.PHONY: install demo test check bench lock clean

demo: $(INSTALLED)  ## play the main job: by yourself on a terminal, else a whole year of it
	$(BIN)/nhacviec demo

test: $(INSTALLED)  ## all tests
	$(BIN)/pytest --numprocesses auto --dist worksteal

check: $(INSTALLED)  ## what CI asks besides the tests: lint, format, types, import directions
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy plans db documents actions jobs locales bot
	$(BIN)/lint-imports

bench: $(INSTALLED)  ## the benchmarks; minutes long
	$(BIN)/python -m tests.benchmarks

install: $(INSTALLED)  ## only install

$(INSTALLED): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Nhắc Việc needs Python 3.11 or newer: make PYTHON=python3.11"; exit 1; }
	@echo "Installing into $(VENV), about a minute …"
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

lock:  ## write requirements.lock anew (needs uv)
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --group dev pyproject.toml -o requirements.lock

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .import_linter_cache
