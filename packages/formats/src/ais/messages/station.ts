import { STATION_TYPE } from '../codes/navigation.ts';
import { flag, optional, restOfBits, spare, unsigned } from './field.ts';
import { layout } from './layout.ts';
import { AREA, COARSE_LATITUDE, COARSE_LONGITUDE, FIX, HEAD, LATITUDE, LONGITUDE, SHIP, STATE, UTC } from './parts.ts';

/** Messages 4 and 11: ITU-R M.1371-5, table 51. */
export const BASE_STATION = [
  ...HEAD,
  ...UTC,
  flag('positionAccuracy'),
  LONGITUDE,
  LATITUDE,
  FIX,
  spare(10),
  flag('raim'),
  STATE,
] as const;

/** Message 10: table 58. */
export const UTC_INQUIRY = [...HEAD, spare(2), unsigned('destinationMmsi', 30), spare(2)] as const;

/** Message 15: table 63. One station is asked for one or two messages, or two stations are. */
export const INTERROGATION = [
  ...HEAD,
  spare(2),
  unsigned('destination1Mmsi', 30),
  unsigned('messageId1_1', 6),
  unsigned('slotOffset1_1', 12),
  spare(2),
  ...optional(unsigned('messageId1_2', 6), unsigned('slotOffset1_2', 12)),
  spare(2),
  ...optional(unsigned('destination2Mmsi', 30), unsigned('messageId2_1', 6), unsigned('slotOffset2_1', 12)),
  spare(2),
] as const;

/** Message 16: table 64. */
export const ASSIGNMENT = [
  ...HEAD,
  spare(2),
  unsigned('destination1Mmsi', 30),
  unsigned('slotOffset1', 12),
  unsigned('increment1', 10),
  ...optional(unsigned('destination2Mmsi', 30), unsigned('slotOffset2', 12), unsigned('increment2', 10)),
] as const;

/** Message 17: table 65. The corrections behind the position are ITU-R M.823 bits. */
export const DGNSS = [...HEAD, spare(2), COARSE_LONGITUDE, COARSE_LATITUDE, spare(5), restOfBits('data', 736)] as const;

const reservation = <const I extends 1 | 2 | 3 | 4>(index: I) =>
  [
    unsigned(`slotOffset${index}`, 12),
    unsigned(`slotCount${index}`, 4),
    unsigned(`timeOut${index}`, 3),
    unsigned(`increment${index}`, 11),
  ] as const;

/** Message 20: table 71. */
export const DATA_LINK = [
  ...HEAD,
  spare(2),
  ...reservation(1),
  ...optional(...reservation(2)),
  ...optional(...reservation(3)),
  ...optional(...reservation(4)),
] as const;

const CHANNELS = [
  ...HEAD,
  spare(2),
  unsigned('channelA', 12),
  unsigned('channelB', 12),
  unsigned('txRxMode', 4),
  flag('lowPower'),
] as const;

const CHANNELS_END = [
  flag('addressed'),
  flag('channelABand'),
  flag('channelBBand'),
  unsigned('zoneSize', 3),
  spare(23),
] as const;

/** Message 22: table 76. The same bits are an area, or two stations. */
export const CHANNEL_AREA = [...CHANNELS, ...AREA, ...CHANNELS_END] as const;
export const CHANNEL_ADDRESSED = [
  ...CHANNELS,
  unsigned('destination1Mmsi', 30),
  spare(5),
  unsigned('destination2Mmsi', 30),
  spare(5),
  ...CHANNELS_END,
] as const;

/** Message 23: table 78. */
export const GROUP_ASSIGNMENT = [
  ...HEAD,
  spare(2),
  ...AREA,
  unsigned('stationType', 4, { codes: STATION_TYPE }),
  SHIP,
  spare(22),
  unsigned('txRxMode', 2),
  unsigned('reportingInterval', 4),
  unsigned('quietTime', 4),
  spare(6),
] as const;

export const STATIONS = {
  4: [layout(BASE_STATION)],
  10: [layout(UTC_INQUIRY)],
  15: [layout(INTERROGATION)],
  16: [layout(ASSIGNMENT)],
  17: [layout(DGNSS)],
  20: [layout(DATA_LINK)],
  22: [
    layout(CHANNEL_AREA, (ask) => ask('addressed') !== true),
    layout(CHANNEL_ADDRESSED, (ask) => ask('addressed') === true),
  ],
  23: [layout(GROUP_ASSIGNMENT)],
} as const;
