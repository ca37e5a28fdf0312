# Two commands do everything: `make run` starts Weatherglass, `make test` runs all tests.
.DEFAULT_GOAL := run
PYTHON ?= python3
BIN := .venv/bin
INSTALL := $(BIN)/python -m pip --disable-pip-version-check install --quiet --no-deps --only-binary :all: --require-hashes

.PHONY: run env test check lock bench signs forensic sabotage crash clean

# start the program
run: env
	@$(BIN)/weatherglass

# .venv, with the program in it, from hashes alone
env: .venv/ready

.venv/ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Weatherglass needs Python 3.11 or later."; exit 1; }
	@$(PYTHON) -m venv .venv || { echo "Please install it first: sudo apt install python3-venv"; rm -rf .venv; exit 1; }
	@$(INSTALL) -r requirements.lock
	@$(BIN)/python -m pip --disable-pip-version-check install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

.venv/ready-test: .venv/ready requirements-test.lock
	@$(INSTALL) -r requirements-test.lock
	@touch $@

# every test, in the order in which a fault shows soonest
test: .venv/ready-test
	@sh tests/browser/install.sh
	@$(MAKE) --no-print-directory check
	@$(BIN)/python -m pytest

# style, types
check: .venv/ready-test
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

# new locks, from the newest releases that are allowed
lock:
	@uv pip compile --quiet --generate-hashes --no-emit-index-url --no-emit-find-links --universal --python-version 3.11 --only-binary :all: \
	  --custom-compile-command "make lock" --upgrade requirements.in -o requirements.lock
	@uv pip compile --quiet --generate-hashes --no-emit-index-url --no-emit-find-links --universal --python-version 3.11 --only-binary :all: \
	  --custom-compile-command "make lock" -c requirements.lock requirements-test.in -o requirements-test.lock
	@uv pip compile --quiet --generate-hashes --no-emit-index-url --no-emit-find-links --universal --python-version 3.11 --only-binary :all: \
	  --custom-compile-command "make lock" bench/requirements.in -o bench/requirements.lock

.venv-bench/ready: bench/requirements.lock
	@$(PYTHON) -m venv .venv-bench
	@.venv-bench/bin/python -m pip --disable-pip-version-check install --quiet --no-deps --only-binary :all: --require-hashes -r bench/requirements.lock
	@touch $@

# figures beside peers and limits, in some ten minutes; asserts nothing
bench: .venv/ready-test .venv-bench/ready
	@$(BIN)/python -m bench.weight
	@$(BIN)/python -m bench.diary --jrnl .venv-bench/bin/python
	@$(BIN)/python -m bench.looking
	@$(BIN)/python -m bench.bring --peers .venv-bench/bin/python
	@$(BIN)/python -m bench.intake_parse
	@$(BIN)/python -m bench.evidence
	@$(BIN)/python -m bench.signs

# learn from the examples what the recogniser knows: content/en/recogniser.npz
signs: .venv/ready-test .venv-bench/ready
	@PYTHONPATH=src:$$($(BIN)/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))') .venv-bench/bin/python -m bench.train_signs

# what is left on the disk and in memory: slow, prints a report, fails on a trace
forensic: .venv/ready-test
	@$(BIN)/python tests/slow/forensic.py
	@$(BIN)/python tests/slow/profile.py

# each protection taken away in a copy of the program: a test must see it
sabotage: .venv/ready-test
	@$(BIN)/python tests/slow/sabotage.py

# the process killed at any moment, again and again
crash: .venv/ready-test
	@$(BIN)/python tests/slow/crash.py

clean:
	rm -rf .venv .venv-bench
