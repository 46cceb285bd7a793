import type { ReactNode } from 'react';

/** A chart in one of its states. */
export interface Piece {
  /** In kebab case: its picture's name, too. */
  name: string;
  draw: () => ReactNode;
}
