/**
 * Stands in for d3-color, d3-time and d3-format (next.config.js), 7 KiB gzipped that d3's scales bring for ranges of
 * colours, domains of dates and the words of ticks: a scale here leads from numbers to pixels. Colours are tokens, time
 * has its own ticks, and every axis says itself how its ticks are written.
 */
function notHere(): never {
  throw new Error('scales of these pages lead from numbers to pixels: see app/_charts/not-drawn.ts');
}

export default notHere;
export {
  notHere as color,
  notHere as rgb,
  notHere as hsl,
  notHere as lab,
  notHere as hcl,
  notHere as cubehelix,
};
export { notHere as timeSecond, notHere as timeMinute, notHere as timeHour, notHere as timeDay };
export { notHere as timeWeek, notHere as timeMonth, notHere as timeYear };
export { notHere as utcSecond, notHere as utcMinute, notHere as utcHour, notHere as utcDay };
export { notHere as utcWeek, notHere as utcMonth, notHere as utcYear };
export { notHere as format, notHere as formatPrefix, notHere as formatSpecifier };
export { notHere as precisionFixed, notHere as precisionPrefix, notHere as precisionRound };
