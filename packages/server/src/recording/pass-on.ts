import { request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import { redactedHeaders, redactedText } from '../admin/redact.ts';
import { MAX_BODY } from '../limits.ts';
import { problem, type Response } from '../route.ts';
import { answerHeaders, type Exchange, referenceIn, utf8 } from './exchange.ts';
import type { Recording } from './recordings.ts';

/** A request that is passed on: its target is what comes after the address of the recording. */
export interface Passing {
  readonly method: string;
  readonly target: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: Uint8Array;
}

const TIMEOUT_MS = 30_000;
/** Headers that are for this server, or for the connection to it. */
const OURS: ReadonlySet<string> = new Set([
  'accept-encoding',
  'connection',
  'content-length',
  'expect',
  'host',
  'keep-alive',
  'kouan-namespace',
  'kouan-token',
  'proxy-authorization',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/** Passes a request on, and keeps what was answered. A redirect is an answer like any other: nobody follows it. */
export async function passOn(recording: Recording, passing: Passing): Promise<Response> {
  if (recording.isFull) return problem(409, 'Recording full', 'Take what it has, and begin another.');
  const address = addressOf(recording.upstream, passing.target);
  if (address === undefined) return problem(400, 'Bad path', 'The path leads out of the upstream.');
  const answer = await answered(address, passing).catch((error: Error) => error);
  if (answer instanceof Error)
    return problem(502, 'Upstream does not answer', (answer as NodeJS.ErrnoException).code ?? answer.message);
  recording.add(exchangeOf(recording, passing, answer));
  const { status, headers, body } = answer;
  const type = headers['content-type'];
  return { status, headers: answerHeaders(headers), body, ...(type === undefined ? {} : { mediaType: type }) };
}

/** Within the upstream, whatever the path tries. */
function addressOf(upstream: URL, target: string): URL | undefined {
  const base = upstream.href.replace(/\/$/, '');
  if (!URL.canParse(`${base}${target}`)) return undefined;
  const address = new URL(`${base}${target}`);
  const within = new URL(`${base}/`).pathname;
  return address.origin === upstream.origin && address.pathname.startsWith(within) ? address : undefined;
}

interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

function answered(address: URL, { method, headers, body }: Passing): Promise<Answered> {
  const own = Object.entries(headers).filter(([name, value]) => value !== undefined && !OURS.has(name.toLowerCase()));
  const send = address.protocol === 'https:' ? secureRequest : plainRequest;
  return new Promise((resolve, reject) => {
    const said = { ...(Object.fromEntries(own) as Record<string, string>), 'accept-encoding': 'identity' };
    const sent = send(address, { method, headers: said, agent: false, signal: AbortSignal.timeout(TIMEOUT_MS) });
    sent.on('error', reject);
    sent.on('response', (response) => {
      const parts: Buffer[] = [];
      let size = 0;
      response.on('error', reject);
      response.on('data', (part: Buffer) => {
        size += part.length;
        if (size > MAX_BODY) sent.destroy(new Error(`more than ${MAX_BODY} bytes`));
        else parts.push(part);
      });
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: Object.fromEntries(
            Object.entries(response.headers).flatMap(([name, value]) =>
              value === undefined ? [] : [[name, String(value)]],
            ),
          ),
          body: new Uint8Array(Buffer.concat(parts)),
        }),
      );
    });
    sent.end(body);
  });
}

function exchangeOf({ redaction }: Recording, passing: Passing, { status, headers, body }: Answered): Exchange {
  const reference = referenceIn(utf8(passing.body) ?? '');
  const text = utf8(body);
  const type = headers['content-type'];
  return {
    method: passing.method,
    target: redactedText(passing.target, redaction),
    ...(reference === undefined ? {} : { reference }),
    status,
    headers: redactedHeaders(answerHeaders(headers), redaction),
    ...(type === undefined ? {} : { mediaType: type }),
    ...(text === undefined ? {} : { body: redactedText(text, redaction) }),
    size: body.length,
  };
}
