# What can be done here: `make help`. Two commands matter: `make run` and `make test`.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
SHELL := bash

BIN := .venv/bin
DONE := .venv/.done
PACKAGING := setup.cfg pyproject.toml constraints.txt setup/venv.sh setup/install.sh
CATALOGUES := $(wildcard web/translations/*/LC_MESSAGES/*.po)
LOOKS := $(shell find web/assets -path web/assets/node_modules -prune -o -type f -print 2>/dev/null)
DOMAINS := $(sort $(basename $(notdir $(CATALOGUES))))
# Two cores are what everybody has.
WORKERS ?= 2
# Python's packages and the interface's do not need each other, and each keeps one core busy.
SIDE_BY_SIDE := --no-print-directory -j 2

.PHONY: help
help: ## This list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sort -u | awk -F ':.*## ' '{ printf "  make %-12s %s\n", $$1, $$2 }'

.PHONY: run
run: $(DONE)/venv ## Set up what is missing, then serve a demonstration network on http://localhost:8000
	@$(MAKE) $(SIDE_BY_SIDE) $(DONE)/catalogues $(DONE)/assets
	$(BIN)/safar run

.PHONY: setup
setup: $(DONE)/venv ## Everything that `make test` needs, without running it
	@$(MAKE) $(SIDE_BY_SIDE) $(DONE)/dev $(DONE)/assets
	@$(MAKE) --no-print-directory $(DONE)/catalogues

.PHONY: test
test: setup lint ## Lint, then every test, on SQLite, PostgreSQL and Chromium
	@setup/chromium.sh
	$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal $(ARGS)

.PHONY: lint
lint: $(DONE)/dev $(DONE)/catalogues ## Style, types and translations
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(if $(CATALOGUES),$(BIN)/dennis-cmd lint --errorsonly $(CATALOGUES))

.PHONY: fmt
fmt: $(DONE)/dev ## Let ruff mend what it can
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

.PHONY: assets
assets: $(DONE)/assets ## Style sheets and scripts from their npm packages

.PHONY: strings
strings: $(DONE)/dev ## Gather the visible strings and bring every catalogue up to date
	setup/strings.sh

.PHONY: catalogues
catalogues: $(DONE)/catalogues ## Compile the translations

.PHONY: language
language: $(DONE)/dev ## Begin a language that web/i18n.py names: make language L=am
	@$(BIN)/python -c 'import sys; from web.i18n import LANGUAGES; sys.exit("$(L)" not in LANGUAGES)' || \
	    { echo "Add the language to LANGUAGES in web/i18n.py, then: make language L=am"; exit 1; }
	setup/strings.sh
	@ls web/translations/$(L)/LC_MESSAGES/*.po

.PHONY: bench
bench: setup ## Measure: one consultation against its peers, rebuild, search, reports
	$(BIN)/python -m tests.bench $(ARGS)

.PHONY: race
race: setup ## Many processes on the same files, every verdict checked
	$(BIN)/python -m tests.simulation.race $(ARGS)

.PHONY: seats
seats: setup ## Thirty browsers race for ten seats
	@setup/chromium.sh
	TESTS_RACE=30/10 $(BIN)/python -m pytest tests/browser/test_seats.py $(ARGS)

.PHONY: attack
attack: setup ## Twenty invented years of releases, attacked by somebody who reads them all: nothing small is given away
	$(BIN)/python -m tests.releases.years $(or $(ARGS),20)

.PHONY: guess
guess: setup ## A million guesses at codes of slips and of certificates: nothing opens
	$(BIN)/python -m tests.access.guessing $(ARGS)

.PHONY: crash
crash: setup ## kill -9 at random instants, nothing lost or doubled
	$(BIN)/python -m tests.simulation.crash $(ARGS)

.PHONY: simulate
simulate: setup ## A long random life of a network, compared with a model
	$(BIN)/python -m tests.simulation.life $(ARGS)

.PHONY: screenshots
screenshots: setup ## The README's pictures, taken from the demonstration network
	@setup/chromium.sh
	$(BIN)/python -m tests.browser.screenshots $(ARGS)

.PHONY: lock
lock: $(DONE)/dev ## Renew constraints.txt from setup.cfg
	uv pip compile setup.cfg --all-extras --universal --python-version 3.11 --no-header --quiet --upgrade -o constraints.txt

.PHONY: clean
clean: ## Remove what set-up and tools made; data stays
	rm -rf .venv build dist ./*.egg-info web/assets/node_modules web/static/build .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find web/translations -name '*.mo' -delete 2>/dev/null || true

# --- What the targets stand on: one stamp for each step, so that a second run has nothing to do. ---

$(DONE)/venv: setup/venv.sh
	setup/venv.sh
	@mkdir -p $(@D) && touch $@

$(DONE)/runtime: $(DONE)/venv $(PACKAGING)
	@echo "Installing the pinned packages …"
	setup/install.sh
	@touch $@

$(DONE)/dev: $(DONE)/venv $(PACKAGING)
	@echo "Installing the pinned packages, with those for tests …"
	setup/install.sh dev
	@touch $@ $(DONE)/runtime

$(DONE)/assets: $(DONE)/venv $(LOOKS) setup/assets.sh
	@echo "Building the interface …"
	setup/assets.sh
	@touch $@

$(DONE)/catalogues: $(DONE)/runtime $(CATALOGUES)
	for domain in $(DOMAINS); do $(BIN)/pybabel --quiet compile -D $$domain -d web/translations || exit 1; done
	@touch $@
