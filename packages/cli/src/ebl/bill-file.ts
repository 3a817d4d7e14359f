import { type Finding, hasErrors, KouanError } from '@kouan/core';
import { formatByName, readTransportDocument } from '@kouan/formats';
import type { BillOfLading, Dropped } from '@kouan/sdk';
import { check } from '@kouan/sdk/checks';
import { draftBill } from '@kouan/sdk/title';
import { placed, readOne } from '../flow/decode.ts';

export const TRANSPORT_DOCUMENT = 'dcsa.transport-document';

/** A bill as a file has it, with everything there is to say of it. */
export interface BillFile {
  readonly bill: BillOfLading;
  readonly findings: readonly Finding[];
}

/** A bill that was drafted from what somebody sent. */
export interface Draft {
  readonly bill: BillOfLading;
  readonly findings: readonly Finding[];
  /** What the instructions say and a bill has no field for. */
  readonly dropped: readonly Dropped[];
  /** What a bill must say and they do not. */
  readonly missing: readonly string[];
}

/**
 * A bill of a file, or the draft of one from shipping instructions.
 *
 * @throws KouanError `ERR_KOUAN_FORMAT` when the file holds neither
 */
export async function draftFrom(file: string, from?: string): Promise<Draft> {
  const read = await readOne(file, from === undefined ? {} : { from });
  const { document, decoded } = read;
  if (document?.type !== 'shipping-instructions') return { ...billOf(read), dropped: [], missing: [] };
  const remarks = check(document, {}).map((one) => placed(one, read));
  return { ...draftBill(document, {}), findings: [...decoded.findings, ...remarks] };
}

/**
 * The bill of a file, in whatever format it is.
 *
 * @throws KouanError `ERR_KOUAN_FORMAT` when the file holds another document, or none
 */
export async function readBill(file: string, from?: string): Promise<BillFile> {
  return billOf(await readOne(file, from === undefined ? {} : { from }));
}

function billOf(read: Awaited<ReturnType<typeof readOne>>): BillFile {
  const { document, file } = read;
  if (document?.type !== 'bill-of-lading') {
    const en = document?.type ?? 'of no known format';
    const zh = document?.type ?? '无法识别格式';
    throw new KouanError(
      'ERR_KOUAN_FORMAT',
      { en: `${file}: no bill of lading (${en})`, zh: `${file}：不是提单（${zh}）` },
      { hint: { en: `See what it is: kouan inspect ${file}`, zh: `请先识别：kouan inspect ${file}` } },
    );
  }
  const remarks = check(document, {}).map((one) => placed(one, read));
  return { bill: document, findings: [...read.decoded.findings, ...remarks] };
}

/** A bill as a transport document, with what there is to say of that. */
export function writeBill(bill: BillOfLading): { readonly bytes: Uint8Array; readonly findings: readonly Finding[] } {
  const { bytes, findings, dropped } = formatOf().encode?.(bill) ?? {
    bytes: new Uint8Array(),
    findings: [],
    dropped: [],
  };
  const lost = dropped.map(({ path }) => path);
  if (lost.length > 0 && !hasErrors(findings)) {
    // A bill of which a part is missing is another bill.
    throw new KouanError(
      'ERR_KOUAN_FORMAT',
      { en: `A transport document cannot carry ${lost.join(', ')}.`, zh: `运输单证无法承载 ${lost.join('、')}。` },
      { hint: { en: 'Take it out first.', zh: '请先将其删除。' } },
    );
  }
  return { bytes, findings };
}

export { readTransportDocument };

function formatOf() {
  const format = formatByName(TRANSPORT_DOCUMENT);
  if (format === undefined) throw new Error(`${TRANSPORT_DOCUMENT} is shipped`);
  return format;
}
