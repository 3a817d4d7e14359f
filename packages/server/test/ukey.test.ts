import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { memorySigner, type UkeyOptions, ukeyBridge, ukeySigner } from '@kouan/sdk/signing';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { serveUkey, UkeyReader } from '../src/ukey/index.ts';
import { WebSocketPaths } from '../src/web-sockets.ts';

const PASSWORD = 'card-password-7';
const signer = memorySigner({ subject: 'E-Port card', days: 9, now: new Date(), kind: 'SM2' });
const card = { signer, certificateNumber: '01a2b3c4', password: PASSWORD };
const message = Buffer.from('<ds:SignedInfo>报关</ds:SignedInfo>');

let server: Server;
let reader: UkeyReader;
let end: () => void;
let url: string;
beforeEach(async () => {
  server = createServer();
  reader = new UkeyReader({ card: () => card, late: () => new Promise((done) => setTimeout(done, 2_200)) });
  end = serveUkey(
    new WebSocketPaths(server),
    (path) => path === '/',
    () => reader,
  );
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
afterEach(() => {
  end();
  server.close();
});

const open = (more: Partial<UkeyOptions> = {}) =>
  ukeySigner({
    url,
    password: async () => PASSWORD,
    algorithm: signer.algorithm,
    connectMs: 10_000,
    answerMs: 2_000,
    firstPauseMs: 10,
    ...more,
  });

it('signs text and bytes, and takes all that ask at once in turn', async () => {
  const ukey = await open();
  expect(ukey).toMatchObject({ algorithm: signer.algorithm, keyId: '01a2b3c4', certificates: signer.certificates });
  const inputs = [message, Buffer.of(0xff, 0, 0xfe), ...Array.from({ length: 8 }, (_, n) => Buffer.from(`n ${n}`))];
  const values = await Promise.all(inputs.map((one) => ukey.sign(one)));
  // Each was verified with the certificate before it came here.
  expect(values.map(({ length }) => length)).toEqual(inputs.map(() => 64));
  await ukey.close();
});

it('tells how service and card are, without a password', async () => {
  const bridge = ukeyBridge({ url, attempts: 1, connectMs: 500 });
  expect(await bridge.health()).toMatchObject({ service: true, card: true, certificateNumber: '01a2b3c4' });
  reader.faults.stand('absent');
  expect(await bridge.health()).toMatchObject({
    service: true,
    card: false,
    problem: { code: 'ERR_KOUAN_UNAVAILABLE', text: { zh: '未插卡或读卡器无应答。' } },
  });
  await bridge.close();
  const none = ukeyBridge({ url: 'ws://127.0.0.1:1/', attempts: 2, firstPauseMs: 1 });
  expect(await none.health()).toMatchObject({ service: false, card: false });
});

it('connects again when the connection was lost, and asks again once', async () => {
  const ukey = await open();
  await ukey.sign(message);
  reader.faults.push('drop');
  expect(await ukey.sign(message)).toHaveLength(64);
  reader.faults.push('drop', 2);
  await expect(ukey.sign(message)).rejects.toMatchObject({ code: 'ERR_KOUAN_UNAVAILABLE' });
  expect(await ukey.sign(message)).toHaveLength(64);
  await ukey.close();
});

it('a password that no card has taken yet is not sent twice by itself', async () => {
  const ukey = await open();
  reader.faults.push('drop');
  await expect(ukey.sign(message)).rejects.toMatchObject({ code: 'ERR_KOUAN_UNAVAILABLE', retryable: true });
  expect(reader.seen.calls.filter((name) => name.includes('Sign')).length).toBe(2);
  await ukey.close();
});

it('a wrong password is told apart, sent once, and found in no message', async () => {
  const wrong = 'not-the-password';
  const ukey = await open({ password: async () => wrong });
  for (let i = 0; i < 9; i++) {
    const failed = ukey.sign(message);
    await expect(failed).rejects.toMatchObject({ code: 'ERR_KOUAN_KEY', text: { zh: '卡密码错误。' } });
    await failed.catch((cause: Error) => expect(JSON.stringify([cause, cause.stack])).not.toContain(wrong));
  }
  expect(reader.seen.wrong).toBe(1);
  await ukey.close();
});

it('silence ends with a time-out, and the late answer is not taken for that of the next call', async () => {
  const ukey = await open();
  reader.faults.push('silent');
  await expect(ukey.sign(message)).rejects.toMatchObject({ code: 'ERR_KOUAN_UNAVAILABLE' });
  reader.faults.stand('delay');
  await expect(ukey.sign(Buffer.from('late'))).rejects.toMatchObject({ code: 'ERR_KOUAN_UNAVAILABLE' });
  reader.faults.end();
  expect(await ukey.sign(message)).toHaveLength(64);
  await ukey.close();
});

it('what is no answer, and a signature over something else, are refused', async () => {
  const ukey = await open();
  reader.faults.push('garbage');
  await expect(ukey.sign(message)).rejects.toMatchObject({ code: 'ERR_KOUAN_PROTOCOL' });
  reader.faults.stand('forge');
  await expect(ukey.sign(message)).rejects.toMatchObject({ code: 'ERR_KOUAN_KEY' });
  await ukey.close();
});

it('another card than the one that was named is refused', async () => {
  const other = memorySigner({ subject: 'Other', days: 9, now: new Date() });
  await expect(open({ certificate: other.certificate })).rejects.toMatchObject({ code: 'ERR_KOUAN_KEY' });
});

it.each(['ws://example.org/', 'http://127.0.0.1/', 'ws://u:p@127.0.0.1/', 'x'])('%s is no address', (address) => {
  expect(() => ukeyBridge({ url: address })).toThrow(expect.objectContaining({ code: 'ERR_KOUAN_USAGE' }));
});

it('a web page of another origin is not let in', async () => {
  const { WebSocket } = await import('ws');
  const page = new WebSocket(url, { origin: 'https://evil.example' });
  await new Promise<void>((done) => page.once('error', () => done()));
});
