import type { HeaderValues } from './journal.ts';

/** Written instead of what nobody is to read. */
export const REDACTED = '[redacted]';

/** Headers that let somebody in. */
const HEADERS: ReadonlySet<string> = new Set([
  'authorization',
  'proxy-authorization',
  'cookie',
  'set-cookie',
  'kouan-token',
  'x-api-key',
]);
/** Members of JSON and elements of XML that do. */
const MEMBERS = ['password', 'passwd', 'pin', 'token', 'access_token', 'refresh_token', 'client_secret', 'secret'];

/** What is hidden beside what is always hidden; names without regard to case. */
export interface Redaction {
  readonly headers?: readonly string[] | undefined;
  readonly members?: readonly string[] | undefined;
}

const lower = (names: readonly string[] = []): string[] => names.map((name) => name.toLowerCase());

/** Headers as they may be shown. */
export function redactedHeaders(headers: HeaderValues, { headers: more }: Redaction = {}): Record<string, string> {
  const hidden = new Set(lower(more));
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]): [string, string][] => {
      if (value === undefined) return [];
      const key = name.toLowerCase();
      return [[key, HEADERS.has(key) || hidden.has(key) ? REDACTED : String(value)]];
    }),
  );
}

/** A text as it may be shown: members of JSON, elements and attributes of XML and fields of forms, by their names. */
export function redactedText(text: string, { members }: Redaction = {}): string {
  const names = [...MEMBERS, ...lower(members)].map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
  return text
    .replace(new RegExp(`("(?:${names})"\\s*:\\s*)(?:"(?:[^"\\\\]|\\\\.)*"?|[^\\s,}\\]"]+)`, 'gi'), `$1"${REDACTED}"`)
    .replace(new RegExp(`(<(?:[\\w.-]+:)?(?:${names})(?:\\s[^<>]*)?>)[^<]+`, 'gi'), `$1${REDACTED}`)
    .replace(new RegExp(`(\\s(?:${names})\\s*=\\s*)(?:"[^"<]*"|'[^'<]*')`, 'gi'), `$1"${REDACTED}"`)
    .replace(new RegExp(`((?:^|[?&])(?:${names})=)[^&\\s"<]+`, 'gi'), `$1${REDACTED}`);
}
