import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What tests put into the temporary folder lies in one of the run's own, which is gone with it. */
export default function setup(): (() => void) | undefined {
  // Every project asks for it; the first makes it.
  if (process.env['KOUAN_TEST_FOLDER'] !== undefined) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'kouan-tests-'));
  // A database server that tests begin belongs to somebody else.
  chmodSync(folder, 0o755);
  process.env['KOUAN_TEST_FOLDER'] = folder;
  process.env['TMPDIR'] = folder;
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
