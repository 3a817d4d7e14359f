/** One operator, one number, several ways to write it. @module */
import { type AeoProgramme, aeoProgramme, type Certainty } from './programmes.ts';

/** `domestic`: as at home; `tin`: country and number (WCO); `partner`: what is given to a partner abroad; `declaration`: what a Chinese declaration or manifest has. */
export type AeoCodeForm = 'domestic' | 'tin' | 'partner' | 'declaration';

/** Forms in the order in which they are shown. */
export const AEO_CODE_FORMS: readonly AeoCodeForm[] = ['domestic', 'tin', 'partner', 'declaration'];

/** What a code says, however it was written. */
export interface AeoCode {
  readonly country: string;
  /** The number without country, prefix and punctuation. */
  readonly number: string;
  /** Each form of it; absent where a form cannot carry it. */
  readonly forms: Readonly<Partial<Record<AeoCodeForm, string>>>;
  readonly programme?: AeoProgramme;
  /** Whether the number looks as the programme writes it; absent where no programme is known. */
  readonly fits?: boolean;
  /** How far that can be relied on: a soft pattern makes no code wrong. */
  readonly certainty: Certainty | 'unknown';
}

/** Trader identification number (WCO): an..17. */
const TIN = /^[A-Z]{2}[A-Z0-9]{1,15}$/;

/** `AEOCN…` has the shape of a number in the Emirates (AE), and is the code of a Chinese operator. */
const PREFIXED = /^AEO[A-Z]{2}/;

/** Whether a text is a trader identification number. */
export const isTin = (text: string): boolean => TIN.test(text) && !PREFIXED.test(text);

/** Longest text that is looked at. */
const LONGEST = 64;

/** `AEO<TW…>` was asked for in remarks before GACC 2018-131; blanks, hyphens and dots are how people write. */
const bare = (text: string): string => text.toUpperCase().replace(/[\s<>＜＞.\-/]/g, '');

/** A country and a number, once the word AEO before them is taken away. */
const CODE = /^(?!AEO$)(?:AEO(?=[A-Z]{2}))?([A-Z]{2})([0-9A-Z]{1,17})$/;

/**
 * Reads a code in any of its forms.
 *
 * @param text `AEOCN0123456789`, `CN0123456789`, `AEO<TW123456789>`, or the number alone
 * @param home country of the programme, for a number that is written as at home
 * @returns `undefined` when it is none, or when the country of a number is not known
 */
export function readAeoCode(text: string, home?: string): AeoCode | undefined {
  if (text.length > LONGEST) return undefined;
  const plain = bare(text);
  if (home !== undefined) {
    const written = CODE.exec(plain);
    const own = written?.[1] === home ? (written[2] as string) : plain;
    // A number at home may itself begin with the letters of its country.
    const number = aeoProgramme(home)?.domestic.test(plain) === true ? plain : own;
    return /^[0-9A-Z]{1,17}$/.test(number) && /^[A-Z]{2}$/.test(home) ? codeOf(home, number) : undefined;
  }
  const found = CODE.exec(plain);
  return found === null ? undefined : codeOf(found[1] as string, found[2] as string);
}

/** The code of a number in a programme. */
export function codeOf(country: string, number: string): AeoCode {
  const programme = aeoProgramme(country);
  const whole = `${country}${number}`;
  const forms = {
    domestic: number,
    ...(isTin(whole) ? { tin: whole } : {}),
    partner: `${programme?.partnerPrefix ?? ''}${whole}`,
    // A Chinese declaration asks for the code of the firm abroad; our own is not written there.
    ...(country === 'CN' ? {} : { declaration: whole }),
  };
  const known = programme === undefined ? {} : { programme, fits: programme.domestic.test(number) };
  return { country, number, forms, ...known, certainty: programme?.certainty ?? 'unknown' };
}

/** A code in another form. `undefined`: the text is no code, or the form cannot carry it. */
export const convertAeoCode = (text: string, form: AeoCodeForm, home?: string): string | undefined =>
  readAeoCode(text, home)?.forms[form];
