import type { CommandSpec } from '../frame/command.ts';
import type { Context } from '../frame/context.ts';
import { EXIT } from '../frame/exit.ts';
import { unknownName } from '../frame/usage.ts';

/** A command and its long options, as words of a shell. */
interface Words {
  readonly name: string;
  readonly summary: string;
  readonly options: readonly string[];
}

/** The completions are made once, so all commands are loaded. */
function wordsOf({ commands, say }: Context): Promise<Words[]> {
  return Promise.all(
    commands.map(async ({ name, summary, options }) => {
      const long = (await options()).flatMap(({ flags }) => flags.match(/--[a-z-]+/) ?? []);
      return { name, summary: say(summary), options: [...long, '--json', '--lang', '--help'] };
    }),
  );
}

const names = (words: readonly Words[]): string => words.map(({ name }) => name).join(' ');
/** In single quotes for fish, where a backslash escapes. */
const quoted = (text: string): string => `'${text.replace(/[']/g, '$&')}'`;

const SCRIPTS: Readonly<Record<string, (words: readonly Words[]) => string>> = {
  bash: (words) => `_kouan() {
  local current="\${COMP_WORDS[COMP_CWORD]}" words=''
  if [ "$COMP_CWORD" -eq 1 ]; then words='${names(words)}'; else case "\${COMP_WORDS[1]}" in
${words.map(({ name, options }) => `    ${name}) words='${options.join(' ')}' ;;`).join('\n')}
  esac; fi
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F _kouan kouan
`,
  zsh: (words) => `#compdef kouan
_kouan() {
  if (( CURRENT == 2 )); then compadd -- ${names(words)}; return; fi
  case "$words[2]" in
${words.map(({ name, options }) => `    ${name}) compadd -- ${options.join(' ')} ;;`).join('\n')}
  esac
  _files
}
compdef _kouan kouan
`,
  fish: (words) =>
    [
      ...words.map(
        ({ name, summary }) => `complete -c kouan -n __fish_use_subcommand -a ${name} -d ${quoted(summary)}`,
      ),
      ...words.flatMap(({ name, options }) =>
        options.map((option) => `complete -c kouan -n '__fish_seen_subcommand_from ${name}' -l ${option.slice(2)}`),
      ),
    ].join('\n'),
};

export const command: CommandSpec = {
  args: '<shell>',
  options: [],
  examples: [
    { line: 'source <(kouan completion bash)', about: { en: 'bash, for this session', zh: '在当前 bash 会话中启用' } },
  ],
  async run(context, [shell = '']) {
    const script = Object.hasOwn(SCRIPTS, shell) ? SCRIPTS[shell] : undefined;
    if (script === undefined) throw unknownName({ en: 'shell', zh: '终端' }, shell, Object.keys(SCRIPTS));
    await context.output.data(script(await wordsOf(context)));
    return EXIT.done;
  },
};
