import { type Delivered, deliver, type Outgoing, pintEndpoint, type Register } from '@kouan/sdk/title';
import { readText } from '../flow/files.ts';
import type { Context } from '../frame/context.ts';
import { EXIT } from '../frame/exit.ts';
import { tellFailure } from '../frame/failure.ts';
import { usage } from '../frame/usage.ts';
import type { Platform } from './platform.ts';

/** Sends a transfer to the platform that it is for, and says what became of it. */
export async function sendTransfer(transfer: Outgoing, register: Register, platform: Platform): Promise<Delivered> {
  const { platform: code } = transfer;
  const partner = platform.partner(code);
  if (partner?.url === undefined)
    throw usage(
      { en: `It is not known where ${code} is reached.`, zh: `不知道平台 ${code} 的地址。` },
      {
        en: `Add its "url" to the partners; then: kouan ebl transfer --resume`,
        zh: '请在伙伴中添加其 "url"，然后：kouan ebl transfer --resume',
      },
    );
  const { url, tokenFile, allowPlainHttp } = partner;
  const token = tokenFile === undefined ? undefined : (await readText(tokenFile)).trim();
  const endpoint = pintEndpoint({
    url,
    ...(token === undefined ? {} : { token }),
    ...(allowPlainHttp === undefined ? {} : { allowPlainHttp }),
  });
  try {
    return await deliver(register, transfer, endpoint, platform);
  } finally {
    await endpoint.close();
  }
}

/** Says how a delivery ended; answers with the exit code. */
export async function tellDelivery(
  delivered: Delivered,
  { platform, billId }: Outgoing,
  reference: string,
  context: Context,
): Promise<number> {
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
