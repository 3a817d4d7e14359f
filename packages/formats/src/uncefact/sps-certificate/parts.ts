/** Parties, places and times of a certificate. @module */
import {
  COUNTRY,
  entry,
  inside,
  leaf,
  MOMENT,
  needing,
  rows,
  TEXT,
  type TreeNode,
  type TreeValue,
  under,
  values,
} from '../../syntax/tree/index.ts';

/** Text of an element. */
export const text = (at: string, to: string, value: TreeValue = TEXT): TreeNode => leaf(`${at}.#`, to, value);

/** A time; some write a day. */
export const time = (at: string, to: string, value: TreeValue = MOMENT): TreeNode =>
  leaf(`${at}.DateTimeString.#`, to, value);

/** First text of several in other languages; they stay beside it. */
export const first = (at: string, to: string, value: TreeValue = TEXT): TreeNode => entry(at, leaf('#', to, value));

const ADDRESS: readonly TreeNode[] = [
  text('PostcodeCode', 'postCode'),
  values('~lines', 'addressLines', '#', TEXT),
  text('CityName', 'city'),
  text('CountryID', 'country', COUNTRY),
  text('CountrySubDivisionName', 'stateRegion'),
];

/** A party at `to`. */
export const party = (at: string, to: string): readonly TreeNode[] =>
  inside(
    at,
    under(
      to,
      needing(['value'], rows('ID', 'identifiers', leaf('#', 'value', TEXT), leaf('@schemeID', 'scheme', TEXT))),
      first('Name', 'name'),
      inside('SpecifiedSPSAddress', ADDRESS),
      first('SpecifiedSPSPerson.Name', 'contact.name'),
    ),
  );

/** A place at `to`. */
export const place = (at: string, to: string): readonly TreeNode[] =>
  inside(at, under(to, text('ID', 'code'), first('Name', 'name')));
