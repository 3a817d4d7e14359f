/**
 * Chinese customs codes with a true international twin. Each table is one to one, so both directions come from it; a
 * code that merely resembles a twin is left out and stays national (`cn:X`).
 *
 * @module
 */
import isoCountries from './iso/countries.ts';

/** GACC unit = UN/ECE Recommendation 20 common code. */
const UNITS =
  '006=SET 007=C62 009=HEA 011=H87 025=PR 030=MTR 032=MTK 033=MTQ 035=KGM 036=GRM 043=CEN 047=DTN 054=MIL 060=KVA 061=KWT 062=KWH 063=K6 067=FOT 070=TNE 071=LTN 072=STN 076=LBR 078=CWI 079=CWA 083=ONZ 084=CTM 086=YRD 088=INH 095=LTR 096=MLT 097=GLI 098=GLL 099=FTQ 110=YDK 111=FTK 116=HJ 127=DZN 129=GRO 147=KMT 149=4N';

/** GACC transport mode = UN/ECE Recommendation 19 mode. */
const MODES = '2=1 3=2 4=3 5=4 6=5 G=7';

function twins(table: string): readonly [forward: ReadonlyMap<string, string>, backward: ReadonlyMap<string, string>] {
  const pairs = table.split(' ').map((pair) => pair.split('=') as [string, string]);
  return [new Map(pairs), new Map(pairs.map(([national, international]) => [international, national]))];
}

const [UNIT_TO_REC20, REC20_TO_UNIT] = /* @__PURE__ */ twins(UNITS);
const [MODE_TO_REC19, REC19_TO_MODE] = /* @__PURE__ */ twins(MODES);
const [ALPHA2_TO_ALPHA3, ALPHA3_TO_ALPHA2] = /* @__PURE__ */ twins(
  isoCountries.replace(/^(..)\t(...)\t.*$/gm, '$1=$2').replaceAll('\n', ' '),
);

/** UN/ECE Rec 20 code of a Chinese customs unit (`035` → `KGM`). */
export const rec20OfUnit = (unit: string): string | undefined => UNIT_TO_REC20.get(unit);

/** Chinese customs unit of a UN/ECE Rec 20 code (`KGM` → `035`). */
export const unitOfRec20 = (code: string): string | undefined => REC20_TO_UNIT.get(code);

/** UN/ECE Rec 19 mode of a Chinese transport mode (`2` → `1`, sea). */
export const rec19OfTransportMode = (mode: string): string | undefined => MODE_TO_REC19.get(mode);

/** Chinese transport mode of a UN/ECE Rec 19 mode (`1` → `2`). */
export const transportModeOfRec19 = (mode: string): string | undefined => REC19_TO_MODE.get(mode);

/** ISO 3166-1 alpha-2 of an alpha-3 code. */
export const countryAlpha2 = (alpha3: string): string | undefined => ALPHA3_TO_ALPHA2.get(alpha3);

/** ISO 3166-1 alpha-3 of an alpha-2 code. */
export const countryAlpha3 = (alpha2: string): string | undefined => ALPHA2_TO_ALPHA3.get(alpha2);
