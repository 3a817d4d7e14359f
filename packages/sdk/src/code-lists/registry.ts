/** Every code list with its title and edition; the text of each is parsed at its first use. @module */

import { hsChapters } from './chapters.ts';
import adminDivisions from './data/admin-divisions.generated.ts';
import ciqOffices from './data/ciq-offices.generated.ts';
import containerSpecs from './data/container-specs.generated.ts';
import correlationReasons from './data/correlation-reasons.generated.ts';
import countries from './data/countries.generated.ts';
import currencies from './data/currencies.generated.ts';
import customsOffices from './data/customs-offices.generated.ts';
import dangerousPackSpecs from './data/dangerous-pack-specs.generated.ts';
import decChannels from './data/dec-channels.generated.ts';
import domesticDistricts from './data/domestic-districts.generated.ts';
import dutyModes from './data/duty-modes.generated.ts';
import edocTypes from './data/edoc-types.generated.ts';
import enterpriseQualifications from './data/enterprise-qualifications.generated.ts';
import entryExitPorts from './data/entry-exit-ports.generated.ts';
import ftaAgreements from './data/fta-agreements.generated.ts';
import goodsAttributes from './data/goods-attributes.generated.ts';
import levyNature from './data/levy-nature.generated.ts';
import licenseDocs from './data/license-docs.generated.ts';
import originRegions from './data/origin-regions.generated.ts';
import packageKinds from './data/package-kinds.generated.ts';
import permitTypes from './data/permit-types.generated.ts';
import ports from './data/ports.generated.ts';
import purposes from './data/purposes.generated.ts';
import tradeModes from './data/trade-modes.generated.ts';
import transactionModes from './data/transaction-modes.generated.ts';
import transportModes from './data/transport-modes.generated.ts';
import units from './data/units.generated.ts';
import type { ListEdition } from './edition.ts';
import * as EDITIONS from './editions.ts';
import isoCountries from './iso/countries.ts';
import isoCurrencies from './iso/currencies.ts';
import { decEntryTypes, decOperationTypes } from './small.ts';
import { unPlaces } from './un/places.ts';
import { unTransportModes } from './un/transport-modes.ts';
import { unUnits } from './un/units.ts';

const { TABLES } = EDITIONS;

type Listed = readonly [en: string, zh: string, edition: ListEdition, rows: string];

/** Keeps the names and not the rows in the type: declarations would hold the lists once more. */
const named = <Name extends string>(lists: Readonly<Record<Name, Listed>>): Readonly<Record<Name, Listed>> => lists;

/** Name → English title, Chinese title, edition, rows. */
export const REGISTRY = named({
  'cn-customs-offices': ['Customs offices', '关区代码', TABLES, customsOffices],
  'cn-transport-modes': ['Transport modes', '运输方式', TABLES, transportModes],
  'cn-trade-modes': ['Supervision modes', '监管方式', EDITIONS.EXTENDED_TABLES, tradeModes],
  'cn-levy-nature': ['Nature of levy', '征免性质', TABLES, levyNature],
  'cn-countries': ['Countries and regions', '国别（地区）', TABLES, countries],
  'cn-ports': ['Ports', '港口', TABLES, ports],
  'cn-domestic-districts': ['Domestic districts', '国内地区', TABLES, domesticDistricts],
  'cn-transaction-modes': ['Trade terms', '成交方式', TABLES, transactionModes],
  'cn-currencies': ['Currencies', '货币', TABLES, currencies],
  'cn-container-specs': ['Container specifications', '集装箱规格', TABLES, containerSpecs],
  'cn-units': ['Units', '计量单位', TABLES, units],
  'cn-duty-modes': ['Duty modes', '征减免税方式', TABLES, dutyModes],
  'cn-package-kinds': ['Package kinds', '包装种类', TABLES, packageKinds],
  'cn-entry-exit-ports': ['Ports of entry and exit', '入离境口岸', TABLES, entryExitPorts],
  'cn-ciq-offices': ['Inspection offices', '检验检疫机关', TABLES, ciqOffices],
  'cn-correlation-reasons': ['Reasons of correlation', '关联理由', TABLES, correlationReasons],
  'cn-license-docs': ['Supporting documents', '监管证件', TABLES, licenseDocs],
  'cn-enterprise-qualifications': ['Enterprise qualifications', '企业资质', TABLES, enterpriseQualifications],
  'cn-purposes': ['Purposes', '用途', TABLES, purposes],
  'cn-origin-regions': ['Regions of origin', '原产地区', TABLES, originRegions],
  'cn-dangerous-pack-specs': ['Packagings of dangerous goods', '危包规格', TABLES, dangerousPackSpecs],
  'cn-goods-attributes': ['Attributes of goods', '货物属性', TABLES, goodsAttributes],
  'cn-admin-divisions': ['Administrative divisions', '国内行政区划', TABLES, adminDivisions],
  'cn-edoc-types': ['Electronic documents', '随附单证类别', TABLES, edocTypes],
  'cn-permit-types': ['Product licences', '许可证类别', TABLES, permitTypes],
  'cn-fta-agreements': ['Preferential trade agreements', '优惠贸易协定', EDITIONS.AGREEMENTS, ftaAgreements],
  'cn-dec-channels': ['Receipt channels', '回执渠道', EDITIONS.CHANNELS, decChannels],
  'cn-dec-entry-types': ['Kinds of declaration form', '报关单类型', EDITIONS.SPECIFICATION, decEntryTypes],
  'cn-dec-operation-types': ['Operations on a declaration', '操作类型', EDITIONS.SPECIFICATION, decOperationTypes],
  'hs-chapters': ['Chapters of the Harmonized System', '协调制度章', EDITIONS.CHAPTERS, hsChapters],
  'iso-countries': ['Countries', '国家和地区', EDITIONS.COUNTRIES, isoCountries],
  'iso-currencies': ['Currencies', '货币', EDITIONS.CURRENCIES, isoCurrencies],
  'un-places': ['Places of trade and transport', '贸易与运输地点', EDITIONS.PLACES, unPlaces],
  'un-transport-modes': ['Modes of transport', '运输方式', EDITIONS.MODES_OF_TRANSPORT, unTransportModes],
  'un-units': ['Units of measure', '计量单位', EDITIONS.UNITS_OF_MEASURE, unUnits],
});
