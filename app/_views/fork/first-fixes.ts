/** As many stand beside the sentence, and are ticked to begin with. */
export const FIRST_FIXES = 3;
