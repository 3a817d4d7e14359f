import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatByName } from '@kouan/formats';
import type { Declaration } from '@kouan/sdk';
import { sampleImport } from '../../sdk/src/checks/declaration/sample.testing.ts';

/** A declaration without errors; what is changed in it makes the mistakes. */
export function declarationBytes(clientReference: string, change: Partial<Declaration> = {}): Uint8Array {
  const document: Declaration = { ...sampleImport(), ...change, clientReference };
  return formatByName('china.declaration').encode?.(document).bytes ?? new Uint8Array();
}

/** The same as a file. */
export function declarationFile(folder: string, clientReference: string, change: Partial<Declaration> = {}): string {
  const file = join(folder, `${clientReference}.xml`);
  writeFileSync(file, declarationBytes(clientReference, change));
  return file;
}
