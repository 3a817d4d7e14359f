/** The logs of the gpsd project with their hand-checked decodes, and how its names and values stand to ours. @module */
import { existsSync, readFileSync } from 'node:fs';
import {
  type AisEvent,
  type AisMessage,
  type AisReading,
  type Application,
  applicationOf,
  decodeAis,
  type Layout,
  layoutOf,
  scaleValue,
} from './index.ts';

const FOLDER = new URL('../../../../../shared/data/devices/ais/', import.meta.url);

export const missing = !existsSync(FOLDER);

export const file = (name: string): string => readFileSync(new URL(name, FOLDER), 'utf8');

export type Expected = Readonly<Record<string, unknown>> & { readonly type: number; readonly mmsi: number };

/** The JSON lines of a file. */
export const expectedOf = (name: string): readonly Expected[] =>
  file(name)
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Expected);

export async function eventsOf(name: string): Promise<readonly AisEvent[]> {
  const events: AisEvent[] = [];
  for await (const event of decodeAis(pieces(file(name)))) events.push(event);
  return events;
}

async function* pieces(text: string): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length; at += 97) yield bytes.subarray(at, at + 97);
}

/** Messages as gpsd gives them: of a static data report only the whole. */
export const messagesOf = (events: readonly AisEvent[]): readonly AisMessage[] =>
  events.flatMap((event) => (event.kind === 'message' ? wholeOf(event.reading) : []));

function wholeOf({ message, partA }: AisReading): readonly AisMessage[] {
  if (message.type !== 24) return [message];
  return partA === undefined ? [] : [{ ...message, name: partA.name }];
}

type Values = Readonly<Record<string, unknown>>;

/** Our names by gpsd's. Where a number hangs on a name, it hangs on ours too. */
const NAMES: Readonly<Record<string, string>> = {
  repeat: 'repeatIndicator',
  status: 'navigationalStatus',
  turn: 'rateOfTurn',
  speed: 'speedOverGround',
  accuracy: 'positionAccuracy',
  lon: 'longitude',
  lat: 'latitude',
  course: 'courseOverGround',
  heading: 'trueHeading',
  second: 'timeStamp',
  maneuver: 'specialManoeuvre',
  epfd: 'epfdType',
  imo: 'imoNumber',
  ais_version: 'aisVersion',
  callsign: 'callSign',
  shipname: 'name',
  shiptype: 'shipType',
  to_bow: 'toBow',
  to_stern: 'toStern',
  to_port: 'toPort',
  to_starboard: 'toStarboard',
  seqno: 'sequenceNumber',
  dest_mmsi: 'destinationMmsi',
  fid: 'fi',
  alt: 'altitude',
  cs: 'carrierSense',
  band: 'wholeBand',
  msg22: 'message22',
  assigned: 'assignedMode',
  aid_type: 'aidType',
  off_position: 'offPosition',
  virtual_aid: 'virtual',
  channel_a: 'channelA',
  channel_b: 'channelB',
  txrx: 'txRxMode',
  power: 'lowPower',
  ne_lon: 'northEastLongitude',
  ne_lat: 'northEastLatitude',
  sw_lon: 'southWestLongitude',
  sw_lat: 'southWestLatitude',
  dest1: 'destination1Mmsi',
  dest2: 'destination2Mmsi',
  band_a: 'channelABand',
  band_b: 'channelBBand',
  zonesize: 'zoneSize',
  stationtype: 'stationType',
  interval: 'reportingInterval',
  quiet: 'quietTime',
  model: 'unitModelCode',
  serial: 'serialNumber',
  gnss: 'positionLatency',
  type1_1: 'messageId1_1',
  offset1_1: 'slotOffset1_1',
  type1_2: 'messageId1_2',
  offset1_2: 'slotOffset1_2',
  type2_1: 'messageId2_1',
  offset2_1: 'slotOffset2_1',
  wspeed: 'windSpeed',
  wgust: 'windGust',
  wdir: 'windDirection',
  wgustdir: 'windGustDirection',
  humidity: 'relativeHumidity',
  airtemp: 'airTemperature',
  dewpoint: 'dewPoint',
  pressure: 'airPressure',
  pressuretend: 'airPressureTendency',
  visibility: 'horizontalVisibility',
  visgreater: 'visibilityBeyond',
  waterlevel: 'waterLevel',
  leveltrend: 'waterLevelTrend',
  cspeed: 'surfaceCurrentSpeed',
  cdir: 'surfaceCurrentDirection',
  cspeed2: 'currentSpeed2',
  cdir2: 'currentDirection2',
  cdepth2: 'currentDepth2',
  cspeed3: 'currentSpeed3',
  cdir3: 'currentDirection3',
  cdepth3: 'currentDepth3',
  waveheight: 'waveHeight',
  waveperiod: 'wavePeriod',
  wavedir: 'waveDirection',
  swellheight: 'swellHeight',
  swellperiod: 'swellPeriod',
  swelldir: 'swellDirection',
  seastate: 'seaState',
  watertemp: 'waterTemperature',
  preciptype: 'precipitationType',
  ana_int: 'internalVoltage',
  ana_ext1: 'externalVoltage1',
  ana_ext2: 'externalVoltage2',
  racon: 'raconStatus',
  light: 'lightStatus',
  stat_ext: 'externalStatus',
  off_pos: 'offPosition',
  vin: 'vesselId',
  hazard: 'hazardousCargo',
  speed_q: 'speedQuality',
  course_q: 'courseQuality',
  heading_q: 'headingQuality',
  linkage: 'linkageId',
  portname: 'portAndBerth',
  lastport: 'lastPort',
  nextport: 'nextPort',
  dangerous: 'dangerousGoods',
  imdcat: 'imdCategory',
  unid: 'unNumber',
  unit: 'amountUnit',
};

/** Names of one application that gpsd uses for something else elsewhere. */
const WINDOW: Readonly<Record<string, string>> = {
  from_hour: 'fromHour',
  from_min: 'fromMinute',
  to_hour: 'toHour',
  to_min: 'toMinute',
  cdir: 'currentDirection',
  cspeed: 'currentSpeed',
};

/** Where the same gpsd name means one of several of ours, by message number. */
const BY_TYPE: Readonly<Record<number, Readonly<Record<string, string>>>> = {
  7: { mmsi: 'destination#Mmsi' },
  13: { mmsi: 'destination#Mmsi' },
  15: { mmsi: 'destination#Mmsi' },
  16: { mmsi: 'destination#Mmsi', offset: 'slotOffset#', increment: 'increment#' },
  20: { offset: 'slotOffset#', number: 'slotCount#', timeout: 'timeOut#', increment: 'increment#' },
};

function nameOf(values: Values, key: string): string {
  const [, stem = '', index = ''] = /^([a-z]+)(\d)$/.exec(key) ?? [];
  if (values['dac'] === 200 && key === 'shiptype') return 'inlandShipType';
  return BY_TYPE[Number(values['type'])]?.[stem]?.replace('#', index) ?? NAMES[key] ?? key;
}

const two = (value: unknown, width = 2): string => String(value ?? 0).padStart(width, '0');
const dayAndTime = (v: Values, name: string): string =>
  `${two(v[`${name}Month`])}-${two(v[`${name}Day`])}T${two(v[`${name}Hour`])}:${two(v[`${name}Minute`])}Z`;

/** What gpsd makes of several fields; by key. */
const MADE: Readonly<Record<string, (v: Values) => unknown>> = {
  timestamp: (v) =>
    v['year'] === undefined
      ? `${two(v['day'])}T${two(v['hour'])}:${two(v['minute'])}Z`
      : `${two(v['year'], 4)}-${two(v['month'])}-${two(v['day'])}T${two(v['hour'])}:${two(v['minute'])}:${two(v['second'])}Z`,
  eta: (v) => dayAndTime(v, 'eta'),
  departure: (v) => dayAndTime(v, 'departure'),
  arrival: (v) => dayAndTime(v, 'arrival'),
  // The selector is one more bit of the same number there.
  radio: (v) => (v['communicationStateSelector'] === true ? 2 ** 19 : 0) + Number(v['communicationState'] ?? 0),
  // Seven letters there, of which the last four are two numbers: ITU-R M.1371-5, table 77.
  vendorid: (v) => (v['vendorId'] ? `${v['vendorId']}${numbersAsLetters(v)}` : ''),
  app_id: (v) => Number(v['dac'] ?? 0) * 64 + Number(v['fi'] ?? 0),
};

const SIX_BIT = '@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_ !"#$%&\'()*+,-./0123456789:;<=>?';

function numbersAsLetters(v: Values): string {
  const number = Number(v['unitModelCode']) * 2 ** 20 + Number(v['serialNumber']);
  const letters = [18, 12, 6, 0].map((shift) => SIX_BIT[(number >> shift) & 63]).join('');
  return letters.replace(/@.*/, '').trimEnd();
}

const TURNS: Readonly<Record<string, string>> = { left: 'fastleft', right: 'fastright' };

/** A value of ours in gpsd's words. What a message is too short for is zero there. */
function gpsdValue(values: Values, layout: Layout | undefined, key: string, scaled: boolean): unknown {
  if (key === 'name') return longName(values);
  const made = MADE[key];
  if (made !== undefined) return made(values);
  const name = nameOf(values, key);
  const raw = values[name];
  const field = layout?.byName.get(name);
  if (field === undefined) return raw ?? 0;
  if (field.kind === 'flag') return raw ?? false;
  if (field.kind === 'text') return raw ?? '';
  if (!scaled || field.kind === 'bits') return raw ?? 0;
  if (field.turn && raw === field.unknown) return 'n/a';
  const value = scaleValue(field, Number(raw ?? 0));
  return typeof value === 'string' ? TURNS[value] : value;
}

/** The letters of a name and of its extension follow each other. */
const longName = (v: Values): string =>
  v['nameExtension'] ? `${String(v['name'] ?? '').padEnd(20)}${v['nameExtension']}` : String(v['name'] ?? '');

/** Reads a message as gpsd would show it: one key at a time. */
export function gpsdView(message: AisMessage, scaled: boolean): (key: string) => unknown {
  const { application, ...own } = message as unknown as Values & { application?: Values };
  const known = application && applicationOf(message.type, Number(own['dac']), Number(own['fi']));
  const all: Values = { ...own, ...application };
  const ownLayout = layoutOf(own);
  const windows = (application?.['windows'] ?? []) as readonly Values[];
  return (key) => {
    if (key === 'tidals') return windows.map((window) => windowOf(window, known, scaled));
    const layout = known?.layout.byName.has(nameOf(all, key)) ? known.layout : ownLayout;
    return gpsdValue(all, layout, key, scaled);
  };
}

function windowOf(window: Values, known: Application | undefined, scaled: boolean): Values {
  const keys = ['lon', 'lat', ...Object.keys(WINDOW)];
  return Object.fromEntries(
    keys.map((key) => {
      const name = WINDOW[key] ?? nameOf({}, key);
      const field = known?.repeated?.layout.byName.get(name);
      const raw = Number(window[name] ?? 0);
      return [key, scaled && field ? scaleValue(field, raw) : raw];
    }),
  );
}

/** Gives each expected line the message of the same number and sender whose turn it is: never the one at the same place. */
export function aligned<E extends { readonly type: number; readonly mmsi: number }>(
  expected: readonly E[],
  messages: readonly AisMessage[],
): { readonly pairs: readonly (readonly [E, AisMessage | undefined])[]; readonly left: readonly AisMessage[] } {
  const queues = new Map<string, AisMessage[]>();
  for (const message of messages) {
    const key = `${message.type} ${message.mmsi}`;
    queues.set(key, [...(queues.get(key) ?? []), message]);
  }
  const pairs = expected.map((each) => [each, queues.get(`${each.type} ${each.mmsi}`)?.shift()] as const);
  return { pairs, left: [...queues.values()].flat() };
}
