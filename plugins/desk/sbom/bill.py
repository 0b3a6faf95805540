"""The bill of materials (CycloneDX 1.6): what the site is made with, from the lock file alone. Pure.

The same lock file gives the same bytes: no moment is in it, and its number is made of what it lists.
"""

import hashlib
import json
import re
import uuid
from typing import Any

from msgspec import Struct

LINE = re.compile(r"([a-z0-9][a-z0-9._-]*)==([^\s;\\]+)(?:\s*;\s*([^\\\n]+?))?\s*(?:\\|$)")
HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


class LockedPackage(Struct, frozen=True, order=True):
    """A package of a lock file: its version, what it is needed for only (empty for always), its files' hashes."""

    name: str
    version: str
    only: str
    hashes: tuple[str, ...]

    @property
    def purl(self) -> str:
        """Its name everywhere (package-url)."""
        return f"pkg:pypi/{self.name}@{self.version.replace('+', '%2B')}"


def parts(lock: str) -> list[LockedPackage]:
    """Give the packages that a lock file names, in the order of their names."""
    found = []
    for block in re.split(r"\n(?=[a-z0-9])", "\n" + lock):
        if match := LINE.match(block.strip()):
            hashes = tuple(sorted(HASH.findall(block)))
            found.append(LockedPackage(match[1], match[2], (match[3] or "").strip(), hashes))
    return sorted(found)


def bill(name: str, version: str, lock: str) -> bytes:
    """Give the bill of what a program of this name and version is made with."""
    mine = f"pkg:generic/{name}@{version}"
    listed = parts(lock)
    made: dict[str, Any] = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{_number(mine, listed)}",
        "version": 1,
        "metadata": {
            "component": {"type": "application", "bom-ref": mine, "name": name, "version": version}
        },
        "components": [_component(part) for part in listed],
        "dependencies": [
            {"ref": mine, "dependsOn": [part.purl for part in listed]},
        ],
    }
    return json.dumps(made, indent=1).encode() + b"\n"


def _number(mine: str, listed: list[LockedPackage]) -> uuid.UUID:
    """A number that is the same for the same list, and for no other."""
    digest = hashlib.blake2b(repr((mine, listed)).encode(), digest_size=16).digest()
    return uuid.UUID(bytes=digest, version=5)


def _component(part: LockedPackage) -> dict[str, Any]:
    made: dict[str, Any] = {
        "type": "library",
        "bom-ref": part.purl,
        "name": part.name,
        "version": part.version,
        "scope": "optional" if part.only else "required",
        "purl": part.purl,
        "hashes": [{"alg": "SHA-256", "content": one} for one in part.hashes],
    }
    if part.only:
        made["properties"] = [{"name": "pip:marker", "value": part.only}]
    return made
