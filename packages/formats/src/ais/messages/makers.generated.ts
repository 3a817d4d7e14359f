// Made by scripts/ais-makers.ts from the tables of the messages; do not edit.
import type { AisValue } from './field.ts';

/** An object of the values of a layout, in the order of its fields. */
export type Maker = (type: number, values: readonly (AisValue | undefined)[]) => object;

/** The values of such an object. */
// biome-ignore lint/suspicious/noExplicitAny: whatever has the fields of the layout
export type Taker = (message: any, values: (AisValue | undefined)[]) => void;

const M1: readonly Maker[] = [
  (type, v) => ({ type, repeatIndicator: v[0], mmsi: v[1], navigationalStatus: v[2], rateOfTurn: v[3], speedOverGround: v[4], positionAccuracy: v[5], longitude: v[6], latitude: v[7], courseOverGround: v[8], trueHeading: v[9], timeStamp: v[10], specialManoeuvre: v[11], raim: v[12], communicationState: v[13] }),
];
const M4: readonly Maker[] = [
  (type, v) => ({ type, repeatIndicator: v[0], mmsi: v[1], year: v[2], month: v[3], day: v[4], hour: v[5], minute: v[6], second: v[7], positionAccuracy: v[8], longitude: v[9], latitude: v[10], epfdType: v[11], raim: v[12], communicationState: v[13] }),
];
const M5: readonly Maker[] = [
  (type, v) => ({ type, repeatIndicator: v[0], mmsi: v[1], aisVersion: v[2], imoNumber: v[3], callSign: v[4], name: v[5], shipType: v[6], toBow: v[7], toStern: v[8], toPort: v[9], toStarboard: v[10], epfdType: v[11], etaMonth: v[12], etaDay: v[13], etaHour: v[14], etaMinute: v[15], draught: v[16], destination: v[17], dte: v[18] }),
];
const M6: readonly Maker[] = [
  (type, v) => ({ type, repeatIndicator: v[0], mmsi: v[1], sequenceNumber: v[2], destinationMmsi: v[3], retransmit: v[4], dac: v[5], fi: v[6], data: v[7] }),
];
const M7: readonly Maker[] = [
  (type, v) => ({ type, repeatIndicator: v[0], mmsi: v[1], destination1Mmsi: v[2], sequenceNumber1: v[3], destination2Mmsi: v[4], sequenceNumber2: v[5], destination3Mmsi: v[6], sequenceNumber3: v[7], destination4Mmsi: v[8], sequenceNumber4: v[9] }),
];
const M8: readonly Maker[] = [
  (type, v) => ({ type, repeatIndicator: v[0], mmsi: v[1], dac: v[2], fi: v[3], data: v[4] }),
];
const M9: readonly Maker[] = [
  (type, v) => ({ type, repeatIndicator: v[0], mmsi: v[1], altitude: v[2], speedOverGround: v[3], positionAccuracy: v[4], longitude: v[5], latitude: v[6], courseOverGround: v[7], timeStamp: v[8], regional: v[9], dte: v[10], assignedMode: v[11], raim: v[12], communicationStateSelector: v[13], communicationState: v[14] }),
];
const M10: readonly Maker[] = [
  (type, v) => ({ type, repeatIndicator: v[0], mmsi: v[1], destinationMmsi: v[2] }),
];
const M12: readonly Maker[] = [
  (type, v) => ({ type, repeatIndicator: v[0], mmsi: v[1], sequenceNumber: v[2], destinationMmsi: v[3], retransmit: v[4], text: v[5] }),
];
const M14: readonly Maker[] = [
  (type, v) => ({ type, repeatIndicator: v[0], mmsi: v[1], text: v[2] }),
];
const M15: readonly Maker[] = [
  (type, v) => ({ type, repeatIndicator: v[0], mmsi: v[1], destination1Mmsi: v[2], messageId1_1: v[3], slotOffset1_1: v[4], messageId1_2: v[5], slotOffset1_2: v[6], destination2Mmsi: v[7], messageId2_1: v[8], slotOffset2_1: v[9] }),
];
const M16: readonly Maker[] = [
  (type, v) => ({ type, repeatIndicator: v[0], mmsi: v[1], destination1Mmsi: v[2], slotOffset1: v[3], increment1: v[4], destination2Mmsi: v[5], slotOffset2: v[6], increment2: v[7] }),
];
const M17: readonly Maker[] = [
  (type, v) => ({ type, repeatIndicator: v[0], mmsi: v[1], longitude: v[2], latitude: v[3], data: v[4] }),
];
const M18: readonly Maker[] = [
  (type, v) => ({ type, repeatIndicator: v[0], mmsi: v[1], reserved: v[2], speedOverGround: v[3], positionAccuracy: v[4], longitude: v[5], latitude: v[6], courseOverGround: v[7], trueHeading: v[8], timeStamp: v[9], regional: v[10], carrierSense: v[11], display: v[12], dsc: v[13], wholeBand: v[14], message22: v[15], assignedMode: v[16], raim: v[17], communicationStateSelector: v[18], communicationState: v[19] }),
];
const M19: readonly Maker[] = [
  (type, v) => ({ type, repeatIndicator: v[0], mmsi: v[1], reserved: v[2], speedOverGround: v[3], positionAccuracy: v[4], longitude: v[5], latitude: v[6], courseOverGround: v[7], trueHeading: v[8], timeStamp: v[9], regional: v[10], name: v[11], shipType: v[12], toBow: v[13], toStern: v[14], toPort: v[15], toStarboard: v[16], epfdType: v[17], raim: v[18], dte: v[19], assignedMode: v[20] }),
];
const M20: readonly Maker[] = [
  (type, v) => ({ type, repeatIndicator: v[0], mmsi: v[1], slotOffset1: v[2], slotCount1: v[3], timeOut1: v[4], increment1: v[5], slotOffset2: v[6], slotCount2: v[7], timeOut2: v[8], increment2: v[9], slotOffset3: v[10], slotCount3: v[11], timeOut3: v[12], increment3: v[13], slotOffset4: v[14], slotCount4: v[15], timeOut4: v[16], increment4: v[17] }),
];
const M21: readonly Maker[] = [
  (type, v) => ({ type, repeatIndicator: v[0], mmsi: v[1], aidType: v[2], name: v[3], positionAccuracy: v[4], longitude: v[5], latitude: v[6], toBow: v[7], toStern: v[8], toPort: v[9], toStarboard: v[10], epfdType: v[11], timeStamp: v[12], offPosition: v[13], regional: v[14], raim: v[15], virtual: v[16], assignedMode: v[17], nameExtension: v[18] }),
];
const M22: readonly Maker[] = [
  (type, v) => ({ type, repeatIndicator: v[0], mmsi: v[1], channelA: v[2], channelB: v[3], txRxMode: v[4], lowPower: v[5], northEastLongitude: v[6], northEastLatitude: v[7], southWestLongitude: v[8], southWestLatitude: v[9], addressed: v[10], channelABand: v[11], channelBBand: v[12], zoneSize: v[13] }),
  (type, v) => ({ type, repeatIndicator: v[0], mmsi: v[1], channelA: v[2], channelB: v[3], txRxMode: v[4], lowPower: v[5], destination1Mmsi: v[6], destination2Mmsi: v[7], addressed: v[8], channelABand: v[9], channelBBand: v[10], zoneSize: v[11] }),
];
const M23: readonly Maker[] = [
  (type, v) => ({ type, repeatIndicator: v[0], mmsi: v[1], northEastLongitude: v[2], northEastLatitude: v[3], southWestLongitude: v[4], southWestLatitude: v[5], stationType: v[6], shipType: v[7], txRxMode: v[8], reportingInterval: v[9], quietTime: v[10] }),
];
const M24: readonly Maker[] = [
  (type, v) => ({ type, repeatIndicator: v[0], mmsi: v[1], partNumber: v[2], name: v[3] }),
  (type, v) => ({ type, repeatIndicator: v[0], mmsi: v[1], partNumber: v[2], shipType: v[3], vendorId: v[4], unitModelCode: v[5], serialNumber: v[6], callSign: v[7], motherShipMmsi: v[8] }),
  (type, v) => ({ type, repeatIndicator: v[0], mmsi: v[1], partNumber: v[2], shipType: v[3], vendorId: v[4], unitModelCode: v[5], serialNumber: v[6], callSign: v[7], toBow: v[8], toStern: v[9], toPort: v[10], toStarboard: v[11], epfdType: v[12] }),
];
const M25: readonly Maker[] = [
  (type, v) => ({ type, repeatIndicator: v[0], mmsi: v[1], addressed: v[2], structured: v[3], data: v[4] }),
  (type, v) => ({ type, repeatIndicator: v[0], mmsi: v[1], addressed: v[2], structured: v[3], dac: v[4], fi: v[5], data: v[6] }),
  (type, v) => ({ type, repeatIndicator: v[0], mmsi: v[1], addressed: v[2], structured: v[3], destinationMmsi: v[4], data: v[5] }),
  (type, v) => ({ type, repeatIndicator: v[0], mmsi: v[1], addressed: v[2], structured: v[3], destinationMmsi: v[4], dac: v[5], fi: v[6], data: v[7] }),
];
const M26: readonly Maker[] = [
  (type, v) => ({ type, repeatIndicator: v[0], mmsi: v[1], addressed: v[2], structured: v[3], data: v[4], communicationStateSelector: v[5], communicationState: v[6] }),
  (type, v) => ({ type, repeatIndicator: v[0], mmsi: v[1], addressed: v[2], structured: v[3], dac: v[4], fi: v[5], data: v[6], communicationStateSelector: v[7], communicationState: v[8] }),
  (type, v) => ({ type, repeatIndicator: v[0], mmsi: v[1], addressed: v[2], structured: v[3], destinationMmsi: v[4], data: v[5], communicationStateSelector: v[6], communicationState: v[7] }),
  (type, v) => ({ type, repeatIndicator: v[0], mmsi: v[1], addressed: v[2], structured: v[3], destinationMmsi: v[4], dac: v[5], fi: v[6], data: v[7], communicationStateSelector: v[8], communicationState: v[9] }),
];
const M27: readonly Maker[] = [
  (type, v) => ({ type, repeatIndicator: v[0], mmsi: v[1], positionAccuracy: v[2], raim: v[3], navigationalStatus: v[4], longitude: v[5], latitude: v[6], speedOverGround: v[7], courseOverGround: v[8], positionLatency: v[9] }),
];

const T1: readonly Taker[] = [
  (m, v) => { v[0] = m.repeatIndicator; v[1] = m.mmsi; v[2] = m.navigationalStatus; v[3] = m.rateOfTurn; v[4] = m.speedOverGround; v[5] = m.positionAccuracy; v[6] = m.longitude; v[7] = m.latitude; v[8] = m.courseOverGround; v[9] = m.trueHeading; v[10] = m.timeStamp; v[11] = m.specialManoeuvre; v[12] = m.raim; v[13] = m.communicationState; },
];
const T4: readonly Taker[] = [
  (m, v) => { v[0] = m.repeatIndicator; v[1] = m.mmsi; v[2] = m.year; v[3] = m.month; v[4] = m.day; v[5] = m.hour; v[6] = m.minute; v[7] = m.second; v[8] = m.positionAccuracy; v[9] = m.longitude; v[10] = m.latitude; v[11] = m.epfdType; v[12] = m.raim; v[13] = m.communicationState; },
];
const T5: readonly Taker[] = [
  (m, v) => { v[0] = m.repeatIndicator; v[1] = m.mmsi; v[2] = m.aisVersion; v[3] = m.imoNumber; v[4] = m.callSign; v[5] = m.name; v[6] = m.shipType; v[7] = m.toBow; v[8] = m.toStern; v[9] = m.toPort; v[10] = m.toStarboard; v[11] = m.epfdType; v[12] = m.etaMonth; v[13] = m.etaDay; v[14] = m.etaHour; v[15] = m.etaMinute; v[16] = m.draught; v[17] = m.destination; v[18] = m.dte; },
];
const T6: readonly Taker[] = [
  (m, v) => { v[0] = m.repeatIndicator; v[1] = m.mmsi; v[2] = m.sequenceNumber; v[3] = m.destinationMmsi; v[4] = m.retransmit; v[5] = m.dac; v[6] = m.fi; v[7] = m.data; },
];
const T7: readonly Taker[] = [
  (m, v) => { v[0] = m.repeatIndicator; v[1] = m.mmsi; v[2] = m.destination1Mmsi; v[3] = m.sequenceNumber1; v[4] = m.destination2Mmsi; v[5] = m.sequenceNumber2; v[6] = m.destination3Mmsi; v[7] = m.sequenceNumber3; v[8] = m.destination4Mmsi; v[9] = m.sequenceNumber4; },
];
const T8: readonly Taker[] = [
  (m, v) => { v[0] = m.repeatIndicator; v[1] = m.mmsi; v[2] = m.dac; v[3] = m.fi; v[4] = m.data; },
];
const T9: readonly Taker[] = [
  (m, v) => { v[0] = m.repeatIndicator; v[1] = m.mmsi; v[2] = m.altitude; v[3] = m.speedOverGround; v[4] = m.positionAccuracy; v[5] = m.longitude; v[6] = m.latitude; v[7] = m.courseOverGround; v[8] = m.timeStamp; v[9] = m.regional; v[10] = m.dte; v[11] = m.assignedMode; v[12] = m.raim; v[13] = m.communicationStateSelector; v[14] = m.communicationState; },
];
const T10: readonly Taker[] = [
  (m, v) => { v[0] = m.repeatIndicator; v[1] = m.mmsi; v[2] = m.destinationMmsi; },
];
const T12: readonly Taker[] = [
  (m, v) => { v[0] = m.repeatIndicator; v[1] = m.mmsi; v[2] = m.sequenceNumber; v[3] = m.destinationMmsi; v[4] = m.retransmit; v[5] = m.text; },
];
const T14: readonly Taker[] = [
  (m, v) => { v[0] = m.repeatIndicator; v[1] = m.mmsi; v[2] = m.text; },
];
const T15: readonly Taker[] = [
  (m, v) => { v[0] = m.repeatIndicator; v[1] = m.mmsi; v[2] = m.destination1Mmsi; v[3] = m.messageId1_1; v[4] = m.slotOffset1_1; v[5] = m.messageId1_2; v[6] = m.slotOffset1_2; v[7] = m.destination2Mmsi; v[8] = m.messageId2_1; v[9] = m.slotOffset2_1; },
];
const T16: readonly Taker[] = [
  (m, v) => { v[0] = m.repeatIndicator; v[1] = m.mmsi; v[2] = m.destination1Mmsi; v[3] = m.slotOffset1; v[4] = m.increment1; v[5] = m.destination2Mmsi; v[6] = m.slotOffset2; v[7] = m.increment2; },
];
const T17: readonly Taker[] = [
  (m, v) => { v[0] = m.repeatIndicator; v[1] = m.mmsi; v[2] = m.longitude; v[3] = m.latitude; v[4] = m.data; },
];
const T18: readonly Taker[] = [
  (m, v) => { v[0] = m.repeatIndicator; v[1] = m.mmsi; v[2] = m.reserved; v[3] = m.speedOverGround; v[4] = m.positionAccuracy; v[5] = m.longitude; v[6] = m.latitude; v[7] = m.courseOverGround; v[8] = m.trueHeading; v[9] = m.timeStamp; v[10] = m.regional; v[11] = m.carrierSense; v[12] = m.display; v[13] = m.dsc; v[14] = m.wholeBand; v[15] = m.message22; v[16] = m.assignedMode; v[17] = m.raim; v[18] = m.communicationStateSelector; v[19] = m.communicationState; },
];
const T19: readonly Taker[] = [
  (m, v) => { v[0] = m.repeatIndicator; v[1] = m.mmsi; v[2] = m.reserved; v[3] = m.speedOverGround; v[4] = m.positionAccuracy; v[5] = m.longitude; v[6] = m.latitude; v[7] = m.courseOverGround; v[8] = m.trueHeading; v[9] = m.timeStamp; v[10] = m.regional; v[11] = m.name; v[12] = m.shipType; v[13] = m.toBow; v[14] = m.toStern; v[15] = m.toPort; v[16] = m.toStarboard; v[17] = m.epfdType; v[18] = m.raim; v[19] = m.dte; v[20] = m.assignedMode; },
];
const T20: readonly Taker[] = [
  (m, v) => { v[0] = m.repeatIndicator; v[1] = m.mmsi; v[2] = m.slotOffset1; v[3] = m.slotCount1; v[4] = m.timeOut1; v[5] = m.increment1; v[6] = m.slotOffset2; v[7] = m.slotCount2; v[8] = m.timeOut2; v[9] = m.increment2; v[10] = m.slotOffset3; v[11] = m.slotCount3; v[12] = m.timeOut3; v[13] = m.increment3; v[14] = m.slotOffset4; v[15] = m.slotCount4; v[16] = m.timeOut4; v[17] = m.increment4; },
];
const T21: readonly Taker[] = [
  (m, v) => { v[0] = m.repeatIndicator; v[1] = m.mmsi; v[2] = m.aidType; v[3] = m.name; v[4] = m.positionAccuracy; v[5] = m.longitude; v[6] = m.latitude; v[7] = m.toBow; v[8] = m.toStern; v[9] = m.toPort; v[10] = m.toStarboard; v[11] = m.epfdType; v[12] = m.timeStamp; v[13] = m.offPosition; v[14] = m.regional; v[15] = m.raim; v[16] = m.virtual; v[17] = m.assignedMode; v[18] = m.nameExtension; },
];
const T22: readonly Taker[] = [
  (m, v) => { v[0] = m.repeatIndicator; v[1] = m.mmsi; v[2] = m.channelA; v[3] = m.channelB; v[4] = m.txRxMode; v[5] = m.lowPower; v[6] = m.northEastLongitude; v[7] = m.northEastLatitude; v[8] = m.southWestLongitude; v[9] = m.southWestLatitude; v[10] = m.addressed; v[11] = m.channelABand; v[12] = m.channelBBand; v[13] = m.zoneSize; },
  (m, v) => { v[0] = m.repeatIndicator; v[1] = m.mmsi; v[2] = m.channelA; v[3] = m.channelB; v[4] = m.txRxMode; v[5] = m.lowPower; v[6] = m.destination1Mmsi; v[7] = m.destination2Mmsi; v[8] = m.addressed; v[9] = m.channelABand; v[10] = m.channelBBand; v[11] = m.zoneSize; },
];
const T23: readonly Taker[] = [
  (m, v) => { v[0] = m.repeatIndicator; v[1] = m.mmsi; v[2] = m.northEastLongitude; v[3] = m.northEastLatitude; v[4] = m.southWestLongitude; v[5] = m.southWestLatitude; v[6] = m.stationType; v[7] = m.shipType; v[8] = m.txRxMode; v[9] = m.reportingInterval; v[10] = m.quietTime; },
];
const T24: readonly Taker[] = [
  (m, v) => { v[0] = m.repeatIndicator; v[1] = m.mmsi; v[2] = m.partNumber; v[3] = m.name; },
  (m, v) => { v[0] = m.repeatIndicator; v[1] = m.mmsi; v[2] = m.partNumber; v[3] = m.shipType; v[4] = m.vendorId; v[5] = m.unitModelCode; v[6] = m.serialNumber; v[7] = m.callSign; v[8] = m.motherShipMmsi; },
  (m, v) => { v[0] = m.repeatIndicator; v[1] = m.mmsi; v[2] = m.partNumber; v[3] = m.shipType; v[4] = m.vendorId; v[5] = m.unitModelCode; v[6] = m.serialNumber; v[7] = m.callSign; v[8] = m.toBow; v[9] = m.toStern; v[10] = m.toPort; v[11] = m.toStarboard; v[12] = m.epfdType; },
];
const T25: readonly Taker[] = [
  (m, v) => { v[0] = m.repeatIndicator; v[1] = m.mmsi; v[2] = m.addressed; v[3] = m.structured; v[4] = m.data; },
  (m, v) => { v[0] = m.repeatIndicator; v[1] = m.mmsi; v[2] = m.addressed; v[3] = m.structured; v[4] = m.dac; v[5] = m.fi; v[6] = m.data; },
  (m, v) => { v[0] = m.repeatIndicator; v[1] = m.mmsi; v[2] = m.addressed; v[3] = m.structured; v[4] = m.destinationMmsi; v[5] = m.data; },
  (m, v) => { v[0] = m.repeatIndicator; v[1] = m.mmsi; v[2] = m.addressed; v[3] = m.structured; v[4] = m.destinationMmsi; v[5] = m.dac; v[6] = m.fi; v[7] = m.data; },
];
const T26: readonly Taker[] = [
  (m, v) => { v[0] = m.repeatIndicator; v[1] = m.mmsi; v[2] = m.addressed; v[3] = m.structured; v[4] = m.data; v[5] = m.communicationStateSelector; v[6] = m.communicationState; },
  (m, v) => { v[0] = m.repeatIndicator; v[1] = m.mmsi; v[2] = m.addressed; v[3] = m.structured; v[4] = m.dac; v[5] = m.fi; v[6] = m.data; v[7] = m.communicationStateSelector; v[8] = m.communicationState; },
  (m, v) => { v[0] = m.repeatIndicator; v[1] = m.mmsi; v[2] = m.addressed; v[3] = m.structured; v[4] = m.destinationMmsi; v[5] = m.data; v[6] = m.communicationStateSelector; v[7] = m.communicationState; },
  (m, v) => { v[0] = m.repeatIndicator; v[1] = m.mmsi; v[2] = m.addressed; v[3] = m.structured; v[4] = m.destinationMmsi; v[5] = m.dac; v[6] = m.fi; v[7] = m.data; v[8] = m.communicationStateSelector; v[9] = m.communicationState; },
];
const T27: readonly Taker[] = [
  (m, v) => { v[0] = m.repeatIndicator; v[1] = m.mmsi; v[2] = m.positionAccuracy; v[3] = m.raim; v[4] = m.navigationalStatus; v[5] = m.longitude; v[6] = m.latitude; v[7] = m.speedOverGround; v[8] = m.courseOverGround; v[9] = m.positionLatency; },
];

/** By message number, in the order of its layouts. */
export const MAKERS: Readonly<Record<number, readonly Maker[]>> = {
  1: M1,
  2: M1,
  3: M1,
  4: M4,
  5: M5,
  6: M6,
  7: M7,
  8: M8,
  9: M9,
  10: M10,
  11: M4,
  12: M12,
  13: M7,
  14: M14,
  15: M15,
  16: M16,
  17: M17,
  18: M18,
  19: M19,
  20: M20,
  21: M21,
  22: M22,
  23: M23,
  24: M24,
  25: M25,
  26: M26,
  27: M27,
};

/** By message number, in the order of its layouts. */
export const TAKERS: Readonly<Record<number, readonly Taker[]>> = {
  1: T1,
  2: T1,
  3: T1,
  4: T4,
  5: T5,
  6: T6,
  7: T7,
  8: T8,
  9: T9,
  10: T10,
  11: T4,
  12: T12,
  13: T7,
  14: T14,
  15: T15,
  16: T16,
  17: T17,
  18: T18,
  19: T19,
  20: T20,
  21: T21,
  22: T22,
  23: T23,
  24: T24,
  25: T25,
  26: T26,
  27: T27,
};
