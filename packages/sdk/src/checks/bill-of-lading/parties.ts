/** Parties of a bill of lading, and who they must be. @module */
import type { BillOfLading } from '../../documents/bill-of-lading/bill-of-lading.ts';
import type { Check, Report } from '../check.ts';
import { BOL } from './catalogue.ts';
import { CODE_LIST_PROVIDERS } from './providers.ts';

type Parties = NonNullable<BillOfLading['documentParties']>;
export type Party = NonNullable<Parties['shipper']>;

/** Whom a bill names, or is to name. */
export type NamedParties = Pick<Parties, 'consignee' | 'endorsee' | 'notifyParties'>;

/** Printed lines of an address: on paper two beside name and street, in an electronic bill six. */
const LINES = { electronic: 6, paper: 2 } as const;

const SINGLE = [
  'shipper',
  'onBehalfOfShipper',
  'consignee',
  'onBehalfOfConsignee',
  'endorsee',
  'issuingParty',
  'carriersAgentAtDestination',
] as const;

/** Parties of a document, by role and as one of many. */
type PartiesBy<Role extends string> = { readonly [R in Role]?: Party | undefined } & {
  readonly notifyParties?: readonly Party[] | undefined;
  readonly other?: readonly { readonly party?: Party | undefined }[] | undefined;
};

/** Every party with its pointer: those of some roles, those to be notified, all others. */
export function* partiesOf<Role extends string>(
  parties: PartiesBy<Role>,
  roles: readonly Role[],
): Generator<readonly [path: string, party: Party]> {
  for (const role of roles) {
    const party: Party | undefined = parties[role];
    if (party !== undefined) yield [`/documentParties/${role}`, party];
  }
  for (const [index, party] of (parties.notifyParties ?? []).entries())
    yield [`/documentParties/notifyParties/${index}`, party];
  for (const [index, { party }] of (parties.other ?? []).entries())
    if (party !== undefined) yield [`/documentParties/other/${index}/party`, party];
}

export const partyCheck: Check<BillOfLading> = {
  codes: [
    BOL.consigneeMissing,
    BOL.endorseeOnStraight,
    BOL.consigneeToOrder,
    BOL.partyAddress,
    BOL.nobodyNotified,
    BOL.displayedAddress,
    BOL.functionTwice,
    BOL.unknownProvider,
  ].map(({ code }) => code),
  source: 'DCSA EBL 3.0, documentParties',
  title: { en: 'Parties', zh: '当事人' },
  check(document, _context, report) {
    const { documentParties = {}, isElectronic } = document;
    named(document, documentParties, report);
    const most = linesOf(isElectronic);
    for (const [path, party] of partiesOf(documentParties, SINGLE)) each(path, party, most, report);
    functionsOnce('/documentParties/other', documentParties.other, report);
  },
};

export const linesOf = (isElectronic: boolean | undefined): number =>
  isElectronic === false ? LINES.paper : LINES.electronic;

/** A function that only one party can have. */
export function functionsOnce(
  path: string,
  others: readonly { readonly partyFunction?: string | undefined }[] = [],
  report: Report,
): void {
  const functions = new Set<string>();
  for (const [index, { partyFunction }] of others.entries()) {
    if (partyFunction === undefined) continue;
    if (functions.has(partyFunction))
      report(BOL.functionTwice, `${path}/${index}/partyFunction`, { found: partyFunction });
    functions.add(partyFunction);
  }
}

/** Straight or to order decides who is named. */
export function named({ isToOrder }: Pick<BillOfLading, 'isToOrder'>, parties: NamedParties, report: Report): void {
  const { consignee, endorsee, notifyParties = [] } = parties;
  if (isToOrder === false) {
    if (consignee === undefined) report(BOL.consigneeMissing, '/documentParties/consignee');
    if (endorsee !== undefined)
      report(BOL.endorseeOnStraight, '/documentParties/endorsee', { related: [{ path: '/isToOrder' }] });
  }
  if (isToOrder !== true) return;
  if (consignee !== undefined)
    report(BOL.consigneeToOrder, '/documentParties/consignee', { related: [{ path: '/isToOrder' }] });
  const notified = notifyParties.length > 0 || endorsee?.isNotifyParty === true || consignee?.isNotifyParty === true;
  if (!notified) report(BOL.nobodyNotified, '/documentParties/notifyParties');
}

/** What every party must have. */
export function each(path: string, party: Party, most: number, report: Report): void {
  const { address, addressLines = [], identifyingCodes = [], displayedAddress = [] } = party;
  if (address === undefined && addressLines.length === 0 && identifyingCodes.length === 0)
    report(BOL.partyAddress, path, { found: party.partyName ?? '' });
  if (displayedAddress.length > most)
    report(BOL.displayedAddress, `${path}/displayedAddress`, {
      found: String(displayedAddress.length),
      expected: String(most),
    });
  for (const [index, { codeListProvider }] of identifyingCodes.entries())
    if (!CODE_LIST_PROVIDERS.has(codeListProvider))
      report(BOL.unknownProvider, `${path}/identifyingCodes/${index}/codeListProvider`, { found: codeListProvider });
}
