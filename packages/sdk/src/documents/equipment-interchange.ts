/**
 * Equipment that changes hands: through a gate, over the ship's side, or ordered to be released or taken in. Source:
 * UN/EDIFACT CODECO, COARRI and COPARN; container numbers and types are ISO 6346.
 *
 * @module
 */
import * as z from 'zod';
import {
  dangerousGoods,
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
import { country, decimal, extensions, text, unit } from './parts/scalars.ts';

const mass = z
  .strictObject({ value: decimal.optional(), unit: unit.optional() })
  .meta({ id: 'EquipmentMass', description: 'Mass with its UN/ECE Rec 20 unit.' });

const range = z
  .strictObject({
    type: text('What the range is of, coded.').optional(),
    unit: unit.optional(),
    least: decimal.optional(),
    most: decimal.optional(),
    extensions: extensions.optional(),
  })
  .meta({ id: 'EquipmentRange' });

const temperature = z
  .strictObject({
    type: text('transport, storage …, or the code of list 6245.').optional(),
    value: decimal.optional(),
    unit: text('CEL or FAH.').optional(),
    range: range.optional(),
    extensions: extensions.optional(),
  })
  .meta({ id: 'EquipmentTemperature' });

const dimensions = z
  .strictObject({
    type: text('over-size-front, over-height …, or the code of list 6145.').optional(),
    unit: unit.optional(),
    length: decimal.optional(),
    width: decimal.optional(),
    height: decimal.optional(),
    extensions: extensions.optional(),
  })
  .meta({ id: 'EquipmentDimensions' });

const seal = z
  .strictObject({
    number: text('Number.').optional(),
    affixedBy: text('carrier, shipper, customs, terminal …, or the code of list 9303.').optional(),
    affixedByName: text('Who sealed, in words.').optional(),
    condition: text('intact, damaged, or the code of list 4517.').optional(),
    extensions: extensions.optional(),
  })
  .meta({ id: 'EquipmentSeal' });

const coded = z
  .strictObject({
    code: text('Code.').optional(),
    codeList: text('List 1131 that it is of.').optional(),
    agency: text('Keeper 3055 of the list.').optional(),
    description: text('In words.').optional(),
  })
  .meta({ id: 'EquipmentCode' });

const damage = z
  .strictObject({
    type: text('Equipment damage, coded (list 7493).').optional(),
    damage: coded.optional(),
    area: coded.optional(),
    severity: coded.optional(),
    action: coded.optional(),
    components: z
      .array(
        z.strictObject({
          component: coded.optional(),
          material: coded.optional(),
          extensions: extensions.optional(),
        }),
      )
      .optional(),
    extensions: extensions.optional(),
  })
  .meta({ id: 'EquipmentDamage' });

const movement = z
  .strictObject({
    type: text('Kind of movement: 3 FCL/FCL, 2 LCL/LCL … (list 8335).').optional(),
    description: text('In words.').optional(),
    category: text('What the equipment plan is for.').optional(),
    haulage: text('1 carrier, 2 merchant (list 8341).').optional(),
    extensions: extensions.optional(),
  })
  .meta({ id: 'EquipmentMovement' });

const requirement = z
  .strictObject({
    contract: text('Contract and carriage condition, coded.').optional(),
    service: text('Service requirement, coded.').optional(),
    priority: text('Priority, coded.').optional(),
    cargoNature: text('Nature of the cargo, coded.').optional(),
    extensions: extensions.optional(),
  })
  .meta({ id: 'EquipmentRequirement' });

const equipment = z
  .strictObject({
    kind: text('container, chassis, trailer …, or the code of list 8053.').optional(),
    number: text('Container number, ISO 6346.').optional(),
    registrationCountry: country.optional(),
    sizeType: text('Size and type, ISO 6346.').optional(),
    sizeTypeList: text('List 1131 that it is of.').optional(),
    sizeTypeAgency: text('Keeper 3055 of the list: 5 ISO.').optional(),
    sizeTypeDescription: text('In words.').optional(),
    suppliedBy: text('shipper or carrier, or the code of list 8077.').optional(),
    status: text('export, import, transhipment …, or the code of list 8249.').optional(),
    fullness: text('full, empty, or the code of list 8169.').optional(),
    count: decimal.optional().meta({ description: 'How many of this kind, where there are no numbers.' }),
    grossMass: mass.optional(),
    verifiedGrossMass: mass.optional().meta({ description: 'SOLAS verified gross mass.' }),
    tareMass: mass.optional(),
    measurements: z.array(measurement).optional(),
    dimensions: z.array(dimensions).optional(),
    temperatures: z.array(temperature).optional(),
    ranges: z.array(range).optional(),
    seals: z.array(seal).optional(),
    movements: z.array(movement).optional(),
    requirements: z.array(requirement).optional(),
    references: z.array(reference).optional(),
    times: times.optional(),
    places: places.optional(),
    notes: z.array(note).optional(),
    dangerousGoods: z.array(dangerousGoods).optional(),
    attached: z
      .array(
        z.strictObject({
          kind: text('chassis, reefer-generator …, or the code of list 8053.').optional(),
          number: text('Number.').optional(),
          extensions: extensions.optional(),
        }),
      )
      .optional(),
    damages: z.array(damage).optional(),
    transports: z.array(transport).optional(),
    parties: z.array(party).optional(),
    extensions: extensions.optional(),
  })
  .meta({ id: 'InterchangedEquipment' });

const packages = z
  .strictObject({
    quantity: decimal.optional(),
    type: text('UN/ECE Rec 21.').optional(),
    description: text('In words.').optional(),
  })
  .meta({ id: 'EquipmentPackages' });

const goods = z
  .strictObject({
    number: text('From 1.').optional(),
    packages: packages.optional(),
    innerPackages: packages.optional(),
    notes: z.array(note).optional(),
    references: z.array(reference).optional(),
    measurements: z.array(measurement).optional(),
    dimensions: z.array(dimensions).optional(),
    temperatures: z.array(temperature).optional(),
    ranges: z.array(range).optional(),
    parties: z.array(party).optional(),
    inEquipment: z
      .array(
        z.strictObject({
          number: text('Container number.').optional(),
          packages: decimal.optional(),
          measurements: z.array(measurement).optional(),
          extensions: extensions.optional(),
        }),
      )
      .optional(),
    dangerousGoods: z.array(dangerousGoods).optional(),
    extensions: extensions.optional(),
  })
  .meta({ id: 'InterchangedGoods' });

export const equipmentInterchangeSchema = z
  .strictObject({
    type: z.literal('equipment-interchange'),
    activity: text('gate-in, gate-out, discharge, loading, or the code of list 1001.').optional(),
    activityName: text('Name of the document.').optional(),
    documentNumber: text('Number of the message.').optional(),
    function: text('original, change, replace, cancellation …, or the code of list 1225.').optional(),
    answer: text('Which answer is wanted, coded (list 4343).').optional(),
    interchange: interchange.optional(),
    movements: z.array(movement).optional(),
    requirements: z.array(requirement).optional(),
    times: z.array(time).optional(),
    notes: z.array(note).optional(),
    places: z.array(place).optional(),
    references: z.array(reference).optional(),
    transports: z.array(transport).optional(),
    parties: z.array(party).optional(),
    goods: z.array(goods).optional(),
    equipment: z.array(equipment).optional(),
    equipmentCount: decimal.optional().meta({ description: 'How many are meant.' }),
    extensions: extensions.optional(),
  })
  .meta({ id: 'EquipmentInterchange', title: 'Equipment interchange' });

export interface EquipmentInterchange extends z.output<typeof equipmentInterchangeSchema> {}
