import { hasErrors } from '@kouan/core';
import type { AssessOptions, Good } from '@kouan/rcep-calc';
import type { Context } from '../frame/context.ts';
import { findingBlock } from '../frame/findings.ts';
import { usage } from '../frame/usage.ts';
import { type EngineSettings, engineOptions, readGood } from './engine.ts';
import { rawGoods } from './goods.ts';

/** The good that a command is about, of a file of one or by its id; what is wrong with it is told. */
export async function oneGood(
  context: Context,
  file: string,
  id: string | undefined,
  settings: EngineSettings,
): Promise<{ readonly good?: Good; readonly options: AssessOptions }> {
  const options = await engineOptions(settings);
  const found = await find(file, id);
  const { good, findings } = readGood(found.raw, file, settings.agreement);
  for (const finding of findings) context.output.talk(findingBlock(finding, context));
  return good === undefined || hasErrors(findings) ? { options } : { good, options };
}

async function find(file: string, id: string | undefined) {
  const ids: string[] = [];
  let only: { raw: Parameters<typeof readGood>[0] } | undefined;
  for await (const raw of rawGoods(file)) {
    const own = (raw.value as { id?: unknown } | undefined)?.id;
    if (id !== undefined) {
      if (own === id) return { raw };
      continue;
    }
    ids.push(String(own));
    only ??= { raw };
    if (ids.length > 1) break;
  }
  if (only !== undefined && ids.length === 1) return only;
  throw id === undefined
    ? usage(
        { en: `${file}: holds several goods`, zh: `${file}：包含多个货物` },
        { en: 'Say which: --good ID', zh: '请用 --good 指明编号' },
      )
    : usage({ en: `${file}: there is no good ${id}`, zh: `${file}：没有货物 ${id}` });
}

/** Which good of the file. */
export const GOOD = {
  flags: '--good <id>',
  about: { en: 'the good of a file of several', zh: '文件含多个货物时指明编号' },
} as const;
