# make help lists the targets. PYTHON=python3.12 make app chooses another interpreter (3.11 or newer).
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.DEFAULT_GOAL := help
.PHONY: help app test check lint fix golden bench data browser clean

help:  ## list the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*##/\t/' | expand -t 10

app: $(VENV)/app  ## set everything up and open the dashboard on the bundled data
	$(BIN)/streamlit run dashboard/app.py

test: $(VENV)/dev browser  ## set everything up and run all tests
	$(BIN)/python -m pytest -n 2 -m "not browser"
	$(BIN)/python -m pytest -m browser

check: lint test  ## formatting, ruff, mypy and all tests: what must be green before a commit

lint: $(VENV)/dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

fix: $(VENV)/dev  ## format and mend what ruff can mend
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

golden: $(VENV)/dev  ## compare with published figures only
	$(BIN)/python -m pytest -m golden -v

bench: $(VENV)/dev  ## speed and memory, each beside the naive way
	$(BIN)/python -m pytest benchmarks -v -s --benchmark-timer=time.process_time

data: $(VENV)/dev  ## rebuild data/geo from RAW=directory of raw input
	$(BIN)/python -m dashboard build --raw $(RAW)

browser:  # browser tests need a Chromium or Chrome; root on Debian gets one
	@if ! command -v chromium chromium-browser google-chrome >/dev/null 2>&1 \
	   && [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium; \
	fi

clean:  ## remove the environment and caches
	rm -rf $(VENV) dashboard/static .pytest_cache .mypy_cache .ruff_cache .hypothesis .benchmarks out

$(VENV)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Found $$($(PYTHON) --version); Python 3.11 or newer is needed. Say PYTHON=python3.12 make app"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/app: requirements.txt | $(VENV)/python
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/dev: requirements.txt requirements-dev.txt | $(VENV)/python
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@ $(VENV)/app
