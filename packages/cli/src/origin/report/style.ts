/** What the page of origin adds to the look of the reports. */
export const ORIGIN_STYLE = `
.case { background: var(--paper); border: 1px solid var(--line); border-radius: 12px; padding: 20px 24px; margin: 20px 0; break-inside: avoid-page; }
.case > h2 { margin: 0 0 4px; display: flex; flex-wrap: wrap; gap: 8px 14px; align-items: baseline; }
.verdict { font-size: 14px; font-weight: 700; border-radius: 12px; padding: 1px 10px; color: #fff; }
.verdict.originating { background: var(--good); } .verdict.not-originating { background: var(--bad); } .verdict.undetermined { background: var(--attention); }
@media screen and (prefers-color-scheme: dark) { .verdict { color: #0f151c; } }
.lead { color: var(--soft); margin: 0 0 12px; }
.case h3 { margin: 24px 0 8px; }
.pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(420px, 1fr)); gap: 24px; align-items: start; }
figure { margin: 0; } figure svg { width: 100%; height: auto; display: block; overflow: visible; }
figcaption { color: var(--soft); font-size: 13px; margin-top: 8px; }
svg text { fill: var(--ink); font: 13px system-ui, "Noto Sans", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif; }
.waterfall text { text-anchor: middle; font-size: 11px; } .waterfall .axis { text-anchor: end; fill: var(--soft); } .waterfall .limit { text-anchor: start; fill: var(--bad); font-weight: 600; }
.waterfall .name { fill: var(--soft); } .waterfall .amount { font-variant-numeric: tabular-nums; }
.waterfall .grid { stroke: var(--line); } .waterfall .link { stroke: var(--soft); stroke-dasharray: 2 2; } .waterfall .threshold { stroke: var(--bad); stroke-dasharray: 6 3; }
rect.total { fill: var(--moving); } rect.minus { fill: var(--soft); opacity: .55; } rect.result { fill: var(--good); } rect.short { fill: var(--bad); }
.parties text { text-anchor: middle; } .parties .party { font-weight: 700; } .parties .share { font-size: 12px; font-variant-numeric: tabular-nums; }
.parties .ground { fill: var(--ground); stroke: var(--line); } .parties .shade { fill: var(--moving); } .parties .own .ground { stroke: var(--good); stroke-width: 3; }
.elsewhere { list-style: none; display: flex; flex-wrap: wrap; gap: 6px 16px; padding: 0; margin: 10px 0 0; color: var(--soft); } .elsewhere b { color: var(--ink); font-variant-numeric: tabular-nums; }
.tree { overflow-x: auto; } .tree svg { min-width: 560px; } .tree rect { fill: var(--ground); stroke: var(--line); } .tree .edge { fill: none; stroke: var(--line); stroke-width: 1.5; }
.tree .edge.taken { stroke: var(--good); stroke-width: 3; } .tree .taken rect { stroke: var(--good); stroke-width: 2; } .tree .failed text { fill: var(--soft); }
.steps { width: 100%; } .steps td { white-space: normal; padding: 6px 10px; } .steps td:first-child { white-space: nowrap; font-weight: 600; }
.yes { color: var(--good); } .no { color: var(--bad); } .open { color: var(--soft); }
.facts { display: grid; grid-template-columns: max-content 1fr; gap: 4px 18px; margin: 0; } .facts dt, .facts dd { margin: 0; }
@media print { .case { border: 0; padding: 0; } .pair { grid-template-columns: 1fr 1fr; } }
`;
