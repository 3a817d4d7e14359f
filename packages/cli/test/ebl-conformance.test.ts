import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { customer, receivingPeer, SIGNERS } from '../../server/src/conformance/peers.testing.ts';
import { freshFolder, kouan, records } from './kouan.testing.ts';

const folder = freshFolder();
const file = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
for (const [name, { key, certificate }] of Object.entries(SIGNERS)) {
  file(`${name}.key`, key);
  file(`${name}.pem`, certificate);
}
const platform = file(
  'platform.json',
  JSON.stringify({
    platform: 'CONF',
    key: 'CONF.key',
    certificate: 'CONF.pem',
    partners: [{ code: 'PEER', certificates: ['PEER.pem'] }],
    parties: { customer },
  }),
);

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function peer(change?: Parameters<typeof receivingPeer>[0]): Promise<string> {
  const one = await receivingPeer(change);
  closing.push(() => one.close());
  return one.url;
}

const test = (url: string, ...more: string[]) =>
  kouan([
    ...['ebl', 'conformance', '--role', 'receiver', '--platform', platform, '--peer', 'PEER', '--url', url],
    ...['--party', 'customer', '--own-carrier', 'CLIN', '--carrier-key', join(folder, 'CLIN.key')],
    ...['--carrier-cert', join(folder, 'CLIN.pem'), ...more],
  ]);

describe('kouan ebl conformance', () => {
  it('a receiver that passes: a table, exit 0', async () => {
    const { code, stdout, stderr } = await test(await peer(), '--scenario', 'PINT-01', '--scenario', 'PINT-18');
    expect([code, stderr]).toEqual([0, expect.stringContaining('2 passed, 0 failed, 0 skipped')]);
    expect(stdout.split('\n').map((line) => line.split(/\s{2,}/).slice(0, 2))).toEqual([
      ['scenario', 'verdict'],
      ['PINT-01', 'passed'],
      ['PINT-18', 'passed'],
      [''],
    ]);
  });

  it('one that does not: exit 3, the check that failed, and reports for machines', async () => {
    const [junit, out] = [join(folder, 'junit.xml'), join(folder, 'report.json')];
    const url = await peer((told) => (told.status === 200 ? { ...told, status: 201 } : told));
    const { code, stdout } = await test(url, '--scenario', 'PINT-01', '--junit', junit, '--out', out, '--json');
    expect(code).toBe(3);
    expect(records(stdout)).toMatchObject([
      { event: 'scenario', id: 'PINT-01', verdict: 'failed', steps: [{ findings: [{ code: 'CFM-0002' }] }] },
      { event: 'summary', role: 'receiver', passed: 0, failed: 1 },
    ]);
    expect(existsSync(junit) && readFileSync(junit, 'utf8')).toContain('<failure message="step 1: CFM-0002');
    expect(JSON.parse(readFileSync(out, 'utf8'))).toMatchObject({
      scenarios: [{ exchanges: [{ path: '/v3/envelopes' }] }],
    });
  });

  it('nobody there: exit 5', async () => {
    const one = await receivingPeer();
    await one.close();
    const { code, stderr } = await test(one.url, '--scenario', 'PINT-01');
    expect([code, stderr]).toEqual([5, expect.stringContaining('ERR_KOUAN_NETWORK')]);
  });

  it.each([
    [['--peer', 'PEAR'], /PEER/],
    [['--scenario', 'PINT-77'], /PINT-19/],
    [['--listen', 'here'], /127\.0\.0\.1:8090/],
    [['--timeout', 'soon'], /90s/],
    [['--role', 'sendr'], /sender/],
  ])('%j: exit 2, and what was meant', async (args, meant) => {
    const { code, stderr } = await test('http://127.0.0.1:9', ...args);
    expect([code, stderr]).toEqual([2, expect.stringMatching(meant)]);
  });
});
