# make site   the main job: set up, then build, validate, answer, draw and write public/
# make test   set up (browser included), lint, type-check and test

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# a fresh machine may have neither; the tests name what they need
DEBIAN := chromium chromium-driver fonts-dejavu-core fonts-liberation

.PHONY: site test lint install clean

site: $(VENV)/.installed
	$(BIN)/fardplan site -o public

test: $(VENV)/.tools browser
	$(MAKE) --no-print-directory lint
	$(BIN)/pytest -n auto

lint: $(VENV)/.tools
	$(BIN)/ruff check src tests benchmarks
	$(BIN)/ruff format --check src tests benchmarks
	$(BIN)/mypy src tests

install: $(VENV)/.installed

$(BIN)/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	touch $@

$(VENV)/.tools: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check "pip>=25.1"
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --group dev
	touch $@

.PHONY: browser
browser:
	@if command -v chromium >/dev/null && command -v chromedriver >/dev/null; then exit 0; fi; \
	if [ "$$(id -u)" = 0 ]; then as_root=; \
	elif sudo -n true 2>/dev/null; then as_root="sudo -n"; \
	else echo "The tests need Debian's packages: $(DEBIAN). Install them, or run as root."; exit 1; fi; \
	$$as_root apt-get update -qq && \
	DEBIAN_FRONTEND=noninteractive $$as_root apt-get install -y -qq --no-install-recommends $(DEBIAN) >/dev/null

clean:
	rm -rf $(VENV) public dist build
