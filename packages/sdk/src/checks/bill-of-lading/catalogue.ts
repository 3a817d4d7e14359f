import { catalogue } from '@kouan/core';

const EBL = 'DCSA EBL 3.0, TransportDocument';

/** What fields of a bill of lading must agree on; no schema says it. */
export const BOL = catalogue({
  toOrderWaybill: {
    code: 'BOL-0001',
    severity: 'error',
    message: { en: 'Only a bill of lading can be to order.', zh: '只有提单可以是指示式的，海运单不可。' },
    source: `${EBL}, isToOrder`,
  },
  copies: {
    code: 'BOL-0002',
    severity: 'error',
    message: { en: 'An electronic bill of lading has no copies.', zh: '电子提单没有副本份数。' },
    source: `${EBL}, numberOfCopies…`,
  },
  originals: {
    code: 'BOL-0003',
    severity: 'error',
    message: {
      en: 'An electronic bill of lading has one original at most, not {found}.',
      zh: '电子提单至多一份正本，现为 {found} 份。',
    },
    source: `${EBL}, numberOfOriginals…`,
  },
  waybillOriginals: {
    code: 'BOL-0004',
    severity: 'error',
    message: { en: 'A sea waybill has no originals.', zh: '海运单没有正本。' },
    source: `${EBL}, numberOfOriginals…`,
  },
  consigneeMissing: {
    code: 'BOL-0005',
    severity: 'error',
    message: { en: 'A straight bill needs a consignee.', zh: '记名提单须有收货人。' },
    source: `${EBL}, documentParties.consignee`,
  },
  endorseeOnStraight: {
    code: 'BOL-0006',
    severity: 'error',
    message: { en: 'A straight bill has no endorsee.', zh: '记名提单没有被背书人。' },
    source: `${EBL}, documentParties.endorsee`,
  },
  consigneeToOrder: {
    code: 'BOL-0007',
    severity: 'error',
    message: { en: 'A bill to order has no consignee.', zh: '指示提单没有记名收货人。' },
    source: `${EBL}, documentParties.consignee`,
  },
  partyAddress: {
    code: 'BOL-0008',
    severity: 'error',
    message: { en: 'A party needs an address or a code by which it is known.', zh: '当事人须有地址或识别代码。' },
    source: `${EBL}, documentParties`,
  },
  onBoardDate: {
    code: 'BOL-0009',
    severity: 'error',
    message: { en: 'A shipped-on-board bill needs its date.', zh: '已装船提单须有装船日期。' },
    source: `${EBL}, shippedOnBoardDate`,
  },
  receivedDate: {
    code: 'BOL-0010',
    severity: 'error',
    message: { en: 'A received-for-shipment bill needs its date.', zh: '收货待运提单须有收货日期。' },
    source: `${EBL}, receivedForShipmentDate`,
  },
  bothDates: {
    code: 'BOL-0011',
    severity: 'error',
    message: {
      en: 'A bill is shipped on board or received for shipment, not both.',
      zh: '装船日期与收货待运日期不能同时出现。',
    },
    source: `${EBL}, shippedOnBoardDate`,
  },
  declaredValue: {
    code: 'BOL-0012',
    severity: 'error',
    message: { en: 'A declared value needs its currency, and a currency its value.', zh: '声明价值与币制须同时出现。' },
    source: `${EBL}, declaredValue`,
  },
  placeOfReceipt: {
    code: 'BOL-0013',
    severity: 'error',
    message: { en: 'Pre-carriage by {found} begins at a place of receipt.', zh: '有前程运输（{found}）须有收货地。' },
    source: `${EBL}, transports.preCarriageBy`,
  },
  placeOfDelivery: {
    code: 'BOL-0014',
    severity: 'error',
    message: { en: 'On-carriage by {found} ends at a place of delivery.', zh: '有后程运输（{found}）须有交货地。' },
    source: `${EBL}, transports.onCarriageBy`,
  },
  nobodyNotified: {
    code: 'BOL-0015',
    severity: 'error',
    message: { en: 'A bill to order names somebody to notify.', zh: '指示提单须有通知方。' },
    source: `${EBL}, documentParties.notifyParties`,
  },
  unknownEquipment: {
    code: 'BOL-0016',
    severity: 'error',
    message: {
      en: 'Container {found} of the cargo is not among the equipment.',
      zh: '货物所在箱 {found} 未列入箱单。',
    },
    source: `${EBL}, cargoItems.equipmentReference`,
  },
  equipmentTwice: {
    code: 'BOL-0017',
    severity: 'error',
    message: { en: 'Container {found} is listed twice.', zh: '箱号 {found} 重复。' },
    source: `${EBL}, utilizedTransportEquipments`,
  },
  reeferUnsaid: {
    code: 'BOL-0018',
    severity: 'error',
    message: {
      en: '{found} is a reefer: say whether its machinery runs.',
      zh: '{found} 为冷藏箱：须注明制冷机组是否运行。',
    },
    source: `${EBL}, isNonOperatingReefer`,
  },
  reeferSettings: {
    code: 'BOL-0019',
    severity: 'error',
    message: { en: 'A reefer that runs needs its settings.', zh: '运行的冷藏箱须有温控设定。' },
    source: `${EBL}, activeReeferSettings`,
  },
  reeferOff: {
    code: 'BOL-0020',
    severity: 'error',
    message: { en: 'A reefer that does not run has no settings.', zh: '不运行的冷藏箱不应有温控设定。' },
    source: `${EBL}, activeReeferSettings`,
  },
  packageCode: {
    code: 'BOL-0021',
    severity: 'error',
    message: {
      en: 'Dangerous goods need a package code (Rec 21 or IMO).',
      zh: '危险货物须有包装代码（Rec 21 或 IMO）。',
    },
    source: `${EBL}, outerPackaging`,
  },
  setpoint: {
    code: 'BOL-0022',
    severity: 'error',
    message: { en: 'A setpoint needs its unit, and a unit its setpoint.', zh: '设定值与单位须同时出现。' },
    source: `${EBL}, activeReeferSettings`,
  },
  displayedAddress: {
    code: 'BOL-0023',
    severity: 'error',
    message: {
      en: 'The printed address has {found} lines; {expected} are allowed.',
      zh: '打印地址为 {found} 行，至多 {expected} 行。',
    },
    source: `${EBL}, displayedAddress`,
  },
  functionTwice: {
    code: 'BOL-0024',
    severity: 'error',
    message: { en: 'Two other parties have the function {found}.', zh: '有两个其他当事人的职能为 {found}。' },
    source: `${EBL}, documentParties.other`,
  },
  referenceTwice: {
    code: 'BOL-0025',
    severity: 'error',
    message: { en: 'The customs reference {found} stands twice.', zh: '海关参考号 {found} 重复。' },
    source: `${EBL}, customsReferences`,
  },
  unknownProvider: {
    code: 'BOL-0026',
    severity: 'warning',
    message: { en: '{found} is not among the known keepers of code lists.', zh: '{found} 不在已知代码表提供方之列。' },
    source: `${EBL}, identifyingCodes.codeListProvider`,
  },
  measureUnit: {
    code: 'BOL-0027',
    severity: 'error',
    message: { en: 'A measure needs its unit.', zh: '计量值须有单位。' },
    source: 'UN/ECE Rec 20',
  },
});
