import { CommanderError } from 'commander';
import { calledPath, commandsOf } from './commands/entry.ts';
import { COMMANDS } from './commands/table.ts';
import type { Context } from './frame/context.ts';
import { EXIT } from './frame/exit.ts';
import { tellFailure } from './frame/failure.ts';
import { languageOf } from './frame/language.ts';
import { openOutput } from './frame/output.ts';
import { buildProgram } from './frame/program.ts';
import { refused } from './frame/refused.ts';
import { version } from './version.ts';

/** Commander's code of a group that was called without one of its commands: its help has been shown. */
const HELP = 'commander.help';

/** Runs one command line and answers with its exit code. Nothing is thrown. */
export async function main(args: readonly string[]): Promise<number> {
  const output = openOutput(process.stdout, process.stderr, process.env);
  const language = languageOf(args, process.env);
  const stop = new AbortController();
  const interrupt = () => {
    // The second one means it: a command that does not stop by itself is left where it is.
    if (stop.signal.aborted) process.exit(EXIT.interrupted);
    stop.abort();
  };
  process.on('SIGINT', interrupt).on('SIGTERM', interrupt);
  const ends: (() => Promise<void>)[] = [];
  const context: Context = {
    output,
    language,
    json: args.includes('--json'),
    env: process.env,
    commands: commandsOf(COMMANDS).map(({ path, summary, load }) => ({
      name: path,
      summary,
      options: async () => (await load()).command.options,
    })),
    signal: stop.signal,
    now: () => new Date(),
    atEnd: (work) => void ends.push(work),
    say: (text) => text[language],
  };
  let code: number = EXIT.done;
  const called = calledPath(args, COMMANDS);
  try {
    const program = await buildProgram(called, version(), context, (value) => (code = value));
    if (args.length === 0) {
      program.outputHelp({ error: true });
      return EXIT.usage;
    }
    await program.parseAsync([...args], { from: 'user' });
    return code;
  } catch (cause) {
    if (cause instanceof CommanderError) {
      if (cause.exitCode === 0) return EXIT.done;
      return cause.code === HELP ? EXIT.usage : tellFailure(context, refused(cause, called));
    }
    return tellFailure(context, cause);
  } finally {
    for (const end of ends) await end().catch(() => {});
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
  }
}
