import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { decodeVermas, encodeVermas, kilogramsOf, type Vgm, vgm } from './index.ts';

const data = (path: string): string => new URL(`../../../../../../shared/data/${path}`, import.meta.url).pathname;
const API = ['vgm-api-100-post-request.json', 'vgm-api-100-get-response.json'].map((name) =>
  data(`devices/dcsa/${name}`),
);
const SAMPLE = data('formats/edifact/maritime-customs/vermas-d16a.php-edifact-generator.edi');

const ENVELOPE = {
  sender: 'ME',
  recipient: 'YOU',
  prepared: { date: '190130', time: '2039' },
  reference: 'REF1',
};

const MESSAGE: Vgm = {
  VGMDeclarations: [
    {
      declarationReference: 'VGM-1',
      isRetracted: true,
      declarationDateTime: '2026-01-30T20:39:00',
      VGM: {
        weight: { value: 24_180.5, unit: 'KGM' },
        method: 'SM1',
        dateTime: '2026-01-30T19:00:00',
        certificationReference: 'W42',
      },
      equipmentDetails: {
        equipmentReference: 'CSQU3054383',
        ISOEquipmentCode: '22G1',
        seals: [{ number: 'S1', source: 'CA' }, { number: 'S2' }],
        tareWeight: { value: 2_200, unit: 'KGM' },
      },
      shipmentDetails: {
        carrierBookingReference: 'BN1',
        transportDocumentReference: 'BL1',
        otherReferences: [{ typeCode: 'SI', reference: 'A456C' }],
      },
      vesselVoyageDetails: {
        exportVoyageNumberOrReference: { carrierVoyageNumber: '2103S' },
        portOfLoading: { UNLocationCode: 'CNSHA' },
        portOfDischarge: { UNLocationCode: 'NLRTM' },
        vesselName: 'KOUAN STAR',
      },
      responsibleParty: {
        partyName: "Suzhou Chair + Table's",
        party: { partyCode: 'P1' },
        contactDetails: { name: 'Li Wei', email: 'li@example.com', phone: '+86 512' },
      },
      authorizedPersonSignatory: 'LI WEI',
      weighingParty: { partyName: 'Weighers' },
      submittingParty: { partyName: 'Forwarder' },
    },
    { VGM: { weight: { value: 1, unit: 'LBR' }, method: 'SM2' }, equipmentDetails: {} },
  ],
};

describe('as JSON', () => {
  test.skipIf(!API.every(existsSync))('the messages of DCSA are read whole and written as they were', () => {
    for (const file of API) {
      const bytes = readFileSync(file);
      const { reading, findings, unmapped } = vgm.decode(bytes);
      expect([findings, unmapped]).toEqual([[], []]);
      expect(reading?.VGMDeclarations[0]?.VGM).toMatchObject({ method: 'SM1', weight: { value: 2.4, unit: 'KGM' } });
      expect(JSON.parse(Buffer.from(vgm.encode(reading as Vgm).bytes).toString())).toEqual(
        JSON.parse(bytes.toString()),
      );
    }
  });

  test('a method, a unit, a mass that cannot be', () => {
    const wrong = { VGM: { method: 'SM3', weight: { value: -1, unit: 'STN' } } };
    const { findings } = vgm.read({ VGMDeclarations: [wrong, { VGM: {} }] });
    expect(findings.map(({ code, path }) => `${code} ${path}`)).toEqual([
      'DEV-0140 /VGMDeclarations/0/VGM/method',
      'DEV-0141 /VGMDeclarations/0/VGM/weight/unit',
      'DEV-0142 /VGMDeclarations/0/VGM/weight/value',
      'DEV-0142 /VGMDeclarations/1/VGM/weight/value',
    ]);
    expect([kilogramsOf({ value: 100, unit: 'LBR' }), kilogramsOf({ value: 1, unit: 'STN' })]).toEqual([
      45.359237,
      undefined,
    ]);
  });
});

describe('as VERMAS', () => {
  test.skipIf(!existsSync(SAMPLE))('a published message is read: mass, method, seal, who is responsible', () => {
    const { reading, findings, unmapped } = decodeVermas(readFileSync(SAMPLE));
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(reading?.VGMDeclarations).toEqual([
      {
        declarationReference: 'M5C51FD6BE3109',
        declarationDateTime: '2019-01-30T20:39:00',
        submittingParty: { contactDetails: { name: 'JOHN DOE', email: 'TEST@EXAMPLE.COM' } },
        equipmentDetails: {
          equipmentReference: 'CBHU1234567',
          ISOEquipmentCode: '22G1',
          seals: [{ number: '45545' }],
        },
        shipmentDetails: {
          carrierBookingReference: '4001234567',
          otherReferences: [{ typeCode: 'SQ', reference: '1' }],
        },
        VGM: {
          weight: { value: 1212, unit: 'KGM' },
          dateTime: '2019-01-30T20:39:00',
          method: 'SM1',
          certificationReference: 'DEFAULT',
        },
        responsibleParty: { partyName: 'MY COMPANY', contactDetails: { email: 'JOHN@EXAMPLE.COM' } },
        authorizedPersonSignatory: 'JOHN DOE',
      },
    ]);
    // Its seal names the carrier where the standard has no place for one.
    expect(unmapped).toEqual([{ path: '/messages/0/8/SEL/0/1', value: 'CA' }]);
  });

  test('what is written is read again, whole', () => {
    const { bytes, findings } = encodeVermas(MESSAGE, ENVELOPE);
    expect(findings).toEqual([]);
    expect(decodeVermas(bytes).reading).toMatchObject({
      VGMDeclarations: [MESSAGE.VGMDeclarations[0], { VGM: MESSAGE.VGMDeclarations[1]?.VGM }],
    });
  });

  test('what the message has no place for is told, each with its pointer', () => {
    const [first] = MESSAGE.VGMDeclarations;
    const more = {
      ...first,
      VGM: { ...first?.VGM, dateTime: '2026-01-30T19:00:00Z', location: { locationName: 'Port of Amsterdam' } },
      holdingParty: { partyName: 'Holder' },
    };
    const { findings } = encodeVermas({ VGMDeclarations: [more] }, ENVELOPE);
    expect(findings.map(({ code, path }) => `${code} ${path}`).sort()).toEqual([
      'DEV-0144 /VGMDeclarations/0/VGM/dateTime',
      'DEV-0144 /VGMDeclarations/0/VGM/location/locationName',
      'DEV-0144 /VGMDeclarations/0/holdingParty/partyName',
    ]);
  });

  test('what is no such message is a finding; segments without a place are told', () => {
    for (const text of ['', '<x/>', "UNH+1+CODECO:D:95B:UN'UNT+2+1'"])
      expect(decodeVermas(Buffer.from(text)).findings.map(({ code }) => code)).toContain('DEV-0143');
    const text =
      "UNH+1+VERMAS:D:24A:UN'BGM+749+1+9'EQD+CN+CSQU3054383'MEA+AAE+VGM+KGM:1'MEA+AAE+VGM+KGM:x'FTX+AAI+++hi'UNT+7+1'";
    expect(decodeVermas(Buffer.from(text)).unmapped.map(({ path }) => path)).toEqual([
      '/messages/0/3/MEA',
      '/messages/0/4/FTX',
    ]);
  });
});
