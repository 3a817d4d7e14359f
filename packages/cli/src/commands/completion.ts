import type { CommandSpec } from '../frame/command.ts';
import type { Context } from '../frame/context.ts';
import { EXIT } from '../frame/exit.ts';
import { unknownName } from '../frame/usage.ts';

/** What may follow after some words: commands with what they do, or options. */
interface Place {
  /** The words before, each with a space after it; empty at the start. */
  readonly path: string;
  readonly words: readonly { readonly word: string; readonly summary?: string }[];
}

const COMMON = ['--json', '--lang', '--help'];

/** The completions are made once, so all commands are loaded. */
async function placesOf({ commands, say }: Context): Promise<Place[]> {
  const places = new Map<string, Map<string, string | undefined>>();
  const at = (path: string): Map<string, string | undefined> => {
    const known = places.get(path) ?? new Map<string, string | undefined>();
    places.set(path, known);
    return known;
  };
  for (const { name, summary, options } of commands) {
    const words = name.split(' ');
    for (const [depth, word] of words.entries()) {
      const path = words.slice(0, depth).map((one) => `${one} `);
      at(path.join('')).set(word, depth === words.length - 1 ? say(summary) : undefined);
    }
    const long = (await options()).flatMap(({ flags }) => flags.match(/--[a-z-]+/) ?? []);
    for (const option of [...long, ...COMMON]) at(`${name} `).set(option, undefined);
  }
  return [...places].map(([path, words]) => ({
    path,
    words: [...words].map(([word, summary]) => (summary === undefined ? { word } : { word, summary })),
  }));
}

const list = ({ words }: Place): string => words.map(({ word }) => word).join(' ');
const named = (places: readonly Place[]): string => places.map(({ path }) => `'${path}'`).join('|');
/** In single quotes for fish, where a backslash escapes. */
const quoted = (text: string): string => `'${text.replace(/['\\]/g, '\\$&')}'`;

/** Each script walks the words before the cursor as long as they name a command, and offers what may follow there. */
const SCRIPTS: Readonly<Record<string, (places: readonly Place[]) => string>> = {
  bash: (places) => `_kouan() {
  local current="\${COMP_WORDS[COMP_CWORD]}" words='' path='' word
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "$path$word " in ${named(places)}) path="$path$word " ;; esac
  done
  case "$path" in
${places.map((place) => `    '${place.path}') words='${list(place)}' ;;`).join('\n')}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F _kouan kouan
`,
  zsh: (places) => `#compdef kouan
_kouan() {
  local kouan_path='' word
  for word in \${words[2,CURRENT-1]}; do
    case "$kouan_path$word " in ${named(places)}) kouan_path="$kouan_path$word " ;; esac
  done
  case "$kouan_path" in
${places.map((place) => `    '${place.path}') compadd -- ${list(place)} ;;`).join('\n')}
  esac
  _files
}
compdef _kouan kouan
`,
  fish: (places) => `function __kouan_at
  set -l path ''
  for word in (commandline -opc)[2..-1]
    switch "$path$word "
      case ${places.map(({ path }) => `'${path}'`).join(' ')}
        set path "$path$word "
    end
  end
  test "$path" = $argv[1]
end
${places
  .flatMap(({ path, words }) =>
    words.map(({ word, summary }) => {
      const what = word.startsWith('--') ? `-l ${word.slice(2)}` : `-a ${word}`;
      const about = summary === undefined ? '' : ` -d ${quoted(summary)}`;
      return `complete -c kouan -n "__kouan_at '${path}'" ${what}${about}`;
    }),
  )
  .join('\n')}
`,
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
    await context.output.data(script(await placesOf(context)));
    return EXIT.done;
  },
};
