import { isKouanError } from '@kouan/core';
import { describe, expect, it } from 'vitest';
import { check } from '../../checks/run.ts';
import { sampleHouseBill, sampleInstructions } from '../../checks/shipping-instructions/sample.testing.ts';
import {
  draftBill,
  forPeer,
  readMessage,
  readNotification,
  shippingInstructionsCancelled,
  transportDocumentAmendment,
  transportDocumentApproved,
} from './index.ts';

const bytesOf = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));

const event = (type: string, data: object) => ({
  specversion: '1.0',
  id: '1',
  source: 'https://carrier.example/',
  type: `org.dcsa.${type}.v3`,
  time: '2026-01-05T10:00:00Z',
  datacontenttype: 'application/json',
  subscriptionReference: 'SUB-1',
  data,
});
const aboutInstructions = (data: object) => event('shipping-instructions', data);
const aboutBill = (data: object) => event('transport-document', data);
const received = { shippingInstructionsStatus: 'RECEIVED', shippingInstructionsReference: 'SI-1' };
const issued = { transportDocumentStatus: 'ISSUED', transportDocumentReference: 'KOU1' };

describe('a notification', () => {
  it.each([
    ['light, of instructions', aboutInstructions(received)],
    ['full, of instructions', aboutInstructions({ ...received, shippingInstructions: { isToOrder: true } })],
    ['light, of a bill', aboutBill(issued)],
    ['full, of a bill with an amendment', aboutBill({ ...issued, amendedTransportDocument: { isToOrder: true } })],
    ['with further attributes of CloudEvents', { ...aboutBill(issued), traceparent: '00-1-2-01' }],
  ])('%s is read as it is', (_, value) => {
    expect(readNotification(bytesOf(value))).toEqual({ message: value, findings: [] });
  });

  it.each<[string, unknown, string, string]>([
    ['of another type', event('booking', issued), 'MSG-0001', '/type'],
    ['of another CloudEvents', { ...aboutBill(issued), specversion: '0.3' }, 'MSG-0001', '/specversion'],
    [
      'without a bill',
      aboutBill({ transportDocumentStatus: 'ISSUED' }),
      'MSG-0001',
      '/data/transportDocumentReference',
    ],
    ['at no time', { ...aboutBill(issued), time: 'yesterday' }, 'MSG-0001', '/time'],
    [
      'about nothing',
      aboutInstructions({ shippingInstructionsStatus: 'RECEIVED' }),
      'MSG-0003',
      '/data/shippingInstructionsReference',
    ],
    [
      'in a state that nobody knows',
      aboutBill({ ...issued, transportDocumentStatus: 'LOST' }),
      'MSG-0002',
      '/data/transportDocumentStatus',
    ],
    ['as a list', [], 'MSG-0001', ''],
  ])('%s is said', (_, value, code, path) => {
    expect(readNotification(bytesOf(value)).findings.map((one) => [one.code, one.path])).toEqual([[code, path]]);
  });

  it('with a member twice is no message', () => {
    const text = JSON.stringify(aboutBill(issued)).replace('"id":"1"', '"id":"1","id":"2"');
    const { message, findings } = readNotification(new TextEncoder().encode(text));
    expect([message, findings.map(({ code }) => code)]).toEqual([undefined, ['MSG-0001']]);
  });
});

describe('short messages', () => {
  it('cancel instructions or their update, and nothing both', () => {
    const read = (value: object) => readMessage(bytesOf(value), shippingInstructionsCancelled).message !== undefined;
    expect(read({ shippingInstructionsStatus: 'CANCELLED' })).toBe(true);
    expect(read({ updatedShippingInstructionsStatus: 'UPDATE_CANCELLED' })).toBe(true);
    expect(read({ shippingInstructionsStatus: 'DECLINED' })).toBe(false);
    expect(
      read({ shippingInstructionsStatus: 'CANCELLED', updatedShippingInstructionsStatus: 'UPDATE_CANCELLED' }),
    ).toBe(false);
  });

  it('approve a draft, and tell of an amendment', () => {
    expect(readMessage(bytesOf({ transportDocumentStatus: 'APPROVED' }), transportDocumentApproved).findings).toEqual(
      [],
    );
    expect(
      readMessage(bytesOf({ transportDocumentStatus: 'ISSUED' }), transportDocumentApproved).message,
    ).toBeUndefined();
    const amendment = { amendedTransportDocumentStatus: 'AMENDMENT_RECEIVED', amendedTransportDocument: { a: 1 } };
    expect(readMessage(bytesOf(amendment), transportDocumentAmendment).message).toEqual(amendment);
  });
});

describe('for a peer of an older version', () => {
  const cancelled = { ...received, shippingInstructionsStatus: 'CANCELLED' };

  it.each(['3.0.0', '3.0.2', '2.9.9', '3.0.2-beta'])('%s is not told a status that came with 3.0.3', (version) => {
    const { message, findings } = forPeer(aboutInstructions(cancelled), version);
    expect(message).toBeUndefined();
    expect(findings.map(({ code, path, found }) => [code, path, found])).toEqual([
      ['MSG-0004', '/data/shippingInstructionsStatus', 'CANCELLED'],
    ]);
  });

  it.each(['3.0.3', '3.0.4', '3.1.0', '4.0.0'])('%s is told everything', (version) => {
    const message = aboutInstructions(cancelled);
    expect(forPeer(message, version)).toEqual({ message, findings: [], dropped: [] });
  });

  it('an amendment is left out of a notification, and said', () => {
    const amended = {
      ...issued,
      amendedTransportDocumentStatus: 'AMENDMENT_RECEIVED',
      amendedTransportDocument: { a: 1 },
    };
    const { message, findings, dropped } = forPeer(aboutBill(amended), '3.0.2');
    expect(message).toEqual(aboutBill(issued));
    expect(dropped).toEqual([
      { path: '/data/amendedTransportDocumentStatus', value: 'AMENDMENT_RECEIVED' },
      { path: '/data/amendedTransportDocument', value: { a: 1 } },
    ]);
    expect(findings.map(({ code, severity }) => [code, severity])).toEqual([
      ['MSG-0005', 'warning'],
      ['MSG-0005', 'warning'],
    ]);
  });

  it('parties and places are known by more than address lines', () => {
    const lines = { addressLines: ['Kade 1'] };
    const about = {
      documentParties: {
        shipper: { partyName: 'S', ...lines },
        notifyParties: [{ partyName: 'N', ...lines, identifyingCodes: [] }],
      },
      transports: { placeOfReceipt: lines, placeOfDelivery: { ...lines, UNLocationCode: 'NLRTM' } },
    };
    expect(forPeer(about, '3.0.2').findings.map(({ code, path }) => [code, path])).toEqual([
      ['MSG-0006', '/documentParties/shipper/addressLines'],
      ['MSG-0006', '/transports/placeOfReceipt/addressLines'],
    ]);
  });

  it('what is no version is the mistake of the caller', () => {
    expect(() => forPeer({}, 'new')).toThrow(expect.objectContaining({ code: 'ERR_KOUAN_USAGE' }));
    try {
      forPeer({}, '3');
    } catch (error) {
      expect(isKouanError(error)).toBe(true);
    }
  });
});

describe('a draft from shipping instructions', () => {
  const instructions = {
    ...sampleInstructions(),
    shippingInstructionsReference: 'SI-1',
    shippingInstructionsStatus: 'RECEIVED',
    isHouseBillOfLadingsIssued: true,
    houseBillOfLadings: [sampleHouseBill()],
  };

  it('carries over what a bill says, leaves behind what it does not, and says what is missing', () => {
    const { bill, dropped, missing } = draftBill(instructions);
    expect(bill).toMatchObject({
      type: 'bill-of-lading',
      transportDocumentStatus: 'DRAFT',
      shippingInstructionsReference: 'SI-1',
      isToOrder: false,
      documentParties: { shipper: { partyName: 'Shipper' }, consignee: { partyName: 'Consignee' } },
      utilizedTransportEquipments: [{ equipment: { equipmentReference: 'HLBU1001480' }, isShipperOwned: false }],
    });
    expect(dropped.map(({ path }) => path)).toEqual([
      '/documentParties/issueTo',
      '/isCargoDeliveredInICS2Zone',
      '/shippingInstructionsStatus',
      '/isHouseBillOfLadingsIssued',
      '/houseBillOfLadings',
    ]);
    expect(missing).toEqual([
      '/transportDocumentReference',
      '/termsAndConditions',
      '/receiptTypeAtOrigin',
      '/deliveryTypeAtDestination',
      '/cargoMovementTypeAtOrigin',
      '/cargoMovementTypeAtDestination',
      '/transports',
      '/documentParties/issuingParty',
      '/shippedOnBoardDate',
    ]);
    expect(check(bill).filter(({ code }) => code.startsWith('SHP'))).toEqual([]);
  });

  it('is whole with the facts of the carrier', () => {
    const { bill, missing } = draftBill(instructions, {
      transportDocumentReference: 'KOU1',
      termsAndConditions: 'Terms.',
      receiptTypeAtOrigin: 'CY',
      deliveryTypeAtDestination: 'CY',
      cargoMovementTypeAtOrigin: 'FCL',
      cargoMovementTypeAtDestination: 'FCL',
      shippedOnBoardDate: '2026-01-05',
      transports: { portOfLoading: { UNLocationCode: 'CNSHA' } },
      documentParties: { issuingParty: { partyName: 'Kouan Line', addressLines: ['The Bund'] } },
    });
    expect(missing).toEqual([]);
    expect(check(bill)).toEqual([]);
    expect(bill.documentParties?.shipper?.partyName).toBe('Shipper');
  });

  it('keeps the functions that a bill knows, and leaves makers and warehouses to customs', () => {
    const other = [{ partyFunction: 'DDR' }, { partyFunction: 'MF' }];
    const { bill, dropped } = draftBill({
      ...instructions,
      documentParties: { ...instructions.documentParties, other },
    });
    expect(bill.documentParties?.other).toEqual([{ partyFunction: 'DDR' }]);
    expect(dropped).toContainEqual({ path: '/documentParties/other/1', value: { partyFunction: 'MF' } });
  });
});
