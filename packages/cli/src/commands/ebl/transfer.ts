import { basename } from 'node:path';
import { isKouanError } from '@kouan/core';
import { MAX_DOCUMENT_BYTES } from '@kouan/sdk/title';
import { actOnBill } from '../../ebl/act.ts';
import { sendMessages, sendTransfer } from '../../ebl/deliver.ts';
import { ACT } from '../../ebl/options.ts';
import { platformOf, registerOf } from '../../ebl/platform.ts';
import { openInput } from '../../flow/files.ts';
import { type CommandSpec, type Options, textOf, textsOf } from '../../frame/command.ts';
import type { Context } from '../../frame/context.ts';
import { tellFailure } from '../../frame/failure.ts';
import { usage } from '../../frame/usage.ts';

/** As base64 in JSON a document is a third longer, and a limit is met there. */
const MAX_ATTACHED = Math.floor((MAX_DOCUMENT_BYTES - 2) / 4) * 3;

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  json: 'application/json',
  xml: 'application/xml',
  png: 'image/png',
  jpg: 'image/jpeg',
  txt: 'text/plain',
};

export const command: CommandSpec = {
  args: '[reference]',
  options: [
    {
      flags: '--to <party>',
      about: { en: 'new holder: a short name of the platform file, or a file', zh: '新持有人：平台文件中的简称或文件' },
    },
    {
      flags: '--attach <file>',
      about: { en: 'document that goes along to another platform; may be given again', zh: '随附文件，可重复' },
      many: true,
    },
    {
      flags: '--resume',
      about: { en: 'send again what no platform has answered yet', zh: '重新发送尚未获答复的转让' },
    },
    ...ACT,
  ],
  examples: [
    {
      line: 'kouan ebl transfer KOU123 --to bank',
      about: { en: 'the bank holds it from now on', zh: '此后由银行持有' },
    },
    {
      line: 'kouan ebl transfer KOU123 --to buyer --attach invoice.pdf',
      about: { en: 'with a document along', zh: '并随附文件' },
    },
    {
      line: 'kouan ebl transfer --resume',
      about: { en: 'after a crash, or when nobody has answered', zh: '中断或未获答复后继续' },
    },
  ],
  async run(context, [reference], options) {
    const to = textOf(options, 'to');
    if (options['resume'] === true) {
      if (reference !== undefined || to !== undefined)
        throw usage({
          en: '--resume goes alone: it sends all that is open.',
          zh: '--resume 单独使用：发送所有未完成的转让。',
        });
      return resume(context, options);
    }
    if (reference === undefined || to === undefined)
      throw usage({ en: 'Say which bill, and --to whom.', zh: '请指明提单，并用 --to 指定受让人。' });
    const documents = await Promise.all(textsOf(options, 'attach').map(attached));
    return actOnBill(context, options, reference, async (platform) => ({
      actionCode: 'TRANSFER',
      recipient: await platform.party(to),
      documents,
    }));
  },
};

const attached = async (file: string) => ({
  name: basename(file),
  mediaType: MEDIA_TYPES[file.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'application/octet-stream',
  content: await (await openInput(file)).bytes(MAX_ATTACHED),
});

/** Everything that waits: transfers without an answer, each with the very bytes of the first time, and messages. */
async function resume(context: Context, options: Options): Promise<number> {
  const platform = await platformOf(options, context);
  const register = await registerOf(options, platform, context);
  const codes: number[] = [];
  for (const transfer of await register.openTransfers()) {
    const bill = await register.bill(transfer.billId);
    try {
      codes.push(await sendTransfer(transfer, bill?.reference ?? transfer.billId, register, platform, context));
    } catch (error) {
      // One platform that is not known, or whose token is missing, holds up no bill of another.
      if (!isKouanError(error)) throw error;
      codes.push(tellFailure(context, error));
    }
  }
  if (codes.length === 0) context.output.talk(context.say({ en: 'No transfer is open.', zh: '没有未完成的转让。' }));
  codes.push(await sendMessages(register, platform, await platform.context(), context));
  return Math.max(...codes);
}
