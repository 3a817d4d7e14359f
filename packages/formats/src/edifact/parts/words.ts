/** Words for qualifiers of UN lists (UNCL); a code without a word stands as it is. @module */
import { codeOf } from '../message/index.ts';

/** 1225 message function. */
export const FUNCTION = codeOf({
  '1': 'cancellation',
  '2': 'addition',
  '3': 'deletion',
  '4': 'change',
  '5': 'replace',
  '6': 'confirmation',
  '7': 'duplicate',
  '9': 'original',
  '13': 'request',
});

/** 2005 date or time or period. */
export const TIME_TYPE = codeOf({
  '7': 'effective',
  '36': 'expiry',
  '95': 'bill-of-lading',
  '132': 'arrival-estimated',
  '133': 'departure-estimated',
  '136': 'departure',
  '137': 'document',
  '178': 'arrival-actual',
  '181': 'equipment-positioning',
  '182': 'issue',
  '186': 'departure-actual',
  '189': 'departure-scheduled',
  '200': 'cargo-pick-up',
  '201': 'equipment-pick-up',
  '203': 'executed',
  '232': 'arrival-scheduled',
  '329': 'birth',
  '342': 'on-board',
});

/** 3227 place. */
export const PLACE_FUNCTION = codeOf({
  '5': 'place-of-departure',
  '7': 'place-of-delivery',
  '8': 'place-of-destination',
  '9': 'port-of-loading',
  '11': 'port-of-discharge',
  '13': 'place-of-transhipment',
  '14': 'location-of-goods',
  '22': 'customs-office-of-clearance',
  '27': 'country-of-origin',
  '28': 'country-of-destination',
  '35': 'country-of-exportation',
  '60': 'place-of-arrival',
  '61': 'next-port-of-call',
  '76': 'original-port-of-loading',
  '80': 'place-of-despatch',
  '88': 'place-of-receipt',
  '91': 'place-of-issue',
  '98': 'empty-equipment-despatch',
  '99': 'empty-equipment-return',
  '125': 'last-port-of-call',
  '147': 'stowage-cell',
  '153': 'port-of-call',
  '170': 'final-port-of-discharge',
  '174': 'place-of-residence',
  '178': 'place-of-embarkation',
  '179': 'place-of-disembarkation',
  '180': 'place-of-birth',
});

/** 3035 party. */
export const PARTY_ROLE = codeOf({
  AG: 'agent',
  AM: 'authorised-official',
  BY: 'buyer',
  CA: 'carrier',
  CB: 'customs-broker',
  CF: 'container-operator',
  CN: 'consignee',
  CX: 'consignee-agent',
  CZ: 'consignor',
  DDT: 'crew-member-in-transit',
  DDU: 'passenger-in-transit',
  DP: 'delivery-party',
  DT: 'declarant',
  EX: 'exporter',
  FL: 'passenger',
  FM: 'crew-member',
  FW: 'freight-forwarder',
  IM: 'importer',
  MR: 'message-recipient',
  MS: 'message-sender',
  N1: 'notify-party-1',
  N2: 'notify-party-2',
  NI: 'notify-party',
  OS: 'original-shipper',
  SE: 'seller',
  SU: 'supplier',
  TR: 'terminal-operator',
  UC: 'ultimate-consignee',
  VW: 'responsible-party',
});

/** 1153 reference. */
export const REFERENCE_TYPE = codeOf({
  AAE: 'goods-declaration',
  AAS: 'transport-document',
  ABT: 'customs-declaration',
  AVF: 'passenger-reservation',
  AWB: 'air-waybill',
  BM: 'bill-of-lading',
  BN: 'booking',
  CN: 'carrier',
  CT: 'contract',
  CU: 'consignor',
  CV: 'container-operator',
  EQ: 'equipment',
  FF: 'freight-forwarder',
  HWB: 'house-waybill',
  IV: 'invoice',
  MB: 'master-bill-of-lading',
  RE: 'release',
  SEA: 'allocated-seat',
  SI: 'shipper-identification',
  SRN: 'shipment',
  UCN: 'unique-consignment',
  VM: 'vessel',
  VON: 'voyage',
});

/** 8051 transport stage. */
export const STAGE = codeOf({
  '1': 'inland',
  '2': 'territory-limit',
  '10': 'pre-carriage',
  '11': 'border',
  '12': 'departure',
  '13': 'destination',
  '20': 'main',
  '30': 'on-carriage',
});

/** 3139 contact. */
export const CONTACT_FUNCTION = codeOf({ IC: 'information', HG: 'dangerous-goods' });

/** 4451 text subject. */
export const NOTE_SUBJECT = codeOf({
  AAA: 'goods',
  AAC: 'dangerous-goods',
  AAD: 'dangerous-goods-technical-name',
  AAI: 'general',
  BLC: 'bill-clause',
  CHG: 'change',
  DAR: 'damage',
  DEL: 'delivery',
  HAN: 'handling',
  PAC: 'packing',
  SIN: 'special-instructions',
});

/** 8053 equipment. */
export const EQUIPMENT_KIND = codeOf({
  BL: 'blocks',
  CH: 'chassis',
  CN: 'container',
  PL: 'platform',
  RF: 'flat-car',
  RG: 'reefer-generator',
  RR: 'rail-car',
  SW: 'swap-body',
  TE: 'trailer',
  UL: 'unit-load-device',
});

/** 8077 equipment supplier, 8249 equipment status, 8169 full or empty. */
export const SUPPLIER = codeOf({ '1': 'shipper', '2': 'carrier' });
export const EQUIPMENT_STATUS = codeOf({
  '1': 'continental',
  '2': 'export',
  '3': 'import',
  '4': 'remain-on-board',
  '5': 'shifter',
  '6': 'transhipment',
});
export const FULLNESS = codeOf({ '4': 'empty', '5': 'full' });

/** 9303 sealing party, 4517 seal condition. */
export const SEALING_PARTY = codeOf({
  AA: 'consolidator',
  CA: 'carrier',
  CU: 'customs',
  SH: 'shipper',
  TO: 'terminal',
});
export const SEAL_CONDITION = codeOf({ '1': 'intact', '2': 'damaged' });

/** 6245 temperature, 6145 dimension, 8339 packing group. */
export const TEMPERATURE_TYPE = codeOf({ '1': 'storage', '2': 'transport', '3': 'cargo-operating', '4': 'emergency' });
export const DIMENSION_TYPE = codeOf({
  '1': 'gross',
  '5': 'over-size-front',
  '6': 'over-size-back',
  '7': 'over-size-right',
  '8': 'over-size-left',
  '9': 'over-size',
  '13': 'over-height',
});
export const PACKING_GROUP = codeOf({ '1': 'I', '2': 'II', '3': 'III' });

/** 6069 control total. */
export const COUNT_OF = codeOf({ '16': 'equipment', '41': 'crew', '42': 'passengers' });

/** 7365 processing indicator, as manifests have it. */
export const INDICATOR = codeOf({ '22': 'export', '23': 'import', '24': 'transit', '28': 'transhipment' });

/** 6069 control totals of manifests. */
export const TOTAL_OF = codeOf({
  '7': 'gross-weight',
  '8': 'pieces',
  '11': 'packages',
  '16': 'equipment',
  '26': 'gross-measurement',
});

/** 6343 and the like: prepaid or collect, as manifests have it. */
export const PAYMENT = codeOf({ C: 'CC', P: 'PP' });
