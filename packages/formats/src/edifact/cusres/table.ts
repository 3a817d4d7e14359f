import type { ReceiptState } from '@kouan/sdk';
import { beside, type Codec, field, LINES, type Message, one, silently, TEXT, TIME } from '../message/index.ts';
import { head } from '../parts/carriage.ts';
import { ENVELOPE_AS_KEPT } from '../parts/envelope.ts';

/** 7365: what each code comes to, and the one of each state that is written. Other codes leave the state unknown. */
const STATES: readonly (readonly [code: string, state: ReceiptState, written?: true])[] = [
  ['1', 'accepted', true],
  ['2', 'rejected', true],
  ['3', 'rejected'],
  ['4', 'released', true],
  ['5', 'inspection', true],
  ['6', 'documents-requested', true],
  ['7', 'suspended', true],
  ['9', 'accepted'],
  ['12', 'failed', true],
  ['13', 'failed'],
  ['15', 'accepted'],
  ['16', 'rejected'],
  ['17', 'acknowledged', true],
  ['31', 'failed'],
  ['32', 'accepted'],
  ['33', 'rejected'],
  ['34', 'under-review', true],
  ['66', 'accepted'],
];
const STATE_OF = new Map(STATES.map(([code, state]) => [code, state]));
const CODE_OF = new Map(STATES.flatMap(([code, state, written]) => (written === true ? [[state, code] as const] : [])));

/** What is not known needs no word: it is written as it came. */
const STATE: Codec = {
  expected: [...STATE_OF.keys()].join(', '),
  silent: true,
  read: ([code = '']) => STATE_OF.get(code),
  write: (value) => {
    const code = CODE_OF.get(value as ReceiptState) ?? (value === 'unknown' ? '' : undefined);
    return code === undefined ? undefined : [code];
  },
};

const FINAL: readonly unknown[] = ['rejected', 'failed'] satisfies ReceiptState[];

/** Customs response: to which declaration, and what became of it. */
export const MESSAGE: Message = {
  type: 'CUSRES',
  header: ['CUSRES', 'D', '96B', 'UN'],
  envelope: ENVELOPE_AS_KEPT,
  nodes: [
    head(beside('1.1', '961'), field('2.1', 'messageId', TEXT), beside('3.1', '11')),
    one('DTM/137', field('1.2 1.3', 'noticedAt', silently(TIME))),
    one('DTM/148', field('1.2 1.3', 'declaredAt', silently(TIME))),
    one('FTX/AAI', field('4.1 4.2 4.3 4.4 4.5', 'note', LINES)),
    one('LOC/22', field('2.1', 'declarationOffice', TEXT)),
    one('GIS', field('1.1', 'state', STATE)),
    one('GEI', field('2.1', 'state', STATE), beside('1.1', '5')),
    one('RFF/ABE', field('1.2', 'clientReference', TEXT)),
    one('RFF/ABT', field('1.2', 'declarationNumber', TEXT)),
    one('RFF/AAE', field('1.2', 'documentNumber', TEXT)),
  ],
  fixed: { type: 'receipt' },
  rowExtensions: true,
  derived: ['final', 'stage'],
  derive: ({ state = 'unknown' }) => ({
    fields: { state, final: FINAL.includes(state), stage: state === 'acknowledged' ? 'import' : 'business' },
  }),
};
