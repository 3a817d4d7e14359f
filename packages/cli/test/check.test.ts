import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from '@kouan/core';
import { describe, expect, it } from 'vitest';
import { freshFolder, kouan, records, root } from './kouan.testing.ts';

const shipment = 'fixtures/shipment';
const planted = JSON.parse(readFileSync(join(root, shipment, 'conflicts.json'), 'utf8')) as {
  code: string;
  paper: string;
  path: string;
}[];
const folder = freshFolder();
const inFolder = (name: string): string => join(folder, name);
const jsonOf = (name: string) => JSON.parse(readFileSync(inFolder(name), 'utf8'));

interface Location {
  readonly physicalLocation?: { readonly artifactLocation: { readonly uri: string }; readonly region?: object };
  readonly logicalLocations: readonly { readonly fullyQualifiedName: string }[];
}

describe.concurrent('kouan check over a shipment', () => {
  it('finds exactly the 25 conflicts that were planted, each once and in its place', async () => {
    const { code, stdout } = await kouan(['check', `${shipment}/planted`, '--json']);
    expect(code).toBe(3);
    const [{ papers, across } = { papers: [], across: {} }] = records(stdout) as {
      papers: { file: string; findings: Finding[] }[];
      across: { findings: Finding[] };
    }[];
    expect(papers.map(({ findings }) => findings)).toEqual(Array(7).fill([]));
    const told = (across as { findings: Finding[] }).findings.map(
      ({ code: one, at, path }) => `${one} ${at?.file?.replace(`${shipment}/planted/`, '')} ${path}`,
    );
    expect(planted).toHaveLength(25);
    expect(told.sort()).toEqual(planted.map(({ code: one, paper, path }) => `${one} ${paper} ${path}`).sort());
  });

  it('writes a page, patches and SARIF at once', async () => {
    const args = ['--format', 'sarif', '--html', inFolder('a.html'), '--fix', inFolder('a.json')];
    const { code, stdout } = await kouan(['check', `${shipment}/planted`, ...args]);
    expect(code).toBe(3);

    const page = readFileSync(inFolder('a.html'), 'utf8');
    expect(page.match(/<li id="c\d+"/g)).toHaveLength(25);
    for (let number = 1; number <= 25; number += 1) expect(page).toContain(`<a href="#c${number}">`);
    expect(page).toContain("default-src 'none'");
    expect(page).not.toMatch(/<script|<img|src=|https?:\/\/(?!json)/);

    const { patches, withoutRepair } = jsonOf('a.json');
    const changes = Object.values<{ op: string; path: string; value: string }[]>(patches).flat();
    expect(changes.length + withoutRepair).toBe(25);
    expect(patches[`${shipment}/planted/declaration.xml`]).toContainEqual({
      op: 'replace',
      path: '/grossMass',
      value: '3300',
    });

    const log = JSON.parse(stdout);
    expect([log.version, log.runs.length]).toEqual(['2.1.0', 1]);
    const { tool, results } = log.runs[0];
    expect(results).toHaveLength(25);
    for (const { ruleId, ruleIndex, level, message, locations, relatedLocations } of results) {
      expect(tool.driver.rules[ruleIndex].id).toBe(ruleId);
      expect(['error', 'warning', 'note']).toContain(level);
      expect(message.text).not.toBe('');
      for (const { physicalLocation, logicalLocations } of [...locations, ...relatedLocations] as Location[]) {
        expect(physicalLocation?.artifactLocation.uri).toMatch(/^fixtures\/shipment\/planted\/[a-z-]+\.(json|xml)$/);
        expect(logicalLocations[0]?.fullyQualifiedName).toMatch(/^\//);
      }
    }
  });

  it('takes a list of papers, in Chinese, and says what could not be compared', async () => {
    const papers = ['invoice.json', 'bill.json'].map((file) => ({ file }));
    for (const { file } of papers) copyFileSync(join(root, shipment, 'clean', file), inFolder(file));
    const list = inFolder('list.yaml');
    writeFileSync(list, JSON.stringify({ papers: [...papers, { file: 'empty.json' }] }));
    writeFileSync(inFolder('empty.json'), '');
    const { code, stdout, stderr } = await kouan(['check', list, '--all', '--lang', 'zh']);
    expect([code, stderr]).toEqual([3, expect.stringContaining('共 3 份单证')]);
    expect(stdout).toContain('FMT-');
    expect(stdout).toMatch(/ACR-0315 {2}船名 +发票 ↔ 提单 +未同时填写/);
  });

  it('refuses what only a shipment has, and a list that is none', async () => {
    const one = await kouan(['check', `${shipment}/clean/invoice.json`, '--html', inFolder('b.html')]);
    expect([one.code, one.stderr]).toEqual([2, expect.stringContaining('--shipment')]);
    for (const text of ['papers: &all\n  - file: a\n', 'papers: [{ file: ../a }]', 'papers: []']) {
      writeFileSync(inFolder('wrong.yaml'), text);
      const wrong = await kouan(['check', inFolder('wrong.yaml')]);
      expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining('not a list of papers')]);
    }
  });
});
