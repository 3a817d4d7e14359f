import { type Finding, finding, pointerOf } from '@kouan/core';
import iconv from 'iconv-lite';
import { escapeAttribute, escapeText, isWritable } from '../../syntax/xml/index.ts';
import { DEV } from '../catalogue.ts';
import type { EncodedReading } from '../decoded.ts';
import { type GateReading, type Group, KEYS, MESSAGES, type Message, RARE_KEYS } from './tree.ts';

export type GateEncoding = 'gb2312' | 'utf-8';

type Row = Readonly<Record<string, unknown>>;

/** Writes one message of a gate in the order of the table. */
export function encodeGate(reading: GateReading, encoding: GateEncoding = 'gb2312'): EncodedReading {
  const findings: Finding[] = [];
  const write = (value: unknown, name: string, path: string): string => {
    if (typeof value !== 'string') return '';
    if (isWritable(value)) return value;
    findings.push(finding(DEV.unwritable, path, { params: { name } }));
    return '';
  };
  const message: Message = MESSAGES[reading.kind];
  const row = reading as unknown as Row;
  const attributes = Object.entries({ ...KEYS, ...RARE_KEYS })
    .filter(([field]) => row[field] !== undefined)
    .map(([field, name]) => ` ${name}="${escapeAttribute(write(row[field], name, pointerOf(field)))}"`);
  const content = message.order.map((name) => {
    const value = row[name];
    if (value === undefined) return '';
    const group = message.groups[name];
    if (group !== undefined) return groupText(group, value as Row, pointerOf(name), write);
    const element = message.leaves[name] as string;
    return `<${element}>${escapeText(write(value, element, pointerOf(name)))}</${element}>`;
  });
  const label = encoding === 'gb2312' ? 'GB2312' : 'UTF-8';
  const xml = `<?xml version="1.0" encoding="${label}"?>\n<${message.root}${attributes.join('')}>${content.join('')}</${message.root}>`;
  if (encoding === 'utf-8') return { bytes: new TextEncoder().encode(xml), findings };
  const bytes = new Uint8Array(iconv.encode(xml, 'gb18030'));
  if (!isGb2312(bytes)) findings.push(finding(DEV.beyondGb2312, ''));
  return { bytes, findings };
}

/** The encoding that a message says it is in: whoever answers takes the same. */
export function gateEncodingOf(bytes: Uint8Array): GateEncoding {
  const head = String.fromCharCode(...bytes.subarray(0, 100));
  return /^[^<]*<\?xml[^>]*encoding\s*=\s*["']gb/i.test(head) ? 'gb2312' : 'utf-8';
}

function groupText(
  { element, usual, rare }: Group,
  row: Row,
  path: string,
  write: (value: unknown, name: string, path: string) => string,
): string {
  const leaf = ([field, name]: [string, string]): string =>
    `<${name}>${escapeText(write(row[field], name, `${path}${pointerOf(field)}`))}</${name}>`;
  const some = Object.entries(rare).filter(([field]) => row[field] !== undefined);
  return `<${element}>${[...Object.entries(usual), ...some].map(leaf).join('')}</${element}>`;
}

/** True when every pair of octets is a character of GB 2312: rows 1 to 87, cells 1 to 94. */
function isGb2312(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length; at++) {
    const lead = bytes[at] as number;
    if (lead < 0x80) continue;
    const trail = bytes[++at] ?? 0;
    if (lead < 0xa1 || lead > 0xf7 || trail < 0xa1 || trail > 0xfe) return false;
  }
  return true;
}
