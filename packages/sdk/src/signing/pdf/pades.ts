import { timestampEvidence } from '../cms/timestamp.ts';
import type { LongTermMaterial } from '../cms/write.ts';
import type { SignatureKind } from '../kind.ts';
import { asFormat } from './as-format.ts';
import { embedIn } from './embed.ts';
import { KIND, readPades, SOURCE } from './read.ts';
import { type PadesSignOptions, signPdf } from './sign.ts';

/** Signatures of PDF: PAdES baseline B-B, B-T, B-LT and B-LTA (EN 319 142-1); PKCS#7 of ISO 32000 is verified too. */
export const pades: SignatureKind<PadesSignOptions> = {
  name: KIND,
  title: { en: 'PDF signature (PAdES)', zh: 'PDF 签名（PAdES）' },
  source: SOURCE,
  detect: (bytes) => Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '%PDF-',
  timestamps: timestampEvidence,
  sign: signPdf,
  read: readPades,
};

/**
 * Adds to a signed PDF what is needed to verify it in later years, in a revision of its own (EN 319 142-1 §5.4.2).
 *
 * @throws KouanError `ERR_KOUAN_FORMAT` for a file that is not in order
 */
export const embedInPdf = (bytes: Uint8Array, material: LongTermMaterial): Uint8Array =>
  asFormat(() => embedIn(bytes, material));
