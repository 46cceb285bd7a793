'use client';
import { lazyDialog } from './lazy-dialog';
import { useCommandKeys } from './use-command-keys';

const PaletteDialog = lazyDialog('Find a run, a page or an action', () => import('./palette'));
const KeysDialog = lazyDialog('Keys on this page', () => import('./key-list'));

/** The palette and the list of keys, for the pointer too; on a phone the palette alone, which has the list. */
export function Commands() {
  useCommandKeys();
  return (
    <>
      <PaletteDialog command="palette">
        <span className="wide">Find</span>
        <svg className="narrow" width="16" height="16" aria-hidden="true">
          <path
            d="M7 2a5 5 0 1 1-.01 0M10.6 10.6 14 14"
            fill="none"
            stroke="currentColor"
            strokeWidth="1.5"
          />
        </svg>
      </PaletteDialog>
      <KeysDialog command="keys">Keys</KeysDialog>
    </>
  );
}
