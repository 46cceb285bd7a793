import { pageTokens } from '../page-tokens';
import { shadeStyles } from './heatmap';

export function reportStyles(): string {
  const shades = `${shadeStyles(false)}@media (prefers-color-scheme: dark){${shadeStyles(true)}}`;
  return `${pageTokens()}${shades}${STYLES}`.replace(/\s+/g, ' ');
}

const STYLES = `
*{box-sizing:border-box}
body{margin:0;background:var(--bg);color:var(--ink);font:13px/18px system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans',sans-serif;font-variant-numeric:tabular-nums}
main{max-width:1040px;margin:0 auto;padding:24px}
h1,h2,h3,h4,p,figure,ul,dl,dd{margin:0;padding:0}
h1{font-size:16px;line-height:24px;overflow-wrap:anywhere}
h2{font-size:13px;margin:0 0 8px}
h3{font-size:12px;line-height:16px}
h4{font-size:12px;line-height:16px;margin:6px 0 2px}
b{font-weight:600}
small{font-size:11px;color:var(--ink3)}
ul{list-style:none}
section{margin-top:28px}
.muted,.facts{color:var(--ink3)}
.facts{display:flex;flex-wrap:wrap;gap:2px 16px}
.chip{border:1px solid var(--line2);border-radius:4px;padding:0 6px;font-size:11px;color:var(--ink2);overflow-wrap:anywhere}
.sentence{font-size:22px;line-height:30px;letter-spacing:-.012em;margin:20px 0 8px;max-width:896px;text-wrap:pretty}
.broken{color:var(--crit);font-weight:600}
.pre{white-space:pre-wrap;overflow-wrap:anywhere;color:var(--ink2)}
.chart{margin-top:18px}
.chart figcaption{display:flex;flex-wrap:wrap;align-items:baseline;gap:2px 16px;font-size:12px;line-height:16px;color:var(--ink2);margin-bottom:6px}
.chart h3{color:var(--ink)}
.plot{position:relative;margin:0 112px 0 132px}
.plot svg{position:absolute;inset:0;width:100%;height:100%;display:block}
.plot svg.marks{overflow:visible}
.not-finite{fill:var(--crit)}
.tick,.end{position:absolute;transform:translateY(-50%);font-size:11px;line-height:12px;color:var(--ink3);white-space:nowrap}
.tick{right:calc(100% + 8px)}
.end{left:calc(100% + 8px);font-weight:600}
.end.quiet,.layers .end{font-weight:400}
.narrow{display:none}
.mark{display:inline-flex;align-items:center;gap:6px;white-space:nowrap}
.mark svg{flex:none}
.named{min-width:180px}
.said{min-width:240px}
.scale{width:72px;height:8px;margin:0 6px;vertical-align:-1px}
.ribbon{height:10px}
.ribbon+.ribbon{margin-top:6px}
.ribbon .tick,.ribbon .end{top:50%}
.steps{height:18px}
.steps span,.steps i{position:absolute;transform:translateX(-50%);font-size:11px;color:var(--ink3)}
.steps i{top:-4px;border:4px solid transparent;border-bottom-color:var(--ink2)}
.samples{display:grid;grid-template-columns:repeat(auto-fill,minmax(224px,1fr));gap:16px;margin-top:8px}
.samples img,.samples .points{width:100%;display:block;image-rendering:pixelated}
.points{box-shadow:inset 0 0 0 1px var(--line)}
.points path{stroke-width:2.5;stroke-linecap:round;opacity:.7;fill:none}
.points text{font-size:10px;fill:var(--ink3)}
.samples figcaption{font-size:11px;line-height:14px;color:var(--ink3);margin-top:4px}
.scroll{overflow-x:auto}
p+.scroll{margin-top:12px}
table{border-collapse:collapse;width:100%;font-size:12px;line-height:16px}
th,td{text-align:left;vertical-align:top;padding:4px 16px 4px 0;border-bottom:1px solid var(--line);overflow-wrap:anywhere}
th{font-weight:500;color:var(--ink3);min-width:120px}
.pairs th{width:200px}
td.n{text-align:right}
td.n,td.w{white-space:nowrap}
details{margin-top:12px}
summary{cursor:pointer;color:var(--ink2)}
footer{margin-top:40px;padding-top:12px;border-top:1px solid var(--line);color:var(--ink3);font-size:11px}
@media (max-width:639px){main{padding:16px}.plot{margin:0 78px 0 42px}.sentence{font-size:18px;line-height:25px}.samples{grid-template-columns:1fr 1fr}.narrow{display:inline}.wide{display:none}}
@media print{details>*{display:block}}
`;
