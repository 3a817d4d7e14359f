/** Style of the plots; colours are those of the page. */
export const PLOTS_STYLE = `
.bars{width:100%;border-collapse:collapse}
.bars th{text-align:left;font-weight:400;padding:.25rem .75rem .25rem 0;width:38%}
.bars th small{display:block;opacity:.7}
.bars .number{text-align:right;font-variant-numeric:tabular-nums;padding:.25rem .5rem;white-space:nowrap}
.bars .share{opacity:.7}
.bars .track{width:45%}
.bars .track svg{display:block;width:100%;height:.8rem}
.plot text{font-size:10px;fill:currentColor;text-anchor:middle}
.plot .value{font-weight:600}
.shares span{margin-right:1.5rem;white-space:nowrap}
@media(max-width:560px){.bars .track,.bars .share{display:none}.bars th{width:auto}}
`;
