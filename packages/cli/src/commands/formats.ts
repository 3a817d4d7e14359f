import { formats } from '@kouan/formats';
import type { DocumentType, Format } from '@kouan/sdk';
import { conversionsFrom } from '@kouan/sdk/conversions';
import { documentSchemas } from '@kouan/sdk/documents';
import { carries } from '@kouan/sdk/format';
import { type CommandSpec, textOf } from '../frame/command.ts';
import { EXIT } from '../frame/exit.ts';
import { table } from '../frame/table.ts';
import { unknownName } from '../frame/usage.ts';

const DOCUMENTS = Object.keys(documentSchemas) as readonly DocumentType[];

export const command: CommandSpec = {
  args: '',
  options: [
    {
      flags: '--from <document>',
      about: {
        en: 'only what a document can become: by itself, or converted',
        zh: '只列出某单证可写成或可转换成的格式',
      },
    },
  ],
  examples: [
    {
      line: 'kouan formats',
      about: { en: 'every format, and whether it can be written', zh: '列出全部格式及读写能力' },
    },
    {
      line: 'kouan formats --from bill-of-lading',
      about: { en: 'what a bill of lading can become', zh: '提单可以转换成哪些格式' },
    },
  ],
  async run({ output, say, json }, _args, options) {
    const from = textOf(options, 'from');
    const rows = (from === undefined ? formats : reachable(from)).map((format) => ({
      name: format.name,
      document: format.documentType,
      write: format.encode !== undefined,
      title: format.title,
      standard: format.standard,
    }));
    if (json) await output.record({ formats: rows });
    else await output.data(table(rows.map((row) => [row.name, row.document, row.write ? 'rw' : 'r', say(row.title)])));
    return EXIT.done;
  },
};

/** Formats that can be written of a document of this type, as it is or by a conversion that needs no other paper. */
function reachable(from: string): readonly Format[] {
  const type = DOCUMENTS.find((one) => one === from);
  if (type === undefined) throw unknownName({ en: 'document', zh: '单证' }, from, DOCUMENTS);
  const targets = [type, ...conversionsFrom([type]).map(({ to }) => to)];
  return formats.filter((format) => format.encode !== undefined && targets.some((to) => carries(format, to)));
}
