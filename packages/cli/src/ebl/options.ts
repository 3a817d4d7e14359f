import type { OptionSpec } from '../frame/options.ts';
import { PASSPHRASE } from '../keystore/passphrase.ts';
import { KEYS } from '../keystore/store.ts';

/** Options that most commands about bills share. */
export const PLATFORM: OptionSpec = {
  flags: '--platform <file>',
  about: {
    en: 'who we are: code, key, partners, parties (also KOUAN_PLATFORM; default platform.json)',
    zh: '本平台：代码、密钥、伙伴及当事方（也可用 KOUAN_PLATFORM；默认 platform.json）',
  },
};
export const REGISTER: OptionSpec = {
  flags: '--register <file|url>',
  about: {
    en: 'register of bills: a file, or postgres://user@host/database (default: the one of the platform file, or bills.db)',
    zh: '提单登记簿：文件，或 postgres://用户@主机/数据库（默认取平台文件所列，否则为 bills.db）',
  },
};
export const CARRIER: OptionSpec = {
  flags: '--carrier <code>',
  about: { en: 'carrier, where two have a bill of this number', zh: '承运人代码（多个承运人使用同一编号时）' },
};
export const SUB_REFERENCE: OptionSpec = {
  flags: '--sub-reference <reference>',
  about: { en: 'version of the bill under its number', zh: '同一编号下的提单版本' },
};
export const COMMENT: OptionSpec = {
  flags: '--comment <text>',
  about: { en: 'words that stay in the chain', zh: '写入链中的说明' },
};
/** Our own key: it is asked for its passphrase. */
export const OWN_KEY: readonly OptionSpec[] = [PASSPHRASE, KEYS];
/** Where the bill lies, and which one it is. */
export const BILL: readonly OptionSpec[] = [CARRIER, SUB_REFERENCE, PLATFORM, REGISTER];
/** What every act takes. */
export const ACT: readonly OptionSpec[] = [COMMENT, ...BILL, ...OWN_KEY];
