# SPDX-License-Identifier: GPL-3.0-or-later
"""What the lint tests have in common: the files of the source tree, and TAP."""

import os
import sys

TOP = os.path.normpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", ".."))


def is_build_directory(path):
    return os.path.isdir(os.path.join(path, "meson-private"))


def files(*under, suffixes=("",)):
    """The paths below the folders, from the top of the tree, sorted. Hidden and built ones are left out."""
    found = []
    for folder in under:
        for where, folders, names in os.walk(os.path.join(TOP, folder)):
            folders[:] = [
                name
                for name in folders
                if (not name.startswith(".") or name == ".ci")
                and name not in ("_build", "__pycache__")
                and not is_build_directory(os.path.join(where, name))
            ]
            for name in names:
                path = os.path.relpath(os.path.join(where, name), TOP)
                if path.endswith(suffixes):
                    found.append(path)
    return sorted(found)


def read(path):
    with open(os.path.join(TOP, path), encoding="utf-8") as file:
        return file.read()


def run(*tests):
    """Runs functions that return what they find wrong, as lines; exits as TAP wants it."""
    print(f"1..{len(tests)}")
    failed = False
    for number, test in enumerate(tests, 1):
        findings = list(test())
        failed = failed or bool(findings)
        print(f"{'not ok' if findings else 'ok'} {number} {test.__name__.replace('_', '-')}")
        for finding in findings:
            print(finding, file=sys.stderr)
    sys.exit(1 if failed else 0)
