/** The characters that divide an interchange (ISO 9735-1 §5 and UNA), each as its byte. */
export interface ServiceCharacters {
  /** Component data element separator. */
  readonly component: number;
  /** Data element separator. */
  readonly element: number;
  readonly decimal: number;
  /** Absent when UNA has a space there. */
  readonly release: number | undefined;
  /** Repetition separator; only syntax version 4 has one. */
  readonly repetition: number | undefined;
  /** Segment terminator. */
  readonly terminator: number;
}

const bytes = (text: string): number[] => [...text].map((one) => one.charCodeAt(0));

const [COLON, PLUS, POINT, QUESTION, ASTERISK, APOSTROPHE] = bytes(":+.?*'") as [
  number,
  number,
  number,
  number,
  number,
  number,
];

/** What holds without UNA. */
export const USUAL: ServiceCharacters = {
  component: COLON,
  element: PLUS,
  decimal: POINT,
  release: QUESTION,
  repetition: ASTERISK,
  terminator: APOSTROPHE,
};

/** The separators IS1, IS3 and IS4 that UNOB may use without UNA; there is no release character (ISO 9735:1988 §5). */
export const INFORMATION_SEPARATORS: ServiceCharacters = {
  component: 0x1f,
  element: 0x1d,
  decimal: POINT,
  release: undefined,
  repetition: undefined,
  terminator: 0x1c,
};

/** Bytes of UNA with its tag. */
export const UNA_LENGTH = 9;
const SPACE = 0x20;

/** The six characters of UNA; `undefined` when they cannot divide anything. */
export function readServiceString(una: string): ServiceCharacters | undefined {
  const [component = 0, element = 0, decimal = 0, release = 0, repetition = 0, terminator = 0] = bytes(una.slice(3));
  const divide = [component, element, terminator, ...[release, repetition].filter((one) => one !== SPACE)];
  if (new Set(divide).size !== divide.length || !divide.every(canDivide)) return undefined;
  return {
    component,
    element,
    decimal,
    release: release === SPACE ? undefined : release,
    repetition: repetition === SPACE ? undefined : repetition,
    terminator,
  };
}

/** UNA for these characters. */
export function serviceString(service: ServiceCharacters): string {
  const { component, element, decimal, release = SPACE, repetition = SPACE, terminator } = service;
  return `UNA${String.fromCharCode(component, element, decimal, release, repetition, terminator)}`;
}

/** True when these are what holds without UNA. */
export const isUsual = (service: ServiceCharacters): boolean =>
  (Object.keys(USUAL) as (keyof ServiceCharacters)[]).every((name) => service[name] === USUAL[name]);

/** Neither a letter, a digit or a space, nor outside ASCII. */
function canDivide(byte: number): boolean {
  return byte > 0 && byte < 0x7f && byte !== SPACE && !/[A-Za-z0-9]/.test(String.fromCharCode(byte));
}
