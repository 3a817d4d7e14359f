import { mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { detectFormat, formatByName } from '@kouan/formats';
import type { CertificateOfOrigin, Document, EcommerceOrder, GatePass, Manifest, Receipt } from '@kouan/sdk';
import { httpTransport } from '@kouan/sdk/exchange';
import { pemSigner, selfSignedCertificate, xmldsigEnveloped } from '@kouan/sdk/signing';
import { describe, expect, test } from 'vitest';
import { sampleCertificate } from '../../sdk/src/checks/certificate-of-origin/sample.testing.ts';
import { DirectoryClient } from '../src/directory.ts';
import type { RunningServer } from '../src/index.ts';
import { portWith } from './devices.testing.ts';
import { type Answer, ask, paths, STEP_MS, served } from './server.testing.ts';

const path = paths();
const FIXTURES = new URL('../../../fixtures/', import.meta.url);
const fixture = (name: string): Uint8Array => new Uint8Array(readFileSync(new URL(name, FIXTURES)));
const text = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);

/** Messages that are right in every field but the reference, by the desk that takes them. */
const MESSAGES = {
  ceb: ['china.ceb.inventory', 'CEB621.canonical.xml', 'clientReference'],
  manifests: ['china.manifest.declaration', 'every-element.canonical.xml', 'messageId'],
  'certificate-applications': ['china.certificate-application', 'application.canonical.xml', 'number'],
  'gate-passes': ['china.bonded.gate-pass', 'SAS121.canonical.xml', 'clientReference'],
  'bonded-inventories': ['china.bonded.inventory', 'INV101.canonical.xml', 'clientReference'],
} as const;
type DeskName = keyof typeof MESSAGES;

function message(desk: DeskName, reference: string, change: object = {}): Uint8Array {
  const [format, file, field] = MESSAGES[desk];
  const { document } = formatByName(format).decode(fixture(`${format}/${file}`));
  const changed = { ...document, [field]: reference, ...change } as Document;
  return formatByName(format).encode?.(changed).bytes ?? new Uint8Array();
}

const hand = (
  server: Pick<RunningServer, 'url'>,
  desk: string,
  body: Uint8Array | string,
  key?: string,
): Promise<Answer> =>
  ask(`${server.url}/authority/${desk}/declarations`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/xml', ...(key === undefined ? {} : { 'idempotency-key': key }) },
  });

/** Receipts as whoever gets them reads them: by what they are. */
function read(bytes: Uint8Array): Receipt[] {
  const format = detectFormat(bytes);
  const all = format?.decodeAll?.(bytes) ?? [format?.decode(bytes)];
  return all.flatMap((one) => (one?.document === undefined ? [] : [one.document as Receipt]));
}

async function receipts(server: Pick<RunningServer, 'url'>, desk: string): Promise<Receipt[]> {
  const { body } = await ask(`${server.url}/authority/${desk}/receipts?limit=1000`);
  const page = JSON.parse(body) as { receipts: { body: string }[] };
  return page.receipts.flatMap((one) => read(Buffer.from(one.body, 'base64')));
}

test('a message that is signed is taken when its signature is right, and refused when its content was changed', async () => {
  const server = await served();
  const signer = pemSigner({
    ...selfSignedCertificate({ subject: 'E-Port', days: 30, now: new Date('2026-01-01') }),
    algorithm: 'RSA-SHA1',
  });
  const signed = Buffer.from(
    await xmldsigEnveloped.sign(message('ceb', 'K-S-released'), { signer, profile: 'eport-2018' }),
  ).toString();
  const [changed] = read(Buffer.from((await hand(server, 'ceb', signed.replace('K-S-released', 'K-T-released'))).body));
  expect(changed).toMatchObject({ state: 'failed', note: expect.stringContaining('验签失败') });
  const [taken] = read(Buffer.from((await hand(server, 'ceb', signed)).body));
  expect(taken).toMatchObject({ state: 'stored', clientReference: 'K-S-released' });
});

describe('each desk', () => {
  test.each<[DeskName, string, string[]]>([
    ['ceb', 'released', ['submitted', 'accepted', 'cleared', 'released', 'closed']],
    ['ceb', 'inspected', ['submitted', 'accepted', 'cleared', 'inspection', 'released', 'closed']],
    ['ceb', 'rejected', ['submitted', 'accepted', 'rejected']],
    ['manifests', 'released', ['submitted', 'accepted', 'released']],
    ['manifests', 'rejected', ['submitted', 'accepted', 'rejected']],
    ['certificate-applications', 'released', ['submitted', 'accepted', 'certificate-issued']],
    ['certificate-applications', 'rejected', ['submitted', 'accepted', 'rejected']],
    ['gate-passes', 'released', ['stored', 'accepted']],
    ['gate-passes', 'inspected', ['stored', 'accepted', 'under-review']],
    ['gate-passes', 'rejected', ['stored', 'rejected']],
    ['bonded-inventories', 'released', ['stored', 'accepted', 'submitted', 'closed']],
  ])('%s, %s: %j, one after the other with the clock', async (desk, course, states) => {
    const server = await served();
    const answer = await hand(server, desk, message(desk, `K-1-${course}`));
    expect([answer.status, read(Buffer.from(answer.body)).map(({ state }) => state)]).toEqual([200, ['stored']]);
    expect(await receipts(server, desk)).toEqual([]);
    server.clock.advance(STEP_MS);
    expect(await receipts(server, desk)).toHaveLength(1);
    server.clock.advance(100 * STEP_MS);
    expect((await receipts(server, desk)).map(({ state }) => state)).toEqual(states);
  });

  test.each(Object.keys(MESSAGES) as DeskName[])(
    '%s: the same key is the same message, and nothing is taken in twice',
    async (desk) => {
      const server = await served();
      const bytes = message(desk, 'K-2-released');
      const [first, again] = [await hand(server, desk, bytes, 'k'), await hand(server, desk, bytes, 'k')];
      expect([again.body, again.headers['idempotency-replayed']]).toEqual([first.body, 'true']);
      expect((await hand(server, desk, message(desk, 'K-3-released'), 'k')).status).toBe(409);
      expect((await hand(server, desk, bytes, '')).status).toBe(422);
      // The reference is taken, whatever the key.
      expect(read(Buffer.from((await hand(server, desk, bytes, 'another')).body))).toMatchObject([{ state: 'failed' }]);
      const { declarations } = JSON.parse((await ask(`${server.url}/authority/${desk}/declarations`)).body);
      expect(declarations).toMatchObject([{ acceptances: 1, key: 'k' }]);
      const known = JSON.parse((await ask(`${server.url}/authority/${desk}/submissions/k`)).body);
      expect([known.known, known.receipts.length]).toEqual([true, 1]);
    },
  );

  test.each(Object.keys(MESSAGES) as DeskName[])(
    '%s: what is none of its messages is answered as refused',
    async (desk) => {
      const server = await served();
      for (const body of ['<a/>', 'nothing', fixture('china.declaration/import.canonical.xml')])
        expect(read(Buffer.from((await hand(server, desk, body)).body))).toMatchObject([{ state: 'failed' }]);
      expect(server.events.page(0, 10).map(({ kind }) => kind)).toEqual([
        'message.refused',
        'message.refused',
        'message.refused',
      ]);
    },
  );

  test('a client of the single window speaks to a desk as well', async () => {
    const server = await served();
    const transport = httpTransport({ url: `${server.url}/authority/ceb` });
    await transport.send(message('ceb', 'K-4-released'), {
      key: 'k',
      mediaType: 'application/xml',
      fileName: 'k.xml',
    } as never);
    server.clock.advance(3 * STEP_MS);
    const { receipts: got } = await transport.poll('');
    expect(got.flatMap(({ bytes }) => read(bytes)).map(({ clientReference }) => clientReference)).toEqual(
      Array(3).fill('K-4-released'),
    );
    await transport.close?.();
  });

  test('what a file keeps survives the server, and its receipts come', async () => {
    const store = path();
    const first = await served({ store });
    await hand(first, 'gate-passes', message('gate-passes', 'K-5-released'), 'k');
    await first.close();
    const second = await served({ store });
    second.clock.advance(10 * STEP_MS);
    expect((await receipts(second, 'gate-passes')).map(({ state }) => state)).toEqual(['stored', 'accepted']);
    expect(
      (await hand(second, 'gate-passes', message('gate-passes', 'K-5-released'), 'k')).headers['idempotency-replayed'],
    ).toBe('true');
  });
});

test('a message of many orders: each has its own course and its own receipts', async () => {
  const server = await served();
  const format = formatByName('china.ceb.order');
  const { document } = format.decode(fixture('china.ceb.order/CEB311.canonical.xml'));
  const orders = ['A-released', 'B-rejected'].map((orderNumber) => ({ ...(document as EcommerceOrder), orderNumber }));
  const answer = await hand(server, 'ceb', format.encodeAll?.(orders).bytes ?? '');
  expect(read(Buffer.from(answer.body)).map(({ clientReference, state }) => [clientReference, state])).toEqual([
    ['A-released', 'stored'],
    ['B-rejected', 'stored'],
  ]);
  server.clock.advance(10 * STEP_MS);
  const all = await receipts(server, 'ceb');
  expect(all.filter(({ clientReference }) => clientReference === 'A-released').map(({ state }) => state)).toEqual([
    'submitted',
    'accepted',
  ]);
  expect(all.filter(({ clientReference }) => clientReference === 'B-rejected').map(({ state }) => state)).toEqual([
    'submitted',
    'accepted',
    'rejected',
  ]);
});

test.each([
  ['late', 10, 2],
  ['lost', 100, 4],
  ['doubled', 100, 10],
])('receipts of an inventory that are %s', async (course, steps, count) => {
  const server = await served();
  await hand(server, 'ceb', message('ceb', `K-6-${course}`));
  server.clock.advance(steps * STEP_MS);
  expect(await receipts(server, 'ceb')).toHaveLength(count);
  const kinds = server.events.page(0, 100).map(({ kind }) => kind);
  expect(kinds.includes('alarm.raised')).toBe(course === 'lost');
});

test('the same messages in the same order give the same log', async () => {
  const run = async (): Promise<string> => {
    const server = await served();
    for (const desk of Object.keys(MESSAGES) as DeskName[]) await hand(server, desk, message(desk, 'K-7'));
    server.clock.advance(50 * STEP_MS);
    return server.events.sha256();
  };
  expect(await run()).toBe(await run());
});

test('a gate knows manifests and passes, and the pass says so when the vehicle has passed', async () => {
  const port = portWith([]);
  const { authority, devices } = port;
  const { events } = port.rooms;
  const [passes, manifests] = ['gate-passes', 'manifests'] as const;
  const deskOf = (bytes: Uint8Array) => authority.deskOf(bytes) ?? expect.unreachable();
  const pass = message(passes, 'P-released', {
    vehicle: { plate: '浙B12345', weight: '13000' },
    passNumber: 'Z3100I260101000000000009',
  });
  const manifest = message(manifests, 'M-released');
  authority.take(deskOf(pass), pass, undefined);
  authority.take(deskOf(manifest), manifest, undefined);
  const container =
    (formatByName('china.manifest.declaration').decode(manifest).document as Manifest).consignments?.[0]?.equipment?.[0]
      ?.number ?? '';
  expect(devices.papers.manifestOf(container)).toEqual({ state: 'stored', accepted: false });
  expect(devices.papers.gatePassOf({ vehicle: '浙B12345' })).toMatchObject({ state: 'stored', approved: false });
  port.pass(10_000);
  expect(devices.papers.manifestOf(container)).toEqual({ state: 'released', accepted: true });
  expect(devices.papers.gatePassOf({ number: 'Z3100I260101000000000009' })).toMatchObject({
    approved: true,
    vehicle: '浙B12345',
  });
  events.append({
    kind: 'gate.commanded',
    source: 'gate-1',
    subject: { vehicle: '浙B12345' },
    data: { verdict: 'lift' },
  });
  port.pass(1);
  expect(port.events('pass.changed').at(-1)?.data).toMatchObject({ state: 'gate-passed' });
  expect(devices.papers.gatePassOf({ vehicle: '浙B12345' })).toMatchObject({ state: 'gate-passed', approved: false });
});

test('the folders of the client carry them all', async () => {
  const folder = path();
  for (const box of ['OutBox', 'SentBox', 'InBox', 'FailBox']) mkdirSync(join(folder, box), { recursive: true });
  const { rooms, pass } = portWith([]);
  const client = new DirectoryClient(folder, rooms);
  for (const desk of Object.keys(MESSAGES) as DeskName[]) {
    const file = join(folder, 'OutBox', `${desk}.xml`);
    writeFileSync(file, message(desk, `D-released`));
    utimesSync(file, 0, 0);
  }
  await client.round();
  expect(readdirSync(join(folder, 'SentBox')).sort()).toEqual(
    Object.keys(MESSAGES)
      .map((desk) => `${desk}.xml`)
      .sort(),
  );
  pass(20_000);
  await client.round();
  const names = readdirSync(join(folder, 'InBox'));
  for (const desk of Object.keys(MESSAGES)) {
    expect(names.filter((name) => name.startsWith(`Successed_${desk}_`))).toHaveLength(1);
    expect(names.some((name) => name.startsWith(`Receipt_${desk}_D-released_`))).toBe(true);
  }
});

describe('operators', () => {
  const get = async (server: Pick<RunningServer, 'url'>, where: string) => {
    const { status, body } = await ask(`${server.url}/authority/aeo${where}`);
    return [status, JSON.parse(body)] as const;
  };

  test.each([
    ['AEOCN3302960001', 'active'],
    ['CN3302960001', 'active'],
    ['aeo%3CCN3302960002%3E', 'suspended'],
    ['AEOCN3302960003', 'revoked'],
    ['AEOCN3302960004', 'expired'],
    ['AEOCN3302960005', 'not-yet'],
    ['SG123456789012', 'active'],
  ])('%s is %s, and called a sample', async (code, standing) => {
    expect(await get(await served(), `/${code}`)).toMatchObject([
      200,
      { standing, label: 'sample', record: { type: 'aeo-record' } },
    ]);
  });

  test('are found by country and name, and go with the clock', async () => {
    const server = await served();
    expect((await get(server, '?country=cn'))[1].operators).toHaveLength(5);
    expect((await get(server, '?name=dairy'))[1].operators).toMatchObject([
      { record: { country: 'NZ', tin: 'NZ12345678' } },
    ]);
    expect((await get(server, '/XX1'))[0]).toBe(404);
    server.clock.advance(80 * 365 * 86_400_000);
    expect(await get(server, '/AEOCN3302960005')).toMatchObject([200, { standing: 'active' }]);
  });
});

describe('the exchange of certificates', () => {
  const send = async (server: Pick<RunningServer, 'url'>, where: string, value: unknown) => {
    const { status, body } = await ask(`${server.url}/authority/certificates${where}`, {
      method: 'POST',
      body: typeof value === 'string' ? value : JSON.stringify(value),
      headers: { 'content-type': 'application/json' },
    });
    return [status, JSON.parse(body)] as const;
  };
  const certificate: CertificateOfOrigin = { ...sampleCertificate(), number: 'RC260000000000001' };
  const data = { issuedBy: 'CN', to: 'JP', certificate };

  test('data are handed in once, looked up, asked about and confirmed; the last word stands', async () => {
    const server = await served();
    expect(await send(server, '', data)).toMatchObject([201, { state: 'submitted', number: 'RC260000000000001' }]);
    expect((await send(server, '', data))[0]).toBe(200);
    expect((await send(server, '', { ...data, to: 'KR' }))[0]).toBe(409);
    const at = '/RC260000000000001/confirmation';
    expect((await send(server, at, { by: 'KR', result: 'confirmed' }))[0]).toBe(403);
    expect(await send(server, at, { by: 'JP', result: 'queried', note: 'box 8' })).toMatchObject([
      200,
      { state: 'queried', note: 'box 8' },
    ]);
    expect(await send(server, at, { by: 'JP', result: 'confirmed' })).toMatchObject([200, { state: 'confirmed' }]);
    expect((await send(server, at, { by: 'JP', result: 'confirmed' }))[0]).toBe(200);
    expect((await send(server, at, { by: 'JP', result: 'refused' }))[0]).toBe(409);
    const { body } = await ask(`${server.url}/authority/certificates/RC260000000000001`);
    expect(JSON.parse(body)).toMatchObject({ state: 'confirmed', certificate: { number: 'RC260000000000001' } });
    const list = JSON.parse((await ask(`${server.url}/authority/certificates`)).body);
    expect(list.certificates).toHaveLength(1);
    const states = server.events
      .page(0, 10, { kinds: ['certificate.changed'] })
      .map((one) => (one.data as { state: string }).state);
    expect(states).toEqual(['submitted', 'queried', 'confirmed']);
  });

  test.each<[string, unknown, number]>([
    ['no JSON', '{', 400],
    ['nothing', '', 400],
    ['a member that is there twice', JSON.stringify(data).replace('{', '{"to":"KR",'), 400],
    ['a list', [], 422],
    ['a field that nobody knows', { ...data, elsewhere: 1 }, 422],
    ['a country that is none', { ...data, to: 'Japan' }, 422],
    ['a certificate without a number', { ...data, certificate: { ...certificate, number: '' } }, 422],
  ])('%s is refused', async (_, value, status) => {
    expect((await send(await served(), '', value))[0]).toBe(status);
  });

  test('what is not there is said', async () => {
    const server = await served();
    expect((await send(server, '/NONE/confirmation', { by: 'JP', result: 'confirmed' }))[0]).toBe(404);
    expect((await ask(`${server.url}/authority/certificates/NONE`)).status).toBe(404);
  });
});

test('the desks say which formats they take, and detection sends each message to its desk', async () => {
  const server = await served();
  const { desks } = JSON.parse((await ask(`${server.url}/authority`)).body) as {
    desks: { name: string; formats: string[] }[];
  };
  expect(desks.map(({ name }) => name)).toEqual(Object.keys(MESSAGES));
  for (const [desk, [format]] of Object.entries(MESSAGES)) {
    expect(desks.find(({ name }) => name === desk)?.formats).toContain(format);
    expect(detectFormat(message(desk as DeskName, 'A'))?.name).toBe(format);
  }
  const pass = formatByName('china.bonded.gate-pass').decode(message('gate-passes', 'A')).document as GatePass;
  expect([pass.clientReference, text(message('gate-passes', 'A')).includes('SAS121')]).toEqual(['A', true]);
});
