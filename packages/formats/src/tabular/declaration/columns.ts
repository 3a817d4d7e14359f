import { nationalTargets } from './national.ts';
import { type Target, targetOf, targetPaths } from './targets.ts';

/**
 * Headers that people write, besides the names of the fields and of the interface table. Upper and lower case, spaces,
 * dashes and underscores make no difference.
 */
const ENGLISH: Readonly<Record<string, string>> = {
  reference: 'clientReference',
  'order number': 'clientReference',
  'hs code': 'items/hs/code',
  'goods name': 'items/name',
  description: 'items/name',
  'english name': 'items/nameForeign',
  quantity: 'items/quantity/value',
  unit: 'items/quantity/unit',
  'statutory quantity': 'items/statutoryQuantity/value',
  'statutory unit': 'items/statutoryQuantity/unit',
  'second quantity': 'items/secondQuantity/value',
  'second unit': 'items/secondQuantity/unit',
  price: 'items/unitPrice',
  amount: 'items/totalPrice',
  total: 'items/totalPrice',
  origin: 'items/originCountry',
  destination: 'items/destinationCountry',
  'item number': 'items/goodsItemNumber',
  'gross weight': 'grossMass',
  'net weight': 'netMass',
  packages: 'packages/quantity',
  'package kind': 'packages/kind',
  'transport mode': 'transport/mode',
  vessel: 'transport/meansName',
  voyage: 'transport/voyageNumber',
  'bill of lading': 'transport/transportDocumentNumber',
  container: 'containers/0/containerNumber',
  'container number': 'containers/0/containerNumber',
  'invoice total': 'invoiceTotal/amount',
  'invoice currency': 'invoiceTotal/currency',
  incoterms: 'tradeTerms',
  contract: 'contractNumber',
  'customs office': 'declarationOffice',
  trader: 'domesticTrader/name',
  'trader code': 'domesticTrader/customsCode',
};

/** Chinese headers that differ from the interface table, by the name there or by a path. */
const CHINESE: Readonly<Record<string, string>> = {
  客户端编号: 'ClientSeqNo',
  企业内部编号: 'ClientSeqNo',
  订单号: 'ClientSeqNo',
  进出口标志: 'IEFlag',
  进出口: 'IEFlag',
  申报地: 'CustomMaster',
  进出境关别: 'IEPort',
  商品编码: 'CodeTS',
  税号: 'CodeTS',
  品名: 'GName',
  商品名称: 'GName',
  规格型号: 'GModel',
  申报要素: 'GModel',
  数量: 'GQty',
  成交数量: 'GQty',
  单位: 'GUnit',
  成交单位: 'GUnit',
  法定数量: 'FirstQty',
  法定单位: 'FirstUnit',
  单价: 'DeclPrice',
  总价: 'DeclTotal',
  币制: 'TradeCurr',
  原产国: 'OriginCountry',
  '原产国（地区）': 'OriginCountry',
  最终目的国: 'DestinationCountry',
  '最终目的国（地区）': 'DestinationCountry',
  毛重: 'GrossWet',
  净重: 'NetWt',
  件数: 'PackNo',
  包装种类: 'WrapType',
  运输方式: 'TrafMode',
  提运单号: 'BillNo',
  提单号: 'BillNo',
  航次: 'VoyNo',
  运输工具名称: 'TrafName',
  合同号: 'ContrNo',
  合同协议号: 'ContrNo',
  监管方式: 'TradeMode',
  征免性质: 'CutMode',
  征免: 'DutyMode',
  征免方式: 'DutyMode',
  成交方式: 'TransMode',
  贸易国: 'TradeAreaCode',
  启运国: 'TradeCountry',
  境内收发货人: 'TradeName',
  收发货人: 'TradeName',
  项号: 'GNo',
  集装箱号: 'containers/0/containerNumber',
  备注: 'NoteS',
};

/** A header without what people write differently. */
export const plainName = (header: string): string => header.toLowerCase().replace(/[\s_\-/.:：()（）]/g, '');

let known: ReadonlyMap<string, Target> | undefined;

function knownColumns(): ReadonlyMap<string, Target> {
  const columns = new Map<string, Target>();
  const add = (name: string, target: Target | undefined): void => {
    const key = plainName(name);
    if (target !== undefined && !columns.has(key)) columns.set(key, target);
  };
  const paths = targetPaths();
  const national = nationalTargets();
  // A field's own path comes first; then the interface's names, which read more than the paths of the same fields; then
  // the fields of an item without their `items/`.
  for (const path of paths) add(path, targetOf(path));
  for (const [name, target] of national) add(name, target);
  for (const path of paths.filter((one) => one.startsWith('items/'))) add(path.slice('items/'.length), targetOf(path));
  for (const [name, path] of Object.entries(ENGLISH)) add(name, targetOf(path));
  for (const [name, to] of Object.entries(CHINESE)) add(name, national.get(to) ?? targetOf(to));
  return columns;
}

/** The field that a header names without a mapping. */
export function knownColumn(header: string): Target | undefined {
  known ??= knownColumns();
  // 毛重(千克) is 毛重: what stands in brackets is a unit or a remark.
  const bare = header.replace(/[(（][^)）]*[)）]/g, '');
  return known.get(plainName(header)) ?? targetOf(header) ?? known.get(plainName(bare));
}

/** Every field that a table can name, with the headers it is known by besides its path; for the documentation. */
export function columnNames(): readonly { readonly path: string; readonly names: readonly string[] }[] {
  const national = nationalTargets();
  const pathOf = (target: Target | undefined): string => target?.path.join('/') ?? '';
  const named: (readonly [name: string, path: string])[] = [
    ...[...national].map(([name, target]) => [name, pathOf(target)] as const),
    ...Object.entries(ENGLISH),
    ...Object.entries(CHINESE).map(([name, to]) => [name, pathOf(national.get(to) ?? targetOf(to))] as const),
  ];
  const byPath = new Map<string, Set<string>>();
  // A name that is also the path of another field stands for that one.
  for (const [name, path] of named)
    if (pathOf(knownColumn(name)) === path) byPath.set(path, (byPath.get(path) ?? new Set()).add(name));
  return targetPaths().map((path) => ({ path, names: [...(byPath.get(path) ?? [])] }));
}
