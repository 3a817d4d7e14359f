import type { CommandSpec } from '../frame/command.ts';
import { EXIT } from '../frame/context.ts';
import { unknownName } from '../frame/usage.ts';
import { COMMANDS } from './table.ts';

const shown = COMMANDS.filter((entry) => entry.hidden !== true);
const names = shown.map(({ name }) => name).join(' ');

/** Long options of every command: the completions are made once, so all are loaded. */
async function optionsOf(): Promise<ReadonlyMap<string, string>> {
  const all = await Promise.all(
    shown.map(async ({ name, load }) => {
      const { command } = await load();
      const long = command.options.flatMap(({ flags }) => flags.match(/--[a-z-]+/) ?? []);
      return [name, [...long, '--json', '--lang', '--help'].join(' ')] as const;
    }),
  );
  return new Map(all);
}

const SCRIPTS: Readonly<Record<string, (options: ReadonlyMap<string, string>) => string>> = {
  bash: (options) => `_kouan() {
  local current="\${COMP_WORDS[COMP_CWORD]}" words=''
  if [ "$COMP_CWORD" -eq 1 ]; then words='${names}'; else case "\${COMP_WORDS[1]}" in
${[...options].map(([name, words]) => `    ${name}) words='${words}' ;;`).join('\n')}
  esac; fi
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F _kouan kouan
`,
  zsh: (options) => `#compdef kouan
_kouan() {
  if (( CURRENT == 2 )); then compadd -- ${names}; return; fi
  case "$words[2]" in
${[...options].map(([name, words]) => `    ${name}) compadd -- ${words} ;;`).join('\n')}
  esac
  _files
}
compdef _kouan kouan
`,
  fish: (options) =>
    [
      ...shown.map(({ name, summary }) => `complete -c kouan -n __fish_use_subcommand -a ${name} -d '${summary.en}'`),
      ...[...options].flatMap(([name, words]) =>
        words
          .split(' ')
          .map((word) => `complete -c kouan -n '__fish_seen_subcommand_from ${name}' -l ${word.slice(2)}`),
      ),
    ].join('\n'),
};

export const command: CommandSpec = {
  args: '<shell>',
  options: [],
  examples: [
    { line: 'source <(kouan completion bash)', about: { en: 'bash, for this session', zh: '在当前 bash 会话中启用' } },
  ],
  async run({ output }, [shell = '']) {
    const script = Object.hasOwn(SCRIPTS, shell) ? SCRIPTS[shell] : undefined;
    if (script === undefined) throw unknownName({ en: 'shell', zh: '终端' }, shell, Object.keys(SCRIPTS));
    await output.data(script(await optionsOf()));
    return EXIT.done;
  },
};
