/**
 * Stands in for `reduce-css-calc` (next.config.js), which @visx/text asks for where lines of a label stand and which
 * brings a general calculator of 4.5 KiB gzipped to every chart: sums of products and quotients in em, and no more.
 */
export default function emCalc(expression: string): string {
  const terms = expression.replace(/calc|[()]|em/g, '').split(' + ');
  const em = terms.reduce((sum, term) => {
    const [first, sign, second = 1] = term.trim().split(' ');
    return sum + (sign === '/' ? Number(first) / Number(second) : Number(first) * Number(second));
  }, 0);
  if (Number.isNaN(em)) throw new Error(`"${expression}" is no sum of products in em`);
  return `${em}em`;
}
