import type { AssessOptions, Good } from '@kouan/rcep-calc';
import { type Optimum, optimise, parseChanges, type Quantity, type Sensitivity, sensitivity } from '@kouan/rcep-calc';
import { readJson } from '../../flow/json-file.ts';
import { type CommandSpec, textOf } from '../../frame/command.ts';
import type { Context } from '../../frame/context.ts';
import { EXIT } from '../../frame/exit.ts';
import { clean, findingBlock } from '../../frame/findings.ts';
import { table } from '../../frame/table.ts';
import { usage } from '../../frame/usage.ts';
import { GOOD, oneGood } from '../../origin/one-good.ts';
import { ENGINE_OPTIONS, engineSettings } from '../../origin/options.ts';
import { renderAssessment } from '../../origin/render.ts';

export const command: CommandSpec = {
  args: '<file>',
  options: [
    {
      flags: '--changes <file>',
      about: {
        en: 'JSON list of what could be done: {id, cost, material|add|fob|costs|operations}',
        zh: '可选措施的 JSON 列表：{id, cost, material|add|fob|costs|operations}',
      },
    },
    { flags: '--country <code>', about: { en: 'country of origin to reach', zh: '要达到的原产国' } },
    { flags: '--rate <percent>', about: { en: 'rate of duty to reach', zh: '要达到的税率（%）' } },
    {
      flags: '--sensitivity',
      about: {
        en: 'the range of each price and exchange rate in which the answer holds',
        zh: '结论成立的价格与汇率区间',
      },
    },
    GOOD,
    ...ENGINE_OPTIONS,
  ],
  examples: [
    {
      line: 'kouan origin optimise chair.json --changes offers.json',
      about: {
        en: 'the cheapest changes that make it originate, with the proof',
        zh: '使其具备原产资格的最低成本方案及证明',
      },
    },
    {
      line: 'kouan origin optimise chair.json --sensitivity',
      about: { en: 'how far prices may move', zh: '价格可变动的范围' },
    },
  ],
  async run(context, [file = ''], options) {
    const settings = engineSettings(context, options, true);
    const changes = textOf(options, 'changes');
    const ranges = options['sensitivity'] === true;
    if (changes === undefined && !ranges)
      throw usage(
        { en: 'Nothing to do: neither --changes nor --sensitivity', zh: '缺少 --changes 或 --sensitivity' },
        { en: 'See: kouan origin optimise --help', zh: '见 kouan origin optimise --help' },
      );
    const { good, options: engine } = await oneGood(context, file, textOf(options, 'good'), settings);
    if (good === undefined) return EXIT.findings;
    if (ranges) await tellRanges(context, good, engine);
    if (changes === undefined) return EXIT.done;
    const { changes: list, findings } = parseChanges(await readJson(changes));
    for (const finding of findings) context.output.talk(findingBlock(finding, context));
    if (list === undefined) return EXIT.findings;
    const [country, rate] = [textOf(options, 'country'), textOf(options, 'rate')];
    if (rate !== undefined && !/^\d+(?:\.\d+)?$/.test(rate))
      throw usage({ en: `--rate is a number: ${rate}`, zh: `--rate 应为数值：${rate}` });
    const goal = { ...(country === undefined ? {} : { country }), ...(rate === undefined ? {} : { rate }) };
    const optimum = optimise(good, list, goal, engine);
    await tell(context, optimum);
    return optimum.changes === undefined ? EXIT.findings : EXIT.done;
  },
};

async function tell(context: Context, optimum: Optimum): Promise<void> {
  const { output, say, json, language } = context;
  if (json) return output.record(optimum);
  const { status, changes, cost, proof, assessment, findings } = optimum;
  for (const finding of findings) await output.data(findingBlock(finding, context));
  if (changes === undefined) {
    await output.data(
      status === 'limit'
        ? say({ en: 'The search was stopped before an answer was found.', zh: '搜索中止，未得到结论。' })
        : say({ en: 'No set of these changes reaches the goal.', zh: '这些措施的任何组合都无法达到目标。' }),
    );
  } else {
    const list =
      changes.length === 0 ? say({ en: 'nothing needs to change', zh: '无需任何改变' }) : changes.join(' + ');
    await output.data(clean(`${list}   ${say({ en: 'cost', zh: '成本' })} ${cost}`));
  }
  const { lowerBound, nodes, assessed } = proof;
  await output.data(
    say({
      en: `proof: nothing reaches the goal for less than ${lowerBound ?? '–'}; ${nodes} sets looked at, ${assessed} assessed`,
      zh: `证明：低于 ${lowerBound ?? '–'} 无法达到目标；检查 ${nodes} 种组合，判定 ${assessed} 次`,
    }),
  );
  if (assessment !== undefined) {
    const render = { json, language, coloured: output.coloured, explain: true };
    await output.data(renderAssessment(assessment, render, output.paint));
  }
}

async function tellRanges({ output, say, json }: Context, good: Good, engine: AssessOptions): Promise<void> {
  const quantities: readonly Quantity[] = [
    { kind: 'fob' },
    ...good.materials.map((_, at) => ({ kind: 'material' as const, at })),
    ...Object.keys(good.exchangeRates ?? {}).map((currency) => ({ kind: 'rate' as const, currency })),
  ];
  const found = quantities.flatMap((quantity) => sensitivity(good, quantity, engine) ?? []);
  if (json) {
    for (const each of found) await output.record({ ...each });
    return;
  }
  const head = [
    say({ en: 'quantity', zh: '变量' }),
    say({ en: 'now', zh: '当前' }),
    say({ en: 'answer', zh: '结论' }),
    say({ en: 'holds from', zh: '下限' }),
    say({ en: 'to', zh: '上限' }),
  ];
  await output.data(table([head, ...found.map((one) => rowOf(one, good))].map((row) => row.map(clean))));
}

function rowOf({ quantity, current, outcome, country, from, to }: Sensitivity, good: Good): string[] {
  const name =
    quantity.kind === 'material'
      ? (good.materials[quantity.at]?.id ?? `/materials/${quantity.at}`)
      : quantity.kind === 'rate'
        ? quantity.currency
        : 'FOB';
  const end = (one: Sensitivity['from'], open: string): string =>
    one === undefined ? open : `${one.inclusive ? '' : '× '}${one.value}`;
  return [name, current, `${outcome} ${country ?? ''}`.trim(), end(from, '0'), end(to, '∞')];
}
