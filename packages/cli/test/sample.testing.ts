import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatByName } from '@kouan/formats';
import type { Declaration } from '@kouan/sdk';
import { sampleImport } from '../../sdk/src/checks/declaration/sample.testing.ts';

/** A declaration without errors, as a file; what is changed in it makes the mistakes. */
export function declarationFile(folder: string, clientReference: string, change: Partial<Declaration> = {}): string {
  const document: Declaration = { ...sampleImport(), ...change, clientReference };
  const { encode } = formatByName('china.declaration');
  const file = join(folder, `${clientReference}.xml`);
  writeFileSync(file, encode?.(document).bytes ?? '');
  return file;
}
