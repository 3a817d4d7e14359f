/**
 * What documents of special customs zones are made of. Source: Single Window, messages INV101 and SAS121.
 *
 * @module
 */
import * as z from 'zod';
import { dateTime, text } from '../parts/scalars.ts';

export const zoneParty = z
  .strictObject({
    customsCode: text('Customs registration, 10 characters.').optional(),
    socialCreditCode: text('Unified social credit code, 18 characters.').optional(),
    name: text('Registered name.').optional(),
  })
  .meta({ id: 'ZoneParty' });

/** How the message travels; part of the document because its numbers are what receipts refer to. */
export const envelope = z
  .strictObject({
    version: text('Version of the message.').optional(),
    businessId: text('Number of the business.').optional(),
    messageId: text('Identifier of the message.').optional(),
    fileName: text('Name of its file.').optional(),
    messageType: text('INV101, SAS121 …').optional(),
    sender: text('Who sends.').optional(),
    receiver: text('Who receives.').optional(),
    sentAt: dateTime.optional(),
    cardNumber: text('Card of the sender.').optional(),
  })
  .meta({ id: 'ZoneEnvelope', description: 'Who sends what to whom (EnvelopInfo).' });

export const step = z
  .enum(['store', 'declare'])
  .meta({ description: 'store: keep it; declare: it counts (DelcareFlag).' });
