import { codeFieldsOf } from '@kouan/sdk/checks';
import { codeListNames, searchCodes } from '@kouan/sdk/code-lists';
import { AS_OF, listNamed } from '../../codes/options.ts';
import { LOCODE, listOf } from '../../codes/own-lists.ts';
import { dayOf } from '../../flow/today.ts';
import { type CommandSpec, textOf, textsOf } from '../../frame/command.ts';
import { EXIT } from '../../frame/exit.ts';
import { clean } from '../../frame/findings.ts';
import { table } from '../../frame/table.ts';
import { usage } from '../../frame/usage.ts';

export const command: CommandSpec = {
  args: '<words...>',
  options: [
    {
      flags: '--list <name>',
      about: { en: 'only this list; may be given again', zh: '仅在该代码表中查找，可重复' },
      choices: codeListNames,
      many: true,
    },
    { flags: '--limit <number>', about: { en: 'how many of the best', zh: '最多显示条数' }, fallback: '20' },
    AS_OF,
    LOCODE,
  ],
  examples: [
    { line: 'kouan codes search shanghai', about: { en: 'in English, pinyin or Chinese', zh: '可用英文、拼音或中文' } },
    {
      line: 'kouan codes search ybmy --list cn-trade-modes',
      about: { en: 'initials of the Chinese name', zh: '“一般贸易”的拼音首字母' },
    },
  ],
  async run(context, words, options) {
    const { output, say, json } = context;
    const limit = Number(textOf(options, 'limit'));
    if (!Number.isInteger(limit) || limit < 1)
      throw usage({ en: '--limit is a number from 1', zh: '--limit 应为不小于 1 的整数' });
    const asOf = dayOf(options, 'asOf', '--as-of');
    const named = textsOf(options, 'list').map(listNamed);
    const lists = await Promise.all(
      (named.length > 0 ? named : codeListNames).map((name) => listOf(context, name, options)),
    );
    const query = words.join(' ');
    const { hits, total } = searchCodes(query, {
      limit,
      lists,
      ...(asOf !== undefined && { asOf }),
    });
    const found = hits.map(({ list, entry, by, score }) => ({ list, entry, by, score, fields: codeFieldsOf(list) }));
    if (json) await output.record({ query, total, hits: found });
    else if (found.length > 0)
      await output.data(
        table(
          found.map(({ list, entry, by, fields }) => [
            list,
            entry.code,
            clean(entry.zh ?? ''),
            clean(entry.en ?? ''),
            by,
            fields.map(({ element }) => element.slice(element.indexOf('/') + 1)).join(' '),
          ]),
        ),
      );
    if (!json && found.length === 0)
      output.talk(clean(say({ en: `Nothing is like “${query}”.`, zh: `没有与“${query}”相近的条目。` })));
    if (!json && total > hits.length)
      output.talk(
        say({
          en: `${total - hits.length} more: --limit ${total}`,
          zh: `另有 ${total - hits.length} 条：--limit ${total}`,
        }),
      );
    return total > 0 ? EXIT.done : EXIT.findings;
  },
};
