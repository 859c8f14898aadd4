# Every command a contributor needs; `make` alone lists them.

PYTHON ?= $(shell command -v python3 || command -v python3.11)
BIN := .venv/bin
READY := .venv/.ready
SCREEN := $(DISPLAY)$(WAYLAND_DISPLAY)

.DEFAULT_GOAL := help
.PHONY: help setup run test lint bench pictures docs lock

help: ## this list
	@sed -nE 's/^([a-z]+):.*## (.*)/make \1 \t\2/p' Makefile | expand -t 16

$(READY): requirements.lock packaging/build.lock packaging/prepare.py pyproject.toml
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed: install it, or name it: make PYTHON=/path/to/python3"; exit 1; }
	@$(PYTHON) packaging/prepare.py
	@touch $@

setup: $(READY) ## the environment in .venv, from the lock (every other target does it by itself)

run: $(READY) ## the window on the sample library; without a display, its exports and pictures
ifeq ($(strip $(SCREEN)),)
	@echo "No display here: the sample library runs without a window."
	$(BIN)/quandian demo --headless build/demo
	@echo "Exports and pictures are in build/demo:"
	@find build/demo -type f | sort
else
	$(BIN)/quandian demo
endif

test: $(READY) ## all tests (ARGS="tests/text -k split" for some)
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest $(ARGS)

lint: $(READY) ## style, types and import rules
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(READY) ## the figures, into build/bench.json (ONLY=reader|window|repair|store|formats|start)
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.bench $(ONLY)

pictures: $(READY) ## the window's pictures in docs/pictures, drawn anew
	rm -rf build/pictures
	QUANDIAN_LANGUAGE=zh QT_QPA_PLATFORM=offscreen $(BIN)/quandian demo --headless build/pictures
	find build/pictures -name '*.png' -exec cp {} docs/pictures/ \;

docs: $(READY) ## docs/keys.md, from the window's actions
	$(BIN)/python packaging/keys_page.py

lock: $(READY) ## the newest dependencies that pyproject.toml allows, with their hashes
	$(BIN)/uv lock --upgrade --quiet
	$(BIN)/uv export --frozen --no-emit-project --no-header --quiet --all-groups --all-extras --no-extra speech --output-file requirements.lock
	$(BIN)/uv export --frozen --no-emit-project --no-header --quiet --only-group build --output-file packaging/build.lock
