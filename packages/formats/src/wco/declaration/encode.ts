import { type Finding, finding } from '@kouan/core';
import type { Declaration, Dropped, Encoded } from '@kouan/sdk';
import { writeMessage } from '../../syntax/message/index.ts';
import { WCO } from '../catalogue.ts';
import type { How, Row } from '../placing/place.ts';
import { inDocument } from '../placing/pointers.ts';
import { notCarried, ownOf, Putting } from '../placing/put.ts';
import { GB, profileOf } from '../profiles.ts';
import { typeCodeFor } from './direction.ts';
import { DECLARATION_TABLE } from './fields/header.ts';
import { messageFor } from './messages.ts';
import { NAME } from './name.ts';

/** Written where the document did not come from this form: an original, with as many items as there are. */
const original = ({ items }: Declaration): Row => ({
  FunctionCode: '9',
  ...(items.length === 0 ? {} : { GoodsItemQuantity: String(items.length) }),
});

/** What every declaration says by being one. */
const SAID = new Set(['/type', '/direction', '/items']);

/** Writes a declaration in the order of the schema, with the namespaces of its profile. */
export function encode(document: Declaration): Encoded {
  const source = document as unknown as Row;
  const own = ownOf(source, NAME);
  const findings: Finding[] = [];
  const known = profileOf((key) => (typeof own[key] === 'string' ? own[key].trim() : undefined));
  const fresh = Object.keys(own).length === 0;
  if (known === undefined) findings.push(finding(WCO.assumedProfile, '', { expected: GB.name }));
  const profile = known ?? GB;
  const how: How = { name: NAME, direction: document.direction, classification: profile.classification };
  const putting = new Putting(how, fresh);
  const row: Row = { ...(fresh ? original(document) : {}), ...putting.row(source, DECLARATION_TABLE, '') };
  // Metadata stand around it where they stood, and around what comes from elsewhere.
  const metadata =
    Object.keys(own).some((key) => key.startsWith('MetaData/')) || (fresh && profile.metadata !== undefined);
  if (fresh)
    for (const [element, text] of Object.entries({ ...profile.metadata, WCOTypeName: 'DEC' }))
      row[`MetaData/${element}`] = text;
  if (fresh || row['TypeCode'] !== undefined) row['TypeCode'] = typeCodeFor(document.direction, row['TypeCode']);
  if (row['TypeCode'] === 'IM' || row['TypeCode'] === 'EX')
    findings.push(finding(WCO.noAdditionalType, '', { found: String(row['TypeCode']) }));
  const danish = Object.keys(row).some((key) => key.startsWith('EDSMetaData/'));
  const message = messageFor(metadata, danish);
  const written = writeMessage({ name: NAME, says: WCO }, message, [row]);
  const placed = (path: string): string => (path === '' ? path : inDocument(path, DECLARATION_TABLE, how, document));
  const dropped = new Map<string, Dropped>();
  for (const { path, value } of written.dropped) dropped.set(placed(path), { path: placed(path), value });
  for (const one of notCarried(source, putting.carried, NAME, SAID)) dropped.set(one.path, one);
  return {
    bytes: written.bytes,
    findings: [
      ...findings,
      ...putting.findings,
      ...written.findings.map((one) => ({ ...one, path: placed(one.path) })),
    ],
    dropped: [...dropped.values()],
  };
}
