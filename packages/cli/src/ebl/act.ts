import {
  type ActionCode,
  actOn,
  type BillTitle,
  type DocumentMetadata,
  platformOf as platformOfParty,
  type TitleAct,
  type TitleParty,
} from '@kouan/sdk/title';
import { type Options, textOf } from '../frame/command.ts';
import type { Context } from '../frame/context.ts';
import { notReached, sendMessages, sendTransfer } from './deliver.ts';
import { type Platform, platformOf, registerOf } from './platform.ts';
import { theBill } from './the-bill.ts';
import { titleBlock, titleRecord } from './title-block.ts';

/** The platform to which an act takes the bill: a surrender goes where it was issued. */
const MOVES: Readonly<
  Partial<Record<ActionCode, (act: Pick<TitleAct, 'recipient'>, at: BillTitle['whereabouts']) => string | undefined>>
> = {
  TRANSFER: ({ recipient }) => (recipient === undefined ? undefined : platformOfParty(recipient)),
  SURRENDER_FOR_DELIVERY: (_, { issuedOn }) => issuedOn,
  SURRENDER_FOR_AMENDMENT: (_, { issuedOn }) => issuedOn,
};

/** What a command does with a bill. */
export interface Wish {
  readonly actionCode: ActionCode;
  readonly recipient?: TitleParty | 'issuer';
  readonly reasonCode?: string;
  /** Goes along to another platform. */
  readonly documents?: readonly { readonly name: string; readonly mediaType: string; readonly content: Uint8Array }[];
}

/**
 * Does one act on a bill and, where possession goes to another platform, delivers it. Who acts is who alone can: the
 * carrier for its own acts, the holder for all others.
 */
export async function actOnBill(
  context: Context,
  options: Options,
  reference: string,
  wishOf: (platform: Platform) => Promise<Wish>,
): Promise<number> {
  const platform = await platformOf(options, context);
  const register = await registerOf(options, platform, context);
  const { bill, state, next, whereabouts } = await theBill(register, reference, options);
  const { actionCode, recipient, reasonCode, documents = [] } = await wishOf(platform);
  const who = next.find((one) => one.actionCode === actionCode)?.by ?? state.holder;
  const comments = textOf(options, 'comment');
  const to = recipient === 'issuer' ? state.issuer : recipient;
  const act = {
    actionCode,
    actor: who ?? { partyName: '?', identifyingCodes: [] },
    ...(to === undefined ? {} : { recipient: to }),
    ...(reasonCode === undefined ? {} : { reasonCode }),
    ...(comments === undefined ? {} : { comments }),
  } as Omit<TitleAct, 'actionDateTime'>;
  const goesTo = MOVES[actionCode]?.(act, whereabouts);
  // Once it is signed the bill is locked until that platform answers: not for one that nobody can ask.
  if (goesTo !== undefined && goesTo !== platform.settings.platform && platform.partner(goesTo)?.url === undefined)
    throw notReached(goesTo);
  const metadata: DocumentMetadata[] = [];
  for (const { name, mediaType, content } of documents)
    metadata.push({ name, mediaType, size: content.length, documentChecksum: await register.attach(bill.id, content) });
  const own = await platform.context();
  const acted = await actOn(register, bill.id, { act, head: bill.head, documents: metadata }, own);
  const { output, json, say } = context;
  if (json) await output.record({ reference, billId: bill.id, act: actionCode, ...titleRecord(acted.title) });
  else output.talk(say({ en: `${actionCode} of ${reference}: done.`, zh: `${reference}：${actionCode} 已完成。` }));
  const { transfer } = acted;
  if (transfer !== undefined) return sendTransfer(transfer, reference, register, platform, context);
  if (!json) await output.data(titleBlock(acted.title, context));
  return sendMessages(register, platform, own, context);
}
