/** A grey picture, 16 bits a sample, row by row. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly samples: Uint16Array;
}

export interface PictureOptions {
  readonly width: number;
  readonly height: number;
  /** Something dense that does not belong there. */
  readonly suspect?: boolean;
  /** 0 ≤ x < 1; the same picture for the same numbers. */
  readonly random: () => number;
}

const OPEN = 60_000;
const WALL = 22_000;
const LOAD = 34_000;
const DENSE = 4_000;
const BOXES = 12;
const NOISE = 1_500;

/**
 * Makes up what an X-ray portal sees of a container: walls, boxes of goods, noise, and with `suspect` a dense block.
 * Nothing about it is real but its shape.
 */
export function niiPicture({ width, height, suspect = false, random }: PictureOptions): Picture {
  const samples = new Uint16Array(width * height).fill(OPEN);
  const box = (left: number, top: number, wide: number, high: number, value: number): void => {
    for (let y = Math.max(0, top); y < Math.min(height, top + high); y++)
      samples.fill(value, y * width + Math.max(0, left), y * width + Math.min(width, Math.max(0, left + wide)));
  };
  const between = (low: number, high: number): number => Math.floor(low + random() * (high - low));
  const [margin, wall] = [Math.floor(width / 20), Math.max(1, Math.floor(height / 40))];
  box(margin, margin, width - 2 * margin, height - 2 * margin, WALL);
  box(margin + wall, margin + wall, width - 2 * (margin + wall), height - 2 * (margin + wall), OPEN - 8_000);
  for (let one = 0; one < BOXES; one++) {
    const [wide, high] = [between(width / 12, width / 5), between(height / 8, height / 3)];
    box(
      between(margin + wall, width - margin - wall - wide),
      height - margin - wall - high,
      wide,
      high,
      between(LOAD - 9_000, LOAD + 9_000),
    );
  }
  if (suspect) {
    const side = Math.floor(height / 8);
    box(between(width / 4, width / 2), between(height / 2, height - margin - wall - side), side, side, DENSE);
  }
  for (let at = 0; at < samples.length; at++)
    samples[at] = Math.max(0, Math.min(65_535, (samples[at] as number) + Math.floor((random() - 0.5) * NOISE)));
  return { width, height, samples };
}

/** Portable graymap (P5) with 16 bits, as many tools read it. */
export function toPgm({ width, height, samples }: Picture): Uint8Array {
  const head = new TextEncoder().encode(`P5\n${width} ${height}\n65535\n`);
  const bytes = new Uint8Array(head.length + samples.length * 2);
  bytes.set(head);
  const view = new DataView(bytes.buffer, head.length);
  samples.forEach((sample, at) => {
    view.setUint16(at * 2, sample);
  });
  return bytes;
}
