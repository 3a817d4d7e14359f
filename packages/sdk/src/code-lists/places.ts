/** UN/LOCODE as UNECE publishes it: the rows of a file of the user. @module */
import type { ListEdition } from './edition.ts';
import { type CodeEntry, entriesOf } from './entries.ts';

/** Columns of the publication: change, country, location, name, name without diacritics. */
const [CHANGE, COUNTRY, LOCATION, NAME, PLAIN] = [0, 1, 2, 3, 4];

/** Twice as many as any edition has. */
const PLACES_MAX = 300_000;

/**
 * Entries of the rows of UN/LOCODE (CSV, with or without a header). Rows without a location (a country's own name, an
 * alias) and those that are marked as removed (`X`) are left out. Chinese names are those of the shipped excerpt.
 */
export function readPlaces(rows: Iterable<readonly string[]>): readonly CodeEntry[] {
  const excerpt = entriesOf('un-places');
  const places = new Map<string, CodeEntry>();
  for (const row of rows) {
    const [change, country, location, name, plain] = [CHANGE, COUNTRY, LOCATION, NAME, PLAIN].map((at) =>
      (row[at] ?? '').trim(),
    );
    if (change === 'X' || !/^[A-Z]{2}$/.test(country ?? '') || !/^[A-Z2-9]{3}$/.test(location ?? '')) continue;
    if (places.size >= PLACES_MAX) break;
    const code = `${country}${location}`;
    const zh = excerpt.get(code)?.zh;
    // The publication is in Windows-1252: the name without diacritics is the same in every reading.
    const en = plain || name;
    places.set(code, { code, ...(en && { en }), ...(zh !== undefined && { zh }) });
  }
  return [...places.values()];
}

/** What is known of a file of places: that it is somebody's, and no days. */
export const placesEdition = (edition: string): ListEdition => ({
  edition,
  label: 'derived',
  source: { en: 'UN/LOCODE (UNECE Recommendation 16)', zh: 'UN/LOCODE（联合国欧洲经济委员会第16号建议书）' },
  via: { en: 'a file of the user', zh: '用户提供的文件' },
});
