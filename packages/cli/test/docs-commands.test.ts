import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { pages } from './docs.testing.ts';
import { root } from './kouan.testing.ts';

interface Option {
  readonly names: readonly string[];
  readonly takesValue: boolean;
  readonly required: boolean;
  readonly choices: readonly string[];
}

const COMMON: readonly Option[] = ['--json', '--lang', '--help'].map((name) => ({
  names: [name],
  takesValue: name === '--lang',
  required: false,
  choices: name === '--lang' ? ['en', 'zh'] : [],
}));

/** Every command with its options, as docs/cli.md has them: that page is made from the commands, and checked fresh. */
const COMMANDS: ReadonlyMap<string, readonly Option[]> = new Map(
  readFileSync(join(root, 'docs/cli.md'), 'utf8')
    .split(/^## kouan /m)
    .slice(1)
    .map((section) => {
      const path = /^[a-z0-9-]+(?: [a-z0-9-]+)*/.exec(section)?.[0] ?? '';
      const rows = [...section.matchAll(/^\| `(-[^`]*)` \|.* \| (.*) \|$/gm)];
      const options = rows.map(([, flags = '', notes = '']) => ({
        names: flags.match(/--?[a-zA-Z][\w-]*/g) ?? [],
        takesValue: flags.includes('<'),
        required: notes.includes('required'),
        choices: notes.split('; ').flatMap((note) => (/^(required|default|$)/.test(note) ? [] : note.split(', '))),
      }));
      return [path, [...options, ...COMMON]] as const;
    }),
);

/** The words of a line of a shell; an operator is a word, and a comment is none. */
function wordsOf(line: string): readonly string[] {
  const words = line.match(/(?<=^|\s)#.*|(?:"[^"]*"|'[^']*'|\\.|[^\s"'\\|&;<>])+|[|&;<>]+/g) ?? [];
  return words.filter((word) => !word.startsWith('#')).map((word) => word.replace(/["']/g, ''));
}

/** What a line gives to `kouan`, each time that it calls it. */
function callsOf(line: string): readonly (readonly string[])[] {
  const calls: string[][] = [];
  let call: string[] | undefined;
  let isFile = false;
  for (const word of wordsOf(line)) {
    if (/^[|&;<>]+$/.test(word)) {
      isFile = /[<>]/.test(word);
      if (!isFile) call = undefined;
    } else if (isFile) isFile = false;
    else if (call !== undefined) call.push(word);
    else if (word === 'kouan') {
      call = [];
      calls.push(call);
    }
  }
  return calls;
}

/** What is wrong with a call; empty when the command would take it. */
function wrongWith(args: readonly string[]): readonly string[] {
  const path = args.map((_, index) => args.slice(0, args.length - index).join(' ')).find((name) => COMMANDS.has(name));
  // The program alone, or its name as the name of something else.
  if (args[0] === undefined || args[0].startsWith('-')) return [];
  if (path === undefined) return ['no such command'];
  const options = COMMANDS.get(path) ?? [];
  const given = new Set<Option>();
  const wrong: string[] = [];
  for (let index = path.split(' ').length; index < args.length; index++) {
    const word = args[index] ?? '';
    if (!/^--?[a-zA-Z]/.test(word)) continue;
    const [name = '', inline] = word.split('=');
    const option = options.find(({ names }) => names.includes(name));
    if (option === undefined) {
      wrong.push(`no option ${name}`);
      continue;
    }
    given.add(option);
    if (!option.takesValue) continue;
    const value = inline ?? args[++index];
    if (value === undefined) wrong.push(`${name} has no value`);
    else if (option.choices.length > 0 && !option.choices.includes(value)) wrong.push(`${name} ${value}`);
  }
  const missing = options.filter((option) => option.required && !given.has(option));
  return [...wrong, ...missing.map(({ names }) => `${names.join(' ')} is required`)];
}

const calls = pages.flatMap(({ page, text }) =>
  [...text.matchAll(/```(sh|console)\n([\s\S]*?)```/g)].flatMap(([, kind, block = '']) =>
    block
      .replace(/\\\n/g, ' ')
      .split('\n')
      // In a transcript the other lines are what was printed.
      .filter((line) => kind === 'sh' || line.startsWith('$ '))
      .flatMap((line) => callsOf(line).map((args) => ({ page, line, args }))),
  ),
);

it('every command of the documentation is one, with options that it has', () => {
  expect(COMMANDS.size).toBeGreaterThan(50);
  expect(calls.length).toBeGreaterThan(200);
  expect(calls.flatMap(({ page, line, args }) => wrongWith(args).map((what) => `${page}: ${line}: ${what}`))).toEqual(
    [],
  );
});
