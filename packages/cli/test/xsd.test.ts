import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SCHEMAS, samplesOf } from '../../formats/src/wco/samples.testing.ts';
import { openValidator } from '../src/xsd/validator.ts';
import { freshFolder, kouan, records } from './kouan.testing.ts';

const folder = freshFolder();
const declarations = samplesOf('DEC');

/** A schema of its own, in two files, one of which lies in another folder. */
const ORDER = join(folder, 'order.xsd');
const XS = 'xmlns:xs="http://www.w3.org/2001/XMLSchema"';
mkdirSync(join(folder, 'types'));
writeFileSync(
  join(folder, 'types/number.xsd'),
  `<xs:schema ${XS}><xs:simpleType name="n"><xs:restriction base="xs:string"><xs:pattern value="\\d+"/></xs:restriction></xs:simpleType></xs:schema>`,
);
writeFileSync(
  ORDER,
  `<xs:schema ${XS}><xs:include schemaLocation="types/number.xsd"/><xs:element name="order" type="n"/></xs:schema>`,
);

const verdictOf = async (xml: string): Promise<readonly (readonly [string, number | undefined])[]> => {
  const validator = await openValidator(ORDER);
  const found = validator.validate(new TextEncoder().encode(xml)).map(({ code, at }) => [code, at?.line] as const);
  validator.close();
  return found;
};

describe('a schema', () => {
  it.each([
    ['valid', '<order>1</order>', []],
    ['not valid, with its line', '\n<order>a</order>', [['XSD-0001', 2]]],
    ['another root', '<other/>', [['XSD-0001', 1]]],
    ['not well-formed', '<order>', [['XML-0001', 1]]],
    ['entities', '<!DOCTYPE order [<!ENTITY a "1">]><order>&a;</order>', [['XML-0002', 1]]],
  ])('%s', async (_, xml, expected) => expect(await verdictOf(xml)).toEqual(expected));

  it('reads nothing outside its folder, whatever it imports', async () => {
    const inside = join(folder, 'types/inside.xsd');
    writeFileSync(inside, `<xs:schema ${XS}><xs:include schemaLocation="../order.xsd"/></xs:schema>`);
    await expect(openValidator(inside)).rejects.toMatchObject({ code: 'ERR_KOUAN_FORMAT', hint: expect.anything() });
    (await openValidator(inside, folder)).close();
    for (const place of ['/etc/passwd', 'http://127.0.0.1:9/a.xsd', 'missing.xsd']) {
      const file = join(folder, 'elsewhere.xsd');
      writeFileSync(file, `<xs:schema ${XS}><xs:include schemaLocation="${place}"/></xs:schema>`);
      await expect(openValidator(file)).rejects.toMatchObject({ code: 'ERR_KOUAN_FORMAT' });
    }
  });

  it('that is none, or not there, is an error', async () => {
    const none = join(folder, 'none.xsd');
    writeFileSync(none, '<order/>');
    await expect(openValidator(none)).rejects.toMatchObject({ code: 'ERR_KOUAN_FORMAT' });
    await expect(openValidator(join(folder, 'lost.xsd'))).rejects.toMatchObject({ code: 'ERR_KOUAN_FILE' });
  });
});

describe.skipIf(declarations.length === 0 || spawnSync('xmllint', ['--version']).error !== undefined)('xmllint', () => {
  it.each([
    ['DEC', 'declaration', 'WCO_DEC_2_DMS.xsd', 'DEC-DMS', 222, 214],
    ['RES', 'notification', 'WCO_RES_2_DMS.xsd', 'RES-DMS', 298, 4],
  ] as const)('has the same verdict on every sample: %s', async (kind, at, schema, namespace, count, valid) => {
    const samples = samplesOf(kind);
    const all = join(folder, kind);
    cpSync(SCHEMAS, join(all, 'schemas'), { recursive: true });
    const driver = join(all, 'driver.xsd');
    writeFileSync(
      driver,
      `<xs:schema targetNamespace="urn:wco:datamodel:WCO:DocumentMetaData-DMS:2" ${XS}>` +
        `<xs:include schemaLocation="schemas/wco/${at}/DocumentMetaData_2_DMS.xsd"/>` +
        `<xs:import namespace="urn:wco:datamodel:WCO:${namespace}:2" schemaLocation="schemas/wco/${at}/${schema}"/></xs:schema>`,
    );
    const files = samples.map(({ bytes }, index) => {
      const file = join(all, `${index}.xml`);
      writeFileSync(file, bytes);
      return file;
    });
    const { stderr } = spawnSync('xmllint', ['--noout', '--schema', driver, ...files], { encoding: 'utf8' });
    const theirs = new Set(stderr.split('\n').filter((line) => line.endsWith(' validates')));
    const validator = await openValidator(driver);
    const different = samples.flatMap(({ name, bytes }, index) => {
      const ours = validator.validate(bytes).every(({ severity }) => severity !== 'error');
      return ours === theirs.has(`${files[index]} validates`) ? [] : [name];
    });
    validator.close();
    expect([samples.length, theirs.size, different]).toEqual([count, valid, []]);
  });
});

it('kouan inspect --xsd says it beside the document, and exits with 3', async () => {
  const { code, stdout } = await kouan(['inspect', '-', '--xsd', ORDER, '--json'], { input: '<order>a</order>' });
  expect(code).toBe(3);
  expect(records(stdout)[0]).toMatchObject({
    file: 'stdin',
    valid: false,
    findings: [{ code: 'XSD-0001', at: { line: 1 } }],
  });
});
