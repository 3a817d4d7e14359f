import { type Finding, finding } from '@kouan/core';
import { ORG } from '../contract/catalogue.ts';

const MAIN = ['WO', 'PE', 'CTC', 'RVC', 'CR'];
const ADDED = ['ACU', 'DMI'];

/** The tolerance is for a change of classification only; what is wholly originating needs no cumulation. */
const MAY_ADD: Readonly<Record<string, readonly string[]>> = { WO: [], PE: [], CTC: ADDED, RVC: ['ACU'], CR: ['ACU'] };

/**
 * Reads the origin conferring criterion of a certificate: one criterion, then ACU and DMI in any order, each at most
 * once and only where they can apply.
 *
 * Source: Form RCEP, box 10; RCEP Articles 3.4 and 3.7.
 */
export function parseCriteria(text: string, path = ''): { criteria?: readonly string[]; findings: readonly Finding[] } {
  const words = text.trim().split(/[\s,+/]+/);
  const [first = '', ...added] = words;
  const may = MAIN.includes(first) ? (MAY_ADD[first] ?? []) : undefined;
  const fits = may !== undefined && added.every((word) => may.includes(word)) && new Set(added).size === added.length;
  if (!fits) return { findings: [finding(ORG.badCriterion, path, { found: text })] };
  return { criteria: [first, ...ADDED.filter((word) => added.includes(word))], findings: [] };
}
