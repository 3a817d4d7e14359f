import { type Finding, finding, pointerOf } from '@kouan/core';
import type { Declaration, Decoded, DecodeOptions } from '@kouan/sdk';
import { Reading } from '../../syntax/message/index.ts';
import { readXml } from '../../syntax/xml/index.ts';
import { WCO } from '../catalogue.ts';
import { isDeparture } from '../departures.ts';
import type { How, Row } from '../placing/place.ts';
import { inDocument } from '../placing/pointers.ts';
import { takeRow } from '../placing/take.ts';
import { PROFILES, type Profile, profileOf } from '../profiles.ts';
import { settingsOf } from '../settings.ts';
import { TOLERANCE } from '../tolerance.ts';
import { DANISH_KEYS } from './denmark.ts';
import { directionOf } from './direction.ts';
import { DECLARATION_TABLE } from './fields/header.ts';
import { messages } from './messages.ts';
import { NAME } from './name.ts';

/** Largest message: 999 items with their documents, and room. */
export const MAX_BYTES = 20_000_000;

/** Reads a declaration by its local names; what departs from the schema is said. */
export function decode(bytes: Uint8Array, options?: DecodeOptions): Decoded<Declaration> {
  const settings = settingsOf(options?.settings);
  const { wrapped, bare } = messages();
  const reading = new Reading({ name: NAME, messages: [wrapped, bare], says: WCO, tolerance: TOLERANCE });
  reading.finish(readXml(bytes, (position) => reading.at(position), { maxBytes: MAX_BYTES }));
  const [{ document: read, findings: said, unmapped } = { findings: [], unmapped: [] }] = reading.ready;
  if (read === undefined) return { findings: said, unmapped };
  const row = read as unknown as Row;
  const found: Finding[] = [];
  const profile = settings.profile ?? profileOf((key) => textOf(row, key));
  found.push(...profileFindings(row, profile));
  const direction = directionOf(row);
  const how: How = { name: NAME, direction: direction ?? 'import', classification: profile?.classification ?? [] };
  const document: Row = { type: 'declaration', direction: how.direction, items: [] };
  takeRow(row, DECLARATION_TABLE, document, how);
  if (direction === undefined)
    found.push(finding(WCO.noDirection, '/direction', { found: textOf(row, 'TypeCode') ?? '' }));
  const findings = [
    ...said.map((one) =>
      one.path === '' ? one : { ...one, path: inDocument(one.path, DECLARATION_TABLE, how, document) },
    ),
    ...found,
  ];
  const departures = findings.filter(isDeparture).length;
  if (settings.strict && departures > 0)
    return { findings: [...findings, finding(WCO.refused, '', { found: String(departures) })], unmapped };
  return { document: document as unknown as Declaration, findings, unmapped };
}

const textOf = (row: Row, key: string): string | undefined => {
  const text = row[key];
  return typeof text === 'string' && text.trim() !== '' ? text.trim() : undefined;
};

/** What there is to say of whom the message is for. */
function* profileFindings(row: Row, profile: Profile | undefined): Generator<Finding> {
  if (profile === undefined) {
    const found = ['MetaData/ResponsibleCountryCode', 'MetaData/ResponsibleAgencyName']
      .map((key) => textOf(row, key) ?? '-')
      .join(' ');
    yield finding(WCO.unknownProfile, '', { found, expected: PROFILES.map(({ name }) => name).join(', ') });
    return;
  }
  const version = textOf(row, 'MetaData/AgencyAssignedCustomizationVersionCode');
  if (version !== undefined && !profile.versions.includes(version)) {
    const path = pointerOf('extensions', NAME, 'MetaData/AgencyAssignedCustomizationVersionCode');
    const expected = profile.versions.join(', ');
    yield finding(WCO.unknownVersion, path, { params: { profile: profile.name }, expected, found: version });
  }
  if (profile.name === 'DK') return;
  for (const [lists, key] of DANISH_KEYS) {
    if (!rowsAt(row, lists).some((one) => one[key] !== undefined)) continue;
    const element = [...lists, key].join('/');
    yield finding(WCO.foreignElement, '', { params: { element, profile: profile.name } });
  }
}

const rowsAt = (row: Row, lists: readonly string[]): readonly Row[] =>
  lists.reduce<readonly Row[]>(
    (rows, list) => rows.flatMap((one) => (Array.isArray(one[list]) ? (one[list] as Row[]) : [])),
    [row],
  );
