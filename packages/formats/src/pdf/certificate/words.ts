import type { CertificateItem, CertificateOfOrigin } from '@kouan/sdk';
import { originClaimMarks, producerWords } from '@kouan/sdk/documents';
import { countryName } from '../../country-name.ts';

type Party = NonNullable<CertificateOfOrigin['exporter']>;

/** A firm over several lines. */
export const firm = (one: Party | undefined): string =>
  one === undefined ? '' : [one.name, one.address, countryName(one.country), one.contact].filter(Boolean).join('\n');

/** Box 3. */
export function producerText({ producer, producerDisclosure }: CertificateOfOrigin): string {
  return producerDisclosure === undefined || producerDisclosure === 'named'
    ? firm(producer)
    : producerWords[producerDisclosure];
}

/** Box 4. */
export function transportText({ transport = {} }: CertificateOfOrigin): string {
  const vessel = [transport.meansName, transport.voyageNumber].filter(Boolean).join(' ');
  const route = [transport.portOfLoading, ...(transport.via ?? []).map(countryName), transport.portOfDischarge].filter(
    Boolean,
  );
  return [
    `Departure date: ${transport.departureDate ?? ''}`,
    `Vessel's name / flight number, etc.: ${vessel}`,
    `Port of discharge: ${transport.portOfDischarge ?? ''}`,
    route.length > 1 ? `Route: ${route.join(' – ')}` : '',
  ]
    .filter(Boolean)
    .join('\n');
}

/** Box 14: what the fields make necessary, then what was written. */
export function remarksText({
  thirdPartyInvoicing,
  backToBack,
  copy,
  replaces,
  exporter,
  remarks,
}: CertificateOfOrigin): string {
  const parts: (string | undefined)[] = [];
  if (thirdPartyInvoicing !== undefined)
    parts.push(
      `Invoiced by: ${[thirdPartyInvoicing.name, countryName(thirdPartyInvoicing.country)].filter(Boolean).join(', ')}`,
    );
  if (backToBack !== undefined) {
    const { number, issuedOn, issuedIn, originCountry, approvedExporterCode } = backToBack;
    parts.push(`Original proof of origin: ${[number, issuedOn, countryName(issuedIn)].filter(Boolean).join(', ')}`);
    if (originCountry !== undefined)
      parts.push(`RCEP country of origin of the first exporting Party: ${countryName(originCountry)}`);
    if (approvedExporterCode !== undefined) parts.push(`Approved exporter: ${approvedExporterCode}`);
  }
  if (copy === 'certified-true-copy') parts.push('CERTIFIED TRUE COPY');
  if (copy !== undefined && copy !== 'original' && replaces !== undefined)
    parts.push(`Of certificate ${[replaces.number, replaces.issuedOn].filter(Boolean).join(', ')}`);
  if (exporter?.identifier !== undefined) parts.push(`Exporter: ${exporter.identifier}`);
  parts.push(remarks);
  return parts.filter(Boolean).join('\n');
}

/** The country in box 11, with the mark of a claim under Article 2.6.6. */
export const originText = ({ originCountry, originClaim }: CertificateItem): string =>
  `${countryName(originCountry)}${originClaim === undefined ? '' : originClaimMarks[originClaim]}`;

/** Boxes 6 to 13 of one line. */
export function cellsOf(item: CertificateItem, { invoices = [] }: CertificateOfOrigin): readonly string[] {
  const { packages, quantity, grossMass, fob } = item;
  const wrapped = [packages?.quantity, packages?.kind].filter(Boolean).join(' ');
  const own = item.invoiceNumbers;
  const shown = own === undefined ? invoices : invoices.filter(({ number }) => own.includes(number ?? ''));
  return [
    item.itemNumber,
    item.marks ?? '',
    [
      wrapped,
      item.description,
      item.producer === undefined ? '' : `Producer: ${firm(item.producer).replaceAll('\n', ', ')}`,
    ]
      .filter(Boolean)
      .join('\n'),
    item.hs?.code ?? '',
    item.criterion ?? '',
    originText(item),
    [
      quantity === undefined ? '' : `${quantity.value} ${quantity.unit ?? ''}`.trim(),
      grossMass === undefined ? '' : `G.W. ${grossMass} KGM`,
      fob === undefined ? '' : `FOB ${fob.currency} ${fob.amount}`,
    ]
      .filter(Boolean)
      .join('\n'),
    shown.map(({ number, date }) => [number, date].filter(Boolean).join('\n')).join('\n'),
  ];
}
