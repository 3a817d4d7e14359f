import * as z from 'zod';
import { amount, code, country, currency, day, hsCode, monthDay, text } from './fields.ts';

/** Clauses of the list of goods wholly obtained, RCEP Article 3.3. */
export const CLAUSES = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'] as const;

/** What a material is to the good, RCEP Articles 3.8 to 3.10. */
export const ROLES = ['material', 'retail-packaging', 'transport-packaging', 'accessory', 'indirect'] as const;

const proofSchema = z.union([
  text(200),
  z.strictObject({
    kind: z.enum(['certificate', 'approved-exporter', 'declaration', 'importer-declaration', 'other-agreement']),
    number: text(200).optional(),
    issuedOn: day().optional(),
    issuedBy: country().optional(),
    /** For a proof under another agreement: whether its rule is the same or stricter. */
    sameOrStricter: z.boolean().optional(),
  }),
]);

const deductionsSchema = z.strictObject({
  transport: amount().optional().describe('Freight, insurance, packing and other transport to the producer'),
  duties: amount().optional().describe('Duties, taxes and brokerage paid'),
  dutiesRefunded: amount().optional().describe('The part of them waived, refunded or recovered'),
  waste: amount().optional().describe('Waste and spillage'),
  scrapValue: amount().optional().describe('Value of renewable scrap or by-products, lessens the waste'),
});

const whollyObtainedSchema = z.strictObject({
  clause: z.enum(CLAUSES),
  place: country().optional().describe('Where it was grown, raised, taken or collected'),
  born: country().optional().describe('Clause b: where the animals were born'),
  vessel: z
    .strictObject({
      flag: country().optional(),
      registered: country().optional(),
      australianBoat: z
        .boolean()
        .optional()
        .describe('An Australian boat inside the exclusive economic zone of Australia'),
    })
    .optional()
    .describe('Clauses f, g, h'),
  exploitationRights: z.boolean().optional().describe('Clause f: rights under international law'),
  recoveryOnly: z.boolean().optional().describe('Clause i: fit only for disposal, recovery or recycling'),
});

const costsSchema = z.strictObject({
  labour: amount().optional(),
  overhead: amount().optional(),
  profit: amount().optional(),
  other: amount().optional(),
});

const differentialSchema = z.strictObject({
  appendix: z.boolean().optional().describe("The good is on the importing Party's Appendix, Article 2.6.3"),
  threshold: amount().optional().describe('Domestic value the Appendix asks for, percent; 20 when absent'),
  rates: z.record(country(), amount()).optional().describe('Rate of duty in percent by RCEP country of origin'),
  mfn: amount().optional().describe('Most-favoured-nation rate applied, Article 2.4'),
});

const movementSchema = z.strictObject({
  date: day(),
  kind: z.enum(['opening', 'in', 'out']),
  quantity: amount(),
  origin: country().nullish(),
  originating: z.boolean().optional(),
});

const inventorySchema = z.strictObject({
  group: text(200),
  method: z.enum(['fifo', 'lifo', 'average', 'segregation']),
  fiscalYearStart: monthDay().optional().describe('01-01 when absent'),
  /** A change of method; allowed only at the start of a fiscal year. */
  changes: z
    .array(z.strictObject({ from: day(), method: z.enum(['fifo', 'lifo', 'average', 'segregation']) }))
    .max(100)
    .optional(),
  movements: z.array(movementSchema).max(100_000),
});

const consignmentSchema = z.strictObject({
  via: z
    .array(
      z.strictObject({
        country: country(),
        underCustomsControl: z.boolean().optional(),
        operations: z.array(code()).max(50).optional(),
      }),
    )
    .max(50)
    .describe('Every country passed between exporter and importer; empty when there is none'),
});

const materialFields = {
  id: text(200).optional(),
  hs: hsCode().optional(),
  value: amount().optional(),
  currency: currency().optional().describe("The good's when absent"),
  weight: amount().optional(),
  quantity: amount().optional(),
  origin: country().nullish().describe('null: not determined, which is non-originating by Article 3.5.4'),
  originating: z.boolean().optional(),
  proof: proofSchema.optional(),
  role: z.enum(ROLES).optional(),
  invoicedSeparately: z.boolean().optional(),
  customary: z.boolean().optional().describe('Accessory in customary quantity and value'),
  deductions: deductionsSchema.optional(),
  selfProduced: z.boolean().optional(),
  fungibleGroup: text(200).optional(),
  usedOn: day().optional().describe('Day of withdrawal from the inventory'),
  supplier: text(200).optional().describe('id of the good in the same graph that this material is'),
};

const goodFields = {
  id: text(200),
  agreement: text(40).optional().describe('RCEP when absent'),
  good: z.strictObject({
    hs: hsCode(),
    edition: z.enum(['2012', '2017', '2022']).optional().describe("The rule set's when absent"),
    within: z.array(text(2_000)).max(50).optional().describe('Parts of the subheading (ex […]) that the good is in'),
  }),
  rule: text(20_000).optional().describe('Product specific rule; the loaded table when absent'),
  producedIn: country(),
  exporter: country().optional().describe('Exporting Party; producedIn when absent'),
  importer: country().optional(),
  exportedOn: day().optional(),
  value: z.strictObject({ fob: amount().optional(), currency: currency().optional() }).optional(),
  exchangeRates: z.record(currency(), amount()).optional().describe("Units of the good's currency for one unit"),
  netWeight: amount().optional(),
  whollyObtained: whollyObtainedSchema.optional(),
  operations: z.array(code()).max(200).optional().describe('All that was done to the materials'),
  chemicalReaction: z.union([z.boolean(), code()]).optional(),
  activeIngredients: z.strictObject({ originatingPercent: amount() }).optional(),
  netCost: amount().optional(),
  costs: costsSchema.optional(),
  differential: differentialSchema.optional(),
  inventories: z.array(inventorySchema).max(1_000).optional(),
  consignment: consignmentSchema.optional(),
};

const MATERIALS_MAX = 100_000;

/** One material of a good. */
export interface Material extends z.infer<z.ZodObject<typeof materialFields>> {
  readonly madeFrom?: Good | undefined;
}

/** One good with its bill of materials: the input of an assessment. */
export interface Good extends z.infer<z.ZodObject<typeof goodFields>> {
  readonly materials: readonly Material[];
}

export type Role = (typeof ROLES)[number];
export type Clause = (typeof CLAUSES)[number];
export type Inventory = z.infer<typeof inventorySchema>;
export type Consignment = z.infer<typeof consignmentSchema>;
export type WhollyObtained = z.infer<typeof whollyObtainedSchema>;
export type MaterialProof = z.infer<typeof proofSchema>;

const materialSchema: z.ZodType<Material> = z.strictObject({
  ...materialFields,
  get madeFrom() {
    return z.optional(goodSchema);
  },
});

/** The whole contract; its JSON Schema is published. Reading goes level by level, see `parseGood`. */
export const goodSchema: z.ZodType<Good> = z
  .strictObject({ ...goodFields, materials: z.array(materialSchema).max(MATERIALS_MAX) })
  .meta({ id: 'Good', title: 'kouan origin: a good with its bill of materials' });

/** One level of the contract: what stands in `madeFrom` is not looked at. */
export const goodLevelSchema = z.strictObject({
  ...goodFields,
  materials: z.array(z.strictObject({ ...materialFields, madeFrom: z.unknown().optional() })).max(MATERIALS_MAX),
});
