import type { List } from '../../placing/place.ts';
import { TEXT } from '../../placing/values.ts';

/** Category and type make up one code of four characters: N and 935 are N935. */
const CODE = ['CategoryCode', 'TypeCode'] as const;

/** Documents that go before: entry summary, bill of lading, the declaration that is supplemented. */
export const PREVIOUS = (key: string): List => ({
  key,
  path: ['previousDocuments'],
  row: {
    places: [
      { key: 'ID', path: ['number'], value: TEXT },
      { key: 'LineNumeric', path: ['itemNumber'], value: TEXT },
    ],
    joined: [{ keys: CODE, path: ['type'] }],
  },
});

/** Documents that go along. */
export const ADDITIONAL = (key: string, path: string): List => ({
  key,
  path: [path],
  row: { places: [{ key: 'ID', path: ['number'], value: TEXT }], joined: [{ keys: CODE, path: ['type'] }] },
});
