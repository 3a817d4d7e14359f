// Made by scripts/registry.ts from the folder list; do not edit.
import type { Format } from '@kouan/sdk';
import chinaBondedGatePass from './china/bonded/gate-pass/format.ts';
import chinaBondedInventory from './china/bonded/inventory/format.ts';
import chinaBondedReceipt from './china/bonded/receipt/format.ts';
import chinaCebInventory from './china/ceb/inventory/format.ts';
import chinaCebLogistics from './china/ceb/logistics/format.ts';
import chinaCebMovement from './china/ceb/movement/format.ts';
import chinaCebOrder from './china/ceb/order/format.ts';
import chinaCebPayment from './china/ceb/payment/format.ts';
import chinaCebReceipt from './china/ceb/receipt/format.ts';
import chinaCebSummary from './china/ceb/summary/format.ts';
import chinaCebTax from './china/ceb/tax/format.ts';
import chinaCebWithdrawal from './china/ceb/withdrawal/format.ts';
import chinaCertificateApplication from './china/certificate-application/format.ts';
import chinaDeclarationReceipt from './china/declaration-receipt/format.ts';
import chinaDeclaration from './china/declaration/format.ts';
import chinaDxpEnvelope from './china/dxp-envelope/format.ts';
import chinaManifestDeclaration from './china/manifest/declaration/format.ts';
import chinaManifestReceipt from './china/manifest/receipt/format.ts';
import chinaRealtime179 from './china/realtime-179/format.ts';
import dcsaShippingInstructions from './dcsa/shipping-instructions/format.ts';
import dcsaTransportDocument from './dcsa/transport-document/format.ts';
import edifactCoarri from './edifact/coarri/format.ts';
import edifactCodeco from './edifact/codeco/format.ts';
import edifactCoparn from './edifact/coparn/format.ts';
import edifactCuscar from './edifact/cuscar/format.ts';
import edifactCusdec from './edifact/cusdec/format.ts';
import edifactCusres from './edifact/cusres/format.ts';
import edifactIftmcs from './edifact/iftmcs/format.ts';
import edifactIftmin from './edifact/iftmin/format.ts';
import edifactPaxlst from './edifact/paxlst/format.ts';
import tabularDeclaration from './tabular/declaration/format.ts';

/** Every format, by name. */
export const formats: readonly Format[] = [
  chinaBondedGatePass as unknown as Format,
  chinaBondedInventory as unknown as Format,
  chinaBondedReceipt as unknown as Format,
  chinaCebInventory as unknown as Format,
  chinaCebLogistics as unknown as Format,
  chinaCebMovement as unknown as Format,
  chinaCebOrder as unknown as Format,
  chinaCebPayment as unknown as Format,
  chinaCebReceipt as unknown as Format,
  chinaCebSummary as unknown as Format,
  chinaCebTax as unknown as Format,
  chinaCebWithdrawal as unknown as Format,
  chinaCertificateApplication as unknown as Format,
  chinaDeclarationReceipt as unknown as Format,
  chinaDeclaration as unknown as Format,
  chinaDxpEnvelope as unknown as Format,
  chinaManifestDeclaration as unknown as Format,
  chinaManifestReceipt as unknown as Format,
  chinaRealtime179 as unknown as Format,
  dcsaShippingInstructions as unknown as Format,
  dcsaTransportDocument as unknown as Format,
  edifactCoarri as unknown as Format,
  edifactCodeco as unknown as Format,
  edifactCoparn as unknown as Format,
  edifactCuscar as unknown as Format,
  edifactCusdec as unknown as Format,
  edifactCusres as unknown as Format,
  edifactIftmcs as unknown as Format,
  edifactIftmin as unknown as Format,
  edifactPaxlst as unknown as Format,
  tabularDeclaration as unknown as Format,
];
