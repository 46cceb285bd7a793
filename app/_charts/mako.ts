/** Anchors of a perceptual, one-directional scale from dark to light, safe for colour-blind readers. */
const STOPS = [
  [11, 4, 5],
  [42, 24, 48],
  [61, 47, 92],
  [63, 75, 135],
  [56, 107, 153],
  [52, 139, 162],
  [60, 170, 170],
  [98, 201, 173],
  [170, 225, 189],
  [222, 245, 229],
] as const;

/** Colour of `share` (0 to 1); on a light page reversed, so that no gradient fades into the page. */
export function mako(share: number, dark: boolean): readonly [number, number, number] {
  const at = Math.min(1, Math.max(0, dark ? share : 1 - share)) * (STOPS.length - 1);
  const low = STOPS[Math.floor(at)]!;
  const high = STOPS[Math.min(STOPS.length - 1, Math.floor(at) + 1)]!;
  const mix = at - Math.floor(at);
  return [0, 1, 2].map((channel) => Math.round(low[channel]! + (high[channel]! - low[channel]!) * mix)) as [
    number,
    number,
    number,
  ];
}

/** The scale as the page's own gradient, from no gradient to the largest; the theme sets which end is dark. */
export const makoGradient = `linear-gradient(var(--mako-direction), ${STOPS.map((stop) => `rgb(${stop.join(' ')})`).join(', ')})`;
