/** Boxes 1 to 4, and which Parties. @module */
import { agreements, inForce } from '@kouan/rcep-calc/proof';
import type { CertificateOfOrigin } from '../../documents/certificate-of-origin/certificate-of-origin.ts';
import { producerWords } from '../../documents/certificate-of-origin/printed.ts';
import type { Check, Report } from '../check.ts';
import { COO } from './catalogue.ts';

export const partyCheck: Check<CertificateOfOrigin> = {
  codes: [
    COO.exporter,
    COO.importer,
    COO.producer,
    COO.producerHidden,
    COO.departure,
    COO.transport,
    COO.exporterElsewhere,
    COO.samePair,
    COO.notInForce,
  ].map(({ code }) => code),
  source: 'Form RCEP, boxes 1 to 4',
  title: { en: 'Parties and transport', zh: '当事人与运输' },
  check(document, _context, report) {
    const { exporter, importer, transport, issuedIn } = document;
    if (!exporter?.name || !exporter.address || !exporter.country) report(COO.exporter, '/exporter');
    if (!importer?.name || !importer.country) report(COO.importer, '/importer');
    producer(document, report);
    if (!transport?.departureDate) report(COO.departure, '/transport/departureDate');
    if (!transport?.meansName || !transport.portOfDischarge) report(COO.transport, '/transport');
    if (exporter?.country && issuedIn && exporter.country !== issuedIn)
      report(COO.exporterElsewhere, '/exporter/country', {
        found: exporter.country,
        expected: issuedIn,
        related: [{ path: '/issuedIn' }],
      });
    force(document, report);
  },
};

function producer({ producerDisclosure, producer: named }: CertificateOfOrigin, report: Report): void {
  if (producerDisclosure === undefined || producerDisclosure === 'named') {
    if (!named?.name) report(COO.producer, '/producer');
  } else if (named !== undefined) {
    report(COO.producerHidden, '/producer', { expected: producerWords[producerDisclosure] });
  }
}

function force({ agreement, issuedIn, issuedOn, importingParty, importer }: CertificateOfOrigin, report: Report): void {
  const to = importingParty ?? importer?.country;
  const known = agreement === undefined ? undefined : agreements.get(agreement);
  if (known === undefined || issuedIn === undefined || to === undefined) return;
  if (issuedIn === to) {
    report(COO.samePair, '/importingParty', { found: to, related: [{ path: '/issuedIn' }] });
    return;
  }
  const { inForce: binding } = inForce(known, [issuedIn, to], issuedOn);
  if (!binding)
    report(COO.notInForce, '/importingParty', {
      found: issuedOn ?? '',
      params: { agreement: known.name, pair: `${issuedIn} – ${to}` },
    });
}
