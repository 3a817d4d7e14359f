import { hasErrors } from '@kouan/core';
import { aeoBenefitsOf } from '@kouan/sdk/aeo';
import { check } from '@kouan/sdk/checks';
import { placed } from '../../flow/decode.ts';
import { TODAY, todayOf } from '../../flow/today.ts';
import { type CommandSpec, textOf } from '../../frame/command.ts';
import { counted } from '../../frame/counted.ts';
import { EXIT } from '../../frame/exit.ts';
import { findingBlock } from '../../frame/findings.ts';
import { FROM, MAPPING } from '../../frame/options.ts';
import { countryOf } from './options.ts';
import { operators } from './records.ts';

export const command: CommandSpec = {
  args: '<file...>',
  options: [
    { flags: '--at <country>', about: { en: 'say what each status is worth there', zh: '说明各企业在该国的互认效力' } },
    TODAY,
    FROM,
    MAPPING,
  ],
  examples: [
    { line: 'kouan aeo check operators.json --today 2026-01-31', about: { en: 'every finding', zh: '列出每个问题' } },
    {
      line: 'kouan aeo check operators.json --at NZ --json',
      about: { en: 'and what New Zealand gives', zh: '以及新西兰给予的便利' },
    },
  ],
  async run(context, files, options) {
    const { output, say, json, now, signal } = context;
    const at = countryOf(options, 'at');
    const today = todayOf(options) ?? now().toISOString().slice(0, 10);
    let bad = 0;
    let count = 0;
    const how = { from: textOf(options, 'from'), mapping: textOf(options, 'mapping') };
    for await (const read of operators(files, how)) {
      signal.throwIfAborted();
      const { record, decoded, file } = read;
      const more = record === undefined ? [] : check(record, { today }).map((one) => placed(one, read));
      const findings = [...decoded.findings, ...more];
      const worth = record === undefined || at === undefined ? undefined : aeoBenefitsOf(record, at, today);
      count += 1;
      if (record === undefined || hasErrors(findings)) bad += 1;
      if (json)
        await output.record({
          file,
          tin: record?.tin,
          findings,
          ...(worth === undefined ? {} : { at, today, ...worth }),
        });
      else {
        for (const one of findings) await output.data(findingBlock(one, context));
        if (worth !== undefined)
          await output.data(
            `${record?.tin ?? record?.domesticCode ?? '–'}  ${at}  ${worth.recognition} (${worth.reason})`,
          );
      }
    }
    output.talk(
      say({ en: `${counted(count, 'record')}, ${bad} with errors`, zh: `共 ${count} 条记录，${bad} 条有错误` }),
    );
    return bad > 0 ? EXIT.findings : EXIT.done;
  },
};
