import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { selfSignedCertificate } from '@kouan/sdk/signing';
import { beforeAll, describe, expect, it } from 'vitest';
import { freshFolder, kouan, type Ran, records, root, served } from './kouan.testing.ts';

const folder = freshFolder();
const at = (name: string): string => join(folder, name);
const file = (name: string, content: string | object): string => {
  writeFileSync(at(name), typeof content === 'string' ? content : JSON.stringify(content));
  return at(name);
};
const lei = (partyCode: string) => [{ codeListProvider: 'GLEIF', codeListName: 'LEI', partyCode }];
const parties = {
  shipper: { partyName: 'Shipper', eblPlatform: 'EBL1', identifyingCodes: lei('SHIPPER') },
  bank: { partyName: 'Bank', eblPlatform: 'EBL1', identifyingCodes: lei('BANK') },
  buyer: { partyName: 'Buyer', eblPlatform: 'EBL1', identifyingCodes: lei('BUYER') },
  far: { partyName: 'Far', eblPlatform: 'EBL9', identifyingCodes: lei('FAR') },
};

function keyPair(name: string): void {
  const { key, certificate } = selfSignedCertificate({
    subject: `CN=${name}`,
    days: 9,
    now: new Date(),
    kind: 'P-256',
  });
  file(`${name}.key`, key);
  file(`${name}.pem`, certificate);
}

async function run(...args: readonly string[]): Promise<Ran> {
  const ran = await kouan(['ebl', ...args], { cwd: folder });
  expect(`${ran.stdout}${ran.stderr}`).not.toMatch(/\n\s+at .*[(:]|ERR_KOUAN_INTERNAL/);
  return ran;
}
const must = async (...args: readonly string[]): Promise<Ran> => {
  const ran = await run(...args);
  expect(ran, args.join(' ')).toMatchObject({ code: 0 });
  return ran;
};
const shown = async (reference: string): Promise<Record<string, unknown>> =>
  records((await must('show', reference, '--json')).stdout)[0] ?? {};
/** Instructions as somebody sends them. */
const INSTRUCTIONS = 'fixtures/dcsa.shipping-instructions/straight.canonical.json';
const CARRIER = ['--key', 'carrier.key', '--cert', 'carrier.pem'];

/** A draft of ours, filled in. */
async function draft(name: string, reference: string, kind = 'order'): Promise<string> {
  const { stdout } = await must('create', '--template', kind, '--reference', reference);
  const document = JSON.parse(stdout) as Record<string, unknown> & { documentParties: Record<string, unknown> };
  document['carrierCode'] = 'KOUA';
  document.documentParties['shipper'] = {
    ...(document.documentParties['shipper'] as object),
    identifyingCodes: lei('SHIPPER'),
  };
  if (kind === 'order')
    document.documentParties['endorsee'] = { partyName: 'Shipper', identifyingCodes: lei('SHIPPER') };
  if (kind === 'straight')
    document.documentParties['consignee'] = {
      ...(document.documentParties['consignee'] as object),
      identifyingCodes: lei('BUYER'),
    };
  return file(name, document);
}

beforeAll(() => {
  for (const name of ['platform', 'carrier', 'stranger']) keyPair(name);
  file('platform.json', {
    platform: 'EBL1',
    key: 'platform.key',
    certificate: 'platform.pem',
    register: 'bills.db',
    partners: [{ code: 'KOUA', certificates: ['carrier.pem'] }, { code: 'EBL9' }],
    parties,
  });
});

describe('a bill to order, from draft to release', () => {
  it('is drafted, checked and issued; its first holder is who it was issued to', async () => {
    await draft('bill.json', 'KOU1');
    const { stdout } = await must('check', 'bill.json');
    expect(stdout).toMatch(/KOU1 {2}DRAFT[\s\S]*to order/);
    await must('issue', 'bill.json', '--to', 'shipper', ...CARRIER);
    expect(await shown('KOU1')).toMatchObject({ status: 'ISSUED', kind: 'named', holder: parties.shipper, acts: 1 });
    expect(await run('issue', 'bill.json', '--to', 'shipper', ...CARRIER)).toMatchObject({ code: 6 });
  });

  it('moves by those who may, and a refusal names the rule', async () => {
    const refused = await run('accept', 'KOU1');
    expect(refused).toMatchObject({ code: 1 });
    expect(refused.stderr).toContain('TTL-0007');
    await must('endorse', 'KOU1', '--to', 'bank');
    await must('transfer', 'KOU1', '--to', 'bank', '--comment', 'as agreed');
    await must('endorse', 'KOU1', '--to', 'buyer', '--last');
    expect((await run('endorse', 'KOU1', '--blank')).stderr).toMatch(/TTL-00/);
    await must('transfer', 'KOU1', '--to', 'buyer');
    expect(await shown('KOU1')).toMatchObject({ holder: parties.buyer, titleholder: parties.buyer, acts: 5 });
    const history = records((await must('history', 'KOU1', '--json')).stdout);
    expect(history.map(({ actionCode, comments }) => [actionCode, comments])).toEqual([
      ['ISSUE', undefined],
      ['ENDORSE_TO_ORDER', undefined],
      ['TRANSFER', 'as agreed'],
      ['ENDORSE', undefined],
      ['TRANSFER', undefined],
    ]);
  });

  it('is surrendered, rejected with a reason, surrendered again and accepted', async () => {
    await must('surrender', 'KOU1');
    expect(await run('reject', 'KOU1')).toMatchObject({ code: 2 });
    await must('reject', 'KOU1', '--comment', 'freight is not paid');
    expect(await shown('KOU1')).toMatchObject({ status: 'ISSUED', holder: parties.buyer });
    await must('surrender', 'KOU1');
    await must('accept', 'KOU1');
    expect(await shown('KOU1')).toMatchObject({ status: 'SURRENDERED_FOR_DELIVERY' });
    expect((await run('transfer', 'KOU1', '--to', 'bank')).stderr).toContain('TTL-0004');
  });

  it('releases when all four conditions are met, names what is missing before, and once', async () => {
    const all: Record<string, string> = { claimant: 'buyer', identity: 'proved', freight: 'paid', customs: 'released' };
    const facts = (change: Record<string, string | undefined> = {}) =>
      Object.entries({ ...all, ...change }).flatMap(([name, value]) =>
        value === undefined ? [] : [`--${name}`, value],
      );
    for (const [change, missing] of [
      [{ customs: 'inspection' }, ['customs']],
      [{ freight: 'not-paid', identity: 'not-proved' }, ['freight', 'identity']],
      [{ claimant: 'bank' }, ['identity']],
      [{ customs: undefined }, ['customs']],
    ] as const) {
      const ran = await run('release', 'KOU1', ...facts(change), '--json', '--code');
      expect(ran).toMatchObject({ code: 3 });
      expect(records(ran.stdout)[0]).toMatchObject({ missing });
      expect(ran.stdout).not.toContain('"code":"');
    }
    const [{ code = '' } = {}] = records((await must('release', 'KOU1', ...facts(), '--code', '--json')).stdout);
    const use = (typed: string) =>
      kouan(['ebl', 'release', 'KOU1', '--use', 'gate-3'], { cwd: folder, env: { KOUAN_RELEASE_CODE: typed } });
    expect(await use('00000-00000-00000-00000')).toMatchObject({ code: 4 });
    expect(await use(String(code).toLowerCase())).toMatchObject({ code: 0 });
    expect(await use(String(code))).toMatchObject({ code: 4 });
  });
});

describe('evidence', () => {
  it('is verified offline by whoever has the keys, and shows who holds the bill', async () => {
    await must('show', 'KOU1', '--evidence', 'KOU1.json');
    const { stdout } = await must('verify', 'KOU1.json', '--json');
    expect(records(stdout)[0]).toMatchObject({ valid: true, status: 'SURRENDERED_FOR_DELIVERY', acts: 9 });
  });

  it.each([
    ['its document is another', (text: string) => text.replace('NAME OF THE VESSEL', 'NAME OF AN OTHER'), 'CHN-'],
    ['an entry is missing', (text: string) => withChain(text, (chain) => chain.toSpliced(2, 1)), 'CHN-'],
    ['an entry says something else', (text: string) => withChain(text, forged), 'CHN-'],
    [
      'a number is written twice',
      (text: string) => text.replace('{"transportDocument":{', '{"transportDocument":{"carrierCode":"X",'),
      'EVI-0001',
    ],
  ])('%s: exit 7, and no title is shown', async (_, change, code) => {
    file('changed.json', change(readFileSync(at('KOU1.json'), 'utf8')));
    const ran = await run('verify', 'changed.json', '--json');
    expect(ran).toMatchObject({ code: 7 });
    const [{ valid, findings, holder } = {}] = records(ran.stdout);
    expect([valid, holder]).toEqual([false, undefined]);
    expect(JSON.stringify(findings)).toContain(code);
  });

  it('of a key that nobody named counts for nothing', async () => {
    const settings = JSON.parse(readFileSync(at('platform.json'), 'utf8')) as { partners: object[] };
    file('other.json', { ...settings, partners: [{ code: 'KOUA', certificates: ['stranger.pem'] }] });
    expect(await run('verify', 'KOU1.json', '--platform', 'other.json')).toMatchObject({ code: 7 });
  });
});

it('a bill for amendment is voided before the next takes its place', async () => {
  await draft('straight.json', 'KOU2', 'straight');
  await must('issue', 'straight.json', '--to', 'shipper', '--request-out', 'request.json', ...CARRIER);
  await must('issue', '--request', 'request.json');
  expect(await run('issue', '--request', 'request.json')).toMatchObject({ code: 6 });
  await must('surrender', 'KOU2', '--amend', '--reason', 'COD');
  await must('accept', 'KOU2');
  // A run that was broken off after it was accepted is gone on with.
  await must('accept', 'KOU2', '--void');
  expect(await shown('KOU2')).toMatchObject({ status: 'VOIDED' });
  await must('show', 'KOU2', '--evidence', 'KOU2.json');
  expect(records((await must('verify', 'KOU2.json', '--json')).stdout)[0]).toMatchObject({ status: 'VOIDED' });
  const amended = JSON.parse(readFileSync(at('straight.json'), 'utf8')) as {
    transports: { plannedArrivalDate: string };
  };
  amended.transports.plannedArrivalDate = '2030-01-01';
  file('amended.json', amended);
  const differs = await run('diff', 'straight.json', 'amended.json');
  expect(differs).toMatchObject({ code: 3 });
  expect(differs.stdout).toContain('/transports/plannedArrivalDate');
  await must('issue', 'amended.json', '--to', 'shipper', ...CARRIER);
  expect(await shown('KOU2')).toMatchObject({ status: 'ISSUED', acts: 1 });
});

it('of two versions that live none is picked: they are named', async () => {
  await draft('fifth.json', 'KOU5', 'blank');
  await must('issue', 'fifth.json', '--to', 'shipper', ...CARRIER);
  file('fifth-2.json', { ...JSON.parse(readFileSync(at('fifth.json'), 'utf8')), transportDocumentSubReference: '2' });
  await must('issue', 'fifth-2.json', '--to', 'bank', ...CARRIER);
  const either = await run('show', 'KOU5');
  expect(either).toMatchObject({ code: 2 });
  expect(either.stderr).toContain("--sub-reference '' | 2");
  const version = async (name: string) =>
    records((await must('show', 'KOU5', '--sub-reference', name, '--json')).stdout)[0];
  expect(await run('transfer', 'KOU5', '--to', 'buyer')).toMatchObject({ code: 2 });
  await must('transfer', 'KOU5', '--sub-reference', '2', '--to', 'buyer');
  expect(await version('2')).toMatchObject({ holder: parties.buyer });
  expect(await version('')).toMatchObject({ holder: parties.shipper });
});

it('a request that another has signed, or that was changed, is refused with its code', async () => {
  await draft('third.json', 'KOU3');
  await must(
    'issue',
    'third.json',
    '--to',
    'shipper',
    '--request-out',
    'r.json',
    '--key',
    'stranger.key',
    '--cert',
    'stranger.pem',
  );
  const stranger = await run('issue', '--request', 'r.json', '--json');
  expect(stranger).toMatchObject({ code: 3 });
  expect(records(stranger.stdout)[0]).toMatchObject({ outcome: 'BREQ' });
  await must('issue', 'third.json', '--to', 'far', '--request-out', 'far.json', ...CARRIER);
  expect(records((await run('issue', '--request', 'far.json', '--json')).stdout)[0]).toMatchObject({ outcome: 'REFU' });
});

it('a platform that is not reached: nobody knows, the bill is locked, and the same is sent again', async () => {
  await draft('fourth.json', 'KOU4', 'blank');
  await must('issue', 'fourth.json', '--to', 'shipper', ...CARRIER);
  // Nobody signs away what cannot be sent.
  expect(await run('transfer', 'KOU4', '--to', 'far')).toMatchObject({ code: 2 });
  expect(await shown('KOU4')).toMatchObject({ acts: 1, holder: parties.shipper });
  const settings = JSON.parse(readFileSync(at('platform.json'), 'utf8')) as { partners: { code: string }[] };
  const partners = settings.partners.map((one) => (one.code === 'EBL9' ? { ...one, url: 'http://127.0.0.1:9' } : one));
  file('platform.json', { ...settings, partners });
  expect(await run('transfer', 'KOU4', '--to', 'far')).toMatchObject({ code: 5 });
  expect(await shown('KOU4')).toMatchObject({ inTransfer: { to: parties.far }, holder: parties.shipper });
  expect((await run('transfer', 'KOU4', '--to', 'bank')).stderr).toContain('TTL-0005');
  expect(await run('transfer', '--resume')).toMatchObject({ code: 5 });
});

it('instructions become a draft that says what is still to be said', async () => {
  const { stdout } = await kouan(['ebl', 'create', join(root, INSTRUCTIONS), '--json']);
  const [{ document, missing, dropped } = {}] = records(stdout);
  expect(document).toMatchObject({ transportDocumentStatus: 'DRAFT' });
  expect(missing).toContain('/transportDocumentReference');
  expect(dropped).not.toEqual([]);
});

it('a bill as a page has what the bill says', async () => {
  await must('show', 'KOU1', '--pdf', 'KOU1.pdf');
  const page = spawnSync('pdftotext', ['-layout', at('KOU1.pdf'), '-'], { encoding: 'utf8' });
  if (page.error !== undefined) return console.log('skip  pages of bills: pdftotext is not installed');
  expect(page.stdout).toMatch(/KOU1[\s\S]*NAME OF THE VESSEL/);
});

it('moves to a platform of kouan serve, and what that answers is signed', async () => {
  const server = await served();
  try {
    const post = (path: string, body: object) =>
      fetch(new URL(path, server.url), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    for (const name of ['platform', 'carrier'])
      await post('/ebl/control/peers', {
        code: name === 'platform' ? 'EBL1' : 'LINE',
        certificate: readFileSync(at(`${name}.pem`), 'utf8'),
      });
    file('kunb.pem', await (await fetch(new URL('/ebl/keys/KUNB', server.url))).text());
    const overview = (await (await fetch(new URL('/ebl', server.url))).json()) as {
      parties: ((typeof parties)['far'] & { handle?: string })[];
    };
    const found = overview.parties.find(({ handle }) => handle === 'buyer');
    if (found === undefined) throw new Error('the server knows no buyer');
    const { handle: _, ...buyer } = found;
    file('abroad.json', {
      ...(JSON.parse(readFileSync(at('platform.json'), 'utf8')) as object),
      register: 'abroad.db',
      partners: [
        { code: 'LINE', certificates: ['carrier.pem'] },
        { code: 'KUNB', certificates: ['kunb.pem'], url: new URL('/ebl/b', server.url).href },
      ],
      parties: { ...parties, abroad: buyer },
    });
    await draft('abroad-bill.json', 'KOU5');
    const document = JSON.parse(readFileSync(at('abroad-bill.json'), 'utf8')) as object;
    file('abroad-bill.json', { ...document, carrierCode: 'LINE' });
    const ABROAD = ['--platform', 'abroad.json'];
    await must('issue', 'abroad-bill.json', '--to', 'shipper', ...CARRIER, ...ABROAD);
    file('invoice.txt', 'invoice');
    const moved = await must('transfer', 'KOU5', '--to', 'abroad', '--attach', 'invoice.txt', '--json', ...ABROAD);
    expect(records(moved.stdout).at(-1)).toMatchObject({ to: 'KUNB', outcome: 'accepted' });
    // Who holds it now is on the other platform: nothing that we sign for them counts.
    const again = await run('transfer', 'KOU5', '--to', 'bank', ...ABROAD);
    expect([again.code, again.stderr.includes('CHN-')]).toEqual([1, true]);
    const there = (await (await fetch(new URL('/ebl/b/bills/KOU5', server.url))).json()) as Record<string, unknown>;
    expect(there).toMatchObject({ status: 'ISSUED', holder: { partyName: buyer.partyName } });
    expect(there['attachments']).toHaveLength(1);
  } finally {
    await server.stop();
  }
});

it.each([
  ['a bill that is not there', ['show', 'NOTHING'], 2, /no bill NOTHING/],
  ['a register that is not there', ['show', '--register', 'nowhere.db'], 1, /nowhere\.db/],
  ['a party that is not known', ['transfer', 'KOU4', '--to', 'bak'], 2, /Did you mean “bank”/],
  [
    'a platform file with a member that is none',
    ['issue', '--request', 'r.json', '--platform', 'wrong.json'],
    2,
    /wrong\.json/,
  ],
  ['no platform file', ['transfer', 'KOU4', '--to', 'bank', '--platform', 'none.json'], 1, /none\.json/],
])('%s', async (_, args, code, said) => {
  file('wrong.json', { platform: 'EBL1', keyy: 'x' });
  const ran = await run(...args);
  expect(ran.stderr).toMatch(said);
  expect(ran.code).toBe(code);
});

function withChain(text: string, change: (chain: string[]) => string[]): string {
  const value = JSON.parse(text) as { envelopeTransferChain: string[] };
  return JSON.stringify({ ...value, envelopeTransferChain: change(value.envelopeTransferChain) });
}

/** The last entry says that somebody else got it; nobody has signed that. */
function forged(chain: string[]): string[] {
  const [head = '', payload = '', signature = ''] = (chain.at(-1) ?? '').split('.');
  const said = Buffer.from(payload, 'base64url').toString().replace('SACC', 'SREJ');
  return [...chain.slice(0, -1), [head, Buffer.from(said).toString('base64url'), signature].join('.')];
}
