import { bytesOnly, distance, KouanError } from '@kouan/core';
import type { Format } from '@kouan/sdk';
import { formats } from './registry.generated.ts';

/** How much of an input a format sees to recognise it. */
export const HEAD_BYTES = 4096;

/** Letters that a name may be away from one that is meant. */
const NEAR = 3;

/**
 * Every format that recognises these bytes, the surest first; ties are left to the caller.
 *
 * @throws KouanError `ERR_KOUAN_USAGE` for what is not bytes.
 */
export function detectFormats(head: Uint8Array): readonly Format[] {
  const begin = bytesOnly(head).subarray(0, HEAD_BYTES);
  const scored = formats
    .map((format) => ({ format, score: format.detect(begin) }))
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
  const near = nearestTo(String(name)).join(', ');
  throw new KouanError(
    'ERR_KOUAN_FORMAT',
    { en: `There is no format "${name}".`, zh: `没有格式“${name}”。` },
    {
      hint:
        near === ''
          ? { en: '“kouan formats” lists all.', zh: '用 kouan formats 查看全部格式。' }
          : {
              en: `Did you mean ${near}? “kouan formats” lists all.`,
              zh: `是否为 ${near}？用 kouan formats 查看全部。`,
            },
    },
  );
}

/** Names that share a part with a name, or are a few letters away. */
function nearestTo(name: string): readonly string[] {
  const parts = name.split('.').filter((part) => part !== '');
  const away = (one: string): number => {
    const own = one.split('.');
    const shared = parts.filter((part) => own.includes(part)).length;
    return distance(one, name, NEAR) <= NEAR ? 0 : shared === 0 ? Number.POSITIVE_INFINITY : 1 / shared;
  };
  return formats
    .map((one) => ({ name: one.name, away: away(one.name) }))
    .filter((one) => one.away !== Number.POSITIVE_INFINITY)
    .sort((a, b) => a.away - b.away)
    .slice(0, 3)
    .map((one) => one.name);
}
