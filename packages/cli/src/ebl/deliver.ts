import {
  type Delivered,
  type DeskEndpoint,
  deliver,
  deskEndpoint,
  type Outgoing,
  type PlatformContext,
  type Register,
  sendDue,
} from '@kouan/sdk/title';
import { readText } from '../flow/files.ts';
import type { Context } from '../frame/context.ts';
import { EXIT } from '../frame/exit.ts';
import { tellFailure } from '../frame/failure.ts';
import { clean } from '../frame/findings.ts';
import { usage } from '../frame/usage.ts';
import type { Platform } from './platform.ts';

type Endpoint = DeskEndpoint & { close(): Promise<void> };

/** Where a partner is reached; nothing where its address is not known. */
async function endpointOf(code: string, platform: Platform): Promise<Endpoint | undefined> {
  const { url, tokenFile, allowPlainHttp } = platform.partner(code) ?? {};
  if (url === undefined) return undefined;
  const token = tokenFile === undefined ? undefined : (await readText(tokenFile)).trim();
  return deskEndpoint({
    url,
    ...(token === undefined ? {} : { token }),
    ...(allowPlainHttp === undefined ? {} : { allowPlainHttp }),
  });
}

/** @param isLocked the bill waits for that platform already */
export const notReached = (code: string, isLocked = false) =>
  usage(
    { en: `It is not known where ${code} is reached.`, zh: `不知道平台 ${code} 的地址。` },
    {
      en: `Add its "url" to the partners${isLocked ? '; then: kouan ebl transfer --resume' : '. Nothing was done.'}`,
      zh: `请在伙伴中添加其 "url"${isLocked ? '，然后：kouan ebl transfer --resume' : '。本次未执行。'}`,
    },
  );

/** Sends a transfer to the platform that it is for, and says what became of it; answers with the exit code. */
export async function sendTransfer(
  transfer: Outgoing,
  reference: string,
  register: Register,
  platform: Platform,
  context: Context,
): Promise<number> {
  const { platform: code } = transfer;
  const endpoint = await endpointOf(code, platform);
  if (endpoint === undefined) throw notReached(code, true);
  try {
    return await tell(await deliver(register, transfer, endpoint, platform), transfer, reference, context);
  } finally {
    await endpoint.close();
  }
}

async function tell(delivered: Delivered, { platform, billId }: Outgoing, reference: string, context: Context) {
  const { output, json, say } = context;
  if (json)
    await output.record({
      reference,
      billId,
      to: platform,
      outcome: delivered.kind,
      ...(delivered.kind === 'unknown' ? { why: delivered.why.message } : { response: delivered.response }),
    });
  if (delivered.kind === 'unknown') return tellFailure(context, delivered.why);
  const { responseCode, reason = '' } = delivered.response;
  if (!json)
    output.talk(
      delivered.kind === 'accepted'
        ? say({
            en: `${platform} has taken ${reference} over (${responseCode}).`,
            zh: `${platform} 已接收 ${reference}（${responseCode}）。`,
          })
        : say({
            en: `${platform} has refused ${reference}: ${responseCode} ${reason}. The bill stays here.`,
            zh: `${platform} 拒绝接收 ${reference}：${responseCode} ${reason}。提单仍在本平台。`,
          }),
    );
  return delivered.kind === 'accepted' ? EXIT.done : EXIT.findings;
}

/**
 * A carrier without an address is in the same house: what is answered to it is what the command prints, and what it is
 * asked is answered by `kouan ebl accept` or `reject`.
 */
const HERE = {
  postIssuanceResponse: async () => ({ status: 204, body: new Uint8Array() }),
} as unknown as DeskEndpoint;

/** Everything but the answers to issuance. */
const OTHERS = ['envelope', 'surrender-request', 'surrender-response', 'issuance-request'];

/** Requests and answers that wait for the carrier: sent where its address is known, and told where they still wait. */
export async function sendMessages(
  register: Register,
  platform: Platform,
  own: PlatformContext,
  context: Context,
): Promise<number> {
  const { output, json, say } = context;
  const isReached = (code: string): boolean => platform.partner(code)?.url !== undefined;
  const opened = new Map<string, Promise<Endpoint | undefined>>();
  // Only for whom something waits: the token of another partner is not looked at.
  const endpointTo = (code: string): Promise<Endpoint | undefined> => {
    const endpoint = opened.get(code) ?? endpointOf(code, platform);
    opened.set(code, endpoint);
    return endpoint;
  };
  try {
    await sendDue(register, (code) => (isReached(code) ? undefined : HERE), own, OTHERS);
    const sent = await sendDue(register, endpointTo, own, ['envelope']);
    let waiting = false;
    for (const { kind, reference, to = '?', done, why } of sent) {
      if (json) await output.record({ message: kind, reference, to, done, ...(why === undefined ? {} : { why }) });
      else if (done)
        output.talk(say({ en: `${kind} ${reference}: ${to} has it.`, zh: `${kind} ${reference}：${to} 已收到。` }));
      else if (!isReached(to))
        output.talk(
          clean(
            say({
              en: `${kind} ${reference} waits for ${to}, who is in this house: kouan ebl accept, or reject`,
              zh: `${kind} ${reference} 待 ${to} 在本平台答复：kouan ebl accept 或 reject`,
            }),
          ),
        );
      else
        output.talk(
          clean(
            say({
              en: `${kind} ${reference} waits for ${to}${why === undefined ? '' : ` (${why})`}: kouan ebl transfer --resume`,
              zh: `${kind} ${reference} 待发送至 ${to}${why === undefined ? '' : `（${why}）`}：kouan ebl transfer --resume`,
            }),
          ),
        );
      // Whoever has no address answers here.
      if (!done && isReached(to)) waiting = true;
    }
    return waiting ? EXIT.unavailable : EXIT.done;
  } finally {
    for (const endpoint of await Promise.allSettled(opened.values()))
      if (endpoint.status === 'fulfilled') await endpoint.value?.close();
  }
}
