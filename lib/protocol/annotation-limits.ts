/** How much people may write to a run. No zod here: pages import it. */
export const ANNOTATION_LIMITS = {
  nameCharacters: 200,
  noteCharacters: 10_000,
  tags: 20,
  tagCharacters: 40,
  bookmarks: 100,
  labelCharacters: 100,
} as const;

/** So long a deleted run can be brought back, in milliseconds. */
export const UNDO_MS = 10 * 60_000;
