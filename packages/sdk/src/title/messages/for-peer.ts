import { escapeToken, type Finding, finding, KouanError } from '@kouan/core';
import type { Dropped } from '../../format.ts';
import { MSG } from './catalogue.ts';

/** A message as an older peer may have it. `message` is absent when there is nothing of it that he may be told. */
export interface ForPeer<T> {
  readonly message?: T;
  readonly findings: readonly Finding[];
  readonly dropped: readonly Dropped[];
}

/** Everything below came with it. */
const SINCE = [3, 0, 3] as const;

/** Values that an older peer is not told, by field. */
const LATER_STATUSES: Readonly<Record<string, readonly string[]>> = {
  shippingInstructionsStatus: ['CANCELLED', 'DECLINED'],
};

/** Fields that an older peer would not read. */
const LATER_FIELDS: readonly string[] = ['amendedTransportDocumentStatus', 'amendedTransportDocument'];

/** What makes a party or a place known without its address lines. */
const KNOWN_BY = {
  party: ['address', 'identifyingCodes'],
  place: ['address', 'facility', 'UNLocationCode', 'geoCoordinate', 'locationName'],
} as const;

type Node = Readonly<Record<string, unknown>>;

/**
 * A message (instructions, transport document, notification, amendment, cancellation) for a peer of the given version:
 * up to 3.0.2 it is not told statuses and fields that came with 3.0.3. A status cannot be left out, so the message is
 * not sent then; a field is, and is in `dropped`.
 *
 * @param version of the peer as its `API-Version` header says it, `3.0.2`
 * @throws KouanError `ERR_KOUAN_USAGE` when that is no version
 */
export function forPeer<T extends object>(message: T, version: string): ForPeer<T> {
  if (!isOlder(version)) return { message, findings: [], dropped: [] };
  const findings: Finding[] = [];
  const dropped: Dropped[] = [];
  const left = without(message, '', version, findings, dropped) as T;
  return findings.some(({ severity }) => severity === 'error')
    ? { findings, dropped }
    : { message: left, findings, dropped };
}

function isOlder(version: string): boolean {
  const match = /^(\d+)\.(\d+)\.(\d+)/.exec(version);
  if (match === null)
    throw new KouanError('ERR_KOUAN_USAGE', {
      en: `“${version}” is no version like 3.0.2.`,
      zh: `“${version}”不是 3.0.2 这样的版本号。`,
    });
  for (const [index, since] of SINCE.entries()) {
    const own = Number(match[index + 1]);
    if (own !== since) return own < since;
  }
  return false;
}

function without(value: unknown, path: string, version: string, findings: Finding[], dropped: Dropped[]): unknown {
  if (Array.isArray(value))
    return value.map((one, index) => without(one, `${path}/${index}`, version, findings, dropped));
  if (typeof value !== 'object' || value === null) return value;
  const node = value as Node;
  if (onlyLines(node)) findings.push(finding(MSG.linesAlone, `${path}/addressLines`, { expected: version }));
  const left: Record<string, unknown> = {};
  for (const [name, one] of Object.entries(node)) {
    const at = `${path}/${escapeToken(name)}`;
    if (LATER_FIELDS.includes(name)) {
      findings.push(finding(MSG.laterField, at, { expected: version, params: { field: name } }));
      dropped.push({ path: at, value: one });
      continue;
    }
    if (typeof one === 'string' && LATER_STATUSES[name]?.includes(one) === true)
      findings.push(finding(MSG.laterStatus, at, { expected: version, found: one }));
    left[name] = without(one, at, version, findings, dropped);
  }
  return left;
}

function onlyLines(node: Node): boolean {
  if (node['addressLines'] === undefined) return false;
  const kind = node['partyName'] === undefined ? 'place' : 'party';
  return KNOWN_BY[kind].every((field) => node[field] === undefined);
}
