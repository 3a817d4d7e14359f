/** Who recognises whose operators, since when, and what for. @module */
import type { Text } from '@kouan/core';
import { type Certainty, EU_MEMBERS } from './programmes.ts';

/** What an arrangement gives the goods of an operator at the other side's border. */
export const AEO_BENEFITS = {
  'fewer-documents': { en: 'fewer documents are examined', zh: '减少单证审核' },
  'fewer-inspections': { en: 'goods are examined less often', zh: '适用较低的查验率' },
  'priority-inspection': { en: 'goods that are to be examined come first', zh: '优先查验' },
  'priority-clearance': { en: 'goods are cleared first', zh: '优先通关' },
  'risk-assessment': { en: 'the status counts in the assessment of risk', zh: '风险评估时考虑 AEO 资格' },
  'contact-officer': { en: 'an officer is named who helps', zh: '指定海关联络员' },
  'trade-resumption': { en: 'goods go first when trade resumes after a break', zh: '国际贸易中断恢复后优先或快速通关' },
} as const satisfies Record<string, Text>;

export type AeoBenefit = keyof typeof AEO_BENEFITS;

/** One mutual recognition arrangement. */
export interface AeoArrangement {
  /** Two territories; `EU` stands for its members. */
  readonly between: readonly [string, string];
  /** First day it applied. Absent: not known. */
  readonly since?: string;
  /** A day on which it is known to have applied. */
  readonly knownOn: string;
  /** Last day it applied. */
  readonly until?: string;
  /** Whom each side recognises, by its territory. */
  readonly recognises: Readonly<Record<string, string>>;
  /** Absent: which benefits it gives is not known here. */
  readonly benefits?: readonly AeoBenefit[];
  readonly certainty: Certainty;
  readonly source: string;
}

const CN = '高级认证企业';
/** A public list of those in force at the end of October 2024. */
const LISTED = '2024-10-28';

const ofChina = (
  partner: string,
  recognised: string,
  more: Pick<AeoArrangement, 'source'> & Partial<AeoArrangement>,
): AeoArrangement => ({
  between: ['CN', partner],
  knownOn: more.since ?? LISTED,
  recognises: { CN, [partner]: recognised },
  certainty: 'official',
  ...more,
});

const listed = (partner: string, recognised: string, more: Partial<AeoArrangement> = {}): AeoArrangement =>
  ofChina(partner, recognised, {
    certainty: 'soft',
    source: 'Public list of arrangements in force, October 2024',
    ...more,
    knownOn: LISTED,
  });

/**
 * Arrangements of China, and those between its partners that are known. What is not here is unknown: nobody can conclude
 * from its absence that there is none.
 */
export const AEO_ARRANGEMENTS: readonly AeoArrangement[] = [
  ofChina('EU', 'AEOS, AEOC/AEOS', {
    since: '2015-11-01',
    benefits: ['fewer-inspections', 'risk-assessment', 'priority-clearance', 'trade-resumption'],
    source: 'GACC 2015-52; Decision 2014/772/EU',
  }),
  ofChina('NZ', 'Secure Exports Scheme', {
    since: '2017-07-01',
    benefits: ['fewer-documents', 'fewer-inspections', 'priority-inspection', 'contact-officer', 'trade-resumption'],
    source: 'GACC 2017-23',
  }),
  ofChina('JP', 'AEO', { since: '2019-06-01', source: 'GACC 2019-71' }),
  ofChina('BY', 'AEO, type 3', {
    since: '2019-07-24',
    benefits: ['fewer-documents', 'fewer-inspections', 'priority-inspection', 'contact-officer', 'trade-resumption'],
    source: 'GACC 2019-101',
  }),
  ofChina('CL', 'AEO', {
    since: '2021-10-08',
    benefits: ['fewer-documents', 'fewer-inspections', 'priority-inspection', 'contact-officer', 'trade-resumption'],
    source: 'GACC 2021-74',
  }),
  ofChina('UY', 'AEO', {
    since: '2022-01-26',
    benefits: ['fewer-documents', 'fewer-inspections', 'priority-inspection', 'contact-officer', 'trade-resumption'],
    source: 'GACC 2022-6',
  }),
  ofChina('MO', '澳门 A 级认可经济营运商', {
    since: '2023-06-01',
    benefits: ['fewer-inspections', 'priority-inspection', 'contact-officer', 'trade-resumption'],
    source: 'GACC 2023-49',
  }),
  ofChina('AU', 'Australian Trusted Trader', {
    since: '2023-12-14',
    benefits: [
      'fewer-documents',
      'fewer-inspections',
      'priority-inspection',
      'risk-assessment',
      'contact-officer',
      'trade-resumption',
    ],
    source: 'GACC 2023-177',
  }),
  listed('SG', 'STP-Plus', {
    benefits: ['fewer-inspections', 'priority-inspection', 'priority-clearance', 'trade-resumption'],
  }),
  listed('KR', '进出口安全管理优秀企业', {
    benefits: ['fewer-documents', 'fewer-inspections', 'priority-clearance', 'contact-officer', 'trade-resumption'],
  }),
  listed('HK', '香港认可经济营运商', { source: 'GACC 2014-64; applied in September 2014, the day is not known here' }),
  listed('GB', 'AEOS, AEOC/AEOS'),
  listed('CH', 'AEO'),
  listed('IL', 'AEO'),
  listed('BR', 'AEO'),
  listed('AE', 'AEO'),
  listed('UG', 'AEO'),
  listed('CR', 'AEO'),
  listed('RS', 'AEO'),
  listed('ZA', 'AEO'),
  {
    between: ['HK', 'SG'],
    since: '2015-03-09',
    knownOn: '2015-03-09',
    recognises: { HK: 'Hong Kong AEO', SG: 'Secure Trade Partnership' },
    certainty: 'soft',
    source: 'News agency report of March 2015',
  },
];

/** The territory that concludes arrangements for a country. */
const territory = (country: string): string => (EU_MEMBERS.includes(country) ? 'EU' : country);

/** Arrangements between two countries, whichever comes first. */
export function arrangementsBetween(one: string, other: string): readonly AeoArrangement[] {
  const wanted = [territory(one), territory(other)];
  return AEO_ARRANGEMENTS.filter(
    ({ between }) => wanted.every((each) => between.includes(each)) && wanted[0] !== wanted[1],
  );
}
