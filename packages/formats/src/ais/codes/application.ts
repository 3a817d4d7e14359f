import { type Codes, codesFrom } from './codes.ts';

/** IMO SN.1/Circ.289, annex: air pressure tendency and water level trend. */
export const TENDENCY: Codes = codesFrom(
  ['steady', '平稳'],
  ['decreasing', '下降'],
  ['increasing', '上升'],
  ['not available', '不可用'],
);

/** WMO code table 4.201. */
export const PRECIPITATION: Codes = {
  1: { en: 'rain', zh: '雨' },
  2: { en: 'thunderstorm', zh: '雷暴' },
  3: { en: 'freezing rain', zh: '冻雨' },
  4: { en: 'mixed or ice', zh: '雨夹雪或冰' },
  5: { en: 'snow', zh: '雪' },
  7: { en: 'not available', zh: '不可用' },
};

export const ICE: Codes = {
  0: { en: 'no', zh: '无' },
  1: { en: 'yes', zh: '有' },
  3: { en: 'not available', zh: '不可用' },
};

/** State of the RACON and of the light of an aid to navigation, as the lighthouse authorities of Britain and Ireland say it. */
export const RACON_STATUS: Codes = codesFrom(
  ['no RACON installed', '未安装雷达应答标'],
  ['RACON not monitored', '雷达应答标未监控'],
  ['RACON operational', '雷达应答标正常'],
  ['RACON error', '雷达应答标故障'],
);

export const LIGHT_STATUS: Codes = codesFrom(
  ['no light or not monitored', '无灯或未监控'],
  ['light on', '灯亮'],
  ['light off', '灯灭'],
  ['light error', '灯故障'],
);

/** Vessel Tracking and Tracing Standard for Inland Navigation: blue cones or lights. */
export const BLUE_CONES: Codes = codesFrom(
  ['0 blue cones or lights', '0 个蓝色锥体/灯'],
  ['1 blue cone or light', '1 个蓝色锥体/灯'],
  ['2 blue cones or lights', '2 个蓝色锥体/灯'],
  ['3 blue cones or lights', '3 个蓝色锥体/灯'],
  ['B flag', 'B 旗'],
  ['unknown', '未知'],
);

export const LOADED: Codes = codesFrom(['not available', '不可用'], ['unloaded', '空载'], ['loaded', '满载']);

export const CARGO_UNIT: Codes = codesFrom(
  ['not available', '不可用'],
  ['kg', '千克'],
  ['t', '吨'],
  ['1000 t', '千吨'],
);
