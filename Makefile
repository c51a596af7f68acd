# Verso: every command that a newcomer or a developer needs. `make help` lists them.
# A target does one thing in a line or two; anything longer is a script in deploy/development/.

SHELL := /bin/sh
MAKEFLAGS += --no-builtin-rules --no-print-directory
.DEFAULT_GOAL := help
.NOTPARALLEL:

BIN := .venv/bin
REAL ?= ../shared/real/copy1-60
UPGRADE ?=
PART ?=
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--override requirements/override.txt --no-emit-index-url --no-header $(if $(UPGRADE),--upgrade)

.PHONY: help
help: ## show this list
	@echo "Usage: make TARGET"
	@sed -n 's/^\([a-z][a-z-]*\):.*## /\1\t/p' Makefile | while IFS='	' read -r name text; do \
		printf '  %-9s %s\n' "$$name" "$$text"; done

.PHONY: run
run: ## set up what is missing, open the catalogue with its sample and serve it (VERSO_HOME, VERSO_PORT)
	@deploy/development/ensure-venv.sh run
	@exec $(BIN)/verso serve --sample

.PHONY: check
check: ## everything that must hold before a commit: style, types, layers, tests
	@deploy/development/check.sh

.PHONY: soak
soak: ## the long forms of the fault tests: an hour or more (as root for power cuts); PART=power for one
	@deploy/development/ensure-venv.sh check
	@deploy/development/soak.sh $(PART)

.PHONY: real
real: ## import the real scans of REAL (a folder with catalogue.json and images/) and publish them
	@deploy/development/import-real.sh "$(REAL)"

.PHONY: reference
reference: ## write docs/reference/ from the program
	@deploy/development/ensure-venv.sh run
	@$(BIN)/python deploy/development/reference.py

.PHONY: messages
messages: ## bring the translations in app/web/locale up to date with what the pages say
	@deploy/development/ensure-venv.sh check
	@$(BIN)/python deploy/development/messages.py

.PHONY: format
format: ## let ruff put the Python files in order
	@deploy/development/ensure-venv.sh check
	@$(BIN)/ruff check --fix-only --quiet .
	@$(BIN)/ruff format .

.PHONY: lock
lock: ## write requirements/*.txt again from *.in; UPGRADE=1 takes the newest versions
	@deploy/development/ensure-venv.sh check
	$(LOCK) requirements/run.in -o requirements/run.txt
	$(LOCK) -c requirements/run.txt requirements/check.in -o requirements/check.txt

.PHONY: vendor
vendor: ## fetch the vendored front-end files and fonts again, as each vendor.toml says (needs npm)
	@deploy/development/ensure-venv.sh run
	@$(BIN)/python deploy/development/vendor.py

.PHONY: sbom
sbom: ## write dist/verso.cdx.json: every package that Verso runs on, with its digests (CycloneDX)
	@deploy/development/ensure-venv.sh run
	@mkdir -p dist
	@$(BIN)/python deploy/development/sbom.py >dist/verso.cdx.json

.PHONY: clean
clean: ## remove the virtual environment and every tool's cache; never a holding's data
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache dist
	find app alembic tests deploy -type d -name __pycache__ -prune -exec rm -rf {} +
