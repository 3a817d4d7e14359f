import { describe, expect, test } from 'vitest';
import { journalAt, submission } from '../journal/journal.testing.ts';
import { DIALECTS } from '../store/dialects.testing.ts';
import { decode, Endpoint } from '../work/endpoint.testing.ts';
import { submitAll } from './submit.ts';

describe.each(DIALECTS)('%s', (_, where) => {
  test('what follows another that comes later in the stream waits for it; one that never comes, until all is planned', async () => {
    const endpoint = new Endpoint();
    const journal = await journalAt(where());
    async function* submissions() {
      yield submission('complete', { after: 'summary' });
      yield submission('amended', { after: 'long ago' });
      for (let index = 0; index < 40; index++) {
        yield submission(`S${index}`);
        await new Promise((resolve) => setTimeout(resolve, 2));
      }
      yield submission('summary');
    }
    const transport = endpoint.transport();
    const summary = await submitAll({ journal, transport, decode, submissions: submissions() });
    expect(summary).toMatchObject({ sent: 42, waiting: 1 });
    const sent = endpoint.messages.map(({ reference }) => reference);
    expect(sent).not.toContain('complete');
    expect(sent.indexOf('amended')).toBeGreaterThan(sent.indexOf('S30'));
  });
});
