/** Style of the plots; colours are those of the page. */
export const PLOTS_STYLE = `
.plots{display:grid;grid-template-columns:repeat(12,1fr);gap:16px;margin-top:24px}
.plots>section{grid-column:span 12;background:var(--paper);border:1px solid var(--line);border-radius:10px;padding:16px 20px;min-width:0}
.plots h2{margin:0 0 12px;font-size:16px}
@media(min-width:900px){.plots .outcome{grid-column:span 7}.plots .time{grid-column:span 5}}
.bars{width:100%;border-collapse:collapse;table-layout:auto}
.bars th,.bars td{border:0;white-space:normal;vertical-align:middle}
.bars th{text-align:left;font:inherit;font-size:14px;color:var(--ink);padding:5px 12px 5px 0;width:34%}
.bars th small{display:block;margin:0;font-size:12px;color:var(--soft)}
.bars .number{text-align:right;font-variant-numeric:tabular-nums;padding:5px 10px;white-space:nowrap}
.bars .share{color:var(--soft);font-size:13px}
.bars .track{width:45%;padding:5px 0}
.bars .track svg{display:block;width:100%;height:12px;background:var(--ground);border-radius:3px}
.findings-plot th{width:52%}.findings-plot .track{width:28%}
.plot svg{display:block;width:100%;height:auto}
.plot text{font-size:10px;fill:var(--soft);text-anchor:middle}
.plot .value{font-weight:600;fill:var(--ink)}
.plot .base{stroke:var(--line);stroke-width:1}
.shares{display:flex;flex-wrap:wrap;gap:4px 20px;margin:0 0 12px;color:var(--soft)}
.shares b{color:var(--ink)}
.lead{color:var(--soft);margin:8px 0 0}
.limits{list-style:none;margin:0;padding:0;display:grid;grid-template-columns:repeat(auto-fill,minmax(300px,1fr));gap:8px}
.limits li{background:var(--paper);border:1px solid var(--line);border-left:4px solid var(--attention);border-radius:8px;padding:8px 12px;overflow-wrap:anywhere}
.limits li.error{border-left-color:var(--bad)}
.limits span{color:var(--soft);font-size:13px;display:block}
@media(max-width:560px){.bars .share{display:none}.bars .track{width:28%}.bars th{width:auto}.findings-plot .track{display:none}}
@media print{.plots>section{break-inside:avoid}}
`;
