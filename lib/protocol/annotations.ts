import { z } from 'zod';
import { ANNOTATION_LIMITS } from './annotation-limits';

/** What people write to a run: its name, tags and notes, and bookmarks at steps of it. All of it is plain text. */
const LIMIT = ANNOTATION_LIMITS;

const line = (what: string, most: number) =>
  z
    .string()
    .trim()
    .min(1, { error: `${what} is empty; give 1 to ${most} characters` })
    .max(most, { error: `${what} is longer than ${most} characters; make it shorter` })
    // Of a line break or an escape a list makes a riddle.
    .refine((text) => !/\p{Cc}/u.test(text), { error: `${what} has a control character; take it out` });

export const runName = line('the name', LIMIT.nameCharacters);
const runTag = line('a tag', LIMIT.tagCharacters);
/** Each once. */
export const runTags = z
  .array(runTag)
  .transform((tags) => [...new Set(tags)])
  .refine((tags) => tags.length <= LIMIT.tags, {
    error: `a run has at most ${LIMIT.tags} tags; leave some out`,
  });
export const runNotes = z.string().max(LIMIT.noteCharacters, {
  error: `the notes are longer than ${LIMIT.noteCharacters} characters; make them shorter`,
});

/** A step that someone wants to find again. */
export const bookmark = z.object({ id: z.int(), step: z.int().min(0), label: z.string() });
export type Bookmark = z.infer<typeof bookmark>;
export const bookmarkBody = z.strictObject({
  step: z.int({ error: 'give a whole step, from 0 on' }).min(0, { error: 'give a whole step, from 0 on' }),
  label: line('the label', LIMIT.labelCharacters),
});

/** What is left out stays as it is; empty notes and tags take them away. */
export const annotateRunBody = z.strictObject({
  name: runName.optional(),
  notes: runNotes.optional(),
  tags: runTags.optional(),
});
export type AnnotateRunBody = z.infer<typeof annotateRunBody>;

/** A run that was deleted, and can be brought back until then. */
export const deletedRun = z.object({ id: z.int(), name: z.string(), purgedAt: z.number() });
export type DeletedRun = z.infer<typeof deletedRun>;
