/** What a transport document of DCSA must say. @module */
import type { Form, FormField } from '../form.ts';
import { field, must } from './field.ts';

const dcsa = (name: string): string => `DCSA transport document 3.0, ${name}`;
const need = (to: string, en: string, zh: string): FormField => must(to, en, zh, dcsa(to.split('/').at(-1) ?? to));
const may = (to: string, en: string, zh: string): FormField => field(to, en, zh, dcsa(to.split('/').at(-1) ?? to));

export const BILL_FORM: Form = {
  name: 'dcsa.transport-document',
  documentType: 'bill-of-lading',
  title: { en: 'Transport document of DCSA', zh: 'DCSA 运输单证' },
  source: 'DCSA transport document 3.0',
  fields: [
    need('/transportDocumentReference', 'Number', '提单号'),
    need('/transportDocumentStatus', 'Status', '状态'),
    need('/transportDocumentTypeCode', 'Bill or waybill', '单证类型'),
    need('/isElectronic', 'Electronic', '是否电子'),
    need('/isToOrder', 'To order', '是否指示提单'),
    need('/isShippedOnBoardType', 'Shipped on board', '是否已装船'),
    may('/freightPaymentTermCode', 'Payment of freight', '运费支付方式'),
    may('/shippedOnBoardDate', 'Shipped on board on', '装船日期'),
    may('/issueDate', 'Issued on', '签发日期'),
    need('/termsAndConditions', 'Terms of carriage', '运输条款'),
    need('/receiptTypeAtOrigin', 'Receipt at origin', '收货方式'),
    need('/deliveryTypeAtDestination', 'Delivery at destination', '交货方式'),
    need('/cargoMovementTypeAtOrigin', 'FCL or LCL at origin', '装港整拼箱'),
    need('/cargoMovementTypeAtDestination', 'FCL or LCL at destination', '卸港整拼箱'),
    need('/carrierCode', 'Carrier', '承运人代码'),
    need('/carrierCodeListProvider', 'List of the carrier’s code', '承运人代码表'),
    need('/transports/plannedDepartureDate', 'Planned departure', '预计离港日期'),
    need('/transports/plannedArrivalDate', 'Planned arrival', '预计到港日期'),
    need('/transports/portOfLoading', 'Port of loading', '装货港'),
    need('/transports/portOfDischarge', 'Port of discharge', '卸货港'),
    need('/transports/vesselVoyages/*/vesselName', 'Vessel', '船名'),
    need('/transports/vesselVoyages/*/carrierExportVoyageNumber', 'Voyage', '航次'),
    need('/invoicePayableAt', 'Freight payable at', '运费支付地'),
    need('/partyContactDetails/*/name', 'Whom to ask', '联系人'),
    need('/documentParties/shipper/partyName', 'Shipper', '托运人'),
    may('/documentParties/consignee/partyName', 'Consignee', '收货人'),
    need('/documentParties/issuingParty/partyName', 'Who signs for the carrier', '签发人'),
    need('/consignmentItems/*/carrierBookingReference', 'Booking', '订舱号'),
    need('/consignmentItems/*/descriptionOfGoods', 'Description', '货物描述'),
    must('/consignmentItems/*/hsCodes', 'HS codes', 'HS 编码', dcsa('HSCodes'), {
      or: ['/consignmentItems/*/extendedHsCodes'],
    }),
    need('/consignmentItems/*/cargoItems/*/equipmentReference', 'Container of the goods', '货物所在集装箱'),
    need('/consignmentItems/*/cargoItems/*/cargoGrossWeight', 'Gross mass', '毛重'),
    need('/consignmentItems/*/cargoItems/*/outerPackaging/numberOfPackages', 'Packages', '件数'),
    need('/consignmentItems/*/cargoItems/*/outerPackaging/description', 'Kind of packages', '包装描述'),
    need('/utilizedTransportEquipments/*/equipment/equipmentReference', 'Container', '集装箱号'),
    need('/utilizedTransportEquipments/*/isShipperOwned', 'Shipper’s own', '是否货主箱'),
    need('/utilizedTransportEquipments/*/seals/*/number', 'Seals', '封志'),
  ],
};
