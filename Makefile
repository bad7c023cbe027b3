# Two commands on a fresh machine: `make` builds every role into build/, `make test` runs all tests.
# Needs Python 3.11 or later, make and git; everything else goes into .venv.

PYTHON ?= python3
BIN := .venv/bin
# Pins what is installed and what builds the package alike.
export PIP_CONSTRAINT := $(CURDIR)/constraints.txt
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: all test lint golden schemas letterheads pictures bench clean

all: .venv/run
	$(BIN)/jdgen build

.venv/run: pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --editable .
	touch $@

.venv/develop: .venv/run
	$(BIN)/pip install --quiet --editable '.[test,lint,bench]'
	touch $@

test: .venv/develop
	$(BIN)/pytest -n auto

# Format, lint, types, import layers, and whether the generated files are up to date.
lint: .venv/develop
	$(BIN)/ruff format --check jdgen tests tools
	$(BIN)/ruff check jdgen tests tools
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python tools/generated.py --check

# Rewrite the golden files; read the diff before you commit it.
golden: .venv/develop
	$(BIN)/pytest --golden tests/formats tests/mistakes tests/corpus tests/letterheads tests/building/catalogue tests/ladder -k "golden or announced"

schemas: .venv/develop
	$(BIN)/jdgen schema --write

letterheads: .venv/develop
	$(BIN)/python tools/letterheads.py

# Small pictures of all roles in all houses, in docs/looks/, and those of the guide; needs LibreOffice, pdftoppm,
# ImageMagick and Chromium.
pictures: .venv/develop
	$(BIN)/python tools/pictures.py
	$(BIN)/python tools/letterhead_pictures.py
	$(BIN)/python tools/governance_pictures.py
	$(BIN)/python tools/browser_pictures.py
	$(BIN)/python tools/changes_pictures.py

bench: .venv/develop
	$(BIN)/python tools/bench.py
	$(BIN)/python tools/bench_diff.py
	$(BIN)/python tools/bench_redline.py
	$(BIN)/python tools/bench_history.py

clean:
	rm -rf .venv build dist
