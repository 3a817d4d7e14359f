import { type Finding, finding } from '@kouan/core';
import type { Declaration, Decoded, DecodeOptions, Unmapped } from '@kouan/sdk';
import { readTable, streamTable } from '../../syntax/table/index.ts';
import { TAB } from './catalogue.ts';
import { planOf } from './mapping.ts';
import { Reading } from './reading.ts';

type Result = Decoded<Declaration>;

/** The declarations of a table, one after the other; memory is that of one. */
export async function* decodeEach(
  source: AsyncIterable<Uint8Array>,
  options: DecodeOptions = {},
): AsyncGenerator<Result> {
  const reading = new Reading(planOf(options.settings));
  for await (const event of streamTable(source, reading.plan.mapping)) yield* reading.take(event);
  yield* reading.end();
}

/** The one declaration of a table; when there are more it says so and gives the first. */
export function decode(bytes: Uint8Array, options: DecodeOptions = {}): Result {
  const reading = new Reading(planOf(options.settings));
  let first: Result | undefined;
  let count = 0;
  const findings: Finding[] = [];
  const unmapped: Unmapped[] = [];
  const see = (one: Result): void => {
    if (one.document !== undefined) count++;
    if (first === undefined && one.document !== undefined) first = one;
    else if (one.document === undefined) {
      findings.push(...one.findings);
      unmapped.push(...one.unmapped);
    }
  };
  for (const event of readTable(bytes, reading.plan.mapping)) for (const one of reading.take(event)) see(one);
  for (const one of reading.end()) see(one);
  if (first === undefined) return { findings, unmapped };
  if (count > 1) findings.push(finding(TAB.several, '', { found: String(count) }));
  return { ...first, findings: [...first.findings, ...findings], unmapped: [...first.unmapped, ...unmapped] };
}
