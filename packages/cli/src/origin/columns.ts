/** How the text of a cell becomes a value of the contract. */
export type CellKind = 'text' | 'flag' | 'list' | 'flagOrText';

/** One column of a table of goods. */
export interface GoodColumn {
  /** Where the value goes: below the good, or below its material when the first key is `materials`. */
  readonly path: readonly string[];
  readonly kind: CellKind;
  /** Names that people write, besides the path itself. */
  readonly names: readonly string[];
}

const good = (path: string, names: string, kind: CellKind = 'text'): GoodColumn => ({
  path: path.split('.'),
  kind,
  names: names.split(' ').filter(Boolean),
});
const material = (path: string, names: string, kind: CellKind = 'text'): GoodColumn =>
  good(`materials.${path}`, names, kind);

/** Every column, each once; a table has one row a material, and the columns of the good on its first row or on all. */
export const GOOD_COLUMNS: readonly GoodColumn[] = [
  good('id', 'good goodId reference 编号 货物编号 成品编号'),
  good('agreement', '协定'),
  good('good.hs', 'hs hsCode goodHs 税号 成品税号 HS编码'),
  good('good.edition', 'edition hsEdition 版本 HS版本'),
  good('rule', 'psr 规则 产品特定规则'),
  good('producedIn', 'producer 生产国 生产方'),
  good('exporter', '出口国 出口方'),
  good('importer', '进口国 进口方'),
  good('exportedOn', 'exportDate 出口日期'),
  good('value.fob', 'fob 离岸价 FOB价'),
  good('value.currency', 'currency 币制'),
  good('netWeight', 'weight 净重'),
  good('whollyObtained.clause', 'whollyObtained 完全获得'),
  good('whollyObtained.place', 'obtainedIn 获得地'),
  good('operations', 'operation 工序 加工工序', 'list'),
  good('chemicalReaction', '化学反应', 'flagOrText'),
  good('netCost', '净成本'),
  good('costs.labour', 'labour labor 人工 人工成本'),
  good('costs.overhead', 'overhead 制造费用'),
  good('costs.profit', 'profit 利润'),
  good('costs.other', 'other 其他费用'),
  good('differential.appendix', 'appendix 附录货物', 'flag'),
  good('differential.threshold', 'threshold 附加价值门槛'),
  good('differential.mfn', 'mfn 最惠国税率'),
  material('id', 'material materialId 材料 材料编号 原料编号'),
  material('hs', 'materialHs 材料税号 原料税号'),
  material('value', 'materialValue 材料价值 原料价值'),
  material('currency', 'materialCurrency 材料币制'),
  material('weight', 'materialWeight 材料重量'),
  material('quantity', 'quantity materialQuantity 材料数量'),
  material('origin', 'origin materialOrigin 材料原产国 原料原产国'),
  material('originating', 'originating materialOriginating 原产材料 是否原产', 'flag'),
  material('proof', 'proof materialProof 原产地证明'),
  material('role', 'role materialRole 材料用途'),
  material('invoicedSeparately', 'invoicedSeparately 单独开票', 'flag'),
  material('customary', 'customary 惯常配备', 'flag'),
  material('selfProduced', 'selfProduced 自产', 'flag'),
  material('fungibleGroup', 'fungibleGroup 可互换组'),
  material('usedOn', 'usedOn 领用日期'),
  material('supplier', 'supplier materialSupplier 供应商货物'),
  material('deductions.transport', 'materialTransport 材料运费'),
  material('deductions.duties', 'materialDuties 材料税费'),
  material('deductions.dutiesRefunded', 'materialDutiesRefunded 材料退税'),
  material('deductions.waste', 'materialWaste 材料损耗'),
  material('deductions.scrapValue', 'materialScrapValue 废料价值'),
];

/** Names without blanks, case and the signs people put between words. */
const bare = (name: string): string => name.toLowerCase().replace(/[\s_.\-/（）()]/g, '');

const BY_NAME = new Map(
  GOOD_COLUMNS.flatMap((column) =>
    [column.path.join('.'), ...column.names].map((name) => [bare(name), column] as const),
  ),
);

/** The column that a header means. */
export const columnNamed = (header: string): GoodColumn | undefined => BY_NAME.get(bare(header));
