import type { Text } from '@kouan/core';
import { BINARIES } from './binary.ts';
import type { AisValue } from './field.ts';
import type { Ask, Layout } from './layout.ts';
import { POSITIONS } from './position.ts';
import { STATIONS } from './station.ts';
import { VOYAGES } from './voyage.ts';

/** One message of ITU-R M.1371-5, annex 8. */
export interface MessageTable {
  readonly title: Text;
  /** Orders of fields; of several, the first whose condition holds. */
  readonly layouts: readonly Layout[];
}

const table = (en: string, zh: string, layouts: readonly Layout[]): MessageTable => ({ title: { en, zh }, layouts });

/** The messages by number. Reading, writing, scaling and the reference page all follow this table. */
export const MESSAGES: Readonly<Record<number, MessageTable>> = {
  1: table('position report, Class A', 'A 类位置报告', POSITIONS[1]),
  2: table('position report, Class A, assigned schedule', 'A 类位置报告（指配）', POSITIONS[1]),
  3: table('position report, Class A, when interrogated', 'A 类位置报告（应询）', POSITIONS[1]),
  4: table('base station report', '基站报告', STATIONS[4]),
  5: table('ship static and voyage related data', '船舶静态及航次数据', VOYAGES[5]),
  6: table('binary addressed message', '二进制寻址报文', BINARIES[6]),
  7: table('binary acknowledge', '二进制确认', BINARIES[7]),
  8: table('binary broadcast message', '二进制广播报文', BINARIES[8]),
  9: table('search and rescue aircraft position report', '搜救航空器位置报告', POSITIONS[9]),
  10: table('UTC and date inquiry', '协调世界时询问', STATIONS[10]),
  11: table('UTC and date response', '协调世界时应答', STATIONS[4]),
  12: table('addressed safety related message', '安全寻址报文', BINARIES[12]),
  13: table('safety related acknowledge', '安全报文确认', BINARIES[7]),
  14: table('safety related broadcast message', '安全广播报文', BINARIES[14]),
  15: table('interrogation', '询问', STATIONS[15]),
  16: table('assignment mode command', '指配模式命令', STATIONS[16]),
  17: table('DGNSS broadcast binary message', '差分 GNSS 广播', STATIONS[17]),
  18: table('position report, Class B', 'B 类位置报告', POSITIONS[18]),
  19: table('extended position report, Class B', 'B 类扩展位置报告', POSITIONS[19]),
  20: table('data link management', '数据链路管理', STATIONS[20]),
  21: table('aid to navigation report', '航标报告', VOYAGES[21]),
  22: table('channel management', '信道管理', STATIONS[22]),
  23: table('group assignment command', '群组指配命令', STATIONS[23]),
  24: table('static data report', '静态数据报告', VOYAGES[24]),
  25: table('single slot binary message', '单时隙二进制报文', BINARIES[25]),
  26: table('multiple slot binary message', '多时隙二进制报文', BINARIES[26]),
  27: table('long-range position report', '远程位置报告', POSITIONS[27]),
};

/** The order of fields that answers to `ask`, which reads a field of the layout it is given. */
export function chooseLayout<L extends Layout>(
  layouts: readonly L[],
  ask: (layout: L, name: string) => AisValue | undefined,
): L | undefined {
  return layouts.find((each) => each.when === undefined || each.when(((name) => ask(each, name)) satisfies Ask));
}
