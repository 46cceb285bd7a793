/** Where a key leads among `count` things in rows of `columns`; null: nowhere. */
export function rovedTo(key: string, at: number, count: number, columns: number): number | null {
  const stride = {
    ArrowLeft: columns > 1 ? -1 : 0,
    ArrowRight: columns > 1 ? 1 : 0,
    ArrowUp: -columns,
    ArrowDown: columns,
    Home: -at,
    End: count - 1 - at,
  }[key];
  if (!stride) return null;
  const to = at + stride;
  return to >= 0 && to < count ? to : null;
}
