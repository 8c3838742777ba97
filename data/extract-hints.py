#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: extract-hints.py OUTPUT DEPFILE FOLDER

Writes the hints of the providers as C, for xgettext, which does not read JSON; nothing compiles it.
The #line directives make the catalogue name the provider's file. The depfile lets the build notice
an edited, a new and a missing file.
"""

import json
import pathlib
import re
import sys

TEXT = re.compile(r'^ *"text": (".*"),?$')


def hints(path):
    """The hints' texts with their lines, each on one of its own as import-facts.py lays them out."""
    content = path.read_text(encoding='utf-8')
    found = [(number, TEXT.match(line)) for number, line in enumerate(content.splitlines(), 1)]
    texts = [(number, json.loads(match[1])) for number, match in found if match]
    if [text for _, text in texts] != [hint['text'] for hint in json.loads(content)['hints']]:
        sys.exit(f'{path}: a hint’s text shares its line; data/import-facts.py --format mends that')
    return texts


def quoted(text):
    return '"' + text.replace('\\', '\\\\').replace('"', '\\"') + '"'


def main():
    output, depfile, folder = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3])
    files = sorted(folder.glob('*.json'))
    lines = ['/* SPDX-License-Identifier: GPL-3.0-or-later */']
    for path in files:
        for number, text in hints(path):
            lines += [f'#line {number} "data/providers/{path.name}"', f'N_({quoted(text)})']
    pathlib.Path(output).write_text('\n'.join(lines) + '\n', encoding='utf-8')
    names = ' '.join(str(path).replace(' ', '\\ ') for path in [folder, *files])
    pathlib.Path(depfile).write_text(f'{output}: {names}\n', encoding='utf-8')


main()
