import type { Text } from '@kouan/core';

/** One way in which real peers differ from the text of PINT 3.0. */
export interface Quirk {
  readonly why: Text;
  /** Where it was seen. */
  readonly source: string;
}

const GATEWAY = 'DCSA Conformance Gateway, PINT suite 3.0.0 (2026-01)';

/** Every quirk that a profile can allow. */
export const QUIRKS = {
  issuanceManifestOnEnvelope: {
    why: {
      en: 'The issuance manifest stands at the top of the envelope, not in the first entry.',
      zh: '签发清单位于信封顶层，而非首条。',
    },
    source: GATEWAY,
  },
  issueAnywhere: {
    why: {
      en: 'Every entry says ISSUE, also those that transfer.',
      zh: '所有条目均为 ISSUE，包括转让条目。',
    },
    source: GATEWAY,
  },
  legacyAction: {
    why: {
      en: 'Transactions carry the old fields action and timestamp as well.',
      zh: '交易同时带有旧字段 action 与 timestamp。',
    },
    source: GATEWAY,
  },
  senderSignsAll: {
    why: {
      en: 'Every entry is signed by the platform that sends the envelope.',
      zh: '所有条目均由发送信封的平台签名。',
    },
    source: GATEWAY,
  },
} as const satisfies Readonly<Record<string, Quirk>>;

export type QuirkName = keyof typeof QUIRKS;

/** What a receiver lets pass beyond the standard. */
export interface PintProfile {
  readonly name: string;
  readonly quirks: ReadonlySet<QuirkName>;
}

export const PROFILES = {
  strict: { name: 'strict', quirks: new Set<QuirkName>() },
  'gateway-2026-01': { name: 'gateway-2026-01', quirks: new Set(Object.keys(QUIRKS) as QuirkName[]) },
} as const satisfies Readonly<Record<string, PintProfile>>;
