import { describe, expect, test } from 'vitest';
import { type Fault, honest, PASSING_FAULTS, portal, proxied, status } from './proxy.testing.ts';
import { batch, COURSES, journal as journalAt, poll, states, submit } from './run.testing.ts';
import { errorOf, type Page, paths, STEP_MS, served } from './server.testing.ts';

const path = paths();
const journal = (file = path('.db')) => journalAt(file);

describe('receipts', () => {
  /** Pages as the server gives them, changed by the test. */
  const paged =
    (change: (page: Page) => Page): Fault =>
    async (passing) => {
      const answer = await passing.forward();
      if (passing.method === 'POST') return passing.pass(answer);
      passing.pass({ ...answer, body: JSON.stringify(change(JSON.parse(answer.body) as Page)) });
    };
  const stranger = Buffer.from(
    '<DecImportResponse><ResponseCode>0</ResponseCode><ClientSeqNo>NOBODY</ClientSeqNo><SeqNo>I20260000000999999</SeqNo></DecImportResponse>',
  ).toString('base64');

  test.each<[string, (page: Page) => Page, stored: number, unmatched: number, unreadable: number]>([
    ['out of order', (page) => ({ ...page, receipts: page.receipts.toReversed() }), 16, 0, 0],
    ['doubled', (page) => ({ ...page, receipts: [...page.receipts, ...page.receipts] }), 16, 0, 0],
    [
      'of nobody',
      (page) => ({ ...page, receipts: [{ id: 'x', mediaType: 'application/xml', body: stranger }, ...page.receipts] }),
      17,
      1,
      0,
    ],
    [
      'that nobody can read',
      (page) => ({
        ...page,
        receipts: [
          { id: 'y', mediaType: 'application/xml', body: '////' },
          { id: 'z', mediaType: 'x', body: '' },
          ...page.receipts,
        ],
      }),
      18,
      2,
      2,
    ],
  ])(
    '%s: all are kept, once, and every submission ends as it should',
    async (_, change, stored, unmatched, unreadable) => {
      const server = await served();
      const transport = (await proxied(server.url, paged(change))).transport();
      const kept = await journal();
      await submit(kept, transport, batch());
      server.clock.advance(100 * STEP_MS);
      expect(await poll(kept, transport)).toMatchObject({ stored, unmatched, unreadable });
      expect(await poll(kept, transport)).toMatchObject({ stored: 0 });
      expect(await states(kept)).toEqual(COURSES);
      // With the answers to the messages themselves.
      let count = 0;
      for await (const _ of kept.receipts()) count++;
      expect(count).toBe(stored + 4);
    },
  );

  test.each<[string, Fault]>([
    ['a page that is cut off', PASSING_FAULTS['an answer that is cut off'] as Fault],
    ['no page', portal],
    ['503', status(503)],
    [
      'a page of the wrong shape',
      ({ response }) => void response.end('{"receipts":[{"id":1}],"cursor":"9","more":false}'),
    ],
    ['null', ({ response }) => void response.end('null')],
  ])('%s: an error, and the next poll has them all', async (_, fault) => {
    const server = await served();
    let faulty = true;
    const transport = (
      await proxied(server.url, (passing) => (faulty && passing.method === 'GET' ? fault : honest)(passing))
    ).transport();
    const kept = await journal();
    await submit(kept, transport, batch());
    server.clock.advance(100 * STEP_MS);
    expect((await errorOf(poll(kept, transport))).code).toMatch(/ERR_KOUAN_(NETWORK|PROTOCOL|UNAVAILABLE)/);
    expect((await kept.position(transport.target)).cursor).toBe('');
    faulty = false;
    expect(await poll(kept, transport)).toMatchObject({ stored: 16 });
    expect(await states(kept)).toEqual(COURSES);
  });
});
