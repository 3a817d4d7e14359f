import { type CommandSpec, textOf } from '../../frame/command.ts';
import { EXIT } from '../../frame/exit.ts';
import { explain, explanationRecord, explanationText, writeParts } from '../../signing/explaining.ts';
import { verdictRecord, verdictTable } from '../../signing/verdict-table.ts';
import { VERIFY_OPTIONS, verifyFile, verifyingOf } from '../../signing/verifying.ts';

export const command: CommandSpec = {
  args: '<file>',
  options: [
    {
      flags: '--good <file>',
      about: { en: 'the same, signed so that it verifies', zh: '同一内容、能通过验证的签名文件' },
    },
    { flags: '--parts <folder>', about: { en: 'write the signed bytes into files', zh: '将被签名的字节写入该目录' } },
    ...VERIFY_OPTIONS,
  ],
  examples: [
    {
      line: 'kouan sign explain refused.xml',
      about: {
        en: 'canonical bytes, digests, algorithm, certificate, each test',
        zh: '规范化字节、摘要、算法、证书及每项检验',
      },
    },
    {
      line: 'kouan sign explain ours.xml --good theirs.xml --parts parts',
      about: { en: 'the first byte that differs, and why', zh: '首个不同字节及其可能原因' },
    },
  ],
  async run(context, [file = '-'], options) {
    const { output, json, say } = context;
    const verifying = await verifyingOf(options, context);
    const verified = await verifyFile(file, verifying);
    const other = textOf(options, 'good');
    const good = other === undefined ? undefined : await verifyFile(other, verifying);
    const explanation = explain(verified, verifying.options, good);
    if (json) await output.record({ ...verdictRecord(file, verified.verification), ...explanationRecord(explanation) });
    else {
      await output.data(verdictTable(file, verified.verification, context));
      await output.data(explanationText(explanation, context));
    }
    const folder = textOf(options, 'parts');
    if (folder !== undefined)
      for (const name of await writeParts(folder, explanation))
        output.talk(say({ en: `wrote ${name}`, zh: `已写入 ${name}` }));
    return verified.verification.verdict === 'invalid' ? EXIT.signature : EXIT.done;
  },
};
