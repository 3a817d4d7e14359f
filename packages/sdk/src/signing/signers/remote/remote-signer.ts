import { X509Certificate } from 'node:crypto';
import { KouanError } from '@kouan/core';
import type { Dispatcher } from 'undici';
import type { SignatureAlgorithm } from '../../algorithms.ts';
import type { Signer } from '../../signer.ts';
import { algorithmFor, certificatesOf, derOf } from '../certificates.ts';
import { proved } from '../proof.ts';
import { remoteRefusal, remoteSilence } from './failures.ts';
import { digestFor, type RemoteRequest, signatureIn } from './protocol.ts';

/** How the service is known, and how it knows us. */
export interface RemoteTls {
  /** The one certificate that the service may show, PEM; its name does not count then. */
  readonly server?: string;
  /** Authorities that are trusted instead of those of this machine, PEM. */
  readonly ca?: string;
  /** Our own certificate and key, PEM (mutual TLS). */
  readonly certificate?: string;
  readonly key?: string;
  readonly passphrase?: string;
}

export interface RemoteOptions {
  /** Where signatures are asked for. https, or http on this machine. */
  readonly url: string;
  /** The signer's certificate, its own first: it names the key, and every answer is verified with it. */
  readonly certificate: string | Uint8Array;
  /** Sent as a bearer token; never logged. */
  readonly token?: string;
  readonly tls?: RemoteTls;
  /** Whether the document goes over, or its digest only; `bytes` without. */
  readonly send?: 'bytes' | 'digest';
  readonly timeoutMs?: number;
  readonly algorithm?: SignatureAlgorithm;
  readonly sm2Id?: string;
}

/** A signer over a service; to be closed. */
export interface RemoteSigner extends Signer {
  close(): Promise<void>;
}

const TIMEOUT_MS = 30_000;
const MAX_BYTES = 8 * 1024 * 1024;
const MAX_ANSWER = 64 * 1024;
const LOOPBACK = new Set(['127.0.0.1', '[::1]', 'localhost']);

/**
 * Signs through a service over HTTPS ("remote signing, version 1"). The certificate is the caller's, never the
 * service's, and a signature that it does not verify is not handed on.
 *
 * @throws KouanError `ERR_KOUAN_USAGE` for an address that is none or not encrypted, `ERR_KOUAN_KEY` for a certificate
 * that does not do; when signing also `ERR_KOUAN_NOT_AUTHORISED`, `ERR_KOUAN_UNAVAILABLE`, `ERR_KOUAN_PROTOCOL` and
 * `ERR_KOUAN_LIMIT`
 */
export function remoteSigner(options: RemoteOptions): RemoteSigner {
  const url = addressOf(options.url);
  const certificates = certificatesOf(options.certificate);
  const leaf = certificates[0] as X509Certificate;
  const algorithm = algorithmFor(leaf.publicKey, options.algorithm);
  const proof = { publicKey: leaf.publicKey, algorithm, sm2Id: options.sm2Id };
  const fingerprint = leaf.fingerprint256.replaceAll(':', '').toLowerCase();
  let agent: Promise<Dispatcher> | undefined;

  return {
    algorithm,
    certificates: derOf(certificates),
    async sign(bytes) {
      const what = options.send === 'digest' ? { digest: digestFor(bytes, proof) } : { bytes };
      const request: RemoteRequest = { version: 1, certificate: fingerprint, algorithm, ...base64(what) };
      agent ??= agentOf(options);
      return proved(bytes, signatureIn(await post(url, await agent, request, options)), proof);
    },
    async close() {
      await (await agent)?.close();
      agent = undefined;
    },
  };
}

function base64(what: { bytes?: Uint8Array; digest?: Uint8Array }): { bytes?: string; digest?: string } {
  const [[name, bytes] = ['', new Uint8Array()]] = Object.entries(what);
  if (bytes.length > MAX_BYTES)
    throw new KouanError(
      'ERR_KOUAN_LIMIT',
      { en: `More than ${MAX_BYTES} bytes are not sent to be signed.`, zh: `不发送超过 ${MAX_BYTES} 字节的内容签名。` },
      { hint: { en: 'Send the digest instead.', zh: '请改为发送摘要。' } },
    );
  return { [name]: Buffer.from(bytes).toString('base64') };
}

async function agentOf({ tls = {}, timeoutMs = TIMEOUT_MS }: RemoteOptions): Promise<Dispatcher> {
  const { Agent } = await import('undici');
  const { server, ca, certificate, key, passphrase } = tls;
  const pinned = server === undefined ? undefined : new X509Certificate(server).raw;
  return new Agent({
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
    connect: {
      timeout: timeoutMs,
      ...(server === undefined && ca === undefined ? {} : { ca: server ?? ca ?? '' }),
      ...(certificate === undefined ? {} : { cert: certificate }),
      ...(key === undefined ? {} : { key }),
      ...(passphrase === undefined ? {} : { passphrase }),
      ...(pinned === undefined
        ? {}
        : {
            checkServerIdentity: (_: string, shown: { raw: Buffer }) =>
              shown.raw.equals(pinned) ? undefined : new Error('the service shows another certificate'),
          }),
    },
  });
}

async function post(
  url: URL,
  dispatcher: Dispatcher,
  body: RemoteRequest,
  { token, timeoutMs = TIMEOUT_MS }: RemoteOptions,
): Promise<Uint8Array> {
  const { request } = await import('undici');
  try {
    const answer = await request(url, {
      dispatcher,
      method: 'POST',
      // The whole of it: an answer that comes drop by drop ends too.
      signal: AbortSignal.timeout(timeoutMs),
      headers: {
        'content-type': 'application/json',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(body),
    });
    const parts: Uint8Array[] = [];
    let size = 0;
    for await (const part of answer.body as AsyncIterable<Uint8Array>) {
      size += part.length;
      if (size > MAX_ANSWER) throw remoteRefusal(0, url.origin);
      parts.push(part);
    }
    if (answer.statusCode !== 200) throw remoteRefusal(answer.statusCode, url.origin);
    return Buffer.concat(parts);
  } catch (cause) {
    throw remoteSilence(cause, url.origin);
  }
}

function addressOf(text: string): URL {
  let url: URL | undefined;
  try {
    url = new URL(text);
  } catch {}
  const near = url !== undefined && LOOPBACK.has(url.hostname);
  const secret = url?.username !== '' || url.password !== '';
  if (url !== undefined && !secret && (url.protocol === 'https:' || (url.protocol === 'http:' && near))) return url;
  throw new KouanError(
    'ERR_KOUAN_USAGE',
    { en: 'This is no address of a signing service.', zh: '签名服务地址无效。' },
    {
      hint: {
        en: 'As https://signer.example/sign; no password in it, and http on this machine only.',
        zh: '例如 https://signer.example/sign；地址中不得含密码，http 仅限本机。',
      },
    },
  );
}
