/** What went over the wire, kept for whoever wants to know why a scenario failed. @module */

export interface WireMessage {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** One request and what was answered. */
export interface Exchange {
  /** By the runner, or by the implementation under test. */
  readonly from: 'runner' | 'implementation';
  readonly at: string;
  readonly method: string;
  /** Path below the address of whoever was asked. */
  readonly path: string;
  readonly request: WireMessage;
  readonly response?: WireMessage & { readonly status: number };
  /** Why there is no answer. */
  readonly failed?: string;
}

const SECRET = new Set(['authorization', 'proxy-authorization', 'cookie', 'set-cookie', 'x-api-key']);
const WITHHELD = '(withheld)';

/** Takes out of everything that is kept what nobody else may know. */
export function withholder(secrets: readonly string[]): {
  text(value: string): string;
  headers(all: Iterable<readonly [string, string]>): Readonly<Record<string, string>>;
} {
  const text = (value: string): string =>
    secrets.reduce((clean, secret) => (secret === '' ? clean : clean.replaceAll(secret, WITHHELD)), value);
  return {
    text,
    headers: (all) =>
      Object.fromEntries(
        [...all].map(([name, value]) => [name, SECRET.has(name.toLowerCase()) ? WITHHELD : text(value)]),
      ),
  };
}

export type Withholder = ReturnType<typeof withholder>;
