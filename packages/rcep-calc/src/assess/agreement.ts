import { CPTPP_PARTIES, type Party, RCEP_PARTIES } from './parties.ts';

/** The numbers of the articles in the text of one agreement. */
export interface Articles {
  readonly status: string;
  readonly whollyObtained: string;
  readonly cumulation: string;
  readonly content: string;
  readonly materials: string;
  readonly minimal: string;
  readonly deMinimis: string;
  readonly packing: string;
  readonly accessories: string;
  readonly indirect: string;
  readonly fungible: string;
  readonly rollUp: string;
  readonly unit: string;
  readonly consignment: string;
  readonly country: string;
  readonly force: string;
  readonly rules: string;
}

/** All in which agreements differ for the engine; the product specific rules come from a rule set. */
export interface Agreement {
  readonly name: string;
  readonly edition: string;
  readonly parties: ReadonlyMap<string, Party>;
  readonly articles: Articles;
  /** The agreement has a list of operations that never confer origin. */
  readonly minimalOperations: boolean;
  /** The agreement has an article on the country of origin among its Parties. */
  readonly countryOfOrigin: boolean;
  /** Value added in any Party counts, also to materials that do not originate. */
  readonly fullCumulation: boolean;
  /** The build-up formula counts labour, overhead, profit and other cost besides originating materials. */
  readonly buildUpCosts: boolean;
  /** Tolerance in percent of the value; by weight in the chapters `[from, to]`, beside or instead of the value. */
  readonly deMinimis: {
    readonly percent: number;
    readonly weightChapters: readonly [number, number];
    readonly weightInstead: boolean;
  };
}

const byCountry = (parties: readonly Party[]) => new Map(parties.map((party) => [party.country, party]));

/** RCEP, signed text of 2020-11-15. */
export const RCEP: Agreement = {
  name: 'RCEP',
  edition: '2022',
  parties: byCountry(RCEP_PARTIES),
  articles: {
    status: '3.2',
    whollyObtained: '3.3',
    cumulation: '3.4',
    content: '3.5',
    materials: '3.5.3',
    minimal: '3.6',
    deMinimis: '3.7',
    packing: '3.8',
    accessories: '3.9',
    indirect: '3.10',
    fungible: '3.11',
    rollUp: '3.12',
    unit: '3.13',
    consignment: '3.15',
    country: '2.6',
    force: '20.6',
    rules: 'Annex 3A',
  },
  minimalOperations: true,
  countryOfOrigin: true,
  fullCumulation: false,
  buildUpCosts: true,
  deMinimis: { percent: 10, weightChapters: [50, 63], weightInstead: false },
};

/**
 * CPTPP: production in any Party counts (3.10.2), the build-up formula counts materials only (3.5.1), textiles have a
 * tolerance by weight instead of by value (4.2), there is no list of minimal operations and no country of origin.
 */
export const CPTPP: Agreement = {
  name: 'CPTPP',
  edition: '2012',
  parties: byCountry(CPTPP_PARTIES),
  articles: {
    status: '3.2',
    whollyObtained: '3.3',
    cumulation: '3.10',
    content: '3.5',
    materials: '3.7',
    minimal: '—',
    deMinimis: '3.11',
    packing: '3.14',
    accessories: '3.13',
    indirect: '3.16',
    fungible: '3.12',
    rollUp: '3.6',
    unit: '—',
    consignment: '3.18',
    country: '—',
    force: '3',
    rules: 'Annex 3-D',
  },
  minimalOperations: false,
  countryOfOrigin: false,
  fullCumulation: true,
  buildUpCosts: false,
  deMinimis: { percent: 10, weightChapters: [50, 63], weightInstead: true },
};

/** The agreements this package knows, by name. */
export const agreements: ReadonlyMap<string, Agreement> = new Map([RCEP, CPTPP].map((each) => [each.name, each]));
