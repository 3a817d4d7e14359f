import { diffRuleSets, type RuleAnswer, type RuleSet, shippedRuleSet } from '@kouan/rcep-calc';
import type { CommandSpec } from '../../frame/command.ts';
import { EXIT } from '../../frame/exit.ts';
import { clean } from '../../frame/findings.ts';
import { table } from '../../frame/table.ts';
import { usage } from '../../frame/usage.ts';
import { loadRuleSets } from '../../origin/rule-sets.ts';

const textOf = (answer: RuleAnswer): string => (answer.found ? answer.text : `– (${answer.reason})`);

export const command: CommandSpec = {
  args: '<file> [other]',
  options: [],
  examples: [
    {
      line: 'kouan origin rules diff rcep.rules.json',
      about: { en: 'against the shipped table of the same agreement and edition', zh: '与同协定同版本的内置规则比较' },
    },
    { line: 'kouan origin rules diff old.rules.json new.rules.json', about: { en: 'two files', zh: '两个文件' } },
  ],
  async run(context, [file = '', other], _options) {
    const { output, say, json } = context;
    const first = await fileSet(file);
    const a = other === undefined ? shippedFor(first) : first;
    const b = other === undefined ? first : await fileSet(other);
    const differences = diffRuleSets(a, b);
    if (json) {
      for (const { hs6, kind, a: left, b: right } of differences)
        await output.record({ hs: hs6, kind, before: textOf(left), after: textOf(right) });
    } else if (differences.length > 0) {
      const rows = differences.map(({ hs6, kind, a: left, b: right }) => [hs6, kind, textOf(left), '→', textOf(right)]);
      await output.data(table(rows.map((row) => row.map(clean))));
    }
    output.talk(say({ en: `${differences.length} subheadings differ`, zh: `${differences.length} 个子目不同` }));
    return differences.length === 0 ? EXIT.done : EXIT.findings;
  },
};

async function fileSet(file: string): Promise<RuleSet> {
  const sets = await loadRuleSets([file]);
  const named = sets.find((each) => each.file === file);
  if (named === undefined) throw usage({ en: `${file}: no rules`, zh: `${file}：没有规则` });
  return named.set;
}

function shippedFor({ agreement, edition }: RuleSet): RuleSet {
  const set = shippedRuleSet(agreement, edition);
  if (set !== undefined) return set;
  throw usage(
    { en: `No table of ${agreement} in HS ${edition} is shipped.`, zh: `没有内置 ${agreement} HS ${edition} 规则表。` },
    { en: 'Name the second file.', zh: '请指明第二个文件。' },
  );
}
