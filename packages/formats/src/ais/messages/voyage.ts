import { AID_TYPE } from '../codes/navigation.ts';
import { flag, optional, restOfText, spare, text, unsigned } from './field.ts';
import { type Ask, layout } from './layout.ts';
import { CALL_SIGN, DIMENSIONS, FIX, HEAD, LATITUDE, LONGITUDE, NAME, SECOND, SHIP } from './parts.ts';

/** Message 5: ITU-R M.1371-5, table 52. */
export const STATIC_AND_VOYAGE = [
  ...HEAD,
  unsigned('aisVersion', 2),
  unsigned('imoNumber', 30, { unknown: 0 }),
  CALL_SIGN,
  NAME,
  SHIP,
  ...DIMENSIONS,
  FIX,
  unsigned('etaMonth', 4, { unknown: 0 }),
  unsigned('etaDay', 5, { unknown: 0 }),
  unsigned('etaHour', 5, { unknown: 24 }),
  unsigned('etaMinute', 6, { unknown: 60 }),
  unsigned('draught', 8, { per: 10, unit: 'm', unknown: 0 }),
  text('destination', 20),
  unsigned('dte', 1),
  spare(1),
] as const;

/** Message 21: table 73. A name of more than 20 characters goes on behind the spare bit. */
export const AID_TO_NAVIGATION = [
  ...HEAD,
  unsigned('aidType', 5, { unknown: 0, codes: AID_TYPE }),
  NAME,
  flag('positionAccuracy'),
  LONGITUDE,
  LATITUDE,
  ...DIMENSIONS,
  FIX,
  SECOND,
  flag('offPosition'),
  unsigned('regional', 8),
  flag('raim'),
  flag('virtual'),
  flag('assignedMode'),
  spare(1),
  restOfText('nameExtension', 14),
] as const;

const PART = unsigned('partNumber', 2);

/** Message 24 part A: table 75. */
export const STATIC_A = [...HEAD, PART, NAME] as const;

const STATIC_B_HEAD = [
  ...HEAD,
  PART,
  SHIP,
  text('vendorId', 3),
  unsigned('unitModelCode', 4),
  unsigned('serialNumber', 20),
  CALL_SIGN,
] as const;

/** Message 24 part B: table 77. */
export const STATIC_B = [...STATIC_B_HEAD, ...DIMENSIONS, ...optional(FIX), spare(2)] as const;

/** The same of a craft that belongs to a mother ship, whose MMSI stands where the dimensions do. */
export const STATIC_B_AUXILIARY = [...STATIC_B_HEAD, unsigned('motherShipMmsi', 30), spare(6)] as const;

/** ITU-R M.585: MMSIs that begin with 98 are those of craft associated with a parent ship. */
const auxiliary = (ask: Ask): boolean => Math.floor(Number(ask('mmsi') ?? 0) / 10_000_000) === 98;

export const VOYAGES = {
  5: [layout(STATIC_AND_VOYAGE)],
  21: [layout(AID_TO_NAVIGATION)],
  24: [
    layout(STATIC_A, (ask) => ask('partNumber') === 0),
    layout(STATIC_B_AUXILIARY, (ask) => ask('partNumber') === 1 && auxiliary(ask)),
    layout(STATIC_B, (ask) => ask('partNumber') === 1),
  ],
} as const;
