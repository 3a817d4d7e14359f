import { describe, expect, it } from 'vitest';
import { sampleExport } from '../checks/declaration/sample.testing.ts';
import { check } from '../checks/run.ts';
import { sampleInstructions } from '../checks/shipping-instructions/sample.testing.ts';
import type { Document } from '../documents/index.ts';
import type { ConsignmentNote } from '../documents/trade/consignment-note.ts';
import type { Shipment } from '../documents/trade/shipment.ts';
import type { BoundaryReceipt, Converted } from './index.ts';
import { convertDocument, correlate, dualSubmission, legNotes } from './index.ts';
import { bill, invoice, named, railNote } from './papers.testing.ts';

/** What is wrong with the shape of a document; what its authority would miss is the form’s. */
const shape = (document: Document): readonly string[] =>
  check(document)
    .filter(({ code }) => code.startsWith('SHP-'))
    .map(({ path }) => path);

const summary = ({ coverage }: Converted): string =>
  `${coverage?.filled} of ${coverage?.fields}, required ${coverage?.requiredFilled} of ${coverage?.requiredFields}`;

describe('一单两报', () => {
  const dual = dualSubmission({ name: 'declaration.xml', document: sampleExport() }, 'hong-kong');

  it('is one source and two submissions with one number', () => {
    expect(dual.submissions.map(({ authority, correlationNumber }) => [authority, correlationNumber])).toEqual([
      ['mainland', 'KOUAN-EXPORT-0001'],
      ['hong-kong', 'KOUAN-EXPORT-0001'],
    ]);
    expect(dual.projection.document).toMatchObject({
      type: 'road-cargo',
      authority: 'hong-kong',
      direction: 'import',
      correlationNumber: 'KOUAN-EXPORT-0001',
      consignor: { name: '宁波示例贸易有限公司', country: 'CN' },
      packages: [{ quantity: '10' }],
      items: [{ itemNumber: '1', description: '离心泵' }],
    });
    expect(shape(dual.projection.document)).toEqual([]);
  });

  it('says what Hong Kong needs and the declaration lacks, and its clause', () => {
    expect(dual.projection.gaps.filter(({ required }) => required).map(({ path }) => path)).toEqual([
      '/consignor/addressLines',
      '/consignee/addressLines',
      '/expectedOn',
      '/vehicle/registrationNumber',
    ]);
    expect(dual.projection.gaps[0]?.clause).toMatch(/Road Cargo System: cargo information, particular \(e\)/);
  });

  it('of Macau nothing is required that nobody has published', () => {
    const { projection } = dualSubmission({ name: 'declaration.xml', document: sampleExport() }, 'macau');
    expect(projection.gaps.every(({ soft, required }) => soft && !required)).toBe(true);
  });

  it('lays the receipts of both sides beside each other; what names no number stays apart', () => {
    const receipt = (authority: BoundaryReceipt['authority'], rest: object): BoundaryReceipt => ({
      authority,
      receipt: { type: 'receipt', state: 'accepted', final: false, stage: 'business', ...rest },
    });
    const mainland = [
      receipt('mainland', {
        clientReference: 'KOUAN-EXPORT-0001',
        state: 'released',
        noticedAt: '2026-03-05T10:00:00',
      }),
      receipt('mainland', {
        clientReference: 'KOUAN-EXPORT-0001',
        state: 'submitted',
        noticedAt: '2026-03-05T09:00:00',
      }),
    ];
    const stray = receipt('hong-kong', { documentNumber: 'CCRN0' });
    const one = correlate(dual.submissions, [...mainland, stray]);
    expect(one.uncorrelated).toEqual([stray]);
    expect(one.correlated).toMatchObject([
      { outcome: 'one', sides: { mainland: { state: 'released' }, 'hong-kong': { state: 'waiting' } } },
    ]);
    const ccrn = receipt('hong-kong', { clientReference: 'KOUAN-EXPORT-0001', documentNumber: 'CCRN1' });
    expect(correlate(dual.submissions, [...mainland, ccrn]).correlated).toMatchObject([
      { outcome: 'both', sides: { 'hong-kong': { state: 'accepted', number: 'CCRN1' } } },
    ]);
    const refused = receipt('hong-kong', { clientReference: 'KOUAN-EXPORT-0001', state: 'rejected' });
    expect(correlate(dual.submissions, [...mainland, refused]).correlated[0]?.outcome).toBe('refused');
  });
});

describe('一单制', () => {
  const multimodal: ConsignmentNote = {
    ...railNote(),
    kind: 'multimodal',
    number: 'MM-1',
    placeOfDelivery: { code: 'DEHAM', name: 'Hamburg' },
    legs: [
      {
        sequence: '1',
        mode: '3',
        meansName: '陕A00000',
        from: { code: 'CNXIY', name: '咸阳' },
        to: { code: 'CNXAG', name: '西安' },
        documentNumber: 'R-1',
      },
      {
        sequence: '2',
        mode: '2',
        voyageNumber: 'X8001',
        from: { code: 'CNXAG', name: '西安', country: 'CN' },
        to: { code: 'DEDUI', name: 'Duisburg', country: 'DE' },
        documentNumber: '31-0001',
      },
    ],
  };
  const notes = legNotes('multimodal.json', multimodal);

  it('each leg is a note of its own law', () => {
    expect(notes.map(({ document }) => document)).toMatchObject([
      { kind: 'road', number: 'R-1', placeOfDelivery: { code: 'CNXAG' } },
      { kind: 'rail-cim-smgs', number: '31-0001', trainNumber: 'X8001', documents: [{ number: 'MM-1', kind: '766' }] },
    ]);
    expect(notes.map(({ coverage }) => coverage?.form)).toEqual(['road.cmr', 'rail.cim-smgs']);
    for (const { document } of notes) expect(shape(document)).toEqual([]);
  });

  it('and the notes are one document again', () => {
    const papers = notes.map(({ document }, index) => ({ name: `leg-${index + 1}`, document }));
    const back = convertDocument(papers, 'consignment-note', { variant: 'multimodal' });
    expect(back.findings).toEqual([]);
    expect(back.document).toMatchObject({
      kind: 'multimodal',
      number: 'MM-1',
      placeOfTakingOver: { code: 'CNXIY' },
      placeOfDelivery: { code: 'DEDUI' },
      legs: [
        { mode: '3', documentNumber: 'R-1' },
        { mode: '2', documentNumber: '31-0001', voyageNumber: 'X8001' },
      ],
      items: multimodal.items,
    });
    expect(shape(back.document)).toEqual([]);
  });

  it('a bill is the sea leg', () => {
    const papers = [
      { name: 'rail', document: railNote() },
      { name: 'bill', document: bill() },
    ];
    const { document } = convertDocument(papers, 'consignment-note', { variant: 'multimodal' });
    expect(document).toMatchObject({
      placeOfDelivery: { code: 'JPOSA' },
      legs: [{ mode: '2' }, { mode: '1', meansName: 'KOUAN', documentNumber: 'KOU0001', to: { code: 'JPOSA' } }],
    });
  });

  it('a rail leg whose two ends are under both laws is asked about', () => {
    const leg = { mode: '2', from: { country: 'PL' }, to: { country: 'SK' } };
    expect(() => legNotes('x', { ...multimodal, legs: [leg] })).toThrow(/leg 1/);
    expect(legNotes('x', { ...multimodal, legs: [leg] }, { kinds: { 1: 'rail-cim' } })[0]?.document).toMatchObject({
      kind: 'rail-cim',
    });
  });
});

it('shipping instructions become the draft of a bill', () => {
  const { document, dropped, gaps } = convertDocument(named(sampleInstructions()), 'bill-of-lading');
  expect(document).toMatchObject({
    transportDocumentStatus: 'DRAFT',
    consignmentItems: sampleInstructions().consignmentItems,
    utilizedTransportEquipments: [{ equipment: { equipmentReference: 'HLBU1001480' }, seals: [{ number: 'S1' }] }],
  });
  expect(dropped.map(({ path }) => path)).toContain('/isCargoDeliveredInICS2Zone');
  expect(gaps.filter(({ required }) => required).map(({ path }) => path)).toContain('/transports/portOfLoading');
  expect(shape(document)).toEqual([]);
});

it('a sea consignment note becomes a waybill, never a bill of lading', () => {
  const note: ConsignmentNote = { ...railNote(), kind: 'sea', legs: [{ mode: '1', meansName: 'KOUAN' }] };
  const { document } = convertDocument(named(note), 'bill-of-lading');
  expect(document).toMatchObject({
    transportDocumentTypeCode: 'SWB',
    isToOrder: false,
    documentParties: { shipper: { partyName: 'NINGBO SAMPLE TRADING CO., LTD.' } },
    consignmentItems: [{ descriptionOfGoods: ['LAPTOP COMPUTERS'] }],
  });
  expect(shape(document)).toEqual([]);
});

it('order, payment and waybill become an inventory, and where the payer is not the buyer it is said', () => {
  const order = {
    type: 'ecommerce-order',
    direction: 'import',
    orderNumber: 'O-1',
    platform: { code: 'P1', name: '示例平台' },
    merchant: { code: 'M1', name: '示例电商' },
    currency: 'CNY',
    buyer: { name: '张三', idType: 'identity-card', idNumber: '1' },
    items: [
      { itemNumber: '9', name: '奶粉', quantity: { value: '2', unit: 'C62' }, unitPrice: '50', totalPrice: '100' },
    ],
  } as const;
  const payment = {
    type: 'ecommerce-payment',
    direction: 'import',
    orderNumber: 'O-1',
    payer: { name: '李四', idNumber: '1' },
  } as const;
  const waybill = {
    type: 'ecommerce-logistics',
    direction: 'import',
    orderNumber: 'O-1',
    waybillNumber: 'W-1',
    logistics: { code: 'L1' },
    freight: '0',
    currency: 'CNY',
    grossWeight: '1.2',
    packageCount: '1',
  } as const;
  const converted = convertDocument(named(order as never, payment, waybill), 'ecommerce-inventory');
  expect(converted.document).toMatchObject({
    direction: 'import',
    movement: 'entry',
    waybillNumber: 'W-1',
    buyer: { name: '张三' },
    items: [{ itemNumber: '1', name: '奶粉', currency: 'CNY' }],
  });
  expect(converted.findings.map(({ code, path }) => [code, path])).toEqual([['CNV-0001', '/buyer/name']]);
  expect(converted.coverage?.form).toBe('china.ceb.inventory (CEB621)');
  expect(shape(converted.document)).toEqual([]);
});

describe('a shipment', () => {
  const { type: _, number, issuedOn, lines, ...facts } = invoice();
  const shipment: Shipment = {
    type: 'shipment',
    reference: 'S-1',
    ...(facts as object),
    invoiceNumber: number,
    invoiceDate: issuedOn,
    agreement: 'RCEP',
    certificateNumber: 'RC1',
    transport: [{ mode: '1', meansName: 'KOUAN', voyageNumber: '001E', departureAt: '2026-03-05' }],
    freight: { amount: '120', currency: 'USD' },
    packages: [{ quantity: '12', kind: 'CT' }],
    grossMass: '1320.5',
    netMass: '1200',
    lines: lines.map((line) => ({ ...line, originCriterion: 'CTC' })),
    customs: { supervisionMode: '0110', declarationOffice: '3104', entryExitOffice: '3104', levyNature: '101' },
  };
  const made = (
    ['commercial-invoice', 'packing-list', 'declaration', 'certificate-of-origin', 'consignment-note'] as const
  ).map((to) => [to, convertDocument(named(shipment), to)] as const);

  it.each(made)('becomes a %s of the right shape', (_name, converted) => {
    expect(shape(converted.document)).toEqual([]);
    expect(converted.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(converted.coverage?.fields).toBeGreaterThan(10);
  });

  it('says the same on each', () => {
    const of = (to: string): unknown => made.find(([name]) => name === to)?.[1].document;
    expect(of('commercial-invoice')).toMatchObject({
      number: 'INV-1',
      allowanceCharges: [{ isCharge: true, kind: 'freight', amount: { amount: '120' } }],
      lines: [{ lineNumber: '10' }, { lineNumber: '20' }],
    });
    expect(of('certificate-of-origin')).toMatchObject({
      exporter: { name: 'NINGBO SAMPLE TRADING CO., LTD.', identifier: '91330201MA281001XK' },
      items: [{ hs: { code: '841370' }, criterion: 'CTC', description: 'CENTRIFUGAL PUMP' }, {}],
    });
    expect(of('declaration')).toMatchObject({ supervisionMode: '0110', freight: { basis: 'total', value: '120' } });
    expect(of('consignment-note')).toMatchObject({ kind: 'sea', customerReference: 'S-1' });
    expect(made.map(([name, converted]) => `${name}: ${summary(converted)}`)).toEqual([
      'commercial-invoice: 24 of 29, required 17 of 17',
      'packing-list: 12 of 20, required 11 of 11',
      'declaration: 32 of 62, required 26 of 46',
      'certificate-of-origin: 20 of 29, required 17 of 22',
      'consignment-note: 11 of 17, required 10 of 14',
    ]);
  });
});
