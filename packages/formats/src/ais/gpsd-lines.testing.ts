/** The lines of gpsd that are cells between bars: which cell is which key of its JSON. @module */
import { file } from './gpsd.testing.ts';

const DIMENSIONS = 'to_bow to_stern to_port to_starboard';
const WEATHER_36 =
  'cspeed cdir cspeed2 cdir2 cdepth2 cspeed3 cdir3 cdepth3 waveheight waveperiod wavedir swellheight swellperiod swelldir seastate watertemp preciptype salinity ice';
const WEATHER = `lon lat timestamp wspeed wgust wdir wgustdir airtemp humidity dewpoint pressure pressuretend visibility waterlevel leveltrend ${WEATHER_36}`;
const CLASS_A = 'status turn speed accuracy lon lat course heading second maneuver raim radio';
const BASE = 'timestamp accuracy lon lat epfd raim radio';
const ACKNOWLEDGE = 'mmsi1 mmsi2 mmsi3 mmsi4';
const BINARY = 'seqno dest_mmsi retransmit dac fid';
const CHANNELS = 'channel_a channel_b txrx power';

/** By message number; with the area code and identifier where those decide. `-` is a cell that is not compared. */
const COLUMNS: Readonly<Record<string, string>> = {
  1: CLASS_A,
  2: CLASS_A,
  3: CLASS_A,
  4: BASE,
  5: `imo ais_version callsign shipname shiptype ${DIMENSIONS} epfd eta draught destination dte`,
  6: `${BINARY} data`,
  '6 235/10': `${BINARY} ana_int ana_ext1 ana_ext2 racon light alarm stat_ext off_pos`,
  7: ACKNOWLEDGE,
  8: 'dac fid data',
  '8 1/11': `dac fid ${WEATHER}`,
  '8 1/31': `dac fid ${WEATHER}`,
  9: 'alt speed accuracy lon lat course second regional dte raim radio',
  10: 'dest_mmsi',
  11: BASE,
  12: 'seqno dest_mmsi retransmit text',
  13: ACKNOWLEDGE,
  14: 'text',
  15: 'mmsi1 type1_1 offset1_1 type1_2 offset1_2 mmsi2 type2_1 offset2_1',
  16: 'mmsi1 offset1 increment1 mmsi2 offset2 increment2',
  17: 'lon lat data',
  18: 'reserved speed accuracy lon lat course heading second regional cs display dsc band msg22 raim radio',
  19: `reserved speed accuracy lon lat course heading second regional shipname shiptype ${DIMENSIONS} epfd raim dte assigned`,
  20: [1, 2, 3, 4].map((n) => `offset${n} number${n} timeout${n} increment${n}`).join(' '),
  21: `aid_type name accuracy lon lat ${DIMENSIONS} epfd second regional off_position raim virtual_aid`,
  22: `${CHANNELS} ne_lon ne_lat sw_lon sw_lat addressed band_a band_b zonesize`,
  '22 addressed': `${CHANNELS} dest1 dest2 addressed band_a band_b zonesize`,
  23: 'ne_lon ne_lat sw_lon sw_lat stationtype shiptype txrx interval quiet',
  24: `shipname shiptype vendorid model serial callsign ${DIMENSIONS}`,
  25: 'addressed structured dest_mmsi app_id data',
  26: 'addressed structured dest_mmsi app_id data',
  27: 'status accuracy lon lat speed course raim gnss',
};

const FLAGS = new Set(
  'accuracy raim retransmit alarm off_pos cs display dsc band msg22 assigned off_position virtual_aid power addressed structured band_a band_b gnss'.split(
    ' ',
  ),
);
const TEXTS = new Set('timestamp eta callsign shipname destination text name vendorid data'.split(' '));

export interface Line {
  readonly type: number;
  readonly mmsi: number;
  readonly cells: Readonly<Record<string, unknown>>;
}

export const LINES = (name: string): readonly Line[] =>
  file(name)
    .split(/\r?\n/)
    .filter((line) => line !== '')
    .map(lineOf);

function lineOf(line: string): Line {
  const [type = '', repeat = '', mmsi = '', ...rest] = line.split('|');
  const columns = columnsOf(type, rest);
  if (columns.length !== rest.length) throw new Error(`${rest.length} cells for ${columns.join(' ')}: ${line}`);
  const cells = columns.flatMap((key, index) => {
    const cell = rest[index] as string;
    // Fields of an application that the line only counts.
    return /^\d+:x+$/.test(cell) ? [] : [[key, cellOf(key, cell)] as const];
  });
  return { type: Number(type), mmsi: Number(mmsi), cells: { repeat: Number(repeat), ...Object.fromEntries(cells) } };
}

function columnsOf(type: string, rest: readonly string[]): readonly string[] {
  const [dac, fi] = type === '6' ? rest.slice(3) : rest;
  const special = type === '22' ? (rest.length === 10 ? '22 addressed' : '22') : `${type} ${dac}/${fi}`;
  return (COLUMNS[special] ?? COLUMNS[type] ?? '').split(' ');
}

function cellOf(key: string, cell: string): unknown {
  if (FLAGS.has(key)) return Number(cell) === 1;
  // The state behind the data of message 26 hangs on them.
  if (key === 'data') return cell.replace(/:0$/, '');
  return TEXTS.has(key) ? cell : Number(cell);
}
