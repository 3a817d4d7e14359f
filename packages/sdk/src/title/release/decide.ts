import type { Text } from '@kouan/core';
import type { ReceiptState } from '../../documents/receipt.ts';
import { sameParty, type TitleParty } from '../party.ts';
import { nameOf } from '../rules.ts';
import type { TitleState } from '../state.ts';
import type { TitleTerms } from '../terms.ts';

/** What is known when somebody asks for the goods. What is absent is not known. */
export interface ReleaseFacts {
  readonly terms: TitleTerms;
  readonly title?: TitleState;
  /** State of the newest receipt of the import declaration. */
  readonly customs?: ReceiptState;
  readonly freight?: { readonly term: 'PRE' | 'COL'; readonly paid?: boolean };
  /** Who asks, and whether it was proved that it is they. */
  readonly claimant?: TitleParty;
  readonly identityProved?: boolean;
}

/** The four conditions of a release, none of which stands for another. */
export type ReleaseCondition = 'surrendered' | 'customs' | 'freight' | 'identity';

/** One condition, with what was found. */
export interface ConditionAnswer {
  readonly name: ReleaseCondition;
  readonly met: boolean | 'unknown';
  readonly reason: Text;
  readonly source: string;
}

/** Whether goods may leave, and what is missing. */
export interface ReleaseDecision {
  /** `release` only when every condition is met; `hold` when one is not; `unknown` when one cannot be known. */
  readonly verdict: 'release' | 'hold' | 'unknown';
  readonly conditions: readonly ConditionAnswer[];
  readonly missing: readonly ReleaseCondition[];
}

/** Receipts of customs with which goods may leave the port. */
const CLEARED: readonly ReceiptState[] = [
  'cleared',
  'released',
  'released-on-guarantee',
  'gate-entry-allowed',
  'port-entry-allowed',
  'certificate-issued',
  'closed',
];

type Answer = Pick<ConditionAnswer, 'met' | 'reason'>;
const answer = (met: boolean | 'unknown', en: string, zh: string): Answer => ({ met, reason: { en, zh } });

interface Condition {
  readonly name: ReleaseCondition;
  readonly source: string;
  decide(facts: ReleaseFacts): Answer;
}

const CONDITIONS: readonly Condition[] = [
  {
    name: 'surrendered',
    source: 'MLETR Article 10; DCSA EBL surrender 3.0',
    decide: ({ terms, title }) => {
      if (terms.typeCode === 'SWB') return answer(true, 'a sea waybill is not surrendered', '海运单无需交还');
      if (title === undefined) return answer('unknown', 'the chain of the bill is not known', '提单的链未知');
      return title.status === 'SURRENDERED_FOR_DELIVERY'
        ? answer(true, 'the carrier has accepted the surrender for delivery', '承运人已接受提货交还')
        : answer(false, `the bill is ${title.status}`, `提单状态为 ${title.status}`);
    },
  },
  {
    name: 'customs',
    source: 'Customs Law of the People’s Republic of China, Article 29',
    decide: ({ customs }) => {
      if (customs === undefined || customs === 'unknown')
        return answer('unknown', 'customs has not answered', '海关尚未答复');
      return CLEARED.includes(customs)
        ? answer(true, `customs says ${customs}`, `海关回执：${customs}`)
        : answer(false, `customs says ${customs}`, `海关回执：${customs}`);
    },
  },
  {
    name: 'freight',
    source: 'DCSA EBL 3.0, freightPaymentTermCode',
    decide: ({ freight }) => {
      if (freight?.paid === true) return answer(true, 'freight is paid', '运费已付');
      if (freight === undefined || freight.paid === undefined)
        return answer('unknown', 'nobody says whether freight is paid', '运费是否已付未知');
      return freight.term === 'COL'
        ? answer(false, 'freight is to be collected and is not paid', '运费到付，尚未支付')
        : answer(false, 'prepaid freight has not come in', '预付运费尚未到账');
    },
  },
  {
    name: 'identity',
    source: 'MLETR Article 11; carriage contract, delivery to the holder',
    decide: ({ terms, title, claimant, identityProved }) => {
      const entitled = terms.typeCode === 'SWB' ? terms.consignee : title?.surrenderedBy;
      if (claimant === undefined || entitled === undefined)
        return answer('unknown', 'it is not known who asks, or who may', '提货人或有权人未知');
      const same = sameParty(claimant, entitled);
      if (same !== true)
        return answer(
          same ?? 'unknown',
          `${nameOf(claimant)} asks; the goods are for ${nameOf(entitled)}`,
          `申请人为 ${nameOf(claimant)}，有权人为 ${nameOf(entitled)}`,
        );
      return identityProved === true
        ? answer(true, `${nameOf(claimant)} is who they say`, `${nameOf(claimant)} 身份已证实`)
        : answer(identityProved ?? 'unknown', 'the identity is not proved', '身份未证实');
    },
  },
];

/** Whether goods may be released: bill surrendered, customs released, freight paid, identity proved; all four. */
export function decideRelease(facts: ReleaseFacts): ReleaseDecision {
  const conditions = CONDITIONS.map(({ name, source, decide }) => ({ name, source, ...decide(facts) }));
  const missing = conditions.filter(({ met }) => met !== true);
  const verdict = missing.length === 0 ? 'release' : missing.some(({ met }) => met === false) ? 'hold' : 'unknown';
  return { verdict, conditions, missing: missing.map(({ name }) => name) };
}
