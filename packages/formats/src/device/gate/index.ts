export { type CheckDialect, type CheckResult, checkResult, verdictOf } from './check-result.ts';
export { decodeGate } from './decode.ts';
export { encodeGate, type GateEncoding, gateEncodingOf } from './encode.ts';
export { encodeFrame, FRAME_TYPES, type GateFrame, type LayoutName } from './frame.ts';
export { FrameSplitter, type Split, type SplitterOptions } from './splitter.ts';
export type { CommandInfo, GateReading, GatherInfo } from './tree.ts';
