import type { Text } from '@kouan/core';
import {
  BLUE_CONES,
  CARGO_UNIT,
  ICE,
  LIGHT_STATUS,
  LOADED,
  PRECIPITATION,
  RACON_STATUS,
  TENDENCY,
} from '../codes/application.ts';
import { type Field, flag, type Meaning, restOfText, signed, spare, text, unsigned } from './field.ts';
import { type Layout, layout } from './layout.ts';
import { LATITUDE, LONGITUDE, MIDDLE_LATITUDE, MIDDLE_LONGITUDE } from './parts.ts';

/** What the bits of a binary message mean to one application. */
export interface Application {
  /** Message number, designated area code and function identifier. */
  readonly message: 6 | 8;
  readonly dac: number;
  readonly fi: number;
  readonly title: Text;
  readonly source: string;
  readonly layout: Layout;
  /** Fields that are repeated behind the layout, as long as bits are left. */
  readonly repeated?: { readonly name: string; readonly layout: Layout; readonly most: number };
  /** The only length (in bits, of the data) that is this application: others use the same numbers for something else. */
  readonly exactly?: number;
}

const IMO_236 = 'IMO SN/Circ.236';
const IMO_289 = 'IMO SN.1/Circ.289';

const times = (prefix: string) =>
  [
    unsigned(`${prefix}Month`, 4, { unknown: 0 }),
    unsigned(`${prefix}Day`, 5, { unknown: 0 }),
    unsigned(`${prefix}Hour`, 5, { unknown: 24 }),
    unsigned(`${prefix}Minute`, 6, { unknown: 60 }),
  ] as const;

const direction = (name: string, unknown: number): Field => unsigned(name, 9, { unit: '°', unknown });
const tenths = (unit: Meaning['unit'], unknown: number, plus = 0): Meaning => ({
  per: 10,
  unknown,
  ...(unit === undefined ? {} : { unit }),
  ...(plus === 0 ? {} : { plus }),
});

const observed = [
  unsigned('day', 5, { unknown: 0 }),
  unsigned('hour', 5, { unknown: 24 }),
  unsigned('minute', 6, { unknown: 60 }),
  unsigned('windSpeed', 7, { unit: 'kn', unknown: 127 }),
  unsigned('windGust', 7, { unit: 'kn', unknown: 127 }),
] as const;

/** Currents, waves and swell stand the same in both weather reports; only "not available" differs. */
const sea = (noDirection: number) => [
  unsigned('surfaceCurrentSpeed', 8, tenths('kn', 255)),
  direction('surfaceCurrentDirection', noDirection),
  unsigned('currentSpeed2', 8, tenths('kn', 255)),
  direction('currentDirection2', noDirection),
  unsigned('currentDepth2', 5, { unit: 'm', unknown: 31 }),
  unsigned('currentSpeed3', 8, tenths('kn', 255)),
  direction('currentDirection3', noDirection),
  unsigned('currentDepth3', 5, { unit: 'm', unknown: 31 }),
  unsigned('waveHeight', 8, tenths('m', 255)),
  unsigned('wavePeriod', 6, { unit: 's', unknown: 63 }),
  direction('waveDirection', noDirection),
  unsigned('swellHeight', 8, tenths('m', 255)),
  unsigned('swellPeriod', 6, { unit: 's', unknown: 63 }),
  direction('swellDirection', noDirection),
];

const PRECIPITATION_TYPE = unsigned('precipitationType', 3, { unknown: 7, codes: PRECIPITATION });
const ICE_FIELD = unsigned('ice', 2, { unknown: 3, codes: ICE });
const tendency = (name: string): Field => unsigned(name, 2, { unknown: 3, codes: TENDENCY });

const WEATHER_236: readonly Field[] = [
  MIDDLE_LATITUDE,
  MIDDLE_LONGITUDE,
  ...observed,
  direction('windDirection', 511),
  direction('windGustDirection', 511),
  unsigned('airTemperature', 11, tenths('°C', 2047, -600)),
  unsigned('relativeHumidity', 7, { unit: '%', unknown: 127 }),
  unsigned('dewPoint', 10, tenths('°C', 1023, -200)),
  unsigned('airPressure', 9, { plus: 800, unit: 'hPa', unknown: 511 }),
  tendency('airPressureTendency'),
  unsigned('horizontalVisibility', 8, tenths('nmi', 255)),
  unsigned('waterLevel', 9, tenths('m', 511, -100)),
  tendency('waterLevelTrend'),
  ...sea(511),
  unsigned('seaState', 4, { unknown: 15 }),
  unsigned('waterTemperature', 10, tenths('°C', 1023, -100)),
  PRECIPITATION_TYPE,
  unsigned('salinity', 9, tenths('‰', 511)),
  ICE_FIELD,
  spare(6),
];

const WEATHER_289: readonly Field[] = [
  MIDDLE_LONGITUDE,
  MIDDLE_LATITUDE,
  flag('positionAccuracy'),
  ...observed,
  direction('windDirection', 360),
  direction('windGustDirection', 360),
  signed('airTemperature', 11, tenths('°C', -1024)),
  unsigned('relativeHumidity', 7, { unit: '%', unknown: 101 }),
  signed('dewPoint', 10, tenths('°C', 501)),
  unsigned('airPressure', 9, { plus: 799, unit: 'hPa', unknown: 511 }),
  tendency('airPressureTendency'),
  flag('visibilityBeyond'),
  unsigned('horizontalVisibility', 7, tenths('nmi', 127)),
  unsigned('waterLevel', 12, { per: 100, plus: -1000, unit: 'm', unknown: 4001 }),
  tendency('waterLevelTrend'),
  ...sea(360),
  unsigned('seaState', 4, { unknown: 13 }),
  signed('waterTemperature', 10, tenths('°C', 501)),
  PRECIPITATION_TYPE,
  unsigned('salinity', 9, tenths('‰', 510)),
  ICE_FIELD,
  spare(10),
];

const WINDOW = [
  unsigned('fromHour', 5, { unknown: 24 }),
  unsigned('fromMinute', 6, { unknown: 60 }),
  unsigned('toHour', 5, { unknown: 24 }),
  unsigned('toMinute', 6, { unknown: 60 }),
] as const;

const at = (message: 6 | 8, fields: readonly Field[]): Layout => layout(fields, undefined, message === 6 ? 88 : 56);
const MONTH_AND_DAY = [unsigned('month', 4, { unknown: 0 }), unsigned('day', 5, { unknown: 0 })] as const;

/** The applications that are read; the bits of others stay as they are. */
export const APPLICATIONS: readonly Application[] = [
  {
    message: 6,
    dac: 1,
    fi: 12,
    title: { en: 'dangerous cargo indication', zh: '危险货物指示' },
    source: IMO_236,
    layout: at(6, [
      text('lastPort', 5),
      ...times('departure'),
      text('nextPort', 5),
      ...times('eta'),
      text('dangerousGoods', 20),
      text('imdCategory', 4),
      unsigned('unNumber', 13, { unknown: 0 }),
      unsigned('amount', 10, { unknown: 0 }),
      unsigned('amountUnit', 2, { unknown: 0, codes: CARGO_UNIT }),
      spare(3),
    ]),
  },
  {
    message: 6,
    dac: 1,
    fi: 14,
    title: { en: 'tidal window', zh: '潮汐窗口' },
    source: IMO_236,
    layout: at(6, MONTH_AND_DAY),
    repeated: {
      name: 'windows',
      most: 3,
      layout: layout(
        [
          LATITUDE,
          LONGITUDE,
          ...WINDOW,
          direction('currentDirection', 511),
          unsigned('currentSpeed', 7, tenths('kn', 127)),
        ],
        undefined,
        0,
      ),
    },
  },
  {
    message: 6,
    dac: 1,
    fi: 18,
    title: { en: 'clearance time to enter port', zh: '进港许可时间' },
    source: IMO_289,
    layout: at(6, [
      unsigned('linkageId', 10, { unknown: 0 }),
      ...times('arrival'),
      text('portAndBerth', 20),
      text('destination', 5),
      MIDDLE_LONGITUDE,
      MIDDLE_LATITUDE,
      spare(43),
    ]),
  },
  {
    message: 6,
    dac: 1,
    fi: 30,
    title: { en: 'text description, addressed', zh: '文字说明（寻址）' },
    source: IMO_289,
    layout: at(6, [unsigned('linkageId', 10, { unknown: 0 }), restOfText('text', 155)]),
  },
  {
    message: 6,
    dac: 1,
    fi: 32,
    title: { en: 'tidal window', zh: '潮汐窗口' },
    source: IMO_289,
    layout: at(6, MONTH_AND_DAY),
    repeated: {
      name: 'windows',
      most: 3,
      layout: layout(
        [
          MIDDLE_LONGITUDE,
          MIDDLE_LATITUDE,
          ...WINDOW,
          direction('currentDirection', 360),
          unsigned('currentSpeed', 8, tenths('kn', 255)),
        ],
        undefined,
        0,
      ),
    },
  },
  {
    message: 6,
    dac: 235,
    fi: 10,
    title: { en: 'monitoring of an aid to navigation', zh: '航标监测' },
    source: 'GLA, DAC 235 FI 10',
    layout: at(6, [
      unsigned('internalVoltage', 10, { per: 20, unit: 'V', unknown: 0 }),
      unsigned('externalVoltage1', 10, { per: 20, unit: 'V', unknown: 0 }),
      unsigned('externalVoltage2', 10, { per: 20, unit: 'V', unknown: 0 }),
      unsigned('raconStatus', 2, { codes: RACON_STATUS }),
      unsigned('lightStatus', 2, { codes: LIGHT_STATUS }),
      flag('alarm'),
      unsigned('externalStatus', 8),
      flag('offPosition'),
      spare(4),
    ]),
  },
  {
    message: 8,
    dac: 1,
    fi: 11,
    title: { en: 'meteorological and hydrological data', zh: '气象水文数据' },
    source: IMO_236,
    layout: at(8, WEATHER_236),
  },
  {
    message: 8,
    dac: 1,
    fi: 31,
    title: { en: 'meteorological and hydrographic data', zh: '气象水文数据' },
    source: IMO_289,
    layout: at(8, WEATHER_289),
  },
  {
    message: 8,
    dac: 200,
    fi: 10,
    title: { en: 'inland ship static and voyage related data', zh: '内河船舶静态及航次数据' },
    source: 'Commission Implementing Regulation (EU) 2019/838',
    exactly: 112,
    layout: at(8, [
      text('vesselId', 8),
      unsigned('length', 13, { per: 10, unit: 'm', unknown: 0 }),
      unsigned('beam', 10, { per: 10, unit: 'm', unknown: 0 }),
      unsigned('inlandShipType', 14),
      unsigned('hazardousCargo', 3, { unknown: 5, codes: BLUE_CONES }),
      unsigned('draught', 11, { per: 100, unit: 'm', unknown: 0 }),
      unsigned('loaded', 2, { unknown: 0, codes: LOADED }),
      flag('speedQuality'),
      flag('courseQuality'),
      flag('headingQuality'),
      spare(8),
    ]),
  },
];

const BY_ID: ReadonlyMap<number, Application> = new Map(
  APPLICATIONS.map((each) => [key(each.message, each.dac, each.fi), each]),
);

function key(message: number, dac: number, fi: number): number {
  return message * 65_536 + dac * 64 + fi;
}

export const applicationOf = (message: number, dac: number, fi: number): Application | undefined =>
  BY_ID.get(key(message, dac, fi));
