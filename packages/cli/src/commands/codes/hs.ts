import type { Text } from '@kouan/core';
import { codeList } from '@kouan/sdk/code-lists';
import {
  checkHsCode,
  type HsCodeAnswer,
  type HsTransposition,
  hsEditionAt,
  hsEditionNames,
  transposeHs,
} from '@kouan/sdk/nomenclature';
import { AS_OF, TARIFF } from '../../codes/options.ts';
import { tariffOf } from '../../codes/tariff-file.ts';
import { dayOf } from '../../flow/today.ts';
import { type CommandSpec, type Options, textOf } from '../../frame/command.ts';
import { EXIT } from '../../frame/exit.ts';
import { clean, findingBlock } from '../../frame/findings.ts';
import { table } from '../../frame/table.ts';
import { unknownName, usage } from '../../frame/usage.ts';

export const command: CommandSpec = {
  args: '<code...>',
  options: [
    { flags: '--edition <year>', about: { en: 'edition of the HS (default: 2022)', zh: 'HS 版本（默认 2022）' } },
    { flags: '--from <year>', about: { en: 'edition that the codes are of', zh: '原版本' } },
    { flags: '--to <year>', about: { en: 'edition that they are wanted in', zh: '目标版本' } },
    AS_OF,
    TARIFF,
  ],
  examples: [
    {
      line: 'kouan codes hs 8471.30 --from 2017 --to 2022',
      about: { en: 'where the goods are now, and why', zh: '转换到新版本并说明理由' },
    },
    { line: 'kouan codes hs 8471300000', about: { en: 'does the code exist', zh: '核对编码是否存在' } },
  ],
  async run(context, codes, options) {
    const { output, say, json } = context;
    const { from, to } = editionsOf(options);
    const tariff = await tariffOf(context, options);
    let sure = true;
    for (const written of codes) {
      const answer = checkHsCode(written, { edition: from, ...(tariff && { tariff }) });
      const moved = to === undefined ? undefined : transposeHs(written, from, to);
      sure &&= answer.valid && moved?.targets.length !== 0;
      if (json) {
        const { check: _check, ...transposition } = moved ?? { check: undefined };
        await output.record({ written, ...answer, ...(moved && { transposition }) });
        continue;
      }
      await output.data(headOf(clean(written), answer, say));
      for (const finding of answer.findings) output.talk(findingBlock(finding, context));
      if (moved !== undefined && answer.valid) await output.data(movedBlock(moved, say));
    }
    return sure ? EXIT.done : EXIT.findings;
  },
};

function editionsOf(options: Options): { readonly from: string; readonly to?: string } {
  const [edition, from, to] = ['edition', 'from', 'to'].map((name) => textOf(options, name));
  const asOf = dayOf(options, 'asOf', '--as-of');
  if (from !== undefined && edition !== undefined && from !== edition)
    throw usage({ en: '--edition and --from name different editions', zh: '--edition 与 --from 版本不一致' });
  const byDay = asOf === undefined ? '2022' : hsEditionAt(asOf);
  if (byDay === undefined)
    throw usage(
      { en: `Which HS was in force on ${asOf} is not known here`, zh: `不知道 ${asOf} 适用的 HS 版本` },
      { en: `Held are ${hsEditionNames.join(', ')}.`, zh: `可用版本：${hsEditionNames.join('、')}。` },
    );
  for (const one of [edition, from, to])
    if (one !== undefined && !hsEditionNames.includes(one))
      throw unknownName({ en: 'edition of the HS', zh: 'HS 版本' }, one, hsEditionNames);
  return { from: from ?? edition ?? byDay, ...(to === undefined ? {} : { to }) };
}

/** The code with what it is part of. */
function headOf(written: string, answer: HsCodeAnswer, say: (text: Text) => string): string {
  const { zh = '', en = '' } = codeList('hs-chapters').get(answer.chapter ?? '') ?? {};
  const title = answer.chapter === undefined ? '' : `  ${answer.chapter} ${say({ en, zh })}`;
  const line = answer.national?.line;
  const text =
    line === undefined ? '' : `  ${clean(say({ en: line.en ?? line.zh ?? '', zh: line.zh ?? line.en ?? '' }))}`;
  return `${answer.valid ? '✔' : '✖'} ${written}  HS ${answer.edition}${title}${text}`;
}

function movedBlock(moved: HsTransposition, say: (text: Text) => string): string {
  const lines = [`  ${moved.from} → ${moved.to}  ${moved.relation}  ${say(moved.reason)}`];
  if (moved.targets.length > 0)
    lines.push(
      table(
        moved.targets.map(({ code, alsoFrom, why }) => [
          `    ${code}`,
          alsoFrom.length === 0
            ? ''
            : say({ en: `also from ${alsoFrom.length} others`, zh: `另有 ${alsoFrom.length} 个来源` }),
          why === undefined ? '' : say(why),
        ]),
      ),
    );
  if (moved.tail !== undefined)
    lines.push(
      `    ${say({
        en: `${moved.tail} is national and is not carried over`,
        zh: `${moved.tail} 为本国子目，不随版本转换`,
      })}`,
    );
  lines.push(`    ${moved.source}`);
  return lines.join('\n');
}
