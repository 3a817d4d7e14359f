import { type Options, textOf } from '../frame/command.ts';
import type { OptionSpec } from '../frame/options.ts';
import { usage } from '../frame/usage.ts';

export const SUBJECT: OptionSpec = {
  flags: '--subject <name>',
  about: { en: 'whose key it is: “CN=Signer,O=Company,C=CN”', zh: '密钥所有者，如“CN=签名人,O=公司,C=CN”' },
  required: true,
};

export const ALTERNATIVE: OptionSpec = {
  flags: '--alternative-name <name>',
  about: { en: 'DNS name, e-mail or address beside it', zh: '备用名称（域名、邮箱或地址）' },
  many: true,
};

/** The name of `--subject`. */
export function subjectOf(options: Options): string {
  const subject = textOf(options, 'subject')?.trim() ?? '';
  if (subject === '') throw usage({ en: '--subject is empty.', zh: '--subject 为空。' });
  return subject;
}
