/** How the goods travel. @module */
import * as z from 'zod';
import { day, text } from '../parts/scalars.ts';
import { code, location } from './parts.ts';

const vesselVoyage = z
  .strictObject({
    vesselName: text('Name of the vessel.').optional(),
    carrierExportVoyageNumber: text('Voyage number of the carrier.').optional(),
    universalExportVoyageReference: text('Universal voyage reference, for example 2201N.').optional(),
    role: code('FIRST_SEA_GOING, MOTHER.').optional(),
  })
  .meta({ id: 'VesselVoyage' });

export const transports = z
  .strictObject({
    plannedDepartureDate: day.optional(),
    plannedArrivalDate: day.optional(),
    preCarriageBy: code('VESSEL, RAIL, TRUCK, BARGE, MULTIMODAL.').optional(),
    onCarriageBy: code('VESSEL, RAIL, TRUCK, BARGE, MULTIMODAL.').optional(),
    placeOfReceipt: location.optional(),
    portOfLoading: location.optional(),
    portOfDischarge: location.optional(),
    placeOfDelivery: location.optional(),
    onwardInlandRouting: location.optional(),
    vesselVoyages: z.array(vesselVoyage).optional(),
  })
  .meta({ id: 'BillTransports' });
