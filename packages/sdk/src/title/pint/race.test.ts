import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { DIALECTS } from '../../exchange/store/dialects.testing.ts';
import { documentChecksum } from '../chain/checksum.ts';
import { signObject } from '../chain/entry.ts';
import { openChain } from './issue.ts';
import { bill, carrier, contextOf, newRegister, SIGNERS, shipper } from './pint.testing.ts';

const CHILD = fileURLToPath(new URL('./race.testing.ts', import.meta.url));

/** The next line that a process says. */
const line = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    child.stdout?.once('data', (part: Buffer) => resolve(part.toString().trim()));
    child.once('exit', (code) => reject(new Error(`ended with ${code}`)));
  });

const begin = (...args: string[]): ChildProcess =>
  spawn(process.execPath, ['--import', 'tsx', '--conditions=@kouan/source', CHILD, ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });

it.each(DIALECTS)(
  'on %s: two processes that transfer the same bill at once end with exactly one success',
  async (_, where) => {
    const place = where();
    const register = await newRegister(() => new Date('2026-03-01T12:00:00Z'), place);
    const document = bill();
    const checksum = documentChecksum(document);
    const issued = await openChain(
      register,
      {
        document,
        bill: { type: 'bill-of-lading', transportDocumentReference: 'KOU1', carrierCode: 'KOUA', isToOrder: true },
        issuanceManifest: await signObject(
          { documentChecksum: checksum, issueToChecksum: checksum },
          SIGNERS.CAR1.signer,
        ),
        carrier,
        holder: shipper,
      },
      contextOf('EBL1'),
    );
    const id = issued?.bill.id ?? '';
    const children = ['Bank', 'Buyer'].map((to) => begin(place, id, to));
    expect(await Promise.all(children.map(line))).toEqual(['ready', 'ready']);
    const ends = children.map(line);
    for (const child of children) child.stdin?.write('go\n');
    expect((await Promise.all(ends)).sort()).toEqual(['ERR_KOUAN_CONFLICT', 'done']);
    expect(await register.title(id)).toMatchObject({ acts: { length: 2 }, findings: [] });
    expect(await register.openTransfers()).toHaveLength(1);
    await register.close();
  },
  120_000,
);
