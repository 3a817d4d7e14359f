import * as z from 'zod';
import { jsonReading } from '../json-reading.ts';
import { containerFindings, containerState } from './number.ts';

const confidence = z.number().min(0).max(1);

export const containerCodeSchema = z.strictObject({
  kind: z.literal('ocr'),
  /** What was read, as it was read. */
  number: z.string().max(16),
  /** One a character of the number. */
  confidences: z.array(confidence).max(16),
  view: z.enum(['front', 'back', 'left', 'right', 'top']).optional(),
  lane: z.string().max(64).optional(),
  /** ISO 6346 size and type, where it was read too. */
  isoCode: z.string().max(4).optional(),
  readAt: z.iso.datetime({ offset: true }).optional(),
});

/** What a camera has read of a container, with its confidence for each character. */
export type ContainerCodeReading = z.output<typeof containerCodeSchema>;

/** Readings of a camera as JSON. */
export const containerCode = jsonReading(containerCodeSchema, (reading) =>
  containerFindings(reading.number, '/number'),
);

/** Confidence of the whole: that of its weakest character, and none for what is no container number. */
export function confidenceOf({ number, confidences }: Pick<ContainerCodeReading, 'number' | 'confidences'>): number {
  if (containerState(number) === 'shape' || confidences.length !== number.length) return 0;
  return Math.min(...confidences);
}
