import { readFileSync, readdirSync } from 'node:fs';
import { expect, it } from 'vitest';

/** Values replace each other and nothing eases, for everybody: then there is nothing to switch off for some. */
const STYLES = 'app/styles';
const MOVES = /(?<![\w-])(transition|animation|scroll-behavior)[\w-]*\s*:|@keyframes|@view-transition/;

it.each(readdirSync(STYLES))('%s moves nothing', (file) => {
  expect(readFileSync(`${STYLES}/${file}`, 'utf8')).not.toMatch(MOVES);
});
