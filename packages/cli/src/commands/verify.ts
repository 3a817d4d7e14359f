import { verify, xmldsigEnveloped } from '@kouan/sdk/signing';
import { openInput, readText } from '../flow/files.ts';
import { type CommandSpec, textOf } from '../frame/command.ts';
import { EXIT } from '../frame/exit.ts';
import { clean } from '../frame/findings.ts';
import { table } from '../frame/table.ts';

const MAX = 64 * 1024 * 1024;
const MARK = new Map<boolean | 'unknown', string>([
  [true, '✔'],
  [false, '✖'],
  ['unknown', '?'],
]);

export const command: CommandSpec = {
  args: '<file>',
  options: [
    { flags: '--trust <file>', about: { en: 'trusted certificate, PEM', zh: '受信证书（PEM）' }, required: true },
    { flags: '--at <time>', about: { en: 'time to judge at (default: now)', zh: '判定时间（默认当前）' } },
  ],
  examples: [
    {
      line: 'kouan verify signed.xml --trust ca.pem',
      about: { en: 'a verdict and the reason of each test', zh: '给出结论和每项检验的理由' },
    },
  ],
  async run({ output, say, json, now }, [file = '-'], options) {
    const {
      content: _,
      verdict,
      signatures,
    } = verify(await (await openInput(file)).bytes(MAX), xmldsigEnveloped, {
      trust: [await readText(textOf(options, 'trust') ?? '')],
      at: textOf(options, 'at') ?? now(),
    });
    if (json)
      await output.record({ file, verdict, signatures: signatures.map(({ content: _content, ...one }) => one) });
    else await output.data(`${file}: ${verdict}`);
    for (const { tests, signer } of json ? [] : signatures) {
      const rows = tests.map((test) => ['', MARK.get(test.passed) ?? '', test.name, say(test.reason), test.source]);
      await output.data(table(rows));
      if (signer) await output.data(`  ${clean(signer.subject.replaceAll('\n', ', '))}`);
    }
    return verdict === 'valid' ? EXIT.done : EXIT.signature;
  },
};
