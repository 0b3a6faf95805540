# The site's commands. `make help` lists them. Nothing here needs more than Python 3.11, git and make.

CONTENT ?= content
OUTPUT ?= output
PYTHON ?= python3
PORT ?= 8000
# What is given by name, TITLE='x $y', reaches the programs through the environment, letter by letter: `value`
# keeps make from reading its `$`, and no recipe holds its text, which a shell would read.
GIVEN = CONTENT OUTPUT TODAY PREVIEW JOBS PORT FORMAT CHECK_LANG KIND TITLE TITLE_EN SLUG FILE DOCS SAMPLE SEARCH REMOTE SIGNING_KEY BASE PUBLISHED MONITORING WEEK LOG LINKS T SEED MUTANTS PAGE MEDIA ANYWAY
$(foreach name,$(GIVEN),$(eval override $(name) := $$(value $(name))))
export $(GIVEN)
# What is compiled once is compiled for all commands: without it each takes a second more.
unexport PYTHONDONTWRITEBYTECODE

# The tests on all cores; files and tests in any order, whose seed is printed.
TESTED = -n auto --dist worksteal
PELICAN = .venv/bin/python -m pelican "$$CONTENT" --fatal errors
.DEFAULT_GOAL := site
.PHONY: looks pictures bench paint lighthouse mutants gallery site html serve devserver new tidy test test-all soak check owed report translations translated approve review send submit catch-up spell leaflet publish deploy github clean help lock content-folder lint reference seal changes due sbom audit load clippings digest visits why form

site: .venv/.built content-folder ## Jenga tovuti / Build the site: CONTENT=folder OUTPUT=folder TODAY=2026-11-22 SEARCH=1
	@$(PELICAN) -o "$$OUTPUT" -s pelicanconf.py

html: site ## Kama site / The same as site, by Pelican's own name

serve: .venv/.built content-folder ## Hakikisho kwenye http://127.0.0.1:8000 / Preview, built beside output/
	@.venv/bin/python -m plugins.desk.preview "$$CONTENT"

form: export OPEN = 1
form: serve ## Fomu ya wahariri kwenye kivinjari / The editors' form, opened in the browser; served as by serve

devserver: serve ## Kama serve / The same as serve, by Pelican's own name

new: .venv/.built ## Anza habari mpya / Begin a story, both its files: KIND=press TITLE="…"
	@.venv/bin/python -m plugins.desk.new

check: .venv/.built content-folder ## Kagua maudhui bila kujenga / Check the content without building
	@CHECK=1 PREVIEW= $(PELICAN) -o "$$OUTPUT" -s pelicanconf.py

tidy: .venv/.built content-folder ## Safisha maandishi yaliyobandikwa / Write a pasted text in clean Markdown: FILE=content/news/x.sw.md
	@.venv/bin/python -m plugins.desk.tidy

owed: .venv/.built content-folder ## Matukio yasiyo na taarifa ya kilichofanyika / List the past events that have no report of what happened
	@.venv/bin/python -m plugins.desk.owed

why: .venv/.built ## Kwa nini ukurasa ulitengenezwa upya? / Why was a page made anew? PAGE=/habari/2026/x/, or the last build
	@.venv/bin/python -m plugins.desk.why

report: .venv/.built content-folder ## Ripoti ya hali ya tovuti / Report what waits for the editors: report/index.html, LINKS=1
	@.venv/bin/python -m plugins.desk.report

translations: .venv/.built content-folder ## Orodha ya tafsiri na kilichobadilika / List the translations, and what changed: FILE= FORMAT=json DOCS=1
	@.venv/bin/python -m plugins.desk.translations

translated: .venv/.built content-folder ## Thibitisha kuwa tafsiri ni ya sasa / Record that a translation is current: FILE=content/news/x.en.md
	@.venv/bin/python -m plugins.desk.translated

approve: .venv/.built content-folder ## Idhinisha habari ya mwenzako / Approve a story that a colleague wrote: FILE=content/press/x.sw.md
	@.venv/bin/python -m plugins.desk.approval

review: .venv/.built content-folder ## Nakala ya kupitia, faili moja / A copy for review, in one file: FILE=content/press/x.sw.md
	@CHECK= PREVIEW=1 SEARCH=0 $(PELICAN) -o preview -s pelicanconf.py
	@.venv/bin/python -m plugins.desk.review

send: .venv/.built content-folder ## Andikia waandishi wa habari / Write a release to journalists: FILE=content/press/x.sw.md MEDIA=../list.csv (ANYWAY=embargo)
	@.venv/bin/python -m plugins.desk.journalists

submit: .venv/.built content-folder ## Tuma habari ili iunganishwe / Send a story to be merged, on a branch of your own: FILE=content/press/x.sw.md
	@.venv/bin/python -m plugins.desk.sending

catch-up: .venv/.built content-folder ## Pata yaliyounganishwa, bila kupoteza unayoandika / Get what was merged, and keep what you are writing
	@.venv/bin/python -m plugins.desk.catching

seal: .venv/.built content-folder ## Sajili taarifa iliyotolewa / Seal a release that is issued: FILE=content/press/x.sw.md (SAMPLE=yes)
	@.venv/bin/python -m plugins.desk.seal

spell: .venv/.spelled ## Kagua tahajia / Check the spelling, an aid only: FILE=content/news/2026-11-22-x.sw.md
	@.venv/bin/python -m plugins.desk.spell

leaflet: .venv/.built content-folder ## Tengeneza kipeperushi cha Kitengo / Make the unit's leaflet anew from the unit's page
	@.venv/bin/python -m plugins.desk.leaflet

clippings: .venv/.built ## Ingiza habari zilizofuatiliwa / Import what the media said into its months: MONITORING=folder FILE=table.csv
	@.venv/bin/python -m plugins.desk.clippings

digest: .venv/.built content-folder ## Muhtasari wa wiki kwa watumishi / Make the staff's digest of a week: MONITORING=folder WEEK=2026-W47
	@.venv/bin/python -m plugins.desk.digest

visits: .venv/.built ## Onesha kilichosomwa / Show the staff what was read, by GoAccess: LOG=visits.log
	@.venv/bin/python -m plugins.desk.visits

publish: .venv/.built content-folder ## Jenga toleo la umma / Build the public site: no samples, drafts or embargoed stories
	@PREVIEW= $(PELICAN:errors=warnings) -o "$$OUTPUT" -s publishconf.py

changes: .venv/.built ## Onesha kinachobadilika kwa umma / Show what output/ changes for the public: BASE=folder or branch
	@.venv/bin/python -m plugins.desk.changes

due: .venv/.built content-folder ## Je, kuna kinachosubiri kuchapishwa? / Is anything waiting to be published? PUBLISHED=origin/gh-pages
	@.venv/bin/python -m plugins.desk.due

deploy: publish ## Peleka toleo kwenye tawi gh-pages / Build the public site, put it on gh-pages and push it: SIGNING_KEY=file
	@.venv/bin/python -m plugins.desk.deploy

github: deploy ## Kama deploy / The same as deploy, by Pelican's own name

test: .venv/.tested ## Pima tovuti kwa dakika tatu / Prove the site in three minutes: T=words runs the tests that match
	@.venv/bin/ruff check --quiet . && .venv/bin/ruff format --quiet --check .
	@.venv/bin/python -m pytest $(TESTED) -m "not full" $${T:+-k "$$T"} || test $$? = "$$EMPTY"

# The tests that T names may all stand in one tier: that the other has none (pytest's code 5) is no failure here.
test-all: export EMPTY = $(if $(value T),5)
test-all: test ## Pima kila kitu kwa dakika ishirini / Prove all of it in twenty minutes: browser, servers, kills, other surroundings
	@scripts/tools
	@scripts/node
	@.venv/bin/python -m pytest $(TESTED) -m full $${T:+-k "$$T"} || test $$? = "$$EMPTY"
	@scripts/elsewhere

bench: .venv/.benched ## Pima kasi, kwa kulinganisha na Hugo / Measure the speed beside Hugo: BENCH=--quick
	@.venv/bin/python benchmarks/run.py $(BENCH)

load: .venv/.tested ## Pima seva ya wavuti / Measure the web server as it is configured, with wrk
	@scripts/tools
	@.venv/bin/python benchmarks/load.py $(LOAD)

soak: export SOAK := $(or $(SOAK),2000)
soak: .venv/.tested ## Pima ujenzi na maandishi yoyote / Try SOAK=2000 random sequences of steps between builds, and new random texts
	@.venv/bin/python -m pytest $(TESTED) tests/incremental/test_any_sequence.py -m full $${T:+-k "$$T"} || test $$? = $(if $(value T),5,0)
	@.venv/bin/python -m pytest $(TESTED) -m hypothesis $${T:+-k "$$T"} || test $$? = $(if $(value T),5,0)

mutants: .venv/.tested ## Pima kama majaribio yanakamata makosa / Put faults into the code that tests must find: T=clock SEED=2 MUTANTS=40
	@.venv/bin/python -m benchmarks.mutants

looks: .venv/.tested ## Piga picha za kurasa / Photograph every kind of page, both languages and schemes: docs/looks/
	@scripts/tools
	@.venv/bin/python -m benchmarks.looks

pictures: .venv/.tested ## Piga upya picha za miongozo / Make the pictures of the guides anew: docs/editors/pictures/
	@scripts/tools
	@.venv/bin/python -m pytest -n 0 tests/browser/test_guide_pictures.py --renew-pictures $${T:+-k "$$T"}

paint: .venv/.tested ## Pima uzito na mwendo wa kurasa / Weigh pages, and time them beside GOV.UK's design: docs/weight.md
	@scripts/tools
	@scripts/node
	@.venv/bin/python -m benchmarks.paint

lighthouse: .venv/.tested ## Pima kila aina ya ukurasa kwa Lighthouse / Judge every kind of page by Lighthouse
	@scripts/tools
	@scripts/node
	@.venv/bin/python -m benchmarks.lighthouse

lint: .venv/.tested ## Panga msimbo / Put the code in the house's style
	@.venv/bin/ruff check --quiet --fix . && .venv/bin/ruff format --quiet .

gallery: .venv/.built ## Onesha sehemu zote za sura / Show every component of the theme with its states: gallery/index.html
	@.venv/bin/python -m plugins.desk.gallery

reference: .venv/.built ## Andika upya majedwali ya mwongozo / Write anew the guides' tables, JSON Schemas and snippets
	@.venv/bin/python -m plugins.desk.reference

sbom: .venv/.built ## Andika orodha ya programu zinazotumika / Write sbom.cdx.json, what the site is made with
	@.venv/bin/python -m plugins.desk.sbom

audit: .venv/.benched ## Kagua kama kuna udhaifu unaojulikana / Ask for known weaknesses of what is in the lock files
	@scripts/audit

lock: .venv/.benched ## Andika upya requirements/*.txt / Write the lock files anew from pyproject.toml
	@scripts/lock

clean: ## Futa vilivyojengwa / Remove all that was built
	rm -rf output preview gallery digest visits report review mail .cache sbom.cdx.json .output.staged .preview.staged __pycache__
	find plugins tests benchmarks -name __pycache__ -prune -exec rm -rf {} + 2> /dev/null || true

help: ## Onesha amri hizi / Show these commands
	@sed -n 's/^\([a-z][a-z-]*\):[^#]*## \(.*\) \/ \(.*\)$$/make \1	\2	\3/p' Makefile | awk -F '\t' -v lang="$$CHECK_LANG" '{ \
		given = ""; n = split($$3, words, " "); for (i = 1; i <= n; i++) if (words[i] ~ /^[(]?[A-Z_]+=/) given = given " " words[i]; \
		print $$1 "\t" (lang == "en" ? $$3 : lang == "sw" ? $$2 (given ? ":" given : "") : $$2 " / " $$3) }' | expand -t 18

content-folder:
	@test -d "$$CONTENT" || { scripts/say "Hakuna folda ya maudhui \"$$CONTENT\": andika CONTENT=folda iliyopo." "There is no content folder \"$$CONTENT\": give CONTENT=a folder that exists." >&2; exit 1; }

# ── The virtual environments, from the lock files ─────────────────────────────────────────────
PIP = .venv/bin/python -m pip --disable-pip-version-check --quiet install --require-hashes --only-binary :all: -r $< || { \
	scripts/say "Programu hazikupakuliwa: angalia mtandao, kisha rudia amri." "The programs were not fetched: see to the network, then give the command again." >&2; exit 1; }

.venv/.built: requirements/build.txt
	@scripts/venv "$(PYTHON)"
	@$(PIP)
	@touch $@

.venv/.spelled: requirements/spell.txt .venv/.built
	@$(PIP)
	@touch $@

.venv/.tested: requirements/test.txt .venv/.built
	@$(PIP)
	@touch $@

.venv/.benched: requirements/bench.txt .venv/.built
	@$(PIP)
	@touch $@
