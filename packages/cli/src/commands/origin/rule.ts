import { type RuleAnswer, type RuleSet, sayRule, transpose } from '@kouan/rcep-calc';
import { type CommandSpec, textOf } from '../../frame/command.ts';
import { EXIT } from '../../frame/exit.ts';
import { clean } from '../../frame/findings.ts';
import { table } from '../../frame/table.ts';
import { usage } from '../../frame/usage.ts';
import { AS_OF, layered, RULES, ruleSetsOf } from '../../origin/rule-sets.ts';

export const command: CommandSpec = {
  args: '<hs...>',
  options: [
    { flags: '--agreement <name>', about: { en: 'only this agreement', zh: '仅该协定' } },
    {
      flags: '--edition <year>',
      about: { en: 'edition of the HS code (default: of each rule set)', zh: '税号的 HS 版本（默认各规则集自身版本）' },
    },
    RULES,
    AS_OF,
  ],
  examples: [
    {
      line: 'kouan origin rule 940161',
      about: { en: 'the rule, where it stands, how sure it is', zh: '规则、出处与可信程度' },
    },
    {
      line: 'kouan origin rule 851762 --edition 2017',
      about: { en: 'a code of another HS edition', zh: '其他 HS 版本的税号' },
    },
  ],
  async run(context, codes, options) {
    const { output, say, json } = context;
    const agreement = textOf(options, 'agreement');
    const edition = textOf(options, 'edition');
    const sets = layered(await ruleSetsOf(context, options)).filter(
      (set) => agreement === undefined || set.agreement === agreement,
    );
    if (sets.length === 0)
      throw usage(
        { en: `There is no rule set of ${agreement}.`, zh: `没有 ${agreement} 的规则集。` },
        { en: 'See: kouan origin rules list', zh: '可查看：kouan origin rules list' },
      );
    let all = true;
    for (const written of codes) {
      const hs6 = subheading(written);
      let answered = false;
      for (const set of sets) {
        const { codes: found, exact } =
          edition === undefined ? { codes: [hs6], exact: true } : transpose(hs6, edition, set.edition);
        for (const code of found.length === 0 ? [hs6] : found) {
          const answer = found.length === 0 ? NO_COUNTERPART : set.lookup(code);
          answered ||= answer.found;
          if (json) await output.record(recordOf(set, code, exact, answer));
          else await output.data(blockOf(set, code, exact, answer, say));
        }
      }
      all &&= answered;
    }
    return all ? EXIT.done : EXIT.findings;
  },
};

const NO_COUNTERPART: RuleAnswer = { found: false, reason: 'no such subheading' };

function subheading(written: string): string {
  const digits = written.replaceAll('.', '');
  if (/^\d{6,10}$/.test(digits)) return digits.slice(0, 6);
  throw usage(
    { en: `${written} is not an HS code.`, zh: `${written} 不是 HS 编码。` },
    { en: 'Six digits or more: 940161, 9401.61', zh: '至少六位数字：940161、9401.61' },
  );
}

function recordOf(set: RuleSet, hs: string, exact: boolean, answer: RuleAnswer): object {
  const { agreement, edition } = set;
  if (!answer.found) return { hs, agreement, edition, found: false, reason: answer.reason };
  const { text, source, confidence, grade, row } = answer;
  return {
    hs,
    agreement,
    edition,
    found: true,
    exact,
    text,
    means: sayRule(answer.rule),
    row,
    source,
    confidence,
    ...(grade === undefined ? {} : { grade }),
  };
}

function blockOf(
  { agreement, edition, source: from }: RuleSet,
  hs: string,
  exact: boolean,
  answer: RuleAnswer,
  say: (text: { en: string; zh: string }) => string,
): string {
  const head = `${hs}  ${agreement}  HS ${edition}`;
  if (!answer.found)
    return clean(`? ${head}  ${say(REASONS[answer.reason] ?? { en: answer.reason, zh: answer.reason })}  (${from})`);
  const { text, source, confidence, grade, row } = answer;
  const rows = [
    [`    ${say({ en: 'means', zh: '含义' })}`, say(sayRule(answer.rule))],
    [`    ${say({ en: 'row', zh: '行' })}`, row],
    [`    ${say({ en: 'source', zh: '依据' })}`, source],
    [`    ${say({ en: 'confidence', zh: '可信程度' })}`, grade === undefined ? confidence : `${confidence}: ${grade}`],
  ];
  if (!exact)
    rows.push([
      `    ${say({ en: 'note', zh: '注意' })}`,
      say({ en: 'one of several counterparts in this edition', zh: '该版本中有多个对应税号，此为其一' }),
    ]);
  return `${clean(`✔ ${head}  ${text}`)}\n${table(rows.map((row) => row.map(clean)))}`;
}

const REASONS: Readonly<Record<string, { en: string; zh: string }>> = {
  'no rule loaded': { en: 'no rule loaded', zh: '未加载规则' },
  'no such subheading': { en: 'no such subheading in this edition', zh: '该版本没有此子目' },
  'not a subheading': { en: 'not a subheading', zh: '不是子目' },
  'rule not readable': { en: 'the rule could not be read', zh: '规则无法识别' },
  'conflicting rows': { en: 'rows of the table contradict each other', zh: '表中各行相互矛盾' },
};
