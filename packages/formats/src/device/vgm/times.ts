const TIME = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})$/;
const ISO = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):00(?:\.0+)?$/;

/** A time of 2379 format 203, which says no offset; nothing for other forms and for what is no date. */
export function read203(text: string, format: string): string | undefined {
  const parts = format === '203' ? TIME.exec(text) : null;
  if (parts === null) return undefined;
  const [, year, month, day, hour, minute] = parts;
  const time = `${year}-${month}-${day}T${hour}:${minute}:00`;
  const known = new Date(`${time}Z`);
  return !Number.isNaN(known.getTime()) && known.toISOString().startsWith(time) ? time : undefined;
}

/** A whole minute without an offset; nothing for a time that says more than the form can. */
export function write203(time: string): string | undefined {
  const parts = ISO.exec(time);
  return parts === null ? undefined : parts.slice(1).join('');
}
