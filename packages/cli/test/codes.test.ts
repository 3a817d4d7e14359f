import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { freshFolder, kouan, records } from './kouan.testing.ts';

describe.concurrent('kouan codes', () => {
  it('lists every list with its label and edition', async () => {
    const { code, stdout } = await kouan(['codes', '--json']);
    expect(code).toBe(0);
    const [{ lists } = { lists: [] }] = records(stdout) as unknown as [{ lists: Record<string, unknown>[] }];
    expect(lists.find(({ name }) => name === 'cn-trade-modes')).toMatchObject({
      label: 'derived',
      edition: '2018-2020',
    });
    expect(lists.find(({ name }) => name === 'hs-2022')).toMatchObject({ rows: 5612 });
  });

  it('show says what is known of a code on a day, and exits with 3 unless it is valid', async () => {
    const { code, stdout, stderr } = await kouan(['codes', 'show', 'cn-trade-modes', '9710', '--as-of', '2020-06-30']);
    expect([code, stdout.startsWith('9710  not-yet')]).toEqual([3, true]);
    expect(stderr).toContain('begins on 2020-07-01 (GACC 2020 no. 75)');
    const unknown = await kouan(['codes', 'show', 'cn-trade-mode']);
    expect([unknown.code, unknown.stderr]).toEqual([2, expect.stringContaining('Did you mean “cn-trade-modes”?')]);
  });

  it('search finds by pinyin and says where the code is used', async () => {
    const { code, stdout } = await kouan(['codes', 'search', 'ybmy', '--lang', 'zh']);
    expect([code, stdout]).toEqual([0, 'cn-trade-modes  0110  一般贸易    pinyin  TradeMode\n']);
    const locode = join(freshFolder(), 'locode.csv');
    const line = (country: string, place: string, name: string): string =>
      `,${country},${place},${name},${name},,--34-6--,AI,0601,,,\n`;
    writeFileSync(locode, line('AD', 'ALV', 'Andorra la Vella') + line('DE', 'MUC', 'Muenchen'));
    const own = await kouan(['codes', 'search', 'munchen', '--locode', locode]);
    expect([own.code, own.stdout]).toEqual([0, expect.stringContaining('un-places  DEMUC')]);
  });

  it('classify decides where it can, asks where it cannot, and gives nothing where it knows nothing', async () => {
    const [one, open, none] = await Promise.all([
      kouan(['classify', '不锈钢保温杯', '--lang', 'zh']),
      kouan(['classify', 'shirt', '--fact', 'wearer=men', '--json']),
      kouan(['classify', 'spare', 'parts']),
    ]);
    expect([one.code, open.code, none.code, none.stdout]).toEqual([0, 3, 3, '']);
    expect(one.stdout).toContain('9617  HS-6 961700  保温瓶');
    expect(records(open.stdout)).toMatchObject([
      { outcome: 'open', questions: [{ fact: 'construction' }, { fact: 'fibre' }] },
    ]);
  });

  it('hs moves a code between editions, and knows national digits only from a tariff', async () => {
    const moved = await kouan(['codes', 'hs', '9706.00', '--from', '2017', '--to', '2022', '--json']);
    expect(moved.code).toBe(0);
    expect(records(moved.stdout)).toMatchObject([
      { subheading: '970600', transposition: { relation: '1:n', targets: [{ code: '970610' }, { code: '970690' }] } },
    ]);
    const tariff = join(freshFolder(), 'tariff.csv');
    writeFileSync(tariff, '税号,商品名称\n8471300000,便携式自动数据处理设备\n');
    const held = await kouan(['codes', 'hs', '8471.30.00.00', '8471300001', '--tariff', tariff]);
    expect(held.code).toBe(3);
    expect(held.stdout).toContain('✔ 8471.30.00.00  HS 2022  84 Boilers, machinery, mechanical appliances  便携式');
    expect(held.stderr).toContain('HSC-0007');
  });
});
