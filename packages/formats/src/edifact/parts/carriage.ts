/** Segments that stand in many messages, as the documents of carriage have them. @module */
import {
  as,
  COUNTRY,
  DECIMAL,
  field,
  LINES,
  LIST,
  MOMENT,
  many,
  moved,
  type Node,
  one,
  type Part,
  TEXT,
  UNIT,
} from '../message/index.ts';
import {
  CONTACT_FUNCTION,
  NOTE_SUBJECT,
  PACKING_GROUP,
  PARTY_ROLE,
  PLACE_FUNCTION,
  REFERENCE_TYPE,
  STAGE,
  TIME_TYPE,
} from './words.ts';

export const times = many('DTM', 'times', field('1.1', 'type', TIME_TYPE), field('1.2 1.3', 'at', MOMENT));

export const references = many(
  'RFF',
  'references',
  field('1.1', 'type', REFERENCE_TYPE),
  field('1.2', 'number', TEXT),
  field('1.3', 'line', TEXT),
  times,
);

const site = (element: string, path: string): Node['fields'] => [
  field(`${element}.1`, `${path}.code`, TEXT),
  field(`${element}.2`, `${path}.codeList`, TEXT),
  field(`${element}.3`, `${path}.agency`, TEXT),
  field(`${element}.4`, `${path}.name`, TEXT),
];

export const places = many(
  'LOC',
  'places',
  field('1.1', 'function', PLACE_FUNCTION),
  field('2.1', 'code', TEXT),
  field('2.2', 'codeList', TEXT),
  field('2.3', 'agency', TEXT),
  field('2.4', 'name', TEXT),
  site('3', 'facility'),
  site('4', 'within'),
  times,
);

const communication = (path: string): Node =>
  many('COM', path, field('1.1', 'number', TEXT), field('1.2', 'kind', TEXT));
export const communications = communication('communications');

export const contacts = many(
  'CTA',
  'contacts',
  field('1.1', 'function', CONTACT_FUNCTION),
  field('2.1', 'code', TEXT),
  field('2.2', 'name', TEXT),
  communications,
);

export const party = (path: string, ...inside: readonly Node[]): Node =>
  many(
    'NAD',
    path,
    field('1.1', 'role', PARTY_ROLE),
    field('2.1', 'code', TEXT),
    field('2.2', 'codeList', TEXT),
    field('2.3', 'agency', TEXT),
    field('3.1 3.2 3.3 3.4 3.5', 'nameAndAddress', LINES),
    field('4.1 4.2 4.3 4.4 4.5', 'name', LINES),
    field('5.1 5.2 5.3 5.4', 'street', LINES),
    field('6.1', 'city', TEXT),
    field('7.1', 'region', TEXT),
    field('8.1', 'postcode', TEXT),
    field('9.1', 'country', COUNTRY),
    inside,
  );

export const parties = party('parties', contacts, references, times);

export const transports = many(
  'TDT',
  'transports',
  field('1.1', 'stage', STAGE),
  field('2.1', 'journey', TEXT),
  field('3.1', 'mode', TEXT),
  field('4.1', 'meansType', TEXT),
  moved('D.24A', '4.4', field('4.2', 'meansDescription', TEXT)),
  site('5', 'carrier'),
  field('6.1', 'direction', TEXT),
  field('8.1', 'means.id', TEXT),
  field('8.2', 'means.codeList', TEXT),
  field('8.3', 'means.agency', TEXT),
  field('8.4', 'means.name', TEXT),
  field('8.5', 'means.flag', COUNTRY),
  references,
  places,
  times,
);

export const notes = many(
  'FTX',
  'notes',
  field('1.1', 'subject', NOTE_SUBJECT),
  field('3.1', 'code', TEXT),
  field('3.2', 'codeList', TEXT),
  field('3.3', 'agency', TEXT),
  field('4.1 4.2 4.3 4.4 4.5', 'lines', LIST),
  field('5.1', 'language', TEXT),
);

export const measurements = many(
  'MEA',
  'measurements',
  field('1.1', 'purpose', TEXT),
  field('2.1', 'dimension', TEXT),
  field('3.1', 'unit', UNIT),
  field('3.2', 'value', DECIMAL),
  field('3.3', 'least', DECIMAL),
  field('3.4', 'most', DECIMAL),
);

/** A mass with a place of its own, for example `MEA/AAE/G`. */
export const mass = (key: string, path: string): Node =>
  one(key, field('3.1', `${path}.unit`, UNIT), field('3.2', `${path}.value`, DECIMAL));

export const dangerousGoods = many(
  'DGS',
  'dangerousGoods',
  field('1.1', 'regulations', TEXT),
  field('2.1', 'hazardClass', TEXT),
  field('2.2', 'page', TEXT),
  field('2.3', 'edition', TEXT),
  field('3.1', 'unNumber', TEXT),
  field('4.1', 'flashPoint.value', DECIMAL),
  field('4.2', 'flashPoint.unit', UNIT),
  field('5.1', 'packingGroup', PACKING_GROUP),
  field('6.1', 'emergencySchedule', TEXT),
  field('7.1', 'medicalGuide', TEXT),
  field('8.1', 'transportCard', TEXT),
  notes,
  measurements,
  contacts,
);

/** The head of a message: what it is, its number, and what it does. */
export const head = (...parts: readonly Part[]): Node => as('BGM', { always: true }, one('BGM', ...parts));
