import { type Finding, finding, formatDecimal, parseDecimal } from '@kouan/core';
import { containerState, type NiiReading, suggestions } from '@kouan/formats/device';
import { GTE } from './catalogue.ts';

/** What must be known and right before a barrier lifts. */
export type Requirement = 'declaration' | 'manifest' | 'gate-pass' | 'seal' | 'weight' | 'nii';

/** Everything that is known of a vehicle at a gate. What is not known is absent, and never taken for good. */
export interface GateFacts {
  readonly direction: 'I' | 'E';
  readonly requires: readonly Requirement[];
  readonly tolerancePercent: number;
  readonly vehicle?: string;
  readonly vehicleTag?: string;
  /** As they were read, front first. */
  readonly containers: readonly ReadContainer[];
  readonly declaration?: DeclaredFacts;
  readonly manifest?: { readonly state: string; readonly accepted: boolean };
  readonly gatePass?: {
    readonly number: string;
    readonly state: string;
    readonly approved: boolean;
    readonly vehicle?: string;
  };
  /** What the reader got, and which number the papers have. */
  readonly seal?: { readonly id: string; readonly opened: boolean };
  readonly expectedSeal?: string;
  /** Of the bridge; decimal text in kilograms when it was stable. */
  readonly weight?: { readonly kilograms?: string; readonly state: string };
  /** Of the vehicle and the empty containers. */
  readonly tareKilograms?: string;
  readonly nii?: NiiReading['decision'];
}

export interface ReadContainer {
  readonly number: string;
  readonly confidences?: readonly number[];
}

/** What the authority knows of the declaration. */
export interface DeclaredFacts {
  readonly reference: string;
  /** State of its newest receipt. */
  readonly state: string;
  /** It may leave or enter. */
  readonly released: boolean;
  readonly direction?: 'I' | 'E';
  readonly containers?: readonly string[];
  /** Decimal text. */
  readonly grossKilograms?: string;
}

export interface GateDecision {
  readonly verdict: 'lift' | 'hold';
  /** Everything that speaks against lifting; nothing when it lifts. */
  readonly reasons: readonly Finding[];
}

type Look = (facts: GateFacts) => Finding[];

/**
 * Whether a barrier lifts. It does when all that the lane requires is known and right, and nothing that is known speaks
 * against it; every reason is told, not only the first.
 */
export function decideGate(facts: GateFacts): GateDecision {
  const looks = [...ALWAYS, ...facts.requires.map((one) => REQUIRED[one])];
  const reasons = looks.flatMap((look) => look(facts));
  return { verdict: reasons.length === 0 ? 'lift' : 'hold', reasons };
}

const vehicle: Look = (facts) =>
  facts.vehicle === undefined && facts.vehicleTag === undefined ? [finding(GTE.vehicleUnread, '/vehicle')] : [];

const containers: Look = ({ containers }) =>
  containers.flatMap(({ number, confidences = [] }, at) => {
    if (containerState(number) === 'valid') return [];
    const meant = suggestions({ number, confidences: [...confidences] }).map((one) => one.number);
    return [finding(GTE.containerMisread, `/containers/${at}`, { found: number, expected: meant.join(' / ') || '?' })];
  });

/** What is known of a declaration speaks, whether the lane asks for one or not. */
const declared: Look = ({ declaration, direction, containers }) => {
  if (declaration === undefined) return [];
  const { reference, state, released } = declaration;
  const found: Finding[] = [];
  const params = { declaration: reference };
  if (!released) found.push(finding(GTE.declarationNotReleased, '/declaration/state', { params, found: state }));
  if (declaration.direction !== undefined && declaration.direction !== direction)
    found.push(
      finding(GTE.wrongDirection, '/declaration/direction', {
        params,
        expected: direction,
        found: declaration.direction,
      }),
    );
  const listed = declaration.containers ?? [];
  if (listed.length > 0)
    containers.forEach(({ number }, at) => {
      if (containerState(number) === 'valid' && !listed.includes(number))
        found.push(
          finding(GTE.containerNotDeclared, `/containers/${at}`, {
            params,
            found: number,
            expected: listed.join(', '),
            related: [{ path: '/declaration/containers' }],
          }),
        );
    });
  return found;
};

const sealed: Look = ({ seal, expectedSeal }) => {
  if (seal === undefined) return [];
  const opened = seal.opened ? [finding(GTE.sealOpened, '/seal', { found: seal.id })] : [];
  const other = expectedSeal !== undefined && expectedSeal !== seal.id;
  return other ? [...opened, finding(GTE.sealOther, '/seal', { found: seal.id, expected: expectedSeal })] : opened;
};

const pictured: Look = ({ nii }) =>
  nii === 'suspect' || nii === 'refer' ? [finding(GTE.niiSuspect, '/nii', { found: nii })] : [];

const ALWAYS: readonly Look[] = [vehicle, containers, declared, sealed, pictured];

const REQUIRED: Readonly<Record<Requirement, Look>> = {
  declaration: ({ declaration }) =>
    declaration === undefined ? [finding(GTE.declarationUnknown, '/declaration')] : [],
  manifest({ manifest, containers }) {
    const container = containers.map(({ number }) => number).join(', ') || '?';
    if (containers.length === 0) return [finding(GTE.containerUnread, '/containers')];
    if (manifest === undefined) return [finding(GTE.manifestUnknown, '/manifest', { found: container })];
    const details = { params: { container }, found: manifest.state };
    return manifest.accepted ? [] : [finding(GTE.manifestNotAccepted, '/manifest/state', details)];
  },
  'gate-pass'({ gatePass, vehicle }) {
    if (gatePass === undefined) return [finding(GTE.passUnknown, '/gatePass')];
    const params = { pass: gatePass.number };
    const found: Finding[] = [];
    if (!gatePass.approved)
      found.push(finding(GTE.passNotApproved, '/gatePass/state', { params, found: gatePass.state }));
    if (gatePass.vehicle !== undefined && gatePass.vehicle !== vehicle)
      found.push(
        finding(GTE.passOfAnother, '/gatePass/vehicle', {
          params,
          expected: gatePass.vehicle,
          found: vehicle ?? '?',
          related: [{ path: '/vehicle' }],
        }),
      );
    return found;
  },
  seal: ({ seal }) => (seal === undefined ? [finding(GTE.sealUnread, '/seal')] : []),
  weight: weighed,
  nii: ({ nii }) => (nii === undefined || nii === 'none' ? [finding(GTE.niiMissing, '/nii')] : []),
};

/** Exact: kilograms are decimal text, and the tolerance is compared without dividing. */
function weighed({ weight, tareKilograms = '0', declaration, tolerancePercent }: GateFacts): Finding[] {
  const gross = weight?.state === 'stable' ? parseDecimal(weight.kilograms ?? '') : undefined;
  const tare = parseDecimal(tareKilograms);
  if (gross === undefined || tare === undefined)
    return [finding(GTE.weightUnknown, '/weight', { found: weight?.state ?? '?' })];
  const expected = parseDecimal(declaration?.grossKilograms ?? '');
  if (expected === undefined || expected.units <= 0n) return [finding(GTE.weightUndeclared, '/declaration')];
  const scale = Math.max(gross.scale, tare.scale, expected.scale);
  const units = (value: typeof gross): bigint => value.units * 10n ** BigInt(scale - value.scale);
  const goods = units(gross) - units(tare);
  const off = goods > units(expected) ? goods - units(expected) : units(expected) - goods;
  const tolerance = BigInt(Math.round(tolerancePercent * 100));
  if (off * 10_000n <= units(expected) * tolerance) return [];
  const percent = formatDecimal({ units: (off * 1_000n) / units(expected), scale: 1 });
  return [
    finding(GTE.weightOff, '/weight', {
      params: { percent, tolerance: tolerancePercent },
      found: formatDecimal({ units: goods, scale }),
      expected: declaration?.grossKilograms ?? '',
      related: [{ path: '/declaration/grossKilograms' }],
    }),
  ];
}
