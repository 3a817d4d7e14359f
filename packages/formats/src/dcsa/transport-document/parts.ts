/** Parts that stand in many places of DCSA messages (EBL 3.0.4). @module */
import {
  closed,
  country,
  day,
  FORMS,
  flag,
  group,
  list,
  need,
  number,
  open,
  text,
  trimmed,
  unLocation,
} from '../fields/index.ts';

export const PLATFORMS =
  'WAVE CARX ESSD IDT BOLE EDOX IQAX SECR TRGO ETEU TRAC BRIT COVA ETIT KTNE CRED BLOC DOCU AEOT SGTD'.split(' ');
const PROVIDERS = [...PLATFORMS, 'GSBN', 'WISE', 'GLEIF', 'W3C', 'DNB', 'FMC', 'DCSA', 'ZZZ'];

const street = {
  street: need(text(70)),
  streetNumber: text(50),
  floor: trimmed(50),
  postCode: text(10),
  POBox: text(20),
};

export const address = group({
  ...street,
  city: need(trimmed(35)),
  stateRegion: text(65),
  countryCode: need(country),
});

export const partyAddress = group({
  ...street,
  city: need(trimmed(35)),
  UNLocationCode: unLocation,
  stateRegion: text(65),
  countryCode: need(country),
});

export const addressLines = list(text(250), 0, 5);

const facility = group({
  facilityCode: need(trimmed(6)),
  facilityCodeListProvider: need(closed('BIC', 'SMDG')),
});

const geoCoordinate = group({ latitude: need(text(10)), longitude: need(text(11)) });

/** A place as precisely as it is known. */
export const inlandPlace = group({
  locationName: trimmed(100),
  facilityName: text(100),
  address,
  addressLines,
  facility,
  UNLocationCode: unLocation,
});

export const place = group({
  locationName: trimmed(100),
  facilityName: text(100),
  address,
  addressLines,
  facility,
  UNLocationCode: unLocation,
  geoCoordinate,
});

export const port = group({
  locationName: trimmed(100),
  city: group({ city: need(trimmed(35)), stateRegion: text(65), countryCode: need(country) }),
  UNLocationCode: unLocation,
});

export const measure = (...units: readonly string[]) =>
  group({ value: need(number({ min: 0 })), unit: need(closed(...units)) });

export const licence = group({ isRequired: flag, reference: trimmed(35), issueDate: day, expiryDate: day });

export const reference = group({ type: need(open(3, 'CR', 'AKG')), value: need(trimmed(35)) });

export const customsReference = group({
  type: need(trimmed(50)),
  countryCode: need(country),
  values: need(list(trimmed(35), 1)),
});

export const nationalCommodityCode = (max: number) =>
  group({
    type: need(text(10, { form: FORMS.trimmed, open: ['NCM', 'HTS', 'SCHEDULE_B', 'TARIC', 'CN', 'CUS'] })),
    countryCode: country,
    values: need(list(trimmed(max), 1)),
  });

export const partyContact = group(
  { name: need(trimmed(35)), phone: trimmed(30), email: text(100, { form: FORMS.email }) },
  { anyOf: [['phone', 'email']] },
);

export const identifyingCode = group({
  codeListProvider: need(open(100, ...PROVIDERS)),
  partyCode: need(text(150)),
  codeListName: open(100, 'DID', 'LEI', 'DUNS'),
});

export const taxLegalReference = group({
  type: need(trimmed(50)),
  countryCode: need(country),
  value: need(trimmed(35)),
});
