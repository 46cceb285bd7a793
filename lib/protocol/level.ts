/** How grave a finding is, from the least; no zod, for pages import it. */
export const LEVELS = ['info', 'warning', 'critical'] as const;
export type Level = (typeof LEVELS)[number];
