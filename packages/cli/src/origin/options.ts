import { dayOf } from '../flow/today.ts';
import { type Options, textOf, textsOf } from '../frame/command.ts';
import type { Context } from '../frame/context.ts';
import type { OptionSpec } from '../frame/options.ts';
import type { EngineSettings } from './engine.ts';
import { AS_OF, RULES, ruleFiles } from './rule-sets.ts';

const AGREEMENT: OptionSpec = {
  flags: '--agreement <name>',
  about: { en: 'agreement of goods that name none (default: RCEP)', zh: '货物未注明时适用的协定（默认 RCEP）' },
};

const FULL: OptionSpec = {
  flags: '--full-cumulation',
  about: {
    en: 'count value added in any Party, also to materials that do not originate',
    zh: '完全累积：任一缔约方的增值均计入',
  },
};

/** Options of every command that assesses. */
export const ENGINE_OPTIONS: readonly OptionSpec[] = [RULES, AS_OF, AGREEMENT, FULL];

/** What those options say. */
export function engineSettings({ env }: Context, options: Options, steps: boolean): EngineSettings {
  const agreement = textOf(options, 'agreement');
  const asOf = dayOf(options, 'asOf', '--as-of');
  return {
    steps,
    ruleFiles: ruleFiles(textsOf(options, 'rules'), env),
    ...(asOf === undefined ? {} : { asOf }),
    ...(agreement === undefined ? {} : { agreement }),
    ...(options['fullCumulation'] === true ? { fullCumulation: true } : {}),
  };
}
