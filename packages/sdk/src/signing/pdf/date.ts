import { PdfString, type PdfValue } from './values.ts';

const FORM = /^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:Z(?:00'?00'?)?|([+-])(\d\d)'?(\d\d)'?)$/;

/** An instant of PDF (ISO 32000-2 §7.9.4); one without seconds or zone says no instant. */
export function dateOf(value: PdfValue | undefined): Date | undefined {
  if (!(value instanceof PdfString)) return undefined;
  const parts = FORM.exec(Buffer.from(value.bytes).toString('latin1'));
  if (parts === null) return undefined;
  const [, year, month, day, hour, minute, second, sign, hours, minutes] = parts;
  const zone = sign === undefined ? 'Z' : `${sign}${hours}:${minutes}`;
  const date = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${zone}`);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

/** The same instant as text, in UTC. */
export const dateText = (date: Date): string => `D:${date.toISOString().replace(/[-:T]/g, '').slice(0, 14)}+00'00'`;
