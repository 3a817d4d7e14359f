import { describe, expect, it } from 'vitest';
import { moved, movesFrom } from './machine.ts';
import { afterMove, type ShippingInstructionsMove, type ShippingInstructionsState } from './shipping-instructions.ts';
import { TRANSPORT_DOCUMENT, type TransportDocumentMove, type TransportDocumentStatus } from './transport-document.ts';

describe('a transport document', () => {
  const live = (...moves: readonly TransportDocumentMove[]) =>
    moves.reduce<TransportDocumentStatus | undefined>(
      (state, name) => moved(TRANSPORT_DOCUMENT, state, name),
      undefined,
    );

  it('is drafted, approved, issued, amended, voided; or delivered', () => {
    expect(live('publish', 'publish', 'approve', 'issue', 'requestAmendment', 'acceptAmendment', 'void')).toBe(
      'VOIDED',
    );
    expect(live('publish', 'issue', 'requestDelivery', 'rejectDelivery', 'requestDelivery', 'acceptDelivery')).toBe(
      'SURRENDERED_FOR_DELIVERY',
    );
  });

  it('has no way on from its end, and none round its surrender', () => {
    expect(movesFrom(TRANSPORT_DOCUMENT, 'VOIDED')).toEqual([]);
    expect(movesFrom(TRANSPORT_DOCUMENT, 'SURRENDERED_FOR_DELIVERY')).toEqual([]);
    expect(movesFrom(TRANSPORT_DOCUMENT, 'ISSUED')).toEqual(['requestAmendment', 'requestDelivery']);
    expect(moved(TRANSPORT_DOCUMENT, 'APPROVED', 'publish')).toBeUndefined();
  });
});

describe('shipping instructions', () => {
  const live = (...moves: readonly ShippingInstructionsMove[]) => {
    let state: ShippingInstructionsState | undefined;
    for (const name of moves) {
      const next = afterMove(state, name);
      if (next === undefined) return `no ${name}`;
      state = next;
    }
    return state;
  };

  it.each<[readonly ShippingInstructionsMove[], unknown]>([
    [['submit', 'requestUpdate', 'submitUpdate', 'acceptUpdate'], { status: 'RECEIVED', update: 'UPDATE_CONFIRMED' }],
    [
      ['submit', 'requestUpdate', 'submitUpdate', 'declineUpdate'],
      { status: 'PENDING_UPDATE', update: 'UPDATE_DECLINED' },
    ],
    [['submit', 'submitUpdate', 'submitUpdate', 'cancelUpdate'], { status: 'RECEIVED', update: 'UPDATE_CANCELLED' }],
    [['submit', 'complete'], { status: 'COMPLETED' }],
    [['submit', 'complete', 'requestUpdate'], 'no requestUpdate'],
    [['submit', 'requestUpdate', 'complete'], 'no complete'],
    [['submit', 'acceptUpdate'], 'no acceptUpdate'],
    [['submit', 'cancel', 'submitUpdate'], 'no submitUpdate'],
    [['submitUpdate'], 'no submitUpdate'],
  ])('%j', (moves, end) => {
    expect(live(...moves)).toEqual(end);
  });
});
