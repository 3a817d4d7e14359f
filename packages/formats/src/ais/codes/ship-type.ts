import type { Text } from '@kouan/core';
import { type Codes, codesFrom } from './codes.ts';

/** ITU-R M.1371-5, table 53: the first digit of a ship that is named by kind and cargo. */
const KIND: Codes = {
  2: { en: 'wing in ground', zh: '地效船' },
  4: { en: 'high-speed craft', zh: '高速船' },
  6: { en: 'passenger ship', zh: '客船' },
  7: { en: 'cargo ship', zh: '货船' },
  8: { en: 'tanker', zh: '液货船' },
  9: { en: 'other type of ship', zh: '其他船舶' },
};

/** The second digit: what she carries. */
const CARGO: Codes = {
  1: { en: 'category X', zh: 'X 类有害物质' },
  2: { en: 'category Y', zh: 'Y 类有害物质' },
  3: { en: 'category Z', zh: 'Z 类有害物质' },
  4: { en: 'category OS', zh: 'OS 类物质' },
  9: { en: 'no additional information', zh: '无附加信息' },
};

const SINGLE: Codes = {
  0: { en: 'not available or no ship', zh: '不可用或非船舶' },
  ...Object.fromEntries(
    Object.entries(
      codesFrom(
        ['fishing', '渔船'],
        ['towing', '拖带'],
        ['towing, length over 200 m or breadth over 25 m', '拖带（长度超过 200 米或宽度超过 25 米）'],
        ['dredging or underwater operations', '疏浚或水下作业'],
        ['diving operations', '潜水作业'],
        ['military operations', '军事行动'],
        ['sailing', '帆船'],
        ['pleasure craft', '游艇'],
      ),
    ).map(([code, text]) => [30 + Number(code), text]),
  ),
  ...Object.fromEntries(
    Object.entries(
      codesFrom(
        ['pilot vessel', '引航船'],
        ['search and rescue vessel', '搜救船'],
        ['tug', '拖船'],
        ['port tender', '港口供应船'],
        ['anti-pollution vessel', '防污染船'],
        ['law enforcement vessel', '执法船'],
        ['local vessel', '本地船舶'],
        ['local vessel', '本地船舶'],
        ['medical transport', '医疗运送船'],
        ['ship not party to an armed conflict', '非武装冲突当事国船舶'],
      ),
    ).map(([code, text]) => [50 + Number(code), text]),
  ),
};

function kindAndCargo(code: number): Text | undefined {
  const kind = KIND[Math.floor(code / 10)];
  if (kind === undefined) return undefined;
  const cargo = CARGO[code % 10];
  return cargo === undefined ? kind : { en: `${kind.en}, ${cargo.en}`, zh: `${kind.zh}，${cargo.zh}` };
}

/** ITU-R M.1371-5, table 53: type of ship. */
export const SHIP_TYPE: Codes = Object.fromEntries(
  Array.from({ length: 100 }, (_, code) => [code, SINGLE[code] ?? kindAndCargo(code)] as const).filter(
    (entry): entry is [number, Text] => entry[1] !== undefined,
  ),
);
