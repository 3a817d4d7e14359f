import type { Text } from '@kouan/core';
import { type Candidate, type Classification, classify, factNames, type RuledOut } from '@kouan/sdk/classification';
import { hsEditionNames } from '@kouan/sdk/nomenclature';
import { TARIFF } from '../codes/options.ts';
import { tariffOf } from '../codes/tariff-file.ts';
import { type CommandSpec, type Options, textOf, textsOf } from '../frame/command.ts';
import { EXIT } from '../frame/exit.ts';
import { clean } from '../frame/findings.ts';
import { usage } from '../frame/usage.ts';

export const command: CommandSpec = {
  args: '<description...>',
  options: [
    {
      flags: '--fact <fact=value>',
      about: {
        en: `what is known of the goods; may be given again (${factNames.join(', ')})`,
        zh: `已知要素，可重复（${factNames.join('、')}）`,
      },
      many: true,
    },
    {
      flags: '--edition <year>',
      about: { en: 'edition of the HS', zh: 'HS 版本' },
      choices: hsEditionNames,
      fallback: '2022',
    },
    TARIFF,
  ],
  examples: [
    {
      line: 'kouan classify "stainless steel vacuum flask"',
      about: { en: 'candidates, with what speaks for and against them', zh: '候选品目及支持、反对的理由' },
    },
    {
      line: 'kouan classify shirt --fact construction=woven --fact wearer=men',
      about: { en: 'facts narrow; what is missing is asked', zh: '提供要素缩小范围，缺少的要素会提问' },
    },
  ],
  async run(context, words, options) {
    const { output, say, json } = context;
    const tariff = await tariffOf(context, options);
    const edition = textOf(options, 'edition') ?? '2022';
    const answer = classify(words.join(' '), { edition, facts: factsGiven(options), ...(tariff && { tariff }) });
    if (json) await output.record(answer);
    else {
      for (const [rank, one] of answer.candidates.entries()) await output.data(cleanLines(blockOf(one, rank, say)));
      for (const one of answer.ruledOut) output.talk(outLine(one, say));
      output.talk(endOf(answer, say));
    }
    return answer.outcome === 'code' ? EXIT.done : EXIT.findings;
  },
};

function factsGiven(options: Options): Readonly<Record<string, string>> {
  const pairs = textsOf(options, 'fact').map((given) => {
    const at = given.indexOf('=');
    if (at < 1)
      throw usage(
        { en: `--fact is name=value, not ${given}`, zh: `--fact 格式为 要素=值，而非 ${given}` },
        { en: `Facts: ${factNames.join(', ')}`, zh: `要素：${factNames.join('、')}` },
      );
    return [given.slice(0, at), given.slice(at + 1)] as const;
  });
  return Object.fromEntries(pairs);
}

type Say = (text: Text) => string;

/** Every line by itself: a line end of ours is not one of hostile data. */
const cleanLines = (text: string): string => text.split('\n').map(clean).join('\n');

function blockOf(one: Candidate, rank: number, say: Say): string {
  const code = one.hs6 === undefined ? one.heading : `${one.heading}  HS-6 ${one.hs6}`;
  const lines = [`${rank + 1}  ${code}  ${say(one.title)}`];
  for (const { word, text } of one.for) lines.push(`   + ${word}: ${say(text)}`);
  for (const { word, text } of one.against) lines.push(`   - ${word}: ${say(text)}`);
  if (one.hs6 === undefined) {
    for (const { code, title } of one.subheadings) lines.push(`   ? ${code}  ${say(title)}`);
    if (one.subheadings.length === 0)
      lines.push(`   ? ${say({ en: `one of ${one.of} subheadings`, zh: `共 ${one.of} 个子目` })}`);
  }
  for (const { code, zh = '', en = '' } of one.lines)
    lines.push(`   · ${code}  ${say({ en: en || zh, zh: zh || en })}`);
  if (one.missing.length > 0) lines.push(`   ${say({ en: 'missing', zh: '缺少' })}: ${one.missing.join(', ')}`);
  return lines.join('\n');
}

const outLine = ({ heading, title, against }: RuledOut, say: Say): string =>
  clean(`✖ ${heading}  ${say(title)}: ${against.map(({ word, text }) => `${word}, ${say(text)}`).join('; ')}`);

/** The outcome, and what would decide. */
function endOf({ outcome, reason, questions, edition }: Classification, say: Say): string {
  const lines = [`${OUTCOMES[outcome][0]} ${say(OUTCOMES[outcome][1])} (HS ${edition}): ${say(reason)}`];
  for (const { fact, text, values } of questions) lines.push(`  --fact ${fact}=${values.join('|')}  ${say(text)}`);
  return cleanLines(lines.join('\n'));
}

const OUTCOMES: Readonly<Record<Classification['outcome'], readonly [string, Text]>> = {
  code: ['✔', { en: 'one code', zh: '确定一个编码' }],
  open: ['▲', { en: 'not decided', zh: '尚未确定' }],
  'not-enough': ['✖', { en: 'no candidate', zh: '没有候选' }],
};
