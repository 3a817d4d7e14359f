import type { List } from '../../placing/place.ts';
import { COUNTRY, CURRENCY, DECIMAL, HS, TEXT, UNIT } from '../../placing/values.ts';
import { ADDITIONAL, PREVIOUS } from './documents.ts';

/** Goods items. */
export const GOODS: List = {
  key: 'GoodsShipment/GovernmentAgencyGoodsItem',
  path: ['items'],
  numbered: true,
  row: {
    places: [
      { key: 'SequenceNumeric', path: ['goodsItemNumber'], value: TEXT },
      { key: 'Commodity/Description', path: ['name'], value: TEXT },
      { key: 'Commodity/GoodsMeasure/TariffQuantity', path: ['statutoryQuantity', 'value'], value: DECIMAL },
      { key: 'Commodity/GoodsMeasure/TariffQuantity/@unitCode', path: ['statutoryQuantity', 'unit'], value: UNIT },
      { key: 'Commodity/InvoiceLine/ItemChargeAmount', path: ['totalPrice'], value: DECIMAL },
      { key: 'Commodity/InvoiceLine/ItemChargeAmount/@currencyID', path: ['currency'], value: CURRENCY },
      { key: 'Destination/CountryCode', path: ['destinationCountry'], value: COUNTRY },
    ],
    picked: [
      {
        list: 'Commodity/Classification',
        mark: 'IdentificationTypeCode',
        take: 'ID',
        parts: 'profile',
        path: ['hs', 'code'],
        value: HS,
      },
      {
        list: 'Origin',
        mark: 'TypeCode',
        take: 'CountryCode',
        parts: [['1', 2]],
        path: ['originCountry'],
        value: COUNTRY,
      },
      {
        list: 'Origin',
        mark: 'TypeCode',
        take: 'CountryCode',
        parts: [['2', 2]],
        path: ['preferentialOriginCountry'],
        value: COUNTRY,
      },
    ],
    lists: [ADDITIONAL('AdditionalDocument', 'documentLinks'), PREVIOUS('PreviousDocument')],
  },
};
