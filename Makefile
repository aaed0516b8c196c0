# The project's commands: `make help` lists them. Each sets up what it needs in .venv first, and installs nothing else.
# Paths are relative throughout: the project's own path may contain blanks, and make takes a blank for a separator.

# The python that makes .venv; one that is there already stays until `make clean`.
PYTHON ?= python3
# Those for which each locked package has a wheel; `make lock` holds the locks to it.
PYTHON_VERSIONS := 3.14 3.13 3.12 3.11
BROWSER_PACKAGES := chromium firefox-esr fonts-noto-cjk
# `make lock` keeps what is locked while pyproject.toml allows it; `make lock LOCK_FLAGS=--upgrade` takes the newest.
LOCK_FLAGS ?=
# `make bench-search BENCH_FLAGS='--most 1000'` leaves out the larger sizes.
BENCH_FLAGS ?=

# Another python may stand in for the default one, but not for one that was asked for.
PYTHON_CANDIDATES := "$(PYTHON)" $(if $(filter file,$(origin PYTHON)),$(PYTHON_VERSIONS:%=python%))
RUN := .venv/bin/python -m
# Empty without a .venv, and when the python it was made with has since been removed or replaced by another version.
ALIVE := $(shell .venv/bin/python -c 'import pip' 2>/dev/null && echo yes)

# Material prints a notice about MkDocs 2 in every build; pyproject.toml keeps to MkDocs 1.
export NO_MKDOCS_2_WARNING := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help site offline test test-slow test-all mutation weights bench-search screenshots check serve fix browsers lock clean always
# Even with `make -j`: the targets share .venv, content/ and site/.
.NOTPARALLEL:

help: ## list these commands
	@sed -n 's/^\([a-z-]*\):.*## /\1 /p' Makefile | while read -r name what; do printf '%-12s %s\n' "$$name" "$$what"; done

site: .venv/site.installed ## build the site into site/
	@$(RUN) generator build

offline: .venv/site.installed ## build the site and pack it into dist/ as one zip that is read without a network
	@$(RUN) generator offline

test: .venv/dev.installed ## run the tests, without the slow ones
	@$(RUN) pytest -m 'not slow' --numprocesses auto --dist loadfile

test-slow: .venv/dev.installed ## run the slow tests alone
	@$(RUN) pytest -m slow

test-all: test test-slow ## run every test

mutation: .venv/dev.installed ## plant faults in each statement and count what the checks catch (needs the archive)
	@PYTHONPATH=. .venv/bin/python tests/mutation.py

weights: .venv/dev.installed ## measure what the first load of each page costs and write docs/weights.md
	@PYTHONPATH=. .venv/bin/python tests/weights.py

bench-search: .venv/dev.installed ## measure the search at 100 to 10,000 pages beside others and write docs/search.md
	@PYTHONPATH=. .venv/bin/python tests/bench_search.py $(BENCH_FLAGS)

screenshots: .venv/dev.installed ## take pictures of ten pages: desktop, phone, dark and print, into screenshots/
	@PYTHONPATH=. .venv/bin/python tests/screenshots.py

check: .venv/dev.installed ## look for mistakes in the code and in what people wrote, and for addresses that vanished
	@$(RUN) ruff check
	@$(RUN) ruff format --check
	@$(RUN) mypy
	@$(RUN) generator check
	@$(RUN) generator addresses

serve: .venv/site.installed ## show the site at an address of this machine until Ctrl-C, anew after each save
	@$(RUN) generator serve

fix: .venv/dev.installed ## mend and format the code, and mend in the seeds what has one right answer
	@$(RUN) ruff check --fix
	@$(RUN) ruff format
	@$(RUN) generator fix

browsers: ## install the browsers, fonts and Node.js that the slow tests need (Debian)
	@missing=''; \
	for package in $(BROWSER_PACKAGES); do \
		dpkg-query --show --showformat '$${db:Status-Status}\n' "$$package" 2>/dev/null | grep -qx installed || \
			missing="$$missing $$package"; \
	done; \
	if ! command -v node >/dev/null || ! command -v npm >/dev/null; then missing="$$missing nodejs npm"; fi; \
	if [ -z "$$missing" ]; then exit 0; fi; \
	if ! command -v apt-get >/dev/null; then \
		echo "make browsers: there is no apt-get here; install by this system's own means:$$missing" >&2; exit 1; \
	fi; \
	as_root=''; \
	if [ "$$(id -u)" -ne 0 ] && command -v sudo >/dev/null; then as_root=sudo; fi; \
	$$as_root apt-get update --quiet=2 && \
	$$as_root env DEBIAN_FRONTEND=noninteractive apt-get install --quiet=2 --yes --no-install-recommends $$missing

# The locks name no registry, so that one's own pip configuration holds. A dry run shows that each supported Python
# can install them, whether or not it is here.
lock: .venv/lock.installed ## make requirements/*.txt anew from pyproject.toml
	@compile() { $(RUN) uv pip compile --quiet --universal --generate-hashes --only-binary :all: --no-header \
		--no-emit-index-url --no-emit-find-links --annotation-style line $(LOCK_FLAGS) "$$@" >/dev/null; }; \
	compile pyproject.toml --output-file requirements/site.txt && \
	compile pyproject.toml --group dev --constraint requirements/site.txt --output-file requirements/dev.txt && \
	compile --group lock --output-file requirements/lock.txt
	@for version in $(PYTHON_VERSIONS); do \
		$(RUN) uv pip install --quiet --dry-run --require-hashes --only-binary :all: --target .venv/none \
			--python-version $$version --python-platform linux --requirements requirements/dev.txt || exit 1; \
	done

clean: ## remove .venv, caches and everything that was built
	@rm -rf .venv .hypothesis .mypy_cache .pytest_cache .ruff_cache
	@find . -name .git -prune -o -type d -name __pycache__ -prune -exec rm -rf {} +
	@rm -rf dist screenshots
	@find . -name .git -prune -o -type d -name node_modules -prune -exec rm -rf {} +
	@find content site schema -mindepth 1 -maxdepth 1 ! -name .gitignore -exec rm -rf {} +

# .venv/whole says that the last installation ran to its end: what was interrupted is thrown away, not built upon. So is
# a .venv whose lock has changed, because pip would leave in it what is no longer locked.
.venv/%.installed: requirements/%.txt $(if $(ALIVE),,always)
	@if [ -n '$(ALIVE)' ] && [ -e .venv/whole ] && [ ! -e $@ ]; then exit 0; fi; \
	bare=''; \
	for python in $(PYTHON_CANDIDATES); do \
		version=$$("$$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null) || continue; \
		case ' $(PYTHON_VERSIONS) ' in *" $$version "*) ;; *) continue ;; esac; \
		if "$$python" -c 'import ensurepip, venv' 2>/dev/null; then exec "$$python" -m venv --clear .venv; fi; \
		bare=$${bare:-$$version}; \
	done; \
	if [ -n "$$bare" ]; then \
		echo "make: Python $$bare lacks its modules venv and ensurepip; Debian has them in python$$bare-venv" >&2; \
	else \
		echo 'make: needs one of Python $(PYTHON_VERSIONS), found none as' $(PYTHON_CANDIDATES) '(try PYTHON=...)' >&2; \
	fi; \
	exit 1
	@rm -f .venv/whole
	@echo 'Installing $< into .venv'
	@$(RUN) pip install --quiet --quiet --require-hashes --only-binary :all: --requirement $<
	@touch .venv/whole $@
