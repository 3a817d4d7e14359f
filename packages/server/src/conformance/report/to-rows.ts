import type { Language, Text } from '@kouan/core';
import { type ConformanceReport, firstFailure, type ScenarioReport, type Verdict } from './report.ts';

const VERDICTS: Readonly<Record<Verdict, Text>> = {
  passed: { en: 'passed', zh: '通过' },
  failed: { en: 'failed', zh: '未通过' },
  skipped: { en: 'skipped', zh: '跳过' },
};

const HEAD: readonly Text[] = [
  { en: 'scenario', zh: '场景' },
  { en: 'verdict', zh: '结论' },
  { en: 'what', zh: '内容' },
  { en: 'first failed check', zh: '首个未通过的检查' },
];

/** One row a scenario, for people; the first row is the head. */
export function toRows({ scenarios }: ConformanceReport, language: Language): readonly (readonly string[])[] {
  return [
    HEAD.map((text) => text[language]),
    ...scenarios.map((one) => [one.id, VERDICTS[one.verdict][language], one.title[language], why(one, language)]),
  ];
}

/** Why a scenario is not passed. */
export function why(scenario: ScenarioReport, language: Language): string {
  if (scenario.unsupported !== undefined)
    return { en: `cannot ${scenario.unsupported}`, zh: `不支持 ${scenario.unsupported}` }[language];
  const failure = firstFailure(scenario);
  if (failure === undefined) return '';
  const { step, finding } = failure;
  const at = { en: `step ${step}`, zh: `第 ${step} 步` }[language];
  return `${at}: ${finding.code} ${finding.message[language]}`;
}
