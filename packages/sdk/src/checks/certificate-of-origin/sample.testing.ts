import type { CertificateOfOrigin } from '../../documents/certificate-of-origin/certificate-of-origin.ts';

/** A Form RCEP without a finding: two lines from China to Japan, for tests to break one field at a time. */
export function sampleCertificate(): CertificateOfOrigin {
  return {
    type: 'certificate-of-origin',
    agreement: 'RCEP',
    form: 'Form RCEP',
    number: 'RC263302961000001',
    issuedIn: 'CN',
    issuedOn: '2026-03-01',
    exporter: {
      name: 'NINGBO SAMPLE TRADING CO., LTD. 宁波示例贸易有限公司',
      address: '1 SAMPLE ROAD, NINGBO',
      country: 'CN',
      identifier: '91330201MA281001XK',
    },
    importer: { name: 'SAMPLE TRADING KK', address: '1-2-3 SAMPLE, YOKOHAMA', country: 'JP' },
    producerDisclosure: 'same-as-exporter',
    transport: {
      departureDate: '2026-03-02',
      mode: '1',
      meansName: 'SAMPLE VESSEL',
      voyageNumber: '001E',
      portOfLoading: 'NINGBO',
      portOfDischarge: 'YOKOHAMA',
    },
    importingParty: 'JP',
    items: [
      {
        itemNumber: '1',
        marks: 'N/M',
        packages: { quantity: '100', kind: 'CARTONS' },
        description: 'UPHOLSTERED SEATS WITH WOODEN FRAMES',
        hs: { code: '940161', edition: '2022' },
        criterion: 'RVC ACU',
        originCountry: 'CN',
        quantity: { value: '400', unit: 'C62' },
        grossMass: '4800.00',
        fob: { amount: '40000.00', currency: 'USD' },
        invoiceNumbers: ['INV-1'],
      },
      {
        itemNumber: '2',
        packages: { quantity: '10', kind: 'CARTONS' },
        description: 'WOODEN TABLES',
        hs: { code: '940360', edition: '2022' },
        criterion: 'CTC',
        originCountry: 'CN',
        quantity: { value: '40', unit: 'C62' },
      },
    ],
    invoices: [{ number: 'INV-1', date: '2026-02-25' }],
    declaration: { place: 'NINGBO', date: '2026-03-01', signatory: 'ZHANG SAN' },
    certification: { authority: 'NINGBO CUSTOMS', place: 'NINGBO', date: '2026-03-01' },
  };
}
