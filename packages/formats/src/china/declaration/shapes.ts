import {
  CONTAINER,
  DEC_CONTROL_MODEL,
  DEC_COP_LIMIT,
  DEC_COP_PROMISE,
  DEC_MARK_LOB,
  DEC_OTHER_PACK,
  DEC_REQUEST_CERT,
  DEC_USER,
  ECO_RELATION,
  EDOC_REALATION,
  LICENSE_DOCU,
} from './fields/attachments.ts';
import type { Field } from './fields/field.ts';
import { DEC_LIST } from './fields/goods.ts';
import { DEC_HEAD } from './fields/header.ts';
import { DEC_GOODS_LIMIT, DEC_GOODS_LIMIT_VIN } from './fields/licences.ts';
import { DEC_FREE_TXT, DEC_RISK, DEC_SIGN, DEC_TP_ACCESS } from './fields/operation.ts';
import { DEC_SUPPLEMENT_LIST } from './fields/supplement.ts';
import { DEC_ROYALTY_FEE, SDD_TAX_HEAD } from './fields/tax.ts';
import { TRN_CONTA_GOODS, TRN_CONTAINER, TRN_HEAD, TRN_LIST } from './fields/transit.ts';

/** Name of the format; also its key under `extensions`. */
export const NAME = 'china.declaration';

/** A field with its place in the table. */
export interface Slot {
  readonly field: Field;
  readonly index: number;
}

/** One group of elements and where its rows live. */
export interface Shape {
  readonly element: string;
  /** Element around the rows, for example `DecLists`. */
  readonly wrapper: string | undefined;
  readonly fields: readonly Field[];
  readonly slots: readonly Slot[];
  readonly byElement: ReadonlyMap<string, Slot>;
  /** Keys from the parent's object to the array of rows; absent when the fields belong to the parent's object itself. */
  readonly rows: readonly string[] | undefined;
  /** Rows that only this format knows live under this key of its extension. */
  readonly extensionRows: boolean;
  readonly children: readonly Shape[];
}

interface Options {
  readonly wrapper?: string;
  readonly rows?: string;
  readonly extensionRows?: boolean;
  readonly children?: readonly Shape[];
}

function shape(element: string, fields: readonly Field[], options: Options = {}): Shape {
  const slots = fields.map((field, index) => ({ field, index }));
  return {
    element,
    fields,
    slots,
    byElement: new Map(slots.map((slot) => [slot.field.element, slot])),
    wrapper: options.wrapper,
    rows: options.rows?.split('.'),
    extensionRows: options.extensionRows ?? false,
    children: options.children ?? [],
  };
}

const VEHICLES = shape('DecGoodsLimitVin', DEC_GOODS_LIMIT_VIN, { rows: 'vehicles' });
const LICENCES = shape('DecGoodsLimit', DEC_GOODS_LIMIT, {
  wrapper: 'DecGoodsLimits',
  rows: 'licences',
  children: [VEHICLES],
});

/** Links between goods items and papers; they are read into the items and written from them (see origin-links.ts). */
export const ECO_RELATIONS = shape('EcoRelation', ECO_RELATION, { extensionRows: true });

/**
 * Every group in the order in which it is written. It is read in any order: the real files and the public
 * transformations disagree, and no schema of DecMessage is public.
 */
export const SHAPES: readonly Shape[] = [
  shape('DecHead', DEC_HEAD),
  shape('DecList', DEC_LIST, { wrapper: 'DecLists', rows: 'items', children: [LICENCES] }),
  shape('Container', CONTAINER, { wrapper: 'DecContainers', rows: 'containers' }),
  shape('LicenseDocu', LICENSE_DOCU, { wrapper: 'DecLicenseDocus', rows: 'supportingDocuments' }),
  shape('DecRequestCert', DEC_REQUEST_CERT, { wrapper: 'DecRequestCerts', rows: 'requestedCertificates' }),
  shape('DecOtherPack', DEC_OTHER_PACK, { wrapper: 'DecOtherPacks', rows: 'otherPackages' }),
  shape('DecCopLimit', DEC_COP_LIMIT, { wrapper: 'DecCopLimits', rows: 'enterpriseQualifications' }),
  shape('DecUser', DEC_USER, { wrapper: 'DecUsers', rows: 'usePersons' }),
  shape('DecMarkLob', DEC_MARK_LOB, { wrapper: 'DecMarkLobs', rows: 'markAttachments' }),
  shape('DecFreeTxt', DEC_FREE_TXT),
  shape('DecSign', DEC_SIGN),
  shape('TrnHead', TRN_HEAD),
  shape('TrnList', TRN_LIST),
  shape('TrnContainer', TRN_CONTAINER, { wrapper: 'TrnContainers', rows: 'transit.containers' }),
  shape('TrnContaGoods', TRN_CONTA_GOODS, { wrapper: 'TrnContaGoodsList', rows: 'transit.containerGoods' }),
  shape('DecCopPromise', DEC_COP_PROMISE, { wrapper: 'DecCopPromises', rows: 'materialPromises' }),
  shape('DecTpAccess', DEC_TP_ACCESS),
  shape('EdocRealation', EDOC_REALATION, { rows: 'electronicDocuments' }),
  ECO_RELATIONS,
  shape('DecSupplementList', DEC_SUPPLEMENT_LIST, { wrapper: 'DecSupplementLists', extensionRows: true }),
  shape('SddTaxHead', SDD_TAX_HEAD, { wrapper: 'SddTax' }),
  shape('DecRisk', DEC_RISK),
  shape('DecControlModel', DEC_CONTROL_MODEL, { wrapper: 'DecControlModels', rows: 'controlledElements' }),
  shape('DecRoyaltyFee', DEC_ROYALTY_FEE),
];

/** Every shape, nested ones included. */
export function allShapes(shapes: readonly Shape[] = SHAPES): Shape[] {
  return shapes.flatMap((one) => [one, ...allShapes(one.children)]);
}

/** Key of a field under the format's extension: rows have their own object, groups that occur once share the root's. */
export function extensionKey(group: Shape, row: Field): string {
  return group.rows === undefined && !group.extensionRows ? `${group.element}/${row.element}` : row.element;
}
