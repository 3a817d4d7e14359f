/**
 * How a message of a gate travels over TCP. Inferred from public code, not from the standard, which is not public: a mark
 * of four octets (older gates have none), the length of all, a type, the keys of the channel, four octets FF, the length
 * of the XML, the XML, and FF FF. Lengths are little-endian.
 *
 * @module
 */

/** Offsets of one of the two forms. */
export interface Layout {
  /** Octets before the length. */
  readonly mark: readonly number[];
  /** Octets before the XML. */
  readonly header: number;
}

export const LAYOUTS = {
  marked: { mark: [0xe2, 0x5c, 0x4b, 0x89], header: 38 },
  plain: { mark: [], header: 34 },
} as const satisfies Readonly<Record<string, Layout>>;

export type LayoutName = keyof typeof LAYOUTS;

/** Octets after the XML. */
export const TAIL = 2;
export const FULL = 0xff;

/** Offsets within the header, counted from the length. */
export const AT = { total: 0, type: 4, area: 5, channel: 15, direction: 25, full: 26, xmlLength: 30 } as const;
const KEY_LENGTH = 10;

/**
 * The types of frames as the reference server writes them. Their values are its own, since none is public, and reading
 * looks at the XML instead.
 */
export const FRAME_TYPES = { gather: 0x21, command: 0x22 } as const;

/** A message in its frame. */
export interface GateFrame {
  readonly layout: LayoutName;
  readonly type: number;
  readonly areaId: string;
  readonly channelNumber: string;
  readonly direction: string;
  readonly xml: Uint8Array;
}

/** Puts a message into its frame. Keys are ASCII, cut or padded with zeros to ten. */
export function encodeFrame({ layout, type, areaId, channelNumber, direction, xml }: GateFrame): Uint8Array {
  const { mark, header } = LAYOUTS[layout];
  const bytes = new Uint8Array(header + xml.length + TAIL);
  const view = new DataView(bytes.buffer);
  bytes.set(mark);
  const base = mark.length;
  view.setInt32(base + AT.total, bytes.length, true);
  view.setUint8(base + AT.type, type);
  bytes.set(key(areaId, KEY_LENGTH), base + AT.area);
  bytes.set(key(channelNumber, KEY_LENGTH), base + AT.channel);
  bytes.set(key(direction, 1), base + AT.direction);
  bytes.fill(FULL, base + AT.full, base + AT.xmlLength);
  view.setInt32(base + AT.xmlLength, xml.length, true);
  bytes.set(xml, header);
  bytes.fill(FULL, header + xml.length);
  return bytes;
}

/** The frame in octets whose ends are known. */
export function frameIn(bytes: Uint8Array, layout: LayoutName, xmlEnd: number): GateFrame {
  const { mark, header } = LAYOUTS[layout];
  const base = mark.length;
  const text = (from: number, length: number): string =>
    String.fromCharCode(...bytes.subarray(base + from, base + from + length)).replace(/\0+$/, '');
  return {
    layout,
    type: bytes[base + AT.type] as number,
    areaId: text(AT.area, KEY_LENGTH),
    channelNumber: text(AT.channel, KEY_LENGTH),
    direction: text(AT.direction, 1),
    xml: bytes.slice(header, xmlEnd),
  };
}

function key(text: string, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  for (let at = 0; at < Math.min(length, text.length); at++) bytes[at] = text.charCodeAt(at) & 0x7f;
  return bytes;
}
