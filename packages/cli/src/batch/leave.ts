import { resolve } from 'node:path';
import type { Batch } from '@kouan/sdk/exchange';
import { type Options, textOf } from '../frame/command.ts';
import type { Context } from '../frame/context.ts';
import { usage } from '../frame/usage.ts';
import { writeReport } from '../report/write.ts';
import { failedKind, writeFailed } from './failed/index.ts';
import { failedRows } from './failed-rows.ts';
import type { Leave, SendRun } from './run.ts';

/** What the options ask for; looked at before anything is done. */
export function leaveOf(options: Options, inputs: readonly string[]): Pick<Leave, 'report' | 'failed'> {
  const failed = textOf(options, 'failed');
  if (failed !== undefined) {
    failedKind(failed);
    if (inputs.some((file) => resolve(file) === resolve(failed)))
      throw usage(
        { en: `--failed would overwrite the input ${failed}.`, zh: `--failed 会覆盖输入文件 ${failed}。` },
        { en: 'Name another file.', zh: '请指定其他文件。' },
      );
  }
  return { report: textOf(options, 'report'), failed };
}

/** Writes the report and what failed; answers with what to say of them. */
export async function leaveBehind(run: SendRun, batch: Batch, context: Context): Promise<string[]> {
  const { say, now } = context;
  const { journal, gathered, startedAt, leave, alarmMs } = run;
  const lines: string[] = [];
  if (leave.report !== undefined) {
    const { counts, withheld, remarks, findings } = gathered;
    const facts = {
      batch,
      startedAt,
      endedAt: now(),
      documents: counts.documents,
      withheld,
      remarks,
      findings,
      alarmMs,
    };
    await writeReport(leave.report, facts, journal, context);
    lines.push(say({ en: `Report: ${leave.report}/report.html`, zh: `报告：${leave.report}/report.html` }));
  }
  if (leave.failed !== undefined) {
    const rows = failedRows(journal, batch.id, gathered.withheld);
    const { files, documents } = await writeFailed(leave.failed, rows, { ...leave, say });
    for (const file of files)
      lines.push(say({ en: `Failed documents (${documents}): ${file}`, zh: `失败单证（${documents} 份）：${file}` }));
  }
  return lines;
}
