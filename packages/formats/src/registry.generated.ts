// Made by scripts/registry.ts from the folder list; do not edit.
import type { Format } from '@kouan/sdk';
import aeoRecord from './aeo/record/format.ts';
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
import fiataEfbl from './fiata/efbl/format.ts';
import kouanJson from './kouan/json/format.ts';
import tabularAeoRecord from './tabular/aeo-record/format.ts';
import tabularBillOfLading from './tabular/bill-of-lading/format.ts';
import tabularBondedInventory from './tabular/bonded-inventory/format.ts';
import tabularCertificateOfOrigin from './tabular/certificate-of-origin/format.ts';
import tabularCommercialInvoice from './tabular/commercial-invoice/format.ts';
import tabularConsignmentNote from './tabular/consignment-note/format.ts';
import tabularDeclaration from './tabular/declaration/format.ts';
import tabularEcommerceInventory from './tabular/ecommerce-inventory/format.ts';
import tabularEcommerceLogistics from './tabular/ecommerce-logistics/format.ts';
import tabularEcommerceMovement from './tabular/ecommerce-movement/format.ts';
import tabularEcommerceOrder from './tabular/ecommerce-order/format.ts';
import tabularEcommercePayment from './tabular/ecommerce-payment/format.ts';
import tabularEcommerceSummary from './tabular/ecommerce-summary/format.ts';
import tabularEcommerceTax from './tabular/ecommerce-tax/format.ts';
import tabularEcommerceWithdrawal from './tabular/ecommerce-withdrawal/format.ts';
import tabularEquipmentInterchange from './tabular/equipment-interchange/format.ts';
import tabularGatePass from './tabular/gate-pass/format.ts';
import tabularManifest from './tabular/manifest/format.ts';
import tabularPackingList from './tabular/packing-list/format.ts';
import tabularPassengerList from './tabular/passenger-list/format.ts';
import tabularPaymentRecord from './tabular/payment-record/format.ts';
import tabularReceipt from './tabular/receipt/format.ts';
import tabularRoadCargo from './tabular/road-cargo/format.ts';
import tabularSanitaryCertificate from './tabular/sanitary-certificate/format.ts';
import tabularShipment from './tabular/shipment/format.ts';
import tabularShippingInstructions from './tabular/shipping-instructions/format.ts';
import ublCertificateOfOrigin from './ubl/certificate-of-origin/format.ts';
import ublInvoice from './ubl/invoice/format.ts';
import ublPackingList from './ubl/packing-list/format.ts';
import ublWaybill from './ubl/waybill/format.ts';
import uncefactMultimodalWaybill from './uncefact/multimodal-waybill/format.ts';
import uncefactPreferentialCertificateOfOrigin from './uncefact/preferential-certificate-of-origin/format.ts';
import uncefactSpsCertificate from './uncefact/sps-certificate/format.ts';
import w3cCredential from './w3c/credential/format.ts';
import wcoDeclaration from './wco/declaration/format.ts';
import wcoResponse from './wco/response/format.ts';

/** Every format, by name. */
export const formats: readonly Format[] = [
  aeoRecord as unknown as Format,
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
  fiataEfbl as unknown as Format,
  kouanJson as unknown as Format,
  tabularAeoRecord as unknown as Format,
  tabularBillOfLading as unknown as Format,
  tabularBondedInventory as unknown as Format,
  tabularCertificateOfOrigin as unknown as Format,
  tabularCommercialInvoice as unknown as Format,
  tabularConsignmentNote as unknown as Format,
  tabularDeclaration as unknown as Format,
  tabularEcommerceInventory as unknown as Format,
  tabularEcommerceLogistics as unknown as Format,
  tabularEcommerceMovement as unknown as Format,
  tabularEcommerceOrder as unknown as Format,
  tabularEcommercePayment as unknown as Format,
  tabularEcommerceSummary as unknown as Format,
  tabularEcommerceTax as unknown as Format,
  tabularEcommerceWithdrawal as unknown as Format,
  tabularEquipmentInterchange as unknown as Format,
  tabularGatePass as unknown as Format,
  tabularManifest as unknown as Format,
  tabularPackingList as unknown as Format,
  tabularPassengerList as unknown as Format,
  tabularPaymentRecord as unknown as Format,
  tabularReceipt as unknown as Format,
  tabularRoadCargo as unknown as Format,
  tabularSanitaryCertificate as unknown as Format,
  tabularShipment as unknown as Format,
  tabularShippingInstructions as unknown as Format,
  ublCertificateOfOrigin as unknown as Format,
  ublInvoice as unknown as Format,
  ublPackingList as unknown as Format,
  ublWaybill as unknown as Format,
  uncefactMultimodalWaybill as unknown as Format,
  uncefactPreferentialCertificateOfOrigin as unknown as Format,
  uncefactSpsCertificate as unknown as Format,
  w3cCredential as unknown as Format,
  wcoDeclaration as unknown as Format,
  wcoResponse as unknown as Format,
];
