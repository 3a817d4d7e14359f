/** What a partner administration needs before the data may be given to it. @module */
import type { AeoRecord } from '../../documents/aeo-record.ts';
import type { Check } from '../check.ts';
import { AEO } from './catalogue.ts';

export const exchangeCheck: Check<AeoRecord> = {
  codes: [AEO.name, AEO.latinName, AEO.consent, AEO.consentRefused, AEO.security].map(({ code }) => code),
  source: 'WCO SAFE Framework; Decision 2014/772/EU',
  title: { en: 'Exchange with partners', zh: '与伙伴海关的交换' },
  check({ names = [], consent, authorisation }, _context, report) {
    if (names.every(({ text }) => text.trim() === '')) report(AEO.name, '/names');
    else if (
      !names.some(({ script, text }) => script === 'latin' || /^[\p{Script=Latin}\p{N}\p{P}\p{S}\s]+$/u.test(text))
    )
      report(AEO.latinName, '/names');
    if (consent === undefined) report(AEO.consent, '/consent');
    else if (!consent.given) report(AEO.consentRefused, '/consent/given');
    if (authorisation === 'simplification') report(AEO.security, '/authorisation');
  },
};
