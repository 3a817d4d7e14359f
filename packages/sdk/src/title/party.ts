import * as z from 'zod';
import { identifyingCode } from '../documents/bill-of-lading/parties.ts';

const words = (max: number) =>
  z
    .string()
    .regex(/^\S(?:.*\S)?$/s)
    .max(max);

const taxLegalReference = z.strictObject({
  type: words(50),
  countryCode: z.string().regex(/^[A-Z]{2}$/),
  value: words(35),
});

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
