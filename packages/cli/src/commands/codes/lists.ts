import { type CodeList, codeList, codeListNames } from '@kouan/sdk/code-lists';
import { daysOf } from '../../codes/about.ts';
import { hsLists } from '../../codes/hs-list.ts';
import type { CommandSpec } from '../../frame/command.ts';
import { EXIT } from '../../frame/exit.ts';
import { table } from '../../frame/table.ts';

export const command: CommandSpec = {
  args: '',
  options: [],
  examples: [
    {
      line: 'kouan codes',
      about: { en: 'every list: how official, which edition, how many rows', zh: '列出全部代码表、标签、版本与条数' },
    },
  ],
  async run({ output, say, json }) {
    const lists = codeListNames.map((name) => ({ ...aboutOf(codeList(name)) }));
    const all = [...lists, ...hsLists];
    if (json) await output.record({ lists: all });
    else
      await output.data(
        table(all.map((one) => [one.name, one.label, one.edition, String(one.rows), daysOf(one), say(one.title)])),
      );
    return EXIT.done;
  },
};

/** What a list says of itself, without its functions. */
function aboutOf(list: CodeList): Omit<CodeList, 'has' | 'get' | 'codes' | 'entries'> {
  const { has: _has, get: _get, codes: _codes, entries: _entries, ...about } = list;
  return about;
}
