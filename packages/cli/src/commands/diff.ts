import { KouanError, type Text } from '@kouan/core';
import type { Document } from '@kouan/sdk';
import { differences, type FieldDifference } from '../convert/difference.ts';
import { cell } from '../convert/lists.ts';
import { type FileDocument, readOne } from '../flow/decode.ts';
import { type CommandSpec, textOf } from '../frame/command.ts';
import type { Context } from '../frame/context.ts';
import { counted } from '../frame/counted.ts';
import { EXIT } from '../frame/exit.ts';
import { clean, findingBlock } from '../frame/findings.ts';
import { FROM, MAPPING } from '../frame/options.ts';
import { table } from '../frame/table.ts';

type Kind = FieldDifference['kind'];

const MARKS: Readonly<Record<Kind, readonly [mark: string, colour: 'red' | 'yellow' | 'cyan']>> = {
  differs: ['≠', 'red'],
  first: ['<', 'yellow'],
  second: ['>', 'yellow'],
  'only-first': ['«', 'cyan'],
  'only-second': ['»', 'cyan'],
};

/** Not what a document says but what a form cannot carry: no difference of the documents. */
const OF_THE_FORM: ReadonlySet<Kind> = new Set(['only-first', 'only-second']);

export const command: CommandSpec = {
  args: '<first> <second>',
  options: [FROM, MAPPING],
  examples: [
    {
      line: 'kouan diff declaration.xml declaration.edi',
      about: { en: 'is it the same declaration?', zh: '是否为同一份报关单？' },
    },
  ],
  async run(context, [first = '', second = ''], options) {
    const { output, json, say } = context;
    const how = { from: textOf(options, 'from'), mapping: textOf(options, 'mapping') };
    const [one, two] = [await read(first, how, context), await read(second, how, context)];
    if (one === undefined || two === undefined) return EXIT.findings;
    if (one.decoded.document.type !== two.decoded.document.type)
      throw new KouanError(
        'ERR_KOUAN_FORMAT',
        {
          en: `${first} is a ${one.decoded.document.type}, ${second} a ${two.decoded.document.type}`,
          zh: `${first} 是 ${one.decoded.document.type}，${second} 是 ${two.decoded.document.type}`,
        },
        { hint: { en: 'Papers of one shipment: kouan check.', zh: '同一票货的不同单证请用 kouan check。' } },
      );
    const found = differences(one.decoded, two.decoded);
    const real = found.filter(({ kind }) => !OF_THE_FORM.has(kind));
    if (json) {
      const forms = [one, two].map(({ file, decoded }) => ({ file, format: decoded.format?.name }));
      await output.record({ same: real.length === 0, forms, differences: found });
    } else {
      if (found.length > 0) await output.data(rows(found, first, second, context));
      const formal = found.length - real.length;
      output.talk(
        say({
          en: `${counted(real.length, 'difference')}; ${counted(formal, 'field')} that only one of the forms can carry`,
          zh: `${real.length} 处差异；${formal} 个字段仅一种形式能承载`,
        }),
      );
    }
    return real.length > 0 ? EXIT.findings : EXIT.done;
  },
};

type Whole = FileDocument & { readonly decoded: FileDocument['decoded'] & { readonly document: Document } };

async function read(file: string, how: Parameters<typeof readOne>[1], context: Context): Promise<Whole | undefined> {
  const one = await readOne(file, how);
  for (const finding of one.decoded.findings) context.output.talk(findingBlock(finding, context));
  return one.decoded.document === undefined ? undefined : (one as Whole);
}

function rows(found: readonly FieldDifference[], first: string, second: string, { output, say }: Context): string {
  const head: Text = { en: 'field', zh: '字段' };
  const lines = found.map(({ kind, name, path, before, after }) => {
    const [mark, colour] = MARKS[kind];
    const shown = (value: unknown) => (value === undefined ? '–' : cell(value));
    return [`${output.paint(colour, mark)} ${clean(say(name))}`, clean(path), shown(before), shown(after)];
  });
  return table([[`  ${say(head)}`, '', clean(first), clean(second)], ...lines]);
}
