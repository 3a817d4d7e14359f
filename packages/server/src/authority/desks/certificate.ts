import type { CertificateOfOrigin, Receipt } from '@kouan/sdk';
import { chinaSecond } from '../../china-time.ts';
import { type Desk, type DeskStep, type Facts, type Filed, localDay } from '../desk.ts';

const FORMAT = 'china.declaration-receipt';

/** No public definition has the receipts of an application: those of the single window are given, with its channels. */
const STEPS: Readonly<Record<string, DeskStep>> = {
  '7': { code: '7', note: '申报成功' },
  L: { code: 'L', note: '入库成功' },
  C: { code: 'M', note: '转人工审核' },
  J: { code: 'a', note: '签证，领取证单' },
  E: { code: 'E', note: '退单：原产地标准与商品不符' },
  Z: { code: 'Z', note: '退回修改' },
};

const receiptOf = ({ reference }: Filed, { code, note }: DeskStep, facts: Facts): Receipt => ({
  type: 'receipt',
  stage: 'business',
  state: 'unknown',
  final: false,
  channel: code,
  note: `${note}[${reference}]`,
  singleWindowNumber: facts.singleWindowNumber,
  noticedAt: chinaSecond(facts.now),
  ...(code === 'a' ? { declarationNumber: facts.documentNumber } : {}),
});

/** Applications for certificates of origin (CooImp). */
export const CERTIFICATE_DESK: Desk = {
  name: 'certificate-applications',
  title: 'applications for certificates of origin (CooImp)',
  formats: ['china.certificate-application'],
  file(document) {
    const { number, extensions, invoices = [] } = document as CertificateOfOrigin;
    const head = extensions?.['china.certificate-application']?.['head'] as
      | Readonly<Record<string, unknown>>
      | undefined;
    const named = [number, head?.['EntMgrNo'], head?.['ContractNo'], invoices[0]?.number].find(
      (one) => typeof one === 'string' && one !== '',
    );
    if (named === undefined) return undefined;
    const status = head?.['CertStatus'];
    return { document, reference: String(named), amends: typeof status === 'string' && status !== '0' };
  },
  number(document, serial, now) {
    const { number } = document as CertificateOfOrigin;
    return {
      singleWindowNumber: `C${localDay(now).slice(0, 4)}${String(serial).padStart(13, '0')}`,
      documentNumber:
        number === undefined || number === ''
          ? `RC${localDay(now).slice(2, 4)}330296100${String(serial).padStart(4, '0')}`
          : number,
    };
  },
  step: (channel) => STEPS[channel],
  receiptFormat: FORMAT,
  receipt: receiptOf,
  answer(filed, facts, problem) {
    const [one] = filed;
    const [told] = facts;
    return [
      {
        type: 'receipt',
        stage: 'import',
        state: problem === undefined ? 'stored' : 'failed',
        final: problem !== undefined,
        note: problem ?? '暂存成功',
        clientReference: one?.reference ?? '',
        ...(problem === undefined && told !== undefined ? { singleWindowNumber: told.singleWindowNumber } : {}),
      },
    ];
  },
  subject: ({ reference }) => ({ declaration: reference }),
  event: 'certificate.changed',
};
