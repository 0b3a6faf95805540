"""What the site is made with is listed, the same each time, and can be asked about."""

import json
import re
import subprocess

import pytest

from plugins.desk.sbom import __main__ as sbom
from plugins.desk.sbom import bill
from tests.built import ROOT, environment

LOCK = (ROOT / "requirements/build.txt").read_text("utf-8")
ONE = (
    "# Made by hand\n"
    'a==1.0 ; python_full_version < "3.12" \\\n'
    f"    --hash=sha256:{'b' * 64} \\\n    --hash=sha256:{'a' * 64}\n"
    f"c-d==2.0+x \\\n    --hash=sha256:{'c' * 64}\n"
)


def test_every_package_of_a_lock_file_is_a_part():
    assert [
        bill.LockedPackage("a", "1.0", 'python_full_version < "3.12"', ("a" * 64, "b" * 64)),
        bill.LockedPackage("c-d", "2.0+x", "", ("c" * 64,)),
    ] == bill.parts(ONE)
    assert "pkg:pypi/c-d@2.0%2Bx" == bill.parts(ONE)[1].purl


def test_the_list_has_what_the_lock_file_has():
    made = json.loads(bill.bill("x", "1", LOCK))
    assert re.findall(r"^([a-z0-9._-]+)==", LOCK, re.MULTILINE) == [
        one["name"] for one in made["components"]
    ]
    assert LOCK.count("--hash=") == sum(len(one["hashes"]) for one in made["components"])


def test_the_list_has_the_form_that_its_makers_publish(tmp_path):
    (tmp_path / "requirements").mkdir()
    for name in ("pyproject.toml", "requirements/build.txt"):
        (tmp_path / name).write_text((ROOT / name).read_text("utf-8"), "utf-8")
    assert 0 == sbom.main({}, root=tmp_path)
    # Takes a second to be imported.
    from cyclonedx.schema import SchemaVersion
    from cyclonedx.validation.json import JsonStrictValidator

    validator = JsonStrictValidator(SchemaVersion.V1_6)
    text = (tmp_path / sbom.FILE).read_text("utf-8")
    assert validator.validate_str(text) is None
    assert validator.validate_str(text.replace('"library"', '"libary"')) is not None


def test_the_same_lock_file_gives_the_same_bytes_and_another_one_another_number():
    made = bill.bill("x", "1", ONE)
    assert made == bill.bill("x", "1", ONE)
    number = json.loads(made)["serialNumber"]
    assert re.fullmatch(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", number)
    assert number != json.loads(bill.bill("x", "1", ONE.replace("1.0", "1.1")))["serialNumber"]


@pytest.mark.parametrize(
    ("body", "code", "said"),
    [
        ('case " $* " in *" --strict "*) exit 0 ;; esac; exit 3', 0, "nothing is known against it"),
        (
            'while [ "$1" != --output ]; do shift; done; echo "| a | 1 |" > "$2"; exit 1',
            1,
            "| a | 1 |",
        ),
        ("echo 'no route' >&2; exit 1", 2, "There is no full answer about requirements"),
        ("sleep 60", 2, "There is no full answer about requirements"),
    ],
    ids=["nothing", "weak", "no network", "no answer in time"],
)
def test_an_audit_says_what_it_was_told_and_when_nobody_answered(body, code, said, tmp_path):
    program = tmp_path / "audit"
    program.write_text(f"#!/bin/sh\n{body}\n")
    program.chmod(0o755)
    given = environment(AUDIT=str(program), AUDIT_SECONDS="1" if "sleep" in body else "60")
    done = subprocess.run(
        [ROOT / "scripts" / "audit"], env=given, capture_output=True, text=True, check=False
    )
    assert code == done.returncode
    assert said in done.stdout + done.stderr
