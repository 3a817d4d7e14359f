/** Header: dates, two-step declaration, trade terms, transport, promises. @module */
import type { Declaration } from '../../documents/declaration/declaration.ts';
import type { Check } from '../check.ts';
import { ruleDefinitions as R } from './catalogue.ts';

const DAY = 86_400_000;
/** Rec 19 modes whose goods travel under a bill, a waybill or a consignment note. */
const WITH_DOCUMENT: ReadonlySet<string> = new Set(['1', '2', '4']);

/** Trade terms → charges that the price lacks, by direction (GACC 2019-18: import values are CIF, export values FOB). */
const CHARGES: Readonly<
  Record<Declaration['direction'], Readonly<Record<string, readonly ('freight' | 'insurance')[]>>>
> = {
  import: { '3': ['freight', 'insurance'], '7': ['freight', 'insurance'], '2': ['insurance'], '4': ['freight'] },
  export: { '1': ['freight', 'insurance'], '2': ['freight'], '4': ['insurance'] },
};
const MISSING = { freight: R.freightMissing, insurance: R.insuranceMissing } as const;

/** Dates in order and near the present. */
export const dateCheck: Check<Declaration> = {
  codes: [R.arrivedEarly, R.dischargedEarly, R.farDate].map((d) => d.code),
  source: R.arrivedEarly.source,
  title: { en: 'Dates', zh: '日期' },
  check(document, context, report) {
    const { departureDate, entryExitDate, dischargeCompletedDate } = document.transport ?? {};
    if (document.direction === 'import' && departureDate && entryExitDate && entryExitDate < departureDate)
      report(R.arrivedEarly, '/transport/departureDate', {
        found: departureDate,
        expected: entryExitDate,
        related: [{ path: '/transport/entryExitDate' }],
      });
    if (departureDate && dischargeCompletedDate && dischargeCompletedDate < departureDate)
      report(R.dischargedEarly, '/transport/dischargeCompletedDate', {
        found: dischargeCompletedDate,
        expected: departureDate,
        related: [{ path: '/transport/departureDate' }],
      });
    if (context.today === undefined) return;
    for (const [name, date] of Object.entries({ departureDate, entryExitDate, dischargeCompletedDate }))
      if (date && Math.abs(Date.parse(date) - Date.parse(context.today)) > 366 * DAY)
        report(R.farDate, `/transport/${name}`, { found: date, expected: context.today });
  },
};

/** Steps, terms, transport, promises, overseas party. */
export const headerCheck: Check<Declaration> = {
  codes: [
    R.stepDirection,
    R.stepNumber,
    R.freightMissing,
    R.insuranceMissing,
    R.transportDocument,
    R.voyage,
    R.priceInfluence,
    R.foreignParty,
  ].map((d) => d.code),
  source: 'GACC 2019-18',
  title: { en: 'Header', zh: '表头' },
  check(document, context, report) {
    const step = document.kind?.step;
    if ((step === 'summary' || step === 'complete') && document.direction === 'export')
      report(R.stepDirection, '/kind/step', { related: [{ path: '/direction' }] });
    if (step === 'complete' && !document.declarationNumber && !document.singleWindowNumber)
      report(R.stepNumber, '/declarationNumber', { related: [{ path: '/kind/step' }] });
    if (
      document.pricePromises?.relatedParties === 'yes' &&
      !['yes', 'no'].includes(document.pricePromises.priceInfluenced ?? '')
    )
      report(R.priceInfluence, '/pricePromises/priceInfluenced', {
        related: [{ path: '/pricePromises/relatedParties' }],
      });
    if (context.profile === 'store' || step === 'summary') return;
    const mode = document.transport?.mode ?? '';
    // Goods that do not cross the border (cn: modes, special zones) have neither freight nor a transport document.
    if (!mode.startsWith('cn:'))
      for (const name of CHARGES[document.direction][document.tradeTerms ?? ''] ?? [])
        if (!document[name]?.value) report(MISSING[name], `/${name}`, { related: [{ path: '/tradeTerms' }] });
    if (WITH_DOCUMENT.has(mode) && !document.transport?.transportDocumentNumber)
      report(R.transportDocument, '/transport/transportDocumentNumber', { related: [{ path: '/transport/mode' }] });
    if (mode === '1' && !document.transport?.voyageNumber)
      report(R.voyage, '/transport/voyageNumber', { related: [{ path: '/transport/mode' }] });
    const name = document.direction === 'import' ? 'overseasConsignor' : 'overseasConsignee';
    if (!document[name]?.nameForeign) report(R.foreignParty, `/${name}/nameForeign`, {});
  },
};
