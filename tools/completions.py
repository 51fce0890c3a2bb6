# SPDX-License-Identifier: Apache-2.0
"""Completions for bash, zsh and fish, made from what the programs say of
themselves ("make completions").

Arguments: the folder with the programs, and the folder to write into.
"""
import os
import re
import subprocess
import sys

PROGRAMS = {    # and what prints the usage
    'kereru-milter': ['-h'],
    'kereru-scan': ['--help'],
    'kereructl': ['-h'],
}
# Commands that have commands of their own.
NESTED = ['campaign', 'hold', 'ledger']
NOTE = 'Made by "make completions" from what the program says of itself.'


class Option:
    def __init__(self, names, argument=None, text=''):
        self.names, self.text = names, text
        self.argument = argument        # what the usage calls it, or None
        self.kind, self.words = kind(argument, text)


class Command:
    def __init__(self, text=''):
        self.text = text
        self.options, self.commands, self.words = [], {}, []
        self.files = False


def kind(name, text=''):
    """How to complete an argument: ('words', [...]), 'files', 'folders'."""
    if name is None or name == '':
        return None, []
    found = re.match(r'([a-z0-9]+(?:, [a-z0-9]+)+),? or ([a-z0-9]+)\b', text)
    if found:
        return 'words', found[1].split(', ') + [found[2]]
    if re.fullmatch(r'[a-z0-9]+(\|[a-z0-9]+)+', name):
        return 'words', name.split('|')
    if 'DIR' in name:
        return 'folders', []
    if re.search('FILE|PATH|LEDGER|[.]jsonl|^file$', name):
        return 'files', []
    return 'text', []


def alternatives(text):
    """The parts between "|" that stand outside of brackets."""
    text, depth, parts = re.sub(r'^\((.*)\)$', r'\1', text.strip()), 0, ['']
    for word in text.split(' '):
        if word == '|' and depth == 0:
            parts.append('')
            continue
        depth += word.count('[') - word.count(']')
        parts[-1] += ' ' + word
    return [p.strip() for p in parts]


def arguments_read(command, text):
    """Options and operands of a usage like "[--a FILE] [--b] x|y PATH"."""
    words = [w for w in text.split() if w != '...']
    while words:
        word = words.pop(0)
        name = word.strip('[]()')
        if name == '|':
            continue
        if not name.startswith('-') or name == '-':
            how, choices = kind(name)
            command.files |= how == 'files'
            command.words += choices
            continue
        argument = None
        if not word.endswith(']') and words and words[0][0] not in '[|':
            argument = words.pop(0).strip('[]()')
        if name not in [o.names[0] for o in command.options]:
            command.options.append(Option([name], argument))


def usage(folder, *words):
    p = subprocess.run([os.path.join(folder, words[0]), *words[1:]],
                       text=True, stdin=subprocess.DEVNULL,
                       stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    found = re.search(r'(?ms)^usage: (.*)', p.stdout)
    return found[1].rstrip() if found else ''


def clusters_read(command, text):
    """Short options of the first line: "prog [-ftV] [-c file]"."""
    for short, argument in re.findall(r'\[-(\w+)(?: ([^]]+))?\]', text):
        for letter in short:
            command.options.append(Option(['-' + letter], argument or None))


def commands_read(command, text):
    """The list below a usage: "  name arguments", then what it is."""
    for name, rest, help_text in re.findall(
            r'(?m)^  ([a-z]+)(?: (.*))?\n {8}(.*)$', text):
        command.commands[name] = Command(help_text)
        arguments_read(command.commands[name], rest)


def command_read(command, name, text):
    """The usage of one command, which may have commands of its own."""
    command.options, command.words, command.files = [], [], False
    if name not in NESTED:
        arguments_read(command, text)
        return
    for part in alternatives(text):
        sub, _, rest = part.partition(' ')
        command.commands[sub] = Command()
        arguments_read(command.commands[sub], rest)


def program_read(folder, name):
    text = usage(folder, name, *PROGRAMS[name])
    top = Command()
    if name == 'kereru-scan':
        top.files = True
        for short, long, argument, rest in re.findall(
                r'(?m)^  (-\w,|   ) (--[a-z-]+)(?: ([A-Z/=]+))? {1,}(\S.*)$',
                text):
            names = [n for n in (short.strip(' ,'), long) if n]
            top.options.append(Option(names, argument or None, rest))
        return top
    clusters_read(top, text.split('\n', 1)[0])
    commands_read(top, text)
    for command_name, command in top.commands.items():
        text = usage(folder, name, command_name, '-?')
        if '\n  ' in text:
            command.words = []
            commands_read(command, text)
        elif text:
            command_read(command, command_name,
                         text.split(command_name, 1)[1])
    return top


def walk(command, path=()):
    yield path, command
    for name, sub in command.commands.items():
        yield from walk(sub, path + (name,))


def names(command):
    return [n for o in command.options for n in o.names]


# ---- bash -------------------------------------------------------------------

BASH = r'''# SPDX-License-Identifier: Apache-2.0
# %(note)s
# shellcheck shell=bash disable=SC2207
_%(function)s()
{
	local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]}
	local path=: words='' files='' i

	if [[ $cur = '=' ]]; then
		cur=
	elif [[ $prev = '=' ]]; then
		prev=${COMP_WORDS[COMP_CWORD - 2]}
	fi
	for ((i = 1; i < COMP_CWORD; i++)); do
		case "$path ${COMP_WORDS[i]}" in
%(walk)s
		esac
	done
	case "$path $prev" in
%(arguments)s
	*)
		case $path in
%(paths)s
		esac
		;;
	esac
	COMPREPLY=($(compgen -W "$words" -- "$cur"))
	case $files in
	f) compopt -o filenames; COMPREPLY+=($(compgen -f -- "$cur")) ;;
	d) compopt -o filenames; COMPREPLY+=($(compgen -d -- "$cur")) ;;
	esac
}
complete -F _%(function)s %(program)s
'''


def bash(program, top):
    steps, arguments, paths = [], [], []
    for path, command in walk(top):
        here = ' '.join((':',) + path)
        for o in command.options:
            if o.kind is None:
                continue
            pattern = '|'.join('"%s %s"' % (here, n) for n in o.names)
            what = {'files': 'files=f', 'folders': 'files=d', 'text': ':',
                    'words': "words='%s'" % ' '.join(o.words)}[o.kind]
            arguments.append('\t%s) %s ;;' % (pattern, what))
            steps.append('\t\t%s) ((i++)) ;;' % pattern)
        steps += ['\t\t"%s %s") path="%s %s" ;;' % (here, s, here, s)
                  for s in command.commands]
        words = names(command) + list(command.commands) + command.words
        paths.append("\t\t%s)\n\t\t\twords='%s'%s\n\t\t\t;;" % (
            '"%s"' % here, ' '.join(words),
            ' files=f' if command.files else ''))
    return BASH % dict(note=NOTE, program=program,
                       function=program.replace('-', '_'),
                       walk='\n'.join(steps),
                       arguments='\n'.join(arguments),
                       paths='\n'.join(paths))


# ---- zsh --------------------------------------------------------------------

def zsh_text(text):
    return re.sub(r"([\\:\[\]])", r'\\\1', text).replace("'", "'\\''")


def zsh_action(how, words):
    return {'files': '_files', 'folders': '_files -/', 'text': ' ',
            'words': '(%s)' % ' '.join(words)}[how]


def zsh_options(command):
    lines = []
    for o in command.options:
        head = "'%s'" % o.names[0]
        if len(o.names) > 1:
            head = "'(%s)'{%s}" % (' '.join(o.names), ','.join(o.names))
        tail = ''
        if o.text:
            tail += '[%s]' % zsh_text(o.text)
        if o.kind:
            tail += ':%s:%s' % (zsh_text(o.argument),
                                zsh_action(o.kind, o.words))
        lines.append(head + ("'%s'" % tail if tail else ''))
    return lines


def zsh(program, top):
    out = ['#compdef ' + program, '# SPDX-License-Identifier: Apache-2.0',
           '# ' + NOTE]
    for path, command in reversed(list(walk(top))):
        lines = zsh_options(command)
        if command.commands:
            lines += ["'1:command:((%s))'" % ' '.join(
                '%s\\:"%s"' % (n, zsh_text(c.text) or n)
                for n, c in command.commands.items()),
                "'*::argument:->argument'"]
        if command.words:
            lines.append("'1:word:(%s)'" % ' '.join(command.words))
        if command.files:
            lines.append("'*:file:_files'")
        name = '_' + '_'.join((program.replace('-', '_'),) + path)
        out += ['', name + '()', '{']
        if command.commands:
            out.append('\tlocal state line')
        out.append('\t_arguments -C \\\n\t    ' +
                   (' \\\n\t    '.join(lines) or "''"))
        if command.commands:
            out += ['\tcase $state:$line[1] in'] + [
                '\t(argument:%s) %s_%s ;;' % (n, name, n)
                for n in command.commands] + ['\tesac']
        out.append('}')
    return '\n'.join(out) + '\n\n_%s "$@"\n' % program.replace('-', '_')


# ---- fish -------------------------------------------------------------------

def fish_text(text):
    return "'%s'" % text.replace('\\', '\\\\').replace("'", "\\'")


def fish_condition(path, command):
    seen = ['__fish_seen_subcommand_from ' + p for p in path]
    if command.commands:
        seen.append('not __fish_seen_subcommand_from ' +
                    ' '.join(command.commands))
    return " -n '%s'" % '; and '.join(seen) if seen else ''


def fish(program, top):
    out = ['# SPDX-License-Identifier: Apache-2.0', '# ' + NOTE]
    for path, command in walk(top):
        start = 'complete -c %s%s' % (program, fish_condition(path, command))
        if not command.files:
            out.append(start + ' -f')
        for o in command.options:
            line = start
            for n in o.names:
                line += ' -l ' + n[2:] if n[:2] == '--' else ' -s ' + n[1:]
            line += {None: '', 'files': ' -r -F', 'text': ' -x',
                     'folders': " -x -a '(__fish_complete_directories)'",
                     'words': " -x -a '%s'" % ' '.join(o.words)}[o.kind]
            out.append(line + (' -d ' + fish_text(o.text) if o.text else ''))
        out += [start + ' -a %s%s' % (n, ' -d ' + fish_text(c.text)
                                      if c.text else '')
                for n, c in command.commands.items()]
        if command.words:
            out.append(start + " -a '%s'" % ' '.join(command.words))
    return '\n'.join(out) + '\n'


def main(folder, target):
    for shell, write, form in (('bash', bash, '%s'), ('zsh', zsh, '_%s'),
                               ('fish', fish, '%s.fish')):
        os.makedirs(os.path.join(target, shell), exist_ok=True)
        for program in PROGRAMS:
            with open(os.path.join(target, shell, form % program), 'w',
                      encoding='utf-8') as f:
                f.write(write(program, program_read(folder, program)))


if __name__ == '__main__':
    main(*sys.argv[1:])
