/**
 * Exact integers that are fast while they are small: a `number` as long as it is a safe integer, a `bigint` beyond.
 * Amounts of one good are integers in one unit (10^-scale), so that sums and comparisons need no fraction.
 */
export type Int = number | bigint;

const MAX = Number.MAX_SAFE_INTEGER;
const POWERS = Array.from({ length: 16 }, (_, power) => 10 ** power);

/** 10^power. */
export function powerOfTen(power: number): Int {
  return POWERS[power] ?? 10n ** BigInt(power);
}

export function add(a: Int, b: Int): Int {
  if (typeof a === 'number' && typeof b === 'number') {
    const sum = a + b;
    if (sum <= MAX && sum >= -MAX) return sum;
  }
  return BigInt(a) + BigInt(b);
}

export function subtract(a: Int, b: Int): Int {
  if (typeof a === 'number' && typeof b === 'number') {
    const difference = a - b;
    if (difference <= MAX && difference >= -MAX) return difference;
  }
  return BigInt(a) - BigInt(b);
}

export function multiply(a: Int, b: Int): Int {
  if (typeof a === 'number' && typeof b === 'number') {
    const product = a * b;
    // A product that is not a safe integer is never rounded down to one.
    if (product <= MAX && product >= -MAX) return product;
  }
  return BigInt(a) * BigInt(b);
}

/** a / b rounded towards minus infinity; b is positive. */
export function floorDivide(a: Int, b: Int): Int {
  if (typeof a === 'number' && typeof b === 'number') {
    const rest = a % b;
    // Towards zero first: a - rest is never larger than a, so that it stays a safe integer and a multiple of b.
    const quotient = (a - rest) / b;
    return rest < 0 ? quotient - 1 : quotient;
  }
  const [n, d] = [BigInt(a), BigInt(b)];
  const quotient = n / d;
  return n % d < 0n ? quotient - 1n : quotient;
}

/** Digits after the point. */
export function scaleOf(text: string): number {
  // Two digits are by far the commonest; a text with a second point is refused when it is read.
  if (text.charCodeAt(text.length - 3) === 46) return 2;
  const dot = text.indexOf('.');
  return dot < 0 ? 0 : text.length - dot - 1;
}

/** Reads `12.30` in units of 10^-scale; `undefined` when it is no amount or has more digits than the scale. */
export function unitsOf(text: string, scale: number): Int | undefined {
  const length = text.length;
  let units = 0;
  let fraction = -1;
  for (let index = 0; index < length; index += 1) {
    const digit = text.charCodeAt(index) - 48;
    if (digit >= 0 && digit <= 9) {
      units = units * 10 + digit;
      if (fraction >= 0) fraction += 1;
    } else if (digit === -2 && fraction < 0 && index > 0) fraction = 0;
    else return undefined;
  }
  if (length === 0 || fraction === 0) return undefined;
  const padding = scale - (fraction < 0 ? 0 : fraction);
  if (padding < 0) return undefined;
  if (length + padding <= 15) return units * (POWERS[padding] as number);
  return length > 61 ? undefined : BigInt(text.replace('.', '')) * BigInt(powerOfTen(padding));
}

/** `.00` to `.99` and so on: what is written most, once for each scale up to 4. */
const FRACTIONS: (readonly string[] | undefined)[] = [];

function fractionsOf(scale: number): readonly string[] {
  const known = FRACTIONS[scale];
  if (known !== undefined) return known;
  const made = Array.from({ length: POWERS[scale] as number }, (_, rest) => `.${String(rest).padStart(scale, '0')}`);
  FRACTIONS[scale] = made;
  return made;
}

/** Writes units of 10^-scale. */
export function formatUnits(units: Int, scale: number): string {
  if (typeof units === 'number' && units >= 0 && scale > 0 && scale <= 4) {
    const power = POWERS[scale] as number;
    const rest = units % power;
    const whole = (units - rest) / power;
    // A small integer is written several times as fast as a double of the same value.
    return (whole <= 0x3fffffff ? whole | 0 : whole) + (fractionsOf(scale)[rest] as string);
  }
  const negative = units < 0;
  const digits = String(negative ? -units : units);
  if (scale === 0) return negative ? `-${digits}` : digits;
  const padded = digits.length > scale ? digits : digits.padStart(scale + 1, '0');
  const cut = padded.length - scale;
  return `${negative ? '-' : ''}${padded.slice(0, cut)}.${padded.slice(cut)}`;
}

/** An exact fraction; `d` is positive. */
export interface Fraction {
  readonly n: Int;
  readonly d: Int;
}

export function addFractions(a: Fraction, b: Fraction): Fraction {
  if (a.d === b.d) return { n: add(a.n, b.n), d: a.d };
  return reduce({ n: add(multiply(a.n, b.d), multiply(b.n, a.d)), d: multiply(a.d, b.d) });
}

export function multiplyFractions(a: Fraction, b: Fraction): Fraction {
  return reduce({ n: multiply(a.n, b.n), d: multiply(a.d, b.d) });
}

/** Negative, zero or positive as a is less than, equal to or greater than b. */
export function compareFractions(a: Fraction, b: Fraction): number {
  const left = multiply(a.n, b.d);
  const right = multiply(b.n, a.d);
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Lowest terms, back to plain numbers where they fit. */
export function reduce(value: Fraction): Fraction {
  let [a, b] = [BigInt(value.n < 0 ? -value.n : value.n), BigInt(value.d)];
  while (b !== 0n) [a, b] = [b, a % b];
  const divisor = a === 0n ? 1n : a;
  return { n: small(BigInt(value.n) / divisor), d: small(BigInt(value.d) / divisor) };
}

/** Reads a decimal as a fraction. */
export function fractionOf(text: string): Fraction | undefined {
  const scale = scaleOf(text);
  const n = unitsOf(text, scale);
  return n === undefined ? undefined : { n, d: powerOfTen(scale) };
}

/** `n/d × 100` cut to 4 places, never rounded up. */
export function percentOf(n: Int, d: Int): string {
  return formatUnits(floorDivide(multiply(n, 1_000_000), d), 4);
}

/** A fraction as decimal text, cut to `places`; exact when it ends before. Trailing zeros go. */
export function decimalOf(value: Fraction, places = 10): string {
  const { n, d } = value;
  // Over a power of ten it is written as it stands; only other denominators need a division.
  const scale = typeof d === 'number' ? POWERS.indexOf(d) : -1;
  if (scale >= 0 && scale <= places) return trimmed(formatUnits(n, scale));
  return trimmed(formatUnits(floorDivide(multiply(n, powerOfTen(places)), d), places));
}

function trimmed(text: string): string {
  if (!text.includes('.')) return text;
  let end = text.length;
  while (text.charCodeAt(end - 1) === 48) end -= 1;
  if (text.charCodeAt(end - 1) === 46) end -= 1;
  return end === text.length ? text : text.slice(0, end);
}

function small(value: bigint): Int {
  return value <= BigInt(MAX) && value >= -BigInt(MAX) ? Number(value) : value;
}
