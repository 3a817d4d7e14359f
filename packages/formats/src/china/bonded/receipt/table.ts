import { type Group, inside, type Leaf, type Message, needed, rows, wordsOf } from '../../message/index.ts';
import { SPACED_TIME, TEXT } from '../../values/index.ts';
import { NAMESPACES, packageOf, XMLDSIG } from '../package.ts';
import { derive, NAME } from './results.ts';

/** Head of an inventory as the ledger has it. */
const INVENTORY =
  'bondInvtNo chgTmsCnt invtPreentNo putrecNo etpsInnerInvtNo bizopEtpsSccd bizopEtpsno bizopEtpsNm rvsngdEtpsSccd rcvgdEtpsno rcvgdEtpsNm dclEtpsSccd dclEtpsno dclEtpsNm invtDclTime entryDclTime entryNo rltInvtNo rltPutrecNo rltEntryNo rltEntryBizopEtpsSccd rltEntryBizopEtpsno rltEntryBizopEtpsNm impexpPortcd dclPlcCuscd impexpMarkcd mtpckEndprdMarkcd supvModecd trspModecd stshipTrsarvNatcd applyNo dclcusFlag dclcusTypecd prevdTime formalVrfdedTime invtIochkptStucd vrfdedMarkcd invtStucd vrfdedModecd duCode rmk bondInvtTypecd entryStucd passportUsedTypecd param1 param2 param3 param4 needEntryModified levyBlAmt dclTypecd'.split(
    ' ',
  );

/** Goods as they are booked. */
const LEDGER =
  'bwsNo chgTmsCnt gdsSeqno inDate gdsMtno gdecd gdsNm gdsSpcfModelDesc natcd dclUnitcd lawfUnitcd secdLawfUnitcd dclUprcAmt dclCurrcd avgPrice totalAmt inQty inLawfQty inSecdLawfQty actlIncQty actlRedcQty prevdIncQty prevdRedcQty outDate limitDate inType invtNo invtGNo cusmExeMarkcd rmk modfMarkcd'.split(
    ' ',
  );

/** A pass with what the gate has read: weight, times, state. */
const PASS =
  'passportNo chgTmsCnt passportTypecd sasPassportPreentNo dclTypecd ioTypecd bindTypecd masterCuscd rltTbTypecd rltNo areainEtpsno areainEtpsNm areainEtpsSccd vehicleNo vehicleIcNo containerNo vehicleWt vehicleFrameNo vehicleFrameWt containerType containerWt totalWt passCollectWt wtError totalGrossWt totalNetWt dclErConc dclTime passID secdPassId passTime secdPassTime stucd emapvMarkcd logisticsStucd ownerSystem rmk col1'.split(
    ' ',
  );

/** A pass of a two-step declaration. */
const TWO_STEP_PASS =
  'passportNo sasPassportPreentNo chgTmsCnt dclTypecd masterCuscd areainEtpsno areainEtpsNm areainEtpsSccd vehicleNo vehicleIcNo containerNo dclErConc dclTime logisticsStucd passId secdPassId passTime secdPassTime stucd emapvMarkcd rmk ownerSystem col1 col2 col3 col4'.split(
    ' ',
  );

/** Goods of a pass. */
const PASS_GOODS =
  'passportNo chgTmsCnt passportSeqno gdsMtno gdecd gdsNm grossWt netWt rltGdsSeqno dclUnitcd dclQty rmk'.split(' ');

/** Documents of a pass. */
const PASS_DOCUMENTS = 'passportNo rltTbTypecd rltNo'.split(' ');

/** Elements of this format alone: they live beside the fields of the receipt, by their names. */
const texts = (names: readonly string[], path: (name: string) => readonly string[] | undefined): Leaf[] =>
  names.map((element) => {
    const at = path(element);
    return {
      kind: 'leaf',
      element,
      nameZh: element,
      value: TEXT,
      presence: 'may',
      length: 4000,
      ...(at === undefined ? {} : { path: at }),
    };
  });
const kept = (element: string, names: readonly string[]): Group =>
  inside(
    element,
    texts(names, () => undefined),
  );
const list = (element: string, names: readonly string[]): Group => ({
  ...rows(
    element,
    element,
    {},
    texts(names, (name) => [name]),
  ),
  rows: ['extensions', NAME, element],
});

const result = wordsOf({
  etpsPreentNo: ['预录入统一编号', TEXT, 'singleWindowNumber'],
  businessId: ['业务编号', TEXT, 'documentNumber'],
  tmsCnt: ['变更次数', TEXT],
  typecd: ['业务类型', TEXT],
  manageResult: ['处理结果', TEXT, 'channel'],
  manageDate: ['处理时间', SPACED_TIME, 'noticedAt'],
  rmk: ['备注', TEXT, 'note'],
  invPreentNo: ['预录入统一编号', TEXT, 'singleWindowNumber'],
  entrySeqNo: ['报关单统一编号', TEXT],
  createDate: ['生成时间', SPACED_TIME, 'noticedAt'],
  reason: ['原因', TEXT, 'note'],
  SeqNo: ['预录入统一编号', TEXT, 'singleWindowNumber'],
  EtpsPreentNo: ['企业内部编号', TEXT, 'clientReference'],
  CheckInfo: ['检查信息', TEXT, 'note'],
  DealFlag: ['处理标志', TEXT, 'channel'],
});

const APPROVAL = inside(
  'HdeApprResult',
  result.may('etpsPreentNo', 64),
  result.may('businessId', 64),
  result.may('tmsCnt', 19),
  result.may('typecd', 8),
  result.must('manageResult', 8),
  result.may('manageDate', '=19'),
  result.may('rmk', 4000),
);
const DECLARED = needed(
  'InvApprResult',
  result.may('invPreentNo', 64),
  result.may('businessId', 64),
  result.may('entrySeqNo', 64),
  result.must('manageResult', 8),
  result.may('createDate', '=19'),
  result.may('reason', 4000),
);
const PASS_PARTS = [
  APPROVAL,
  kept('SasPassportBsc', PASS),
  list('SasPassportDt', PASS_GOODS),
  list('SasPassportRlt', PASS_DOCUMENTS),
];
const TWO_STEP = [APPROVAL, kept('Sas2stepPassportBsc', TWO_STEP_PASS)];

/** What each kind of receipt holds. */
const KINDS: Readonly<Record<string, readonly Group[]>> = {
  INV200: [APPROVAL],
  INV201: [APPROVAL, kept('BondInvtBsc', INVENTORY)],
  INV202: [DECLARED],
  INV211: [kept('BondInvtBsc', INVENTORY), list('BwsDt', LEDGER)],
  SAS201: [APPROVAL],
  SAS211: [APPROVAL],
  SAS221: PASS_PARTS,
  SAS223: PASS_PARTS,
  SAS224: PASS_PARTS,
  SAS231: [APPROVAL],
  SAS251: TWO_STEP,
  SAS253: TWO_STEP,
};

const FIXED = { type: 'receipt', stage: 'business', state: 'unknown', final: false };
/** Receipts about inventories have a namespace, the others have none. */
const namespace = (row: Readonly<Record<string, unknown>>): string => {
  const own = (row['extensions'] as Record<string, Record<string, unknown>> | undefined)?.[NAME];
  return String(own?.['kind']).startsWith('INV') ? XMLDSIG : '';
};

const FACTS = { namespace, accepts: NAMESPACES, fixed: FIXED, derive };

/** The envelope is the platform's: it is kept and no field of a receipt. */
const bare = (group: Group): Group => ({
  ...group,
  children: group.children.map((child) => {
    if (child.kind === 'group') return bare(child);
    return child.path?.[0] === 'envelope' ? { ...child, path: ['extensions', NAME, child.element] } : child;
  }),
});

const businessOf = (kind: string, _at: number, all: readonly string[]): Group => ({
  ...(all.length === 1 ? needed : inside)(kind, ...(KINDS[kind] ?? [])),
  choice: ['extensions', NAME, 'kind'],
});

const packageMessage = (kinds: readonly string[]): Message => ({
  root: bare(packageOf(kinds.length === 1 ? kinds[0] : undefined, ...kinds.map(businessOf))),
  ...FACTS,
});

/** The client's own answer, at once. */
const COMMON: Message = {
  root: needed(
    'CommonResponeMessage',
    result.may('SeqNo', 18),
    result.may('EtpsPreentNo', 64),
    result.may('CheckInfo', 4000),
    result.must('DealFlag', 2),
  ),
  ...FACTS,
};

/** Kinds of receipts, as their messages are called. */
export const KIND_NAMES: readonly string[] = Object.keys(KINDS);

const ANY = packageMessage(KIND_NAMES);

/** Reads every kind: which one it is stands inside. */
export const MESSAGES: readonly Message[] = [ANY, COMMON];

const WRITTEN = new Map([
  ...KIND_NAMES.map((kind) => [kind, packageMessage([kind])] as const),
  // A package with none of them in it.
  [ANY.root.element, packageMessage([])] as const,
  [COMMON.root.element, COMMON] as const,
]);

/** The message that carries a receipt of a kind, for example SAS221; without one the client's own answer. */
export const messageOfKind = (kind: unknown = COMMON.root.element): Message | undefined => WRITTEN.get(String(kind));
