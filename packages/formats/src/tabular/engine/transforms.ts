import { codeList, codeListNames } from '@kouan/sdk/code-lists';
import * as z from 'zod';

const listName = z.enum(codeListNames as unknown as readonly [string, ...string[]]);

/** One step between the text of a cell and the text of a field. No step runs a pattern that comes from a file. */
export const transformSchema = z.union([
  z.enum(['upper', 'lower', 'digits']),
  z.strictObject({ date: z.string().max(32) }),
  z.strictObject({ map: z.record(z.string(), z.string()) }),
  z.strictObject({ decimal: z.enum(['.', ',']) }),
  z.strictObject({ replace: z.tuple([z.string().min(1), z.string()]) }),
  z.strictObject({ prefix: z.string() }),
  z.strictObject({ suffix: z.string() }),
  z.strictObject({ pad: z.number().int().min(1).max(40) }),
  z.strictObject({ default: z.string() }),
  z.strictObject({ codeOf: listName }),
]);

export type Transform = z.output<typeof transformSchema>;

/** Text to text; `undefined` when the text is not what the step reads. */
export type Step = (text: string) => string | undefined;

const DATE_PARTS: Readonly<Record<string, string>> = {
  YYYY: '(?<year>\\d{4})',
  MM: '(?<month>\\d{1,2})',
  DD: '(?<day>\\d{1,2})',
};

/** A date written in another order: `YYYY/MM/DD`, `DD.MM.YYYY`, `YYYYMMDD`. Everything but the three words is literal. */
function dateStep(shape: string): Step {
  const packed = /^[YMD]+$/.test(shape);
  const source = shape
    .split(/(YYYY|MM|DD)/)
    .map((part) => {
      const found = DATE_PARTS[part];
      if (found === undefined) return part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
      return packed ? found.replace('{1,2}', '{2}') : found;
    })
    .join('');
  const pattern = new RegExp(`^${source}$`);
  return (text) => {
    const { year, month, day } = pattern.exec(text)?.groups ?? {};
    if (year === undefined || month === undefined || day === undefined) return undefined;
    return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  };
}

/** `1.250,5` or `1,250.5` as `1250.5`. Groups must be of three digits, so that a wrong setting is noticed. */
function decimalStep(point: '.' | ','): Step {
  const group = point === '.' ? ',' : '\\.';
  const pattern = new RegExp(`^-?(?:\\d+|\\d{1,3}(?:${group}\\d{3})+)(?:${point === '.' ? '\\.' : ','}\\d+)?$`);
  return (text) => {
    if (!pattern.test(text)) return undefined;
    return text.replaceAll(point === '.' ? ',' : '.', '').replace(',', '.');
  };
}

/** A name of a code list as its code: 日本, Japan as JPN. A code stays a code. */
function codeStep(name: string): Step {
  let byName: Map<string, string> | undefined;
  return (text) => {
    const list = codeList(name as Parameters<typeof codeList>[0]);
    if (list.has(text)) return text;
    byName ??= new Map(
      [...list.entries()].flatMap(({ code, zh, en }) => [en, zh].flatMap((one) => (one ? [[one, code] as const] : []))),
    );
    return byName.get(text);
  };
}

const toAscii = (text: string): string => text.normalize('NFKC');

/** The function of one step. */
export function stepOf(transform: Transform): Step {
  if (transform === 'upper') return (text) => text.toUpperCase();
  if (transform === 'lower') return (text) => text.toLowerCase();
  if (transform === 'digits') return (text) => toAscii(text).replace(/\D/g, '');
  if ('date' in transform) return dateStep(transform.date);
  if ('map' in transform) return (text) => (Object.hasOwn(transform.map, text) ? transform.map[text] : undefined);
  if ('decimal' in transform) return decimalStep(transform.decimal);
  if ('replace' in transform) return (text) => text.replaceAll(transform.replace[0], transform.replace[1]);
  if ('prefix' in transform) return (text) => transform.prefix + text;
  if ('suffix' in transform) return (text) => text + transform.suffix;
  if ('pad' in transform) return (text) => text.padStart(transform.pad, '0');
  if ('codeOf' in transform) return codeStep(transform.codeOf);
  return (text) => text;
}
