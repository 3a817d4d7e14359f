/** What customs of the destination are told ahead, and by whom. @module */
import type { ShippingInstructions } from '../../documents/shipping-instructions/shipping-instructions.ts';
import type { Check } from '../check.ts';
import { SIN } from './catalogue.ts';

/** The entry summary declaration of the EU and its neighbours. */
const ENS = 'ENS';

/** Manifests of the United States and of Canada: whoever files himself has a code there. */
const WITH_FILER_CODE: ReadonlySet<string> = new Set(['ACE US', 'ACI CA']);

/** Pointer to the ENS filing that the carrier makes, where there is one. */
export function filedByCarrier({ advanceManifestFilings = [] }: ShippingInstructions): string | undefined {
  const index = advanceManifestFilings.findIndex(
    ({ manifestTypeCode, advanceManifestFilingsHouseBLPerformedBy: by }) =>
      manifestTypeCode === ENS && by === 'CARRIER',
  );
  return index < 0 ? undefined : `/advanceManifestFilings/${index}`;
}

export const filingCheck: Check<ShippingInstructions> = {
  codes: [SIN.selfFiler, SIN.identification, SIN.houseBillsUnsaid, SIN.houseBillsDenied].map(({ code }) => code),
  source: 'DCSA EBL 3.0, AdvanceManifestFiling',
  title: { en: 'Advance manifest filings', zh: '预报舱单申报' },
  check({ advanceManifestFilings = [], isHouseBillOfLadingsIssued, houseBillOfLadings = [] }, _context, report) {
    for (const [index, filing] of advanceManifestFilings.entries()) {
      const path = `/advanceManifestFilings/${index}`;
      const { manifestTypeCode = '', countryCode = '', advanceManifestFilingsHouseBLPerformedBy: by } = filing;
      if (manifestTypeCode === ENS && isHouseBillOfLadingsIssued === undefined)
        report(SIN.houseBillsUnsaid, '/isHouseBillOfLadingsIssued', { related: [{ path }] });
      if (by !== 'SELF') continue;
      if (WITH_FILER_CODE.has(`${manifestTypeCode} ${countryCode}`) && filing.selfFilerCode === undefined)
        report(SIN.selfFiler, `${path}/selfFilerCode`, { found: manifestTypeCode });
      if (manifestTypeCode === ENS && filing.identificationNumber === undefined)
        report(SIN.identification, `${path}/identificationNumber`);
    }
    if (isHouseBillOfLadingsIssued === false && houseBillOfLadings.length > 0)
      report(SIN.houseBillsDenied, '/isHouseBillOfLadingsIssued', { related: [{ path: '/houseBillOfLadings' }] });
  },
};
