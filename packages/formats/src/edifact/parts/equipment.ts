/** Equipment and goods of CODECO, COARRI and COPARN: a directory has of each what it has a place for. @module */
import {
  COUNTRY,
  codeOf,
  DECIMAL,
  DEGREES,
  field,
  type Message,
  many,
  type Node,
  one,
  TEXT,
  UNIT,
} from '../message/index.ts';
import {
  dangerousGoods,
  head,
  mass,
  measurements,
  notes,
  parties,
  party,
  places,
  references,
  times,
  transports,
} from './carriage.ts';
import { ENVELOPE } from './envelope.ts';
import {
  DIMENSION_TYPE,
  EQUIPMENT_KIND,
  EQUIPMENT_STATUS,
  FULLNESS,
  FUNCTION,
  SEAL_CONDITION,
  SEALING_PARTY,
  SUPPLIER,
  TEMPERATURE_TYPE,
} from './words.ts';

const rangeFields = (path: string): Node['fields'] => [
  field('1.1', `${path}type`, TEXT),
  field('2.1', `${path}unit`, UNIT),
  field('2.2', `${path}least`, DECIMAL),
  field('2.3', `${path}most`, DECIMAL),
];

const temperatures = many(
  'TMP',
  'temperatures',
  field('1.1', 'type', TEMPERATURE_TYPE),
  field('2.1', 'value', DEGREES),
  field('2.2', 'unit', TEXT),
  one('RNG', rangeFields('range.')),
);
const ranges = many('RNG', 'ranges', rangeFields(''));

const dimensions = many(
  'DIM',
  'dimensions',
  field('1.1', 'type', DIMENSION_TYPE),
  field('2.1', 'unit', UNIT),
  field('2.2', 'length', DECIMAL),
  field('2.3', 'width', DECIMAL),
  field('2.4', 'height', DECIMAL),
);

const movements = many(
  'TMD',
  'movements',
  field('1.1', 'type', TEXT),
  field('1.2', 'description', TEXT),
  field('2.1', 'category', TEXT),
  field('3.1', 'haulage', TEXT),
);

const requirements = many(
  'TSR',
  'requirements',
  field('1.1', 'contract', TEXT),
  field('2.1', 'service', TEXT),
  field('3.1', 'priority', TEXT),
  field('4.1', 'cargoNature', TEXT),
);

const seals = many(
  'SEL',
  'seals',
  field('1.1', 'number', TEXT),
  field('2.1', 'affixedBy', SEALING_PARTY),
  field('2.4', 'affixedByName', TEXT),
  field('3.1', 'condition', SEAL_CONDITION),
);

const coded = (element: string, path: string): Node['fields'] => [
  field(`${element}.1`, `${path}.code`, TEXT),
  field(`${element}.2`, `${path}.codeList`, TEXT),
  field(`${element}.3`, `${path}.agency`, TEXT),
  field(`${element}.4`, `${path}.description`, TEXT),
];

const damages = many(
  'DAM',
  'damages',
  field('1.1', 'type', TEXT),
  coded('2', 'damage'),
  coded('3', 'area'),
  coded('4', 'severity'),
  coded('5', 'action'),
  many('COD', 'components', coded('1', 'component'), coded('2', 'material')),
);

const attached = many('EQA', 'attached', field('1.1', 'kind', EQUIPMENT_KIND), field('2.1', 'number', TEXT));

const equipment = many(
  'EQD',
  'equipment',
  field('1.1', 'kind', EQUIPMENT_KIND),
  field('2.1', 'number', TEXT),
  field('2.4', 'registrationCountry', COUNTRY),
  field('3.1', 'sizeType', TEXT),
  field('3.2', 'sizeTypeList', TEXT),
  field('3.3', 'sizeTypeAgency', TEXT),
  field('3.4', 'sizeTypeDescription', TEXT),
  field('4.1', 'suppliedBy', SUPPLIER),
  field('5.1', 'status', EQUIPMENT_STATUS),
  field('6.1', 'fullness', FULLNESS),
  references,
  one('EQN', field('1.1', 'count', DECIMAL)),
  movements,
  times,
  requirements,
  places,
  mass('MEA/AAE/G', 'grossMass'),
  mass('MEA/AAE/VGM', 'verifiedGrossMass'),
  mass('MEA/AAE/T', 'tareMass'),
  measurements,
  dimensions,
  temperatures,
  ranges,
  seals,
  notes,
  dangerousGoods,
  attached,
  damages,
  transports,
  parties,
);

const packages = (element: string, path: string): Node['fields'] => [
  field(`${element}.1`, `${path}.quantity`, DECIMAL),
  field(`${element}.2`, `${path}.type`, TEXT),
  field(`${element}.5`, `${path}.description`, TEXT),
];

const goods = many(
  'GID',
  'goods',
  field('1.1', 'number', TEXT),
  packages('2', 'packages'),
  packages('3', 'innerPackages'),
  notes,
  references,
  party('parties', times, references),
  measurements,
  dimensions,
  temperatures,
  ranges,
  many('SGP', 'inEquipment', field('1.1', 'number', TEXT), field('2.1', 'packages', DECIMAL), measurements),
  dangerousGoods,
);

/** 1001 of these messages (SMDG). */
const ACTIVITY = codeOf({ '34': 'gate-in', '36': 'gate-out', '44': 'discharge', '46': 'loading' });

/** A message about equipment: the three of them differ in what their directories have places for. */
export const equipmentMessage = (type: 'CODECO' | 'COARRI' | 'COPARN'): Message => ({
  type,
  header: [type, 'D', '95B', 'UN'],
  envelope: ENVELOPE,
  nodes: [
    head(
      field('1.1', 'activity', ACTIVITY),
      field('1.4', 'activityName', TEXT),
      field('2.1', 'documentNumber', TEXT),
      field('3.1', 'function', FUNCTION),
      field('4.1', 'answer', TEXT),
    ),
    movements,
    times,
    requirements,
    notes,
    places,
    references,
    transports,
    parties,
    goods,
    equipment,
    one('CNT/16', field('1.2', 'equipmentCount', DECIMAL)),
  ],
  fixed: { type: 'equipment-interchange' },
  rowExtensions: true,
});
