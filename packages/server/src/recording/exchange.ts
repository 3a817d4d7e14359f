/** A request and what somebody else answered to it, as a recording or a HAR file has it. */
export interface Exchange {
  readonly method: string;
  /** Path and query, from where the endpoints of this server begin. */
  readonly target: string;
  /** Reference of the declaration in the request, where there is one. */
  readonly reference?: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly mediaType?: string;
  /** Nothing where it is no text. */
  readonly body?: string;
  readonly size: number;
}

const REFERENCE = /<ClientSeqNo>([^<]{1,64})<\/ClientSeqNo>/;
const MAX_SEARCHED = 1_000_000;

/** Reference of the sender in a message. */
export const referenceIn = (text: string): string | undefined => REFERENCE.exec(text.slice(0, MAX_SEARCHED))?.[1];

/** Headers of a connection, and those that follow from the body. */
const OF_THE_WAY: ReadonlySet<string> = new Set([
  'connection',
  'content-encoding',
  'content-length',
  'content-type',
  'date',
  'keep-alive',
  'proxy-authenticate',
  'set-cookie',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/** Headers that say something of an answer itself. */
export const answerHeaders = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).filter(([name]) => !OF_THE_WAY.has(name.toLowerCase()) && !name.startsWith(':')),
  );

/** The text that bytes are in UTF-8; nothing where they are none. */
export function utf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
