import type { Assessment } from '@kouan/rcep-calc';
import { assess } from '@kouan/rcep-calc';
import { writeWhole } from '../../flow/files.ts';
import { type CommandSpec, textOf } from '../../frame/command.ts';
import { EXIT } from '../../frame/exit.ts';
import { usage } from '../../frame/usage.ts';
import { engineOptions, readGood, withFindings } from '../../origin/engine.ts';
import { rawGoods } from '../../origin/goods.ts';
import { GOOD } from '../../origin/one-good.ts';
import { ENGINE_OPTIONS, engineSettings } from '../../origin/options.ts';
import { type Decided, originPage } from '../../origin/report/page.ts';

/** More goods than anybody scrolls through. */
const MOST = 200;

export const command: CommandSpec = {
  args: '<file>',
  options: [
    { flags: '--out <file>', about: { en: 'HTML file to write', zh: '要写出的 HTML 文件' }, fallback: 'origin.html' },
    GOOD,
    ...ENGINE_OPTIONS,
  ],
  examples: [
    {
      line: 'kouan origin report chair.json --out chair.html',
      about: {
        en: 'value from price to content, contributing Parties, decision, articles',
        zh: '价值构成、缔约方贡献、判定路径与条款',
      },
    },
  ],
  async run(context, [file = ''], options) {
    const { output, say, language, json } = context;
    const settings = engineSettings(context, options, true);
    const engine = await engineOptions(settings);
    const id = textOf(options, 'good');
    const decided: Decided[] = [];
    for await (const raw of rawGoods(file)) {
      if (id !== undefined && (raw.value as { id?: unknown } | undefined)?.id !== id) continue;
      if (decided.length === MOST) throw tooMany(file);
      const { good, refused, findings } = readGood(raw, file, settings.agreement);
      if (good === undefined) decided.push({ assessment: refused as Assessment });
      else decided.push({ good, assessment: withFindings(assess(good, engine), findings, raw, file) });
    }
    if (decided.length === 0)
      throw usage({ en: `${file}: there is no good ${id ?? ''}`, zh: `${file}：没有货物 ${id ?? ''}` });
    const out = textOf(options, 'out') ?? 'origin.html';
    await writeWhole(out, originPage(decided, language, say));
    if (json) await output.record({ file: out, goods: decided.length });
    else output.talk(say({ en: `Written: ${out}`, zh: `已写出：${out}` }));
    return decided.every(({ assessment }) => assessment.outcome === 'originating') ? EXIT.done : EXIT.findings;
  },
};

function tooMany(file: string) {
  return usage(
    { en: `${file}: more than ${MOST} goods`, zh: `${file}：超过 ${MOST} 个货物` },
    {
      en: 'Choose one with --good ID, or use: kouan origin assess',
      zh: '请用 --good 指定，或使用 kouan origin assess',
    },
  );
}
