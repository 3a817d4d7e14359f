import { chinaDeclarationReceipt } from '@kouan/formats/china/declaration';
import type { Receipt } from '@kouan/sdk';
import { chinaSecond } from './china-time.ts';

/** What a business receipt says of its declaration. */
export interface Numbered {
  readonly singleWindowNumber: string;
  readonly declarationNumber: string;
  readonly office: string;
  readonly acceptedAt: number;
}

/** What is new in a business receipt. */
export interface Notice {
  readonly channel: string;
  readonly note: string;
  readonly noticedAt: number;
}

/** Channels of the Single Window itself: customs, which gives the numbers, has not spoken yet, or sends all of it back. */
const WITHOUT_NUMBER: ReadonlySet<string> = new Set(['7', 'Z']);

const TEXT = new TextDecoder();

/** The answer to a message: stored where it got a number, failed without. */
export const importResponse = (clientReference: string, note: string, singleWindowNumber?: string): string =>
  written({
    type: 'receipt',
    stage: 'import',
    state: singleWindowNumber === undefined ? 'failed' : 'stored',
    final: singleWindowNumber === undefined,
    note,
    clientReference,
    ...(singleWindowNumber ? { singleWindowNumber } : {}),
  });

/** A receipt as it is given; the same for the same declaration and notice, whenever it is written. */
export function businessReceipt(declaration: Numbered, { channel, note, noticedAt }: Notice): string {
  const { singleWindowNumber, declarationNumber, office, acceptedAt } = declaration;
  return written({
    type: 'receipt',
    stage: 'business',
    state: 'unknown',
    final: false,
    singleWindowNumber,
    noticedAt: chinaSecond(noticedAt),
    channel,
    note,
    ...(WITHOUT_NUMBER.has(channel)
      ? {}
      : { declarationNumber, declarationOffice: office, declaredAt: chinaSecond(acceptedAt) }),
  });
}

function written(receipt: Receipt): string {
  const { encode } = chinaDeclarationReceipt;
  return TEXT.decode(encode?.(receipt).bytes);
}
