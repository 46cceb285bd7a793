import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from './paths';

/** The pages' own colours, light or dark as the reader's system has it: what uses them has no script to choose. */
export const pageTokens = (): string =>
  readFileSync(join(packageRoot(), 'app/styles/tokens.css'), 'utf8')
    .replace(/\/\*[^]*?\*\//g, '')
    .replace(/:root\[data-theme='dark'\]\s*(\{[^}]*\})/, '@media (prefers-color-scheme: dark){:root$1}');
