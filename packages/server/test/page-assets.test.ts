import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { portWith } from './devices.testing.ts';

const WEB = fileURLToPath(new URL('../web/', import.meta.url));
const port = portWith([]);

test('every file of the page is served with its kind, its tag and the policy', async () => {
  const files = readdirSync(WEB, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile() && one.name !== 'index.html')
    .map((one) => `${one.parentPath}/${one.name}`.slice(WEB.length).replace(/^\//, ''));
  expect(files.length).toBeGreaterThan(20);
  for (const path of ['/', '/ns/other/', ...files.map((file) => `/page/${file}`)]) {
    const answer = await port.ask(path);
    expect([path, answer.status]).toEqual([path, 200]);
    expect(answer.headers.get('content-type')).toMatch(
      /^(text\/(html|css|javascript); charset=utf-8|image\/svg\+xml)$/,
    );
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self'");
    const etag = answer.headers.get('etag') ?? '';
    const again = await port.ask(path, { headers: { 'if-none-match': `W/${etag}, "other"` } });
    expect([path, again.status, await again.text()]).toEqual([path, 304, '']);
  }
});

test.each([
  '/page/none.js',
  '/page/..%2fpackage.json',
  '/page/%2e%2e/package.json',
  '/page/views/..%2f..%2fpackage.json',
])('nothing else is: %s', async (path) => {
  expect((await port.ask(path)).status).toBe(404);
});

test('submissions are paged, newest first, and chosen by state', async () => {
  const { rooms, declare, pass, ask } = portWith([]);
  for (let count = 1; count <= 5; count++) declare(`P${count}-${count % 2 === 0 ? 'rejected' : 'released'}`);
  declare('Q-signature-refused');
  pass(60_000);
  const page = async (query: string) => (await (await ask(`/control/submissions?${query}`)).json()) as Page;
  const first = await page('limit=3');
  expect(first.submissions.map(({ reference }) => reference)).toEqual([
    'Q-signature-refused',
    'P5-released',
    'P4-rejected',
  ]);
  const second = await page(`limit=3&after=${first.next}`);
  expect(second.submissions.map(({ reference }) => reference)).toEqual(['P3-released', 'P2-rejected', 'P1-released']);
  expect(second.next).toBe(null);
  expect((await page('state=rejected')).submissions.map(({ reference, channel }) => [reference, channel])).toEqual([
    ['P4-rejected', 'E'],
    ['P2-rejected', 'E'],
  ]);
  for (const bad of ['limit=0', 'limit=501', 'after=x'])
    expect((await ask(`/control/submissions?${bad}`)).status).toBe(400);
  expect((await ask('/control/submissions/none')).status).toBe(404);
  const { errors } = (await (await ask('/control/errors')).json()) as { errors: { code: string; count: number }[] };
  expect(Object.fromEntries(errors.map(({ code, count }) => [code, count]))).toMatchObject({ 'receipt:E': 2 });
  expect(errors[0]?.code).toBe('receipt:E');
  rooms.store.close();
});

interface Page {
  readonly submissions: readonly { readonly reference: string; readonly channel: string | null }[];
  readonly next: string | null;
}
