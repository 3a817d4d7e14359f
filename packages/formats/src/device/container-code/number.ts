import { type Finding, finding } from '@kouan/core';
import { containerDigit } from '@kouan/sdk/checks';
import { DEV } from '../catalogue.ts';

const SHAPE = /^[A-Z]{3}[UJZR]\d{7}$/;

/** How a container number stands: `shape` when it is none, `digit` when its check digit is another. */
export function containerState(number: string): 'valid' | 'digit' | 'shape' {
  if (!SHAPE.test(number)) return 'shape';
  return containerDigit(number) === number[10] ? 'valid' : 'digit';
}

/** What there is to say about a container number; published samples often have a wrong digit, so it is a warning. */
export function containerFindings(number: string, path: string): Finding[] {
  const state = containerState(number);
  if (state === 'valid') return [];
  if (state === 'shape') return [finding(DEV.containerShape, path, { found: number })];
  return [finding(DEV.containerDigit, path, { found: number, expected: containerDigit(number) })];
}
