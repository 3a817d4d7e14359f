import type { Batch, Journal } from '@kouan/sdk/exchange';
import { failedKind, writeFailed } from '../../batch/failed/index.ts';
import { failedRows } from '../../batch/failed-rows.ts';
import { readAgain } from '../../batch/settings.ts';
import { recordsOf, type SheetName, writeSheet } from '../../batch/sheet.ts';
import { existingJournal, JOURNAL } from '../../flow/journal.ts';
import { type CommandSpec, textOf } from '../../frame/command.ts';
import type { Context } from '../../frame/context.ts';
import { EXIT } from '../../frame/exit.ts';
import { tellChanged } from './go-on.ts';
import { batchNamed } from './options.ts';

export const command: CommandSpec = {
  args: '[batch]',
  options: [
    JOURNAL,
    {
      flags: '--what <what>',
      about: {
        en: 'failed: rows to be corrected, in the columns of the input; submissions; receipts',
        zh: 'failed：待更正的行（按输入的原列）；submissions：全部报送；receipts：全部回执',
      },
      choices: ['failed', 'submissions', 'receipts'],
      fallback: 'failed',
    },
    {
      flags: '-o, --output <file>',
      about: {
        en: '.csv, .xlsx or .ndjson (default: JSON lines to stdout)',
        zh: '.csv、.xlsx 或 .ndjson（默认向标准输出逐行输出 JSON）',
      },
    },
  ],
  examples: [
    {
      line: 'kouan batch export 20261126-1a2b3c4d -o failed.xlsx',
      about: {
        en: 'what was withheld or sent back, ready to be corrected and submitted',
        zh: '未报送和被退回的行，更正后即可再次报送',
      },
    },
    {
      line: 'kouan batch export --what submissions -o submissions.csv',
      about: { en: 'the newest batch, a row a submission', zh: '最新批次，每份报送一行' },
    },
    {
      line: 'kouan batch export --what receipts | jq .state',
      about: { en: 'every receipt as one JSON line', zh: '每份回执一行 JSON' },
    },
  ],
  async run(context, [id], options) {
    const out = textOf(options, 'output');
    const what = textOf(options, 'what') ?? 'failed';
    if (out !== undefined) failedKind(out);
    const journal = await existingJournal(options, context);
    try {
      const batch = await batchNamed(journal, id);
      const count =
        what === 'failed'
          ? await exportFailed(journal, batch, out, context)
          : await exportSheet(journal, batch, what as SheetName, out, context);
      if (out !== undefined)
        context.output.talk(context.say({ en: `${count} written: ${out}`, zh: `已写出 ${count} 条：${out}` }));
      return EXIT.done;
    } finally {
      await journal.close();
    }
  },
};

async function exportSheet(
  journal: Journal,
  { id }: Batch,
  what: SheetName,
  out: string | undefined,
  { output }: Context,
): Promise<number> {
  if (out !== undefined) return writeSheet(out, journal, id, what);
  let count = 0;
  for await (const record of recordsOf(journal, id, what)) {
    await output.record(record);
    count++;
  }
  return count;
}

/** What was withheld is found by looking at the inputs once more; what was sent back the journal knows. */
async function exportFailed(
  journal: Journal,
  batch: Batch,
  out: string | undefined,
  context: Context,
): Promise<number> {
  const { output, say } = context;
  const again = await readAgain(journal, batch, context);
  tellChanged(again, context);
  const rows = failedRows(journal, batch.id, again.gathered.withheld);
  if (out !== undefined) {
    const { shape, folder, unchanged } = again;
    const { documents, files } = await writeFailed(out, rows, { say, shape, folder, unchanged });
    for (const file of files.slice(1)) output.talk(say({ en: `and ${file}`, zh: `以及 ${file}` }));
    return documents;
  }
  let count = 0;
  for await (const row of rows) {
    await output.record(row);
    count++;
  }
  return count;
}
