/** Colours of the page, for what is drawn on a canvas. */
export type Ink = (token: string) => string;

interface Layer {
  paint: (ink: Ink) => void;
  isVisible: boolean;
  isStale: boolean;
}

/**
 * One loop for all canvases of a page. It runs when something changed, and paints what changed and can be seen; the
 * rest is painted when it comes into view. The first change of a frame is painted in that frame, as soon as all of the
 * page has been told of it; what comes later in the same frame waits for the next one.
 */
const layers = new Map<Element, Layer>();
const inks = new Map<string, string>();
let isAsked = false;
let frame = 0;
/** The frame that was painted last, by its time. */
let paintedAt: CSSNumberish | null = null;
let unwatch: (() => void) | null = null;
let watcher: IntersectionObserver | null = null;

export interface Painter {
  /** Another drawing, painted in the next frame. */
  show: (paint: (ink: Ink) => void) => void;
  close: () => void;
}

export function openPainter(element: Element): Painter {
  watchPage();
  // Until the observer has spoken it counts as seen: nothing waits for a first picture.
  const layer: Layer = { paint: () => undefined, isVisible: true, isStale: false };
  layers.set(element, layer);
  watcher?.observe(element);
  return {
    show: (paint) => {
      layer.paint = paint;
      ask(layer);
    },
    close: () => {
      layers.delete(element);
      watcher?.unobserve(element);
      if (layers.size === 0) unwatch?.();
    },
  };
}

function ask(layer: Layer): void {
  layer.isStale = true;
  if (!layer.isVisible || isAsked) return;
  isAsked = true;
  if (paintedAt === document.timeline.currentTime) frame = requestAnimationFrame(paintStale);
  else queueMicrotask(paintStale);
}

function paintStale(): void {
  isAsked = false;
  paintedAt = document.timeline.currentTime;
  const style = getComputedStyle(document.documentElement);
  const ink = (token: string) => {
    let colour = inks.get(token);
    if (colour === undefined) inks.set(token, (colour = style.getPropertyValue(token).trim()));
    return colour;
  };
  for (const layer of layers.values()) {
    if (!layer.isStale || !layer.isVisible) continue;
    layer.isStale = false;
    layer.paint(ink);
  }
}

/** What has all canvases painted anew: the theme; and which of them can be seen. */
function watchPage(): void {
  if (unwatch) return;
  const onTheme = () => {
    inks.clear();
    for (const layer of layers.values()) ask(layer);
  };
  const scheme = matchMedia('(prefers-color-scheme: dark)');
  window.addEventListener('themechange', onTheme);
  scheme.addEventListener('change', onTheme);
  watcher = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      const layer = layers.get(target);
      if (!layer) continue;
      layer.isVisible = isIntersecting;
      if (layer.isStale) ask(layer);
    }
  });
  unwatch = () => {
    window.removeEventListener('themechange', onTheme);
    scheme.removeEventListener('change', onTheme);
    watcher?.disconnect();
    cancelAnimationFrame(frame);
    isAsked = false;
    inks.clear();
    unwatch = null;
  };
}
