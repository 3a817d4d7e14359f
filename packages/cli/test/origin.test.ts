import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { assessmentSchema, RCEP, rcep2022 } from '@kouan/rcep-calc';
import { describe, expect, it } from 'vitest';
import { printTable } from '../../rcep-calc/src/rules/import/layout/print.testing.ts';
import { freshFolder, kouan, records, root } from './kouan.testing.ts';
import { pdfOf } from './pdf.testing.ts';

const folder = freshFolder();
const file = (name: string, text: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
const goods = join(root, 'fixtures/goods');
const chair = JSON.parse(readFileSync(join(goods, 'chair.json'), 'utf8')) as Record<string, unknown>;

interface Fixture {
  readonly id: string;
  readonly cases: readonly {
    name: string;
    call: string;
    input: object;
    options?: { fullCumulation?: boolean };
    expected: object;
  }[];
}

describe('origin assess', () => {
  const all = readdirSync(join(root, 'fixtures/origin'))
    .map((name) => JSON.parse(readFileSync(join(root, 'fixtures/origin', name), 'utf8')) as Fixture)
    .flatMap(({ cases: list }) => list);
  const cases = all.filter(({ call }) => call === 'assess');
  const plain = cases.filter(({ options }) => options === undefined);

  it('decides every worked example as the library does', async () => {
    expect(plain.length).toBeGreaterThan(40);
    const input = plain.map(({ input: good }) => JSON.stringify(good)).join('\n');
    const { stdout, stderr } = await kouan(['origin', 'assess', '-', '--json'], { input });
    const lines = records(stdout);
    expect(lines).toHaveLength(plain.length);
    for (const [index, { expected }] of plain.entries()) expect(lines[index]).toMatchObject(expected);
    for (const line of lines) assessmentSchema.parse(line);
    expect(stderr).toContain(`${plain.length} goods`);
  });

  it.each(cases.filter(({ options }) => options?.fullCumulation === true))(
    'with full cumulation: $name',
    async ({ input, expected }) => {
      const { stdout } = await kouan(['origin', 'assess', '-', '--json', '--full-cumulation'], {
        input: JSON.stringify(input),
      });
      expect(records(stdout)[0]).toMatchObject(expected);
    },
  );

  it('a graph of goods, and one good for every destination', async () => {
    const of = (call: string) => all.filter((one) => one.call === call);
    for (const { input, expected } of of('graph')) {
      const lines = (input as unknown as object[]).map((one) => JSON.stringify(one)).join('\n');
      const { stdout } = await kouan(['origin', 'assess', '-', '--json', '--graph'], { input: lines });
      expect(records(stdout)).toMatchObject(expected as unknown as object[]);
    }
    for (const { input, expected } of of('destinations')) {
      const { producedIn } = input as { producedIn: string };
      const others = [...RCEP.parties.keys()].filter((party) => party !== producedIn);
      const lines = others.map((importer) => JSON.stringify({ ...input, importer })).join('\n');
      const outcomes = records((await kouan(['origin', 'assess', '-', '--json'], { input: lines })).stdout);
      expect({ outcome: [...new Set(outcomes.map(({ outcome }) => outcome))].join(), count: others.length }).toEqual(
        expected,
      );
    }
  });

  /** How the other calls of the worked examples are asked of the command, and where the answer stands. */
  const ASKED: Readonly<Record<string, (input: never) => readonly [args: readonly string[], answer: string]>> = {
    criteria: (text: string) => [['--criterion', text], 'criteria'],
    'proof-required': ([value, own, split]: [string, string, boolean?]) => [
      ['--value', value, '--threshold', own, ...(split === true ? ['--split'] : [])],
      'proofRequired',
    ],
    'producer-box': (facts: { producers?: number; confidential?: boolean }) => [
      ['--producer', facts.producers ? 'several' : facts.confidential ? 'confidential' : 'unknown'],
      'producerBox',
    ],
    remarks: (facts: { thirdPartyInvoice?: boolean; backToBack?: boolean }) => [
      [...(facts.thirdPartyInvoice ? ['--third-party-invoice'] : []), ...(facts.backToBack ? ['--back-to-back'] : [])],
      'remarks',
    ],
    retroactive: ([shipped, issued]: [string, string]) => [['--shipped', shipped, '--issued', issued], 'retroactive'],
    'self-declaration': ([party, day, done]: [string, string, boolean | null]) => [
      ['--party', party, '--on', day, ...(done === null ? [] : ['--implemented', done ? 'yes' : 'no'])],
      'selfDeclaration',
    ],
  };
  const others = all.filter(({ call }) => call in ASKED);

  it.each(others.map((one) => [`${one.call}: ${one.name}`, one] as const))(
    '%s, as the library answers',
    async (_, one) => {
      const [args, answer] = ASKED[one.call]?.(one.input as never) ?? [[], ''];
      const [record = {}] = records((await kouan(['origin', 'proof', ...args, '--json'])).stdout);
      const expected = one.expected as { criteria?: unknown; findings?: unknown };
      if (one.call === 'criteria') {
        expect(record['criteria']).toEqual(expected.criteria ?? null);
        expect(record['findings']).toMatchObject(expected.findings as object[]);
      } else if (typeof expected === 'object') expect(record[answer]).toMatchObject(expected);
      else expect(record[answer]).toBe(expected);
    },
  );

  it('every worked example is asked of the command', () => {
    const known = new Set(['assess', 'graph', 'destinations', ...Object.keys(ASKED)]);
    expect(all.filter(({ call }) => !known.has(call))).toEqual([]);
    const options = cases.filter((one) => one.options !== undefined && one.options.fullCumulation !== true);
    expect(options).toEqual([]);
  });

  it('exit 0 when all originate, 3 when one does not or is not known', async () => {
    const [all, one] = await Promise.all([
      kouan(['origin', 'assess', join(goods, 'chair.json')]),
      kouan(['origin', 'assess', join(goods, 'goods.csv')]),
    ]);
    expect([all.code, one.code]).toEqual([0, 3]);
    expect(all.stdout).toContain('The status was acquired in CN');
    expect(one.stderr).toContain('3 goods: 1 originating, 1 not, 1 undetermined');
  });

  it('a table with Chinese heads is the same goods as JSON', async () => {
    const table = records((await kouan(['origin', 'assess', join(goods, 'goods.csv'), '--json'])).stdout);
    const {
      costs: _,
      differential: __,
      exportedOn: ___,
      materials,
      ...rest
    } = chair as { materials: object[] } & Record<string, unknown>;
    const same = {
      ...rest,
      materials: materials.map((one, index) => (index === 0 ? { ...one, proof: undefined } : one)),
    };
    const [json] = records((await kouan(['origin', 'assess', '-', '--json'], { input: JSON.stringify(same) })).stdout);
    const withoutPlace = (one: unknown): unknown =>
      JSON.parse(JSON.stringify(one, (key, value) => (key === 'at' ? undefined : (value as unknown))));
    expect(withoutPlace(table[0])).toEqual(withoutPlace(json));
    expect((table[2] as { findings: unknown }).findings).toMatchObject([{ code: 'ORG-0003', at: { row: 7 } }]);
  });

  it('threads give the same bytes in the same order', async () => {
    const materials = Array.from({ length: 40 }, (_, index) => ({
      hs: '440710',
      value: '1.00',
      origin: index % 2 ? 'US' : 'VN',
    }));
    const lines = Array.from({ length: 600 }, (_, index) => JSON.stringify({ ...chair, id: `g${index}`, materials }));
    const many = file('many.ndjson', `${lines.join('\n')}\n`);
    const [one, three] = await Promise.all(
      ['1', '3'].map((threads) => kouan(['origin', 'assess', many, '--json', '--threads', threads])),
    );
    expect(three?.stdout).toBe(one?.stdout);
    expect(records(three?.stdout ?? '').map(({ id }) => id)).toEqual(lines.map((_, index) => `g${index}`));
  });

  it('a graph: suppliers first, a cycle is said', async () => {
    const base = {
      good: { hs: '940161' },
      producedIn: 'CN',
      value: { fob: '100.00' },
      rule: 'RVC40',
      operations: ['assembly'],
    };
    const lines = [
      { ...base, id: 'chair', materials: [{ hs: '940191', value: '80.00', origin: 'CN', supplier: 'frame' }] },
      { ...base, id: 'frame', materials: [{ hs: '440710', value: '10.00', origin: 'US' }] },
      { ...base, id: 'a', materials: [{ hs: '440710', value: '80.00', origin: 'CN', supplier: 'b' }] },
      { ...base, id: 'b', materials: [{ hs: '440710', value: '80.00', origin: 'CN', supplier: 'a' }] },
    ];
    const { stdout, code } = await kouan(['origin', 'assess', '-', '--json', '--graph'], {
      input: lines.map((one) => JSON.stringify(one)).join('\n'),
    });
    expect(code).toBe(3);
    expect(records(stdout).map(({ id, outcome }) => [id, outcome])).toEqual([
      ['frame', 'originating'],
      ['chair', 'originating'],
      ['a', 'undetermined'],
      ['b', 'undetermined'],
    ]);
  });

  const deep = (depth: number): string => {
    const { materials: _, ...bare } = chair;
    const open = `${JSON.stringify({ ...bare, materials: 0 }).slice(0, -2)}[{"hs":"940191","value":"1","origin":"CN","madeFrom":`;
    return `${open.repeat(depth)}${JSON.stringify(chair)}${'}]}'.repeat(depth)}`;
  };
  const bad: readonly (readonly [name: string, line: string, code: string])[] = [
    ['negative money', JSON.stringify({ ...chair, value: { fob: '-1' } }), 'ORG-0003'],
    ['money that is no number', JSON.stringify({ ...chair, value: { fob: 'a lot' } }), 'ORG-0002'],
    ['an unknown Party', JSON.stringify({ ...chair, producedIn: 'FR' }), 'ORG-'],
    ['a short HS code', JSON.stringify({ ...chair, good: { hs: '94' } }), 'ORG-'],
    ['a rule that does not parse', JSON.stringify({ ...chair, rule: 'CTH or luck' }), 'ORG-'],
    ['10,000 levels', deep(10_000), 'ORG-'],
    ['no JSON', '{"id":', 'GDS-0001'],
    ['bytes that are no UTF-8', '\u0000', 'GDS-'],
    ['a list', '[1]', 'ORG-'],
  ];

  it.each(bad)('in a batch, %s is a finding with its line, and the others go on', async (_, line, code) => {
    const input = [JSON.stringify(chair), line, JSON.stringify({ ...chair, id: 'last' })].join('\n');
    const { stdout, stderr, code: exit } = await kouan(['origin', 'assess', '-', '--json'], { input });
    const lines = records(stdout) as {
      id: string;
      outcome: string;
      findings: { code: string; at: { row: number } }[];
    }[];
    expect([exit, lines.length, lines[0]?.outcome, lines[2]?.id]).toEqual([3, 3, 'originating', 'last']);
    expect(lines[1]?.outcome).not.toBe('originating');
    expect(lines[1]?.findings[0]?.code).toContain(code);
    expect(lines[1]?.findings[0]?.at.row).toBe(2);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  it.each([
    ['a column nobody knows', 'id,hs,producedIn,colour\na,940161,CN,red\n', 'GDS-0004'],
    [
      'rows that contradict',
      'id,hs,producedIn,fob,materialHs\na,940161,CN,1,440710\na,940161,CN,2,440710\n',
      'GDS-0005',
    ],
    ['a good in two places', 'id,hs,producedIn\na,940161,CN\nb,940161,CN\na,940161,CN\n', 'GDS-0006'],
    ['no id', 'id,hs,producedIn\n,940161,CN\n', 'GDS-0007'],
    ['neither yes nor no', 'id,hs,producedIn,originating\na,940161,CN,perhaps\n', 'GDS-0008'],
    ['nothing', '', 'GDS-0009'],
    ['a column twice', 'id,hs,税号\na,940161,940161\n', 'GDS-0010'],
    ['too many cells', 'id,hs,producedIn\na,940161,CN,4\n', 'GDS-0004'],
  ])('in a table, %s', async (_, text, code) => {
    const { stdout, code: exit } = await kouan(['origin', 'assess', file('bad.csv', text), '--json']);
    expect(exit).toBe(3);
    expect(JSON.stringify(records(stdout))).toContain(code);
  });
});

describe('origin rule and rules', () => {
  it('answers with the rule, its source and its confidence', async () => {
    const { stdout, code } = await kouan(['origin', 'rule', '9401.61', '--edition', '2022', '--json']);
    expect(code).toBe(0);
    expect(records(stdout)[0]).toMatchObject({
      hs: '940161',
      edition: '2022',
      text: 'CTH or RVC40',
      confidence: 'certain',
    });
    const none = await kouan(['origin', 'rule', '999999']);
    expect(none.code).toBe(3);
    expect(none.stdout).toContain('no such subheading');
  });

  it('reads the annex as PDF, writes a file of rules, and the engine uses it', async () => {
    const rows = rcep2022
      .rows()
      .slice(0, 400)
      .map(({ from, text }) => ({ code: from, description: 'Goods of a kind', rule: text }));
    const changed = [...rows, { code: '9401', description: 'Seats', rule: 'CC' }];
    const pdf = file('annex.pdf', pdfOf(printTable(changed)));
    const out = join(folder, 'annex.rules.json');
    const run = await kouan([
      'origin',
      'rules',
      'import',
      pdf,
      '--edition',
      '2022',
      '--date',
      '2024-01-01',
      '--out',
      out,
      '--json',
    ]);
    expect(records(run.stdout)[0]).toMatchObject({ rows: 401, unread: [], conflicts: [] });
    const diff = await kouan(['origin', 'rules', 'diff', out, '--json']);
    const kinds = records(diff.stdout).filter(({ kind }) => kind === 'changed');
    expect(kinds.map(({ after }) => after)).toContain('CC');
    expect(kinds.every(({ hs }) => String(hs).startsWith('9401'))).toBe(true);
    const [assessed] = records(
      (await kouan(['origin', 'assess', join(goods, 'chair.json'), '--json', '--rules', out])).stdout,
    );
    expect(assessed).toMatchObject({ outcome: 'not-originating', rule: { text: 'CC' } });
    const before = await kouan([
      'origin',
      'assess',
      join(goods, 'chair.json'),
      '--rules',
      out,
      '--as-of',
      '2023-01-01',
    ]);
    expect(before.code).toBe(0);
    const listed = await kouan(['origin', 'rules', 'list', '--json'], { env: { KOUAN_RULES: out } });
    expect(records(listed.stdout).map(({ file: name }) => name)).toEqual([undefined, undefined, out]);
  });

  it('refuses a file of rules that was changed by hand', async () => {
    const out = join(folder, 'small.rules.json');
    const csv = file('small.csv', 'hs,rule\n9401,CC\n');
    await kouan(['origin', 'rules', 'import', csv, '--edition', '2022', '--date', '2024-01-01', '--out', out]);
    writeFileSync(out, readFileSync(out, 'utf8').replace('"rule":"CC"', '"rule":"CTSH"'));
    const { code, stderr } = await kouan(['origin', 'assess', join(goods, 'chair.json'), '--rules', out]);
    expect(code).toBe(6);
    expect(stderr).toContain('changed after it was written');
  });

  it.each([
    ['no PDF', '%PDF-1.4 nothing more', 1],
    ['no table', 'a,b\n1,2\n', 3],
    ['no JSON', '{"rule_sets": [', 2],
  ])('an import of %s ends with its exit code, writes nothing and shows no stack', async (name, text, exit) => {
    const out = join(folder, `${name}.rules.json`);
    const run = await kouan([
      'origin',
      'rules',
      'import',
      file('bad', text),
      '--edition',
      '2022',
      '--date',
      '2024-01-01',
      '--out',
      out,
    ]);
    expect(run.code).toBe(exit);
    expect(run.stderr).not.toMatch(/\n\s+at /);
    expect(existsSync(out)).toBe(false);
  });

  const uk = fileURLToPath(new URL('../../../../shared/data/cptpp/cptpp-ruleset-uk.json', import.meta.url));

  it.skipIf(!existsSync(uk))(
    'the rule sets of the UK tariff: all 5,205 subheadings, and what it cannot express',
    async () => {
      const out = join(folder, 'cptpp.rules.json');
      const run = await kouan([
        ...['origin', 'rules', 'import', uk, '--agreement', 'CPTPP', '--edition', '2012', '--date', '2024-12-15'],
        ...['--out', out, '--json'],
      ]);
      const [report] = records(run.stdout) as {
        coverage: { subheadings: number; answered: number };
        inexpressible: unknown[];
      }[];
      expect(report?.coverage).toMatchObject({ subheadings: 5205, answered: 5205 });
      expect(report?.inexpressible.length).toBeGreaterThan(0);
      const { materials } = chair as { materials: object[] };
      const good = { ...chair, producedIn: 'VN', good: { hs: '940161', edition: '2012' }, materials };
      const compared = await kouan([
        ...['origin', 'compare', file('vn.json', JSON.stringify(good)), '--rules', out],
        ...['--offer', 'RCEP=3.5', '--offer', 'CPTPP=0', '--json'],
      ]);
      const ranked = records(compared.stdout) as { agreement: string; rank: number; assessment: { outcome: string } }[];
      expect(ranked.map(({ rank }) => rank)).toEqual([1, 2]);
      expect(ranked.map(({ agreement }) => agreement).sort()).toEqual(['CPTPP', 'RCEP']);
    },
  );

  it('coverage: every chapter of HS 2022, gaps of HS 2012', async () => {
    const [now, then] = await Promise.all(
      ['2022', '2012'].map((edition) => kouan(['origin', 'rules', 'coverage', '--edition', edition, '--json'])),
    );
    expect([now?.code, then?.code]).toEqual([0, 3]);
    expect(records(now?.stdout ?? '')[0]).toMatchObject({ subheadings: 5612, answered: 5612 });
  });
});

describe('origin optimise and report', () => {
  it('finds the cheapest change, with its proof', async () => {
    const { stdout, code } = await kouan([
      ...['origin', 'optimise', join(goods, 'table.json'), '--changes', join(goods, 'changes.json'), '--json'],
    ]);
    expect(code).toBe(0);
    expect(records(stdout)[0]).toMatchObject({
      status: 'optimal',
      changes: ['legs from TH'],
      cost: '2.50',
      proof: { lowerBound: '2.50' },
    });
  });

  it('tells in which range of each price the answer holds', async () => {
    const { stdout } = await kouan(['origin', 'optimise', join(goods, 'table.json'), '--sensitivity', '--json']);
    expect(records(stdout)[0]).toMatchObject({
      quantity: { kind: 'fob' },
      outcome: 'not-originating',
      to: { exact: '280/3', inclusive: false },
    });
  });

  it.each([[['--changes', 'changes']], [[]], [['--changes', 'x', '--rate', 'low']]])(
    '%j is a usage or file error',
    async (args) => {
      const { code, stderr } = await kouan(['origin', 'optimise', join(goods, 'table.json'), ...args]);
      expect([1, 2]).toContain(code);
      expect(stderr).not.toMatch(/\n\s+at /);
    },
  );

  it('writes a page that needs nothing from outside, in both languages', async () => {
    for (const lang of ['en', 'zh']) {
      const out = join(folder, `report-${lang}.html`);
      await kouan(['origin', 'report', join(goods, 'goods.csv'), '--out', out, '--lang', lang]);
      const page = readFileSync(out, 'utf8');
      expect(page.match(/<svg/g)?.length).toBe(6);
      expect(page).not.toMatch(/(?:src|href)=|<script|@import|url\(/);
      expect(page).toContain(lang === 'zh' ? '判定路径' : 'Decision');
    }
  });

  it('what a good is called cannot become markup', async () => {
    const out = join(folder, 'hostile.html');
    const id = '<img src=x onerror=alert(1)>';
    const { materials } = chair as { materials: object[] };
    const hostile = { ...chair, id, materials: materials.map((one) => ({ ...one, id })) };
    await kouan(['origin', 'report', file('hostile.json', JSON.stringify(hostile)), '--out', out]);
    expect(readFileSync(out, 'utf8')).not.toContain('<img');
    const { stdout } = await kouan(['origin', 'assess', '-'], {
      input: JSON.stringify({ ...chair, id: 'a\u001b[2Jb' }),
    });
    expect(stdout).not.toContain('\u001b[2J');
  });
});

describe('origin certify and lint', () => {
  const shipment = JSON.parse(readFileSync(join(goods, 'shipment.json'), 'utf8')) as Record<string, unknown>;
  const certify = (more: object, ...args: readonly string[]) =>
    kouan([
      ...['origin', 'certify', join(goods, 'chair.json')],
      ...['--shipment', file('shipment.json', JSON.stringify({ ...shipment, ...more })), ...args],
    ]);

  it('assesses, checks and prints; what it wrote has nothing to be said against', async () => {
    const [pdf, json, text] = ['c.pdf', 'c.json', 'c.txt'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ];
    const issued = {
      number: 'RC253302961000001',
      issuedOn: '2025-02-28',
      certification: { authority: 'NINGBO CUSTOMS', place: 'NINGBO', date: '2025-02-28' },
    };
    const { code, stderr } = await certify(issued, '--out', pdf, '--document', json, '--declaration', text);
    expect([code, stderr.split('\n').filter(Boolean).length]).toEqual([0, 3]);
    expect(readFileSync(pdf).subarray(0, 5).toString()).toBe('%PDF-');
    expect(JSON.parse(readFileSync(json, 'utf8'))).toMatchObject({
      type: 'certificate-of-origin',
      number: 'RC253302961000001',
      items: [{ itemNumber: '1', criterion: 'RVC ACU', originCountry: 'CN', hs: { code: '940161' } }],
    });
    expect(readFileSync(text, 'utf8')).toContain('Reference: RC253302961000001');
    const lint = await kouan(['origin', 'lint', json, '--json']);
    expect([lint.code, records(lint.stdout)[0]]).toMatchObject([0, { findings: [] }]);
  });

  it('writes the application to the Single Window, names what it cannot carry, and reads it back', async () => {
    const xml = join(folder, 'application.xml');
    const { code, stderr } = await certify({}, '--application', xml);
    expect([code, stderr.includes('cannot carry /transport/voyageNumber')]).toEqual([0, true]);
    const inspected = await kouan(['inspect', xml, '--json']);
    expect(records(inspected.stdout)[0]).toMatchObject({ format: 'china.certificate-application' });
  });

  it.each([
    ['a good that does not originate', { lines: [{ good: 'nobody' }] }, 'CRT-0001'],
    ['a shipment with an unknown field', { colour: 'red' }, 'CRT-0006'],
    ['boxes that are empty', { exporter: { name: 'X' } }, 'COO-0001'],
    ['dates that need a mark', { issuedOn: '2025-03-05', number: 'RC253302961000001' }, 'COO-0025'],
  ])('%s: the finding, exit 3, and nothing is printed', async (name, more, code) => {
    const out = join(folder, `${name}.pdf`);
    const { code: exit, stdout } = await certify(more, '--out', out, '--json');
    expect(exit).toBe(3);
    expect(JSON.stringify(records(stdout))).toContain(code);
    expect(existsSync(out)).toBe(false);
  });

  it('a character without a shape, and a font that is none, are errors that say what to do', async () => {
    const rare = await certify({ remarks: '㛃' }, '--out', join(folder, 'rare.pdf'));
    expect([rare.code, rare.stderr.includes('--font')]).toEqual([1, true]);
    const font = await certify({}, '--out', join(folder, 'font.pdf'), '--font', file('x.ttf', 'no font'));
    expect(font.code).toBe(2);
    const unnumbered = await certify({}, '--declaration', join(folder, 'd.txt'));
    expect(unnumbered.code).toBe(2);
    for (const { stderr } of [rare, font, unnumbered]) expect(stderr).not.toMatch(/\n\s+at /);
  });

  it('lint names file, certificate and clause', async () => {
    const list = file(
      'two.json',
      JSON.stringify([
        { items: [] },
        { type: 'certificate-of-origin', items: [{ itemNumber: '1', criterion: 'WO ACU' }] },
      ]),
    );
    const { code, stdout } = await kouan(['origin', 'lint', list, '--json']);
    expect(code).toBe(3);
    const [first, second] = records(stdout) as { findings: { code: string; at: { file: string; row: number } }[] }[];
    expect(first?.findings.map((each) => each.code)).toContain('COO-0008');
    expect(second?.findings.map((each) => each.code)).toContain('COO-0013');
    expect(second?.findings[0]?.at).toEqual({ file: list, row: 2 });
    expect((await kouan(['origin', 'lint', file('no.json', '{')])).code).toBe(2);
  });
});
