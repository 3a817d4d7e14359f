import { isKouanError } from '@kouan/core';
import { type CallOutcome, type LongTermMaterial, writeMaterial } from '@kouan/sdk/signing';
import { writeWhole } from '../flow/files.ts';
import { inputFiles } from '../flow/inputs.ts';
import { type CommandSpec, textOf } from '../frame/command.ts';
import type { Context } from '../frame/context.ts';
import { EXIT } from '../frame/exit.ts';
import { tellFailure } from '../frame/failure.ts';
import { clean } from '../frame/findings.ts';
import { usage } from '../frame/usage.ts';
import { explain, explanationRecord, explanationText } from '../signing/explaining.ts';
import { verdictRecord, verdictTable } from '../signing/verdict-table.ts';
import { VERIFY_OPTIONS, verifyFile, verifyingOf } from '../signing/verifying.ts';

export const command: CommandSpec = {
  args: '<file...>',
  options: [
    ...VERIFY_OPTIONS,
    {
      flags: '--content <file>',
      about: {
        en: 'write the bytes that were verified, and only those',
        zh: '输出已验证的内容（仅限有效签名覆盖的字节）',
      },
    },
    {
      flags: '--save-evidence <file>',
      about: {
        en: 'keep what --online fetched, so that it is verified later with nobody to ask (PEM)',
        zh: '保存 --online 取得的数据，以便日后离线验证（PEM）',
      },
    },
    { flags: '--explain', about: { en: 'show what exactly is signed', zh: '显示被签名的确切内容' } },
  ],
  examples: [
    {
      line: 'kouan verify signed.xml --trust ca.pem',
      about: { en: 'a verdict and the reason of each test', zh: '给出结论和每项检验的理由' },
    },
    {
      line: 'kouan verify inbox --trust partners --policy policy.json --json > verdicts.ndjson',
      about: {
        en: 'a folder against the certificates of a folder; exit 7 unless all are valid',
        zh: '按目录中的证书验证整个目录；未全部有效时退出码为 7',
      },
    },
    {
      line: 'kouan verify bill.p7s --detached bill.pdf --trust ca.pem --crl ca.crl',
      about: { en: 'content apart from its signature, revocation by a list', zh: '原文与签名分离，按吊销列表检查' },
    },
    {
      line: 'kouan verify signed.xml --trust ca.pem --content declaration.xml',
      about: { en: 'keep what was signed, and nothing else of the file', zh: '仅保留被签名的内容' },
    },
    {
      line: 'kouan verify bill.pdf --trust ca.pem --online ca.example --save-evidence evidence.pem',
      about: {
        en: 'ask while somebody answers, and keep it for --evidence or sign extend --embed',
        zh: '趁仍可查询时联网核查，并保存供 --evidence 或 sign extend --embed 使用',
      },
    },
  ],
  async run(context, names, options) {
    const { output, json, say } = context;
    const codes = new Set<number>();
    const files: string[] = [];
    for (const name of names)
      try {
        files.push(...(await inputFiles([name])));
      } catch (cause) {
        // One that is not there does not hide the verdicts on the others.
        if (!isKouanError(cause) || names.length === 1) throw cause;
        codes.add(tellFailure(context, cause));
      }
    const content = textOf(options, 'content');
    if (content !== undefined && files.length > 1)
      throw usage({ en: '--content goes with one file.', zh: '--content 只能用于一个文件。' });
    const verifying = await verifyingOf(options, context);
    const keep = textOf(options, 'saveEvidence');
    if (keep !== undefined && verifying.online.length === 0)
      throw usage({ en: '--save-evidence goes with --online.', zh: '--save-evidence 须与 --online 同时提供。' });
    const evidence: LongTermMaterial[] = [];
    for (const file of files) {
      try {
        const verified = await verifyFile(file, verifying);
        const { verification } = verified;
        if (verified.evidence !== undefined) evidence.push(verified.evidence);
        const explanation = options['explain'] === true ? explain(verified, verifying.options) : undefined;
        if (json)
          await output.record({
            ...verdictRecord(file, verification),
            ...(verified.calls === undefined ? {} : { calls: verified.calls }),
            ...(explanation === undefined ? {} : explanationRecord(explanation)),
          });
        else await output.data(verdictTable(file, verification, context));
        for (const call of json ? [] : (verified.calls ?? [])) output.talk(callLine(call, say));
        if (!json && explanation !== undefined) await output.data(explanationText(explanation, context));
        const valid = verification.verdict === 'valid';
        codes.add(valid ? EXIT.done : EXIT.signature);
        if (content === undefined) continue;
        if (valid && verification.content !== undefined) await writeWhole(content, verification.content);
        else
          output.talk(
            say({ en: `${content} is not written: nothing is verified.`, zh: `未写入 ${content}：没有已验证的内容。` }),
          );
      } catch (cause) {
        if (!isKouanError(cause) || files.length === 1) throw cause;
        codes.add(tellFailure(context, cause));
      }
    }
    if (keep !== undefined) {
      const text = writeMaterial(together(evidence));
      if (text !== '') await writeWhole(keep, Buffer.from(text));
      else
        output.talk(say({ en: `${keep} is not written: nothing was fetched.`, zh: `未写入 ${keep}：没有取得数据。` }));
    }
    return codes.has(EXIT.signature) ? EXIT.signature : Math.max(...codes);
  },
};

const together = (all: readonly LongTermMaterial[]): LongTermMaterial => ({
  certificates: all.flatMap(({ certificates = [] }) => certificates),
  crls: all.flatMap(({ crls = [] }) => crls),
  ocsps: all.flatMap(({ ocsps = [] }) => ocsps),
});

/** Whom we asked, and how that ended. */
const callLine = ({ what, url, bytes, failed }: CallOutcome, say: Context['say']): string =>
  `  ${what} ${clean(url)}: ${failed === undefined ? `${bytes ?? 0} B` : say(failed)}`;
