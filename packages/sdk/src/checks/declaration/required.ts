/** What must be filled before a declaration can be stored or declared: one row, one code. @module */
import type { Definition, Severity } from '@kouan/core';
import type { Declaration } from '../../documents/declaration/declaration.ts';
import type { Check, CheckContext } from '../check.ts';
import { walker } from '../walk.ts';

type Applies = (document: Declaration, context: CheckContext) => boolean;

// A summary declaration carries a third of the fields (GACC 2019 no. 127); the rest comes with the second step.
const inFull: Applies = (document, context) => context.profile !== 'store' && document.kind?.step !== 'summary';

/**
 * When a row is required. The rows of a part that may be missing (`royalties`) are required only where the part is;
 * rows of a table are required in every row there is.
 */
const WHEN = {
  /** Required to store, and so to declare: what cannot be stored is never declared. */
  store: () => true,
  declare: inFull,
  import: (document, context) => document.direction === 'import' && inFull(document, context),
  /** Third parties mostly store (G) and the user declares in the portal: such a file needs no card signature. */
  signed: (document, context) =>
    document.operation?.type !== undefined && document.operation.type !== 'store' && inFull(document, context),
  royalties: (document) => document.royalties !== undefined,
  transition: (document) => document.twoStageAccess?.transitionApplied === true,
} as const satisfies Record<string, Applies>;

type Row = readonly [
  code: string,
  pattern: string,
  element: string,
  when: keyof typeof WHEN,
  // What says how the message travels, not what is declared, only warns: the client that sends it may fill it in.
  severity?: Severity,
];

const ROWS: readonly Row[] = [
  ['REQ-0001', '/agent/customsCode', 'DecHead/AgentCode', 'store'],
  ['REQ-0002', '/agent/name', 'DecHead/AgentName', 'store'],
  ['REQ-0003', '/inputter/customsCode', 'DecHead/CopCode', 'store'],
  ['REQ-0004', '/inputter/name', 'DecHead/CopName', 'store'],
  ['REQ-0005', '/declarationOffice', 'DecHead/CustomMaster', 'store'],
  ['REQ-0006', '/inputter/personName', 'DecHead/InputerName', 'store'],
  ['REQ-0007', '/inputter/cardNumber', 'DecHead/TypistNo', 'store'],
  ['REQ-0008', '/tradingCountry', 'DecHead/TradeAreaCode', 'store'],
  ['REQ-0009', '/declarantName', 'DecHead/DeclareName', 'store'],
  ['REQ-0010', '/clientReference', 'DecSign/ClientSeqNo', 'store'],
  ['REQ-0011', '/transport/counterpartPort', 'DecHead/DistinatePort', 'declare'],
  ['REQ-0012', '/entryType', 'DecHead/EntryType', 'declare'],
  ['REQ-0013', '/grossMass', 'DecHead/GrossWet', 'declare'],
  ['REQ-0014', '/netMass', 'DecHead/NetWt', 'declare'],
  ['REQ-0015', '/entryExitOffice', 'DecHead/IEPort', 'declare'],
  ['REQ-0016', '/owner/name', 'DecHead/OwnerName', 'declare'],
  ['REQ-0017', '/packages/quantity', 'DecHead/PackNo', 'declare'],
  ['REQ-0018', '/packages/kind', 'DecHead/WrapType', 'declare'],
  ['REQ-0019', '/transport/counterpartCountry', 'DecHead/TradeCountry', 'declare'],
  ['REQ-0020', '/supervisionMode', 'DecHead/TradeMode', 'declare'],
  ['REQ-0021', '/domesticTrader/customsCode', 'DecHead/TradeCode', 'declare'],
  ['REQ-0022', '/domesticTrader/name', 'DecHead/TradeName', 'declare'],
  ['REQ-0023', '/domesticTrader/socialCreditCode', 'DecHead/TradeCoScc', 'declare'],
  ['REQ-0024', '/agent/socialCreditCode', 'DecHead/AgentCodeScc', 'declare'],
  ['REQ-0025', '/owner/socialCreditCode', 'DecHead/OwnerCodeScc', 'declare'],
  ['REQ-0026', '/transport/mode', 'DecHead/TrafMode', 'declare'],
  ['REQ-0027', '/tradeTerms', 'DecHead/TransMode', 'declare'],
  ['REQ-0028', '/transport/departurePort', 'DecHead/DespPortCode', 'import'],
  ['REQ-0029', '/transport/entryExitPort', 'DecHead/EntyPortCode', 'declare'],
  ['REQ-0030', '/transport/goodsLocation', 'DecHead/GoodsPlace', 'import'],
  ['REQ-0031', '/items/*/goodsItemNumber', 'DecList/GNo', 'store'],
  ['REQ-0032', '/items/*/hs/code', 'DecList/CodeTS', 'store'],
  ['REQ-0033', '/items/*/name', 'DecList/GName', 'declare'],
  ['REQ-0034', '/items/*/unitPrice', 'DecList/DeclPrice', 'declare'],
  ['REQ-0035', '/items/*/totalPrice', 'DecList/DeclTotal', 'declare'],
  ['REQ-0036', '/items/*/dutyMode', 'DecList/DutyMode', 'declare'],
  ['REQ-0037', '/items/*/quantity/value', 'DecList/GQty', 'declare'],
  ['REQ-0038', '/items/*/quantity/unit', 'DecList/GUnit', 'declare'],
  ['REQ-0039', '/items/*/statutoryQuantity/value', 'DecList/FirstQty', 'declare'],
  ['REQ-0040', '/items/*/statutoryQuantity/unit', 'DecList/FirstUnit', 'declare'],
  ['REQ-0041', '/items/*/originCountry', 'DecList/OriginCountry', 'declare'],
  ['REQ-0042', '/items/*/destinationCountry', 'DecList/DestinationCountry', 'declare'],
  ['REQ-0043', '/items/*/currency', 'DecList/TradeCurr', 'declare'],
  ['REQ-0044', '/items/*/domesticDistrict', 'DecList/DistrictCode', 'declare'],
  ['REQ-0045', '/transitRelation', 'DecHead/DeclTrnRel', 'store', 'warning'],
  ['REQ-0046', '/ediFlag', 'DecHead/EdiId', 'declare', 'warning'],
  ['REQ-0047', '/pricePromises', 'DecHead/PromiseItmes', 'store'],
  ['REQ-0048', '/operation/type', 'DecSign/OperType', 'store', 'warning'],
  ['REQ-0049', '/operation/signature', 'DecSign/Sign', 'signed', 'warning'],
  ['REQ-0050', '/operation/signedAt', 'DecSign/SignDate', 'signed', 'warning'],
  ['REQ-0051', '/items/*/licences/*/goodsItemNumber', 'DecGoodsLimit/GoodsNo', 'store'],
  ['REQ-0052', '/items/*/licences/*/type', 'DecGoodsLimit/LicTypeCode', 'declare'],
  ['REQ-0053', '/items/*/licences/*/number', 'DecGoodsLimit/LicenceNo', 'declare'],
  ['REQ-0054', '/items/*/licences/*/vehicles/*/licenceNumber', 'DecGoodsLimitVin/LicenceNo', 'store'],
  ['REQ-0055', '/items/*/licences/*/vehicles/*/licenceType', 'DecGoodsLimitVin/LicTypeCode', 'store'],
  ['REQ-0056', '/containers/*/containerNumber', 'Container/ContainerId', 'store'],
  ['REQ-0057', '/containers/*/specification', 'Container/ContainerMd', 'store'],
  ['REQ-0058', '/containers/*/goodsItemNumbers', 'Container/GoodsNo', 'store'],
  ['REQ-0059', '/supportingDocuments/*/type', 'LicenseDocu/DocuCode', 'store'],
  ['REQ-0060', '/supportingDocuments/*/number', 'LicenseDocu/CertCode', 'store'],
  ['REQ-0061', '/requestedCertificates/*/type', 'DecRequestCert/AppCertCode', 'store'],
  ['REQ-0062', '/otherPackages/*/quantity', 'DecOtherPack/PackQty', 'declare'],
  ['REQ-0063', '/otherPackages/*/kind', 'DecOtherPack/PackType', 'declare'],
  ['REQ-0064', '/enterpriseQualifications/*/type', 'DecCopLimit/EntQualifTypeCode', 'declare'],
  ['REQ-0065', '/markAttachments/*/name', 'DecMarkLob/AttachName', 'store'],
  ['REQ-0066', '/markAttachments/*/content', 'DecMarkLob/Attachment', 'store'],
  ['REQ-0067', '/materialPromises/*/code', 'DecCopPromise/DeclaratioMaterialCode', 'declare'],
  ['REQ-0068', '/controlledElements/*/elementNumber', 'DecControlModel/ElementNo', 'store'],
  ['REQ-0069', '/controlledElements/*/category', 'DecControlModel/DeclarationCategoryCode', 'store'],
  ['REQ-0070', '/electronicDocuments/*/id', 'EdocRealation/EdocID', 'store'],
  ['REQ-0071', '/electronicDocuments/*/type', 'EdocRealation/EdocCode', 'store'],
  ['REQ-0072', '/electronicDocuments/*/structured', 'EdocRealation/EdocFomatType', 'store'],
  ['REQ-0073', '/items/*/documentLinks/*/number', 'EcoRelation/EcoCertNo', 'store'],
  ['REQ-0074', '/items/*/documentLinks/*/itemNumber', 'EcoRelation/EcoGNo', 'store'],
  ['REQ-0075', '/items/*/preferentialOrigins/*/proofItemNumber', 'EcoRelation/EcoGNo', 'store'],
  ['REQ-0076', '/transit/containers/*/containerNumber', 'TrnContainer/ContaNo', 'store'],
  ['REQ-0077', '/transit/containerGoods/*/goodsItemNumber', 'TrnContaGoods/GNo', 'store'],
  ['REQ-0078', '/transit/containerGoods/*/containerNumber', 'TrnContaGoods/ContaNo', 'store'],
  ['REQ-0079', '/transit/containerGoods/*/packageCount', 'TrnContaGoods/ContaGoodsCount', 'declare'],
  ['REQ-0080', '/transit/containerGoods/*/mass', 'TrnContaGoods/ContaGoodsWeight', 'declare'],
  ['REQ-0081', '/royalties/contractNumber', 'DecRoyaltyFee/ContractNo', 'royalties'],
  ['REQ-0082', '/royalties/licensor', 'DecRoyaltyFee/Authorizer', 'royalties'],
  ['REQ-0083', '/royalties/licensee', 'DecRoyaltyFee/AuthorizedPerson', 'royalties'],
  ['REQ-0084', '/royalties/paymentType', 'DecRoyaltyFee/PayType', 'royalties'],
  ['REQ-0085', '/royalties/paidOn', 'DecRoyaltyFee/PayTime', 'royalties'],
  ['REQ-0086', '/royalties/effectiveFrom', 'DecRoyaltyFee/EffectiveDateTime', 'royalties'],
  ['REQ-0087', '/royalties/effectiveTo', 'DecRoyaltyFee/ExpirationDateTime', 'royalties'],
  ['REQ-0088', '/royalties/amount', 'DecRoyaltyFee/RoyaltyAmount', 'royalties'],
  ['REQ-0089', '/royalties/currency', 'DecRoyaltyFee/Curr', 'royalties'],
  ['REQ-0090', '/royalties/feeType', 'DecRoyaltyFee/RoyaltyFeeType', 'royalties'],
  ['REQ-0091', '/royalties/evidence', 'DecRoyaltyFee/EdocType', 'royalties'],
  ['REQ-0092', '/royalties/statement', 'DecRoyaltyFee/Statment', 'royalties'],
  ['REQ-0093', '/royalties/confidential', 'DecRoyaltyFee/IsSecret', 'royalties'],
  ['REQ-0094', '/royalties/contractDate', 'DecRoyaltyFee/IssueDateTime', 'royalties'],
  ['REQ-0095', '/twoStageAccess/transitionSite', 'DecTpAccess/TransitionSite', 'transition'],
];

/** One definition a row, keyed by code. */
export const requiredDefinitions: Readonly<Record<string, Definition>> = Object.fromEntries(
  ROWS.map(([code, pattern, element, , severity = 'error']) => [
    code,
    {
      code,
      severity,
      message: { en: `${pattern} must be filled`, zh: `必填项为空：${pattern}` },
      source: `Single Window DecMessage interface table, ${element}`,
    } satisfies Definition,
  ]),
);

const nothing = (): void => undefined;

/** One check a row. */
export const requiredChecks: readonly Check<Declaration>[] = ROWS.map(([code, pattern, , when]) => {
  const walk = walker(pattern);
  const definition = requiredDefinitions[code] as Definition;
  const applies: Applies = WHEN[when];
  return {
    codes: [code],
    source: definition.source,
    title: { en: `${pattern} is filled`, zh: `${pattern} 已填` },
    check: (document, context, report) => {
      if (applies(document, context)) walk(document, nothing, (path) => report(definition, path()));
    },
  };
});
