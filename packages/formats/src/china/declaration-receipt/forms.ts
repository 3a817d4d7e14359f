import type { Receipt } from '@kouan/sdk';

/** Fields of a receipt that are plain text. */
export type TextField = Exclude<
  { [K in keyof Receipt]-?: string extends NonNullable<Receipt[K]> ? K : never }[keyof Receipt],
  undefined
>;

/** One element of a receipt form; without a field it lives in the format's extension. */
export interface Row {
  readonly element: string;
  readonly field?: TextField;
  /** ISO in the document; the old form is written without separators. */
  readonly date?: true;
  /** Element that it stands in, with those beside it that say the same. */
  readonly within?: 'resultFlag';
}

/** One written form of a receipt. */
export interface Form {
  readonly name: string;
  /** Element that holds the rows. */
  readonly root: string;
  /** Elements around it, outermost first. */
  readonly around: readonly string[];
  readonly namespace: string;
  readonly stage: Receipt['stage'];
  readonly rows: readonly Row[];
}

const DEC = 'http://www.chinaport.gov.cn/dec';

/** Rows of the business receipt that both generations share, after the number of the declaration. */
const RESULT: readonly Row[] = [
  { element: 'ENTRY_ID', field: 'declarationNumber' },
  { element: 'NOTICE_DATE', field: 'noticedAt', date: true },
  { element: 'CHANNEL', field: 'channel' },
  { element: 'NOTE', field: 'note' },
  { element: 'CUSTOM_MASTER', field: 'declarationOffice' },
  { element: 'I_E_DATE', field: 'enteredOrExitedAt', date: true },
  { element: 'D_DATE', field: 'declaredAt', date: true },
];

export const IMPORT_FORM: Form = {
  name: 'DecImportResponse',
  root: 'DecImportResponse',
  around: [],
  namespace: DEC,
  stage: 'import',
  rows: [
    { element: 'ResponseCode' },
    { element: 'ErrorMessage', field: 'note' },
    { element: 'ClientSeqNo', field: 'clientReference' },
    { element: 'SeqNo', field: 'singleWindowNumber' },
    { element: 'TrnPreId', field: 'transitNumber' },
  ],
};

export const RESULT_FORM: Form = {
  name: 'DEC_RESULT',
  root: 'DEC_RESULT',
  around: [],
  namespace: '',
  stage: 'business',
  rows: [{ element: 'CUS_CIQ_NO', field: 'singleWindowNumber' }, ...RESULT],
};

/** The form before August 2018: wrapped, SEQ_NO instead of CUS_CIQ_NO, GB2312. */
export const OLD_RESULT_FORM: Form = {
  ...RESULT_FORM,
  name: 'DEC_DATA',
  around: ['DEC_DATA'],
  rows: [{ element: 'SEQ_NO', field: 'singleWindowNumber' }, ...RESULT],
};

/** Answer of the client when the card or its reader fails; nothing of the declaration is in it. */
export const CARD_FORM: Form = {
  name: 'Root',
  root: 'Root',
  around: [],
  namespace: '',
  stage: 'import',
  rows: [
    { element: 'Type', within: 'resultFlag' },
    { element: 'Value', within: 'resultFlag' },
    { element: 'failCode' },
    { element: 'failInfo', field: 'note' },
    { element: 'retData' },
  ],
};

/** Elements of the card form that only hold others. */
export const CARD_WRAPPERS: ReadonlySet<string> = new Set(['resultFlag']);
