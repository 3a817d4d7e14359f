import { type Finding, finding } from '@kouan/core';
import type { Decoded, DecodeOptions, Unmapped } from '@kouan/sdk';
import { readTable, streamTable } from '../../syntax/table/index.ts';
import { TAB } from './catalogue.ts';
import { type Meanings, planOf } from './mapping.ts';
import { Reading } from './reading.ts';
import type { Sheet } from './sheet.ts';

/** The documents of a table, one after the other; memory is that of one. */
export async function* decodeEach(
  sheet: Sheet,
  meanings: Meanings,
  source: AsyncIterable<Uint8Array>,
  options: DecodeOptions = {},
): AsyncGenerator<Decoded> {
  const reading = new Reading(sheet, meanings, planOf(meanings, options.settings));
  for await (const event of streamTable(source, reading.plan.mapping)) yield* reading.take(event);
  yield* reading.end();
}

/** Every document of a table that is at hand. */
export function* decodeAll(
  sheet: Sheet,
  meanings: Meanings,
  bytes: Uint8Array,
  options: DecodeOptions = {},
): Generator<Decoded> {
  const reading = new Reading(sheet, meanings, planOf(meanings, options.settings));
  for (const event of readTable(bytes, reading.plan.mapping)) yield* reading.take(event);
  yield* reading.end();
}

/** The one document of a table; when there are more it says so and gives the first. */
export function decode(sheet: Sheet, meanings: Meanings, bytes: Uint8Array, options: DecodeOptions = {}): Decoded {
  let first: Decoded | undefined;
  let count = 0;
  const findings: Finding[] = [];
  const unmapped: Unmapped[] = [];
  for (const one of decodeAll(sheet, meanings, bytes, options)) {
    if (one.document !== undefined) count++;
    if (first === undefined && one.document !== undefined) first = one;
    else if (one.document === undefined) {
      findings.push(...one.findings);
      unmapped.push(...one.unmapped);
    }
  }
  if (first === undefined) return { findings, unmapped };
  if (count > 1) findings.push(finding(TAB.several, '', { found: String(count) }));
  return { ...first, findings: [...first.findings, ...findings], unmapped: [...first.unmapped, ...unmapped] };
}
