import { writeRuleSet } from '@kouan/rcep-calc';
import { writeWhole } from '../../flow/files.ts';
import { dayOf } from '../../flow/today.ts';
import { type CommandSpec, textOf } from '../../frame/command.ts';
import { counted } from '../../frame/counted.ts';
import { EXIT } from '../../frame/exit.ts';
import { clean, findingBlock } from '../../frame/findings.ts';
import { usage } from '../../frame/usage.ts';
import { coverageTable } from '../../origin/coverage-table.ts';
import { importFile } from '../../origin/import-file.ts';

/** Unread rows and conflicts that a person is shown; the rest is counted, `--json` has all. */
const SHOWN = 20;

export const command: CommandSpec = {
  args: '<file>',
  options: [
    { flags: '--out <file>', about: { en: 'file of rules to write', zh: '要写出的规则文件' }, required: true },
    { flags: '--agreement <name>', about: { en: 'agreement of the table', zh: '表所属协定' }, fallback: 'RCEP' },
    { flags: '--edition <year>', about: { en: 'HS edition of the table', zh: '表的 HS 版本' }, required: true },
    { flags: '--date <date>', about: { en: 'day of the text', zh: '文本日期' }, required: true },
    {
      flags: '--source <text>',
      about: { en: 'what the table is (default: name of the file)', zh: '来源说明（默认文件名）' },
    },
  ],
  examples: [
    {
      line: 'kouan origin rules import annex-3a.pdf --edition 2022 --date 2023-01-01 --out rcep.rules.json',
      about: { en: 'the official PDF, read by its layout', zh: '官方 PDF，按版面读取' },
    },
    {
      line: 'kouan origin rules import cptpp-uk.json --agreement CPTPP --edition 2012 --date 2024-12-15 --out cptpp.rules.json',
      about: { en: 'rule sets of the UK tariff', zh: '英国关税规则集' },
    },
    {
      line: 'kouan origin assess goods.csv --rules rcep.rules.json',
      about: { en: 'then assess with them', zh: '随后用其判定' },
    },
  ],
  async run(context, [file = ''], options) {
    const { output, say, json } = context;
    const edition = textOf(options, 'edition') ?? '';
    if (!/^\d{4}$/.test(edition))
      throw usage({ en: `--edition is a year: ${edition}`, zh: `--edition 应为年份：${edition}` });
    const agreement = textOf(options, 'agreement') ?? 'RCEP';
    const asOf = dayOf(options, 'date', '--date') ?? '';
    const { set, report } = await importFile(file, {
      agreement,
      edition,
      asOf,
      source: textOf(options, 'source') ?? file,
    });
    const out = textOf(options, 'out') ?? '';
    const { rows, unread, conflicts, inexpressible, coverage, findings } = report;
    const any = set.rows().length > 0;
    if (any) await writeWhole(out, `${JSON.stringify(writeRuleSet(set))}\n`);
    if (json) {
      await output.record({
        agreement,
        edition,
        asOf,
        digest: set.digest,
        rows,
        coverage,
        unread,
        conflicts,
        inexpressible,
        findings,
      });
    } else {
      const problems = findings.filter(({ severity }) => severity === 'error');
      for (const one of problems.slice(0, SHOWN)) await output.data(findingBlock(one, context));
      if (problems.length > SHOWN)
        output.talk(say({ en: `… and ${problems.length - SHOWN} more`, zh: `……另有 ${problems.length - SHOWN} 个` }));
      await output.data(coverageTable(coverage, say));
      for (const { row, text } of inexpressible.slice(0, SHOWN)) await output.data(clean(`TEXT ${row}  ${text}`));
      await output.data(
        say({
          en: `${counted(rows, 'row')}, ${unread.length} unread, ${conflicts.length} in conflict, ${inexpressible.length} with a condition kept as text`,
          zh: `共 ${rows} 行，${unread.length} 行无法识别，${conflicts.length} 处冲突，${inexpressible.length} 处条件仅以文字保留`,
        }),
      );
    }
    if (any) output.talk(say({ en: `Written: ${out}`, zh: `已写出：${out}` }));
    return any && unread.length === 0 && conflicts.length === 0 ? EXIT.done : EXIT.findings;
  },
};
