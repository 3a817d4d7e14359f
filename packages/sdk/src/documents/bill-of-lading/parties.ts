/** Parties of a bill of lading. @module */
import * as z from 'zod';
import { country, text } from '../parts/scalars.ts';
import { address, code, flag } from './parts.ts';

/** A code by which a party is known. */
export const identifyingCode = z
  .strictObject({
    codeListProvider: z.string().meta({ description: 'Who keeps the list: a platform, GLEIF, W3C, DNB …' }),
    partyCode: z.string().meta({ description: 'The code.' }),
    codeListName: z.string().optional().meta({ description: 'One of several lists of the provider: LEI, DID, DUNS …' }),
  })
  .meta({ id: 'IdentifyingCode' });

export const taxLegalReference = z
  .strictObject({
    type: code('VAT, EORI, USCI …').optional(),
    countryCode: country.optional(),
    value: text('The number.').optional(),
  })
  .meta({ id: 'TaxLegalReference' });

export const partyContact = z
  .strictObject({
    name: text('Whom to ask for.').optional(),
    phone: text('Telephone.').optional(),
    email: text('E-mail.').optional(),
  })
  .meta({ id: 'PartyContact' });

/** A party with everything that any role may need. */
export const billParty = z
  .strictObject({
    partyName: text('Name.').optional(),
    eblPlatform: code('Platform on which the party can be reached, SCAC-like code.').optional(),
    typeOfPerson: code('NATURAL_PERSON, LEGAL_PERSON, ASSOCIATION_OF_PERSONS.').optional(),
    address: address.optional(),
    addressLines: z.array(z.string()).optional(),
    displayedAddress: z
      .array(z.string())
      .optional()
      .meta({ description: 'Address as it is to be printed, line by line.' }),
    identifyingCodes: z.array(identifyingCode).optional(),
    taxLegalReferences: z.array(taxLegalReference).optional(),
    partyContactDetails: z.array(partyContact).optional(),
    reference: text('The party’s own reference.').optional(),
    purchaseOrderReferences: z.array(z.string()).optional(),
    isNotifyParty: flag('Is to be notified as well.').optional(),
  })
  .meta({ id: 'BillParty' });

export const documentParties = z
  .strictObject({
    shipper: billParty.optional(),
    onBehalfOfShipper: billParty.optional(),
    consignee: billParty.optional().meta({ description: 'Straight bills only.' }),
    onBehalfOfConsignee: billParty.optional(),
    endorsee: billParty
      .optional()
      .meta({ description: 'To whose order; a bill to order without one is endorsed in blank.' }),
    issuingParty: billParty.optional().meta({ description: 'Who signs for the carrier.' }),
    carriersAgentAtDestination: billParty.optional(),
    notifyParties: z.array(billParty).optional().meta({ description: 'In the order in which they are notified.' }),
    other: z
      .array(
        z.strictObject({ party: billParty.optional(), partyFunction: code('SCO, DDR, DDS, COW, COX.').optional() }),
      )
      .optional(),
  })
  .meta({ id: 'BillParties' });
