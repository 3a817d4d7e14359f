import { hasErrors, KouanError } from '@kouan/core';
import { layer, type RuleSet, readRuleSet, shippedRuleSets } from '@kouan/rcep-calc';
import { readText } from '../flow/files.ts';
import { readJson } from '../flow/json-file.ts';
import { dayOf } from '../flow/today.ts';
import { type Options, textsOf } from '../frame/command.ts';
import type { Context } from '../frame/context.ts';
import type { OptionSpec } from '../frame/options.ts';
import { usage } from '../frame/usage.ts';

/** Far more than the largest table, with every rule in words. */
const MAX_BYTES = 64 * 1024 * 1024;

const MADE_BY = {
  en: 'A file of rules is made with: kouan origin rules import TABLE --out FILE',
  zh: '规则文件由 kouan origin rules import 生成。',
};

export const RULES: OptionSpec = {
  flags: '--rules <file>',
  about: {
    en: 'rules read by `kouan origin rules import`, over the shipped ones; may be given again (also KOUAN_RULES, separated by commas)',
    zh: '由 `kouan origin rules import` 生成的规则文件，覆盖内置规则；可重复（或用 KOUAN_RULES，逗号分隔）',
  },
  many: true,
};

export const AS_OF: OptionSpec = {
  flags: '--as-of <date>',
  about: { en: 'leave out rules of a later day', zh: '不使用晚于该日的规则' },
};

/** A rule set with where it comes from. */
export interface NamedRuleSet {
  readonly set: RuleSet;
  /** File; undefined for what is shipped. */
  readonly file?: string;
}

/** The files that a command line and the environment name. */
export function ruleFiles(given: readonly string[], env: NodeJS.ProcessEnv): readonly string[] {
  const fromEnvironment = (env['KOUAN_RULES'] ?? '').split(',').filter(Boolean);
  return given.length > 0 ? given : fromEnvironment;
}

/** The text of a file of rules, where the file itself lies on another machine. */
export interface RuleText {
  readonly file: string;
  readonly text: string;
}

/** The same files, so that they can be read elsewhere. */
export async function ruleTexts(files: readonly string[]): Promise<readonly RuleText[]> {
  // Read here as well: what is wrong with a file is said where the file is.
  await loadRuleSets(files);
  return Promise.all(files.map(async (file) => ({ file, text: await readText(file, MAX_BYTES) })));
}

/** The shipped rule sets and those of files, each by itself, of no later day than `asOf`. */
export async function loadRuleSets(
  files: readonly (string | RuleText)[],
  asOf?: string,
): Promise<readonly NamedRuleSet[]> {
  const sets: NamedRuleSet[] = shippedRuleSets.map((set) => ({ set }));
  for (const source of files) {
    const file = typeof source === 'string' ? source : source.file;
    const { set, findings } = readRuleSet(
      typeof source === 'string' ? await readJson(source, { max: MAX_BYTES, hint: MADE_BY }) : JSON.parse(source.text),
    );
    const [problem] = findings;
    if (set === undefined || hasErrors(findings)) {
      const { message } = problem ?? { message: { en: 'not a file of rules', zh: '不是规则文件' } };
      throw usage(
        { en: `${file}: ${message.en}`, zh: `${file}：${message.zh}` },
        {
          en: 'Make the file with: kouan origin rules import TABLE --out FILE',
          zh: '请用以下命令生成：kouan origin rules import 表格 --out 文件',
        },
      );
    }
    if (problem !== undefined) {
      throw new KouanError(
        'ERR_KOUAN_CONFLICT',
        { en: `${file}: ${problem.message.en}`, zh: `${file}：${problem.message.zh}` },
        {
          hint: {
            en: 'Change the table and import it again, so that the file says what was read.',
            zh: '请修改原表后重新导入。',
          },
        },
      );
    }
    sets.push({ set, file });
  }
  return asOf === undefined ? sets : sets.filter(({ set }) => set.asOf <= asOf);
}

/** The rule sets that a command line asks for: `--rules`, KOUAN_RULES and `--as-of`. */
export function ruleSetsOf({ env }: Context, options: Options): Promise<readonly NamedRuleSet[]> {
  return loadRuleSets(ruleFiles(textsOf(options, 'rules'), env), dayOf(options, 'asOf', '--as-of'));
}

/** One rule set for each agreement and edition: a file over what is shipped, a later file over an earlier one. */
export function layered(sets: readonly NamedRuleSet[]): readonly RuleSet[] {
  const byKind = new Map<string, RuleSet>();
  for (const { set } of sets) {
    const kind = `${set.agreement} ${set.edition}`;
    const below = byKind.get(kind);
    byKind.set(kind, below === undefined ? set : layer(below, set));
  }
  return [...byKind.values()];
}
