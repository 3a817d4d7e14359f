import type { BillOfLading } from '../../documents/bill-of-lading/bill-of-lading.ts';
import type { ShippingInstructions } from '../../documents/shipping-instructions/shipping-instructions.ts';
import type { Dropped } from '../../format.ts';

/** A draft of a bill, and what is between it and the instructions. */
export interface DraftedBill {
  readonly bill: BillOfLading;
  /** What the instructions say and a bill has no field for. */
  readonly dropped: readonly Dropped[];
  /** Pointers to what a bill must say and neither the instructions nor the carrier have said. */
  readonly missing: readonly string[];
}

/** What only the carrier can say. */
export type CarrierFacts = Partial<Omit<BillOfLading, 'type' | 'transportDocumentStatus' | 'documentParties'>> & {
  readonly documentParties?: Pick<
    NonNullable<BillOfLading['documentParties']>,
    'issuingParty' | 'carriersAgentAtDestination'
  >;
};

/** Fields that a bill has as the instructions have them. */
const SAME = [
  'shippingInstructionsReference',
  'transportDocumentReference',
  'transportDocumentTypeCode',
  'isShippedOnBoardType',
  'isElectronic',
  'isToOrder',
  'freightPaymentTermCode',
  'numberOfCopiesWithCharges',
  'numberOfCopiesWithoutCharges',
  'numberOfOriginalsWithCharges',
  'numberOfOriginalsWithoutCharges',
  'displayedNameForPlaceOfReceipt',
  'displayedNameForPortOfLoad',
  'displayedNameForPortOfDischarge',
  'displayedNameForPlaceOfDelivery',
  'carrierCode',
  'carrierCodeListProvider',
  'placeOfIssue',
  'invoicePayableAt',
  'partyContactDetails',
  'exportLicense',
  'importLicense',
  'references',
  'customsReferences',
] as const satisfies readonly (keyof ShippingInstructions & keyof BillOfLading)[];

const SAME_PARTIES = [
  'shipper',
  'onBehalfOfShipper',
  'consignee',
  'onBehalfOfConsignee',
  'endorsee',
  'notifyParties',
] as const;

/** Functions of other parties that a bill knows; consolidators, makers and warehouses are told to customs only. */
const BILL_FUNCTIONS: readonly (string | undefined)[] = ['SCO', 'DDR', 'DDS', 'COW', 'COX'];

/** What a transport document must have (DCSA EBL 3.0.4, TransportDocument, required) and only the carrier knows. */
const CARRIER_SAYS = [
  'transportDocumentReference',
  'termsAndConditions',
  'receiptTypeAtOrigin',
  'deliveryTypeAtDestination',
  'cargoMovementTypeAtOrigin',
  'cargoMovementTypeAtDestination',
  'carrierCode',
  'carrierCodeListProvider',
  'transports',
  'invoicePayableAt',
] as const satisfies readonly (keyof BillOfLading)[];

/**
 * Drafts a bill from shipping instructions: what both know is carried over, what customs alone is told is left behind
 * and said, and the carrier’s own facts stand over both.
 */
export function draftBill(instructions: ShippingInstructions, facts: CarrierFacts = {}): DraftedBill {
  const dropped: Dropped[] = [];
  const { documentParties: ownParties, ...own } = facts;
  const bill = {
    type: 'bill-of-lading',
    ...pick(instructions, SAME),
    consignmentItems: instructions.consignmentItems?.map((item, index) =>
      itemOf(item, `/consignmentItems/${index}`, dropped),
    ),
    utilizedTransportEquipments: instructions.utilizedTransportEquipments?.map((one, index) =>
      containerOf(one, `/utilizedTransportEquipments/${index}`, dropped),
    ),
    ...own,
    transportDocumentStatus: 'DRAFT',
    documentParties: { ...partiesOf(instructions, dropped), ...ownParties },
  } as const;
  const carried = new Set<string>([
    ...SAME,
    'type',
    'consignmentItems',
    'utilizedTransportEquipments',
    'documentParties',
  ]);
  for (const [name, value] of Object.entries(instructions))
    if (!carried.has(name) && value !== undefined) dropped.push({ path: `/${name}`, value });
  const drafted = defined(bill) as BillOfLading;
  return { bill: drafted, dropped, missing: missingIn(drafted) };
}

function missingIn(bill: BillOfLading): string[] {
  const missing: string[] = CARRIER_SAYS.filter((field) => bill[field] === undefined).map((field) => `/${field}`);
  if (bill.documentParties?.issuingParty === undefined) missing.push('/documentParties/issuingParty');
  const onBoard = bill.isShippedOnBoardType === false ? 'receivedForShipmentDate' : 'shippedOnBoardDate';
  if (bill[onBoard] === undefined) missing.push(`/${onBoard}`);
  return missing;
}

type Item = NonNullable<ShippingInstructions['consignmentItems']>[number];
type Container = NonNullable<ShippingInstructions['utilizedTransportEquipments']>[number];

function itemOf(item: Item, path: string, dropped: Dropped[]) {
  const { commoditySubReference, descriptionOfGoodsForCustoms, shippingMarksForCustoms, cargoItems, ...same } = item;
  drop(dropped, path, { commoditySubReference, descriptionOfGoodsForCustoms, shippingMarksForCustoms });
  const goods = cargoItems?.map(({ houseBillOfLadingReference, ...cargo }, index) => {
    drop(dropped, `${path}/cargoItems/${index}`, { houseBillOfLadingReference });
    return cargo;
  });
  return { ...same, ...(goods === undefined ? {} : { cargoItems: goods }) };
}

function containerOf(container: Container, path: string, dropped: Dropped[]) {
  const { equipment, equipmentReference, emptyIndicatorCode, ...same } = container;
  drop(dropped, path, { emptyIndicatorCode });
  const known = equipment ?? (equipmentReference === undefined ? undefined : { equipmentReference });
  return { ...(known === undefined ? {} : { equipment: known }), ...same };
}

function partiesOf({ documentParties: parties = {} }: ShippingInstructions, dropped: Dropped[]) {
  const path = '/documentParties';
  const { issueTo, seller, buyer, shippingInstructionsRequestor } = parties;
  drop(dropped, path, { issueTo, seller, buyer, shippingInstructionsRequestor });
  const other = parties.other?.filter((one, index) => {
    const kept = BILL_FUNCTIONS.includes(one.partyFunction);
    if (!kept) dropped.push({ path: `${path}/other/${index}`, value: one });
    return kept;
  });
  return { ...pick(parties, SAME_PARTIES), ...(other === undefined || other.length === 0 ? {} : { other }) };
}

function drop(dropped: Dropped[], path: string, fields: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(fields))
    if (value !== undefined) dropped.push({ path: `${path}/${name}`, value });
}

const pick = <T extends object, K extends keyof T>(value: T, names: readonly K[]): Partial<Pick<T, K>> =>
  Object.fromEntries(
    names.flatMap((name) => (value[name] === undefined ? [] : [[name, value[name]]])),
  ) as unknown as Partial<Pick<T, K>>;

const defined = (value: object): object =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined));
