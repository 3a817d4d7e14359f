import { credentialFor } from '@kouan/formats';
import type { Paper } from '@kouan/sdk/conversions';
import { type Options, textOf } from '../frame/command.ts';
import type { OptionSpec } from '../frame/options.ts';
import { usage } from '../frame/usage.ts';
import type { Target } from './target.ts';

/** What a credential says of the document that it is put around. */
export const CREDENTIAL: readonly OptionSpec[] = [
  {
    flags: '--issuer <url>',
    about: {
      en: 'who issues the credential around the document (with --to w3c.credential)',
      zh: '凭证签发者（与 --to w3c.credential 同用）',
    },
  },
  {
    flags: '--valid-from <time>',
    about: { en: 'since when it counts (default: now)', zh: '凭证生效时间（默认现在）' },
  },
  { flags: '--valid-until <time>', about: { en: 'until when it counts', zh: '凭证失效时间' } },
];

/** The papers, each in a credential where one is asked for; one that is a credential already stays as it is. */
export function inCredentials(papers: readonly Paper[], target: Target, options: Options, now: Date): readonly Paper[] {
  if (target.type !== 'verifiable-credential') return papers;
  return papers.map(({ name, document }) =>
    document.type === 'verifiable-credential'
      ? { name, document }
      : { name, document: credentialFor(document, saidOf(options, now)) },
  );
}

function saidOf(options: Options, now: Date): { issuer: string; validFrom: string; validUntil?: string } {
  const issuer = textOf(options, 'issuer');
  if (issuer === undefined)
    throw usage(
      { en: 'A credential needs somebody who issues it.', zh: '凭证需要签发者。' },
      {
        en: 'For example --issuer https://customs.example/origin.',
        zh: '例如 --issuer https://customs.example/origin。',
      },
    );
  const validUntil = textOf(options, 'validUntil');
  return {
    issuer,
    validFrom: textOf(options, 'validFrom') ?? now.toISOString().replace(/\.\d+Z$/, 'Z'),
    ...(validUntil === undefined ? {} : { validUntil }),
  };
}
