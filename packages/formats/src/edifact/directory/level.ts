/** A segment or a group in the structure of a message. */
export interface Place {
  /** Tag of the segment, or of the one that a group begins with. */
  readonly tag: string;
  readonly mandatory: boolean;
  readonly max: number;
  /** What a group holds, its first segment included; absent for a segment. */
  readonly group?: Level;
}

/** What may stand beside each other, in this order. */
export type Level = readonly Place[];

const TOKEN = /\(|(\w+)(!)?(?:\*(\d+))?|\)(!)?(?:\*(\d+))?/g;

/** A structure from its text, for example `BGM! (NAD! CTA*9)!*9`. */
export function levelOf(text: string): Level {
  const open: Place[][] = [[]];
  for (const [token, tag, mandatory, max = '1', groupMandatory, groupMax = '1'] of text.matchAll(TOKEN)) {
    if (token === '(') open.push([]);
    else if (tag !== undefined) open.at(-1)?.push({ tag, mandatory: mandatory === '!', max: Number(max) });
    else {
      const group = open.pop() ?? [];
      const place = { tag: group[0]?.tag ?? '', mandatory: groupMandatory === '!', max: Number(groupMax), group };
      open.at(-1)?.push(place);
    }
  }
  return open[0] ?? [];
}
