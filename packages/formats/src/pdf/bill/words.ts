/** Parts of a bill in words, each taken from the ledger as it is printed. @module */
import { countryName } from '../../country-name.ts';
import type { Ledger } from './ledger.ts';

export const joined = (texts: readonly string[], by: string): string => texts.filter((text) => text !== '').join(by);

/** `China (CN)`. */
export function country(ledger: Ledger, pointer: string): string {
  const code = ledger.text(pointer);
  const name = countryName(code);
  return name === code ? code : `${name} (${code})`;
}

/** An address over two or three lines. */
function addressLines(ledger: Ledger, pointer: string): readonly string[] {
  const field = (name: string): string => ledger.text(`${pointer}/${name}`);
  const box = field('POBox');
  return [
    joined([field('street'), field('streetNumber'), field('floor'), box === '' ? '' : `P.O. Box ${box}`], ', '),
    joined([field('postCode'), field('city'), field('stateRegion'), field('UNLocationCode')], ' '),
    country(ledger, `${pointer}/countryCode`),
  ];
}

export const contact = (ledger: Ledger, pointer: string): string =>
  joined(
    ['name', 'phone', 'email'].map((name) => ledger.text(`${pointer}/${name}`)),
    ', ',
  );

const tax = (ledger: Ledger, pointer: string): string =>
  joined(
    ['type', 'countryCode', 'value'].map((name) => ledger.text(`${pointer}/${name}`)),
    ' ',
  );

const identifier = (ledger: Ledger, pointer: string): string =>
  joined(
    ['codeListProvider', 'codeListName', 'partyCode'].map((name) => ledger.text(`${pointer}/${name}`)),
    ' ',
  );

function onPlatform(ledger: Ledger, pointer: string): string {
  const platform = ledger.text(`${pointer}/eblPlatform`);
  return platform === '' ? '' : `on 平台 ${platform}`;
}

/** A party as its box shows it: the printed address stands for the other ones. */
export function party(ledger: Ledger, pointer: string): string {
  const displayed = ledger.list(`${pointer}/displayedAddress`);
  const lines = displayed.length > 0 ? displayed : addressLines(ledger, `${pointer}/address`);
  return joined(
    [
      ledger.text(`${pointer}/partyName`),
      ...lines,
      ...(displayed.length > 0 || ledger.has(`${pointer}/address`) ? [] : ledger.list(`${pointer}/addressLines`)),
      ...ledger.each(`${pointer}/partyContactDetails`).map((one) => contact(ledger, one)),
      ...ledger.each(`${pointer}/taxLegalReferences`).map((one) => tax(ledger, one)),
      joined(
        [
          ...ledger.each(`${pointer}/identifyingCodes`).map((one) => identifier(ledger, one)),
          onPlatform(ledger, pointer),
        ],
        ' | ',
      ),
    ],
    '\n',
  );
}

/** Whom the goods are for: a name, somebody's order, or order alone. */
export function consignee(ledger: Ledger): string {
  const toOrder = ledger.flag('/isToOrder');
  const endorsee = party(ledger, '/documentParties/endorsee');
  const named = party(ledger, '/documentParties/consignee');
  const notified = ['consignee', 'endorsee'].some(
    (role) => ledger.flag(`/documentParties/${role}/isNotifyParty`) === true,
  );
  const order = toOrder !== true ? '' : endorsee === '' ? 'TO ORDER 凭指示' : 'TO THE ORDER OF 凭以下当事人指示';
  return joined([order, endorsee, named, notified ? 'Also notify party 同时为通知方' : ''], '\n');
}

export const notifyParties = (ledger: Ledger): string =>
  joined(
    ledger.each('/documentParties/notifyParties').map((one) => party(ledger, one)),
    '\n',
  );

/** A place by its printed name, or as precisely as it is known. */
export function place(ledger: Ledger, pointer: string, printed: string): string {
  const displayed = ledger.list(printed);
  const code = ledger.text(`${pointer}/UNLocationCode`);
  const name = ledger.text(`${pointer}/locationName`);
  const facility = ledger.text(`${pointer}/facilityName`);
  const city = joined([ledger.text(`${pointer}/city/city`), ledger.text(`${pointer}/city/stateRegion`)], ', ');
  const address = displayed.length > 0 ? [] : addressLines(ledger, `${pointer}/address`);
  return joined(
    [...displayed, joined([name, facility, city], ', '), ...address, code],
    displayed.length > 0 ? '\n' : ', ',
  );
}

const MODES: Readonly<Record<string, string>> = {
  VESSEL: 'Vessel 船舶',
  RAIL: 'Rail 铁路',
  TRUCK: 'Truck 公路',
  BARGE: 'Barge 驳船',
  MULTIMODAL: 'Multimodal 多式联运',
};

/** A mode of transport with its word; the code is printed too. */
export function mode(ledger: Ledger, pointer: string): string {
  const code = ledger.text(pointer);
  const words = MODES[code];
  return words === undefined ? code : `${words} ${code}`;
}

/** Every vessel and voyage. */
export const voyages = (ledger: Ledger): string =>
  joined(
    ledger
      .each('/transports/vesselVoyages')
      .map((one) =>
        joined(
          [
            ledger.text(`${one}/vesselName`),
            ledger.text(`${one}/carrierExportVoyageNumber`),
            ledger.text(`${one}/universalExportVoyageReference`),
          ],
          ' / ',
        ),
      ),
    '\n',
  );

/** A measure with its unit. */
export const measure = (ledger: Ledger, pointer: string): string =>
  joined([ledger.text(`${pointer}/value`), ledger.text(`${pointer}/unit`)], ' ');
