# One command each. `make demo` or `make test` is all that a fresh clone needs: .venv is set up on the way.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup demo test check static covered fmt lock bench soak phrasebook corpus

VENV := .venv
RUN := $(VENV)/bin/python
READY := $(VENV)/.ready
SUNMAO := $(VENV)/bin/sunmao
CANDIDATES := $(or $(PYTHON),python3 python3.13 python3.12 python3.11 python3.14)
WORKERS ?= 4

# Tests and benchmarks start the bot many times; without kept bytecode each start compiles all of it anew.
unexport PYTHONDONTWRITEBYTECODE

help: ## say what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile

setup: $(READY) $(SUNMAO) ## set up .venv from requirements.lock, with the command sunmao in it

demo: $(READY) ## try everything on this machine, with a WeCom of our own
	@$(RUN) -m bot demo

test: $(READY) ## run all tests
	@$(RUN) -m pytest -n $(WORKERS) --dist worksteal

check: $(READY) ## what CI says: format, lint, types, imports, tests with coverage
	@$(MAKE) --no-print-directory --jobs=2 --output-sync=target static covered

static: $(READY)
	@echo '== format (ruff format --check)'
	@$(VENV)/bin/ruff format --check .
	@echo '== lint (ruff check)'
	@$(VENV)/bin/ruff check .
	@echo '== types (mypy --strict)'
	@$(RUN) -m mypy
	@echo '== imports (lint-imports)'
	@$(VENV)/bin/lint-imports

covered: $(READY)
	@echo '== tests, with coverage: all of it at least 95 %, bot/domain 100 %'
	@$(RUN) -m pytest -n $(WORKERS) --dist worksteal --cov --cov-report=term --cov-fail-under=95
	@report=$$($(VENV)/bin/coverage report --include='bot/domain/*' --fail-under=100 2>&1) || \
	  { echo "$$report"; echo 'bot/domain is not covered to 100 %' >&2; exit 1; }

fmt: $(READY) ## put the code into its format, and mend what can be mended
	@$(VENV)/bin/ruff format .
	@$(VENV)/bin/ruff check --fix .

lock: ## write requirements.lock anew (needs uv); say UPGRADE=--upgrade for newer versions
	@command -v uv >/dev/null || { echo '需要 uv,请先执行: pip install uv' >&2; exit 1; }
	@uv pip compile pyproject.toml --group dev --universal --generate-hashes --no-header $(UPGRADE) --quiet -o requirements.lock

bench: $(READY) ## measure what a user would feel
	@set -e; for file in benchmarks/[!_]*.py; do \
	  [ -e "$$file" ] || continue; \
	  name=$$(basename "$$file" .py); echo "== $$name"; $(RUN) -m "benchmarks.$$name"; \
	done

soak: $(READY) ## long experiments
	@$(RUN) -m pytest -m soak

phrasebook: $(READY) ## write docs/phrasebook.md anew
	@$(RUN) -m bot phrasebook

corpus: $(READY) ## how well free replies are understood, in figures
	@$(RUN) -m tests.corpus.report

# A Python of 3.11 or later that can make a virtual environment; Debian keeps ensurepip in a package of its own.
$(READY): requirements.lock
	@set -e; python=; \
	for name in $(CANDIDATES); do \
	  "$$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { python=$$name; break; }; \
	done; \
	[ -n "$$python" ] || { echo '需要 Python 3.11 或更新的版本;装好后可用 make PYTHON=/路径/python3.11 指定。' >&2; exit 1; }; \
	"$$python" -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo "$$python 缺少 venv 模块,请先执行: sudo apt-get install python3-venv,再运行一次 make。" >&2; exit 1; }; \
	echo "== setting up $(VENV) with $$("$$python" --version)"; \
	"$$python" -m venv --clear $(VENV); \
	$(RUN) -m pip install --quiet --disable-pip-version-check --upgrade pip || \
	  echo "== going on with the pip that came with Python; it takes longer"; \
	$(RUN) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@touch $@

# The program runs from here, wherever it is called; -P keeps the folder it is called in out of its imports.
$(SUNMAO): $(READY)
	@printf '#!/bin/sh\nPYTHONPATH="%s" exec "%s/$(RUN)" -P -m bot "$$@"\n' '$(CURDIR)' '$(CURDIR)' >$@
	@chmod +x $@
