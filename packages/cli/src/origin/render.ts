import type { Language, Text } from '@kouan/core';
import type { Assessment, Outcome } from '@kouan/rcep-calc';
import stringWidth from 'fast-string-width';
import { clean, findingLines } from '../frame/findings.ts';
import type { Paint } from '../frame/output.ts';
import { table } from '../frame/table.ts';

/** How assessments are written. */
export interface RenderSettings {
  readonly json: boolean;
  readonly language: Language;
  readonly coloured: boolean;
  /** All of every good; otherwise one line, and what is wrong. */
  readonly explain: boolean;
  /** All of a good in a file of its own: it is asked about, not listed. */
  readonly explainSingle?: boolean;
}

/** What each outcome is called. */
export const OUTCOMES: Readonly<Record<Outcome, Text>> = {
  originating: { en: 'originating', zh: '原产' },
  'not-originating': { en: 'not originating', zh: '非原产' },
  undetermined: { en: 'undetermined', zh: '无法判定' },
};

const MARKS = {
  originating: ['✔', 'green'],
  'not-originating': ['✖', 'red'],
  undetermined: ['?', 'yellow'],
} as const;

const ID_CELLS = 24;

/** One assessment for a person. */
export function renderAssessment(assessment: Assessment, { language, explain }: RenderSettings, paint: Paint): string {
  const say = (text: Text): string => text[language];
  const [mark, colour] = MARKS[assessment.outcome];
  const { id, criteria, countryOfOrigin, rate, rule } = assessment;
  const facts = [
    say(OUTCOMES[assessment.outcome]),
    criteria.join(' '),
    countryOfOrigin?.country ?? '',
    rate === undefined ? '' : `${rate.rate} %`,
    rule?.text ?? '',
  ];
  const head = `${paint(colour, mark)} ${pad(clean(id))}  ${clean(facts.filter(Boolean).join('  '))}`;
  const body = explain ? explanation(assessment, say, paint) : reasons(assessment, say);
  const findings = assessment.findings.flatMap((one) => findingLines(one, say, paint)).map((line) => `    ${line}`);
  return [head, ...body, ...findings].join('\n');
}

/** Filled up to the width that most ids have; a Chinese character takes two cells. */
const pad = (text: string): string => text + ' '.repeat(Math.max(0, ID_CELLS - stringWidth(text)));

type Say = (text: Text) => string;

/** In a list: why a good does not originate, or what would decide it. */
function reasons({ outcome, alternatives, missing }: Assessment, say: Say): string[] {
  if (outcome === 'originating') return [];
  const failed = alternatives
    .filter(({ state }) => state !== 'passed')
    .map(({ text, state }) => `${text}: ${say(STATES[state])}`);
  return [
    ...(failed.length > 0 ? [clean(`    ${failed.join(' · ')}`)] : []),
    ...missing.map((one) => clean(`    ${one.article}  ${say(one.message)}  ${one.path}`)),
  ];
}

const STATES = {
  passed: { en: 'met', zh: '满足' },
  failed: { en: 'not met', zh: '不满足' },
  undetermined: { en: 'not known', zh: '不明' },
} as const;

/** What each margin of an assessment means. */
export const MARGINS: Readonly<Record<string, Text>> = {
  vnm: { en: 'non-originating value may rise by', zh: '非原产材料价值可再增加' },
  deMinimis: { en: 'left of the tolerance, in percent', zh: '微小含量余额（百分点）' },
};

/** Everything about one good, article by article. */
function explanation(assessment: Assessment, say: Say, paint: Paint): string[] {
  const { rule, rvc, deMinimis, countryOfOrigin, claims, margin, missing, steps, alternatives } = assessment;
  const rows: string[][] = [];
  const add = (label: Text, ...cells: string[]): void => {
    if (cells.some(Boolean)) rows.push([clean(`    ${say(label)}`), clean(cells.filter(Boolean).join('  '))]);
  };
  add({ en: 'agreement', zh: '协定' }, assessment.agreement);
  if (rule) add({ en: 'rule', zh: '规则' }, rule.text, `(${rule.source}; ${rule.confidence})`);
  for (const { text, state } of alternatives) add({ en: 'limb', zh: '选项' }, text, say(STATES[state]));
  const percent = ({ percent: text, exact }: { percent: string; exact: string }): string => `${text} % (${exact})`;
  if (rvc?.buildDown) add({ en: 'RVC build-down', zh: '区域价值成分（扣减）' }, percent(rvc.buildDown));
  if (rvc?.buildUp) add({ en: 'RVC build-up', zh: '区域价值成分（累加）' }, percent(rvc.buildUp));
  if (rvc?.vnm !== undefined) add({ en: 'non-originating', zh: '非原产材料价值' }, rvc.vnm);
  if (deMinimis?.value) add({ en: 'tolerance by value', zh: '微小含量（价值）' }, percent(deMinimis.value));
  if (deMinimis?.weight) add({ en: 'tolerance by weight', zh: '微小含量（重量）' }, percent(deMinimis.weight));
  if (countryOfOrigin) {
    const country = countryOfOrigin.country ?? (countryOfOrigin.candidates ?? []).join(' / ');
    add({ en: 'country of origin', zh: '原产国' }, country, `(${countryOfOrigin.basis})`);
  }
  for (const claim of claims ?? [])
    add({ en: 'rate', zh: '税率' }, `${claim.rate} %`, claim.country ?? '', `(${claim.basis})`);
  for (const [name, value] of Object.entries(margin ?? {}))
    add(MARGINS[name] ?? { en: `margin ${name}`, zh: `余量 ${name}` }, value);
  const why = (steps ?? []).map(({ article, passed, message, path }) => {
    const [sign, colour] =
      passed === null ? (['·', 'cyan'] as const) : passed ? (['✔', 'green'] as const) : (['✖', 'red'] as const);
    return [`    ${paint(colour, sign)} ${article}`, clean(say(message)), clean(path)];
  });
  return [
    ...(rows.length > 0 ? table(rows).split('\n') : []),
    ...(why.length > 0 ? ['', ...table(why).split('\n'), ''] : []),
    ...missing.map((one) => clean(`    ? ${one.article}  ${say(one.message)}  ${one.path}`)),
  ];
}
