import type { AeoRecord } from '@kouan/sdk';
import { compareLeaves } from '@kouan/sdk/documents';
import { type CommandSpec, textOf } from '../../frame/command.ts';
import { EXIT } from '../../frame/exit.ts';
import { clean } from '../../frame/findings.ts';
import { FROM } from '../../frame/options.ts';
import { table } from '../../frame/table.ts';
import { operators } from './records.ts';

/** One thing that changed. */
interface Change {
  readonly code: string;
  readonly change: 'added' | 'removed' | 'changed';
  readonly path?: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

export const command: CommandSpec = {
  args: '<before> <after>',
  options: [FROM],
  examples: [
    {
      line: 'kouan aeo diff january.json february.json',
      about: { en: 'operator by operator; exit 3 when they differ', zh: '逐个企业比较；有差异时退出码为 3' },
    },
  ],
  async run(context, [before = '', after = ''], options) {
    const { output, json, say } = context;
    const from = textOf(options, 'from');
    const changes = changesOf(await byCode(before, from), await byCode(after, from));
    if (json) for (const one of changes) await output.record(one);
    else if (changes.length > 0) await output.data(table(changes.map((one) => rowOf(one).map(clean))));
    output.talk(say({ en: `${changes.length} changes`, zh: `${changes.length} 处变化` }));
    return changes.length === 0 ? EXIT.done : EXIT.findings;
  },
};

/** Records by their code: a list may come in another order. */
async function byCode(file: string, from: string | undefined): Promise<ReadonlyMap<string, AeoRecord>> {
  const records = new Map<string, AeoRecord>();
  for await (const { record } of operators([file], { from })) {
    if (record === undefined) continue;
    const code = record.tin ?? `${record.country ?? ''}${record.domesticCode ?? ''}`;
    // Two records of one code are two: nobody may say which is meant.
    let name = code;
    for (let count = 2; records.has(name); count++) name = `${code} (${count})`;
    records.set(name, record);
  }
  return records;
}

/** A code that was replaced is the same operator. */
function changesOf(before: ReadonlyMap<string, AeoRecord>, after: ReadonlyMap<string, AeoRecord>): readonly Change[] {
  const renamed = new Map(
    [...after].flatMap(([code, { previousCodes = [] }]) => previousCodes.map((old) => [old, code])),
  );
  const met = new Set<string>();
  const changes = [...before].flatMap(([code, record]): Change[] => {
    const now = after.has(code) ? code : (renamed.get(code) ?? code);
    const other = after.get(now);
    if (other === undefined) return [{ code, change: 'removed' }];
    met.add(now);
    return compareLeaves(record, other).map((one) => ({ code: now, change: 'changed', ...one }));
  });
  const added = [...after.keys()].filter((code) => !met.has(code)).map((code): Change => ({ code, change: 'added' }));
  return [...changes, ...added];
}

const rowOf = ({ code, change, path, before, after }: Change): string[] =>
  path === undefined ? [code, change] : [code, path, shown(before), '→', shown(after)];

const shown = (value: unknown): string =>
  value === undefined ? '–' : typeof value === 'string' ? value : JSON.stringify(value);
