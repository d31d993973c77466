# Every target sets up what it needs; the two that a newcomer wants are `make run` and `make test`.
PYTHON ?= python3
PORT ?= 8501
BIN := .venv/bin

.PHONY: run test install cluster check bench soak lock clean demo

run: .venv/runtime demo      ## the dashboard on http://localhost:8501
	$(BIN)/python -m pages.kit.serve --port $(PORT)

demo: .venv/runtime          ## the demonstration data, the first time
	$(BIN)/python -m etl demo

install: .venv/runtime       ## the environment, nothing else

cluster: .venv/cluster       ## Apache Spark, for extraction on many machines; Java 17 or later is yours

test: .venv/dev              ## every test; browser tests need Chromium, else they skip and say so
	$(BIN)/python -m pytest -n auto --maxprocesses 4 --dist worksteal $(PYTEST_ARGS)

check: .venv/dev             ## style, types, conventions
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest tests/conventions

bench: .venv/dev             ## performance, as ratios
	$(BIN)/python -m bench

soak: .venv/dev              ## the long campaigns: kill points, races
	UNION_PULSE_SOAK=1 $(BIN)/python -m pytest tests/soak -q

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/runtime: requirements.txt | .venv/bin/python
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.txt
	touch $@

.venv/dev: requirements-dev.txt .venv/runtime
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements-dev.txt
	touch $@

.venv/cluster: requirements-cluster.txt .venv/runtime
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements-cluster.txt
	touch $@

lock: .venv/dev              ## pin the dependencies of pyproject.toml again, by hash, without addresses
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	    --no-emit-find-links --no-annotate --no-header --upgrade -q -o requirements.txt
	$(BIN)/uv pip compile pyproject.toml --extra cluster -c requirements.txt --universal --python-version 3.11 --generate-hashes \
	    --no-emit-index-url --no-emit-find-links --no-annotate --no-header -q -o requirements-cluster.txt
	$(BIN)/uv pip compile pyproject.toml --group dev -c requirements.txt --universal --python-version 3.11 --generate-hashes \
	    --no-emit-index-url --no-emit-find-links --no-annotate --no-header -q -o requirements-dev.txt

clean:                       ## the environment; never the data
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache
