import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../verifiers.testing.ts';
import { type Identity, identity } from './certificates.testing.ts';

export const TIME_STAMPING = '1.3.6.1.5.5.7.3.8';

/** A time stamping service that openssl runs in a folder; `old` binds its certificate by SHA-1. */
export function timestampService(folder: string): {
  readonly root: Identity;
  readonly service: Identity;
  stamp(query: Uint8Array, name?: 'good' | 'old'): Buffer;
} {
  const root = identity({ subject: 'TSA Root', ca: true });
  const service = identity({ subject: 'TSA', issuer: root, purposes: [TIME_STAMPING] });
  const file = (name: string, data: string | Uint8Array): string => {
    const path = join(folder, name);
    writeFileSync(path, data);
    return path;
  };
  const config = (name: string): string => `
[tsa]
default_tsa = t
[t]
serial = ${file(`${name}.serial`, '01')}
crypto_device = builtin
signer_cert = ${file('tsa.crt', service.pem)}
certs = ${file('tsa.chain', root.pem)}
signer_key = ${file('tsa.key', service.keyPem)}
signer_digest = sha256
default_policy = 1.2.3.4.1
other_policies = 1.2.3.4.5
digests = sha256, sha384, sha512
accuracy = secs:1, millisecs:500, microsecs:100
ess_cert_id_chain = no
ess_cert_id_alg = ${name === 'old' ? 'sha1' : 'sha256'}
`;
  for (const name of ['good', 'old']) file(`${name}.cnf`, config(name));
  return {
    root,
    service,
    stamp: (query, name = 'good') => {
      const args = ['ts', '-reply', '-config', join(folder, `${name}.cnf`), '-queryfile', file('ts.tsq', query)];
      const done = run('openssl', [...args, '-out', join(folder, 'ts.tsr')]);
      if (!done.ok) throw new Error(done.err);
      return readFileSync(join(folder, 'ts.tsr'));
    },
  };
}
