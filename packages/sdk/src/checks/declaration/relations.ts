/** Places of a declaration that must agree with each other. One conflict is one finding with both places. @module */
import { type Definition, isDay } from '@kouan/core';
import { readAeoCode } from '../../aeo/code.ts';
import type { Declaration } from '../../documents/declaration/declaration.ts';
import type { Check, Report } from '../check.ts';
import { fixOf, replaceWith } from './fix.ts';
import { relationDefinitions as R } from './relation-catalogue.ts';

type Place = readonly [value: string | undefined, path: string];

/** Reports when both places say something and not the same. */
function agree(report: Report, definition: Definition, [found, path]: Place, [expected, other]: Place): void {
  if (found && expected && found !== expected)
    report(definition, path, { found, expected, related: [{ path: other }] });
}

/** Direction of a declaration → material it promises (note of the field). */
const MATERIAL = { import: '101040', export: '102053' } as const;
/** Flags of advance transit, northern and southern. */
const ADVANCE: ReadonlySet<string> = new Set(['3', '5']);
const ORDINARY: ReadonlySet<string> = new Set(['1', '6']);
/** Rec 19 modes whose voyage number is a date. */
const DATED: ReadonlySet<string> = new Set(['2', '5']);
/** Office, class of the document, IM, serial. */
const DOCUMENT_NAME = /^\d{4}(\d{8})IM\d{18}(\.pdf)?$/i;
const COMPACT = /^\d{4}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/;

/** Numbers that customs gave, against what stands beside them. */
function checkNumbers(document: Declaration, today: string | undefined, report: Report): void {
  const { declarationNumber = '', singleWindowNumber = '', declarationOffice, direction } = document;
  if (/^\d{18}$/.test(declarationNumber)) {
    const at = '/declarationNumber';
    agree(report, R.numberOffice, [declarationNumber.slice(0, 4), at], [declarationOffice, '/declarationOffice']);
    const year = Number(declarationNumber.slice(4, 8));
    const crossing = document.transport?.entryExitDate;
    // A declaration may come some weeks before or after the goods, so the next and the last year are possible.
    if (crossing !== undefined && Math.abs(year - Number(crossing.slice(0, 4))) > 1)
      report(R.numberYear, at, {
        found: String(year),
        expected: crossing,
        related: [{ path: '/transport/entryExitDate' }],
      });
    else if (today !== undefined && year > Number(today.slice(0, 4)))
      report(R.numberYear, at, { found: String(year), expected: today });
  }
  const letter = direction === 'import' ? 'I' : 'E';
  if (/^[IE]\d{17}$/.test(singleWindowNumber) && !singleWindowNumber.startsWith(letter))
    report(R.windowDirection, '/singleWindowNumber', {
      found: singleWindowNumber[0] ?? '',
      expected: letter,
      related: [{ path: '/direction' }],
    });
}

/** Flags of the header against the parts they speak of. */
function checkFlags(document: Declaration, report: Report): void {
  const { ediFlag = '', transitRelation, packages, transport } = document;
  if (ediFlag !== '' && !ADVANCE.has(ediFlag) && !ORDINARY.has(ediFlag))
    report(R.ediFlag, '/ediFlag', { found: ediFlag });
  const against = transitRelation === 'ordinary' ? ADVANCE : ORDINARY;
  if (transitRelation !== undefined && against.has(ediFlag))
    agree(report, R.ediRelation, [ediFlag, '/ediFlag'], [transitRelation, '/transitRelation']);
  const count = packages?.quantity;
  if (count !== undefined && !/^\d+$/.test(count)) {
    const whole = /^(\d+)\.0+$/.exec(count)?.[1];
    report(R.wholePackages, '/packages/quantity', { found: count, ...fixOf('/packages/quantity', whole) });
  }
  if (document.noOtherPackages === true && (document.otherPackages?.length ?? 0) > 0)
    report(R.otherPackages, '/noOtherPackages', { related: [{ path: '/otherPackages' }] });
  if (document.insurance?.basis === 'unit-price') report(R.insuranceBasis, '/insurance/basis', {});
  const { mode = '', voyageNumber, entryExitDate } = transport ?? {};
  if (DATED.has(mode) && voyageNumber && entryExitDate) {
    const expected = entryExitDate.replaceAll('-', '');
    const path = '/transport/voyageNumber';
    if (voyageNumber !== expected)
      report(R.dateVoyage, path, {
        found: voyageNumber,
        expected,
        related: [{ path: '/transport/entryExitDate' }, { path: '/transport/mode' }],
        // The same day in another form; another day may be the right one.
        ...(voyageNumber.replace(/[-/.]/g, '') === expected ? { fix: replaceWith(path, expected) } : {}),
      });
  }
}

/** Who operates the message against who keyed it, and the parties abroad. */
function checkPeople(document: Declaration, report: Report): void {
  const { operation, inputter } = document;
  agree(
    report,
    R.operatorCard,
    [operation?.cardNumber, '/operation/cardNumber'],
    [inputter?.cardNumber, '/inputter/cardNumber'],
  );
  // The table names the customs code; the field has room for the 18 characters of the credit code, which live files use.
  if (operation?.companyCode !== inputter?.socialCreditCode)
    agree(
      report,
      R.operatorCompany,
      [operation?.companyCode, '/operation/companyCode'],
      [inputter?.customsCode, '/inputter/customsCode'],
    );
  for (const name of ['overseasConsignor', 'overseasConsignee'] as const) {
    const code = document[name]?.code;
    const path = `/${name}/code`;
    const operator = readAeoCode(code ?? '');
    const declared = operator?.forms.declaration;
    if (code?.startsWith('AEO') && declared !== undefined && declared !== code)
      report(R.aeoCode, path, { found: code, expected: declared, ...fixOf(path, declared) });
    // Only a form that an authority has published makes a code wrong; it may be no AEO code at all.
    else if (code && operator?.fits === false && operator.certainty === 'official')
      report(R.aeoCode, path, { found: code, expected: `${operator.country} + ${operator.programme?.length}` });
  }
}

/** What each goods item says twice, or against the direction. */
function checkItems(document: Declaration, report: Report): void {
  document.items.forEach((item, row) => {
    const at = `/items/${row}`;
    const { secondQuantity, goodsItemNumber } = item;
    if (secondQuantity?.value !== undefined && secondQuantity.unit === undefined)
      report(R.secondUnit, `${at}/secondQuantity`, { found: secondQuantity.value });
    if (document.direction === 'import' && (item.manufacturerRegistration || item.manufacturerName))
      report(
        R.manufacturerImport,
        `${at}/${item.manufacturerRegistration ? 'manufacturerRegistration' : 'manufacturerName'}`,
        {
          related: [{ path: '/direction' }],
        },
      );
    for (const name of ['expiryDate', 'productionDates'] as const) {
      const text = item[name];
      if (!text || text.split(';').every((date) => COMPACT.test(date))) continue;
      const compact = text.replace(/\s/g, '').replace(/(\d{4})[-/.](\d{2})[-/.](\d{2})/g, '$1$2$3');
      const right = compact.split(';').every((date) => COMPACT.test(date));
      report(R.goodsDate, `${at}/${name}`, { found: text, ...fixOf(`${at}/${name}`, right ? compact : undefined) });
    }
    item.licences?.forEach((licence, index) => {
      const path = `${at}/licences/${index}`;
      const named = licence.goodsItemNumber;
      if (named && goodsItemNumber && named !== goodsItemNumber)
        report(R.licenceItem, `${path}/goodsItemNumber`, {
          found: named,
          expected: goodsItemNumber,
          related: [{ path: `${at}/goodsItemNumber` }],
          // The licence stands inside its item; only an item that is itself misnumbered leaves a doubt.
          ...fixOf(`${path}/goodsItemNumber`, goodsItemNumber === String(row + 1) ? goodsItemNumber : undefined),
        });
      licence.vehicles?.forEach((vehicle, place) => {
        const own = `${path}/vehicles/${place}`;
        agree(
          report,
          R.vehicleLicence,
          [vehicle.licenceNumber, `${own}/licenceNumber`],
          [licence.number, `${path}/number`],
        );
        agree(report, R.vehicleLicence, [vehicle.licenceType, `${own}/licenceType`], [licence.type, `${path}/type`]);
        if (vehicle.licenceType && vehicle.licenceType !== '408' && vehicle.licenceType !== '409')
          report(R.vehicleKind, `${own}/licenceType`, { found: vehicle.licenceType });
      });
    });
  });
}

/** Attachments, transit and royalties against the items and among themselves. */
function checkParts(document: Declaration, report: Report): void {
  const { electronicDocuments = [], materialPromises = [], transit, royalties, direction } = document;
  if (electronicDocuments.length > 0 || transit?.containerGoods !== undefined) {
    const items = new Set(document.items.map((item, row) => item.goodsItemNumber ?? String(row + 1)));
    electronicDocuments.forEach((paper, row) => {
      const at = `/electronicDocuments/${row}`;
      agree(report, R.documentClass, [DOCUMENT_NAME.exec(paper.id ?? '')?.[1], `${at}/id`], [paper.type, `${at}/type`]);
      paper.goodsItemNumbers?.forEach((item, index) => {
        if (!items.has(item)) report(R.documentItem, `${at}/goodsItemNumbers/${index}`, { found: item });
      });
    });
    const containers = new Set(transit?.containers?.map((container) => container.containerNumber));
    transit?.containerGoods?.forEach(({ goodsItemNumber, containerNumber }, row) => {
      const at = `/transit/containerGoods/${row}`;
      if (goodsItemNumber && !items.has(goodsItemNumber))
        report(R.transitItem, `${at}/goodsItemNumber`, { found: goodsItemNumber, related: [{ path: '/items' }] });
      if (containerNumber && !containers.has(containerNumber))
        report(R.transitContainer, `${at}/containerNumber`, {
          found: containerNumber,
          related: [{ path: '/transit/containers' }],
        });
    });
  }
  const other = MATERIAL[direction === 'import' ? 'export' : 'import'];
  materialPromises.forEach(({ code }, row) => {
    if (code === other)
      report(R.materialPromise, `/materialPromises/${row}/code`, {
        found: code,
        expected: MATERIAL[direction],
        related: [{ path: '/direction' }],
      });
  });
  for (const [begin, end] of [
    ['effectiveFrom', 'effectiveTo'],
    ['periodStart', 'periodEnd'],
  ] as const) {
    const [from = '', to = ''] = [royalties?.[begin], royalties?.[end]];
    if (isDay(from) && isDay(to) && to < from)
      report(R.royaltyPeriod, `/royalties/${end}`, {
        found: to,
        expected: from,
        related: [{ path: `/royalties/${begin}` }],
      });
  }
}

/** All of them. */
export const relationCheck: Check<Declaration> = {
  codes: Object.values(R).map((definition) => definition.code),
  source: 'Single Window DecMessage interface table',
  title: { en: 'Places that must agree', zh: '相互关联的栏目' },
  check(document, context, report) {
    checkNumbers(document, context.today, report);
    checkFlags(document, report);
    checkPeople(document, report);
    checkItems(document, report);
    checkParts(document, report);
  },
};
