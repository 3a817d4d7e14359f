import { type Finding, hasErrors, KouanError } from '@kouan/core';
import {
  type IssuanceRequest,
  issuanceRequestOf,
  judgeIssuance,
  MAX_ENVELOPE_BYTES,
  receiveIssuance,
} from '@kouan/sdk/title';
import { readBill, writeBill } from '../../ebl/bill-file.ts';
import { sendMessages } from '../../ebl/deliver.ts';
import { PLATFORM, REGISTER } from '../../ebl/options.ts';
import { platformOf, registerOf } from '../../ebl/platform.ts';
import { theBill } from '../../ebl/the-bill.ts';
import { titleBlock, titleRecord } from '../../ebl/title-block.ts';
import { openInput, writeWhole } from '../../flow/files.ts';
import { KEY_OPTIONS, signerOf } from '../../flow/keys.ts';
import { type CommandSpec, type Options, textOf } from '../../frame/command.ts';
import type { Context } from '../../frame/context.ts';
import { EXIT } from '../../frame/exit.ts';
import { findingBlock } from '../../frame/findings.ts';
import { FROM } from '../../frame/options.ts';
import { usage } from '../../frame/usage.ts';

export const command: CommandSpec = {
  args: '[file]',
  options: [
    {
      flags: '--to <party>',
      about: {
        en: 'first holder: a short name of the platform file, or a file',
        zh: '首个持有人：平台文件中的简称或文件',
      },
    },
    {
      flags: '--picture <file>',
      about: { en: 'PDF that the carrier answers for as the picture of the bill', zh: '承运人负责的提单影像（PDF）' },
    },
    {
      flags: '--request-out <file>',
      about: {
        en: 'only write the carrier’s request, for a platform elsewhere',
        zh: '仅生成承运人请求，供其他平台受理',
      },
    },
    {
      flags: '--request <file>',
      about: { en: 'take in a request that a carrier has sent', zh: '受理承运人发来的请求' },
    },
    FROM,
    PLATFORM,
    REGISTER,
    ...KEY_OPTIONS.map((option) =>
      option.flags.startsWith('--key <')
        ? { ...option, about: { en: `key of the carrier: ${option.about.en}`, zh: `承运人密钥：${option.about.zh}` } }
        : option,
    ),
  ],
  examples: [
    {
      line: 'kouan ebl issue bill.json --to shipper --key carrier.key --cert carrier.pem',
      about: { en: 'the carrier signs, the platform opens the chain', zh: '承运人签名，本平台建立链' },
    },
    {
      line: 'kouan ebl issue bill.json --to shipper.json --key carrier --request-out request.json',
      about: { en: 'the carrier’s side alone', zh: '仅承运人一侧' },
    },
    { line: 'kouan ebl issue --request request.json', about: { en: 'the platform’s side alone', zh: '仅平台一侧' } },
  ],
  async run(context, [file], options) {
    const request = textOf(options, 'request');
    if ((request === undefined) === (file === undefined))
      throw usage({ en: 'Give a transport document, or --request.', zh: '请指定运输单证或 --request。' });
    if (request !== undefined)
      return take(await (await openInput(request)).bytes(MAX_ENVELOPE_BYTES), options, context);
    const made = await make(file ?? '', options, context);
    if (made === undefined) return EXIT.findings;
    const bytes = new TextEncoder().encode(JSON.stringify(made));
    const out = textOf(options, 'requestOut');
    if (out === undefined) return take(bytes, options, context);
    await writeWhole(out, bytes);
    const { output, json, say } = context;
    const { transportDocumentReference: reference } = made.document;
    if (json) await output.record({ reference, request: out });
    else
      output.talk(
        say({
          en: `${out}: PUT it to /v3/ebl-issuance-requests of the platform`,
          zh: `${out}：请以 PUT 发送至平台的 /v3/ebl-issuance-requests`,
        }),
      );
    return EXIT.done;
  },
};

/** The carrier’s side: the document as it is issued, with three checksums signed. */
async function make(file: string, options: Options, context: Context): Promise<IssuanceRequest | undefined> {
  const to = textOf(options, 'to');
  if (to === undefined) throw usage({ en: 'Say --to whom it is issued.', zh: '请用 --to 指定首个持有人。' });
  const { bill, findings } = await readBill(file, textOf(options, 'from'));
  const issued = {
    ...bill,
    transportDocumentStatus: 'ISSUED',
    issueDate: bill.issueDate ?? context.now().toISOString().slice(0, 10),
  };
  if (!['DRAFT', 'APPROVED', 'ISSUED'].includes(bill.transportDocumentStatus ?? 'DRAFT'))
    throw new KouanError('ERR_KOUAN_DOCUMENT', {
      en: `A bill that is ${bill.transportDocumentStatus} is not issued again.`,
      zh: `状态为 ${bill.transportDocumentStatus} 的提单不能再签发。`,
    });
  const written = writeBill(issued);
  const all = [...findings, ...written.findings];
  for (const finding of all) context.output.talk(findingBlock(finding, context));
  if (hasErrors(all)) return undefined;
  const party = await (await platformOf(options, context)).party(to);
  if (party.eblPlatform === undefined)
    throw usage({ en: `${party.partyName} is on no platform.`, zh: `${party.partyName} 不在任何平台上。` });
  const signer = await signerOf(options, context);
  if (signer === undefined)
    throw usage(
      { en: 'The carrier’s key is missing.', zh: '缺少承运人密钥。' },
      { en: 'Give --key and --cert.', zh: '请提供 --key 与 --cert。' },
    );
  const picture = textOf(options, 'picture');
  const { feedbacks: _, ...document } = JSON.parse(
    new TextDecoder().decode(written.bytes),
  ) as IssuanceRequest['document'];
  return issuanceRequestOf(
    {
      document,
      issueTo: {
        partyName: party.partyName,
        sendToPlatform: party.eblPlatform,
        identifyingCodes: party.identifyingCodes,
      },
      ...(picture === undefined
        ? {}
        : { visualisation: { name: 'bill.pdf', content: await (await openInput(picture)).bytes(MAX_ENVELOPE_BYTES) } }),
    },
    signer,
  );
}

/** The platform’s side: judges the request, and writes bill and answer. */
async function take(bytes: Uint8Array, options: Options, context: Context): Promise<number> {
  const { output, json, say } = context;
  const platform = await platformOf(options, context);
  const register = await registerOf(options, platform, context);
  const own = await platform.context();
  // Judged here to be shown; what is done is decided by the same function on the same bytes.
  const judged = judgeIssuance(bytes, register.now(), own);
  if (judged.kind === 'malformed') return refused('400', judged.findings, context);
  const {
    transportDocumentReference: reference = '',
    transportDocumentSubReference: subReference = '',
    carrierCode: carrier = '',
  } = judged.checked.bill ?? {};
  const answer = await receiveIssuance(register, bytes, own);
  if ('findings' in answer) throw taken(reference);
  if (judged.kind === 'refuse') {
    const code = await refused(judged.code, judged.findings, context);
    await sendMessages(register, platform, own, context);
    return code;
  }
  const title = await theBill(register, reference, { carrier, subReference });
  if (json) await output.record({ reference, billId: title.bill.id, ...titleRecord(title) });
  else {
    output.talk(say({ en: `${reference} is issued.`, zh: `${reference} 已签发。` }));
    await output.data(titleBlock(title, context));
  }
  return sendMessages(register, platform, own, context);
}

async function refused(code: string, findings: readonly Finding[], context: Context): Promise<number> {
  const { output, json, say } = context;
  if (json) await output.record({ outcome: code, findings });
  else for (const finding of findings) await output.data(findingBlock(finding, context));
  output.talk(say({ en: `Not issued: ${code}.`, zh: `未签发：${code}。` }));
  return EXIT.findings;
}

const taken = (reference: string): KouanError =>
  new KouanError(
    'ERR_KOUAN_CONFLICT',
    {
      en: `A bill ${reference} lives already. Nothing was done.`,
      zh: `编号 ${reference} 的提单已存在且有效，本次未执行。`,
    },
    { hint: { en: 'Look at it: kouan ebl show', zh: '请查看：kouan ebl show' } },
  );
