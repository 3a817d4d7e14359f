const DECIMAL = /^-?\d{1,24}(\.\d{1,12})?$/;

/** A JSON number as decimal text without exponent; `undefined` where the document's decimals do not reach. */
export function decimalOf(value: number): string | undefined {
  const text = plain(String(value));
  return DECIMAL.test(text) ? text : undefined;
}

/** The JSON number that says exactly what the decimal text says; `undefined` where none does. */
export function numberOf(text: string): number | undefined {
  if (!DECIMAL.test(text)) return undefined;
  const value = Number(text);
  return plain(String(value)) === shortest(text) ? value : undefined;
}

/** `1e-7` as `0.0000001`. */
function plain(text: string): string {
  const [mantissa = '', exponent] = text.split('e');
  if (exponent === undefined) return text;
  const [whole = '', fraction = ''] = mantissa.replace('-', '').split('.');
  const digits = whole + fraction;
  const point = whole.length + Number(exponent);
  const sign = mantissa.startsWith('-') ? '-' : '';
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  if (point >= digits.length) return `${sign}${digits}${'0'.repeat(point - digits.length)}`;
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}

/** Without zeros that say nothing. */
function shortest(text: string): string {
  const [whole = '', fraction = ''] = text.replace('-', '').split('.');
  const left = whole.replace(/^0+(?=\d)/, '');
  const right = fraction.replace(/0+$/, '');
  const value = right === '' ? left : `${left}.${right}`;
  return text.startsWith('-') && value !== '0' ? `-${value}` : value;
}
