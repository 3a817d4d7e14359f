import { KouanError, resolvePointer } from '@kouan/core';
import type { Paper } from './conversion.ts';
import type { Direction } from './converter.ts';
import { isNothing } from './pattern.ts';

/** Where papers say which country goods leave or come to. A place by UN/LOCODE begins with its country. */
const LEAVING = [
  '/exportCountry',
  '/seller/country',
  '/shipper/country',
  '/consignor/country',
  '/placeOfLoading/country',
  '/placeOfLoading/code',
  '/placeOfTakingOver/country',
  '/placeOfTakingOver/code',
  '/transports/portOfLoading/UNLocationCode',
];
const COMING = [
  '/destinationCountry',
  '/buyer/country',
  '/consignee/country',
  '/placeOfDischarge/country',
  '/placeOfDischarge/code',
  '/placeOfDelivery/country',
  '/placeOfDelivery/code',
  '/transports/portOfDischarge/UNLocationCode',
];

/**
 * Which way the goods go, seen from the declaring country: what the caller says, else what the papers say of the two
 * countries.
 *
 * @throws KouanError `ERR_KOUAN_USAGE` when nobody says it: a guess would fill every party and port the wrong way round.
 */
export function directionOf(papers: readonly Paper[], country: string, given: Direction | undefined): Direction {
  if (given !== undefined) return given;
  const says = (pointers: readonly string[]): boolean => firstCountry(papers, pointers) === country;
  const [leaves, comes] = [says(LEAVING), says(COMING)];
  for (const { document } of papers) if ('direction' in document && document.direction) return document.direction;
  if (leaves !== comes) return leaves ? 'export' : 'import';
  throw new KouanError(
    'ERR_KOUAN_USAGE',
    {
      en: `The papers do not say whether the goods enter or leave ${country}.`,
      zh: `来源单证未说明货物是进入还是离开 ${country}。`,
    },
    { hint: { en: 'Say it: --direction import or export.', zh: '请指定：--direction import 或 export。' } },
  );
}

function firstCountry(papers: readonly Paper[], pointers: readonly string[]): string | undefined {
  for (const pointer of pointers)
    for (const { document } of papers) {
      const value = resolvePointer(document, pointer);
      if (typeof value === 'string' && !isNothing(value)) return value.slice(0, 2);
    }
  return undefined;
}
