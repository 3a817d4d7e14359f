/**
 * Every reading of a device as one event of the log: what it is about, and what was measured in the shape of EPCIS 2.0.
 * What follows from the kind of event alone (business step, time, names of things) the log adds.
 *
 * @module
 */
import { type AisReading, scaleMessage } from '@kouan/formats/ais';
import {
  type CommandInfo,
  type ContainerCodeReading,
  type CraneReading,
  confidenceOf,
  containerState,
  type GatherInfo,
  kilogramsOf,
  measurementsOf,
  type NiiReading,
  type SealReading,
  sealIdOf,
  type TrackAndTraceEvent,
  type VgmDeclaration,
  type WeightReading,
} from '@kouan/formats/device';
import type { JsonValue } from '@kouan/sdk/signing';
import type { NewEvent, SensorReport, Subject } from '../world/index.ts';
import type { DeviceOf } from './spec.ts';

/** An event without the device that it comes from. */
export type ReadingEvent = Omit<NewEvent, 'source'>;

const jsonOf = (value: object): JsonValue => JSON.parse(JSON.stringify(value)) as JsonValue;

const sensors = (reports: readonly SensorReport[]) =>
  reports.length === 0 ? {} : { sensorElementList: [{ sensorReport: reports }] };

/** Members without what is not known. */
function known(subject: { readonly [K in keyof Subject]: string | undefined }): Subject {
  return Object.fromEntries(Object.entries(subject).filter(([, value]) => value !== undefined && value !== ''));
}

const numberOf = (text: string | undefined): number | undefined => {
  const value = Number(text);
  return text === undefined || text === '' || !Number.isFinite(value) ? undefined : value;
};

const measured = (type: string, value: number | undefined, uom: string): SensorReport[] =>
  value === undefined ? [] : [{ type, value, uom }];

/** A container is named by a number that is one; a misread one is nobody's. */
const containerOf = (number: string | undefined): string | undefined =>
  number !== undefined && containerState(number) === 'valid' ? number : undefined;

export function gatheredEvent(reading: GatherInfo, lane: string): ReadingEvent {
  const { car, containers, seal, weight } = reading;
  return {
    kind: 'gate.gathered',
    subject: known({
      lane,
      vehicle: car?.vehicleName ?? car?.tagNumber,
      container: containerOf(containers?.front) ?? containerOf(containers?.back),
      seal: seal?.id,
      declaration: car?.informNumber,
    }),
    epcis: sensors(measured('Mass', numberOf(weight?.grossWeight), 'KGM')),
    data: jsonOf(reading),
  };
}

export function commandedEvent(command: CommandInfo, of: Subject, decision: object, lifts: boolean): ReadingEvent {
  return {
    kind: 'gate.commanded',
    subject: of,
    epcis: { disposition: lifts ? 'conformant' : 'non_conformant' },
    data: jsonOf({ command, ...decision }),
  };
}

export function ocrEvent(reading: ContainerCodeReading): ReadingEvent {
  const state = containerState(reading.number);
  return {
    kind: 'ocr.read',
    subject: known({ lane: reading.lane, container: containerOf(reading.number) }),
    epcis: {
      ...(state === 'valid' ? {} : { disposition: 'mismatch_instance' }),
      ...sensors([{ type: 'Dimensionless', value: confidenceOf(reading), stringValue: reading.number }]),
    },
    data: jsonOf({ ...reading, checkDigit: state }),
  };
}

export function weightEvent(reading: WeightReading, lane: string | undefined, vehicle?: string): ReadingEvent {
  return {
    kind: 'weighbridge.read',
    subject: known({ lane, vehicle }),
    epcis: sensors([
      ...measured('Mass', numberOf(reading.value), reading.unit),
      { type: 'Dimensionless', stringValue: reading.state },
    ]),
    data: jsonOf(reading),
  };
}

export function sealEvent(reading: SealReading): ReadingEvent {
  const opened = reading.status === 'opened';
  return {
    kind: opened ? 'seal.opened' : 'seal.read',
    subject: known({ lane: reading.lane, seal: sealIdOf(reading), container: containerOf(reading.container) }),
    epcis: {
      disposition: opened ? 'container_open' : 'container_closed',
      ...sensors([{ type: 'Dimensionless', stringValue: `battery ${reading.battery}` }]),
    },
    data: jsonOf(reading),
  };
}

const JUDGED: Readonly<Record<NiiReading['decision'], string>> = {
  clear: 'conformant',
  suspect: 'non_conformant',
  refer: 'in_progress',
  none: 'unknown',
};

export function niiEvent(reading: NiiReading): ReadingEvent {
  const { radiation } = reading;
  return {
    kind: 'nii.scanned',
    subject: known({ lane: reading.lane, container: containerOf(reading.container), vehicle: reading.vehicle }),
    epcis: {
      disposition: JUDGED[reading.decision],
      ...sensors(
        radiation === undefined
          ? []
          : [
              { type: 'Dimensionless', value: radiation.gamma, stringValue: 'gamma counts' },
              { type: 'Dimensionless', value: radiation.neutron, stringValue: 'neutron counts' },
            ],
      ),
    },
    data: jsonOf(reading),
  };
}

/** Units of TIC4.0 as UN/ECE Rec 20, with what they measure. */
const TIC_UNITS: Readonly<Record<string, readonly [type: string, uom: string]>> = {
  ton: ['Mass', 'TNE'],
  kilogram: ['Mass', 'KGM'],
  meter: ['Length', 'MTR'],
  meter_per_second: ['Speed', 'MTS'],
  celsius: ['Temperature', 'CEL'],
  second: ['Time', 'SEC'],
  '%': ['Dimensionless', 'P1'],
};
const MAX_REPORTS = 32;

export function craneEvent(reading: CraneReading): ReadingEvent {
  const reports = measurementsOf(reading)
    .slice(0, MAX_REPORTS)
    .flatMap(({ subject, concept, property, value, unit }): SensorReport[] => {
      const [type, uom] = TIC_UNITS[unit ?? ''] ?? ['Dimensionless'];
      const deviceID = `${subject}|${concept}|${property}`.replaceAll('|', '/');
      if (typeof value === 'boolean') return [{ type, booleanValue: value, deviceID }];
      if (typeof value === 'string') return [{ type, stringValue: value, deviceID }];
      return value === null ? [] : [{ type, value, ...(uom === undefined ? {} : { uom }), deviceID }];
    });
  const container = reading.values['che|@|cargo|@|id'];
  return {
    kind: 'crane.moved',
    subject: known({ container: typeof container === 'string' ? containerOf(container) : undefined }),
    epcis: sensors(reports),
    data: jsonOf(reading),
  };
}

/** Code of the event in which a door was opened. */
const DOOR_OPENED = 'DRO';

export function smartContainerEvent(event: TrackAndTraceEvent): ReadingEvent {
  const { reeferDetails: details, equipmentDetails, iotDetails } = event;
  const uom = details?.temperatureUnit ?? 'CEL';
  const temperature = (value: number | undefined, deviceID: string): SensorReport[] =>
    measured('Temperature', value, uom).map((one) => ({ ...one, deviceID }));
  return {
    kind: 'reefer.read',
    subject: known({ container: containerOf(equipmentDetails?.equipmentReference) }),
    epcis: {
      ...(iotDetails?.iotEventCode === DOOR_OPENED ? { disposition: 'container_open' } : {}),
      ...sensors([
        ...temperature(details?.internalSetpointTemperature, 'setpoint'),
        ...temperature(details?.ambientMeasuredTemperature, 'ambient'),
        ...(details?.temperatureProbeMeasurements ?? []).flatMap((probe) =>
          temperature(probe.measuredTemperatureValue, `probe ${probe.USDAProbeNumber}`),
        ),
        ...measured('RelativeHumidity', details?.setpointParameters?.humidityPercentage, 'P1'),
      ]),
    },
    data: jsonOf(event),
  };
}

export function vgmEvent(declaration: VgmDeclaration): ReadingEvent {
  const { VGM, equipmentDetails, shipmentDetails } = declaration;
  const kilograms = VGM.weight === undefined ? undefined : kilogramsOf(VGM.weight);
  return {
    kind: 'vgm.declared',
    subject: known({
      container: containerOf(equipmentDetails?.equipmentReference),
      bill: shipmentDetails?.transportDocumentReference,
    }),
    epcis: sensors(measured('Mass', kilograms, 'KGM')),
    data: jsonOf(declaration),
  };
}

/** Coordinates are those of WGS 84, as AIS has them. */
const WGS84 = 'urn:ogc:def:crs:EPSG::4326';

export function aisEvent({ message, talker, channel, sentences }: AisReading): ReadingEvent {
  const scaled = scaleMessage(message) as unknown as Readonly<Record<string, unknown>>;
  const number = (name: string): number | undefined =>
    typeof scaled[name] === 'number' ? (scaled[name] as number) : undefined;
  const angle = (component: string, value: number | undefined): SensorReport[] =>
    value === undefined
      ? []
      : [{ type: 'Angle', component, value: millionths(value), uom: 'DD', coordinateReferenceSystem: WGS84 }];
  return {
    kind: 'ais.received',
    subject: { vessel: String(message.mmsi) },
    epcis: sensors([
      ...angle('latitude', number('latitude')),
      ...angle('longitude', number('longitude')),
      ...measured('Speed', number('speedOverGround'), 'KNT'),
      ...angle('azimuth', number('courseOverGround')),
    ]),
    data: jsonOf({ talker, ...(channel === undefined ? {} : { channel }), sentences, message: scaled }),
  };
}

const millionths = (value: number): number => Math.round(value * 1e6) / 1e6;

export function arrivedEvent({ mmsi, name, destination }: DeviceOf<'vessel'>): ReadingEvent {
  return {
    kind: 'vessel.arrived',
    subject: { vessel: String(mmsi) },
    data: { name, destination },
  };
}
