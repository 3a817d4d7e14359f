import type { Language } from '@kouan/core';

/** `--lang` first, then the locale of the environment; English when nothing says otherwise. */
export function languageOf(args: readonly string[], env: NodeJS.ProcessEnv): Language {
  const at = args.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='));
  const asked = at < 0 ? undefined : args[at]?.includes('=') ? args[at]?.slice('--lang='.length) : args[at + 1];
  if (asked === 'en' || asked === 'zh') return asked;
  // A variable that is set to nothing is not set (POSIX, 8.2).
  const locale = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '';
  return locale.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}
