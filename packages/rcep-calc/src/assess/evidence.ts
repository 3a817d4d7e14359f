import { type Finding, finding } from '@kouan/core';
import { ORG } from '../contract/catalogue.ts';
import type { Material } from '../contract/input.ts';
import type { Case } from './case.ts';

/** The same gap, said of every material that has it, is worded once. */
const words = new Map<string, Finding>();

/**
 * What the exporter would have to show for a material of another Party, and has not named. A proof under another
 * agreement is accepted by some Parties only.
 *
 * Source: RCEP Article 3.4; the practice of the Korea Customs Service.
 */
export function evidence(each: Case, material: Material, path: string): Finding | undefined {
  const { proof } = material;
  if (proof === undefined) return worded('noProof', material.origin ?? '', `${path}/proof`);
  if (typeof proof === 'string' || proof.kind !== 'other-agreement') return undefined;
  return each.good.producedIn === 'KR' && proof.sameOrStricter === true
    ? undefined
    : worded('otherProof', material.origin ?? '', `${path}/proof`);
}

function worded(name: 'noProof' | 'otherProof', found: string, path: string): Finding {
  const key = `${name} ${found}`;
  let known = words.get(key);
  if (known === undefined) {
    known = finding(ORG[name], '', { found });
    if (words.size < 1_000) words.set(key, known);
  }
  return { ...known, path };
}
