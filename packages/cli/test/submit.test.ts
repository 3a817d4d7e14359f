import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshFolder, kouan, records, served } from './kouan.testing.ts';
import { declarationFile } from './sample.testing.ts';

const folder = freshFolder();
const good = ['A-1-released', 'A-2-inspected', 'A-3-rejected', 'A-4-returned'].map((name) =>
  declarationFile(folder, name),
);
const wrong = declarationFile(folder, 'A-5', { grossMass: '1', netMass: '1000' });
const journal = join(folder, 'journal.db');

let server: Awaited<ReturnType<typeof served>>;
beforeAll(async () => {
  server = await served();
});
afterAll(() => server.stop());

const accepted = async () =>
  ((await (await fetch(`${server.url}/declarations`)).json()) as { declarations: Record<string, unknown>[] })
    .declarations;

describe('kouan submit', () => {
  it('sends what is right, withholds what is wrong, and tells both', async () => {
    const report = join(folder, 'report');
    const ran = await kouan([
      ...['submit', '--yes', ...good, wrong, '--to', server.url, '--journal', journal, '--wait', '20'],
      ...['--report', report, '--keep', join(folder, 'sent')],
    ]);
    expect(ran.code).toBe(3);
    expect(ran.stdout).toMatch(/2\s+closed[\s\S]*1\s+rejected[\s\S]*1\s+returned[\s\S]*1\s+withheld/);
    expect(ran.stderr).toMatch(/DEC-0010[\s\S]*A-5\.xml/);
    expect((await accepted()).map(({ reference, acceptances }) => [reference, acceptances]).sort()).toEqual([
      ['A-1-released', 1],
      ['A-2-inspected', 1],
      ['A-3-rejected', 1],
      ['A-4-returned', 1],
    ]);
    const told = JSON.parse(readFileSync(join(report, 'report.json'), 'utf8'));
    expect(told).toMatchObject({ documents: 5, states: { closed: 2, rejected: 1, returned: 1 } });
    expect(told.withheld).toMatchObject([{ file: wrong, clientReference: 'A-5' }]);
    const [released] = told.submissions;
    expect(released.receipts.map(({ channel }: { channel?: string }) => channel)).toEqual([
      undefined,
      ...['7', 'L', 'J', 'P', 'R'],
    ]);
    expect(readFileSync(join(report, 'report.html'), 'utf8')).toContain('A-5.xml');
    expect(readdirSync(join(folder, 'sent')).sort()).toEqual(good.map((path) => path.slice(folder.length + 1)));
    // What was already in the form that is sent goes out byte for byte.
    expect(readFileSync(join(folder, 'sent', 'A-1-released.xml'))).toEqual(readFileSync(good[0] as string));
  });

  it('the same command again sends nothing', async () => {
    const before = await accepted();
    const ran = await kouan(['submit', '--yes', ...good, '--to', server.url, '--journal', journal, '--json']);
    const events = records(ran.stdout);
    expect(events.slice(0, -1).map(({ event }) => event)).toEqual(['known', 'known', 'known', 'known']);
    expect(events.at(-1)).toMatchObject({ event: 'summary', sent: 0, known: 4 });
    expect(await accepted()).toEqual(before);
  });

  it('status and receipts read the same journal', async () => {
    const status = await kouan(['status', '--journal', journal, '--state', 'rejected']);
    expect(status.code).toBe(3);
    expect(status.stdout).toContain('A-3-rejected');
    const receipts = await kouan(['receipts', '--journal', journal, '--json']);
    expect(receipts.code).toBe(0);
    const channels = records(receipts.stdout)
      .map(({ receipt }) => receipt as { clientReference: string; channel?: string })
      .filter(({ clientReference }) => clientReference === 'A-3-rejected')
      .map(({ channel }) => channel);
    expect(channels).toEqual([undefined, '7', 'L', 'E']);
  });

  it('an endpoint that is not there: exit 5, and the journal keeps what was to be sent', async () => {
    const ran = await kouan([
      ...[
        'submit',
        '--yes',
        declarationFile(folder, 'B-1'),
        '--to',
        'http://127.0.0.1:9',
        '--journal',
        join(folder, 'b.db'),
      ],
    ]);
    expect(ran.code).toBe(5);
    expect(ran.stderr).toContain('Run the same command again');
    const later = await kouan([
      ...['submit', '--yes', declarationFile(folder, 'B-2'), '--to', server.url, '--journal', join(folder, 'b.db')],
    ]);
    expect(later.code).toBe(0);
  });

  it('signed on the way out, verified by anybody, and not by another certificate', async () => {
    const { selfSignedCertificate } = await import('@kouan/sdk/signing');
    const { writeFileSync } = await import('node:fs');
    for (const name of ['mine', 'other']) {
      const pair = selfSignedCertificate({ subject: name, days: 30, now: new Date() });
      writeFileSync(join(folder, `${name}.key`), pair.key);
      writeFileSync(join(folder, `${name}.pem`), pair.certificate);
    }
    const ran = await kouan([
      ...['submit', '--yes', declarationFile(folder, 'C-1'), '--to', server.url, '--journal', join(folder, 'c.db')],
      ...['--key', join(folder, 'mine.key'), '--cert', join(folder, 'mine.pem'), '--keep', join(folder, 'signed')],
    ]);
    expect(ran.code).toBe(0);
    const verify = (trust: string) =>
      kouan(['verify', join(folder, 'signed', 'C-1.xml'), '--trust', join(folder, trust), '--json']);
    const mine = await verify('mine.pem');
    expect([mine.code, records(mine.stdout)[0]]).toEqual([0, expect.objectContaining({ verdict: 'valid' })]);
    const other = await verify('other.pem');
    expect(other.code).toBe(7);
    const wrongKey = await kouan([
      ...['submit', '--yes', declarationFile(folder, 'C-2'), '--to', server.url, '--journal', join(folder, 'c.db')],
      ...['--key', join(folder, 'mine.key'), '--cert', join(folder, 'other.pem')],
    ]);
    expect(wrongKey.code).toBe(7);
    expect(`${wrongKey.stdout}${wrongKey.stderr}`).not.toContain('PRIVATE KEY');
  });
});

describe('through the folders of an import client', () => {
  it('accepted once, answered in InBox, read to the end', async () => {
    const client = join(folder, 'client');
    const local = await served(['--directory', client]);
    try {
      const files = ['D-1-released', 'D-2-rejected'].map((name) => declarationFile(folder, name));
      const ran = await kouan([
        ...['submit', '--yes', ...files, '--to', client, '--journal', join(folder, 'd.db'), '--wait', '20'],
      ]);
      expect(ran.stdout).toMatch(/1\s+closed[\s\S]*1\s+rejected/);
      expect(ran.code).toBe(3);
      expect(readdirSync(join(client, 'SentBox')).length).toBe(2);
      expect(readdirSync(join(client, 'OutBox'))).toEqual([]);
    } finally {
      await local.stop();
    }
    expect(existsSync(join(client, 'InBox'))).toBe(true);
  });
});
