/** How D and G look on every chart of a run. */
export const D = { token: '--d', dash: [] as number[] } as const;
export const G = { token: '--g', dash: [5, 3] as number[] } as const;
