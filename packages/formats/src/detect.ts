import { KouanError } from '@kouan/core';
import type { Format } from '@kouan/sdk';
import { formats } from './registry.generated.ts';

/** How much of an input a format sees to recognise it. */
export const HEAD_BYTES = 4096;

/** Every format that recognises these bytes, the surest first; ties are left to the caller. */
export function detectFormats(head: Uint8Array): readonly Format[] {
  const scored = formats
    .map((format) => ({ format, score: format.detect(head.subarray(0, HEAD_BYTES)) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
  return scored.filter(({ score }) => score === scored[0]?.score).map(({ format }) => format);
}

/** The one format that is surest of these bytes, or `undefined` when none is, or several are equally sure. */
export function detectFormat(head: Uint8Array): Format | undefined {
  const [best, ...others] = detectFormats(head);
  return others.length === 0 ? best : undefined;
}

/**
 * A format by its name.
 *
 * @throws KouanError `ERR_KOUAN_FORMAT` with the nearest names when there is none.
 */
export function formatByName(name: string): Format {
  const format = formats.find((one) => one.name === name);
  if (format !== undefined) return format;
  const names = formats.map((one) => one.name);
  const near = names.filter((one) => one.split('.').some((part) => name.includes(part))).slice(0, 3);
  const list = (near.length > 0 ? near : names).join(', ');
  throw new KouanError(
    'ERR_KOUAN_FORMAT',
    { en: `There is no format "${name}".`, zh: `没有格式“${name}”。` },
    { hint: { en: `Known formats: ${list}.`, zh: `可用格式：${list}。` } },
  );
}
