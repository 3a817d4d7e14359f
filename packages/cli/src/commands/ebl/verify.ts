import { hasErrors, instantOf } from '@kouan/core';
import { checkTransportDocument } from '@kouan/formats';
import { judgeEvidence, MAX_ENVELOPE_BYTES, readEvidence } from '@kouan/sdk/title';
import { PLATFORM } from '../../ebl/options.ts';
import { platformOf } from '../../ebl/platform.ts';
import { titleBlock, titleRecord } from '../../ebl/title-block.ts';
import { openInput } from '../../flow/files.ts';
import { inputFiles } from '../../flow/inputs.ts';
import { type CommandSpec, textOf } from '../../frame/command.ts';
import { EXIT } from '../../frame/exit.ts';
import { clean, findingBlock } from '../../frame/findings.ts';
import { usage } from '../../frame/usage.ts';

export const command: CommandSpec = {
  args: '<file...>',
  options: [
    {
      flags: '--at <time>',
      about: { en: 'time to judge signatures at (default: now)', zh: '判定签名的时间（默认当前）' },
    },
    PLATFORM,
  ],
  examples: [
    {
      line: 'kouan ebl verify KOU123.evidence.json',
      about: {
        en: 'every signature, link and act, with the keys of the platform file; exit 7 unless all hold',
        zh: '用平台文件中的公钥验证每个签名、链接与动作；未全部成立则退出码为 7',
      },
    },
    {
      line: 'kouan ebl verify envelopes --json',
      about: { en: 'a folder of envelopes as they came', zh: '验证收到的信封目录' },
    },
  ],
  async run(context, names, options) {
    const { output, json, say, now } = context;
    const { keys } = await platformOf(options, context);
    const at = timeOf(textOf(options, 'at')) ?? now();
    let bad = false;
    for (const file of await inputFiles(names)) {
      const read = readEvidence(await (await openInput(file)).bytes(MAX_ENVELOPE_BYTES));
      const judged = Array.isArray(read)
        ? undefined
        : judgeEvidence(read as Exclude<typeof read, readonly unknown[]>, at, {
            keys,
            checkDocument: checkTransportDocument,
            carrierOf: ({ carrierCode }) => carrierCode,
          });
      const findings = judged?.findings ?? (read as readonly never[]);
      const valid = judged !== undefined && !hasErrors(findings);
      bad ||= !valid;
      if (json)
        await output.record({
          file,
          valid,
          findings,
          ...(valid ? { documentChecksum: judged.checksum, ...titleRecord(judged) } : {}),
        });
      else {
        const verdict = valid ? say({ en: 'valid', zh: '有效' }) : say({ en: 'invalid', zh: '无效' });
        await output.data(`${clean(file)}: ${output.paint(valid ? 'green' : 'red', verdict)}`);
        for (const finding of findings) await output.data(findingBlock(finding, context));
        // What an invalid chain comes to must not be read as a title.
        if (valid) await output.data(titleBlock(judged, context));
      }
    }
    return bad ? EXIT.signature : EXIT.done;
  },
};

function timeOf(text: string | undefined): Date | undefined {
  if (text === undefined) return undefined;
  const time = instantOf(text);
  if (time !== undefined) return new Date(time);
  throw usage(
    { en: `--at is no time with an offset: ${text}`, zh: `--at 不是带时区的时间：${text}` },
    { en: 'Write 2026-01-31 or 2026-01-31T08:00:00+08:00.', zh: '格式如 2026-01-31 或 2026-01-31T08:00:00+08:00。' },
  );
}
