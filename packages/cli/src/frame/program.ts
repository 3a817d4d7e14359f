import { Command, Option } from 'commander';
import { COMMANDS, type CommandEntry } from '../commands/table.ts';
import type { CommandSpec, Options } from './command.ts';
import type { Context } from './context.ts';

/** Gives a command its arguments, options and help, with the examples first. */
function dress(command: Command, entry: CommandEntry, spec: CommandSpec, { say, output }: Context): void {
  for (const arg of spec.args.split(' ').filter(Boolean)) command.argument(arg);
  for (const { flags, about, required, choices, fallback } of spec.options) {
    const option = new Option(flags, say(about));
    if (required) option.makeOptionMandatory();
    if (choices) option.choices([...choices]);
    if (fallback !== undefined) option.default(fallback);
    command.addOption(option);
  }
  const lines = spec.examples.flatMap(({ line, about }) => [`  # ${say(about)}`, `  ${output.paint('cyan', line)}`]);
  command.addHelpText('before', `${entry.name}: ${say(entry.summary)}\n\n${lines.join('\n')}\n`);
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
 * @param finish receives the exit code of the command
 */
export async function buildProgram(
  called: string | undefined,
  version: string,
  context: Context,
  finish: (code: number) => void,
): Promise<Command> {
  const { say, output } = context;
  const program = new Command('kouan');
  program.exitOverride().showSuggestionAfterError(true).enablePositionalOptions();
  program.configureOutput({
    writeOut: (text) => void process.stdout.write(text),
    writeErr: (text) => output.talk(text.replace(/^error: /, `${output.paint('red', '✖')} `)),
  });
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
  for (const entry of COMMANDS) {
    const command = program.command(entry.name, { hidden: entry.hidden === true }).summary(say(entry.summary));
    command.copyInheritedSettings(program);
    common(command, context);
    if (entry.name !== called) continue;
    const { command: spec } = await entry.load();
    dress(command, entry, spec, context);
    command.action(async (...all: unknown[]) => {
      const options = all.at(-2) as Options;
      const args = all
        .slice(0, -2)
        .flat()
        .filter((arg): arg is string => typeof arg === 'string');
      finish(await spec.run(context, args, options));
    });
  }
  return program;
}
