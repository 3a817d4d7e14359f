/** Segments as they are kept in a document: in the usual service characters, repetition as in version 4. @module */
import { type Element, plain, type Segment } from '../../syntax/edifact/index.ts';

const escaped = (value: string): string => value.replace(/[?+:'*]/g, '?$&');

/** The segment with its terminator. */
export function segmentText(segment: Segment): string {
  const { tag, elements, repetitions, nesting = [] } = plain(segment);
  const one = (element: Element): string => element.map(escaped).join(':');
  const written = elements.map((element, at) => [element, ...(repetitions?.get(at) ?? [])].map(one).join('*'));
  const text = [[tag, ...nesting].map(escaped).join(':'), ...written].join('+');
  return `${text.replace(/(?<!\?)[+:]+$/, '')}'`;
}

const TAG = /^[A-Z0-9]{3}$/;

/** The segments of a text; `undefined` where it is none. */
export function segmentsIn(text: string): readonly Segment[] | undefined {
  const segments: Segment[] = [];
  let open: Open = begun();
  let value = '';
  const endValue = (): void => {
    open.components.push(value);
    value = '';
  };
  const endElement = (next: number): void => {
    endValue();
    if (open.element === 0) open.head.push(...open.components);
    else if (open.repetition === 0) open.elements.push(open.components);
    else open.repetitions.set(open.element - 1, [...(open.repetitions.get(open.element - 1) ?? []), open.components]);
    open.components = [];
    open.element += next;
    open.repetition = next === 0 ? open.repetition + 1 : 0;
  };
  for (let at = 0; at < text.length; at++) {
    const character = text[at] as string;
    if (character === '?') value += text[++at] ?? '';
    else if (character === ':') endValue();
    else if (character === '+') endElement(1);
    else if (character === '*') endElement(0);
    else if (character === "'") {
      endElement(1);
      const { head, elements, repetitions } = open;
      const [tag = '', ...nesting] = head;
      if (!TAG.test(tag)) return undefined;
      segments.push({
        tag,
        elements,
        ...(repetitions.size === 0 ? {} : { repetitions }),
        ...(nesting.length === 0 ? {} : { nesting }),
      });
      open = begun();
    } else value += character;
  }
  const rest = value !== '' || open.element > 0 || open.components.length > 0;
  return rest || segments.length === 0 ? undefined : segments;
}

interface Open {
  readonly head: string[];
  readonly elements: Element[];
  readonly repetitions: Map<number, Element[]>;
  components: string[];
  element: number;
  repetition: number;
}

const begun = (): Open => ({
  head: [],
  elements: [],
  repetitions: new Map(),
  components: [],
  element: 0,
  repetition: 0,
});
