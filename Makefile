# make site   the main job: set up, then build, validate, answer, draw and write public/
# make test   set up (browser and web servers included), lint, type-check and test
# make test-engines   set up Comunica and Virtuoso, and let them read our SPARQL endpoint

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# a fresh machine may have neither; the tests name what they need
DEBIAN := chromium chromium-driver fonts-dejavu-core fonts-liberation apache2 nginx caddy npm
PROGRAMS := chromium chromedriver apache2 nginx caddy npm
BUNDLED := src/fardplan_kg/static/built/query.js

# npm may have to be installed before it is called
.NOTPARALLEL:
.PHONY: site test test-engines lint install clean

site: $(VENV)/.installed bundle
	$(BIN)/fardplan site -o public

test: $(VENV)/.tools programs $(BUNDLED)
	$(MAKE) --no-print-directory lint
	$(BIN)/pytest -n auto --dist worksteal

test-engines: PROGRAMS += virtuoso-t isql-vt
test-engines: DEBIAN += virtuoso-opensource
test-engines: $(VENV)/.tools programs web/engines/node_modules/.package-lock.json $(BUNDLED)
	$(BIN)/pytest -m engine

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

web/node_modules/.package-lock.json: web/package-lock.json
	npm ci --silent --no-audit --no-fund --prefix web
	touch $@

web/engines/node_modules/.package-lock.json: web/engines/package-lock.json
	npm ci --silent --no-audit --no-fund --ignore-scripts --prefix web/engines
	touch $@

# the query page's editor and engine; the site is built without them where there is no Node
$(BUNDLED): web/node_modules/.package-lock.json web/build.mjs $(wildcard web/src/*)
	npm run --silent build --prefix web

.PHONY: bundle
bundle:
	@{ command -v npm >/dev/null && $(MAKE) --no-print-directory $(BUNDLED); } || \
	  echo "The query page's editor needs npm (Node 20 or later); without it the page is a plain form."

# Debian may start the servers that it installs; the tests start their own
.PHONY: programs
programs:
	@export PATH="$$PATH:/usr/sbin"; lacking=; \
	for name in $(PROGRAMS); do command -v $$name >/dev/null || lacking="$$lacking $$name"; done; \
	[ -z "$$lacking" ] && exit 0; \
	if [ "$$(id -u)" = 0 ]; then as_root=; \
	elif sudo -n true 2>/dev/null; then as_root="sudo -n"; \
	else echo "The tests need$$lacking: install Debian's $(DEBIAN), or run as root."; exit 1; fi; \
	packages="$(DEBIAN)"; \
	if command -v npm >/dev/null; then packages="$$(echo $$packages | sed 's/ npm\>//')"; fi; \
	$$as_root apt-get update -qq && \
	DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 $$as_root apt-get install -y -qq --no-install-recommends $$packages >/dev/null && \
	if [ -d /run/systemd/system ]; then $$as_root systemctl disable --now --quiet apache2 nginx caddy || true; fi

clean:
	rm -rf $(VENV) public dist build web/node_modules web/engines/node_modules src/fardplan_kg/static/built
