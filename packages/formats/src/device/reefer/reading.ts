import * as z from 'zod';
import { jsonReading } from '../json-reading.ts';

/**
 * Events of smart containers in the shape of DCSA Track and Trace 3.0. Members that the shape does not name are kept as
 * they are.
 *
 * @module
 */

const instant = z.iso.datetime({ offset: true });
const text = z.string().max(256);

const location = z.looseObject({
  locationName: text.optional(),
  UNLocationCode: z.string().max(5).optional(),
  facilityTypeCode: z.string().max(4).optional(),
  geoCoordinate: z.looseObject({ latitude: text, longitude: text }).optional(),
});

const classification = z.looseObject({
  eventTypeCode: z.string().max(16),
  eventClassifierCode: z.string().max(3).optional(),
  iotEventTypeCode: z.string().max(4).optional(),
  reeferEventTypeCode: z.string().max(4).optional(),
  equipmentEventTypeCode: z.string().max(4).optional(),
});

const probe = z.looseObject({
  USDAProbeNumber: z.int().min(1).max(99),
  measuredTemperatureValue: z.number(),
});

const reeferDetails = z.looseObject({
  temperatureUnit: z.enum(['CEL', 'FAH']).optional(),
  internalSetpointTemperature: z.number().optional(),
  ambientMeasuredTemperature: z.number().optional(),
  temperatureProbeMeasurements: z.array(probe).max(99).optional(),
  setpointParameters: z
    .looseObject({
      humidityPercentage: z.number().min(0).max(100).optional(),
      o2Percentage: z.number().min(0).max(100).optional(),
      co2Percentage: z.number().min(0).max(100).optional(),
    })
    .optional(),
});

export const trackAndTraceEventSchema = z.looseObject({
  eventID: text,
  eventDateTime: instant,
  eventUpdatedDateTime: instant.optional(),
  eventRouting: z.looseObject({}).optional(),
  eventLocation: location.optional(),
  eventClassification: classification,
  equipmentDetails: z
    .looseObject({ equipmentReference: z.string().max(15), ISOEquipmentCode: z.string().max(4).optional() })
    .optional(),
  iotDetails: z.looseObject({ iotEventCode: z.string().max(4) }).optional(),
  reeferDetails: reeferDetails.optional(),
});

export const trackAndTraceSchema = z.looseObject({ events: z.array(trackAndTraceEventSchema).max(1_000) });

/** One event of a smart container. */
export type TrackAndTraceEvent = z.output<typeof trackAndTraceEventSchema>;
/** A message of events. */
export type TrackAndTrace = z.output<typeof trackAndTraceSchema>;

/** Messages of smart containers and reefers. */
export const trackAndTrace = jsonReading(trackAndTraceSchema);
