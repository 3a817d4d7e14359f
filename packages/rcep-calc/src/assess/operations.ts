/**
 * Operations that never confer origin on non-originating materials, by clause of RCEP Article 3.6 (and 2.6.5).
 * Simple assembly is not among them.
 */
export const MINIMAL_OPERATIONS: Readonly<Record<string, string>> = {
  preserving: 'a',
  chilling: 'a',
  freezing: 'a',
  packaging: 'b',
  'presenting-for-sale': 'b',
  bottling: 'b',
  'simple-sifting': 'c',
  'simple-screening': 'c',
  'simple-sorting': 'c',
  'simple-classifying': 'c',
  'simple-sharpening': 'c',
  'simple-cutting': 'c',
  'simple-slitting': 'c',
  'simple-grinding': 'c',
  'simple-bending': 'c',
  'simple-coiling': 'c',
  'simple-uncoiling': 'c',
  marking: 'd',
  labelling: 'd',
  dilution: 'e',
  disassembly: 'f',
  slaughtering: 'g',
  'simple-painting': 'h',
  'simple-polishing': 'h',
  'simple-peeling': 'i',
  'simple-stoning': 'i',
  'simple-shelling': 'i',
  'simple-mixing': 'j',
};

/** Operations that are more than minimal. */
const WORKING = new Set([
  'assembly',
  'simple-assembly',
  'baking',
  'brewing',
  'casting',
  'cooking',
  'curing',
  'cut-and-sewn',
  'cutting',
  'distilled',
  'dyeing',
  'extrusion',
  'fermentation',
  'forging',
  'grinding',
  'heat-treatment',
  'knitting',
  'machining',
  'milling',
  'mixing',
  'moulding',
  'painting',
  'polishing',
  'polymerisation',
  'pressing',
  'printing',
  'refining',
  'roasting',
  'sewing',
  'smelting',
  'smoking',
  'soldering',
  'spinning',
  'tanning',
  'weaving',
  'welding',
]);

/** What may be done on the way without loss of origin, RCEP Article 3.15.1(b). */
const LOGISTIC = new Set(['unloading', 'reloading', 'storing', 'preserving', 'transport', 'chilling', 'freezing']);

/** Processes that make a new molecule or do not, RCEP Annex 3A headnote 7(f). */
const REACTIONS: Readonly<Record<string, boolean>> = {
  acylation: true,
  alkylation: true,
  amination: true,
  chlorination: true,
  condensation: true,
  cracking: true,
  esterification: true,
  etherification: true,
  fermentation: true,
  halogenation: true,
  hydrogenation: true,
  hydrolysis: true,
  isomerisation: true,
  neutralisation: true,
  nitration: true,
  oxidation: true,
  polymerisation: true,
  reduction: true,
  saponification: true,
  sulphonation: true,
  synthesis: true,
  'addition-of-water-of-crystallisation': false,
  'dissolution-in-solvent': false,
  'dissolution-in-water': false,
  'removal-of-solvent': false,
  'removal-of-water': false,
  'removal-of-water-of-crystallisation': false,
};

/** Clause of the list of minimal operations, or undefined when the operation is not on it. */
export function minimalClause(operation: string): string | undefined {
  return Object.hasOwn(MINIMAL_OPERATIONS, operation) ? MINIMAL_OPERATIONS[operation] : undefined;
}

/** True when an operation is known to be more than minimal; a chemical reaction is. */
export function isWorking(operation: string): boolean {
  return WORKING.has(operation) || isReaction(operation) === true;
}

/** Whether a process is a chemical reaction; undefined when no list says it. */
export function isReaction(process: string): boolean | undefined {
  return Object.hasOwn(REACTIONS, process) ? REACTIONS[process] : undefined;
}

export function isLogistic(operation: string): boolean {
  return LOGISTIC.has(operation);
}
