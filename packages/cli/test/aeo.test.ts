import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { freshFolder, kouan, records } from './kouan.testing.ts';

const folder = freshFolder();
const file = (name: string, value: unknown): string => {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(value));
  return path;
};
const record = {
  country: 'CN',
  tin: 'CN3302960001',
  names: [{ text: 'SAMPLE', script: 'latin' }],
  status: 'active',
  validFrom: '2020-01-01',
  consent: { given: true },
};

describe.concurrent('kouan aeo', () => {
  it('decode says what a code is, and what it is worth', async () => {
    const { code, stdout } = await kouan(['aeo', 'decode', 'AEO<CN0123456789>', '--at', 'NZ', '--on', '2026-01-31']);
    expect(code).toBe(0);
    for (const part of ['AEOCN0123456789', 'Advanced certified enterprise', 'recognised (in-force)', 'GACC 2017-23'])
      expect(stdout).toContain(part);
  });

  it('encode writes the form that is asked for', async () => {
    const { code, stdout } = await kouan(['aeo', 'encode', '0123456789', '--home', 'CN', '--form', 'partner']);
    expect([code, stdout]).toEqual([0, 'AEOCN0123456789\n']);
  });

  it('check and diff read lists of records', async () => {
    const before = file('before.json', { aeoRecords: [record, { ...record, tin: 'CN3302960002' }] });
    const after = file('after.json', {
      aeoRecords: [
        { ...record, tin: 'CN3302960009', previousCodes: ['CN3302960002'] },
        { ...record, status: 'suspended' },
      ],
    });
    const [checked, differ] = await Promise.all([
      kouan(['aeo', 'check', before, '--today', '2026-01-31', '--at', 'NZ', '--json']),
      kouan(['aeo', 'diff', before, after, '--json']),
    ]);
    expect(checked.code).toBe(0);
    expect(records(checked.stdout)).toMatchObject([
      { tin: 'CN3302960001', findings: [], recognition: 'recognised' },
      { tin: 'CN3302960002' },
    ]);
    expect(differ.code).toBe(3);
    expect(records(differ.stdout)).toMatchObject([
      { code: 'CN3302960001', change: 'changed', path: '/status', before: 'active', after: 'suspended' },
      { code: 'CN3302960009', change: 'changed', path: '/tin' },
      { code: 'CN3302960009', change: 'changed', path: '/previousCodes/0', after: 'CN3302960002' },
    ]);
  });
});
