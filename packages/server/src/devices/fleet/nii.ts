import { type NiiReading, nii, niiPicture, toPng } from '@kouan/formats/device';
import { niiEvent } from '../reading-events.ts';
import { type DeviceOf, milliseconds } from '../spec.ts';
import { iso, jsonRaw, type Port } from './port.ts';

const SIZE = { width: 160, height: 64 } as const;
/** Kiloelectronvolts of a portal with two energies. */
const ENERGIES = [4_000, 6_000];
const BACKGROUND = { gamma: 400, neutron: 2 } as const;

/** Lets an X-ray portal take the pictures that the scenario names; those of a lane come with its vehicles. */
export function runNii(portal: DeviceOf<'nii'>, port: Port): void {
  portal.scans.forEach(({ after, container, decision }, index) => {
    port.clock.at(port.begin + milliseconds(after) + portal.scanMs, `${portal.id}: picture`, () =>
      scan(portal, port, { name: String(index), container, ...(decision === undefined ? {} : { decision }) }),
    );
  });
}

interface Asked {
  readonly name: string;
  readonly container?: string;
  readonly vehicle?: string;
  readonly decision?: NiiReading['decision'];
}

/** Takes a picture now. Without a decision, the share of the portal draws it. */
export function scan(portal: DeviceOf<'nii'>, port: Port, { name, decision, ...what }: Asked): void {
  const random = port.random(`${portal.id} ${name}`);
  const drawn = random() < portal.suspectShare ? 'suspect' : 'clear';
  const judged = decision ?? drawn;
  const suspect = judged === 'suspect' || judged === 'refer';
  const png = toPng(niiPicture({ ...SIZE, suspect, random }));
  const { reference, sha256 } = port.keep(png);
  const now = port.clock.now();
  const reading: NiiReading = {
    kind: 'nii',
    scanId: `${portal.id}-${now}`,
    ...what,
    ...(portal.lane === undefined ? {} : { lane: portal.lane }),
    scannedAt: iso(now),
    energies: ENERGIES,
    image: { reference, mediaType: 'image/png', sha256, ...SIZE },
    radiation: {
      gamma: BACKGROUND.gamma + Math.floor(random() * BACKGROUND.gamma),
      neutron: Math.floor(random() * BACKGROUND.neutron),
      alarm: false,
    },
    decision: judged,
  };
  port.memory.scanned(reading);
  port.tell(portal.id, niiEvent(reading), jsonRaw(nii.encode(reading)));
}
