import { finding } from '@kouan/core';
import type { Dropped, Encoded, Receipt } from '@kouan/sdk';
import { writeMessage } from '../../syntax/message/index.ts';
import { WCO } from '../catalogue.ts';
import type { Row } from '../placing/place.ts';
import { inDocument } from '../placing/pointers.ts';
import { notCarried, ownOf, Putting } from '../placing/put.ts';
import { HOW, noteOf } from './decode.ts';
import { RECEIPT_TABLE } from './fields.ts';
import { message } from './messages.ts';
import { NAME } from './name.ts';
import { codeOfState, notificationOf } from './states.ts';

/** Follows from the function code, which is written. */
const SAID = new Set(['/type', '/state', '/final', '/stage']);

/** Writes a notification in the order of the schema, with its namespaces. */
export function encode(document: Receipt): Encoded {
  const source = document as unknown as Row;
  const own = ownOf(source, NAME);
  const fresh = Object.keys(own).length === 0;
  const putting = new Putting(HOW, fresh);
  const row = putting.row(source, RECEIPT_TABLE, '');
  const said = new Set(SAID);
  row['FunctionCode'] ??= codeOfState(document.state);
  // A state that the code does not say is the document’s alone.
  const code = row['FunctionCode'];
  const state = typeof code === 'string' ? (notificationOf(code.trim())?.state ?? 'unknown') : undefined;
  if (state !== document.state) said.delete('/state');
  if (fresh) row['MetaData/WCOTypeName'] = 'RES';
  if (fresh && row['IssueDateTime/DateTimeString'] !== undefined)
    row['IssueDateTime/DateTimeString/@formatCode'] = '304';
  if (document.note !== undefined && fresh) row['AdditionalInformation'] = [{ StatementDescription: document.note }];
  if (noteOf(row) === document.note) said.add('/note');
  const written = writeMessage({ name: NAME, says: WCO }, message(), [row]);
  const placed = (path: string): string => (path === '' ? path : inDocument(path, RECEIPT_TABLE, HOW, document));
  const dropped = new Map<string, Dropped>();
  for (const { path, value } of written.dropped) dropped.set(placed(path), { path: placed(path), value });
  for (const one of notCarried(source, putting.carried, NAME, said)) dropped.set(one.path, one);
  const lost = said.has('/state')
    ? []
    : [finding(WCO.notWritable, '/state', { params: { element: 'FunctionCode' }, expected: state ?? '-' })];
  return {
    bytes: written.bytes,
    findings: [...lost, ...putting.findings, ...written.findings.map((one) => ({ ...one, path: placed(one.path) }))],
    dropped: [...dropped.values()],
  };
}
