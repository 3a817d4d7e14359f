// Made by scripts/registry.ts from the folder list; do not edit.
import type { Format } from '@kouan/sdk';
import chinaCertificateApplication from './china/certificate-application/format.ts';
import chinaDeclarationReceipt from './china/declaration-receipt/format.ts';
import chinaDeclaration from './china/declaration/format.ts';
import chinaDxpEnvelope from './china/dxp-envelope/format.ts';
import dcsaShippingInstructions from './dcsa/shipping-instructions/format.ts';
import dcsaTransportDocument from './dcsa/transport-document/format.ts';
import tabularDeclaration from './tabular/declaration/format.ts';

/** Every format, by name. */
export const formats: readonly Format[] = [
  chinaCertificateApplication as unknown as Format,
  chinaDeclarationReceipt as unknown as Format,
  chinaDeclaration as unknown as Format,
  chinaDxpEnvelope as unknown as Format,
  dcsaShippingInstructions as unknown as Format,
  dcsaTransportDocument as unknown as Format,
  tabularDeclaration as unknown as Format,
];
