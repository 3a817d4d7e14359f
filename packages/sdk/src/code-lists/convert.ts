/** One thing under the codes of several families: country, currency, unit, mode of transport. @module */
import type { Text } from '@kouan/core';
import { entriesOf } from './entries.ts';
import { rec19OfTransportMode, rec20OfUnit } from './twins.ts';

/** The families of each kind, with what they are. `customs` is what Chinese customs used before 2018, and CEB still does. */
export const CODE_KINDS = {
  country: {
    alpha2: { en: 'ISO 3166-1 alpha-2', zh: 'ISO 3166-1 两位字母' },
    alpha3: { en: 'ISO 3166-1 alpha-3, GB/T 2659, Chinese customs', zh: 'ISO 3166-1 三位字母（GB/T 2659，海关现行）' },
    numeric: { en: 'ISO 3166-1 numeric', zh: 'ISO 3166-1 数字' },
    customs: { en: 'Chinese customs before 2018, CEB', zh: '海关原三位数字代码（跨境电商报文沿用）' },
  },
  currency: {
    iso: { en: 'ISO 4217', zh: 'ISO 4217' },
    customs: { en: 'Chinese customs before 2018, CEB', zh: '海关原三位数字代码（跨境电商报文沿用）' },
  },
  unit: {
    rec20: { en: 'UN/ECE Recommendation 20', zh: '联合国第20号建议书' },
    customs: { en: 'Chinese customs', zh: '海关计量单位' },
  },
  'transport-mode': {
    rec19: { en: 'UN/ECE Recommendation 19', zh: '联合国第19号建议书' },
    customs: { en: 'Chinese customs', zh: '海关运输方式' },
  },
} as const satisfies Record<string, Record<string, Text>>;

export type CodeKind = keyof typeof CODE_KINDS;

/** One thing with its codes; a family in which it has none is missing. */
export interface TwinCodes {
  readonly codes: Readonly<Record<string, string>>;
  readonly zh?: string;
  readonly en?: string;
}

/** How a code can be read: the family it is of, and the things that have it there. */
export interface CodeReading {
  readonly kind: CodeKind;
  readonly family: string;
  readonly code: string;
  /** More than one where an older code stood for several. */
  readonly twins: readonly TwinCodes[];
}

type Codes = Record<string, string | undefined>;

function twin(codes: Codes, { zh, en }: { readonly zh?: string; readonly en?: string } = {}): TwinCodes {
  const known = Object.entries(codes).filter((pair): pair is [string, string] => pair[1] !== undefined);
  return { codes: Object.fromEntries(known), ...(zh !== undefined && { zh }), ...(en !== undefined && { en }) };
}

const TWINS: Readonly<Record<CodeKind, () => TwinCodes[]>> = {
  country: () => {
    const iso = new Map([...entriesOf('iso-countries').values()].map((entry) => [entry.alpha3 ?? '', entry]));
    // Chinese customs has regions that ISO does not have; ISO has none that customs has not.
    return [...entriesOf('cn-countries').values()].map(({ code, zh, en, old }) => {
      const known = iso.get(code);
      const names = {
        ...(zh !== undefined && { zh }),
        ...((known?.en ?? en) !== undefined && { en: known?.en ?? en ?? '' }),
      };
      return twin({ alpha2: known?.code, alpha3: code, numeric: known?.numeric, customs: old }, names);
    });
  },
  currency: () =>
    [...entriesOf('iso-currencies').values()].map((entry) =>
      twin({ iso: entry.code, customs: entriesOf('cn-currencies').get(entry.code)?.old }, entry),
    ),
  unit: () =>
    [...entriesOf('cn-units').values()].map((entry) => {
      const rec20 = rec20OfUnit(entry.code);
      return twin({ rec20, customs: entry.code }, { ...entriesOf('un-units').get(rec20 ?? ''), ...entry });
    }),
  'transport-mode': () =>
    [...entriesOf('cn-transport-modes').values()].map((entry) => {
      const rec19 = rec19OfTransportMode(entry.code);
      return twin({ rec19, customs: entry.code }, { ...entriesOf('un-transport-modes').get(rec19 ?? ''), ...entry });
    }),
};

const made = new Map<CodeKind, readonly TwinCodes[]>();

function twinsOf(kind: CodeKind): readonly TwinCodes[] {
  let known = made.get(kind);
  if (known === undefined) made.set(kind, (known = TWINS[kind]()));
  return known;
}

/** Every way in which a code of that kind can be read; none when no family has it. Nothing that only resembles is taken. */
export function readTwins(kind: CodeKind, code: string, family?: string): readonly CodeReading[] {
  const wanted = code.trim().toUpperCase();
  return Object.keys(CODE_KINDS[kind])
    .filter((one) => family === undefined || one === family)
    .map((one) => ({
      kind,
      family: one,
      code: wanted,
      twins: twinsOf(kind).filter(({ codes }) => codes[one] === wanted),
    }))
    .filter(({ twins }) => twins.length > 0);
}
