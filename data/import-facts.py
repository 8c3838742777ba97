#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Brings a release of the provider facts into data/providers/ without losing edits made there.

    data/import-facts.py FACTS.json              merge and write
    data/import-facts.py --dry-run FACTS.json    say what would change, write nothing
    data/import-facts.py --format                only write every file in the common layout

The release that was imported last is kept in data/providers/imported.jsonl. Each value is merged
three ways: what only the new release changed is taken, what only we changed stays, and where both
changed it differently ours stays and the place is printed as a conflict. Exit status: 0 done,
1 something is in conflict, 2 wrong usage or unreadable input.
"""

import argparse
import json
import pathlib
import re
import sys

FIELDS = [
    'id', 'name', 'fame', 'domains', 'subdomains', 'mx', 'servers', 'oauth2', 'hints', 'help_url',
    'seed', 'seed_rows', 'seed_says', 'correction', 'sources', 'checked', 'confidence',
]
SERVER_FIELDS = [
    'protocol', 'host', 'port', 'security', 'username', 'username_pattern', 'auth', 'unconfirmed',
    'unusual',
]
HINT_FIELDS = ['when', 'kind', 'text', 'url']
OAUTH2_FIELDS = ['issuer', 'auth_url', 'token_url', 'scopes']

# A list whose every entry gets a line of its own, so that one entry is one line of a diff.
ENTRY_A_LINE = {'domains', 'subdomains', 'mx'}

# What tells the entries of a list of objects apart.
KEYS = {
    'servers': ('protocol', 'host', 'port'),
    'hints': ('when', 'kind', 'text'),
}

MISSING = object()


def typographic(text):
    """Facts are typed with straight quotes; what people read has typographic ones."""
    text = re.sub(r"(?<=\w)'", '’', text)
    text = re.sub(r'"([^"]*)"', r'“\1”', text)
    return text.replace('...', '…')


def ordered(fields, value):
    known = {field: value[field] for field in fields if field in value}
    return known | {field: value[field] for field in value if field not in known}


def canonical(provider):
    provider = ordered(FIELDS, provider)
    provider['servers'] = [ordered(SERVER_FIELDS, server) for server in provider['servers']]
    provider['hints'] = [ordered(HINT_FIELDS, hint) for hint in provider['hints']]
    if 'oauth2' in provider:
        provider['oauth2'] = ordered(OAUTH2_FIELDS, provider['oauth2'])
    return provider


def from_facts(provider):
    for hint in provider['hints']:
        hint['text'] = typographic(hint['text'])
    return canonical(provider)


def dump(value, key=None, indent=0):
    pad = '  ' * (indent + 1)
    end = '\n' + '  ' * indent
    if isinstance(value, dict) and value:
        fields = [f'{pad}{json.dumps(name)}: {dump(entry, name, indent + 1)}'
                  for name, entry in value.items()]
        return '{\n' + ',\n'.join(fields) + end + '}'
    if isinstance(value, list) and value:
        inline = json.dumps(value, ensure_ascii=False)
        plain = all(isinstance(entry, str) for entry in value)
        if plain and key not in ENTRY_A_LINE and len(pad) + len(key or '') + len(inline) < 92:
            return inline
        entries = [pad + dump(entry, None, indent + 1) for entry in value]
        return '[\n' + ',\n'.join(entries) + end + ']'
    return json.dumps(value, ensure_ascii=False)


def file_text(provider):
    return dump(canonical(provider)) + '\n'


class Merge:
    def __init__(self):
        self.conflicts = []

    def conflict(self, where, what):
        self.conflicts.append(f'{where}: {what}; ours stays')

    def value(self, where, base, ours, theirs):
        """Three-way merge of anything; MISSING stands for a field or entry that is not there."""
        if ours == theirs or theirs == base:
            return ours
        if ours == base:
            return theirs
        if all(isinstance(side, dict) for side in (base, ours, theirs)):
            return self.fields(where, base, ours, theirs)
        key = KEYS.get(where.rpartition(' ')[2])
        if all(isinstance(side, list) for side in (base, ours, theirs)):
            if key is None:
                return self.words(base, ours, theirs)
            return self.entries(where, key, base, ours, theirs)
        if theirs is MISSING:
            self.conflict(where, 'edited here and gone from the new release')
        elif ours is MISSING:
            self.conflict(where, 'removed here and changed in the new release')
        else:
            self.conflict(where, f'edited here and changed in the new release to {json.dumps(theirs)}')
        return ours

    def fields(self, where, base, ours, theirs):
        merged = {}
        for field in list(ours) + [field for field in theirs if field not in ours]:
            value = self.value(f'{where} {field}', base.get(field, MISSING),
                               ours.get(field, MISSING), theirs.get(field, MISSING))
            if value is not MISSING:
                merged[field] = value
        return merged

    @staticmethod
    def words(base, ours, theirs):
        gone = set(base) - set(theirs)
        new = [word for word in theirs if word not in base and word not in ours]
        return [word for word in ours if word not in gone] + new

    def entries(self, where, key, base, ours, theirs):
        def table(entries):
            return {tuple(str(entry.get(field)) for field in key): entry for entry in entries}

        base, ours, theirs = table(base), table(ours), table(theirs)
        merged = []
        for name in list(ours) + [name for name in theirs if name not in ours]:
            entry = self.value(f'{where} “{" ".join(name)}”', base.get(name, MISSING),
                               ours.get(name, MISSING), theirs.get(name, MISSING))
            if entry is not MISSING:
                merged.append(entry)
        return merged


def read_folder(folder):
    providers = {}
    for path in sorted(folder.glob('*.json')):
        provider = json.loads(path.read_text(encoding='utf-8'))
        if provider.get('id') != path.stem:
            sys.exit(f'{path}: the id is not the name of the file')
        providers[path.stem] = provider
    return providers


def read_imported(path):
    if not path.exists():
        return {}
    lines = path.read_text(encoding='utf-8').splitlines()
    return {provider['id']: provider for provider in map(json.loads, lines)}


def read_facts(path):
    facts = [from_facts(provider) for provider in json.loads(path.read_text(encoding='utf-8'))]
    return {provider['id']: provider for provider in sorted(facts, key=lambda fact: fact['id'])}


def write(folder, name, provider, dry_run, why):
    path = folder / f'{name}.json'
    if provider is MISSING:
        print(f'{path}: {why}')
        if not dry_run:
            path.unlink()
        return
    text = file_text(provider)
    if path.exists() and path.read_text(encoding='utf-8') == text:
        return
    print(f'{path}: {why}')
    if not dry_run:
        path.write_text(text, encoding='utf-8')


def import_facts(folder, facts_path, dry_run):
    imported_path = folder / 'imported.jsonl'
    base = read_imported(imported_path)
    ours = read_folder(folder)
    theirs = read_facts(facts_path)
    merge = Merge()

    for name in sorted(base.keys() | ours.keys() | theirs.keys()):
        before = ours.get(name, MISSING)
        after = merge.value(name, base.get(name, MISSING), before, theirs.get(name, MISSING))
        if before is MISSING and after is MISSING:
            continue
        why = 'new' if before is MISSING else 'gone' if after is MISSING else 'changed'
        write(folder, name, after, dry_run, why)

    if not dry_run:
        lines = [json.dumps(provider, ensure_ascii=False) for provider in theirs.values()]
        imported_path.write_text('\n'.join(lines) + '\n', encoding='utf-8')
    for conflict in merge.conflicts:
        print(f'conflict: {conflict}')
    return 1 if merge.conflicts else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('--folder', type=pathlib.Path,
                        default=pathlib.Path(__file__).resolve().parent / 'providers')
    parser.add_argument('--dry-run', action='store_true')
    parser.add_argument('--format', action='store_true')
    parser.add_argument('facts', type=pathlib.Path, nargs='?')
    options = parser.parse_args()

    if options.format == (options.facts is not None):
        parser.error('give either a release of the facts or --format')
    try:
        if options.format:
            for name, provider in read_folder(options.folder).items():
                write(options.folder, name, provider, options.dry_run, 'laid out anew')
            return 0
        return import_facts(options.folder, options.facts, options.dry_run)
    except (OSError, ValueError, KeyError) as error:
        print(f'import-facts: {error!r}', file=sys.stderr)
        return 2


if __name__ == '__main__':
    sys.exit(main())
