import type { CommercialInvoice, PackingList } from '@kouan/sdk';
import { countryName } from '../../country-name.ts';

type Party = NonNullable<CommercialInvoice['seller']>;
type Place = NonNullable<CommercialInvoice['placeOfLoading']>;
type Leg = NonNullable<CommercialInvoice['transport']>[number];
type Packages = NonNullable<PackingList['packages']>[number];
type Money = NonNullable<CommercialInvoice['total']>;

/** Texts that say something, joined. */
export const joined = (separator: string, ...texts: readonly (string | undefined)[]): string =>
  texts.filter((text) => text !== undefined && text !== '').join(separator);

/** A firm over several lines: names, address, numbers, contact. */
export function firm(one: Party | undefined): string {
  if (one === undefined) return '';
  const { name, nameForeign, addressLines = [], city, stateRegion, postCode, country, identifiers = [], contact } = one;
  return joined(
    '\n',
    nameForeign,
    name,
    joined(', ', ...addressLines, city, stateRegion, postCode, countryName(country)),
    joined('  ', ...identifiers.map(({ scheme, value }) => joined(' ', scheme, value))),
    joined('  ', contact?.name, contact?.telephone, contact?.email),
  );
}

export const place = (one: Place | undefined): string => joined(' ', one?.name, one?.code, one?.facility);

/** Legs, one a line: vessel and voyage, and when it leaves. */
export const legs = (all: readonly Leg[] | undefined): string =>
  (all ?? [])
    .map(({ meansName, voyageNumber, documentNumber, departureAt }) =>
      joined('  ', joined(' ', meansName, voyageNumber), documentNumber, departureAt),
    )
    .filter(Boolean)
    .join('\n');

export const packages = (all: readonly Packages[] | undefined): string =>
  (all ?? []).map(({ quantity, kindText, kind }) => joined(' ', quantity, kindText ?? kind)).join(', ');

export const containers = (all: CommercialInvoice['equipment']): string =>
  (all ?? [])
    .map(({ number, sizeType, seals = [] }) => joined(' ', number, sizeType, ...seals.map((one) => one.number)))
    .join('\n');

export const money = (one: Money | undefined, currency: string | undefined): string =>
  one === undefined ? '' : joined(' ', one.currency ?? currency, one.amount);

export const quantity = (
  one: { readonly value?: string | undefined; readonly unit?: string | undefined } | undefined,
): string => joined(' ', one?.value, one?.unit);

export const mass = (kilograms: string | undefined): string => (kilograms === undefined ? '' : `${kilograms} KG`);

/** What a line of goods is, over several lines. */
export function goods(line: CommercialInvoice['lines'][number] | PackingList['lines'][number]): string {
  const { description, descriptionForeign, brand, model, productNumber, hs, originCountry, batchNumber } = line;
  return joined(
    '\n',
    descriptionForeign,
    description,
    joined('  ', brand, model, productNumber, batchNumber),
    joined('  ', hs && `HS ${hs.code}`, originCountry && `Origin ${countryName(originCountry)}`),
  );
}
