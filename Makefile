# exit-kit: `make demo` shows what it does, `make test` runs every check.  Everything goes into .venv and .make.
SHELL = /bin/sh

PYTHON =
WORKERS = 4
BIN = .venv/bin
# Tests start exit-kit many times; where the environment forbids Python to keep what it compiled, each start takes
# half a second longer.
KEEP_COMPILED = PYTHONDONTWRITEBYTECODE=
READY = .venv/.installed
DOCS = README.md docs/commands.md docs/file_types.md docs/tables.md docs/html.md
DEMO_EXPORT = sample_exports/facebook_2025_json
DEMO_DB = .make/exit-kit-demo.db

.PHONY: help demo test bench lint format docs clean check-browser check-lint check-types check-docs check-tests

help:
	@echo "make demo     set everything up, import the invented Facebook export, print the report"
	@echo "make test     set everything up and run every check"
	@echo "make bench    import a million messages, compare with the bare minimum, walk the pages"
	@echo "make lint     only ruff and mypy"
	@echo "make format   let ruff put the code in order"
	@echo "make docs     write the generated parts of the documentation again"
	@echo "make clean    remove .venv, .make and the caches (never an exit-kit.db)"
	@echo "make PYTHON=/path/to/python3.12 ...   use that Python (3.11 or newer)"

$(READY): pyproject.toml constraints.txt .ci/setup
	@./.ci/setup "$(PYTHON)"

demo: $(READY)
	@mkdir -p .make
	@rm -f $(DEMO_DB) $(DEMO_DB)-wal $(DEMO_DB)-shm
	@echo "\$$ exit-kit import $(DEMO_EXPORT) --db $(DEMO_DB)"
	@$(BIN)/exit-kit import $(DEMO_EXPORT) --db $(DEMO_DB) || test $$? -eq 6
	@echo
	@echo "\$$ exit-kit report --db $(DEMO_DB)"
	@$(BIN)/exit-kit report --db $(DEMO_DB)
	@echo
	@echo "To read and search it all in the browser (on this machine only):"
	@echo "  $(BIN)/exit-kit browse --db $(DEMO_DB)"

test: $(READY) check-browser check-lint check-types check-docs check-tests

check-browser:
	@./.ci/browser

check-lint: $(READY)
	@echo "== ruff"
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

check-types: $(READY)
	@echo "== mypy --strict"
	@$(BIN)/mypy

check-docs: $(READY)
	@echo "== generated docs"
	@$(KEEP_COMPILED) $(BIN)/cog --check --check-fail-msg="Run: make docs" -I docs -I . $(DOCS)

check-tests: $(READY)
	@echo "== pytest"
	@$(KEEP_COMPILED) $(BIN)/python -m pytest --numprocesses=auto --maxprocesses=$(WORKERS) --dist=worksteal

bench: $(READY)
	@missed=0; for one in tests.bench tests.bench.chats tests.bench.browse; do \
		$(BIN)/python -m $$one || missed=1; \
	done; exit $$missed

lint: check-lint check-types

format: $(READY)
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

docs: $(READY)
	@$(BIN)/cog -r -I docs -I . $(DOCS)

clean:
	rm -rf .venv .make .mypy_cache .ruff_cache .pytest_cache .hypothesis build dist
	find docs exit_kit importers tests -name __pycache__ -prune -exec rm -rf {} +
