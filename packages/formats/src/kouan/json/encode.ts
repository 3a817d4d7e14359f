import { finding, leavesOf } from '@kouan/core';
import type { Document, Dropped, Encoded } from '@kouan/sdk';
import { KJN } from './catalogue.ts';

/** One document, laid out for people. */
export const encode = (document: Document): Encoded => written([document], 2);

/** Documents, one on each line. */
export const encodeAll = (documents: readonly Document[]): Encoded => written(documents, undefined);

function written(documents: readonly Document[], indent: number | undefined): Encoded {
  const dropped: Dropped[] = [];
  const lines = documents.map((document, index) => {
    const pointer = documents.length === 1 ? '' : `/${index}`;
    const lost = Array.from(leavesOf(document, pointer)).filter(([, value]) => isHalf(value));
    dropped.push(...lost.map(([path, value]) => ({ path, value })));
    const { type, ...fields } = document;
    return `${JSON.stringify({ type, ...fields }, (_, value: unknown) => (isHalf(value) ? undefined : value), indent)}\n`;
  });
  const findings = dropped.map(({ path }) => finding(KJN.notWritable, path));
  return { bytes: new TextEncoder().encode(lines.join('')), findings, dropped };
}

/** Half of a surrogate pair has no bytes in UTF-8. */
const isHalf = (value: unknown): boolean => typeof value === 'string' && /\p{Surrogate}/u.test(value);
