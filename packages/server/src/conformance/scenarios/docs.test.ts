import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { SCENARIOS } from './index.ts';

const page = readFileSync(new URL('../../../../../docs/ebl-conformance.md', import.meta.url), 'utf8');

it('docs/ebl-conformance.md lists every scenario as the table has it', () => {
  const rows = SCENARIOS.map(({ id, bill, title }) => `| ${id} | ${bill} | ${title.en} | ${title.zh} |`);
  expect(page.split('\n').filter((line) => /^\| (PINT|ISS|SUR)-/.test(line))).toEqual(rows);
});
