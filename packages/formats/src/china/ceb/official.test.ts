import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { documentSchemas } from '@kouan/sdk/documents';
import { describe, expect, test } from 'vitest';
import { detectFormats } from '../../detect.ts';
import { fullXml } from '../../syntax/message/sample.testing.ts';
import { canonical } from '../declaration/canonical.testing.ts';
import { CEB, documentsOf } from '../messages.testing.ts';

const DATA = new URL('../../../../../../shared/data/china/ceb/', import.meta.url);
const PACKS = ['import', 'export'] as const;
const XSD = { import: '海关跨境进口业务节点报文定义202205.xsd', export: '海关跨境出口业务节点报文定义202205.xsd' };
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const text = (data: Uint8Array): string => new TextDecoder().decode(data);

const samples = PACKS.flatMap((pack) => {
  const folder = new URL(`samples-202205-${pack}/`, DATA);
  return (existsSync(folder) ? readdirSync(folder) : []).map((name) => ({ pack, name, file: new URL(name, folder) }));
});

/** Messages whose samples are not as the definitions of the same pack have them, and what is said of that. */
const EXPLAINED: Readonly<Record<string, readonly string[]>> = {
  'CEB214Message.xml': ['CNM-0003'], // appSenderId is no element of the definition; the root is called CEB214
  'CEB303Message.xml': ['CNM-0004', 'CNM-0005'], // BaseTransfer twice; aaa for a unit and for a currency
  'CEB403Message.xml': ['CNM-0004'],
  'CEB505Message.xml': ['CNM-0004'],
  'CEB507Message.xml': ['CNM-0004'],
  'CEB509Message.xml': ['CNM-0004'],
  'CEB603Message.xml': ['CNM-0004', 'CNM-0005'], // a for ieFlag
  'CEB605Message.xml': ['CNM-0004'],
  'CEB607Message.xml': ['CNM-0004'],
  'CEB792Message.xml': ['CNM-0007'], // gseqno is left out
};

const own = (leaf: string): boolean => !leaf.includes('Signature') && !leaf.includes('BaseTransfer[1]');

describe.skipIf(samples.length === 0)('official samples, edition 2022-05', () => {
  test('there are 16 of import and 23 of export', () => {
    expect(PACKS.map((pack) => samples.filter((one) => one.pack === pack).length)).toEqual([16, 23]);
  });

  test.each(samples)('$name: read whole, valid documents, and canonically the same again', async ({ name, file }) => {
    const input = new Uint8Array(readFileSync(file));
    const [format, ...others] = detectFormats(input);
    expect(others).toEqual([]);
    if (format === undefined) throw new Error('not detected');
    const { documents, findings, unmapped } = await documentsOf(format, input);
    expect(documents.map((one) => documentSchemas[one.type].safeParse(one).error)).toEqual(
      documents.map(() => undefined),
    );
    const said = new Set(findings.map(({ code }) => code));
    expect([...said].filter((code) => code !== 'CNM-0009').sort()).toEqual(EXPLAINED[name] ?? []);
    for (const { path } of unmapped) expect(path).toMatch(/Signature|BaseTransfer|appSenderId/);
    const encoded = format.encodeAll?.(documents);
    expect(encoded?.dropped).toEqual([]);
    const again = canonical(encoded?.bytes ?? new Uint8Array());
    if (name === 'CEB214Message.xml') return;
    expect(again).toEqual(canonical(input).filter(own));
  });
});

describe.skipIf(samples.length === 0 || spawnSync('xmllint', ['--version']).error !== undefined)('xmllint', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kouan-ceb-'));
  const signature = samples
    .map(({ file }) => /<ds:Signature[\s\S]*<\/ds:Signature>/.exec(readFileSync(file, 'utf8'))?.[0])
    .find((one) => one !== undefined);

  /** What xmllint has to say of messages, by their number. */
  function verdicts(pack: (typeof PACKS)[number], messages: readonly (readonly [string, string])[]): string[] {
    const files = messages.map(([number, xml]) => {
      const file = join(folder, `${pack}-${number}.xml`);
      writeFileSync(file, xml);
      return file;
    });
    const schema = fileURLToPath(new URL(`xsd-202205/${XSD[pack]}`, DATA));
    const { stderr } = spawnSync('xmllint', ['--noout', '--schema', schema, ...files], { encoding: 'utf8' });
    return stderr
      .trim()
      .split('\n')
      .filter((line) => !line.endsWith(' validates'));
  }

  const isImport = new Set([
    '311',
    '312',
    '411',
    '412',
    '511',
    '512',
    '513',
    '514',
    '621',
    '622',
    '623',
    '624',
    '625',
    '626',
    '711',
    '712',
    '816',
    '818',
    '900',
  ]);
  const needsTail = (xml: string): boolean => xml.includes('<BaseTransfer>');

  test.each(PACKS)('every %s message that is written with all its fields is valid', async (pack) => {
    const messages: (readonly [string, string])[] = [];
    for (const [number, message, format] of CEB.filter(([one]) => isImport.has(one) === (pack === 'import'))) {
      const { documents, findings } = await documentsOf(format, bytes(fullXml(message)));
      expect(findings).toEqual([]);
      const encoded = format.encodeAll?.(documents);
      expect(encoded?.findings).toEqual([]);
      const xml = text(encoded?.bytes ?? new Uint8Array());
      const at = xml.lastIndexOf('</');
      messages.push([number, needsTail(xml) ? `${xml.slice(0, at)}${signature}${xml.slice(at)}` : xml]);
    }
    expect(messages.length).toBe(pack === 'import' ? 19 : 23);
    expect(verdicts(pack, messages)).toEqual([]);
  });
});
