import { KouanError } from '@kouan/core';
import * as z from 'zod';
import { PROFILES, type Profile, profileNamed } from './profiles.ts';

/** How to read where the message does not say it. */
export interface WcoSettings {
  /** Customs that the message is for, by country: `GB`, `DK`. */
  readonly profile?: Profile;
  /** Refuse what departs from the schema instead of reading it. */
  readonly strict: boolean;
}

/** A column mapping that is meant for tables beside is none of our business. */
const schema = z.object({ profile: z.string().optional(), strict: z.boolean().optional() });

/**
 * Settings as a caller gives them: `{ profile: 'GB', strict: true }`.
 *
 * @throws KouanError `ERR_KOUAN_USAGE` for settings that are none, and for a profile that nobody knows.
 */
export function settingsOf(given: unknown): WcoSettings {
  const parsed = schema.safeParse(given ?? {});
  const profile = parsed.data?.profile === undefined ? undefined : profileNamed(parsed.data.profile);
  if (!parsed.success || (profile === undefined && parsed.data.profile !== undefined)) {
    const names = PROFILES.map(({ name }) => name).join(', ');
    throw new KouanError(
      'ERR_KOUAN_USAGE',
      { en: 'These are no settings for messages of the WCO Data Model.', zh: '不是 WCO 数据模型报文的设置。' },
      { hint: { en: `profile: ${names}; strict: true or false.`, zh: `profile：${names}；strict：true 或 false。` } },
    );
  }
  return { ...(profile === undefined ? {} : { profile }), strict: parsed.data.strict === true };
}
