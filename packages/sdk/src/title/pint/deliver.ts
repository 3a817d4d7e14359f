import { KouanError } from '@kouan/core';
import { readJson } from '../../signing/json/read-json.ts';
import { type ResponseCode, type TransferResponse, transferResponse, transferStarted } from '../chain/objects.ts';
import { readSigned } from '../chain/verify-chain.ts';
import { takeBack } from '../register/entries.ts';
import type { Register } from '../register/register.ts';
import { reopenSurrender } from '../register/surrenders.ts';
import { ENDS, end, type Outgoing } from '../register/transfers.ts';
import type { PlatformContext } from './context.ts';

/** What an endpoint has answered, as it came. */
export interface HttpAnswer {
  readonly status: number;
  readonly body: Uint8Array;
}

/** The way to another platform's PINT endpoints. Throws where no answer came. */
export interface PintEndpoint {
  postEnvelope(envelope: Uint8Array): Promise<HttpAnswer>;
  putDocument(reference: string, checksum: string, content: Uint8Array): Promise<HttpAnswer>;
  finishTransfer(reference: string): Promise<HttpAnswer>;
}

/** What became of a transfer. */
export type Delivered =
  /** The other platform has it: RECE or DUPE. */
  | { readonly kind: 'accepted'; readonly response: TransferResponse }
  /** It stays here; the chain is as it was before. */
  | { readonly kind: 'rejected'; readonly response: TransferResponse }
  /** Nothing signed was answered: the bill stays locked, and the same envelope is sent again later. */
  | { readonly kind: 'unknown'; readonly why: KouanError };

/** How often documents are sent again that the other platform still misses. */
const ROUNDS = 5;

/**
 * Delivers a transfer: the envelope as it was written, then the documents that the other platform misses. Until a signed
 * answer about this very entry has come, nothing is known and nothing is changed (PINT 3.0, retry).
 */
export async function deliver(
  register: Register,
  transfer: Outgoing,
  endpoint: PintEndpoint,
  { keys }: Pick<PlatformContext, 'keys'>,
): Promise<Delivered> {
  let answer: HttpAnswer;
  try {
    answer = await exchange(register, transfer, endpoint);
  } catch (cause) {
    return { kind: 'unknown', why: noAnswer(transfer, cause) };
  }
  const signed = signedIn(answer, transfer, register, keys);
  if (signed === undefined) return { kind: 'unknown', why: noAnswer(transfer, answer.status) };
  const { jws, response } = signed;
  const state = ENDS[response.responseCode];
  if (state === undefined) return { kind: 'unknown', why: notDecided(transfer, response) };
  await register.write(function* (now) {
    if (!(yield* end(transfer.id, state, jws, now))) return;
    const back = state === 'rejected' ? yield* takeBack(transfer.billId, transfer.checksum) : undefined;
    // A surrender is known by the entry that surrendered: the head, where its rejection is taken back.
    if (back?.act.actionCode === 'SREJ') yield* reopenSurrender(back.head, now);
  });
  return { kind: state, response };
}

/** Posts, sends what is missing, finishes; answers with the last answer. */
async function exchange(register: Register, transfer: Outgoing, endpoint: PintEndpoint): Promise<HttpAnswer> {
  let answer = await endpoint.postEnvelope(transfer.envelope);
  for (let round = 0; answer.status === 201 && round < ROUNDS; round++) {
    const started = transferStarted.safeParse(read(answer.body));
    if (!started.success) return answer;
    const { envelopeReference: reference, missingAdditionalDocumentChecksums: missing } = started.data;
    for (const checksum of missing) {
      const content = await register.attachment(transfer.billId, checksum);
      if (content !== undefined) await endpoint.putDocument(reference, checksum, content);
    }
    answer = await endpoint.finishTransfer(reference);
    // Something is still missing there: what that is is said by the same envelope again.
    if (answer.status === 409 && codeIn(answer) === 'MDOC') answer = await endpoint.postEnvelope(transfer.envelope);
  }
  return answer;
}

function read(body: Uint8Array): unknown {
  try {
    return readJson(body, { maxBytes: 1_000_000 });
  } catch {
    return undefined;
  }
}

/** The code of an answer that is not trusted yet: it decides only what is sent next. */
function codeIn(answer: HttpAnswer): ResponseCode | undefined {
  const jws = read(answer.body);
  if (typeof jws !== 'string') return undefined;
  const parsed = transferResponse.safeParse(read(Buffer.from(jws.split('.')[1] ?? '', 'base64url')));
  return parsed.success ? parsed.data.responseCode : undefined;
}

/** A signed answer of the platform that was sent to, about the entry that was sent. */
function signedIn(
  { body }: HttpAnswer,
  { platform, checksum }: Outgoing,
  register: Register,
  keys: PlatformContext['keys'],
): { readonly jws: string; readonly response: TransferResponse } | undefined {
  const jws = read(body);
  if (typeof jws !== 'string') return undefined;
  const where = { path: '', field: 'response', owner: () => platform };
  const read_ = readSigned<TransferResponse>(jws, transferResponse, where, { keys, at: register.now() }, []);
  if (read_?.value.lastEnvelopeTransferChainEntrySignedContentChecksum !== checksum) return undefined;
  return { jws, response: read_.value };
}

function noAnswer({ platform }: Outgoing, cause: unknown): KouanError {
  const what = cause instanceof Error ? cause.message : String(cause);
  return new KouanError(
    'ERR_KOUAN_UNAVAILABLE',
    {
      en: `${platform} has not answered with its signature (${what}). Nobody knows yet whether it has the bill.`,
      zh: `${platform} 尚未签名答复（${what}），暂不知其是否已收到提单。`,
    },
    {
      hint: {
        en: 'The bill stays locked here; the same envelope is sent again: kouan ebl transfer --resume',
        zh: '提单在此保持锁定，将重发同一信封：kouan ebl transfer --resume',
      },
      cause,
    },
  );
}

/** It was signed, and decides nothing. */
function notDecided(transfer: Outgoing, { responseCode, reason }: TransferResponse): KouanError {
  if (responseCode !== 'BSIG') return noAnswer(transfer, responseCode);
  const { platform } = transfer;
  const why = reason === undefined ? 'BSIG' : `BSIG ${reason}`;
  return new KouanError(
    'ERR_KOUAN_UNAVAILABLE',
    {
      en: `${platform} cannot use our signatures (${why}). It says nothing of the bill, and may have it from before.`,
      zh: `${platform} 无法使用本平台签名（${why}）。该答复不涉及提单本身，对方此前可能已收到提单。`,
    },
    {
      hint: {
        en: 'Have our certificate made known there; then the same envelope: kouan ebl transfer --resume',
        zh: '请先让对方登记本平台证书，再重发同一信封：kouan ebl transfer --resume',
      },
    },
  );
}
