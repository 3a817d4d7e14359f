import type { Text } from '@kouan/core';

/** One option as `--help` and the completions show it. */
export interface OptionSpec {
  /** Commander's notation: `-o, --output <file>`. */
  readonly flags: string;
  readonly about: Text;
  readonly required?: boolean;
  readonly choices?: readonly string[];
  readonly fallback?: string;
  /** May be given again; the values are a list. */
  readonly many?: boolean;
}

/** Options that several commands share, said once. */
export const FROM: OptionSpec = {
  flags: '--from <format>',
  about: { en: 'format of the input (default: looked at)', zh: '输入格式（默认自动识别）' },
};
export const MAPPING: OptionSpec = {
  flags: '--mapping <file>',
  about: { en: 'column mapping of a table', zh: '表格列映射文件' },
};
