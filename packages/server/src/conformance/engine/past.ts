import type { Heard } from '../wire/listener.ts';
import type { Scene } from './scene.ts';

const AT_ENVELOPE = /^\/v3\/envelopes\/([^/]+)\//;

/** What scenarios that have ended were about. A message about it comes late and says nothing about the one that goes on. */
export class Past {
  readonly #references = new Set<string>();

  add({ reference, surrender, receiving }: Scene): void {
    const { issued, request } = surrender;
    for (const one of [reference, issued?.reference, request?.surrenderRequestReference, ...receiving.transfers.keys()])
      if (one !== undefined) this.#references.add(one);
  }

  /** Whether a message is about a bill, a transfer or a surrender of before, and not of now. */
  has(heard: Heard, { reference }: Pick<Scene, 'reference'>): boolean {
    const about = AT_ENVELOPE.exec(heard.path)?.slice(1).map(decodeURIComponent) ?? referencesIn(heard);
    return about.length > 0 && about.every((one) => one !== reference && this.#references.has(one));
  }
}

/** Every reference that a message is known by. */
function referencesIn({ body }: Heard): readonly string[] {
  let message: Record<string, unknown>;
  try {
    message = (JSON.parse(new TextDecoder().decode(body)) ?? {}) as Record<string, unknown>;
  } catch {
    return [];
  }
  const documents = [message, message['transportDocument'], message['document']] as readonly Record<string, unknown>[];
  return [...documents.map((one) => one?.['transportDocumentReference']), message['surrenderRequestReference']].filter(
    (one) => typeof one === 'string',
  );
}
