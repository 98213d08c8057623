# The two commands of the README: `make build` and `make test`. Each sets up what it needs; run twice, the
# second time does no set-up.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SOURCES := $(shell find keqiao_kg ontology data queries -type f -not -name '*.pyc')

.PHONY: build test lint benchmark benchmark-serve benchmark-site clean
.DEFAULT_GOAL := build

build: $(VENV)/.run out/graph.ttl

out/graph.ttl: $(SOURCES) $(VENV)/.run
	$(BIN)/keqiao-kg build -o out

test: $(VENV)/.test
	$(BIN)/python -m pytest -q

lint: $(VENV)/.test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

benchmark: $(VENV)/.test
	$(BIN)/python tests/benchmarks/run.py

# The endpoint's latency beside other servers, and five minutes of hostile queries.
benchmark-serve: $(VENV)/.test out/graph.ttl
	$(BIN)/python tests/benchmarks/endpoints.py out
	$(BIN)/python tests/benchmarks/soak.py out

# How soon a reader sees a page, from files and from the server.
benchmark-site: $(VENV)/.test out/graph.ttl
	$(BIN)/keqiao-kg site --data out -o build/site
	$(BIN)/python tests/benchmarks/first_view.py build/site --data out

# The environment is editable: a change of code needs no new install, a change of pyproject.toml does.
$(VENV)/.run: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	touch $@

$(VENV)/.test: $(VENV)/.run
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test]'
	touch $@

clean:
	rm -rf $(VENV) out dist build
