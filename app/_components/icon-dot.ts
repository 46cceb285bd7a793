const ID = 'alert-icon';
const DOT = '<circle cx="24" cy="8" r="7.5" fill="#ff6f88" stroke="#14171c" stroke-width="2"/>';

/** Lays a red dot over the icon of the tab; answers how to take it away. */
export function showIconDot(): () => void {
  let isGone = false;
  void withDot().then((href) => {
    if (isGone || href === null) return;
    // Of several icons that fit as well, browsers take the last.
    const link = Object.assign(document.createElement('link'), {
      id: ID,
      rel: 'icon',
      type: 'image/svg+xml',
      href,
    });
    link.setAttribute('sizes', 'any');
    document.head.append(link);
  });
  return () => {
    isGone = true;
    document.getElementById(ID)?.remove();
  };
}

/** The page's own icon and the dot, as a data address; null where it cannot be had. */
async function withDot(): Promise<string | null> {
  const icon = document.querySelector<HTMLLinkElement>(`link[rel=icon]:not(#${ID})`);
  if (!icon) return null;
  try {
    const svg = await (await fetch(icon.href)).text();
    return `data:image/svg+xml,${encodeURIComponent(svg.replace('</svg>', `${DOT}</svg>`))}`;
  } catch {
    return null; // the server is away: the title says as much
  }
}
