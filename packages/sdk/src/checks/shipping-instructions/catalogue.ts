import { catalogue } from '@kouan/core';

const EBL = 'DCSA EBL 3.0, ShippingInstructions';

/** What fields of shipping instructions must agree on, beside what the bill that they ask for must. */
export const SIN = catalogue({
  ownedUnsaid: {
    code: 'SIN-0001',
    severity: 'error',
    message: {
      en: 'A container of the shipper needs its size, type and tare, not its number alone.',
      zh: '货主箱须提供箱型与皮重，不能只给箱号。',
    },
    source: `${EBL}, UTEquipment`,
  },
  carrierOwned: {
    code: 'SIN-0002',
    severity: 'error',
    message: { en: 'A container of the carrier is told by its number alone.', zh: '承运人箱只需提供箱号。' },
    source: `${EBL}, UTEquipmentReference`,
  },
  packaging: {
    code: 'SIN-0003',
    severity: 'warning',
    message: {
      en: 'Goods that are not dangerous need their packages; dangerous ones have them in the booking.',
      zh: '非危险货物须填包装；危险货物的包装见订舱。',
    },
    source: `${EBL}, outerPackaging`,
  },
  platformOnPaper: {
    code: 'SIN-0004',
    severity: 'error',
    message: {
      en: 'Only an electronic bill of lading is issued on a platform.',
      zh: '只有电子提单才在平台上签发。',
    },
    source: `${EBL}, issueTo.sendToPlatform`,
  },
  traders: {
    code: 'SIN-0005',
    severity: 'error',
    message: {
      en: 'The carrier files ENS for cargo to the ICS2 zone: {found} must be named.',
      zh: '承运人代报 ICS2 区域 ENS：须填 {found}。',
    },
    source: `${EBL}, documentParties.buyer, documentParties.seller`,
  },
  selfFiler: {
    code: 'SIN-0006',
    severity: 'error',
    message: { en: 'Whoever files {found} himself must give his filer code.', zh: '自行申报 {found} 须填申报人代码。' },
    source: `${EBL}, advanceManifestFilings.selfFilerCode`,
  },
  identification: {
    code: 'SIN-0007',
    severity: 'error',
    message: { en: 'Whoever files ENS himself must give his number.', zh: '自行申报 ENS 须填申报人识别号。' },
    source: `${EBL}, advanceManifestFilings.identificationNumber`,
  },
  houseBillsUnsaid: {
    code: 'SIN-0008',
    severity: 'error',
    message: { en: 'For ENS say whether there are house bills.', zh: '申报 ENS 须注明是否签发分提单。' },
    source: `${EBL}, isHouseBillOfLadingsIssued`,
  },
  houseBillsDenied: {
    code: 'SIN-0009',
    severity: 'error',
    message: { en: 'There are house bills, and they are said not to be.', zh: '列有分提单，却注明未签发分提单。' },
    source: `${EBL}, isHouseBillOfLadingsIssued`,
  },
  unknownHouseBill: {
    code: 'SIN-0010',
    severity: 'error',
    message: {
      en: 'House bill {found} of the cargo is not among the house bills.',
      zh: '货物所属分提单 {found} 未列出。',
    },
    source: `${EBL}, cargoItems.houseBillOfLadingReference`,
  },
  houseBillTwice: {
    code: 'SIN-0011',
    severity: 'error',
    message: { en: 'House bill {found} is listed twice.', zh: '分提单 {found} 重复。' },
    source: `${EBL}, houseBillOfLadings`,
  },
  houseNotify: {
    code: 'SIN-0012',
    severity: 'error',
    message: { en: 'A house bill to order names whom to notify.', zh: '指示式分提单须有通知方。' },
    source: `${EBL}, houseBillOfLadings.documentParties.notifyParty`,
  },
  housePlace: {
    code: 'SIN-0013',
    severity: 'error',
    message: {
      en: 'A place without UN/LOCODE needs its name and its country.',
      zh: '没有 UN/LOCODE 的地点须填名称和国家。',
    },
    source: `${EBL}, placeOfAcceptance, placeOfFinalDelivery`,
  },
  routeBegins: {
    code: 'SIN-0014',
    severity: 'error',
    message: {
      en: 'The route begins in {found}, the place of acceptance is in {expected}.',
      zh: '路线起于 {found}，而接货地在 {expected}。',
    },
    source: `${EBL}, routingOfConsignmentCountries`,
  },
  routeEnds: {
    code: 'SIN-0015',
    severity: 'error',
    message: {
      en: 'The route ends in {found}, the place of final delivery is in {expected}.',
      zh: '路线止于 {found}，而最终交货地在 {expected}。',
    },
    source: `${EBL}, routingOfConsignmentCountries`,
  },
  houseTraders: {
    code: 'SIN-0016',
    severity: 'error',
    message: {
      en: 'The carrier files ENS for this house bill to the ICS2 zone: {found} must be named.',
      zh: '承运人代报该分提单的 ENS：须填 {found}。',
    },
    source: `${EBL}, houseBillOfLadings.documentParties`,
  },
  housePackages: {
    code: 'SIN-0017',
    severity: 'error',
    message: {
      en: 'Goods that are not in bulk need their number of packages.',
      zh: '非散装货物须填件数。',
    },
    source: `${EBL}, OuterPackagingHBL.numberOfPackages`,
  },
  houseEquipment: {
    code: 'SIN-0018',
    severity: 'error',
    message: {
      en: 'Container {found} of the house cargo is not among the equipment of the house bill.',
      zh: '分提单货物所在箱 {found} 未列入该分提单箱单。',
    },
    source: `${EBL}, houseBillOfLadings.utilizedTransportEquipments`,
  },
});
