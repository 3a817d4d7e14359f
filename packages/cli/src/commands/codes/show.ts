import { codeFieldsOf } from '@kouan/sdk/checks';
import { type CodeEntry, listAsOf, lookUp } from '@kouan/sdk/code-lists';
import { aboutBlock } from '../../codes/about.ts';
import { type HsList, hsEntries, hsLists } from '../../codes/hs-list.ts';
import { AS_OF, listNamed } from '../../codes/options.ts';
import { LOCODE, listOf } from '../../codes/own-lists.ts';
import { dayOf } from '../../flow/today.ts';
import type { CommandSpec } from '../../frame/command.ts';
import type { Context } from '../../frame/context.ts';
import { EXIT } from '../../frame/exit.ts';
import { clean } from '../../frame/findings.ts';
import { table } from '../../frame/table.ts';
import { usage } from '../../frame/usage.ts';

export const command: CommandSpec = {
  args: '<list> [code]',
  options: [AS_OF, LOCODE],
  examples: [
    { line: 'kouan codes show cn-trade-modes', about: { en: 'all of it', zh: '显示全部条目' } },
    {
      line: 'kouan codes show cn-trade-modes 9710 --as-of 2020-06-30',
      about: {
        en: 'one code on a day; exit 3 unless it is known to be valid',
        zh: '某代码在某日的状态；无法确认有效时退出码为 3',
      },
    },
  ],
  async run(context, [given = '', code], options) {
    const { output, say, json } = context;
    const edition = hsLists.find((list) => list.name === given);
    if (edition !== undefined) return showEdition(context, edition, code);
    const name = listNamed(given);
    const asOf = dayOf(options, 'asOf', '--as-of');
    const at = asOf === undefined ? {} : { asOf };
    const own = await listOf(context, name, options);
    const list = asOf === undefined ? own : listAsOf(own, asOf);
    const fields = codeFieldsOf(name);
    if (code === undefined) {
      const { has: _has, get: _get, codes: _codes, entries, ...about } = list;
      if (json) await output.record({ list: about, fields, entries: [...entries()] });
      else {
        output.talk(aboutBlock(list, say));
        await output.data(table([...entries()].map(cellsOf)));
      }
      return EXIT.done;
    }
    const answer = lookUp(own, code, at);
    if (json) await output.record({ ...answer, edition: list.edition, label: list.label, sha256: list.sha256, fields });
    else {
      const rows = [
        [clean(code), answer.standing, ...(answer.entry === undefined ? [] : cellsOf(answer.entry).slice(1))],
      ];
      await output.data(table(rows));
      output.talk(`  ${say(answer.reason)}`);
      for (const field of fields) output.talk(`  ${field.path}  ${field.element}`);
    }
    return answer.standing === 'listed' ? EXIT.done : EXIT.findings;
  },
};

/** An edition of the HS: its subheadings. What is known of one of them says `kouan codes hs`. */
async function showEdition({ output, say, json }: Context, list: HsList, code: string | undefined): Promise<number> {
  if (code !== undefined)
    throw usage(
      { en: `${list.name} is asked for its codes in another way`, zh: `${list.name} 的编码请用其他命令查询` },
      {
        en: `kouan codes hs ${code} --edition ${list.edition}`,
        zh: `kouan codes hs ${code} --edition ${list.edition}`,
      },
    );
  const entries = hsEntries(list);
  if (json) await output.record({ list, fields: [], entries });
  else {
    output.talk(aboutBlock(list, say));
    await output.data(entries.map((entry) => entry.code).join('\n'));
  }
  return EXIT.done;
}

/** The cells of one entry; the code first. */
function cellsOf({ code, zh = '', en = '', old, alpha3, numeric, minorUnits, validity }: CodeEntry): string[] {
  const more = [alpha3, numeric, old, minorUnits].filter((cell) => cell !== undefined).join(' ');
  const days = validity === undefined ? '' : `${validity.from ?? ''} – ${validity.until ?? ''}  ${validity.source}`;
  // A list of the user's may have anything in it.
  return [code, zh, en, more, days].map(clean);
}
