/** A worker in a process of its own, as it is built: `journal [concurrency]`. Drains on SIGTERM. @module */
import { formatByName } from '@kouan/formats';
import { httpTransport, openJournal, runWorker } from '@kouan/sdk/exchange';

const [, , where, concurrency = '8'] = process.argv;
const receipts = formatByName('china.declaration-receipt');
const drain = new AbortController();
process.once('SIGTERM', () => drain.abort());
const journal = await openJournal(where);
process.stdout.write('ready\n');
await runWorker({
  journal,
  open: async (url) => httpTransport({ url, timeoutMs: 5_000 }),
  decode: (bytes) => {
    const { document } = receipts.decode(bytes);
    return document === undefined ? [] : [document];
  },
  drain: drain.signal,
  concurrency: Number(concurrency),
  retry: { baseMs: 50, maxMs: 500 },
  pollMs: 200,
  onTrouble: (target, { code, message }) => process.stdout.write(`${target} ${code} ${message}\n`),
});
await journal.close();
