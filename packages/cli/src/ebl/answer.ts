import { finding, KouanError } from '@kouan/core';
import { type SurrenderAction, TITLE, type TitleState, takeSurrenderAnswer } from '@kouan/sdk/title';
import type { Options } from '../frame/command.ts';
import type { Context } from '../frame/context.ts';
import { platformOf, registerOf } from './platform.ts';
import { theBill } from './the-bill.ts';
import { titleBlock, titleRecord } from './title-block.ts';

/**
 * Answers a surrender for the carrier, where carrier and platform are one house: the answer that would have come over the
 * network, taken in as that is. There is one answer to each request.
 *
 * @returns where the bill stands then
 */
export async function answerSurrender(
  context: Context,
  options: Options,
  reference: string,
  action: SurrenderAction,
  comments?: string,
): Promise<TitleState> {
  const platform = await platformOf(options, context);
  const register = await registerOf(options, platform, context);
  const { bill } = await theBill(register, reference, options);
  const open = (await register.surrenders(bill.id)).find(({ state }) => state === 'open');
  if (open === undefined) throw nothingAsked(reference);
  const answer = {
    surrenderRequestReference: open.reference,
    action,
    ...(comments === undefined ? {} : { comments }),
  };
  const taken = await takeSurrenderAnswer(register, Buffer.from(JSON.stringify(answer)), await platform.context());
  if ('findings' in taken)
    throw new KouanError('ERR_KOUAN_CONFLICT', taken.findings[0]?.message ?? { en: 'refused', zh: '已拒绝' });
  const { output, json, say } = context;
  const title = await theBill(register, reference, options);
  if (json) await output.record({ reference, billId: bill.id, action, ...titleRecord(title) });
  else {
    output.talk(say({ en: `${action} of ${reference}: done.`, zh: `${reference}：${action} 已完成。` }));
    await output.data(titleBlock(title, context));
  }
  return title.state;
}

/** The rule that an answer to nothing breaks. */
function nothingAsked(reference: string): KouanError {
  const { code, message } = finding(TITLE.notSurrendered, '');
  return new KouanError(
    'ERR_KOUAN_DOCUMENT',
    { en: `${reference}: ${code} ${message.en}`, zh: `${reference}：${code} ${message.zh}` },
    { hint: { en: 'See where it stands: kouan ebl show', zh: '查看状态：kouan ebl show' } },
  );
}
