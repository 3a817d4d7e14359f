/** What two written forms of the same messages have in common: segments, without trailers and with no empty end. @module */
import { readEdifact, type Segment } from '../../syntax/edifact/index.ts';
import { segmentText } from './segment-text.ts';

export const canonical = (bytes: Uint8Array, type: string): readonly string[] =>
  readEdifact(bytes).interchanges.flatMap(({ header, groups, messages }) => {
    const own = messages.filter(({ header: unh }) => [type, ''].includes(unh.elements[1]?.[0] ?? ''));
    const around = [header, ...groups.map((group) => group.header)].filter((one): one is Segment => one !== undefined);
    return [...around, ...own.flatMap((one) => [one.header, ...one.segments])].map(segmentText);
  });
