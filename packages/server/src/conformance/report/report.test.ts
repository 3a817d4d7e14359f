import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finding } from '@kouan/core';
import { expect, it } from 'vitest';
import { CFM } from '../catalogue.ts';
import { SCENARIOS } from '../scenarios/index.ts';
import type { ConformanceReport, ScenarioReport } from './report.ts';
import { summaryOf } from './report.ts';
import { toJson } from './to-json.ts';
import { toJunit } from './to-junit.ts';
import { toRows } from './to-rows.ts';

/** What CI systems read: the part of JUnit's XML that all of them know. */
const SCHEMA = `<?xml version="1.0"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <xs:element name="testsuites"><xs:complexType>
    <xs:sequence><xs:element ref="testsuite" minOccurs="0" maxOccurs="unbounded"/></xs:sequence>
    <xs:attribute name="name" type="xs:string"/>
    <xs:attribute name="tests" type="xs:nonNegativeInteger"/>
    <xs:attribute name="failures" type="xs:nonNegativeInteger"/>
  </xs:complexType></xs:element>
  <xs:element name="testsuite"><xs:complexType>
    <xs:sequence><xs:element ref="testcase" minOccurs="0" maxOccurs="unbounded"/></xs:sequence>
    <xs:attribute name="name" type="xs:string" use="required"/>
    <xs:attribute name="tests" type="xs:nonNegativeInteger" use="required"/>
    <xs:attribute name="failures" type="xs:nonNegativeInteger" use="required"/>
    <xs:attribute name="errors" type="xs:nonNegativeInteger" use="required"/>
    <xs:attribute name="skipped" type="xs:nonNegativeInteger" use="required"/>
    <xs:attribute name="timestamp" type="xs:dateTime" use="required"/>
  </xs:complexType></xs:element>
  <xs:element name="testcase"><xs:complexType>
    <xs:choice minOccurs="0">
      <xs:element name="failure" type="told"/>
      <xs:element name="skipped" type="told"/>
    </xs:choice>
    <xs:attribute name="classname" type="xs:string" use="required"/>
    <xs:attribute name="name" type="xs:string" use="required"/>
  </xs:complexType></xs:element>
  <xs:complexType name="told"><xs:simpleContent><xs:extension base="xs:string">
    <xs:attribute name="message" type="xs:string" use="required"/>
  </xs:extension></xs:simpleContent></xs:complexType>
</xs:schema>`;

const played = (id: string, change: Partial<ScenarioReport>): ScenarioReport => {
  const scenario = SCENARIOS.find((one) => one.id === id);
  if (scenario === undefined) throw new Error(id);
  const { suite, title } = scenario;
  return { id, suite, title, verdict: 'passed', transportDocumentReference: 'T', steps: [], exchanges: [], ...change };
};

const step = { act: 'post-envelope', expect: { status: [200], body: 'signed' } } as const;
const wrong = finding(CFM.responseCode, '/responseCode', { found: '<DISE> & "\u0001', expected: 'RECE' });
const scenarios = [
  played('PINT-01', {}),
  played('PINT-02', {
    verdict: 'failed',
    steps: [
      { step, findings: [finding(CFM.versionMissing, '')] },
      { step, findings: [wrong] },
    ],
  }),
  played('PINT-03', { verdict: 'skipped', unsupported: 're-sign' }),
  played('ISS-01', {}),
];
const report: ConformanceReport = {
  role: 'receiver',
  profile: 'strict',
  startedAt: '2026-03-01T12:00:00.000Z',
  summary: summaryOf(scenarios),
  scenarios,
};

it('people see a row a scenario, with the first check that it fails, in their language', () => {
  expect(toRows(report, 'en').slice(1)).toEqual([
    ['PINT-01', 'passed', 'A bill just issued, no documents: accepted', ''],
    [
      'PINT-02',
      'failed',
      'The same envelope again: a duplicate',
      'step 2: CFM-0010 The response code is <DISE> & "\u0001, not RECE.',
    ],
    ['PINT-03', 'skipped', 'The last entry signed again: a duplicate', 'cannot re-sign'],
    ['ISS-01', 'passed', 'A straight bill: issued', ''],
  ]);
  expect(toRows(report, 'zh')[2]?.[1]).toBe('未通过');
});

it('JSON has everything', () => {
  expect(JSON.parse(toJson(report))).toEqual(JSON.parse(JSON.stringify(report)));
});

it('JUnit is what CI systems read, whatever an implementation says', (context) => {
  const junit = toJunit(report);
  expect(junit).toContain('<testsuite name="pint.receiver" tests="3" failures="1" errors="0" skipped="1"');
  expect(junit).toContain('message="step 2: CFM-0010 The response code is &lt;DISE&gt; &amp; &quot;\ufffd, not RECE."');
  const folder = mkdtempSync(join(tmpdir(), 'kouan-junit-'));
  const [schema, file] = [join(folder, 'junit.xsd'), join(folder, 'junit.xml')];
  writeFileSync(schema, SCHEMA);
  writeFileSync(file, junit);
  const { status, stderr, error } = spawnSync('xmllint', ['--noout', '--schema', schema, file], { encoding: 'utf8' });
  if (error !== undefined) return context.skip('xmllint is not there');
  expect([status, stderr]).toEqual([0, expect.stringContaining('validates')]);
});
