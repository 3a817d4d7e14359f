import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Journal } from '@kouan/sdk/exchange';
import { fileError, writeWhole } from '../flow/files.ts';
import type { Context } from '../frame/context.ts';
import { collect, type Run } from './collect.ts';
import { reportPage } from './html.ts';

/** Writes `report.json` for programs and `report.html` for people into a folder. */
export async function writeReport(
  folder: string,
  run: Run,
  journal: Journal,
  { language, say }: Pick<Context, 'language' | 'say'>,
): Promise<void> {
  const { report, durations } = await collect(run, journal);
  try {
    await mkdir(folder, { recursive: true });
  } catch (cause) {
    throw fileError(folder, cause);
  }
  await writeWhole(join(folder, 'report.json'), `${JSON.stringify(report, null, 2)}\n`);
  await writeWhole(join(folder, 'report.html'), reportPage(report, durations, language, say));
}
