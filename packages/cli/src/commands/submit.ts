import { type Finding, isKouanError, type Text } from '@kouan/core';
import { FAILED, type SubmitEvent, type SubmitSummary, submitAll } from '@kouan/sdk/exchange';
import { formatNamed } from '../flow/decode.ts';
import { ENDPOINT_OPTIONS, openEndpoint, pollUntilFinal, receiptsIn, WAIT, waitOf } from '../flow/endpoint.ts';
import { JOURNAL, journalOf } from '../flow/journal.ts';
import { KEY_OPTIONS, signerOf } from '../flow/keys.ts';
import { prepare } from '../flow/outgoing.ts';
import { TODAY, todayOf } from '../flow/today.ts';
import { type CommandSpec, textOf } from '../frame/command.ts';
import { EXIT } from '../frame/exit.ts';
import { clean, findingBlock } from '../frame/findings.ts';
import { FROM, MAPPING } from '../frame/options.ts';
import { progress } from '../frame/progress.ts';
import type { WithheldDocument } from '../report/collect.ts';
import { stateTable } from '../report/table.ts';
import { writeReport } from '../report/write.ts';

export const command: CommandSpec = {
  args: '<file...>',
  options: [
    { flags: '--to <url|folder>', about: { en: 'endpoint', zh: '报送目标（网址或目录）' }, required: true },
    JOURNAL,
    { flags: '--as <format>', about: { en: 'format to send', zh: '报送格式' }, fallback: 'china.declaration' },
    WAIT,
    { flags: '--report <folder>', about: { en: 'write report.html and report.json', zh: '输出报告的目录' } },
    { flags: '--keep <folder>', about: { en: 'keep a copy of what is sent', zh: '保留所发报文的目录' } },
    ...KEY_OPTIONS,
    ...ENDPOINT_OPTIONS,
    TODAY,
    FROM,
    MAPPING,
  ],
  examples: [
    {
      line: 'kouan submit orders.csv --to http://127.0.0.1:8080/single-window --journal orders.db',
      about: {
        en: 'what is right is sent once, what is wrong is withheld and told',
        zh: '正确的报送一次，有误的留下并说明',
      },
    },
    {
      line: 'kouan submit orders.csv --to ./client --journal orders.db',
      about: { en: 'the same through the folders of an import client', zh: '通过导入客户端目录报送' },
    },
    {
      line: 'kouan submit orders.csv --to … --key key.pem --cert cert.pem --wait 60 --report out',
      about: { en: 'signed; wait for the receipts; a report to look at', zh: '签名、等待回执并生成报告' },
    },
  ],
  async run(context, files, options) {
    const { output, say, json, now, signal } = context;
    const format = formatNamed(textOf(options, 'as') ?? '');
    const seconds = waitOf(options);
    const signer = await signerOf(options, context);
    const startedAt = now();
    const today = todayOf(options) ?? startedAt.toISOString().slice(0, 10);
    const transport = await openEndpoint(textOf(options, 'to') ?? '', options, context);
    const journal = await journalOf(options, context);
    const withheld: WithheldDocument[] = [];
    const remarks: Finding[] = [];
    const count = { documents: 0, done: 0 };
    try {
      const bar = progress(context, say({ en: 'submitted', zh: '已报送' }));
      async function* submissions() {
        const how = {
          format,
          today,
          signer,
          keep: textOf(options, 'keep'),
          from: textOf(options, 'from'),
          mapping: textOf(options, 'mapping'),
        };
        for await (const { submission, findings, at, ...face } of prepare(files, how)) {
          count.documents += 1;
          if (submission !== undefined) {
            remarks.push(...findings);
            yield submission;
            continue;
          }
          const one = { ...face, ...(at?.row === undefined ? {} : { row: at.row }), findings };
          withheld.push(one);
          if (json) await output.record({ event: 'withheld', ...one });
          else for (const finding of findings.filter(isError)) output.talk(findingBlock(finding, context));
        }
      }
      const events: Promise<void>[] = [];
      const onEvent = ({ error, ...event }: SubmitEvent): void => {
        count.done += 1;
        bar.step(count.done);
        const why = error === undefined ? {} : { error: { code: error.code, message: error.text } };
        if (json) events.push(output.record({ event: event.outcome, ...event, ...why }));
        else if (error !== undefined)
          output.talk(`${output.paint('red', '✖')} ${event.clientReference}: ${say(error.text)}  [${error.code}]`);
      };
      let summary: SubmitSummary | undefined;
      let failure: unknown;
      try {
        summary = await submitAll({
          journal,
          transport,
          submissions: submissions(),
          decode: receiptsIn,
          signal,
          onEvent,
        });
        bar.end();
        const waiting = progress(context, say({ en: 'still without a final receipt', zh: '尚无终态回执' }));
        if (seconds > 0) await pollUntilFinal({ journal, transport, seconds }, context, (open) => waiting.step(open));
        waiting.end();
      } catch (cause) {
        failure = cause;
      } finally {
        bar.end();
      }
      await Promise.all(events);
      // Whatever ended the run, what was done until then is told.
      const run = {
        target: transport.target,
        startedAt,
        endedAt: now(),
        documents: count.documents,
        withheld,
        remarks,
      };
      const folder = textOf(options, 'report');
      if (folder !== undefined) await writeReport(folder, run, journal, context);
      const states = await journal.counts(transport.target);
      if (json) await output.record({ event: 'summary', ...summary, withheld: withheld.length, states });
      else {
        await output.data(stateTable(states, withheld.length, say));
        for (const line of remarkLines(remarks, say)) output.talk(line);
        output.talk(say({ en: `Journal: ${journal.name}`, zh: `日志：${journal.name}` }));
        if (folder !== undefined)
          output.talk(say({ en: `Report: ${folder}/report.html`, zh: `报告：${folder}/report.html` }));
      }
      if (failure !== undefined) throw failure;
      const unanswered = summary?.unanswered ?? 0;
      if (unanswered > 0 && !json) output.talk(unansweredText(unanswered, say));
      if (unanswered > 0) return EXIT.unavailable;
      const bad = FAILED.some((state) => (states[state] ?? 0) > 0);
      return withheld.length > 0 || bad || (summary?.refused ?? 0) > 0 ? EXIT.findings : EXIT.done;
    } catch (cause) {
      // A signal that arrives while a request is under way surfaces as whatever the request threw.
      if (signal.aborted && !isKouanError(cause)) signal.throwIfAborted();
      throw cause;
    } finally {
      await transport.close();
      await journal.close();
    }
  },
};

const isError = ({ severity }: Finding): boolean => severity === 'error';

const FIELDS_SHOWN = 4;

/** What was found on documents that were sent, one line a code: a batch repeats the same remark a thousand times. */
function remarkLines(remarks: readonly Finding[], say: (text: Text) => string): string[] {
  const byCode = new Map<string, { count: number; readonly first: Finding; readonly fields: Set<string> }>();
  for (const finding of remarks) {
    const known = byCode.get(finding.code) ?? { count: 0, first: finding, fields: new Set<string>() };
    known.count += 1;
    known.fields.add(finding.path.replace(/\/\d+(?=\/|$)/g, '/*'));
    byCode.set(finding.code, known);
  }
  return [...byCode.values()].map(({ count, first, fields }) => {
    const shown = [...fields].filter(Boolean).slice(0, FIELDS_SHOWN).join(', ');
    const more = fields.size > FIELDS_SHOWN ? ', …' : '';
    return clean(`${count} × ${first.code}  ${say(first.message)}${shown === '' ? '' : `  ${shown}${more}`}`);
  });
}

function unansweredText(unanswered: number, say: (text: Text) => string): string {
  return say({
    en: `${unanswered} got no answer. Run the same command again: the same keys are used, so nothing is accepted twice.`,
    zh: `${unanswered} 份未获应答。请重新运行同一命令：使用相同的幂等键，不会重复接收。`,
  });
}
