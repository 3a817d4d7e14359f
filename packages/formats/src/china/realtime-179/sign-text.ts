import { memberTexts } from './members.ts';

/** Members that are signed, in this order. */
const SIGNED = ['sessionID', 'payExchangeInfoHead', 'payExchangeInfoLists', 'serviceTime'] as const;

/**
 * What is signed of payment data: the four members as `"name":"value"` joined by `||`. Objects stand in it as they are
 * posted, byte for byte and without escaping; so the text is cut out of the message and never written anew.
 *
 * @param message the JSON that is posted as payExInfoStr
 * @returns the text, to be signed as UTF-8; `undefined` when a member is missing or the message is no JSON object
 */
export function realtime179SignText(message: string): string | undefined {
  const object = parsed(message);
  if (object === undefined) return undefined;
  const texts = memberTexts(message);
  const parts = SIGNED.map((name) => {
    const value = object[name];
    return [name, typeof value === 'string' ? value : texts.get(name)] as const;
  });
  if (parts.some(([, value]) => value === undefined)) return undefined;
  return parts.map(([name, value]) => `"${name}":"${value}"`).join('||');
}

function parsed(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}
