import { isList, type PdfDict, PdfName, PdfReal, PdfRef, PdfStream, PdfString, type PdfValue } from './values.ts';

/** Text that goes in as it is: what is filled in once the rest stands. */
export class PdfRaw {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** One character an octet. */
export function serialised(value: PdfValue | PdfRaw): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'number') return String(value);
  if (value instanceof PdfRaw || value instanceof PdfReal) return value.text;
  if (value instanceof PdfName) return nameText(value.name);
  if (value instanceof PdfRef) return `${value.number} ${value.generation} R`;
  if (value instanceof PdfString) return stringText(value);
  if (isList(value)) return `[${value.map(serialised).join(' ')}]`;
  if (value instanceof PdfStream) {
    const dict = serialised(value.dict.with({ Length: value.data.length }));
    return `${dict}\nstream\n${Buffer.from(value.data).toString('latin1')}\nendstream`;
  }
  return `<<${[...(value as PdfDict).entries].map(([key, one]) => `${nameText(key)} ${serialised(one)}`).join('\n')}>>`;
}

const nameText = (name: string): string =>
  `/${name.replace(/[^!-~]|[#()<>[\]{}/%]/g, (one) => `#${one.charCodeAt(0).toString(16).padStart(2, '0')}`)}`;

function stringText({ bytes, hex }: PdfString): string {
  const text = Buffer.from(bytes);
  if (hex || bytes.some((octet) => octet < 0x20 || octet > 0x7e)) return `<${text.toString('hex')}>`;
  return `(${text.toString('latin1').replace(/[()\\]/g, '\\$&')})`;
}

/** A text string: plain where it can be, else UTF-16 (ISO 32000-2 §7.9.2.2). */
export function textString(text: string): PdfString {
  if (/^[\x20-\x7e]*$/.test(text)) return new PdfString(Buffer.from(text, 'latin1'));
  return new PdfString(Buffer.concat([Buffer.of(0xfe, 0xff), Buffer.from(text, 'utf16le').swap16()]), true);
}

/** A name as a value. */
export const named = (name: string): PdfName => new PdfName(name);
