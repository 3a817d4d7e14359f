import { beside, field, type Node, one, PREPARED, TEXT } from '../message/index.ts';

/** UNB, UNG and UNH, with the keys of a document for what UNB says; without them it is kept as it is. */
export const envelopeWith = (...fields: Node['fields']): readonly Node[] => [
  one('UNB', fields, beside('1.1', 'UNOC'), beside('1.2', '3')),
  one('UNG'),
  one('UNH'),
];

const station = (element: string, path: string): Node['fields'] => [
  field(`${element}.1`, `${path}.id`, TEXT),
  field(`${element}.2`, `${path}.qualifier`, TEXT),
  field(`${element}.3`, `${path}.address`, TEXT),
];

/** For documents that have a member `interchange`. */
export const ENVELOPE = envelopeWith(
  ...station('2', 'interchange.sender'),
  ...station('3', 'interchange.recipient'),
  field('4.1 4.2', 'interchange.preparedAt', PREPARED),
  field('5.1', 'interchange.reference', TEXT),
);

/** For documents that know nothing of interchanges: all of it is kept. */
export const ENVELOPE_AS_KEPT = envelopeWith();
