/** How values of each kind are compared. @module */
import type { Kind } from '../value.ts';
import { amountKind } from './amount.ts';
import {
  agreementKind,
  containerKind,
  countryKind,
  dateKind,
  packageKind,
  sealKind,
  sizeTypeKind,
  termsKind,
} from './codes.ts';
import { hsKind } from './hs.ts';
import { partyKind, registerKind } from './party.ts';
import { portKind } from './ports.ts';
import { goodsKind, marksKind, numberKind, textKind, vesselKind, voyageKind } from './text.ts';

export const KINDS = {
  agreement: agreementKind,
  amount: amountKind,
  container: containerKind,
  country: countryKind,
  date: dateKind,
  goods: goodsKind,
  hs: hsKind,
  marks: marksKind,
  number: numberKind,
  package: packageKind,
  party: partyKind,
  port: portKind,
  register: registerKind,
  seal: sealKind,
  sizeType: sizeTypeKind,
  terms: termsKind,
  text: textKind,
  vessel: vesselKind,
  voyage: voyageKind,
} satisfies Record<string, Kind>;

export type KindName = keyof typeof KINDS;
