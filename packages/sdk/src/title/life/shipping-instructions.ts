import { type Machine, moved } from './machine.ts';

/** Statuses of shipping instructions (DCSA EBL 3.0; the last two since 3.0.3: never told to a 3.0.2 peer). */
export type ShippingInstructionsStatus = 'RECEIVED' | 'PENDING_UPDATE' | 'COMPLETED' | 'CANCELLED' | 'DECLINED';

/** Statuses of an update of shipping instructions. */
export type UpdateStatus = 'UPDATE_RECEIVED' | 'UPDATE_CONFIRMED' | 'UPDATE_DECLINED' | 'UPDATE_CANCELLED';

/** Shipping instructions with the update that is being looked at. */
export interface ShippingInstructionsState {
  readonly status: ShippingInstructionsStatus;
  readonly update?: UpdateStatus;
}

const LIVING: readonly ShippingInstructionsStatus[] = ['RECEIVED', 'PENDING_UPDATE'];

/** What moves the instructions. */
export const SHIPPING_INSTRUCTIONS: Machine<
  ShippingInstructionsStatus,
  'submit' | 'requestUpdate' | 'acceptUpdate' | 'complete' | 'cancel' | 'decline'
> = {
  submit: { from: [undefined], to: 'RECEIVED', useCase: 'UC1' },
  requestUpdate: { from: LIVING, to: 'PENDING_UPDATE', useCase: 'UC2' },
  acceptUpdate: { from: LIVING, to: 'RECEIVED', useCase: 'UC4' },
  complete: { from: ['RECEIVED'], to: 'COMPLETED', useCase: 'UC14' },
  cancel: { from: LIVING, to: 'CANCELLED', useCase: 'cancel' },
  decline: { from: LIVING, to: 'DECLINED', useCase: 'decline' },
};

/** What moves an update; a newer one takes the place of the one that is being looked at. */
export const UPDATE: Machine<UpdateStatus, 'submitUpdate' | 'acceptUpdate' | 'declineUpdate' | 'cancelUpdate'> = {
  submitUpdate: {
    from: [undefined, 'UPDATE_RECEIVED', 'UPDATE_CONFIRMED', 'UPDATE_DECLINED', 'UPDATE_CANCELLED'],
    to: 'UPDATE_RECEIVED',
    useCase: 'UC3',
  },
  acceptUpdate: { from: ['UPDATE_RECEIVED'], to: 'UPDATE_CONFIRMED', useCase: 'UC4' },
  declineUpdate: { from: ['UPDATE_RECEIVED'], to: 'UPDATE_DECLINED', useCase: 'UC4' },
  cancelUpdate: { from: ['UPDATE_RECEIVED'], to: 'UPDATE_CANCELLED', useCase: 'UC5' },
};

export type ShippingInstructionsMove = keyof typeof SHIPPING_INSTRUCTIONS | keyof typeof UPDATE;

const isUpdate = (name: ShippingInstructionsMove): name is keyof typeof UPDATE => Object.hasOwn(UPDATE, name);
const isOwn = (name: ShippingInstructionsMove): name is keyof typeof SHIPPING_INSTRUCTIONS =>
  Object.hasOwn(SHIPPING_INSTRUCTIONS, name);

/** The state after a move of the instructions, of their update, or of both; `undefined` when it is not allowed. */
export function afterMove(
  state: ShippingInstructionsState | undefined,
  name: ShippingInstructionsMove,
): ShippingInstructionsState | undefined {
  const status = isOwn(name) ? moved(SHIPPING_INSTRUCTIONS, state?.status, name) : state?.status;
  // Nothing is updated that is not there, or is over.
  if (status === undefined || (isUpdate(name) && !isOwn(name) && !LIVING.includes(status))) return undefined;
  const update = isUpdate(name) ? moved(UPDATE, state?.update, name) : state?.update;
  if (isUpdate(name) && update === undefined) return undefined;
  return { status, ...(update === undefined ? {} : { update }) };
}
