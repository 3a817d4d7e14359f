import type { CodeListName } from '@kouan/sdk';
import { codeList, countryAlpha2, countryAlpha3 } from '@kouan/sdk/code-lists';
import { twinned, type Value } from '../../syntax/value.ts';

/** Codes of one list by the numbers that customs used before, and back; a number that several share has no twin. */
function oldCodes(name: CodeListName): () => readonly [ReadonlyMap<string, string>, ReadonlyMap<string, string>] {
  let maps: readonly [Map<string, string>, Map<string, string>] | undefined;
  return () => {
    if (maps !== undefined) return maps;
    const list = codeList(name);
    const byOld = new Map<string, string[]>();
    for (const code of list.codes()) {
      const old = list.get(code)?.old;
      if (old !== undefined && old !== '') byOld.set(old, [...(byOld.get(old) ?? []), code]);
    }
    const alone = [...byOld].flatMap(([old, codes]) =>
      codes.length === 1 ? [[old, codes[0] as string] as const] : [],
    );
    maps = [new Map(alone), new Map(alone.map(([old, code]) => [code, old]))];
    return maps;
  };
}

const countries = oldCodes('cn-countries');
const currencies = oldCodes('cn-currencies');

/** Number of a country in the older list (142 China), still in use in e-commerce and bonded messages. */
export const OLD_COUNTRY: Value = twinned(
  'a country of 3 digits (older customs list)',
  (code) => countryAlpha2(countries()[0].get(code) ?? ''),
  (alpha2) => countries()[1].get(countryAlpha3(alpha2) ?? ''),
);

/** Number of a currency in the older list (142 renminbi). */
export const OLD_CURRENCY: Value = {
  expected: 'a currency of 3 digits (older customs list)',
  identity: false,
  read: (raw) => currencies()[0].get(raw),
  write: (value) => (typeof value === 'string' ? currencies()[1].get(value) : undefined),
};
