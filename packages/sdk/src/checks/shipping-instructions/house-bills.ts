/** House bills under the bill that is asked for. @module */
import type { ShippingInstructions } from '../../documents/shipping-instructions/shipping-instructions.ts';
import { BOL } from '../bill-of-lading/catalogue.ts';
import { functionsOnce } from '../bill-of-lading/parties.ts';
import type { Check, Report } from '../check.ts';
import { SIN } from './catalogue.ts';
import { filedByCarrier } from './filings.ts';

type HouseBill = NonNullable<ShippingInstructions['houseBillOfLadings']>[number];
type HousePlace = NonNullable<HouseBill['placeOfAcceptance']>;

/** Package codes of Rec 21 for goods in bulk or unpacked: there is no number of them. */
const UNCOUNTED: ReadonlySet<string> = new Set('VY VS VR VQ VO VL NG NF NE VG'.split(' '));

export const houseBillCheck: Check<ShippingInstructions> = {
  codes: [
    BOL.functionTwice,
    SIN.houseBillTwice,
    SIN.houseNotify,
    SIN.housePlace,
    SIN.routeBegins,
    SIN.routeEnds,
    SIN.houseTraders,
    SIN.housePackages,
    SIN.houseEquipment,
  ].map(({ code }) => code),
  source: 'DCSA EBL 3.0, HouseBillOfLading',
  title: { en: 'House bills', zh: '分提单' },
  check(document, _context, report) {
    const filing = filedByCarrier(document);
    const numbers = new Set<string>();
    for (const [index, bill] of (document.houseBillOfLadings ?? []).entries()) {
      const path = `/houseBillOfLadings/${index}`;
      const { houseBillOfLadingReference: number, documentParties = {} } = bill;
      if (number !== undefined && numbers.has(number))
        report(SIN.houseBillTwice, `${path}/houseBillOfLadingReference`, { found: number });
      if (number !== undefined) numbers.add(number);
      if (bill.isToOrder === true && documentParties.notifyParty === undefined)
        report(SIN.houseNotify, `${path}/documentParties/notifyParty`, { related: [{ path: `${path}/isToOrder` }] });
      functionsOnce(`${path}/documentParties/other`, documentParties.other, report);
      if (filing !== undefined && bill.isCargoDeliveredInICS2Zone === true)
        for (const role of ['buyer', 'seller'] as const)
          if (documentParties[role] === undefined)
            report(SIN.houseTraders, `${path}/documentParties/${role}`, { found: role, related: [{ path: filing }] });
      route(path, bill, report);
      goods(path, bill, report);
    }
  },
};

/** The country of a place: its own, or that of its UN/LOCODE. */
const countryOf = ({ countryCode, UNLocationCode }: HousePlace): string | undefined =>
  countryCode ?? UNLocationCode?.slice(0, 2);

function route(path: string, bill: HouseBill, report: Report): void {
  const { routingOfConsignmentCountries: countries = [] } = bill;
  const ends = [
    ['placeOfAcceptance', SIN.routeBegins, 0],
    ['placeOfFinalDelivery', SIN.routeEnds, countries.length - 1],
  ] as const;
  for (const [field, definition, at] of ends) {
    const place = bill[field];
    if (place === undefined) continue;
    const { UNLocationCode, locationName, countryCode } = place;
    if (UNLocationCode === undefined && (locationName === undefined || countryCode === undefined))
      report(SIN.housePlace, `${path}/${field}`);
    const expected = countryOf(place);
    const found = countries[at];
    if (expected !== undefined && found !== undefined && found !== expected)
      report(definition, `${path}/routingOfConsignmentCountries/${at}`, {
        found,
        expected,
        related: [{ path: `${path}/${field}` }],
      });
  }
}

function goods(path: string, bill: HouseBill, report: Report): void {
  const containers = new Set(bill.utilizedTransportEquipments?.map((one) => one.equipmentReference));
  for (const [index, { cargoItems = [] }] of (bill.consignmentItems ?? []).entries())
    for (const [at, { equipmentReference, outerPackaging }] of cargoItems.entries()) {
      const item = `${path}/consignmentItems/${index}/cargoItems/${at}`;
      if (equipmentReference !== undefined && !containers.has(equipmentReference))
        report(SIN.houseEquipment, `${item}/equipmentReference`, { found: equipmentReference });
      if (outerPackaging === undefined || outerPackaging.numberOfPackages !== undefined) continue;
      if (!UNCOUNTED.has(outerPackaging.packageCode ?? ''))
        report(SIN.housePackages, `${item}/outerPackaging/numberOfPackages`);
    }
}
