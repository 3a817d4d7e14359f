/** Style of the page of a shipment; colours are those of the report. @module */
export const PAGE_STYLE = `
header, main { max-width: 1480px; }
main { padding-bottom: 48px; }
.shipment { margin: 0 0 16px; color: var(--soft); overflow-wrap: anywhere; }
.tiles .attention b { color: var(--attention); }
.legend { display: flex; flex-wrap: wrap; gap: 6px 22px; color: var(--soft); font-size: 13px; margin: 18px 0 8px; }
.legend i { display: inline-block; width: 22px; height: 14px; margin: 0 8px 0 0; vertical-align: -2px; }
.grid { max-height: 82vh; overflow: auto; }
.grid table { font-size: 13px; border-collapse: separate; border-spacing: 0; }
.grid th, .grid td { padding: 5px 10px; white-space: normal; min-width: 118px; max-width: 230px; overflow-wrap: anywhere; }
.grid thead th { position: sticky; top: 0; z-index: 2; background: var(--paper); text-align: left; font-weight: 600; vertical-align: bottom; border-bottom: 2px solid var(--line); }
.grid thead small { display: block; margin: 0; font-size: 11px; overflow-wrap: anywhere; }
.grid tbody th { position: sticky; left: 0; z-index: 1; background: var(--paper); font-weight: 400; color: var(--soft); min-width: 150px; }
.grid thead th:first-child { left: 0; z-index: 3; }
.grid .part th { position: static; background: var(--ground); color: var(--ink); font-weight: 600; font-size: 12px; letter-spacing: .03em; padding: 7px 10px; }
.grid .wrong th { color: var(--ink); font-weight: 600; }
.grid .none { color: var(--line); }
.value { display: block; border-radius: 4px; padding: 1px 5px; margin: 1px -5px; border: 1px solid transparent; font-variant-numeric: tabular-nums; }
.value.error { --tone: var(--bad); } .value.warning { --tone: var(--attention); } .value.info { --tone: var(--moving); }
.value.error, .value.warning, .value.info { border-color: var(--tone); border-style: dashed; }
.value.fault { background: color-mix(in srgb, var(--tone) 16%, transparent); border-style: solid; font-weight: 600; }
.value a { display: inline-block; min-width: 17px; padding: 0 4px; border-radius: 9px; background: var(--tone); color: var(--paper); font: 600 11px/17px system-ui, sans-serif; text-align: center; text-decoration: none; }
.conflicts { list-style: none; margin: 0; padding: 0; display: grid; gap: 10px; grid-template-columns: repeat(auto-fill, minmax(440px, 1fr)); }
.conflicts li { --tone: var(--moving); display: flex; gap: 12px; background: var(--paper); border: 1px solid var(--line); border-left: 4px solid var(--tone); border-radius: 8px; padding: 10px 14px; break-inside: avoid; scroll-margin: 20px; }
.conflicts li.error { --tone: var(--bad); } .conflicts li.warning { --tone: var(--attention); }
.conflicts li:target { outline: 2px solid var(--tone); }
.conflicts .number { color: var(--tone); font-size: 17px; line-height: 1.3; min-width: 22px; text-align: right; }
.conflicts p { margin: 0 0 3px; overflow-wrap: anywhere; }
.conflicts .where, .conflicts .source, .repair { font-size: 12.5px; color: var(--soft); }
.conflicts .where code { font-size: 11.5px; }
.conflicts .at { color: var(--ink); }
.repair code { color: var(--good); }
.lead { color: var(--soft); font-size: 13px; margin-top: 22px; }
@media (max-width: 560px) { .conflicts { grid-template-columns: 1fr; } }
@page { size: A4 landscape; margin: 10mm; }
@media print {
  * { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  body { background: #fff; font-size: 11px; }
  header, main { max-width: none; padding: 0; }
  .grid { max-height: none; overflow: visible; border: 0; }
  .grid table { font-size: 8.5px; } .grid th, .grid td { min-width: 0; max-width: none; padding: 2px 4px; }
  .grid thead th, .grid thead th:first-child, .grid tbody th { position: static; }
  .grid tr { break-inside: avoid; } .grid .part, h2 { break-after: avoid; }
}
`;
