# The one door: every target does its own set-up first (system packages, .venv from the hashed lock), at once when done before.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-builtin-rules
PY := .venv/bin/python
WORKERS ?= 2
OUT ?= out
export PYTHONDONTWRITEBYTECODE := 1

.PHONY: help run demo test check bench build faults gateway simulate people city-faults pictures screenshot windows windows-wheels lock clean ready-run ready-test ready-bench ready-build ready-windows

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-16s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

ready-run ready-test ready-bench ready-build ready-windows:
	@.ci/setup $(@:ready-%=%)

run: ready-run ## open the desk on a practice ward (without a display: a whole day headless, with PDFs and pictures)
	@OUT=$(OUT) .ci/start

demo: ready-run ## drive the real windows through a day without a display; PDFs and screenshots in out/demo
	@$(PY) -m desk_app demo --headless --out $(OUT)/demo

gateway: ## start the city on this machine with SQLite (GATEWAY_DB=postgres: a private PostgreSQL in out/; or an address)
	@OUT=$(OUT) .ci/gateway

test: ready-test ## run every test (about ten minutes on two cores)
	@$(PY) -m pytest -n $(WORKERS) --dist worksteal -q

check: ready-test ## style, types, import rules, sizes, texts and layout
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .
	@$(PY) -m mypy
	@$(PY) -m mypy -p tests.benchmarks --follow-imports=silent
	@.venv/bin/lint-imports --no-cache
	@$(PY) -m pytest -q -p no:cacheprovider tests/quality

faults: ready-test ## kill, fill, flip, starve and scan for a long time (FAULT_KILLS=200 kills; FAULT_SEED for other moments)
	@FAULT_KILLS=$${FAULT_KILLS:-200} FAULT_SCANS=1 $(PY) -m pytest -q -m fault

simulate: ready-test ## live through 20,000 histories of desks and city full of faults (SIM_SEEDS, SIM_FIRST; one seed again: python -m tests.simulation SEED)
	@$(PY) -m tests.simulation --processes $(WORKERS)

people: ready-test ## let 20,000 drawn stories mix up the people of a form, 2,000 more in the real window (PEOPLE, PEOPLE_IN_WINDOW)
	@DRAWN_PEOPLE=$${PEOPLE:-20000} DRAWN_PEOPLE_IN_WINDOW=$${PEOPLE_IN_WINDOW:-2000} $(PY) -m pytest -q tests/screens/reception/test_drawn_people.py

city-faults: ready-test ## 2,000 dossiers from four desks over a bad line with 30 kills, with SQLite and with PostgreSQL (E2E_SEED for other moments)
	@E2E_DOSSIERS=$${E2E_DOSSIERS:-2000} E2E_KILLS=$${E2E_KILLS:-30} $(PY) -m pytest -q -s tests/city_end_to_end

bench: ready-bench ## measure speed against peers side by side; prints tables of ratios, fails on none
	@for one in tests/benchmarks/bench_*.py; do $(PY) -m tests.benchmarks.$$(basename $$one .py); echo; done

build: ready-build ## make the program folder dist/desk-app with PyInstaller and try it in an empty environment
	@.ci/build

pictures: ready-test ## look at every page, dialog and state at all sizes, looks and languages; pictures and sheets in out/pictures
	@export PICTURES=$${PICTURES:-$(OUT)/pictures} QT_QPA_PLATFORM=offscreen; \
	$(PY) -m pytest -n $(WORKERS) --dist worksteal -q tests/pictures && for scale in 1.25 1.5 1.75 2; do \
	QT_SCALE_FACTOR=$$scale $(PY) -m pytest -n $(WORKERS) --dist worksteal -q tests/pictures/test_pictures.py || exit 1; done

screenshot: ready-test ## take the pictures of the README anew
	@.ci/screenshot

windows: ready-windows ## test, build and try the program on Windows, under wine (WINDOWS_STEPS, WINDOWS_ROOMS; fetched once into out/windows)
	@WINDOWS_HOME=$${WINDOWS_HOME:-$(OUT)/windows} WORKERS=$(WORKERS) .ci/windows $(WINDOWS_STEPS)

windows-wheels: ready-test ## resolve every runtime package as a wheel for Windows
	@.ci/windows-wheels

lock: ## write requirements.lock and requirements-dev.lock anew from pyproject.toml (UPGRADE=1 for newest versions)
	@.ci/lock

clean: ## remove what the other targets made, .venv too
	@rm -rf .venv .venv-lock build dist $(OUT) .pytest_cache .mypy_cache .ruff_cache .hypothesis
