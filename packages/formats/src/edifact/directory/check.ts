import { type Definition, type Finding, type FindingDetails, finding } from '@kouan/core';
import type { EdifactMessage } from '../../syntax/edifact/index.ts';
import { type Element, messageHeader, ReadSegment, type Segment } from '../../syntax/edifact/index.ts';
import { EDD } from './catalogue.ts';
import { DIRECTORY_NAMES, type Directory, directoryOf, type Use } from './directory.ts';

/** Numbers: an optional minus, digits, and one decimal mark with a digit behind it (ISO 9735-1 §10). */
const NUMBER = /^-?\d*(?:[.,]?\d+)$/;
const DIGIT = /\d/;
/** Lists that UNCL leaves to UN/ECE Recommendations 20 and 28, and of which it repeats a few codes. */
const ELSEWHERE = new Set(['6411', '8179']);
/** The agency whose lists the directory has, in 3055. */
const UNECE = '6';

type Tell = (definition: Definition, place: string, details: FindingDetails) => void;

/**
 * Checks each segment of a message against the directory that its header names: unknown segments, what is mandatory,
 * lengths, representation, repetition and codes. Paths begin at the message.
 */
export function checkMessage(message: EdifactMessage): readonly Finding[] {
  const { version, release, reference } = messageHeader(message.header);
  const directory = directoryOf(version, release);
  if (directory === undefined) {
    const details = { found: `${version}.${release}`, expected: DIRECTORY_NAMES.join(', ') };
    return [finding(EDD.unknownDirectory, '/header', details)];
  }
  return message.segments.flatMap((segment, index) => {
    const found = checkSegment(segment, directory);
    if (found.length === 0) return found;
    const at =
      segment instanceof ReadSegment ? { offset: segment.offset, line: segment.line, column: segment.column } : {};
    const place = { ...at, message: reference, segment: index + 2 };
    return found.map((one) => ({ ...one, path: `/segments/${index}${one.path}`, at: place }));
  });
}

/** Checks one segment; paths begin at the segment. */
export function checkSegment(segment: Segment, directory: Directory): readonly Finding[] {
  const findings: Finding[] = [];
  const own = { segment: segment.tag, directory: directory.name };
  const tell: Tell = (definition, place, { params, ...details }) =>
    findings.push(finding(definition, place, { params: { ...own, ...params }, ...details }));
  const uses = directory.segment(segment.tag);
  if (uses === undefined) {
    tell(EDD.unknownSegment, '', { found: segment.tag });
    return findings;
  }
  uses.forEach((use, index) => {
    const first = segment.elements[index] ?? [];
    const all = [first, ...(segment.repetitions?.get(index) ?? [])];
    const place = `/elements/${index}`;
    if (all.length > use.repeat)
      tell(EDD.repetitions, place, {
        expected: String(use.repeat),
        found: String(all.length),
        params: { element: use.id },
      });
    for (const element of all) checkElement(element, use, directory, place, tell);
  });
  const beyond = segment.elements.findIndex((one, index) => index >= uses.length && one.some((value) => value !== ''));
  if (beyond >= 0) tell(EDD.tooMany, `/elements/${beyond}`, { found: segment.elements[beyond]?.join(':') ?? '' });
  return findings;
}

function checkElement(element: Element, use: Use, directory: Directory, place: string, tell: Tell): void {
  const empty = element.every((value) => value === '');
  if (empty && use.mandatory) tell(EDD.mandatory, place, { expected: use.id });
  if (empty) return;
  const components = directory.composite(use.id);
  const list = components ?? [use];
  // A list of another agency, or a named one, has other codes than the directory.
  const foreign = components?.some(({ id }, index) => {
    const value = element[index] ?? '';
    return (id === '1131' && value !== '') || (id === '3055' && value !== '' && value !== UNECE);
  });
  list.forEach((one, index) => {
    const value = element[index] ?? '';
    const where = `${place}/${index}`;
    if (value !== '') checkValue(value, one.id, directory, where, tell, foreign === true);
    else if (components !== undefined && one.mandatory) tell(EDD.mandatory, where, { expected: one.id });
  });
  const beyond = element.findIndex((value, index) => index >= list.length && value !== '');
  if (beyond >= 0) tell(EDD.tooMany, `${place}/${beyond}`, { found: element[beyond] ?? '' });
}

function checkValue(
  value: string,
  id: string,
  directory: Directory,
  place: string,
  tell: Tell,
  foreign: boolean,
): void {
  const form = directory.element(id);
  if (form === undefined) return;
  const params = { element: id };
  const { type, max, fixed } = form;
  const length = type === 'n' ? value.replace(/[-.,]/g, '').length : [...value].length;
  if (length > max) tell(EDD.tooLong, place, { expected: String(max), found: value, params });
  const short = fixed && length < max;
  const wrong = short || (type === 'n' && !NUMBER.test(value)) || (type === 'a' && DIGIT.test(value));
  if (wrong) tell(EDD.representation, place, { expected: `${type}${fixed ? '' : '..'}${max}`, found: value, params });
  else if (!foreign && !ELSEWHERE.has(id) && directory.codes(id)?.has(value) === false)
    tell(EDD.unknownCode, place, { found: value, params });
}
