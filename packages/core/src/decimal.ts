/**
 * Exact decimals: text at the border, an integer and a scale inside. Money, mass and quantities never pass through a
 * binary float.
 */
export interface Decimal {
  /** Value × 10^scale. */
  readonly units: bigint;
  /** Number of digits after the point, 0 or more. */
  readonly scale: number;
}

const DECIMAL = /^(-?)(\d{1,40})(?:\.(\d{1,20}))?$/;

/** Zero, for sums. */
export const ZERO: Decimal = { units: 0n, scale: 0 };

/** Reads `-12.340`; `undefined` for anything else (no exponent, no sign `+`, no grouping, no bare point). */
export function parseDecimal(text: string): Decimal | undefined {
  const match = DECIMAL.exec(text);
  if (match === null) return undefined;
  const fraction = match[3] ?? '';
  const units = BigInt(`${match[2]}${fraction}`);
  return { units: match[1] === '-' ? -units : units, scale: fraction.length };
}

/** Writes a decimal with exactly its scale. */
export function formatDecimal(value: Decimal): string {
  const negative = value.units < 0n;
  const digits = (negative ? -value.units : value.units).toString().padStart(value.scale + 1, '0');
  const cut = digits.length - value.scale;
  const text = value.scale === 0 ? digits : `${digits.slice(0, cut)}.${digits.slice(cut)}`;
  return negative ? `-${text}` : text;
}

/** The usual ones are made once: a power of big integers costs more than all the rest of an addition. */
const POWERS: readonly bigint[] = Array.from({ length: 25 }, (_, exponent) => 10n ** BigInt(exponent));

const powerOfTen = (exponent: number): bigint => POWERS[exponent] ?? 10n ** BigInt(exponent);

/** The same value with a larger scale. */
export function rescale(value: Decimal, scale: number): Decimal {
  return scale <= value.scale ? value : { units: value.units * powerOfTen(scale - value.scale), scale };
}

export function addDecimal(a: Decimal, b: Decimal): Decimal {
  if (a.scale === b.scale) return { units: a.units + b.units, scale: a.scale };
  const scale = Math.max(a.scale, b.scale);
  return { units: rescale(a, scale).units + rescale(b, scale).units, scale };
}

export function subtractDecimal(a: Decimal, b: Decimal): Decimal {
  return addDecimal(a, { units: -b.units, scale: b.scale });
}

export function multiplyDecimal(a: Decimal, b: Decimal): Decimal {
  return { units: a.units * b.units, scale: a.scale + b.scale };
}

/** Negative, zero or positive as `a` is less than, equal to or greater than `b`. */
export function compareDecimal(a: Decimal, b: Decimal): number {
  const scale = a.scale > b.scale ? a.scale : b.scale;
  const left = rescale(a, scale).units;
  const right = rescale(b, scale).units;
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Half away from zero, the rule of invoices. */
export function roundDecimal(value: Decimal, scale: number): Decimal {
  if (value.scale <= scale) return rescale(value, scale);
  const factor = powerOfTen(value.scale - scale);
  const half = factor / 2n;
  const units = value.units < 0n ? -((-value.units + half) / factor) : (value.units + half) / factor;
  return { units, scale };
}

export function absDecimal(value: Decimal): Decimal {
  return value.units < 0n ? { units: -value.units, scale: value.scale } : value;
}
