/** What several columns read in the same way. @module */
import type { PackingLine } from '../../documents/trade/packing-list.ts';
import { subheadingOf } from '../kinds/hs.ts';
import { first, type Reader, rows, texts } from '../readers.ts';
import type { Said } from '../value.ts';

/** An HS code as a key. */
export const hsKey = (hs: { readonly code: string; readonly edition?: string | undefined } | undefined) =>
  hs?.code === undefined ? undefined : subheadingOf({ text: hs.code, edition: hs.edition });

/** HS codes of lines. */
export const hsOf = <D>(pattern: string): Reader<D> =>
  rows<D, { readonly code?: string; readonly edition?: string }>(pattern, ({ code, edition }, path) => ({
    text: code,
    edition,
    paths: [`${path}/code`],
  }));

/** Masses in kilograms: of the whole, or else of the lines. */
export const kilograms = <D>(whole: string, line: string): Reader<D> =>
  first(texts<D>(whole, { unit: 'KGM' }), linewise<D>(line, 'KGM'));

/** A field of every line; the sum is unknown when one line does not say it. */
export function linewise<D>(pattern: string, unit?: string): Reader<D> {
  const cut = pattern.lastIndexOf('/');
  const [list, name] = [pattern.slice(0, cut), pattern.slice(cut + 1)];
  return {
    home: pattern.split('/*')[0] ?? '',
    read(document, scope) {
      const said = rows<D, Readonly<Record<string, unknown>>>(list, (row, path) => {
        const value = row[name];
        return { text: typeof value === 'string' ? value : undefined, unit, paths: [`${path}/${name}`] };
      }).read(document, scope);
      return said.some(({ text }) => text !== undefined) ? said : [];
    },
  };
}

type Line = Pick<
  PackingLine,
  'hs' | 'quantity' | 'netMass' | 'originCountry' | 'description' | 'descriptionForeign' | 'equipmentNumbers'
>;

/** What the lines of an invoice and of a packing list say of their subheading. */
export const goodsLines = <D>() => ({
  hs: hsOf<D>('/lines/*/hs'),
  quantity: byHs<D, Line>('/lines/*', ({ quantity }, path) => ({
    text: quantity?.value,
    unit: quantity?.unit,
    paths: [`${path}/quantity/value`],
  })),
  netMassOf: byHs<D, Line>('/lines/*', ({ netMass }, path) => ({
    text: netMass,
    unit: 'KGM',
    paths: [`${path}/netMass`],
  })),
  description: byHs<D, Line>('/lines/*', ({ description, descriptionForeign }, path) => ({
    text: description ?? descriptionForeign,
    also: descriptionForeign === undefined ? [] : [descriptionForeign],
    paths: [`${path}/${description === undefined ? 'descriptionForeign' : 'description'}`],
  })),
});

/** What lines say, keyed by their subheading. A line without a code is of no subheading. */
export const byHs = <
  D,
  Row extends { readonly hs?: { readonly code: string; readonly edition?: string | undefined } | undefined },
>(
  pattern: string,
  say: (row: Row, path: string, document: D) => Said,
): Reader<D> =>
  rows<D, Row>(pattern, (row, path, document) => {
    const key = hsKey(row.hs);
    return key === undefined ? undefined : { ...say(row, path, document), key, keyPath: `${path}/hs/code` };
  });

interface Equipment {
  readonly number?: string;
  readonly sizeType?: string;
  readonly seals?: readonly { readonly number: string }[];
  readonly tareMass?: string;
  readonly grossMass?: string;
  readonly verifiedGrossMass?: string;
  readonly packages?: readonly { readonly quantity?: string }[];
}

/** A container number as a key. */
export const containerKey = (number: string | undefined): string | undefined =>
  number === undefined
    ? undefined
    : number
        .normalize('NFKC')
        .toUpperCase()
        .replace(/[^A-Z0-9]/g, '');

/** What lists of containers say, on invoice, packing list and consignment note. */
export function tradeEquipment<D>() {
  const of = (say: (one: Equipment, path: string) => Said | readonly Said[] | undefined): Reader<D> =>
    rows<D, Equipment>('/equipment/*', (one, path) => {
      const key = containerKey(one.number);
      const said = key === undefined ? undefined : say(one, path);
      if (said === undefined) return undefined;
      return [said].flat().map((each) => ({ ...each, key, keyPath: `${path}/number` }));
    });
  return {
    containers: texts<D>('/equipment/*/number'),
    seals: of(({ seals = [] }, path) =>
      seals.map(({ number }, index) => ({ text: number, paths: [`${path}/seals/${index}/number`] })),
    ),
    sizeType: of(({ sizeType }, path) => said(sizeType, `${path}/sizeType`)),
    tare: of(({ tareMass }, path) => said(tareMass, `${path}/tareMass`, 'KGM')),
    containerMass: of(({ grossMass }, path) => said(grossMass, `${path}/grossMass`, 'KGM')),
    containerPackages: of(({ packages = [] }, path) =>
      packages.map(({ quantity }, index) => ({ text: quantity, paths: [`${path}/packages/${index}/quantity`] })),
    ),
    verifiedMass: of(({ verifiedGrossMass }, path) => said(verifiedGrossMass, `${path}/verifiedGrossMass`, 'KGM')),
  };
}

const said = (text: string | undefined, path: string, unit?: string): Said | undefined =>
  text === undefined ? undefined : { text, unit, paths: [path] };

/** How the terms of delivery let the freight be paid: C and D terms by the seller, the others by the buyer. */
export const freightOf = (incoterm: string): string | undefined =>
  /^(?:CFR|CNF|CPT|CIF|CIP|D[A-Z]{2})$/.test(incoterm)
    ? 'PRE'
    : /^(?:EXW|FCA|FAS|FOB)$/.test(incoterm)
      ? 'COL'
      : undefined;
