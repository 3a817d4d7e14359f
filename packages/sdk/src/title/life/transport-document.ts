import type { Machine } from './machine.ts';

/** Statuses of a transport document (DCSA EBL 3.0, transportDocumentStatus). */
export type TransportDocumentStatus =
  | 'DRAFT'
  | 'APPROVED'
  | 'ISSUED'
  | 'PENDING_SURRENDER_FOR_AMENDMENT'
  | 'SURRENDERED_FOR_AMENDMENT'
  | 'PENDING_SURRENDER_FOR_DELIVERY'
  | 'SURRENDERED_FOR_DELIVERY'
  | 'VOIDED';

export type TransportDocumentMove =
  | 'publish'
  | 'approve'
  | 'issue'
  | 'requestAmendment'
  | 'acceptAmendment'
  | 'rejectAmendment'
  | 'void'
  | 'requestDelivery'
  | 'acceptDelivery'
  | 'rejectDelivery';

/** The life of a transport document at its carrier; what is voided is followed by a new one. */
export const TRANSPORT_DOCUMENT: Machine<TransportDocumentStatus, TransportDocumentMove> = {
  publish: { from: [undefined, 'DRAFT'], to: 'DRAFT', useCase: 'UC6' },
  approve: { from: ['DRAFT'], to: 'APPROVED', useCase: 'UC7' },
  // From a draft out of band, when the parties have agreed elsewhere.
  issue: { from: ['DRAFT', 'APPROVED'], to: 'ISSUED', useCase: 'UC8' },
  requestAmendment: { from: ['ISSUED'], to: 'PENDING_SURRENDER_FOR_AMENDMENT', useCase: 'UC9' },
  acceptAmendment: {
    from: ['PENDING_SURRENDER_FOR_AMENDMENT'],
    to: 'SURRENDERED_FOR_AMENDMENT',
    useCase: 'UC10',
  },
  rejectAmendment: { from: ['PENDING_SURRENDER_FOR_AMENDMENT'], to: 'ISSUED', useCase: 'UC10' },
  void: { from: ['SURRENDERED_FOR_AMENDMENT'], to: 'VOIDED', useCase: 'UC11' },
  requestDelivery: { from: ['ISSUED'], to: 'PENDING_SURRENDER_FOR_DELIVERY', useCase: 'UC12' },
  acceptDelivery: { from: ['PENDING_SURRENDER_FOR_DELIVERY'], to: 'SURRENDERED_FOR_DELIVERY', useCase: 'UC13' },
  rejectDelivery: { from: ['PENDING_SURRENDER_FOR_DELIVERY'], to: 'ISSUED', useCase: 'UC13' },
};

/** What is asked to be changed in an issued document (EBL 3.0.3, optional); the document itself stays as it is. */
export type AmendmentStatus =
  | 'AMENDMENT_RECEIVED'
  | 'AMENDMENT_CONFIRMED'
  | 'AMENDMENT_DECLINED'
  | 'AMENDMENT_CANCELLED';

export const AMENDMENT: Machine<AmendmentStatus, 'request' | 'confirm' | 'decline' | 'cancel'> = {
  request: {
    from: [undefined, 'AMENDMENT_CONFIRMED', 'AMENDMENT_DECLINED', 'AMENDMENT_CANCELLED'],
    to: 'AMENDMENT_RECEIVED',
    useCase: 'amendment',
  },
  confirm: { from: ['AMENDMENT_RECEIVED'], to: 'AMENDMENT_CONFIRMED', useCase: 'amendment' },
  decline: { from: ['AMENDMENT_RECEIVED'], to: 'AMENDMENT_DECLINED', useCase: 'amendment' },
  cancel: { from: ['AMENDMENT_RECEIVED'], to: 'AMENDMENT_CANCELLED', useCase: 'amendment' },
};
