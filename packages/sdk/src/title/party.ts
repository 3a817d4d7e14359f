import * as z from 'zod';

const words = (max: number) =>
  z
    .string()
    .regex(/^\S(?:.*\S)?$/s)
    .max(max);

/** A code by which a party is known (DCSA IdentifyingCode). */
export const identifyingCode = z
  .strictObject({
    codeListProvider: z.string().min(1).max(100).meta({ description: 'Who keeps the list: a platform, GLEIF, W3C …' }),
    partyCode: z.string().min(1).max(150),
    codeListName: z.string().min(1).max(100).optional().meta({ description: 'One of several lists of the provider.' }),
  })
  .meta({ id: 'IdentifyingCode' });

const taxLegalReference = z
  .strictObject({ type: words(50), countryCode: z.string().regex(/^[A-Z]{2}$/), value: words(35) })
  .meta({ id: 'TaxLegalReference' });

const represented = z
  .strictObject({
    partyName: words(70),
    identifyingCodes: z.array(identifyingCode).optional(),
    taxLegalReferences: z.array(taxLegalReference).optional(),
  })
  .meta({ description: 'For whom the party acts.' });

/** Who acts on a bill, or receives it (PINT 3.0 ActorParty, RecipientParty). */
export const titleParty = z
  .strictObject({
    partyName: words(70),
    eblPlatform: z
      .string()
      .regex(/^\S+$/)
      .max(4)
      .optional()
      .meta({ description: 'Platform; absent or NONE: a party on none.' }),
    identifyingCodes: z.array(identifyingCode),
    taxLegalReferences: z.array(taxLegalReference).optional(),
    representedParty: represented.optional(),
  })
  .meta({ id: 'TitleParty' });

export type TitleParty = z.infer<typeof titleParty>;

type Known = Partial<Pick<TitleParty, 'identifyingCodes' | 'eblPlatform' | 'partyName'>>;

/**
 * Whether two descriptions are of one party. Codes decide; a name never does, since names collide.
 *
 * @returns `undefined` when they have no list of codes in common: then nobody knows
 */
export function sameParty(a: Known, b: Known): boolean | undefined {
  let common = false;
  for (const one of a.identifyingCodes ?? [])
    for (const other of b.identifyingCodes ?? []) {
      if (one.codeListProvider !== other.codeListProvider || one.codeListName !== other.codeListName) continue;
      if (one.partyCode === other.partyCode) return true;
      common = true;
    }
  return common ? false : undefined;
}

/** Platform of a party; `undefined` for one that is on none. */
export const platformOf = ({ eblPlatform }: Pick<TitleParty, 'eblPlatform'>): string | undefined =>
  eblPlatform === 'NONE' ? undefined : eblPlatform;
