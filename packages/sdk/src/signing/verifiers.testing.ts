import { spawnSync } from 'node:child_process';

/** An independent program the tests compare with. */
export type Verifier =
  | 'xmllint'
  | 'xmlsec1'
  | 'openssl'
  | 'softhsm2-util'
  | 'pkcs11-tool'
  | 'pdfsig'
  | 'certutil'
  | 'pk12util'
  | 'qpdf'
  | 'jose'
  | 'chromium';

/** How each says that it is there, where not by `--version`. */
const PROBES: Readonly<Partial<Record<Verifier, string>>> = {
  openssl: 'version',
  pdfsig: '-v',
  certutil: '-H',
  pk12util: '-H',
};

/** True when the tests that need this program are to be skipped; missing programs fail under CI instead. */
export function lacks(verifier: Verifier): boolean {
  // Some say their version and end with another code: that they are there is what counts.
  if (spawnSync(verifier, [PROBES[verifier] ?? '--version']).error === undefined) return false;
  if (process.env.CI || process.env.KOUAN_REQUIRE_VERIFIERS === '1')
    throw new Error(`${verifier} is required and missing`);
  return true;
}

/** Runs a verifier over files. */
export function run(
  verifier: Verifier,
  args: readonly string[],
): { readonly ok: boolean; readonly out: Buffer; readonly err: string } {
  const done = spawnSync(verifier, args);
  return { ok: done.status === 0, out: done.stdout, err: done.stderr.toString() };
}
