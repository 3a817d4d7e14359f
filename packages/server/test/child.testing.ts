/** A run in a process of its own: `journal url reference…`; says how it ended as one line of JSON. @module */
import { isKouanError } from '@kouan/core';
import { httpTransport, openJournal, submitAll } from '@kouan/sdk';
import { decode, submission } from './sample.testing.ts';

const [, , file = '', url = '', ...references] = process.argv;
const journal = await openJournal(file);
const transport = httpTransport({ url });
const ended = await submitAll({
  journal,
  transport,
  decode,
  submissions: references.map((reference) => submission(reference)),
}).catch((error: unknown) => ({ code: isKouanError(error) ? error.code : String(error) }));
await transport.close();
await journal.close();
process.stdout.write(`${JSON.stringify(ended)}\n`);
