import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sampleExport } from '../../sdk/src/checks/declaration/sample.testing.ts';
import { bill, invoice, packing } from '../../sdk/src/conversions/papers.testing.ts';
import { freshFolder, kouan, records, root } from './kouan.testing.ts';

const folder = freshFolder();
const file = (name: string, content: unknown): string => {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
};

const papers = [file('invoice.json', invoice()), file('packing.json', packing()), file('bill.json', bill())];
const declared = file('declared.json', sampleExport());

describe.concurrent('papers on the command line', () => {
  it('three papers become one declaration, with what was left and what is missing', async () => {
    const to = join(folder, 'declaration.xml');
    const given = ['--set', '/supervisionMode=0110', '--provenance', '-o', to];
    const { code, stdout, stderr } = await kouan(['convert', ...papers, '--to', 'china.declaration', ...given]);
    expect([code, stdout]).toEqual([0, '']);
    expect(readFileSync(to, 'utf8')).toContain('<TradeMode>0110</TradeMode>');
    expect(stderr).toMatch(/^\/supervisionMode +0110 +\(given\)$/m);
    expect(stderr).toMatch(/^ {2}\S+invoice\.json +\/number +INV-1$/m);
    expect(stderr).toMatch(/Declaration form of Chinese customs: \d+ of \d+ fields filled/);
    expect(stderr).toMatch(/✖ Duty +\/items\/\*\/dutyMode \(2\) +no paper says it/);
    expect(stderr).toContain('dropped, since the format cannot carry it:');
  });

  it('a contradiction ends with 3 and names both places', async () => {
    const other = file('other.json', { ...packing(), contractNumber: 'C-2' });
    const { code, stdout } = await kouan(['convert', papers[0] ?? '', other, '--to', 'declaration', '--json']);
    expect(code).toBe(3);
    const [{ conversion, text } = {}] = records(stdout) as { conversion: { findings: object[] }; text: string }[];
    expect(conversion?.findings).toMatchObject([{ code: 'CNV-0001', related: [{}, { document: other }] }]);
    expect(JSON.parse(text ?? '')).toMatchObject({ type: 'declaration', contractNumber: 'C-2026-1' });
  });

  it('a document goes into a credential and comes out of it; without an issuer there is none', async () => {
    const to = ['--to', 'w3c.credential', '--valid-from', '2026-03-01T00:00:00Z'];
    const refused = await kouan(['convert', papers[0] ?? '', ...to]);
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('--issuer https://')]);
    const credential = join(folder, 'credential.json');
    const made = await kouan([
      'convert',
      papers[0] ?? '',
      ...to,
      '--issuer',
      'https://issuer.example',
      '-o',
      credential,
    ]);
    expect(made.code).toBe(0);
    expect(JSON.parse(readFileSync(credential, 'utf8'))).toMatchObject({
      type: ['VerifiableCredential', 'CommercialInvoiceCredential'],
      issuer: 'https://issuer.example',
      validFrom: '2026-03-01T00:00:00Z',
    });
    const out = await kouan(['convert', credential, '--to', 'commercial-invoice']);
    expect(JSON.parse(out.stdout)).toEqual(JSON.parse(readFileSync(papers[0] ?? '', 'utf8')));
  });

  it('only the gaps: what Hong Kong needs and the declaration lacks', async () => {
    const road = ['--to', 'road-cargo', '--variant', 'hong-kong', '--gaps'];
    const { code, stdout } = await kouan(['convert', declared, ...road, '--lang', 'zh']);
    expect(code).toBe(3);
    expect(stdout.split('\n')[0]).toBe(
      '香港海关道路货物资料系统：共 23 栏，已填 13 栏；必填 9 栏，已填 5 栏，还需 4 栏',
    );
    expect(stdout.match(/^✖/gm)).toHaveLength(4);
  });

  it('papers of which nothing makes the target: what can be made is said', async () => {
    const { code, stderr } = await kouan(['convert', papers[2] ?? '', '--to', 'certificate-of-origin']);
    expect(code).toBe(1);
    expect(stderr).toContain('From bill-of-lading: manifest.');
  });

  it('two forms of one declaration are the same but for what one of them cannot carry', async () => {
    const xml = join(folder, 'same.xml');
    await kouan(['convert', declared, '--to', 'china.declaration', '-o', xml]);
    const same = await kouan(['diff', declared, xml]);
    expect(same.code).toBe(0);
    expect(same.stdout).toMatch(/^« .*\/invoiceTotal\/amount +1250\.00 +–$/m);
    const changed = file('changed.xml', readFileSync(xml, 'utf8').replace('>1200.00<', '>1300<'));
    const differs = await kouan(['diff', declared, changed, '--json']);
    expect(differs.code).toBe(3);
    const [{ differences } = { differences: [] }] = records(differs.stdout) as { differences: { kind: string }[] }[];
    expect(differences.filter(({ kind }) => kind === 'differs')).toMatchObject([
      { path: '/grossMass', name: { en: 'Gross mass', zh: '毛重' }, before: '1200.00', after: '1300' },
    ]);
  });

  it('the papers of a shipment, each field with its provenance', async () => {
    const dir = join(folder, 'papers');
    const shipment = join(root, 'fixtures/shipment/build/shipment.yaml');
    const { code, stdout } = await kouan(['docs', 'build', shipment, '--out', 'xml,pdf,json', '--dir', dir]);
    expect(code).toBe(0);
    for (const name of [
      'declaration.xml',
      'declaration.json',
      'invoice.pdf',
      'invoice.json',
      'packing-list.pdf',
      'packing-list.json',
      'certificate-application.xml',
      'certificate-application.pdf',
      'certificate-application.json',
    ])
      expect([name, existsSync(join(dir, name))]).toEqual([name, true]);
    const { papers: told } = JSON.parse(readFileSync(join(dir, 'provenance.json'), 'utf8'));
    expect(Object.keys(told)).toEqual(['declaration', 'invoice', 'packing-list', 'certificate-application']);
    // Amounts are text in YAML as well: none passes through a binary float.
    expect(told.declaration.fields).toContainEqual({
      path: '/freight/value',
      value: '420.00',
      sources: [{ paper: shipment, path: '/freight/amount' }],
      origin: 'paper',
    });
    expect(stdout).toMatch(/^\/overseasConsignee\/nameForeign +SAMPLE TRADING KK +\/buyer\/name$/m);
    expect(stdout).toMatch(/^✖ Who declares +\/declaration\/signatory/m);
  });

  it('a shipment that is none says where', async () => {
    const wrong = file('wrong.yaml', 'reference: S\nlines:\n  - quantity: { value: many }\n    price: 1\n');
    const { code, stderr } = await kouan(['docs', 'build', wrong, '--dir', join(folder, 'none')]);
    expect(code).toBe(3);
    expect(stderr).toContain(`${wrong}:3`);
    expect(stderr).toContain('/lines/0/price');
    expect(existsSync(join(folder, 'none'))).toBe(false);
  });
});
