# Ostrakon. `make demo` and `make test` do all their set-up; they need Python 3.11 to 3.14, GNU make (3.81 or newer) and git, nothing else.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# Only wheels, only pinned versions, no resolver: nothing is compiled, and PyICU (source only) is never asked for.
PIP_INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --only-binary :all:

.DEFAULT_GOAL := help
.PHONY: help demo test lint check bench format lock clean

help: ## show this help
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

demo: $(VENV)/.run ## set up and run the main job on the built-in sample
	@$(BIN)/ostrakon demo

test: $(VENV)/.dev ## set up and run the tests
	@$(BIN)/python -m pytest $(PYTEST_ARGS)

lint: $(VENV)/.dev ## format, rules, types and layers
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

check: lint test ## everything a change must pass

bench: $(VENV)/.dev ## measure; prints tables (OSTRAKON_LISTS=folder of list files)
	@$(BIN)/python -m bench

format: $(VENV)/.dev ## format the code
	@$(BIN)/ruff format . && $(BIN)/ruff check --fix .

lock: $(VENV)/.dev ## pin all dependencies anew
	@$(BIN)/python tools/lock.py

clean: ## remove the environment and caches
	@rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .import_linter_cache

$(VENV)/bin/python:
	@echo "Setting up $(VENV) ..."
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14) and "Ostrakon needs Python 3.11 to 3.14; say PYTHON=/path/to/python3.11 make ...")'
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.run: requirements.lock pyproject.toml | $(VENV)/bin/python
	@echo "Installing pinned packages ..."
	@$(PIP_INSTALL) --require-hashes -r requirements.lock
	@$(PIP_INSTALL) --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: requirements-dev.lock $(VENV)/.run
	@echo "Installing pinned packages for tests ..."
	@$(PIP_INSTALL) --require-hashes -r requirements-dev.lock
	@touch $@
