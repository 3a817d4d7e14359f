import { KouanError } from '@kouan/core';
import type { Envelope, Transfer } from '@kouan/sdk';

/** What stands on the outside of an envelope. */
export interface Seal extends Transfer {
  readonly fileName?: string;
  readonly cardNumber?: string;
  readonly businessKeys?: Envelope['businessKeys'];
}

/** Types of message that announce a content, with the format it has. Others are read by their bytes. */
export const MESSAGE_TYPES: ReadonlyMap<string, string> = new Map([
  ['DECCUS001', 'china.declaration'],
  ['DECCUS004', 'china.declaration-receipt'],
]);

/**
 * Puts bytes into an envelope.
 *
 * Source: China E-port DXP, DxpMsg.
 */
export function sealEnvelope(content: Uint8Array, seal: Seal): Envelope {
  const { fileName, cardNumber, businessKeys, ...transfer } = seal;
  return {
    type: 'envelope',
    kind: 'message',
    transfer,
    content: base64(content),
    ...(fileName === undefined ? {} : { fileName }),
    ...(cardNumber === undefined ? {} : { cardNumber }),
    ...(businessKeys === undefined ? {} : { businessKeys }),
  };
}

/**
 * The bytes that an envelope carries; none in a reply.
 *
 * @throws KouanError `ERR_KOUAN_DOCUMENT` when the content of a document made by hand is no base64.
 */
export function openEnvelope(envelope: Envelope): Uint8Array | undefined {
  if (envelope.content === undefined) return undefined;
  const binary = binaryOf(envelope.content);
  const bytes = new Uint8Array(binary.length);
  for (let index = 0; index < binary.length; index++) bytes[index] = binary.charCodeAt(index);
  return bytes;
}

function binaryOf(content: string): string {
  try {
    return atob(content);
  } catch (cause) {
    throw new KouanError(
      'ERR_KOUAN_DOCUMENT',
      { en: 'The content of the envelope is no base64.', zh: '信封内容不是 base64。' },
      { cause, hint: { en: 'Make envelopes with sealEnvelope.', zh: '请用 sealEnvelope 生成信封。' } },
    );
  }
}

/** In pieces: the arguments of one call are limited. */
const PIECE = 0x8000;

function base64(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += PIECE) binary += String.fromCharCode(...bytes.subarray(at, at + PIECE));
  return btoa(binary);
}
