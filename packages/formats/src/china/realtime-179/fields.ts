import { OLD_CURRENCY, oneOf, SECOND, TEXT, textLike, type Value } from '../values/index.ts';

/** Name of the format; also its key under `extensions`. */
export const NAME = 'china.realtime-179';

/** One member of the JSON, in the order in which it is written and signed. */
export interface Field {
  readonly name: string;
  readonly value: Value;
  readonly path: readonly string[];
  readonly required: boolean;
  /** A JSON number; in the document it is decimal text. */
  readonly number?: true;
}

const field = (name: string, value: Value, path: string, more: Partial<Field> = {}): Field => ({
  name,
  value,
  path: path.split('.'),
  required: true,
  ...more,
});

const AMOUNT = textLike('a number', /^-?\d{1,24}(\.\d{1,12})?$/);
const MILLISECONDS = textLike('milliseconds since 1970, 13 digits', /^\d{13}$/);
const PROVIDER_KIND = oneOf('1, 2 or 3', { '1': 'unionpay', '2': 'netsunion', '3': 'other' });
const PAY_TYPE = oneOf('1, 2, 3 or 4', { '1': 'app', '2': 'web', '3': 'scan', '4': 'other' });

/** payExchangeInfoHead; the spelling of initalRequest is the standard's. */
export const HEAD: readonly Field[] = [
  field('guid', TEXT, 'id'),
  field('initalRequest', TEXT, 'request'),
  field('initalResponse', TEXT, 'response'),
  field('ebpCode', TEXT, 'platformCode'),
  field('payCode', TEXT, 'paymentProviderCode'),
  field('payTransactionId', TEXT, 'paymentNumber'),
  field('totalAmount', AMOUNT, 'amount', { number: true }),
  field('currency', OLD_CURRENCY, 'currency'),
  field('verDept', PROVIDER_KIND, 'verifiedBy'),
  field('payType', PAY_TYPE, 'paymentKind'),
  field('tradingTime', SECOND, 'paidAt'),
  field('note', TEXT, 'note', { required: false }),
];

/** One of payExchangeInfoLists. */
export const ORDER: readonly Field[] = [
  field('orderNo', TEXT, 'orderNumber'),
  field('recpAccount', TEXT, 'recipient.account'),
  field('recpCode', TEXT, 'recipient.code', { required: false }),
  field('recpName', TEXT, 'recipient.name'),
];

/** One of goodsInfo, which stands behind orderNo. */
export const GOODS: readonly Field[] = [field('gname', TEXT, 'name'), field('itemLink', TEXT, 'link')];

/** Around them. */
export const SESSION = field('sessionID', TEXT, 'sessionId');
export const SERVICE_TIME = field('serviceTime', MILLISECONDS, 'serviceTime');
export const SIGNATURE: readonly Field[] = [
  field('certNo', TEXT, 'signature.certificateNumber', { required: false }),
  field('signValue', TEXT, 'signature.value', { required: false }),
];
