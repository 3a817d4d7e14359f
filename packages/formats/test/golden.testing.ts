import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { Decoded, Format } from '@kouan/sdk';

export const FIXTURES = new URL('../../../fixtures/', import.meta.url);

/** Made anew where the change was meant: KOUAN_REFRESH=1 npx vitest run --project formats golden. Never in CI. */
const REFRESH = process.env['KOUAN_REFRESH'] === '1' && !process.env['CI'];

/** Names of the inputs of a format. */
export function inputsOf(format: Format): readonly string[] {
  const folder = new URL(`${format.name}/`, FIXTURES);
  return existsSync(folder) ? readdirSync(folder).filter((name) => !name.endsWith('.expected.json')) : [];
}

export const inputOf = (format: Format, name: string): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`${format.name}/${name}`, FIXTURES)));

/** Everything that reading gives, one entry a document; of findings what a caller acts on. */
export async function readAll(format: Format, bytes: Uint8Array): Promise<object[]> {
  const decoded: Decoded[] = [];
  if (format.decodeEach === undefined) decoded.push(format.decode(bytes));
  else for await (const each of format.decodeEach(oneChunk(bytes))) decoded.push(each);
  return decoded.map(({ document, findings, unmapped }) => ({
    ...(document === undefined ? {} : { document }),
    findings: findings.map(({ code, severity, path, at, found }) => ({
      code,
      severity,
      path,
      ...(at && { at }),
      ...(found === undefined ? {} : { found }),
    })),
    unmapped: [...unmapped],
  }));
}

/** What is expected of an input; written first when that is asked for. */
export function expectedOf(format: Format, name: string, actual: object): unknown {
  const file = new URL(`${format.name}/${name}.expected.json`, FIXTURES);
  if (REFRESH) writeFileSync(file, `${JSON.stringify(actual, null, 2)}\n`);
  return JSON.parse(readFileSync(file, 'utf8'));
}

export async function* oneChunk(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
