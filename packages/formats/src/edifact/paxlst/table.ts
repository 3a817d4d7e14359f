import {
  as,
  COUNTRY,
  codeOf,
  DAY,
  DECIMAL,
  field,
  LINES,
  LIST,
  type Message,
  many,
  type Node,
  one,
  silently,
  TEXT,
} from '../message/index.ts';
import {
  communications,
  contacts,
  head,
  measurements,
  notes,
  party,
  places,
  references,
  times,
  transports,
} from '../parts/carriage.ts';
import { ENVELOPE } from '../parts/envelope.ts';
import { COUNT_OF, FUNCTION, PARTY_ROLE } from '../parts/words.ts';

const coded = (element: string, path: string, list = ''): Node['fields'] => [
  field(`${element}.1`, path, TEXT),
  ...(list === '' ? [] : [field(`${element}.2`, list, TEXT)]),
];

const documents = many(
  'DOC',
  'documents',
  coded('1', 'type', 'codeList'),
  field('1.3', 'agency', TEXT),
  field('1.4', 'name', TEXT),
  field('2.1', 'number', TEXT),
  field('2.2', 'status', TEXT),
  times,
  references,
  places,
);

const person = many(
  'NAD',
  'persons',
  field('1.1', 'role', PARTY_ROLE),
  coded('2', 'code', 'codeList'),
  field('4.1', 'familyName', TEXT),
  field('4.2', 'givenName', TEXT),
  field('4.3 4.4 4.5', 'furtherNames', LIST),
  field('5.1 5.2 5.3 5.4', 'street', LINES),
  field('6.1', 'city', TEXT),
  field('7.1', 'region', TEXT),
  field('8.1', 'postcode', TEXT),
  field('9.1', 'country', COUNTRY),
  many(
    'ATT',
    'attributes',
    field('1.1', 'function', TEXT),
    field('2.1', 'type', TEXT),
    coded('3', 'code', 'codeList'),
    field('3.3', 'agency', TEXT),
    field('3.4', 'description', TEXT),
  ),
  one('DTM/329', field('1.2 1.3', 'birthDate', silently(DAY))),
  times,
  measurements,
  many('GEI', 'statuses', field('1.1', 'type', TEXT), field('2.1', 'code', TEXT)),
  notes,
  places,
  communications,
  many(
    'EMP',
    'employments',
    field('1.1', 'qualifier', TEXT),
    field('2.1', 'category', TEXT),
    field('3.1', 'occupation', TEXT),
    field('4.1', 'qualification', TEXT),
    field('5.1', 'position', TEXT),
  ),
  many(
    'NAT',
    'nationalities',
    field('1.1', 'qualifier', TEXT),
    field('2.1', 'country', TEXT),
    field('2.4', 'name', TEXT),
  ),
  references,
  documents,
);

/** Who reports, the journey leg by leg, and the persons; NAD has a place for reporters and one for persons. */
export const MESSAGE: Message = {
  type: 'PAXLST',
  header: ['PAXLST', 'D', '24A', 'UN'],
  envelope: ENVELOPE,
  nodes: [
    head(
      field('1.1', 'kind', codeOf({ '250': 'crew-list', '745': 'passenger-list' })),
      field('1.4', 'kindName', TEXT),
      field('2.1', 'documentNumber', TEXT),
      field('3.1', 'function', FUNCTION),
    ),
    references,
    times,
    places,
    as('NAD', { place: 0 }, party('reporters', contacts, communications)),
    transports,
    as('NAD-person', { place: 1 }, person),
    many('CNT', 'counts', field('1.1', 'of', COUNT_OF), field('1.2', 'value', DECIMAL)),
  ],
  fixed: { type: 'passenger-list' },
  rowExtensions: true,
};
