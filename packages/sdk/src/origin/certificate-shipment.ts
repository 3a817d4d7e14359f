import { type Finding, finding, pointerOf } from '@kouan/core';
import * as z from 'zod';
import { certificateOfOriginSchema } from '../documents/certificate-of-origin/certificate-of-origin.ts';
import { CRT } from './catalogue.ts';
import type { CertificateFacts, CertificateLine } from './certificate-from.ts';

const item = certificateOfOriginSchema.shape.items.element;

/** What a certificate needs besides the assessments: its boxes, and lines that name the goods. */
const shipmentSchema = certificateOfOriginSchema.omit({ type: true, items: true }).extend({
  lines: z
    .array(
      item
        .omit({ itemNumber: true, criterion: true, originCountry: true, originClaim: true })
        .extend({ good: z.string(), claim: z.enum(['contributing', 'highest']).optional() }),
    )
    .min(1)
    .max(10_000),
});

/** A shipment as a file has it. */
export interface CertificateShipment {
  readonly facts: CertificateFacts;
  readonly lines: readonly CertificateLine[];
}

/** Reads a shipment from any JSON value. Bad input comes back as findings with path. */
export function parseCertificateShipment(value: unknown): {
  readonly shipment?: CertificateShipment;
  readonly findings: readonly Finding[];
} {
  const parsed = shipmentSchema.safeParse(value);
  if (!parsed.success) {
    const issues = parsed.error.issues.slice(0, 100);
    return {
      findings: issues.map(({ path, message }) =>
        finding(CRT.shipment, pointerOf(...path.map(String)), { params: { detail: message } }),
      ),
    };
  }
  const { lines, ...facts } = parsed.data;
  return { shipment: { facts, lines }, findings: [] };
}
