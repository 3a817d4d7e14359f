/** Goods and containers of shipping instructions. @module */
import type { ShippingInstructions } from '../../documents/shipping-instructions/shipping-instructions.ts';
import { cargo, unique } from '../bill-of-lading/cargo.ts';
import { BOL } from '../bill-of-lading/catalogue.ts';
import type { Check, Report } from '../check.ts';
import { SIN } from './catalogue.ts';

type Equipment = NonNullable<ShippingInstructions['utilizedTransportEquipments']>[number];

/** The number of a container, whoever it belongs to. */
export const numberOf = ({ equipment, equipmentReference }: Equipment): string | undefined =>
  equipmentReference ?? equipment?.equipmentReference;

export const cargoCheck: Check<ShippingInstructions> = {
  codes: [
    BOL.unknownEquipment,
    BOL.equipmentTwice,
    BOL.referenceTwice,
    BOL.measureUnit,
    SIN.ownedUnsaid,
    SIN.carrierOwned,
    SIN.packaging,
    SIN.unknownHouseBill,
  ].map(({ code }) => code),
  source: 'DCSA EBL 3.0, ConsignmentItemShipper, UtilizedTransportEquipmentShipper',
  title: { en: 'Goods and containers of shipping instructions', zh: '托运指示的货物与集装箱' },
  check(document, _context, report) {
    const { consignmentItems = [], utilizedTransportEquipments = [], houseBillOfLadings = [] } = document;
    const containers = new Set<string>();
    for (const [index, one] of utilizedTransportEquipments.entries())
      container(`/utilizedTransportEquipments/${index}`, one, containers, report);
    const houseBills = new Set(houseBillOfLadings.map(({ houseBillOfLadingReference }) => houseBillOfLadingReference));
    for (const [index, { cargoItems = [], customsReferences }] of consignmentItems.entries()) {
      unique(`/consignmentItems/${index}/customsReferences`, customsReferences, report);
      for (const [at, item] of cargoItems.entries()) {
        const path = `/consignmentItems/${index}/cargoItems/${at}`;
        cargo(path, item, containers, report);
        if (item.outerPackaging === undefined) report(SIN.packaging, `${path}/outerPackaging`);
        const { houseBillOfLadingReference: house } = item;
        if (house !== undefined && houseBillOfLadings.length > 0 && !houseBills.has(house))
          report(SIN.unknownHouseBill, `${path}/houseBillOfLadingReference`, {
            found: house,
            related: [{ path: '/houseBillOfLadings' }],
          });
      }
    }
    unique('/customsReferences', document.customsReferences, report);
  },
};

function container(path: string, one: Equipment, containers: Set<string>, report: Report): void {
  const number = numberOf(one);
  if (number !== undefined && containers.has(number))
    report(
      BOL.equipmentTwice,
      `${path}/${one.equipmentReference === undefined ? 'equipment/' : ''}equipmentReference`,
      {
        found: number,
      },
    );
  if (number !== undefined) containers.add(number);
  const related = [{ path: `${path}/isShipperOwned` }];
  if (one.isShipperOwned === true && one.equipment === undefined)
    report(SIN.ownedUnsaid, `${path}/equipment`, { related });
  if (one.isShipperOwned === false && one.equipment !== undefined)
    report(SIN.carrierOwned, `${path}/equipment`, { related });
  unique(`${path}/customsReferences`, one.customsReferences, report);
}
