import { commandsOf } from '../../packages/cli/src/commands/entry.ts';
import { COMMANDS } from '../../packages/cli/src/commands/table.ts';
import { EXIT } from '../../packages/cli/src/frame/exit.ts';

const EXITS: Readonly<Record<keyof typeof EXIT, string>> = {
  done: 'done',
  failed: 'could not be done: a file, a limit, the journal',
  usage: 'usage or configuration',
  findings: 'done, but some documents have errors, were withheld or sent back, or goods do not originate',
  unauthorised: 'not authorised',
  unavailable: 'network or service unavailable; running the same command again goes on',
  conflict: 'conflict: somebody else changed the state, or uses the journal',
  signature: 'a signature is invalid or indeterminate, or a key cannot be used',
  interrupted: 'interrupted',
};

/** docs/cli.md: every command with its examples and options, as the command itself knows them. */
export async function cliPage(): Promise<string> {
  const parts: string[] = [];
  for (const { path, summary, load } of commandsOf(COMMANDS)) {
    const { command } = await load();
    const examples = command.examples.map(({ line, about }) => `# ${about.en}\n${line}`).join('\n');
    const options = command.options.map(({ flags, about, choices, fallback, required }) => {
      const notes = [
        required === true ? 'required' : '',
        choices === undefined ? '' : choices.join(', '),
        fallback === undefined || fallback === '' ? '' : `default \`${fallback}\``,
      ].filter(Boolean);
      return `| \`${flags.replaceAll('|', '\\|')}\` | ${about.en} | ${about.zh} | ${notes.join('; ')} |`;
    });
    const table = options.length === 0 ? '' : `\n| option | | | |\n|---|---|---|---|\n${options.join('\n')}\n`;
    parts.push(
      `## kouan ${path}${command.args === '' ? '' : ` ${command.args}`}\n\n${summary.en} · ${summary.zh}\n\n\`\`\`sh\n${examples}\n\`\`\`\n${table}`,
    );
  }
  const exits = Object.entries(EXIT).map(([key, code]) => `| ${code} | ${EXITS[key as keyof typeof EXIT]} |`);
  return `# The command line

Generated from the commands: \`npm run generate\`. Every command also has \`--json\` (data as JSON, \`format_version\`
inside, one object a line where there are many), \`--lang en|zh\` and \`--help\`. Data goes to stdout, talk to stderr, so
\`kouan … > file\` and \`kouan … | head\` do what you expect. \`NO_COLOR\`, \`FORCE_COLOR\` and \`CI\` are respected;
\`KOUAN_DEBUG=1\` adds stack traces to failures. Nothing is sent anywhere unless a command names an endpoint.

| exit | meaning |
|---|---|
${exits.join('\n')}

${parts.join('\n')}`;
}
