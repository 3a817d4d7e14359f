/** Assisted classification: offline, explainable, never a code without a reason. @module */
export { classify } from './classify.ts';
export { FACTS, type FactName, factNames } from './facts.ts';
export type { Candidate, Classification, ClassifyOptions, Question, RuledOut, WordEvidence } from './types.ts';
