/**
 * Passengers and crew of a journey, for those who let them in. Source: UN/EDIFACT PAXLST, and the WCO, IATA and ICAO
 * guidelines on advance passenger information.
 *
 * @module
 */
import * as z from 'zod';
import {
  communication,
  interchange,
  measurement,
  note,
  party,
  place,
  places,
  reference,
  time,
  times,
  transport,
} from './parts/carriage.ts';
import { country, day, decimal, extensions, text } from './parts/scalars.ts';

const attribute = z
  .strictObject({
    function: text('Which attribute, coded (list 9017): 2 person.').optional(),
    type: text('Kind of attribute, coded.').optional(),
    code: text('The attribute, coded: M, F, X …').optional(),
    codeList: text('List 1131 that it is of.').optional(),
    agency: text('Keeper 3055 of the list.').optional(),
    description: text('In words.').optional(),
    extensions: extensions.optional(),
  })
  .meta({ id: 'PersonAttribute' });

const travelDocument = z
  .strictObject({
    type: text('P passport, V visa …, or the code of the parties.').optional(),
    codeList: text('List 1131 that it is of.').optional(),
    agency: text('Keeper 3055 of the list.').optional(),
    name: text('Kind of document in words.').optional(),
    number: text('Number.').optional(),
    status: text('Status, coded.').optional(),
    times: times.optional(),
    references: z.array(reference).optional(),
    places: places.optional(),
    extensions: extensions.optional(),
  })
  .meta({ id: 'TravelDocument' });

const status = z.strictObject({
  type: text('What is processed, coded (list 9649).').optional(),
  code: text('Status, coded.').optional(),
  extensions: extensions.optional(),
});

const person = z
  .strictObject({
    role: text('passenger, crew-member …, or the code of list 3035.').optional(),
    code: text('Code that the person is known by.').optional(),
    codeList: text('List 1131 that it is of.').optional(),
    familyName: text('Family name.').optional(),
    givenName: text('Given name.').optional(),
    furtherNames: z.array(z.string()).optional().meta({ description: 'Names behind these.' }),
    street: text('Street, a line each.').optional(),
    city: text('City.').optional(),
    region: text('Region.').optional(),
    postcode: text('Postcode.').optional(),
    country: country.optional(),
    attributes: z.array(attribute).optional(),
    birthDate: day.optional(),
    times: times.optional(),
    measurements: z.array(measurement).optional(),
    statuses: z.array(status).optional(),
    notes: z.array(note).optional(),
    places: places.optional(),
    communications: z.array(communication).optional(),
    employments: z
      .array(
        z.strictObject({
          qualifier: text('Which employment, coded.').optional(),
          category: text('Category, coded.').optional(),
          occupation: text('Occupation, coded.').optional(),
          qualification: text('Qualification, coded.').optional(),
          position: text('Position in words.').optional(),
          extensions: extensions.optional(),
        }),
      )
      .optional(),
    nationalities: z
      .array(
        z.strictObject({
          qualifier: text('Which nationality, coded: 2 current.').optional(),
          country: text('ISO 3166-1, as it was said.').optional(),
          name: text('In words.').optional(),
          extensions: extensions.optional(),
        }),
      )
      .optional(),
    references: z.array(reference).optional(),
    documents: z.array(travelDocument).optional(),
    extensions: extensions.optional(),
  })
  .meta({ id: 'ListedPerson' });

export const passengerListSchema = z
  .strictObject({
    type: z.literal('passenger-list'),
    kind: text('passenger-list, crew-list, or the code of list 1001.').optional(),
    kindName: text('In words.').optional(),
    documentNumber: text('Number of the message.').optional(),
    function: text('original, change, cancellation …, or the code of list 1225.').optional(),
    interchange: interchange.optional(),
    references: z.array(reference).optional(),
    times: z.array(time).optional(),
    places: z.array(place).optional(),
    reporters: z.array(party).optional().meta({ description: 'Who reports.' }),
    transports: z.array(transport).optional().meta({ description: 'The journey, a leg each.' }),
    persons: z.array(person).optional(),
    counts: z
      .array(
        z.strictObject({
          of: text('persons, passengers, crew, or the code of list 6069.').optional(),
          value: decimal.optional(),
          extensions: extensions.optional(),
        }),
      )
      .optional(),
    extensions: extensions.optional(),
  })
  .meta({ id: 'PassengerList', title: 'List of passengers or crew' });

export interface PassengerList extends z.output<typeof passengerListSchema> {}
