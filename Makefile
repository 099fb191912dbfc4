# Everything that is done with this project, on a laptop and in CI alike. A fresh machine needs git, make and Python 3.11.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

BIN := .venv/bin
READY := .venv/ready
PYTHON ?= $(shell for python in python3.11 python3 python; do \
	"$$python" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2> /dev/null && echo "$$python" && break; done)
COMPILE := $(BIN)/pip-compile --quiet --generate-hashes --strip-extras --allow-unsafe --no-header \
	--no-emit-index-url --no-emit-find-links --no-emit-trusted-host

.PHONY: help demo serve test check golden readme benchmark evaluate spark lock clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: $(READY) ## Start the service, score a claim over HTTP, print the assessment, stop the service
	@$(BIN)/python -m service.demo

serve: $(READY) ## Run the HTTP service on this machine
	@$(BIN)/secondsource serve

test: $(READY) ## Run every test
	@PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/python -m pytest -q -n 2 --dist worksteal

check: $(READY) ## Lint, check types, and check that imports run one way
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/hadolint Dockerfile
	@$(BIN)/python -m pytest -q tests/test_imports.py tests/test_top_level.py

golden: $(READY) ## Write the golden assessments of the fixtures anew
	@$(BIN)/python -m tests.golden

readme: $(READY) ## Write the output that README.md and docs/integrations.md show anew
	@PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/python -m tests.readme

benchmark: $(READY) ## Measure start and scoring on this machine
	@$(BIN)/python benchmarks/speed.py

evaluate: $(READY) ## Measure attribution on labelled data beside the frozen figures: make evaluate DATA=FOLDER
	@test -n "$(DATA)" || { echo "Say where the labelled data are: make evaluate DATA=FOLDER" >&2; exit 1; }
	@$(BIN)/python -m benchmarks.evaluate --data "$(DATA)"

spark: $(READY) ## Install PySpark into .venv, for batches on a cluster and their tests; Java 17 is not part of it
	@echo "Installing PySpark, which is 490 MB ..."
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes --no-build-isolation -r deploy/spark.lock

lock: $(READY) ## Resolve the dependencies anew, for development and for the image
	@$(COMPILE) --upgrade --extra dev --output-file requirements.lock pyproject.toml
	@$(COMPILE) --constraint requirements.lock --output-file deploy/requirements.lock pyproject.toml
	@$(COMPILE) --constraint requirements.lock --extra spark --output-file deploy/spark.lock pyproject.toml
	@echo "hatchling" | $(COMPILE) --constraint requirements.lock --output-file deploy/build.lock -

clean: ## Remove what the commands above made, .venv too
	@rm -rf .venv build dist .hypothesis .mypy_cache .pytest_cache .ruff_cache
	@find scoring service tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

# The environment, made once and made again when a dependency changes.
$(READY): requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "Second Source needs Python 3.11 or later with venv, and found none; install python3.11" \
		"(Debian: python3.11 python3.11-venv), or say where it is: make PYTHON=/path/to/python3.11" >&2; exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Second Source needs Python 3.11 or later;" \
		"$(PYTHON) is $$("$(PYTHON)" --version 2>&1); say where a later one is: make PYTHON=/path/to/python3.11" >&2; exit 1; }
	@test -x $(BIN)/pip || "$(PYTHON)" -m venv .venv
	@echo "Installing into .venv, which takes a minute or two ..."
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@
