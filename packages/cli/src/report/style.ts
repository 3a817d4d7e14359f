/** The look of the report; one sheet, system fonts, readable in print and in the dark. */
export const STYLE = `
:root { color-scheme: light dark; --ink: #16202c; --soft: #5b6b7c; --line: #dfe5ec; --paper: #fff; --ground: #f4f6f9;
  --good: #1a7f4b; --moving: #2b6cb0; --attention: #b7791f; --bad: #c0392b; --held: #7b4fa3; }
@media screen and (prefers-color-scheme: dark) { :root { --ink: #e7ecf2; --soft: #9aa9b8; --line: #2d3947; --paper: #17202a; --ground: #0f151c;
  --good: #4cc38a; --moving: #63a4ff; --attention: #e0a83e; --bad: #f0736a; --held: #b58be0; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 15px/1.5 system-ui, "Segoe UI", "Noto Sans", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
header, main { max-width: 1080px; margin: 0 auto; padding: 0 24px; }
header { padding-top: 32px; }
.brand { margin: 0; color: var(--soft); font-weight: 600; letter-spacing: .04em; }
.brand span { font-weight: 400; }
h1 { margin: 4px 0 12px; font-size: 28px; line-height: 1.2; }
h2 { margin: 36px 0 12px; font-size: 18px; }
h3 { margin: 0 0 6px; font-size: 15px; }
small { color: var(--soft); font-weight: 400; margin-left: 8px; }
dl { display: flex; flex-wrap: wrap; gap: 4px 28px; margin: 0 0 20px; }
dl div { display: flex; gap: 8px; }
dt { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; }
.tiles { list-style: none; display: grid; grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); gap: 12px; padding: 0; margin: 0 0 16px; }
.tiles li { background: var(--paper); border: 1px solid var(--line); border-radius: 10px; padding: 14px 16px; }
.tiles b { display: block; font-size: 30px; line-height: 1.1; font-variant-numeric: tabular-nums; }
.tiles span { color: var(--soft); }
.tiles .good b { color: var(--good); } .tiles .moving b { color: var(--moving); } .tiles .bad b { color: var(--bad); } .tiles .held b { color: var(--held); }
.bar { display: block; width: 100%; height: 10px; border-radius: 5px; background: var(--line); }
rect.good { fill: var(--good); } rect.moving { fill: var(--moving); } rect.attention { fill: var(--attention); } rect.bad { fill: var(--bad); } rect.held { fill: var(--held); }
.withheld, .scroll, section > .findings { background: var(--paper); border: 1px solid var(--line); border-radius: 10px; }
.withheld { padding: 14px 16px; margin-bottom: 12px; border-left: 4px solid var(--held); break-inside: avoid; }
.findings { list-style: none; padding: 0; margin: 0; }
section > .findings { padding: 6px 16px; }
.findings li { padding: 2px 0 2px 12px; border-left: 3px solid var(--line); margin: 8px 0; }
.findings li:last-child { margin-bottom: 2px; }
.findings li.error { border-color: var(--bad); } .findings li.warning { border-color: var(--attention); }
.findings p { margin: 0; } .findings .where, .findings .source { color: var(--soft); font-size: 13px; }
.code { font: 600 12px/1 ui-monospace, Menlo, Consolas, monospace; background: var(--ground); border: 1px solid var(--line); border-radius: 4px; padding: 2px 5px; }
code { font: 13px ui-monospace, Menlo, Consolas, monospace; overflow-wrap: anywhere; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: 9px 14px; border-bottom: 1px solid var(--line); vertical-align: top; white-space: nowrap; }
tbody tr:last-child td { border-bottom: 0; }
th { color: var(--soft); font-size: 13px; font-weight: 600; }
.number { font-variant-numeric: tabular-nums; }
.state { font-weight: 600; } .why { white-space: normal; color: var(--soft); font-size: 13px; max-width: 260px; }
.state.good { color: var(--good); } .state.moving { color: var(--moving); } .state.attention { color: var(--attention); } .state.bad { color: var(--bad); }
.chip { display: inline-block; min-width: 22px; text-align: center; padding: 0 6px; margin-right: 4px; border-radius: 11px; font-size: 13px; line-height: 21px; color: #fff; text-decoration: none; background: var(--moving); }
.chip.good { background: var(--good); } .chip.attention { background: var(--attention); } .chip.bad { background: var(--bad); }
@media screen and (prefers-color-scheme: dark) { .chip { color: #0f151c; } }
main { padding-bottom: 48px; }
@media print { body { background: none; } .scroll { overflow: visible; } th, td { padding: 5px 8px; } }
`;
