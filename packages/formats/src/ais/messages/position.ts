import { flag, signed, spare, unsigned } from './field.ts';
import { layout } from './layout.ts';
import {
  COARSE_LATITUDE,
  COARSE_LONGITUDE,
  COURSE,
  DIMENSIONS,
  FIX,
  HEAD,
  HEADING,
  LATITUDE,
  LONGITUDE,
  MANOEUVRE,
  NAME,
  SECOND,
  SELECTED_STATE,
  SHIP,
  SPEED,
  STATE,
  STATUS,
} from './parts.ts';

const ACCURACY = flag('positionAccuracy');
const RAIM = flag('raim');
const DTE = unsigned('dte', 1);
const ASSIGNED = flag('assignedMode');

/** Messages 1, 2 and 3: ITU-R M.1371-5, table 48. */
export const CLASS_A = [
  ...HEAD,
  STATUS,
  signed('rateOfTurn', 8, { turn: true, unit: '°/min', unknown: -128 }),
  SPEED,
  ACCURACY,
  LONGITUDE,
  LATITUDE,
  COURSE,
  HEADING,
  SECOND,
  MANOEUVRE,
  spare(3),
  RAIM,
  STATE,
] as const;

/** Message 9: table 57. */
export const AIRCRAFT = [
  ...HEAD,
  unsigned('altitude', 12, { unit: 'm', unknown: 4095 }),
  unsigned('speedOverGround', 10, { unit: 'kn', unknown: 1023 }),
  ACCURACY,
  LONGITUDE,
  LATITUDE,
  COURSE,
  SECOND,
  unsigned('regional', 8),
  DTE,
  spare(3),
  ASSIGNED,
  RAIM,
  ...SELECTED_STATE,
] as const;

const CLASS_B_MOVE = [
  ...HEAD,
  unsigned('reserved', 8),
  SPEED,
  ACCURACY,
  LONGITUDE,
  LATITUDE,
  COURSE,
  HEADING,
  SECOND,
] as const;

/** Message 18: table 67. */
export const CLASS_B = [
  ...CLASS_B_MOVE,
  unsigned('regional', 2),
  flag('carrierSense'),
  flag('display'),
  flag('dsc'),
  flag('wholeBand'),
  flag('message22'),
  ASSIGNED,
  RAIM,
  ...SELECTED_STATE,
] as const;

/** Message 19: table 70. */
export const CLASS_B_EXTENDED = [
  ...CLASS_B_MOVE,
  unsigned('regional', 4),
  NAME,
  SHIP,
  ...DIMENSIONS,
  FIX,
  RAIM,
  DTE,
  ASSIGNED,
  spare(4),
] as const;

/** Message 27: table 84. */
export const LONG_RANGE = [
  ...HEAD,
  ACCURACY,
  RAIM,
  STATUS,
  COARSE_LONGITUDE,
  COARSE_LATITUDE,
  unsigned('speedOverGround', 6, { unit: 'kn', unknown: 63 }),
  unsigned('courseOverGround', 9, { unit: '°', unknown: 511, most: 359 }),
  flag('positionLatency'),
  spare(1),
] as const;

export const POSITIONS = {
  1: [layout(CLASS_A)],
  9: [layout(AIRCRAFT)],
  18: [layout(CLASS_B)],
  19: [layout(CLASS_B_EXTENDED)],
  27: [layout(LONG_RANGE)],
} as const;
