import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, it } from 'vitest';
import { freshFolder, kouan, records, start } from './kouan.testing.ts';

const folder = freshFolder();

interface Ready {
  readonly url: string;
  readonly ports: { readonly gate: number; readonly ais: number; readonly aisUdp: number };
}

it('devices are replayed over HTTP, TCP and UDP, and what comes of them is followed and replayed again', async () => {
  const server = start([
    'serve',
    '--port',
    '0',
    '--clock',
    'virtual',
    '--gate-port',
    '0',
    '--ais-port',
    '0',
    '--ais-udp-port',
    '0',
    '--json',
  ]);
  const { url, ports } = await new Promise<Ready>((resolve) =>
    createInterface({ input: server.stdout }).once('line', (line) => resolve(JSON.parse(line) as Ready)),
  );
  const base = url.replace(/\/single-window$/, '');
  try {
    const tail = kouan(['events', 'tail', '--url', base, '--kind', 'gate.*', '--after', '0', '--count', '6', '--json']);
    const gate = ['device', 'replay', '--kind', 'gate', '--count', '2', '--speed', '9999x'];
    const [overHttp, overTcp] = await Promise.all([
      kouan([...gate, '--to', base, '--json']),
      kouan([...gate, '--count', '3', '--to', `tcp://127.0.0.1:${ports.gate}`]),
    ]);
    expect(records(overHttp.stdout)).toMatchObject([{ kind: 'gate', ok: true, said: 'hold GTE-0010 GTE-0051' }, {}]);
    expect([overTcp.code, overTcp.stdout.trim().split('\n').length]).toEqual([0, 3]);
    const followed = records((await tail).stdout);
    expect(followed.map(({ kind }) => kind)).toEqual([1, 2, 3].flatMap(() => ['gate.gathered', 'gate.commanded']));

    const log = join(folder, 'night.ndjson');
    writeFileSync(log, followed.map((one) => `${JSON.stringify(one)}\n`).join(''));
    const again = await kouan(['device', 'replay', log, '--to', `${base}/ns/second`, '--json']);
    expect([again.code, records(again.stdout).length]).toEqual([0, 3]);

    const nmea = join(folder, 'harbour.nmea');
    writeFileSync(nmea, '# a comment\n!AIVDM,1,1,,A,15RTgt0PAso;90TKcjM8h6g208CQ,0*4A\n');
    for (const to of [`tcp://127.0.0.1:${ports.ais}`, `udp://127.0.0.1:${ports.aisUdp}`])
      expect((await kouan(['device', 'replay', nmea, '--to', to])).code).toBe(0);
    const heard = await kouan([
      'events',
      'tail',
      '--url',
      base,
      '--kind',
      'ais.received',
      '--after',
      '0',
      '--count',
      '2',
    ]);
    expect(heard.stdout).toContain('vessel=371798000');
  } finally {
    server.kill('SIGTERM');
  }
});

it('what cannot be done is said, with what to do', async () => {
  for (const [args, code] of [
    [['device', 'replay'], 2],
    [['events', 'tail', '--url', 'http://127.0.0.1:1'], 5],
  ] as const)
    expect([args, (await kouan(args)).code]).toEqual([args, code]);
});
