import type { Register } from '../register/register.ts';
import { KINDS, type Kind, type SendingContext } from './due.ts';
import type { DeskEndpoint } from './endpoint.ts';

/** What became of one message. */
export interface Sent {
  readonly kind: string;
  readonly reference: string;
  readonly to?: string;
  /** It need not be sent again. */
  readonly done: boolean;
  /** What the other platform has signed about a bill that was on its way. */
  readonly outcome?: 'accepted' | 'rejected';
  /** Number of that bill. */
  readonly bill?: string;
  /** Why not, where something is known. */
  readonly why?: string;
}

/**
 * Sends everything that waits, once: bills to other platforms, requests and answers between platform and carrier. What has
 * not arrived waits for the next time, as the same bytes.
 *
 * @param endpointOf the endpoints of a platform or carrier; nothing where its address is not known
 * @param without kinds that somebody else sends
 */
export async function sendDue(
  register: Register,
  endpointOf: (code: string) => DeskEndpoint | undefined | Promise<DeskEndpoint | undefined>,
  context: SendingContext,
  without: readonly string[] = [],
): Promise<readonly Sent[]> {
  const sent: Sent[] = [];
  for (const kind of KINDS.filter(({ name }) => !without.includes(name)))
    for (const one of await kind.due(register)) {
      const to = await kind.to(one, register);
      const about = { kind: kind.name, reference: kind.reference(one), ...(to === undefined ? {} : { to }) };
      const send = async (): Promise<boolean | 'accepted' | 'rejected'> => {
        const endpoint = to === undefined ? undefined : await endpointOf(to);
        if (endpoint === undefined) throw new Error('no address');
        return kind.send(one, endpoint, register, context);
      };
      const came = await attempt(send);
      const bill = came.outcome === undefined ? undefined : await kind.bill?.(one, register);
      sent.push({ ...about, ...came, ...(bill === undefined ? {} : { bill }) });
    }
  return sent;
}

async function attempt(send: () => ReturnType<Kind<unknown>['send']>): Promise<Pick<Sent, 'done' | 'why' | 'outcome'>> {
  try {
    const done = await send();
    return typeof done === 'boolean' ? { done } : { done: true, outcome: done };
  } catch (error) {
    return { done: false, why: error instanceof Error ? error.message : String(error) };
  }
}
