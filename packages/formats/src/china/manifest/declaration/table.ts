import { type Group, inside, type Message, needed, rows } from '../../message/index.ts';
import { DAY, DECIMAL, INTEGER, SECOND } from '../../values/index.ts';
import { HEAD, NAMESPACES } from '../head.ts';
import { bareAddress, carrierOnTheWay, leaf, master, party, place, tallyParty, undgContact } from './parts.ts';

/** An amount or a mass with the code beside it as an attribute. */
const measured = (element: string, nameZh: string, path: string, attribute: string, name: string): Group => ({
  ...inside(element),
  content: leaf(element, nameZh, `${path}.value`, DECIMAL),
  attributes: [leaf(attribute, nameZh, `${path}.${name}`)],
});

const SEALS: Group = {
  ...rows('SealID', 'seals', {}),
  content: leaf('SealID', '封志号', 'number'),
  attributes: [leaf('AgencyCode', '施封人', 'agency')],
};

const EQUIPMENT = [
  leaf('ID', '运输设备编号', 'id'),
  inside('EquipmentIdentification', leaf('ID', '集装箱编号', 'number')),
  leaf('CharacteristicCode', '尺寸和类型', 'characteristic'),
  leaf('TypeCode', '设备类型', 'type'),
  leaf('SupplierPartyTypeCode', '来源代码', 'supplier'),
  leaf('FullnessCode', '重箱或者空箱标识', 'fullness'),
  SEALS,
  measured('TareWeight', '自重', 'tareWeight', 'unitCode', 'unit'),
  leaf('IsLcl', '拼箱标识', 'lessThanContainerLoad'),
  leaf('LclNum', '拼箱票数', 'consignmentCount', INTEGER),
  leaf('BookingNumber', '订舱号', 'bookingNumber'),
];

const ITEM = rows(
  'ConsignmentItem',
  'items',
  {},
  leaf('SequenceNumeric', '商品项序号', 'sequence', INTEGER),
  inside(
    'ConsignmentItemPackaging',
    leaf('QuantityQuantity', '货物件数', 'packages.quantity', INTEGER),
    leaf('TypeCode', '包装种类', 'packages.type'),
    leaf('MarksNumbers', '唛头', 'packages.marks'),
  ),
  inside('Packaging', leaf('QuantityQuantity', '货物件数', 'packageQuantity', INTEGER)),
  inside(
    'Commodity',
    leaf('CargoDescription', '货物描述', 'cargoDescription'),
    leaf('Description', '货物补充描述', 'description'),
    inside('Classification', leaf('ID', '商品编码', 'hs.code')),
  ),
  inside('AdditionalInformation', leaf('Content', '商品项备注', 'note')),
  inside('GoodsMeasure', leaf('GrossMassMeasure', '毛重', 'grossMass', DECIMAL)),
  inside('EquipmentIdentification', leaf('ID', '所在集装箱', 'equipmentNumber')),
);

const CONSIGNMENT = rows(
  'Consignment',
  'consignments',
  { max: 9999 },
  leaf('NativeBillNo', '境内运单号', 'domesticBill'),
  inside(
    'TransportContractDocument',
    leaf('ID', '总提运单号', 'transportContractDocument.id'),
    leaf('ConditionCode', '运输条款', 'transportContractDocument.condition'),
    inside('Consolidator', leaf('ID', '拼箱人代码', 'transportContractDocument.consolidator')),
    inside('Deconsolidator', leaf('ID', '拆箱人代码', 'transportContractDocument.deconsolidator')),
  ),
  inside('AssociatedTransportDocument', leaf('ID', '分提运单号', 'associatedTransportDocument')),
  leaf('GrossVolumeMeasure', '货物体积', 'grossVolume', DECIMAL),
  measured('ValueAmount', '货物价值', 'value', 'CurrencyTypeCode', 'currency'),
  place('LoadingLocation', '装货地', 'loading', leaf('LoadingDate', '装货时间', 'loading.at', SECOND)),
  place('UnloadingLocation', '卸货地', 'unloading', leaf('ArrivalDate', '到达日期', 'unloading.on', DAY)),
  place('GoodsReceiptPlace', '收货地点', 'goodsReceiptPlace', leaf('Name', '收货地点名称', 'goodsReceiptPlace.name')),
  place('TranshipmentLocation', '中转地', 'transhipment'),
  place('TransitDestination', '目的地', 'transitDestination'),
  place('GoodsConsignedPlace', '途经地', 'goodsConsignedPlace'),
  leaf('CustomsStatusCode', '海关货物通关代码', 'customsStatus'),
  leaf('TransportSplitIndicator', '分批到货标识', 'split'),
  inside('FreightPayment', leaf('MethodCode', '运费支付方法', 'freightPayment')),
  inside('Freight', leaf('PaymentMethodCode', '运费支付方法', 'freightPaymentMethod')),
  inside(
    'ConsignmentPackaging',
    leaf('QuantityQuantity', '托运货物件数', 'packages.quantity', INTEGER),
    leaf('TypeCode', '包装种类', 'packages.type'),
    leaf('MarksNumbers', '唛头', 'packages.marks'),
  ),
  leaf('TotalPackageQuantity', '总件数', 'totalPackages', INTEGER),
  leaf('TotalGrossMassMeasure', '货物总毛重', 'totalGrossMass', DECIMAL),
  inside(
    'GovernmentAgencyGoodsItem',
    inside('GoodsMeasure', leaf('GrossMassMeasure', '毛重', 'goodsGrossMass', DECIMAL)),
  ),
  inside(
    'PreviousCustomsDocument',
    leaf('ID', '前程海关单证号', 'previousDocument.id'),
    leaf('TypeCode', '前程海关单证类型', 'previousDocument.type'),
  ),
  inside('GovernmentProcedure', leaf('CurrentCode', '海关手续', 'procedure')),
  bareAddress('DeliveryDestination', '交货目的地', 'deliveryDestination'),
  carrierOnTheWay,
  party('Consignee', '收货人', 'consignee'),
  party('Consignor', '发货人', 'consignor'),
  party('NotifyParty', '通知人', 'notifyParty'),
  undgContact,
  rows('TransportEquipment', 'equipment', {}, ...EQUIPMENT),
  ITEM,
);

const TRANSPORT = inside(
  'BorderTransportMeans',
  leaf('JourneyID', '航次航班编号', 'transport.journey'),
  leaf('TypeCode', '运输方式', 'transport.mode'),
  leaf('ID', '运输工具代码', 'transport.id'),
  leaf('Name', '运输工具名称', 'transport.name'),
  leaf('FirstArrivalLocationID', '第一目的港', 'transport.firstArrivalPlace'),
  leaf('ArrivalDateTime', '抵达时间', 'transport.arrivalAt', SECOND),
  leaf('DepartureDateTime', '启运时间', 'transport.departureAt', SECOND),
  leaf('ActualDateTime', '装卸开始时间', 'transport.handlingFrom', SECOND),
  leaf('CompletedDateTime', '装卸结束时间', 'transport.handlingTo', SECOND),
  inside('LoadingLocation', leaf('ID', '装货地', 'transport.loadingPlace')),
  inside('UnloadingLocation', leaf('ID', '卸货地', 'transport.unloadingPlace')),
  master,
);

const DECLARATION = needed(
  'Declaration',
  leaf('DeclarationOfficeID', '申报地海关', 'office'),
  leaf('ID', '单证编号', 'declarationId'),
  inside('RepresentativePerson', leaf('Name', '舱单传输人', 'transmitter')),
  place('ExitCustomsOffice', '离境地海关', 'exitOffice'),
  inside('Agent', leaf('ID', '运输工具代理', 'agent')),
  inside('Carrier', leaf('ID', '承运人', 'carrier')),
  leaf('OptType', '操作类型', 'regional.operation'),
  leaf('TradeMode', '贸易方式', 'regional.tradeMode'),
  leaf('DeclType', '申报类型', 'regional.kind'),
  TRANSPORT,
  place('LoadingLocation', '装货地', 'loading', leaf('LoadingDateTime', '装货时间', 'loading.at', SECOND)),
  place('UnloadingLocation', '卸货地', 'unloading', leaf('ArrivalDateTime', '到达时间', 'unloading.at', SECOND)),
  tallyParty,
  CONSIGNMENT,
  inside('AdditionalInformation', leaf('Content', '备注', 'note')),
);

const namespace = ({ messageType }: Readonly<Record<string, unknown>>): string =>
  `urn:Declaration:datamodel:standard:CN:${String(messageType ?? 'MT2101')}:1`;

/** Every manifest of the MT family: which one it is stands in its head. */
export const MESSAGES: readonly Message[] = [
  { root: needed('Manifest', HEAD, DECLARATION), namespace, accepts: NAMESPACES, fixed: { type: 'manifest' } },
];
