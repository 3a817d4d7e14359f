/** Customs that use the data model, each in its own way, although their namespaces are the same. @module */

/** One way of using the data model. */
export interface Profile {
  readonly name: string;
  /** ResponsibleCountryCode. */
  readonly country: string;
  /** What of ResponsibleAgencyName and AgencyAssignedCustomizationVersionCode is known. */
  readonly agencies: readonly string[];
  readonly versions: readonly string[];
  /** An element that no other profile has, for declarations that stand without metadata. */
  readonly mark?: string;
  /** Whether MetaData stands around a declaration, and what is in it. */
  readonly metadata?: Readonly<Record<string, string>>;
  /** Kinds of classification that make up the code of the goods, each with its digits. */
  readonly classification: readonly (readonly [kind: string, digits: number])[];
}

export const GB: Profile = {
  name: 'GB',
  country: 'GB',
  agencies: ['HMRC'],
  versions: ['v2.1'],
  metadata: {
    WCODataModelVersionCode: '3.6',
    ResponsibleCountryCode: 'GB',
    ResponsibleAgencyName: 'HMRC',
    AgencyAssignedCustomizationVersionCode: 'v2.1',
  },
  classification: [
    ['TSP', 8],
    ['TRC', 2],
  ],
};

export const DK: Profile = {
  name: 'DK',
  country: 'DK',
  agencies: [],
  versions: [],
  mark: 'EDSMetaData/ModelVersionTextType',
  classification: [
    ['HS', 6],
    ['CN', 2],
  ],
};

export const PROFILES: readonly Profile[] = [GB, DK];

export const profileNamed = (name: string): Profile | undefined => PROFILES.find((one) => one.name === name);

/**
 * The profile that a message tells by its country, its agency or an element of its own; a namespace tells nothing.
 *
 * @param textOf text of an element by its key
 */
export function profileOf(textOf: (key: string) => string | undefined): Profile | undefined {
  const country = textOf('MetaData/ResponsibleCountryCode');
  if (country !== undefined) return PROFILES.find((one) => one.country === country);
  const agency = textOf('MetaData/ResponsibleAgencyName');
  if (agency !== undefined) return PROFILES.find(({ agencies }) => agencies.includes(agency));
  return PROFILES.find(({ mark }) => mark !== undefined && textOf(mark) !== undefined);
}
