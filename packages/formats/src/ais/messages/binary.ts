import { flag, optional, restOfBits, restOfText, spare, unsigned } from './field.ts';
import { type Ask, layout } from './layout.ts';
import { ADDRESSED, APPLICATION_ID, HEAD, SELECTED_STATE } from './parts.ts';

/** Message 6: ITU-R M.1371-5, table 54. */
export const ADDRESSED_BINARY = [...HEAD, ...ADDRESSED, ...APPLICATION_ID, restOfBits('data', 920)] as const;

/** Message 8: table 56. */
export const BROADCAST_BINARY = [...HEAD, spare(2), ...APPLICATION_ID, restOfBits('data', 952)] as const;

const acknowledged = <const I extends 1 | 2 | 3 | 4>(index: I) =>
  [unsigned(`destination${index}Mmsi`, 30), unsigned(`sequenceNumber${index}`, 2)] as const;

/** Messages 7 and 13: table 55. */
export const ACKNOWLEDGE = [
  ...HEAD,
  spare(2),
  ...acknowledged(1),
  ...optional(...acknowledged(2)),
  ...optional(...acknowledged(3)),
  ...optional(...acknowledged(4)),
] as const;

/** Message 12: table 59. */
export const ADDRESSED_TEXT = [...HEAD, ...ADDRESSED, restOfText('text', 156)] as const;

/** Message 14: table 61. */
export const BROADCAST_TEXT = [...HEAD, spare(2), restOfText('text', 161)] as const;

const FLAGS = [...HEAD, flag('addressed'), flag('structured')] as const;
const TO = unsigned('destinationMmsi', 30);

/** Message 25: table 81. What stands before the data depends on two flags. */
export const SINGLE_SLOT = [...FLAGS, restOfBits('data', 128)] as const;
export const SINGLE_SLOT_STRUCTURED = [...FLAGS, ...APPLICATION_ID, restOfBits('data', 112)] as const;
export const SINGLE_SLOT_ADDRESSED = [...FLAGS, TO, restOfBits('data', 98)] as const;
export const SINGLE_SLOT_BOTH = [...FLAGS, TO, ...APPLICATION_ID, restOfBits('data', 82)] as const;

/** Message 26: table 83. The communication state is the last that is sent. */
export const MULTI_SLOT = [...FLAGS, restOfBits('data', 1004), ...SELECTED_STATE] as const;
export const MULTI_SLOT_STRUCTURED = [...FLAGS, ...APPLICATION_ID, restOfBits('data', 988), ...SELECTED_STATE] as const;
export const MULTI_SLOT_ADDRESSED = [...FLAGS, TO, restOfBits('data', 974), ...SELECTED_STATE] as const;
export const MULTI_SLOT_BOTH = [...FLAGS, TO, ...APPLICATION_ID, restOfBits('data', 958), ...SELECTED_STATE] as const;

const says = (addressed: boolean, structured: boolean) => (ask: Ask) =>
  (ask('addressed') === true) === addressed && (ask('structured') === true) === structured;

export const BINARIES = {
  6: [layout(ADDRESSED_BINARY)],
  7: [layout(ACKNOWLEDGE)],
  8: [layout(BROADCAST_BINARY)],
  12: [layout(ADDRESSED_TEXT)],
  14: [layout(BROADCAST_TEXT)],
  25: [
    layout(SINGLE_SLOT, says(false, false)),
    layout(SINGLE_SLOT_STRUCTURED, says(false, true)),
    layout(SINGLE_SLOT_ADDRESSED, says(true, false)),
    layout(SINGLE_SLOT_BOTH, says(true, true)),
  ],
  26: [
    layout(MULTI_SLOT, says(false, false)),
    layout(MULTI_SLOT_STRUCTURED, says(false, true)),
    layout(MULTI_SLOT_ADDRESSED, says(true, false)),
    layout(MULTI_SLOT_BOTH, says(true, true)),
  ],
} as const;
