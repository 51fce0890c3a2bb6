#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Each program says how it is used; the shells' completions are what it says,
and each shell understands them."""
import filecmp
import os
import re
import shutil
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
TOP = os.environ.get('top_srcdir', os.path.join(
    os.path.dirname(os.path.abspath(__file__)), '..'))
sys.path.insert(0, TOP + '/tools')
import completions  # noqa: E402
SHIPPED = os.path.join(TOP, 'completions')

# What stands on the line, its last word unfinished: what is offered.
LINES = [
    ('kereru-scan --ex', {'--explain', '--extract'}),
    ('kereru-scan --format t', {'table', 'text'}),
    ('kereru-scan -f js', {'jsonl'}),
    ('kereru-scan --mbox mboxc', {'mboxcl2'}),
    ('kereructl le', {'learn', 'ledger'}),
    ('kereructl -c x.conf che', {'check'}),
    ('kereructl check --p', {'--postfix'}),
    ('kereructl hold re', {'release', 'refuse'}),
    ('kereructl hold release --', {'--again', '--done', '--note'}),
    ('kereructl ledger export --fo', {'--format'}),
    ('kereructl ledger export --format m', {'misp'}),
    ('kereructl ledger purge --', {'--as-of', '--dry-run'}),
    ('kereructl stats --period q', {'quarter'}),
    ('kereructl learn sp', {'spam'}),
]


def run(*words):
    p = subprocess.run(words, text=True, stdin=subprocess.DEVNULL,
                       stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    assert p.returncode == 0, (words, p.stdout)
    return p.stdout


def same_as_programs():
    with tempfile.TemporaryDirectory() as made:
        run(sys.executable, '-B', TOP + '/tools/completions.py', '.', made)
        for shell in ('bash', 'zsh', 'fish'):
            names = sorted(os.listdir(os.path.join(made, shell)))
            assert names == sorted(os.listdir(os.path.join(SHIPPED, shell)))
            for name in names:
                assert filecmp.cmp(os.path.join(made, shell, name),
                                   os.path.join(SHIPPED, shell, name),
                                   shallow=False), \
                    'completions/%s/%s is not what the program says: ' \
                    'run "make completions"' % (shell, name)


def answered():
    for program in ('kereru-milter', 'kereru-scan', 'kereructl'):
        for option in ('-h', '--help'):
            assert run('./' + program, option).startswith(
                'usage: ' + program), (program, option)
        for option in ('-V', '--version'):
            assert re.fullmatch(program + r' [0-9.]+\n',
                                run('./' + program, option))


def manuals():
    """The manual of a program has its options and commands, no others."""
    for program, page in (('kereru-milter', 8), ('kereru-scan', 1),
                          ('kereructl', 8)):
        with open('%s/man/%s.%d' % (TOP, program, page)) as f:
            text = f.read()
        has = {('--' if long else '-') + name for long, name in
               re.findall(r'\bFl (Fl )?([A-Za-z-]+)', text)}
        for cluster in re.findall(r'^\.Op Fl (\w+)$', text, re.M):
            has = has - {'-' + cluster} | {'-' + c for c in cluster}
        every = list(completions.walk(
            completions.program_read('.', program)))
        says = {n for _, c in every for n in completions.names(c)}
        # the usage of two programs names the short ones only
        says |= {'--help', '--version'}
        assert has == says, (program, has ^ says)
        told = {' '.join(m.split()[:2]) if m.split()[0] in
                completions.NESTED else m.split()[0]
                for m in re.findall(r'^\.It Cm ([a-z]+(?: [a-z]+)?)', text,
                                    re.M)}
        listed = {' '.join(path) for path, c in every
                  if path and not c.commands}
        assert listed <= told, (program, listed - told)


def bash():
    for line, wanted in LINES:
        program = line.split()[0]
        got = run('bash', '--norc', '-c', '''
            . "$1" && COMP_WORDS=($2) && COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
            compopt() { :; }
            _%s; printf '%%s\\n' "${COMPREPLY[@]}"
            ''' % program.replace('-', '_'), 'bash',
            os.path.join(SHIPPED, 'bash', program), line)
        assert wanted == set(got.split()), (line, wanted, got)


def fish():
    for line, wanted in LINES:
        file = os.path.join(SHIPPED, 'fish', line.split()[0] + '.fish')
        got = run('fish', '--no-config', '-c',
                  'source $argv[1]; complete -C $argv[2]', file, line)
        offered = {g.split('\t')[0] for g in got.splitlines()}
        assert wanted == offered, (line, wanted, offered)


# zsh completes only at a terminal: one is made for it.
ZSH = r'''
zmodload zsh/zpty
zpty z zsh -f -i
put() { zpty -w z "$1" }
put 'PS1= PS2=; stty -echo; unsetopt zle_bracketed_paste 2>/dev/null'
put "fpath=($1 \$fpath); autoload -U compinit; compinit -u -d $2/dump"
put 'bindkey "^I" list-choices; LISTMAX=10000; unsetopt auto_menu beep'
put 'zstyle ":completion:*" list-grouped false'
put 'zstyle ":completion:*" verbose no'
put 'zstyle ":completion:*" completer _complete'
put 'print REA""DY'
while zpty -r z got; do [[ $got == *READY* ]] && break; done
zpty -w -n z "$3"$'\t'
sleep $4
zpty -r -t z got; all=$got
while zpty -r -t z got; do all+=$got; done
zpty -d z
print -r -- $all
'''


def zsh():
    for name in sorted(os.listdir(SHIPPED + '/zsh')):
        run('zsh', '-n', os.path.join(SHIPPED, 'zsh', name))
    # each takes most of a second: one line per kind of thing
    with tempfile.TemporaryDirectory() as folder:
        for line, wanted in LINES[:2] + LINES[7:9]:
            for pause in '0.5', '3', '10':      # a busy machine is slow
                got = run('zsh', '-f', '-c', ZSH, 'zsh', SHIPPED + '/zsh',
                          folder, line, pause)
                if all(w in got for w in wanted):
                    break
            else:
                raise AssertionError((line, wanted, got))


answered()
manuals()
same_as_programs()
bash()
for shell in (fish, zsh):
    if shutil.which(shell.__name__):
        shell()
    else:
        print('not there, so not asked: ' + shell.__name__)
