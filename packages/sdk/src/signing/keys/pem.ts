/** One block of a PEM file (RFC 7468). */
export interface PemBlock {
  /** `CERTIFICATE`, `PRIVATE KEY`, … */
  readonly label: string;
  readonly bytes: Uint8Array;
  /** Line of its BEGIN, from 1. */
  readonly line: number;
  /** Headers of RFC 1421, as OpenSSL writes them before old encrypted keys. */
  readonly headers: Readonly<Record<string, string>>;
}

/** What a PEM file holds, and where it is broken. Text between the blocks is allowed (RFC 7468 §2). */
export interface PemText {
  readonly blocks: readonly PemBlock[];
  /** A block that does not end, or is no base64. */
  readonly broken: readonly { readonly line: number; readonly label: string; readonly why: 'end' | 'base64' }[];
}

const BEGIN = /^-----BEGIN ([A-Z0-9][A-Z0-9 ]*)-----\s*$/;
const HEADER = /^([A-Za-z0-9-]+):\s*(.*)$/;
const MAX_BLOCKS = 10_000;

/** Reads PEM. Says what it cannot read instead of leaving it out. */
export function readPem(text: string): PemText {
  const blocks: PemBlock[] = [];
  const broken: { line: number; label: string; why: 'end' | 'base64' }[] = [];
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  for (let at = 0; at < lines.length && blocks.length < MAX_BLOCKS; at++) {
    const label = BEGIN.exec(lines[at] ?? '')?.[1];
    if (label === undefined) continue;
    const line = at + 1;
    const end = lines.findIndex((one, index) => index > at && one.trimEnd() === `-----END ${label}-----`);
    const next = lines.findIndex((one, index) => index > at && one.startsWith('-----BEGIN '));
    if (end < 0 || (next >= 0 && next < end)) {
      broken.push({ line, label, why: 'end' });
      continue;
    }
    const inside = lines.slice(at + 1, end);
    const headers: Record<string, string> = {};
    while (inside[0] !== undefined && HEADER.test(inside[0])) {
      const [, name = '', value = ''] = HEADER.exec(inside.shift() ?? '') ?? [];
      headers[name] = value;
    }
    const base64 = inside.join('').replace(/\s/g, '');
    const bytes = new Uint8Array(Buffer.from(base64, 'base64'));
    if (bytes.length === 0 || Buffer.from(bytes).toString('base64') !== base64)
      broken.push({ line, label, why: 'base64' });
    else blocks.push({ label, bytes, line, headers });
    at = end;
  }
  return { blocks, broken };
}

/** Writes one block. */
export function writePem(label: string, bytes: Uint8Array): string {
  const lines = Buffer.from(bytes).toString('base64').replace(/.{64}/g, '$&\n').trimEnd();
  return `-----BEGIN ${label}-----\n${lines}\n-----END ${label}-----\n`;
}
