/** What an agreement knows of one of its Parties. */
export interface Party {
  readonly country: string;
  /** Entry into force, ISO 8601 day. */
  readonly since: string;
  /** The Party has different rates for different Parties, RCEP Article 2.6. */
  readonly differentials?: true;
  /** The Party has an Appendix for Article 2.6.3. */
  readonly appendix?: true;
  /** The day holds for some pairs only. */
  readonly doubt?: true;
  /** Years after entry into force to implement the declaration by any exporter, Article 3.16. */
  readonly selfDeclarationYears: 10 | 20;
}

const row = (country: string, since: string, facts: Partial<Party> = {}): Party => ({
  country,
  since,
  selfDeclarationYears: 10,
  ...facts,
});
const SPECIAL = { differentials: true, appendix: true } as const;

/** The Parties to RCEP. Source: Article 20.6, notices of the depositary; Annex I; Article 3.16.2. */
export const RCEP_PARTIES: readonly Party[] = [
  row('AU', '2022-01-01'),
  row('BN', '2022-01-01'),
  row('KH', '2022-01-01', { selfDeclarationYears: 20 }),
  row('CN', '2022-01-01', SPECIAL),
  row('ID', '2023-01-02', SPECIAL),
  row('JP', '2022-01-01', SPECIAL),
  row('KR', '2022-02-01', SPECIAL),
  row('LA', '2022-01-01', { selfDeclarationYears: 20 }),
  row('MY', '2022-03-18'),
  row('MM', '2022-05-01', { selfDeclarationYears: 20, doubt: true }),
  row('NZ', '2022-01-01'),
  row('PH', '2023-06-02', SPECIAL),
  row('SG', '2022-01-01'),
  row('TH', '2022-01-01', SPECIAL),
  row('VN', '2022-01-01', SPECIAL),
];

/** The Parties to CPTPP. Source: CPTPP Article 3; the depositary's notices. */
export const CPTPP_PARTIES: readonly Party[] = [
  row('AU', '2018-12-30'),
  row('BN', '2023-07-12'),
  row('CA', '2018-12-30'),
  row('CL', '2023-02-21'),
  row('GB', '2024-12-15', { doubt: true }),
  row('JP', '2018-12-30'),
  row('MX', '2018-12-30'),
  row('MY', '2022-11-29'),
  row('NZ', '2018-12-30'),
  row('PE', '2021-09-19'),
  row('SG', '2018-12-30'),
  row('VN', '2019-01-14'),
];
