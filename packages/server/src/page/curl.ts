import { TOKEN_HEADER } from '../guard/door.ts';

/** One word of a POSIX shell, whatever is in it. */
const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** Where the shell has the token of the server. */
export const TOKEN_VARIABLE = 'KOUAN_TOKEN';

/** More is not put on a command line. */
const MAX_INLINE = 60_000;

export interface Sent {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  /** Whoever comes must show the token of the server. */
  readonly guarded?: boolean | undefined;
}

/**
 * A request as a command line that sends the same octets again. What is not plain text goes through base64, and what is
 * too large for a command line is asked for as a file. The token of the server is not in it: the shell has it in a
 * variable.
 */
export function curlOf({ url, headers, body, guarded = false }: Sent): string {
  const token = guarded ? [`  -H "${TOKEN_HEADER}: $${TOKEN_VARIABLE}"`] : [];
  const said = [...token, ...Object.entries(headers).map(([name, value]) => `  -H ${quoted(`${name}: ${value}`)}`)];
  const text = new TextDecoder('utf-8').decode(body);
  const isPlain = !text.includes('\0') && Buffer.from(text).equals(body);
  const inline = body.length <= MAX_INLINE;
  const data = !inline
    ? '  --data-binary @message.xml'
    : isPlain
      ? `  --data-binary ${quoted(text)}`
      : '  --data-binary @-';
  const before = inline && !isPlain ? `printf %s ${Buffer.from(body).toString('base64')} | base64 -d | ` : '';
  return `${before}${[`curl -sS ${quoted(url)}`, ...said, data].join(' \\\n')}`;
}
