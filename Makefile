# Everything a newcomer needs. Only Python 3.11 or newer is wanted; everything else is installed into .venv.
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin
LOCK := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help setup develop assets demo test check bench messages docs lock clean

help: ## Show this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1|/' | column -t -s'|'

setup: .venv/.runtime assets ## Install what Tirek needs to run into .venv

develop: .venv/.develop assets ## Install also what its tests and checks need

demo: setup ## Load the demo country and serve it; prints one address
	@$(BIN)/tirek demo

test: develop ## Run the tests
	@$(BIN)/pytest $(PYTEST)

check: develop ## Everything that must hold before a change lands: style, types, layers, migrations, translations, tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/tirek messages --check
	$(BIN)/tirek docs --check
	$(BIN)/tirek schema --check
	$(BIN)/pytest $(PYTEST)

bench: setup ## Measure this machine (docs/benchmarks.md)
	@$(BIN)/tirek bench

messages: develop ## Collect the strings of the code into the catalogues, and compile them
	@$(BIN)/tirek messages

docs: develop ## Write the generated documents
	@$(BIN)/tirek docs

lock: develop ## Lock the requirements again, with hashes and without index addresses
	$(BIN)/$(LOCK) requirements/runtime.in -o requirements/runtime.txt
	$(BIN)/$(LOCK) -c requirements/runtime.txt requirements/dev.in -o requirements/dev.txt

clean: ## Remove what was built (never the data)
	rm -rf .venv node_modules build src/*.egg-info src/tirek/core/static/vendor .*_cache .hypothesis

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "Tirek needs Python 3.11 or newer: https://www.python.org"; exit 1; }
	@$(PYTHON) -m venv .venv || { rm -rf .venv; \
		echo "Python's venv module is missing. On Debian or Ubuntu: apt install python3-venv"; exit 1; }

.venv/.runtime: .venv/bin/python requirements/runtime.txt pyproject.toml
	@echo "Installing what Tirek needs …"
	@$(BIN)/pip install --quiet --require-hashes -r requirements/runtime.txt
	@$(BIN)/pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@

.venv/.develop: .venv/.runtime requirements/dev.txt
	@echo "Installing what its tests need …"
	@$(BIN)/pip install --quiet --require-hashes -r requirements/dev.txt
	@touch $@

assets: .venv/.runtime
	@$(BIN)/tirek assets
	@$(BIN)/tirek messages --compile
