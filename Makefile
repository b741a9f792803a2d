# Two commands are all a newcomer needs: `make practice` and `make test`. Both do their own set-up.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: practice test check tests bench help
help:
	@echo "make practice   run Alongside on a made-up Discord, no account needed"
	@echo "make test       check and test everything"
	@echo "make bench      measure a thousand people voting at once"

.venv/ready: pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	$(BIN)/python -m compileall -q bot cogs config
	@touch $@

practice: .venv/ready
	$(BIN)/alongside practice

test: check tests

check: .venv/ready
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

tests: .venv/ready
	$(BIN)/python -m pytest -n auto

bench: .venv/ready
	$(BIN)/python -m benchmarks.press
	$(BIN)/python -m benchmarks.edits
