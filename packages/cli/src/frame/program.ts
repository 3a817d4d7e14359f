import type { Text } from '@kouan/core';
import { Command, InvalidArgumentError, Option } from 'commander';
import { type CommandEntry, type CommandLeaf, isGroup } from '../commands/entry.ts';
import { COMMANDS } from '../commands/table.ts';
import type { CommandSpec, Options } from './command.ts';
import type { Context } from './context.ts';
import { helpIn } from './help.ts';

interface Dress {
  readonly path: string;
  readonly summary: Text;
  readonly spec: CommandSpec;
  /** Not one of the commands below it: what it requires is required. */
  readonly isCalled: boolean;
}

/** Gives a command its arguments, options and help, with the examples first. */
function dress(
  command: Command,
  { path, summary, spec, isCalled }: Dress,
  { say, output }: Pick<Context, 'say' | 'output'>,
): void {
  for (const arg of spec.args.split(' ').filter(Boolean)) command.argument(arg);
  for (const { flags, about, required, choices, fallback, many } of spec.options) {
    const option = new Option(flags, say(about));
    if (required && isCalled) option.makeOptionMandatory();
    if (choices) option.choices([...choices]);
    if (fallback !== undefined) option.default(fallback);
    if (many)
      option.argParser((value, before: readonly string[] | undefined) => {
        if (choices?.includes(value) === false) throw new InvalidArgumentError(`Known: ${choices.join(', ')}`);
        return [...(before ?? []), value];
      });
    command.addOption(option);
  }
  const lines = spec.examples.flatMap(({ line, about }) => [`  # ${say(about)}`, `  ${output.paint('cyan', line)}`]);
  command.addHelpText('before', `${path}: ${say(summary)}\n\n${lines.join('\n')}\n`);
}

/** Options that every command has. */
function common(command: Command, { say }: Context): void {
  command.option('--json', say({ en: 'data as JSON (one object a line where there are many)', zh: '以 JSON 输出' }));
  command.addOption(new Option('--lang <language>', say({ en: 'language', zh: '语言' })).choices(['en', 'zh']));
  command.helpOption('-h, --help', say({ en: 'show this help', zh: '显示帮助' }));
}

/**
 * The command line as commander knows it. Only the command that is called is loaded; the others are names and one line.
 *
 * @param called the words that name the command
 * @param finish receives the exit code of the command
 */
export async function buildProgram(
  called: readonly string[],
  version: string,
  context: Context,
  finish: (code: number) => void,
): Promise<Command> {
  const { say, output } = context;
  const program = new Command('kouan');
  program.exitOverride().showSuggestionAfterError(true).enablePositionalOptions();
  program.configureOutput({
    writeOut: (text) => void process.stdout.write(text),
    writeErr: (text) => output.talk(text),
    // What is refused is told by whoever called, in the reader's language.
    outputError: () => {},
  });
  program.configureHelp(helpIn(context));
  program.version(version, '-V, --version', say({ en: 'show the version', zh: '显示版本' }));
  common(program, context);
  program.helpCommand(false);
  program.addHelpText(
    'before',
    `${say({ en: 'kouan: trade documents, complete, signed, checked and never lost', zh: 'kouan（口岸）：贸易单证交换工具' })}

  kouan inspect declaration.xml
  kouan check orders.csv
  kouan submit orders.csv --to http://127.0.0.1:8080 --journal journal.db
`,
  );
  await attach(program, COMMANDS, called, context, finish);
  return program;
}

/** Adds commands to a command; of the one that is called also what it takes, or, where it is a group, its commands. */
async function attach(
  parent: Command,
  entries: readonly CommandEntry[],
  [called, ...below]: readonly string[],
  context: Context,
  finish: (code: number) => void,
  before = '',
): Promise<void> {
  for (const entry of entries) {
    const command = parent.command(entry.name).summary(context.say(entry.summary));
    command.copyInheritedSettings(parent);
    common(command, context);
    if (entry.name !== called) continue;
    const path = `${before}${entry.name}`;
    if (isGroup(entry)) {
      command.enablePositionalOptions().helpCommand(false);
      await attach(command, entry.commands, below, context, finish, `${path} `);
      // What the command alone must be given is not asked of those below it.
      if (below.length > 0) continue;
      if (entry.load === undefined) {
        command.addHelpText('before', `${path}: ${context.say(entry.summary)}\n`);
        continue;
      }
    }
    const { command: spec } = await (entry.load as CommandLeaf['load'])();
    const isCalled = !(isGroup(entry) && entry.commands.some(({ name }) => name === below[0]));
    dress(command, { path, summary: entry.summary, spec, isCalled }, context);
    act(command, spec, context, finish);
  }
}

function act(command: Command, spec: CommandSpec, context: Context, finish: (code: number) => void): void {
  command.action(async (...all: unknown[]) => {
    const options = all.at(-2) as Options;
    const args = all
      .slice(0, -2)
      .flat()
      .filter((arg): arg is string => typeof arg === 'string');
    finish(await spec.run(context, args, options));
  });
}
