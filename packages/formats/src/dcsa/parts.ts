/** Parts that stand in many places of DCSA messages (EBL 3.0.4). @module */
import {
  closed,
  count,
  country,
  day,
  type FieldNode,
  FORMS,
  flag,
  group,
  inside,
  list,
  named,
  need,
  number,
  old,
  open,
  text,
  trimmed,
  unLocation,
} from './fields/index.ts';

const PLATFORMS =
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
  group({ value: need(number({ above: 0 })), unit: need(closed(...units)) }, { needs: ['value'] });

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

export const identifyingCode = group(
  {
    codeListProvider: need(open(100, ...PROVIDERS)),
    partyCode: need(text(150)),
    codeListName: open(100, 'DID', 'LEI', 'DUNS'),
  },
  { needs: ['codeListProvider', 'partyCode'] },
);

export const taxLegalReference = group({
  type: need(trimmed(50)),
  countryCode: need(country),
  value: need(trimmed(35)),
});

/** What carriers and platforms know parties by, piece by piece: each role has its own choice of them. */
export const partyName = { partyName: need(trimmed(70)) };
export const platformCode = text(4, { form: FORMS.noBlanks, open: PLATFORMS });
export const platform = { eblPlatform: platformCode };
export const typeOfPerson = open(50, 'NATURAL_PERSON', 'LEGAL_PERSON', 'ASSOCIATION_OF_PERSONS');
export const where = { address: partyAddress, addressLines };
export const printed = { displayedAddress: list(text(35), 0, 6) };
export const codes = { identifyingCodes: list(identifyingCode) };
export const someCode = list(identifyingCode, 1);
export const taxes = { taxLegalReferences: list(taxLegalReference) };
export const contacts = { partyContactDetails: list(partyContact) };
export const ownReference = { reference: trimmed(35) };
export const orders = { purchaseOrderReferences: list(trimmed(35)) };
export const notified = { isNotifyParty: flag };

/** Names of places as they are to be printed. */
export const printedNames = list(text(35), 0, 5);

export const placeOfIssue = group(
  { locationName: trimmed(100), UNLocationCode: unLocation, countryCode: country },
  { oneOf: [['UNLocationCode', 'countryCode']] },
);

export const originalsAndCopies = {
  numberOfCopiesWithCharges: count(),
  numberOfCopiesWithoutCharges: count(),
  numberOfOriginalsWithCharges: count(),
  numberOfOriginalsWithoutCharges: count(),
};

export const equipmentReference = need(trimmed(11));
export const weight = measure('KGM', 'LBR');
export const volume = measure('MTQ', 'FTQ');
export const woodDeclaration = open(
  30,
  'NOT_APPLICABLE',
  'NOT_TREATED_AND_NOT_CERTIFIED',
  'PROCESSED',
  'TREATED_AND_CERTIFIED',
);
export const marks = list(text(35), 0, 50);
export const seal: FieldNode = group({ number: need(text(15)), source: closed('CAR', 'SHI', 'VET', 'CUS') });

/** HS codes: the short ones are required by the standard and count only without the long ones. */
export const hsCodes = {
  hsCodes: need(named('HSCodes', list(inside('code', text(10, { min: 6, form: FORMS.hs })), 1))),
  extendedHsCodes: named('extendedHSCodes', list(inside('code', text(12, { min: 6, form: FORMS.extendedHs })))),
};

export const nationalCodes = {
  nationalCommodityCodes: old(list(nationalCommodityCode(10))),
  extendedNationalCommodityCodes: list(nationalCommodityCode(16)),
};

export const licences = { exportLicense: licence, importLicense: licence };

export const itemReferences = list(
  group({ type: need(open(3, 'CR', 'AKG', 'SPO', 'CPO')), values: need(list(trimmed(35), 1)) }),
);

/** What the carrier says of a field. */
export const feedbacks = list(
  group({
    severity: need(open(50, 'INFO', 'WARN', 'ERROR')),
    code: need(
      open(
        50,
        'INFORMATIONAL_MESSAGE',
        'PROPERTY_WILL_BE_IGNORED',
        'PROPERTY_VALUE_MUST_CHANGE',
        'PROPERTY_VALUE_HAS_BEEN_CHANGED',
        'PROPERTY_VALUE_MAY_CHANGE',
        'PROPERTY_HAS_BEEN_DELETED',
      ),
    ),
    message: need(text(5_000)),
    jsonPath: text(500),
    property: text(100),
  }),
);
