import { resolvePointer } from '@kouan/core';
import type { Reader, Taken } from './conversion.ts';
import { absolute, expand, isNothing } from './pattern.ts';

type Row = Readonly<Record<string, unknown>>;

const rowsAt = (root: unknown, pointer: string): readonly (readonly [path: string, row: Row])[] =>
  expand(root, `${pointer}/*`).map((path) => [path, (resolvePointer(root, path) ?? {}) as Row] as const);

const same = (a: unknown, b: string): boolean => String(a ?? '').toUpperCase() === b;

/** A number of a party by its kind, the kinds in the order in which they are wanted. */
export const identifier = (party: string, ...schemes: readonly string[]): Reader => ({
  about: `${party.replace(/^\^/, '')}/identifiers (${schemes.join(', ')})`,
  read: (root, base) => {
    const rows = rowsAt(root, absolute(base, `${party}/identifiers`));
    for (const scheme of schemes) {
      const found = rows.find(([, row]) => same(row['scheme'], scheme));
      if (found !== undefined)
        return [{ value: found[1]['value'], paths: [`${found[0]}/value`, `${found[0]}/scheme`] }];
    }
    return [];
  },
});

/** A row of a list by one of its fields: a reference of a kind, a code of a provider. */
export const rowWhere = (list: string, field: string, value: string, take: string): Reader => ({
  about: `${list.replace(/^\^/, '')} (${field} ${value})${take}`,
  read: (root, base) =>
    rowsAt(root, absolute(base, list))
      .filter(([, row]) => same(row[field], value.toUpperCase()))
      .map(([path, row]) => ({ value: resolvePointer(row, take), paths: [`${path}${take}`, `${path}/${field}`] })),
});

/** Parts of an address as one text, in the order in which it is written. */
const ADDRESS = ['addressLines', 'city', 'stateRegion', 'postCode'];
const BILL_ADDRESS = ['street', 'streetNumber', 'floor', 'POBox', 'city', 'stateRegion', 'postCode', 'countryCode'];

/** Address of a party of the papers of trade as one text. */
export const addressText = (party: string): Reader => ({
  about: `${party.replace(/^\^/, '')} address`,
  read: (root, base) => joined(root, absolute(base, party), ADDRESS),
});

/** Address of a party of a bill of lading as one text: as printed, as lines, or its parts. */
export const billAddressText = (party: string): Reader => ({
  about: `${party} address`,
  read: (root, base) => {
    const at = absolute(base, party);
    for (const lines of ['displayedAddress', 'addressLines']) {
      const found = joined(root, at, [lines]);
      if (found.length > 0) return found;
    }
    return joined(root, `${at}/address`, BILL_ADDRESS);
  },
});

function joined(root: unknown, at: string, fields: readonly string[]): readonly Taken[] {
  const parts: string[] = [];
  const paths: string[] = [];
  for (const field of fields) {
    const path = `${at}/${field}`;
    const value = resolvePointer(root, path);
    if (isNothing(value)) continue;
    parts.push(...(Array.isArray(value) ? value.map(String) : [String(value)]));
    paths.push(path);
  }
  return parts.length === 0 ? [] : [{ value: parts.join(', '), paths }];
}

/** Several texts of a row as one, with what stands between them. */
export const texts = (separator: string, ...pointers: readonly string[]): Reader => ({
  about: pointers.map((one) => one.replace(/^\^/, '')).join(' + '),
  read: (root, base) => {
    const said = pointers.flatMap((pointer) =>
      expand(root, absolute(base, pointer)).filter((path) => !isNothing(resolvePointer(root, path))),
    );
    const value = said.map((path) => String(resolvePointer(root, path))).join(separator);
    return said.length === 0 ? [] : [{ value, paths: said }];
  },
});

/** The last row of a list. */
export const lastOf = (list: string, take: string): Reader => ({
  about: `${list.replace(/^\^/, '')} (last)${take}`,
  read: (root, base) => {
    const row = rowsAt(root, absolute(base, list)).at(-1);
    return row === undefined ? [] : [{ value: resolvePointer(row[1], take), paths: [`${row[0]}${take}`] }];
  },
});

/** Rows of a list in which this row is named, for a row that links: goods of a container. */
export const rowsNaming = (list: string, names: string, own: string): Reader => ({
  about: `${list.replace(/^\^/, '')} (rows that name ${own})`,
  read: (root, base) => {
    const wanted = resolvePointer(root, absolute(base, own));
    if (isNothing(wanted)) return [];
    return rowsAt(root, absolute(base, list)).flatMap(([row]) =>
      expand(root, `${row}${names}`)
        .filter((place) => same(resolvePointer(root, place), String(wanted).toUpperCase()))
        .map((place) => ({ value: row, paths: [place] })),
    );
  },
});

/** Measures of a list in one unit; nothing when one of them is in another, since a sum would be wrong. */
export const measures = (pattern: string, unit: string): Reader => ({
  about: `${pattern.replace(/^\^/, '')} (${unit})`,
  read: (root, base) => {
    const rows = expand(root, absolute(base, pattern)).flatMap((path) => {
      const measure = resolvePointer(root, path) as { value?: unknown; unit?: unknown } | undefined;
      return measure?.value === undefined ? [] : [{ path, measure }];
    });
    if (rows.some(({ measure }) => measure.unit !== undefined && measure.unit !== unit)) return [];
    return rows.map(({ path, measure }) => ({ value: measure.value, paths: [path] }));
  },
});

/** A value that follows from something being there. */
export const whereThereIs = (pointer: string, value: string): Reader => ({
  about: pointer.replace(/^\^/, ''),
  read: (root, base) => (isNothing(resolvePointer(root, absolute(base, pointer))) ? [] : [{ value, paths: [] }]),
});

const HAN = /\p{Script=Han}/u;

/** Of several texts the first in Chinese, or the first in another script. */
export const inScript = (script: 'han' | 'other', ...pointers: readonly string[]): Reader => ({
  about: `${pointers.map((one) => one.replace(/^\^/, '')).join(', ')} (${script === 'han' ? 'Chinese' : 'not Chinese'})`,
  read: (root, base) =>
    pointers
      .flatMap((pointer) => expand(root, absolute(base, pointer)))
      .map((path) => ({ value: resolvePointer(root, path), paths: [path] }))
      .filter(({ value }) => typeof value === 'string' && HAN.test(value) === (script === 'han'))
      .slice(0, 1),
});

/** Code of a place in a national list, when it says that list. */
export const nationalCode = (place: string, ...lists: readonly string[]): Reader => ({
  about: `${place}/nationalCode (${lists.join(', ')})`,
  read: (root, base) => {
    const at = absolute(base, place);
    if (!lists.includes(String(resolvePointer(root, `${at}/nationalCodeList`)))) return [];
    return [
      { value: resolvePointer(root, `${at}/nationalCode`), paths: [`${at}/nationalCode`, `${at}/nationalCodeList`] },
    ];
  },
});

/** Unit price, where it is the price of one unit. */
export const priceOfOne: Reader = {
  about: '/unitPrice/amount (priceBasis 1)',
  read: (root, base) => {
    const basis = resolvePointer(root, `${base}/priceBasis/value`);
    if (basis !== undefined && basis !== '1') return [];
    const paths = [`${base}/unitPrice/amount`, ...(basis === undefined ? [] : [`${base}/priceBasis/value`])];
    return [{ value: resolvePointer(root, `${base}/unitPrice/amount`), paths }];
  },
};

/** Legs of more than one mode are one carriage under one document. */
export const ofSeveralModes: Reader = {
  about: '/transport/*/mode (several)',
  read: (root) => {
    const paths = expand(root, '/transport/*/mode').filter((path) => !isNothing(resolvePointer(root, path)));
    const modes = new Set(paths.map((path) => resolvePointer(root, path)));
    return modes.size > 1 ? [{ value: 'multimodal', paths }] : [];
  },
};

/** A place of a bill of lading as the papers of trade name one. */
export const placeOfBill = (location: string): Reader => ({
  about: location,
  read: (root, base) => {
    const at = absolute(base, location);
    const fields = [
      ['code', 'UNLocationCode'],
      ['name', 'locationName'],
    ] as const;
    const said = fields.filter(([, own]) => !isNothing(resolvePointer(root, `${at}/${own}`)));
    if (said.length === 0) return [];
    const value = Object.fromEntries(said.map(([name, own]) => [name, resolvePointer(root, `${at}/${own}`)]));
    return [{ value, paths: said.map(([, own]) => `${at}/${own}`) }];
  },
});
