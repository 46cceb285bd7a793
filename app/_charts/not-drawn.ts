/**
 * Stands in for d3-color and d3-time (next.config.js), 5 KiB gzipped that d3's scales bring for ranges of colours and
 * domains of dates: a scale here leads from numbers to pixels. Colours are tokens, and time has its own ticks.
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
