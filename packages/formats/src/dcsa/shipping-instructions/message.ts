import type { ShippingInstructions } from '@kouan/sdk';
import { messageForm } from '../message.ts';
import { shippingInstructions } from './fields.ts';

export const NAME = 'dcsa.shipping-instructions';

/** Shipping instructions, both ways. */
export const message = messageForm<ShippingInstructions>(NAME, 'shipping-instructions', shippingInstructions);
