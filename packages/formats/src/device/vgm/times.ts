import { TIME } from '../../edifact/message/times.ts';

const MINUTE = '203';

/** A time of 2379 format 203, which says no offset; nothing for other forms and for what is no date. */
export const read203 = (text: string, format: string): string | undefined =>
  format === MINUTE ? (TIME.read([text, format]) as string | undefined) : undefined;

/** A whole minute without an offset; nothing for a time that says more than the form can. */
export function write203(time: string): string | undefined {
  const [text, format] = TIME.write(time) ?? [];
  return format === MINUTE ? text : undefined;
}
