import { type Finding, finding } from '@kouan/core';
import type { Decoded, DecodeOptions, Receipt } from '@kouan/sdk';
import { Reading } from '../../syntax/message/index.ts';
import { readXml } from '../../syntax/xml/index.ts';
import { WCO } from '../catalogue.ts';
import { isDeparture } from '../departures.ts';
import type { How, Row } from '../placing/place.ts';
import { inDocument } from '../placing/pointers.ts';
import { takeRow } from '../placing/take.ts';
import { settingsOf } from '../settings.ts';
import { TOLERANCE } from '../tolerance.ts';
import { RECEIPT_TABLE } from './fields.ts';
import { message } from './messages.ts';
import { NAME } from './name.ts';
import { notificationOf } from './states.ts';

/** Largest notification: the duties of 999 items, and room. */
export const MAX_BYTES = 20_000_000;

export const HOW: How = { name: NAME, direction: 'import', classification: [] };

/** Reads a notification by its local names; most official ones have no namespace. */
export function decode(bytes: Uint8Array, options?: DecodeOptions): Decoded<Receipt> {
  const settings = settingsOf(options?.settings);
  const reading = new Reading({ name: NAME, messages: [message()], says: WCO, tolerance: TOLERANCE });
  reading.finish(readXml(bytes, (position) => reading.at(position), { maxBytes: MAX_BYTES }));
  const [{ document: read, findings: said, unmapped } = { findings: [], unmapped: [] }] = reading.ready;
  if (read === undefined) return { findings: said, unmapped };
  const document: Row = { type: 'receipt', state: 'unknown', final: false, stage: 'business' };
  takeRow(read as unknown as Row, RECEIPT_TABLE, document, HOW);
  const found: Finding[] = [];
  const code = String(document['channel'] ?? '');
  const notification = notificationOf(code);
  if (notification === undefined) found.push(finding(WCO.otherResponse, '/channel', { found: code }));
  else Object.assign(document, { state: notification.state, final: notification.final === true });
  const note = noteOf(read as unknown as Row);
  if (note !== undefined) document['note'] = note;
  const findings = [
    ...said.map((one) =>
      one.path === '' ? one : { ...one, path: inDocument(one.path, RECEIPT_TABLE, HOW, document) },
    ),
    ...found,
  ];
  const departures = findings.filter(isDeparture).length;
  if (settings.strict && departures > 0)
    return { findings: [...findings, finding(WCO.refused, '', { found: String(departures) })], unmapped };
  return { document: document as unknown as Receipt, findings, unmapped };
}

/** The words of customs: what is wrong, and what they add. */
export function noteOf(row: Readonly<Row>): string | undefined {
  const texts = [
    ['Error', 'Description'],
    ['AdditionalInformation', 'StatementDescription'],
  ].flatMap(([list = '', key = '']) => (Array.isArray(row[list]) ? (row[list] as Row[]).map((one) => one[key]) : []));
  const words = [...new Set(texts.filter((text) => typeof text === 'string').map((text) => (text as string).trim()))];
  return words.length === 0 ? undefined : words.join('\n');
}
