import type { Text } from '@kouan/core';
import type { Context } from './context.ts';
import type { OptionSpec } from './options.ts';

/** One line of the examples that stand first in the help. */
export interface Example {
  readonly line: string;
  readonly about: Text;
}

/** Options as they arrive: text, `true` for a switch, a list for what may be given again. */
export type Options = Readonly<Record<string, string | boolean | readonly string[] | undefined>>;

/** A command: its face as data, its work as one function that answers with the exit code. */
export interface CommandSpec {
  /** Commander's notation: `<file...>`; empty when there are none. */
  readonly args: string;
  readonly options: readonly OptionSpec[];
  readonly examples: readonly Example[];
  run(context: Context, args: readonly string[], options: Options): Promise<number>;
}

/** Text of an option, or `undefined`. */
export function textOf(options: Options, name: string): string | undefined {
  const value = options[name];
  return typeof value === 'string' ? value : undefined;
}

/** All texts of an option that may be given again. */
export function textsOf(options: Options, name: string): readonly string[] {
  const value = options[name];
  return typeof value === 'object' ? value : [];
}
