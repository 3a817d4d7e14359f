import { hasErrors, located } from '@kouan/core';
import { check } from '@kouan/sdk/checks';
import type { Document } from '@kouan/sdk/documents';
import { readJson } from '../../flow/json-file.ts';
import { TODAY, todayOf } from '../../flow/today.ts';
import type { CommandSpec } from '../../frame/command.ts';
import { EXIT } from '../../frame/exit.ts';
import { findingBlock } from '../../frame/findings.ts';

/** Larger than any certificate. */
const MAX_BYTES = 64 * 1024 * 1024;

export const command: CommandSpec = {
  args: '<file...>',
  options: [TODAY],
  examples: [
    {
      line: 'kouan origin lint certificate.json',
      about: { en: 'what an officer would send back', zh: '找出会被退回的问题' },
    },
  ],
  async run(context, files, options) {
    const { output, say, json, signal } = context;
    const today = todayOf(options);
    let count = 0;
    let withErrors = 0;
    for (const file of files) {
      signal.throwIfAborted();
      const value = await readJson(file, { max: MAX_BYTES });
      const list = Array.isArray(value) ? (value as unknown[]) : [value];
      for (const [index, one] of list.entries()) {
        const certificate = typeof one === 'object' && one !== null && !('type' in one) ? { type: TYPE, ...one } : one;
        const findings = check(certificate as Document, today === undefined ? {} : { today }).map((each) =>
          located(each, list.length > 1 ? { file, row: index + 1 } : { file }),
        );
        count += 1;
        if (hasErrors(findings)) withErrors += 1;
        if (json) await output.record({ file, document: index + 1, findings });
        else for (const each of findings) await output.data(findingBlock(each, context));
      }
    }
    output.talk(
      say({
        en: `${count} certificates, ${withErrors} with errors`,
        zh: `共 ${count} 份证书，${withErrors} 份有错误`,
      }),
    );
    return withErrors > 0 ? EXIT.findings : EXIT.done;
  },
};

const TYPE = 'certificate-of-origin';
