/** How times, numbers and things are written for people. @module */
import { settings } from './settings.js';

const UNITS = /** @type {const} */ ([
  [86_400_000, 'd', '天'],
  [3_600_000, 'h', '小时'],
  [60_000, 'min', '分'],
  [1_000, 's', '秒'],
]);

/**
 * A length of time in its largest unit.
 *
 * @param {number} ms
 */
export function duration(ms) {
  const size = Math.abs(ms);
  const [unit, en, zh] = UNITS.find(([unit]) => size >= unit) ?? [1_000, 's', '秒'];
  const value = size / unit;
  const text = value < 10 && unit > 1_000 ? value.toFixed(1).replace(/\.0$/, '') : String(Math.floor(value));
  return `${text} ${settings.language === 'zh' ? zh : en}`;
}

/** @param {string} iso */
export const clockTime = (iso) => iso.slice(11, 19);
/** @param {string} iso */
export const date = (iso) => iso.slice(0, 10);
/** @param {string} iso with date, without milliseconds */
export const dateTime = (iso) => `${iso.slice(0, 10)} ${iso.slice(11, 19)}`;

/** @param {number} value */
export const number = (value) => value.toLocaleString('en-US').replaceAll(',', '\u202f');

/** @param {number} bytes */
export const size = (bytes) => (bytes < 1_000 ? `${bytes} B` : `${(bytes / 1_000).toFixed(1)} kB`);

/** @param {string} text of many characters @param {number} most */
export const cut = (text, most) => (text.length > most ? `${text.slice(0, most - 1)}…` : text);

/** @param {{ en?: string, zh?: string } | null | undefined} both */
export const either = (both) => both?.[settings.language] ?? both?.en ?? '';

/** @param {unknown} value */
export const asText = (value) =>
  typeof value === 'string' ? value : value === undefined || value === null ? '' : JSON.stringify(value);

/**
 * Base64 as text, where it is text.
 *
 * @param {string} base64
 */
export function decoded(base64, charset = 'utf-8') {
  const bytes = Uint8Array.from(atob(base64), (one) => one.charCodeAt(0));
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}
