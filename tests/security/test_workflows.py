"""What CI runs for a stranger can take nothing, and what publishes can be steered by nobody else."""

import re
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from tests.built import ROOT, environment

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
CHECK, PUBLISH = WORKFLOWS
DEPENDABOT, GITLAB = ROOT / ".github" / "dependabot.yml", ROOT / ".gitlab-ci.yml"
BIN = Path(sys.executable).parent
PINNED = re.compile(r"actions/[a-z-]+(?:/[a-z]+)?@[0-9a-f]{40}")
OURS = {"contents": "read"}
# What an outsider chooses: the names of branches, titles and texts of requests, and whatever else an event holds.
FOREIGN = re.compile(r"\$\{\{")


def loaded(text):
    return YAML(typ="safe").load(text)


@pytest.fixture(params=WORKFLOWS, ids=lambda path: path.name)
def flow(request):
    return loaded(request.param.read_text("utf-8"))


def steps(flow):
    return [step for job in flow["jobs"].values() for step in job["steps"]]


# The rules, each of which gives what breaks it


def loose(flow):
    """Actions that are not pinned to a commit, or not GitHub's own."""
    return [
        step["uses"]
        for step in steps(flow)
        if not PINNED.fullmatch(step.get("uses", "actions/x@" + "0" * 40))
    ]


def steered(flow):
    """Scripts into which an expression is pasted, whose value would be run."""
    return [step["run"] for step in steps(flow) if FOREIGN.search(step.get("run", ""))]


def broad(flow):
    """Permissions that are given to all jobs, or to a job that does not say which it needs."""
    given = [] if flow.get("permissions") == {} else ["*"]
    return given + [name for name, job in flow["jobs"].items() if "permissions" not in job]


def writing(flow):
    """Jobs that may write anything."""
    return [name for name, job in flow["jobs"].items() if job["permissions"] != OURS]


def keeping(flow):
    """Checkouts that leave their token in the folder."""
    return [
        step
        for step in steps(flow)
        if step.get("uses", "").startswith("actions/checkout@")
        and step.get("with", {}).get("persist-credentials") is not False
    ]


def secret(flow):
    """Jobs in which a secret or the token is named."""
    return [
        name
        for name, job in flow["jobs"].items()
        if re.search(r"secrets\.|github\.token|GITHUB_TOKEN", str(job))
    ]


RULES = (loose, steered, broad, keeping)
HOSTILE = """\
on: pull_request_target
permissions: {contents: write}
jobs:
  a:
    steps:
      - uses: actions/checkout@v6
      - uses: someone/else@de0fac2e4500dabe0009e67214ff5f5447ce83dd
      - run: echo "${{ github.event.pull_request.title }}" ${{ secrets.KEY }}
"""


@pytest.mark.parametrize("rule", RULES)
def test_no_workflow_breaks_a_rule(flow, rule):
    assert [] == rule(flow)


@pytest.mark.parametrize("rule", [*RULES, secret])
def test_each_rule_finds_what_breaks_it(rule):
    assert rule(loaded(HOSTILE))


def test_a_stranger_starts_one_workflow_and_that_without_rights():
    started = {path.name: set(loaded(path.read_text("utf-8"))["on"]) for path in WORKFLOWS}
    assert {
        "check.yml": {"pull_request"},
        "publish.yml": {"push", "schedule", "workflow_dispatch"},
    } == started


def test_what_a_stranger_starts_sees_no_secret_and_writes_nothing():
    flow = loaded(CHECK.read_text("utf-8"))
    assert [] == secret(flow)
    assert [] == writing(flow)
    assert [] == [
        step for step in steps(flow) if re.search(r"actions/cache(/save)?@", step.get("uses", ""))
    ]


def test_only_the_jobs_that_publish_and_tell_write_and_see_the_token_on_the_main_branch_alone():
    flow = loaded(PUBLISH.read_text("utf-8"))
    assert ["deploy", "tell"] == writing(flow) == secret(flow)
    written = [flow["jobs"][name]["permissions"] for name in writing(flow)]
    assert [{"contents": "write"}, {"issues": "write"}] == written
    assert ["main"] == flow["on"]["push"]["branches"]
    assert [True, True, True] == [
        "github.ref == 'refs/heads/main'" in job["if"] for job in flow["jobs"].values()
    ]


def test_secrets_are_at_hand_in_the_last_step_only():
    found = [step for step in steps(loaded(PUBLISH.read_text("utf-8"))) if "secrets." in str(step)]
    assert ["make deploy"] == [step["run"].splitlines()[-1] for step in found]


def test_the_key_that_signs_is_of_the_environment_that_is_bound_to_main():
    jobs = loaded(PUBLISH.read_text("utf-8"))["jobs"]
    named = [job.get("environment") for job in jobs.values() if "secrets." in str(job)]
    assert ["production"] == named


# What stands in the place of gh says which issues are open, and writes down what else it is asked.
GH = """\
#!/bin/sh
test "$2" = list && { printf '%s' "$OPEN"; exit; }
echo "$2 $3 $4 $5 $6" >> "$ASKED"
"""


@pytest.mark.parametrize(
    ("there", "asked"),
    [("", "create --title Tovuti haikuchapishwa / The site was not published --body R\n"),
     ("7", "comment 7 --body R \n")],
)  # fmt: skip
def test_a_run_that_fails_is_told_in_one_issue(there, asked, tmp_path):
    flow = loaded(PUBLISH.read_text("utf-8"))
    tell = flow["jobs"]["tell"]
    assert set(flow["jobs"]) - {"tell"} == set(tell["needs"])
    assert tell["if"].startswith("failure() && ")
    (step,) = tell["steps"]
    (tmp_path / "gh").write_text(GH)
    (tmp_path / "gh").chmod(0o755)
    given = {"PATH": f"{tmp_path}:{environment()['PATH']}", "TITLE": step["env"]["TITLE"]}
    given |= {"RUN": "R", "OPEN": there, "ASKED": str(tmp_path / "asked")}
    subprocess.run(["sh", "-e", "-c", step["run"]], env=environment(**given), check=True)
    assert asked == (tmp_path / "asked").read_text()


def test_one_run_publishes_at_a_time_and_none_is_cut_off_nor_takes_the_place_of_the_daily_one():
    flow = loaded(PUBLISH.read_text("utf-8"))
    daily = flow["on"]["schedule"][1]["cron"]
    group = f"publish-${{{{ github.event.schedule == '{daily}' && 'daily' || 'due' }}}}"
    assert {"group": group, "cancel-in-progress": False} == flow["concurrency"]


def test_every_job_ends():
    assert [] == [
        name
        for path in WORKFLOWS
        for name, job in loaded(path.read_text("utf-8"))["jobs"].items()
        if not 0 < job["timeout-minutes"] <= 60
    ]


def test_the_preview_is_built_as_for_the_public():
    (job,) = [
        job
        for job in loaded(CHECK.read_text("utf-8"))["jobs"].values()
        if "upload-artifact" in str(job)
    ]
    runs = [step["run"] for step in job["steps"] if "run" in step]
    assert "make publish" == runs[0]
    assert "make changes" == runs[1]


def test_whether_anything_is_due_is_asked_without_a_cache():
    due = loaded(PUBLISH.read_text("utf-8"))["jobs"]["due"]
    assert [] == [step for step in due["steps"] if "cache/" in step.get("uses", "")]


def test_once_a_day_the_site_is_built_from_nothing():
    flow = loaded(PUBLISH.read_text("utf-8"))
    crons = [one["cron"] for one in flow["on"]["schedule"]]
    assert ["1 * * * *", "10 21 * * *"] == crons  # 21:10 UTC is 00:10 in Tanzania
    (restore,) = [step for step in flow["jobs"]["deploy"]["steps"] if "cache/restore" in str(step)]
    assert f"github.event.schedule != '{crons[1]}'" == restore["if"]


def test_every_pin_says_its_version_and_one_action_has_one_pin():
    text = "".join(path.read_text("utf-8") for path in WORKFLOWS)
    lines = re.findall(r"uses: (\S+)@(\S+)( # v\d+\.\d+\.\d+)?$", text, flags=re.MULTILINE)
    assert len(lines) == text.count("uses:")
    assert [] == [line for line in lines if not line[2]]
    pins = {(name.split("/")[1], *rest) for name, *rest in lines}
    assert len({name for name, *_ in pins}) == len(pins)


def test_the_makefile_has_every_command_that_ci_runs():
    text = "".join(path.read_text("utf-8") for path in (*WORKFLOWS, GITLAB))
    named = set(re.findall(r"^[^#\n]*?\bmake ([a-z-]+)", text, flags=re.MULTILINE))
    assert {"check", "test-all", "publish", "changes", "due", "deploy"} <= named
    makefile = (ROOT / "Makefile").read_text("utf-8")
    assert [] == [
        name for name in named if not re.search(rf"^{name}:", makefile, flags=re.MULTILINE)
    ]


@pytest.mark.parametrize("path", [PUBLISH, GITLAB], ids=lambda path: path.name)
def test_git_is_told_the_token_when_it_asks_and_no_file_holds_it(path, tmp_path):
    (helper,) = re.findall(r"git config credential\.helper '(.*)'", path.read_text("utf-8"))
    given = environment(GITHUB_TOKEN="siri", PUBLISH_TOKEN="siri", GIT_CONFIG_GLOBAL="/dev/null")

    def git(*words, **more):
        return subprocess.run(
            ["git", *words],
            cwd=tmp_path,
            env=given,
            capture_output=True,
            text=True,
            check=True,
            **more,
        ).stdout

    git("init", "--quiet")
    git("config", "credential.helper", helper)
    asked = git("credential", "fill", input="protocol=https\nhost=example.invalid\n\n")
    assert "password=siri\n" in asked
    assert b"siri" not in (tmp_path / ".git" / "config").read_bytes()


# The programs of others


def run(*words):
    return subprocess.run(
        [str(BIN / words[0]), *map(str, words[1:])],
        cwd=ROOT, env=environment(NO_COLOR="1"), capture_output=True, text=True, check=False,
    )  # fmt: skip


def zizmor(*paths):
    return run("zizmor", "--offline", "--no-config", "--persona=pedantic", "--quiet", *paths)


def test_zizmor_finds_nothing_in_what_runs_for_us():
    done = zizmor(*WORKFLOWS, DEPENDABOT)
    assert (0, []) == (
        done.returncode,
        re.findall(r"^(?:error|warning|help)\[.*", done.stdout, re.MULTILINE),
    )


def test_zizmor_finds_what_a_hostile_workflow_does(tmp_path):
    path = tmp_path / ".github" / "workflows" / "a.yml"
    path.parent.mkdir(parents=True)
    whole = HOSTILE.replace("    steps:", "    runs-on: ubuntu-24.04\n    steps:")
    path.write_text(textwrap.dedent(whole))
    said = zizmor(path).stdout
    assert {"dangerous-triggers", "template-injection", "unpinned-uses"} <= set(
        re.findall(r"\[([a-z-]+)\]", said)
    )


@pytest.mark.full
@pytest.mark.parametrize(
    ("form", "paths"),
    [("github-workflows", WORKFLOWS), ("dependabot", [DEPENDABOT]), ("gitlab-ci", [GITLAB])],
)
def test_the_files_have_the_form_that_their_readers_publish(form, paths):
    done = run("check-jsonschema", "--builtin-schema", f"vendor.{form}", *paths)
    assert 0 == done.returncode, done.stdout + done.stderr


# GitLab


def test_gitlab_gives_a_merge_request_no_token_and_no_cache_to_write():
    flow = loaded(GITLAB.read_text("utf-8"))
    jobs = {name: job for name, job in flow.items() if isinstance(job, dict) and "script" in job}
    asked = [name for name, job in jobs.items() if "PUBLISH_TOKEN" in str(job)]
    saving = [
        name for name, job in jobs.items() if "push" in job.get("cache", {}).get("policy", "")
    ]
    assert ["publish"] == asked == saving
    first = jobs["publish"]["rules"][0]
    assert ('$CI_PIPELINE_SOURCE == "merge_request_event"', "never") == (first["if"], first["when"])
    assert "publish" == jobs["publish"]["resource_group"]
