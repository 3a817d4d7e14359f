export { assessGraph, type GraphSummary } from './graph.ts';
