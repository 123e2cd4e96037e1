# All there is to type. Needs Python and make; `make run` and `make test` fetch the rest.
#
# DATABASE_URL, if set, names the PostgreSQL to use; else one of our own runs for as
# long as a command needs it, with its data in .local.

V := .venv/bin
PYTHON ?= $(shell for name in python3 python3.13 python3.12 python3.11; do \
	$$name -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' \
	2>/dev/null && { echo $$name; exit; }; done; command -v python3)
INSTALL = $(or $(PYTHON),$(error Python 3.11, 3.12 or 3.13 is needed)) requirements/install.py
OWN_DATABASE := $(if $(DATABASE_URL)$(DATABASE_URL_FILE),,$(V)/python -m wsis_portal.database during)
PYBABEL := PYTHONPATH=. $(V)/pybabel -q
CATALOGUES := -d locale -D django
MESSAGES := .local/messages.pot
LAZY := gettext_lazy gettext_noop ngettext_lazy:1,2 pgettext_lazy:1c,2 npgettext_lazy:1c,2,3
KEYWORDS := $(LAZY:%=-k %)
UPDATE := update $(CATALOGUES) -i $(MESSAGES) --no-wrap --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date
PYTHONS = $$(find . -name '*.py' -not -path './.*' -not -path '*/migrations/*')
TEMPLATES = $$(find . -name '*.html' -path '*/templates/*' -not -path './.*')
COMPILE := $(V)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links $(if $(UPGRADE),--upgrade)

ifeq ($(SECRET_KEY)$(SECRET_KEY_FILE),)
export SECRET_KEY_FILE := $(CURDIR)/.local/secret-key
endif

.PHONY: help
help:
	@echo "make run      serve the portal on this machine (PORT=8000, DEMO=1)"
	@echo "make stop     end it, and its database"
	@echo "make test     all tests (ARGS='tests/stocktaking -k queue')"
	@echo "make coverage the same, and which lines and branches no test goes"
	@echo "make lint     all that is checked without running the product"
	@echo "make audit    the long checks: every page in every variant, every link"
	@echo "make screenshots pictures of every page (.local/screenshots)"
	@echo "make benchmark what requests cost beside SQL by hand (minutes)"
	@echo "make format   bring code and templates into form"
	@echo "make schema   write docs/openapi.yml"
	@echo "make messages gather the messages to translate into locale/"
	@echo "make lock     pin the requirements (UPGRADE=1: newest versions)"
	@echo "make secrets  passwords and a certificate for docker-compose.yml"
	@echo "make reset    throw the local database away"

# --- The commands

.PHONY: run stop test coverage audit screenshots benchmark reset
run: run-set catalogues .local/secret-key
	@exec $(OWN_DATABASE) $(V)/python manage.py run

stop:
	@test ! -x $(V)/python || $(V)/python -m wsis_portal.serving
	@test ! -x $(V)/python || $(V)/python -m wsis_portal.database stop

# A worker more than the two cores of a small machine: browsers are waited for.
test: dev-set catalogues
	@CHROMIUM="$$(.ci/chromium)" && export CHROMIUM || exit 1; \
	test -n "$$CHROMIUM" || set -- -m "not browser"; \
	exec $(OWN_DATABASE) $(V)/python -m pytest -n 3 --dist loadfile --no-loadscope-reorder --create-db \
		"$$@" $(ARGS)

# A quarter dearer, so by itself.
coverage:
	@$(MAKE) --no-print-directory test \
		ARGS="--cov --cov-report=term:skip-covered $(ARGS)"

# Lighthouse measures, so it has the machine for itself.
LIGHTHOUSE := tests/browser/test_lighthouse.py
audit: dev-set catalogues
	@CHROMIUM="$$(CI=true .ci/chromium)" && export CHROMIUM AUDIT=all || exit 1; \
	$(OWN_DATABASE) $(V)/python -m pytest -n 2 --dist loadfile --create-db \
		tests/pages tests/browser tests/stocktaking/test_two_moderators.py \
		tests/stocktaking/admin/test_grant_matrix.py \
		tests/stocktaking/importing/test_formats.py \
		tests/stocktaking/search/test_exact.py \
		tests/stocktaking/search/test_suggestions.py \
		--ignore=$(LIGHTHOUSE) $(ARGS) \
	$(if $(ARGS),,&& $(OWN_DATABASE) $(V)/python -m pytest --create-db $(LIGHTHOUSE))

# Into a folder that git does not see, named by scheme, width and language.
screenshots: dev-set catalogues
	@CHROMIUM="$$(CI=true .ci/chromium)" && export CHROMIUM || exit 1; \
	export SCREENSHOTS="$(CURDIR)/.local/screenshots"; \
	$(OWN_DATABASE) $(V)/python -m pytest -q --create-db \
		tests/browser/test_screenshots.py $(ARGS)
	@echo "Look at .local/screenshots"

benchmark: run-set catalogues
	@$(OWN_DATABASE) $(V)/python -m benchmarks.requests $(ARGS)

reset: run-set
	@$(V)/python -m wsis_portal.database reset

# --- What they stand on

.PHONY: run-set dev-set catalogues
run-set:
	@$(INSTALL) run

dev-set:
	@$(INSTALL) dev

catalogues:
	@set -- locale/*/LC_MESSAGES/django.po; test ! -e "$$1" || $(PYBABEL) compile $(CATALOGUES)

.local/secret-key:
	@mkdir -p .local
	@umask 077; $(V)/python -c 'import secrets; print(secrets.token_urlsafe(50))' > $@.new
	@mv $@.new $@

# --- Checks: all of them run, so that one look tells everything there is to mend

CHECKS := code form types imports templates idioms requirements migrations deployment \
	schema messages hosts
.PHONY: lint $(CHECKS:%=check-%)
lint: dev-set catalogues .local/secret-key
	@$(OWN_DATABASE) $(MAKE) --keep-going --no-print-directory $(CHECKS:%=check-%)
	@echo "All checks passed."

check-code:
	@echo "== code: ruff"
	@$(V)/ruff check --quiet

check-form:
	@echo "== form: ruff"
	@$(V)/ruff format --check --quiet || { echo "Run make format."; exit 1; }

check-types:
	@echo "== types: mypy"
	@$(V)/mypy --no-error-summary .

check-imports:
	@echo "== direction of imports: import-linter"
	@$(V)/lint-imports --no-logo

check-templates:
	@echo "== templates: djade, djlint"
	@$(V)/djade --check --target-version 5.2 $(TEMPLATES)
	@$(V)/djlint --lint --quiet --profile django $(TEMPLATES)

check-idioms:
	@echo "== idioms of Django: django-upgrade"
	@$(V)/django-upgrade --check --target-version 5.2 $(PYTHONS)

check-requirements:
	@echo "== requirements: deptry"
	@$(V)/deptry .

check-migrations:
	@echo "== migrations: makemigrations --check"
	@$(V)/python manage.py makemigrations --check --dry-run

check-deployment:
	@echo "== deployment: check --deploy"
	@DEBUG=false DEMO=false HTTPS=true $(V)/python manage.py check --deploy --fail-level WARNING

check-schema:
	@echo "== schema of the API: spectacular, docs/openapi.yml"
	@$(V)/python manage.py spectacular --validate --fail-on-warn --file .local/openapi.yml
	@diff -u docs/openapi.yml .local/openapi.yml || { echo "Run make schema."; exit 1; }

check-messages: extract
	@echo "== messages: babel"
	@$(PYBABEL) compile $(CATALOGUES)
	@rm -rf .local/locale && cp -R locale .local/locale
	@$(PYBABEL) $(UPDATE:locale=.local/locale)
	@diff -qr -x '*.mo' locale .local/locale || { echo "Run make messages, and translate."; exit 1; }

check-hosts:
	@echo "== no host of a package registry in any file"
	@! grep -nE 'https?://|index-url|find-links|file:' requirements/*.txt
	@! grep -rnIE '(py[p]i|pythonh[o]sted|npm[j]s|yarnp[k]g)\.(org|com)' . --exclude-dir=.git \
		--exclude-dir=.venv --exclude-dir=.local --exclude-dir=node_modules --exclude-dir='.*_cache'

# --- What writes files that are committed

.PHONY: format schema messages extract lock
format: dev-set
	@$(V)/django-upgrade --target-version 5.2 $(PYTHONS) || true
	@$(V)/ruff check --fix --quiet || true
	@$(V)/ruff format
	@$(V)/djade --target-version 5.2 $(TEMPLATES) || true

schema: dev-set .local/secret-key
	@$(OWN_DATABASE) $(V)/python manage.py spectacular --validate --fail-on-warn --file docs/openapi.yml

extract:
	@mkdir -p .local
	@$(PYBABEL) extract -F babel.cfg -o $(MESSAGES) -c Translators: --no-wrap --sort-by-file \
		--add-location=file --project "WSIS Stocktaking Portal" --version 1 $(KEYWORDS) .

messages: dev-set extract
	@for language in fr es ar zh_Hans ru; do \
		test -e locale/$$language/LC_MESSAGES/django.po || \
		$(PYBABEL) init $(CATALOGUES) -i $(MESSAGES) --no-wrap -l $$language; done
	@$(PYBABEL) $(UPDATE)

lock: export UV_CUSTOM_COMPILE_COMMAND := make lock
lock: dev-set
	@for name in bootstrap run dev; do \
		$(COMPILE) requirements/$$name.in -o requirements/$$name.txt || exit 1; done
	@$(MAKE) --no-print-directory check-hosts

# --- Containers

SECRETS := .local/compose
.PHONY: secrets
secrets: $(addprefix $(SECRETS)/,secret-key database-password database-url tls-key tls-certificate)
	@echo "The secrets are in $(SECRETS); keep a copy in a safe place."
	@echo "The certificate is for a trial: browsers will warn of it until a real one is there."

# The folder is for its owner alone; in containers other accounts read the files.
$(SECRETS):
	@mkdir -p $(@D) && mkdir -m 700 $@

$(SECRETS)/secret-key $(SECRETS)/database-password: | $(SECRETS)
	@$(PYTHON) -c 'import secrets; print(secrets.token_urlsafe(50))' > $@.new
	@chmod 644 $@.new && mv $@.new $@

$(SECRETS)/database-url: $(SECRETS)/database-password
	@echo "postgresql://wsis:$$(cat $<)@db/wsis" > $@.new
	@chmod 644 $@.new && mv $@.new $@

OPENSSL = $(or $(shell command -v openssl),$(error openssl is missing: install it, or put a key \
	and its certificate into $(SECRETS)/tls-key and $(SECRETS)/tls-certificate))

$(SECRETS)/tls-key: | $(SECRETS)
	@$(OPENSSL) genpkey -algorithm EC -pkeyopt ec_paramgen_curve:prime256v1 -out $@.new
	@chmod 644 $@.new && mv $@.new $@

$(SECRETS)/tls-certificate: | $(SECRETS)/tls-key
	@$(OPENSSL) req -x509 -key $(SECRETS)/tls-key -days 90 -subj /CN=localhost \
		-addext subjectAltName=DNS:localhost,IP:127.0.0.1 -out $@.new
	@chmod 644 $@.new && mv $@.new $@
