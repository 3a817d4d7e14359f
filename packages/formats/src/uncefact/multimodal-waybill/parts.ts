/** Parties, places and packages in members that the master has no name for. @module */
import {
  COUNTRY,
  DECIMAL_TEXT,
  inside,
  leaf,
  needing,
  rows,
  TEXT,
  type TreeList,
  type TreeNode,
  under,
  values,
} from '../../syntax/tree/index.ts';

const PARTY: readonly TreeNode[] = [
  leaf('name', 'name', TEXT),
  leaf('nameForeign', 'nameForeign', TEXT),
  needing(['value'], rows('identifiers', 'identifiers', leaf('scheme', 'scheme', TEXT), leaf('value', 'value', TEXT))),
  values('addressLines', 'addressLines', '', TEXT),
  leaf('city', 'city', TEXT),
  leaf('stateRegion', 'stateRegion', TEXT),
  leaf('postCode', 'postCode', TEXT),
  leaf('country', 'country', COUNTRY),
  leaf('contact.name', 'contact.name', TEXT),
  leaf('contact.telephone', 'contact.telephone', TEXT),
  leaf('contact.fax', 'contact.fax', TEXT),
  leaf('contact.email', 'contact.email', TEXT),
];

const PLACE: readonly TreeNode[] = [
  leaf('code', 'code', TEXT),
  leaf('name', 'name', TEXT),
  leaf('nationalCode', 'nationalCode', TEXT),
  leaf('nationalCodeList', 'nationalCodeList', TEXT),
  leaf('facility', 'facility', TEXT),
  leaf('country', 'country', COUNTRY),
];

export const party = (at: string, to: string): readonly TreeNode[] => inside(at, under(to, PARTY));
export const place = (at: string, to: string): readonly TreeNode[] => inside(at, under(to, PLACE));

export const packages = (at: string, to: string): TreeList =>
  rows(
    at,
    to,
    leaf('quantity', 'quantity', DECIMAL_TEXT),
    leaf('kind', 'kind', TEXT),
    leaf('kindText', 'kindText', TEXT),
    leaf('marks', 'marks', TEXT),
  );
