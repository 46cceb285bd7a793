'use client';
import { useEffect } from 'react';

/** Between two changes of the address, in milliseconds: browsers allow some hundred in half a minute. */
const ADDRESS_MS = 250;

/** Keeps what is shown in the address, so that a copied link or a reload shows the same. */
export function useAddress(search: string): void {
  useEffect(() => {
    const timer = setTimeout(() => {
      const { pathname, hash } = window.location;
      const next = search && `?${search}`;
      // The router gives up a page that it is on its way to when an address is written.
      if (next !== window.location.search) window.history.replaceState(null, '', `${pathname}${next}${hash}`);
    }, ADDRESS_MS);
    return () => clearTimeout(timer);
  }, [search]);
}
