import { hasErrors } from '@kouan/core';
import { check } from '@kouan/sdk/checks';
import { placed, readDocuments } from '../flow/decode.ts';
import { TODAY, todayOf } from '../flow/today.ts';
import { type CommandSpec, textOf } from '../frame/command.ts';
import { EXIT } from '../frame/exit.ts';
import { findingBlock } from '../frame/findings.ts';
import { FROM, MAPPING } from '../frame/options.ts';
import { progress } from '../frame/progress.ts';

export const command: CommandSpec = {
  args: '<file...>',
  options: [
    {
      flags: '--profile <step>',
      about: { en: 'step to be ready for', zh: '检查所针对的步骤' },
      choices: ['declare', 'store'],
      fallback: 'declare',
    },
    TODAY,
    FROM,
    MAPPING,
  ],
  examples: [
    { line: 'kouan check declaration.xml', about: { en: 'every finding with its clause', zh: '列出每个问题及其依据' } },
    {
      line: 'kouan check orders.csv --json > findings.ndjson',
      about: { en: 'one line a document', zh: '每份单证一行' },
    },
  ],
  async run(context, files, options) {
    const { output, say, json, signal } = context;
    const today = todayOf(options);
    const profile = textOf(options, 'profile') === 'store' ? ('store' as const) : ('declare' as const);
    const bar = progress(context, say({ en: 'checked', zh: '已检查' }));
    const count = { documents: 0, withErrors: 0, findings: 0 };
    for await (const read of readDocuments(files, {
      from: textOf(options, 'from'),
      mapping: textOf(options, 'mapping'),
    })) {
      signal.throwIfAborted();
      const { file, decoded } = read;
      const more =
        decoded.document === undefined
          ? []
          : check(decoded.document, { profile, ...(today === undefined ? {} : { today }) });
      const findings = [...decoded.findings, ...more.map((finding) => placed(finding, read))];
      count.documents += 1;
      count.findings += findings.length;
      if (hasErrors(findings) || decoded.document === undefined) count.withErrors += 1;
      if (json) await output.record({ file, document: count.documents, findings });
      else for (const finding of findings) await output.data(findingBlock(finding, context));
      bar.step(count.documents);
    }
    bar.end();
    output.talk(
      say({
        en: `${count.documents} documents, ${count.withErrors} with errors, ${count.findings} findings`,
        zh: `共 ${count.documents} 份单证，${count.withErrors} 份有错误，${count.findings} 个问题`,
      }),
    );
    return count.withErrors > 0 ? EXIT.findings : EXIT.done;
  },
};
